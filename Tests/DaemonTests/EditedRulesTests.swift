import Civil
import Foundation
import Ledger
import LedgerSQLite
import Rounds
import Rules
import Scheduler
import Testing

@testable import Daemon

@Suite("Rules edited while something is open")
struct EditedRulesTests {
    private static let edited = TestRules.all.map { source in
        source.name == TestRules.plan.name
            ? TestRules.plan.replacing(
                "due: trước ngày 05/11/2025", with: "due: trước ngày 20/11/2025")
            : source
    }

    private func moved(_ desk: DeskBench) throws -> [String] {
        let id = ObligationID(
            occurrence: OccurrenceID(duty: "bao-cao", period: "2025"), unit: "bao-loc")
        return try desk.engine.ledger.notices(about: id).filter { $0.notice.key.kind == .moved }
            .map { "\($0.notice.key.stage) \($0.notice.key.due.iso) \($0.notice.key.role.text)" }
    }

    @Test("Who was told of a due day that a reload moves is told once (statement 37)")
    func reload() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-27T17:00")
        #expect(try moved(desk) == [])
        for _ in 1...2 {
            try desk.engine.adopt(
                try TestRules.read(Self.edited), templates: desk.engine.templates, now: desk.now)
        }
        #expect(try moved(desk) == ["edit-1 2025-11-19 head"])
        try desk.advance(to: "2025-10-28T17:00")
        #expect(try desk.sent("bao-loc").contains("moved edit-1 head"))
        // The rules no longer know the day that was told; the ledger does.
        let letter = try #require(try desk.letters(to: "baoloc@so.example").last)
        #expect(letter.contains("Hạn cũ: hết ngày 03/11/2025"), "\(letter)")
        // The calendar part of the same event, with a higher SEQUENCE.
        let calendars = try desk.calendars(to: "baoloc@so.example").map { calendar in
            calendar.components(separatedBy: "BEGIN:VEVENT").filter {
                $0.contains("UID:bao-cao/2025/bao-loc@")
            }.flatMap { $0.split(separator: "\r\n").filter { $0.hasPrefix("SEQUENCE:") } }
        }.filter { !$0.isEmpty }
        #expect(calendars.first == ["SEQUENCE:0"] && calendars.last == ["SEQUENCE:1"])
        try desk.remove()
    }

    @Test("So is who was told of one that an edit moved while the service was down")
    func restart() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-27T17:00")
        try desk.restart(Self.edited, previous: TestRules.all)
        try desk.restart(Self.edited, previous: Self.edited)
        #expect(try moved(desk) == ["edit-1 2025-11-19 head"])
        try desk.remove()
    }
}

import Civil
import Edits
import Foundation
import JSON
import Ledger
import Rules
import Scheduler
import Testing

@testable import Daemon
@testable import Desk

/// A ledger that an earlier release wrote, with days for keys, goes on under today's (statement 35):
/// `Fixture/dated-keys`, up to the evening of 23/03/2026.
@Suite("A ledger with days for keys")
struct DatedKeyTests {
    private static let fixture = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Fixture/dated-keys")

    private static func rules() throws -> [RuleSource] {
        try ["plan.yaml", "units.yaml", "vn.yaml"].map { name in
            let file = fixture.appendingPathComponent("rules/\(name)")
            return RuleSource(name: name, bytes: Array(try Data(contentsOf: file)))
        }
    }

    private static var ledger: String { fixture.appendingPathComponent("ledger.sqlite").path }

    private static func bench() throws -> GuardBench {
        try GuardBench(at: "2026-03-24T07:00", try rules(), ledger: ledger)
    }

    private static func desk() throws -> DeskBench {
        let root = NSTemporaryDirectory() + "hanchot-dated-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: "\(root)/state", withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: ledger, toPath: "\(root)/state/ledger.sqlite")
        return try DeskBench(try rules(), at: "2026-03-24T07:00", directory: root)
    }

    private func told(_ bench: GuardBench, _ period: String, _ unit: String) throws -> [String] {
        let id = ObligationID(
            occurrence: OccurrenceID(duty: "hai-lan", period: period), unit: unit)
        return try bench.engine.ledger.notices(about: id).map {
            "\($0.notice.key.stage) \($0.notice.key.due.iso)"
        }
    }

    private func edit(_ bench: GuardBench, _ text: String, _ other: String) throws {
        try bench.write(try Self.rules()[0].replacing(text, with: other))
    }

    @Test("Its keys stay, nothing is told again, and what comes has keys of today")
    func goesOn() throws {
        let bench = try Self.bench()
        #expect(try bench.held == nil)
        let opened = try bench.engine.ledger.openings().map { "\($0.occurrence)" }.sorted()
        #expect(
            opened == [
                "hai-lan/2026-01-10", "hai-lan/2026-01-25", "hai-lan/2026-02-10",
                "hai-lan/2026-02-25", "hai-lan/2026-03-10", "hai-lan/2026-03-25",
                "nua-nam/2026-03-12", "nua-nam/2026/2", "ram/2026-02-02", "ram/2026-03-03",
                "ram/2026-L02", "trong-han/2026-03-20",
            ])
        #expect(try bench.engine.ledger.counts().notices == 27)
        try bench.advance(to: "2026-04-01T07:00")
        #expect(
            try told(bench, "2026-03-25", "truong-a")
                == ["3d 2026-03-25", "0d 2026-03-25", "+1wd 2026-03-25"])
        #expect(try told(bench, "2026-03-10", "truong-a") == ["3d 2026-03-10"])
        let later = Set(try bench.engine.ledger.openings().map { "\($0.occurrence)" })
        #expect(later.subtracting(opened) == ["hai-lan/2026-04/1", "hai-lan/2026-04/2"])
        try bench.restart()
        #expect(try bench.engine.ledger.openings().count == later.count)
        try bench.remove()
    }

    @Test(
        "A day that an edit moves is a due date moved: no record is lost, nothing dropped or added")
    func moved() throws {
        let bench = try Self.bench()
        try edit(bench, "ngày 10 và ngày 25", "ngày 10 và ngày 26")
        #expect(try bench.reload().word == "held")
        let held = try #require(try bench.held)
        let edit = held.consequences
        #expect(edit.orphans.isEmpty && edit.withdrawn.isEmpty && edit.added.isEmpty)
        let march = try #require(
            edit.moved.first { $0.occurrence.period.hasPrefix("2026-03") })
        #expect(march.occurrence == OccurrenceID(duty: "hai-lan", period: "2026-03-25"))
        #expect(march.to == date("2026-03-26") && march.told > 0)
        #expect(try bench.reload(accepting: held.digest).word == "taken")
        try bench.advance(to: "2026-03-24T17:00")
        #expect(
            try told(bench, "2026-03-25", "truong-b") == ["3d 2026-03-25", "edit-1 2026-03-26"])
        try bench.remove()
    }

    @Test("So is a limit that an edit lengthens: what was received stays received")
    func limit() throws {
        let bench = try Self.bench()
        try edit(bench, "trong vòng 15 ngày", "trong vòng 30 ngày")
        #expect(try bench.reload().word == "held")
        let held = try #require(try bench.held)
        #expect(held.consequences.orphans.isEmpty && held.consequences.withdrawn.isEmpty)
        #expect(
            held.consequences.moved.map { "\($0.occurrence) \($0.to.iso)" }
                == ["trong-han/2026-03-20 2026-04-06"])
        #expect(try bench.reload(accepting: held.digest).word == "taken")
        let id = ObligationID(
            occurrence: OccurrenceID(duty: "trong-han", period: "2026-03-20"), unit: "truong-a")
        let state = try bench.engine.book.state(of: id, due: date("2026-04-06"))
        #expect(state.fulfilment == .received)
        try bench.remove()
    }

    @Test(
        "Status, why and entries find a period by the key that is held and by today's",
        arguments: ["2026-03-25", "2026-03/2"])
    func named(period: String) throws {
        let desk = try Self.desk()
        let call: JSONValue = [
            "duty": "hai-lan", "period": .string(period), "unit": "truong-b",
        ]
        let status = try desk.ask("Status", call)["obligations"]?.arrayValue ?? []
        #expect(status.compactMap { $0["period"]?.stringValue } == ["2026-03-25"])
        let why = try desk.ask("Why", call)["obligation"]
        #expect(why?["period"]?.stringValue == "2026-03-25")
        let entry = try desk.ask(
            "Receive", ["duty": "hai-lan", "units": ["truong-b"], "period": .string(period)])
        #expect(entry["events"]?.arrayValue?.count == 1)
        try desk.remove()
    }

    private func date(_ text: String) -> CivilDate {
        do { return try CivilDate(parsing: text) } catch { preconditionFailure("\(error)") }
    }
}

/// The same on a ledger of today, where no key is a day.
@Suite("An edit of one of several days in a period")
struct MovedPlaceTests {
    @Test("It moves a due date, and the day names the period before and after")
    func moved() throws {
        let fixture = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Fixture/dated-keys/rules")
        let rules = try ["plan.yaml", "units.yaml", "vn.yaml"].map { name in
            let bytes = try Data(contentsOf: fixture.appendingPathComponent(name))
            return RuleSource(name: name, bytes: Array(bytes))
        }
        let bench = try GuardBench(at: "2026-03-02T08:00", rules)
        try bench.advance(to: "2026-03-24T07:00")
        try bench.write(rules[0].replacing("ngày 10 và ngày 25", with: "ngày 10 và ngày 26"))
        #expect(try bench.reload().word == "held")
        let held = try #require(try bench.held)
        #expect(held.consequences.orphans.isEmpty && held.consequences.withdrawn.isEmpty)
        #expect(
            held.consequences.moved.filter { $0.occurrence.period == "2026-03/2" }
                .map { "\($0.occurrence) \($0.from.iso) \($0.to.iso)" }
                == ["hai-lan/2026-03/2 2026-03-25 2026-03-26"])
        #expect(try bench.reload(accepting: held.digest).word == "taken")
        let (plan, duty) = try #require(try bench.engine.rules.duty("hai-lan"))
        #expect(duty.key(ofPeriod: "2026-03-26", in: plan) == "2026-03/2")
        try bench.remove()
    }
}

import Foundation
import JSON
import Ledger
import Rounds
import Scheduler
import SourceText
import Spool
import Testing

@testable import Daemon
@testable import Desk

@Suite("A mail whose place in the spool is taken")
struct ObstructedMailTests {
    /// The desk on the morning of the reminders, with a folder where the first of their mails would go.
    private func obstructed() throws -> (desk: DeskBench, obstacle: String) {
        let rehearsal = try DeskBench(at: "2025-10-01T07:00")
        try rehearsal.advance(to: "2025-10-27T08:00")
        let known = Set(try rehearsal.engine.spool.list(.new).ids.map(\.text))
        try rehearsal.advance(to: "2025-11-05T17:00")
        let name = try #require(
            try rehearsal.engine.spool.list(.new).ids.map(\.text).first { !known.contains($0) })
        try rehearsal.remove()
        let desk = try DeskBench(at: "2025-10-01T07:00")
        let obstacle = "\(desk.directory)/spool/new/\(name).eml"
        try FileManager.default.createDirectory(
            atPath: obstacle, withIntermediateDirectories: true)
        return (desk, obstacle)
    }

    @Test("It waits, the others go on, and health says so until it can go in (statement 59)")
    func waits() throws {
        let (desk, obstacle) = try obstructed()
        try desk.advance(to: "2025-11-05T17:00")
        #expect(desk.engine.driver.obstructions.count == 1)
        let counts = try desk.engine.ledger.counts()
        #expect(counts.unspooled == 1 && counts.mails > 10)
        let trouble = try #require(
            Trouble.obstructed(desk.engine.driver.obstructions, since: desk.now))
        #expect(trouble.code == .spool && trouble.text.en.hasPrefix("1 mail can't be put"))
        // At night nothing is tried, and nothing is well again.
        try desk.advance(to: "2025-11-05T23:00")
        #expect(desk.engine.driver.obstructions.count == 1)
        try FileManager.default.removeItem(atPath: obstacle)
        try desk.advance(to: "2025-11-06T09:00")
        #expect(desk.engine.driver.obstructions.isEmpty)
        #expect(try desk.engine.ledger.counts().unspooled == 0)
        #expect(Trouble.obstructed(desk.engine.driver.obstructions, since: desk.now) == nil)
        try desk.remove()
    }

    @Test("Its address is forgotten: it was taken back, and nothing waits for it (22, 34)")
    func forgotten() throws {
        let (desk, obstacle) = try obstructed()
        try desk.advance(to: "2025-11-05T17:00")
        let id = try #require(desk.engine.driver.obstructions.keys.first)
        let address = try #require(try desk.engine.ledger.mail(id: id)?.recipient)
        let renamed = TestRules.all.map { $0.replacing(address, with: "moi@so.example") }
        try desk.restart(renamed)
        _ = try desk.ask("Forget", ["address": .string(address), "also_waiting": true])
        try FileManager.default.removeItem(atPath: obstacle)
        try desk.advance(to: "2025-11-06T09:00")
        #expect(try desk.engine.ledger.counts().unspooled == 0)
        let why = try desk.ask("Why", ["duty": "bao-cao", "unit": "bao-loc"])
        #expect(!"\(why)".contains("not in the spool yet"))
        try desk.restart(renamed)
        #expect(desk.engine.driver.obstructions.isEmpty)
        try desk.remove()
    }
}

import Civil
import Foundation
import Ledger
import LedgerSQLite
import Rounds
import Mail
import Rules
import Scheduler
import Spool
import Host
import Testing

@testable import Daemon
@testable import Workbench

/// A simulation is a promise: the service, with its ledger and spool, does the same.
struct SameAsServiceTests {
    /// What leaves: the notice's key, its time, and the mail that has it.
    private struct Departure: Hashable, Comparable, CustomStringConvertible {
        let at: Instant
        let key: String
        let mail: String

        var description: String { "\(at.local(offset: 7 * 3600).iso) \(key) in \(mail)" }

        static func < (a: Departure, b: Departure) -> Bool { (a.at, a.key) < (b.at, b.key) }
    }

    @Test(
        "The service sends what the simulation shows, in the same mails, through a year of events")
    func year() throws {
        let rules = try Shipped.rules()
        let script = try Shipped.rehearsal()
        let start = CivilDateTime(try Shipped.day("02/01/2025"), .midnight)
        let end = try Shipped.day("31/12/2025")
        let simulation = try Simulation(rules: rules, from: start.date, to: end, script: script)
        let zone = try #require(rules.plans.first?.zone)
        // What was due shortly before it was first started, the service may make up for; a
        // simulation takes it to have been running.
        let settled = zone.instant(of: CivilDateTime(try Shipped.day("15/03/2025"), .midnight))
        let simulated = simulation.notices.map {
            Departure(at: $0.notice.release, key: $0.notice.key.description, mail: $0.mail)
        }
        let sent = try serve(
            rules, script, from: zone.instant(of: start),
            through: zone.instant(of: CivilDateTime(end.adding(days: 1) ?? end, .midnight)))
        let expected = simulated.filter { $0.at >= settled }.sorted()
        let actual = sent.filter { $0.at >= settled }.sorted()
        #expect(expected.count > 300)
        #expect(Set(actual).subtracting(expected).sorted().prefix(5) == [])
        #expect(Set(expected).subtracting(actual).sorted().prefix(5) == [])
        #expect(actual.count == expected.count)
    }

    /// Runs the service's engine over the year, with the office recording its events as they come.
    private func serve(
        _ rules: RuleSet, _ script: [ScriptedEvent], from start: Instant, through end: Instant
    ) throws -> [Departure] {
        let root = FileManager.default.temporaryDirectory
            .appendingPathComponent("hanchot-same-\(UUID().uuidString)").path
        for name in ["state", "spool"] {
            try FileManager.default.createDirectory(
                atPath: "\(root)/\(name)", withIntermediateDirectories: true)
        }
        defer {
            do { try FileManager.default.removeItem(atPath: root) } catch {
                Issue.record("\(root) can't be removed: \(error)")
            }
        }
        let spool = try SpoolDirectory("\(root)/spool")
        let engine = try Engine(
            rules: rules, ledger: try SQLiteLedger(path: "\(root)/state/ledger"),
            spool: spool, journal: Journal(),
            tokenKeys: TokenKeys(
                current: try TokenKey(number: 1, secret: [UInt8](repeating: 7, count: 32))),
            now: start)
        var events = script[...]
        try engine.tick(now: start)
        while let next = [try engine.nextInstant(), events.first?.at].compactMap({ $0 }).min(),
            next < end
        {
            while let event = events.first, event.at <= next {
                events.removeFirst()
                guard case .event(let body) = event.what else { continue }
                _ = try engine.driver.enter(
                    body, to: event.obligations(in: rules, book: engine.book),
                    on: event.on, actor: "simulate", request: nil, now: event.at)
            }
            try engine.tick(now: next)
            try deliver(spool, at: next)
        }
        return try engine.ledger.notices(from: start, through: end).compactMap { item in
            item.mail.map {
                Departure(at: item.notice.release, key: item.notice.key.description, mail: $0)
            }
        }
    }

    /// As in a preview, what was put in the spool has left.
    private func deliver(_ spool: SpoolDirectory, at now: Instant) throws {
        let records = try spool.claim().ids.map { id in
            DeliveryRecord(
                id: id, outcome: .sent, cause: .accepted, attempts: 1,
                firstAttempt: now.microseconds, lastAttempt: now.microseconds, replyCode: 250,
                replyText: "ok")
        }
        #expect(spool.settle(records).isEmpty)
    }
}

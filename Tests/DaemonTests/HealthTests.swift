import Civil
import Control
import Foundation
import JSON
import Ledger
import Mail
import Rules
import SourceText
import Spool
import Testing

@testable import Daemon
@testable import Desk

@Suite("Health (statement 59)")
struct HealthTests {
    private static let start = "2025-10-01T07:00"

    /// A service's folders, which can be opened again and again.
    private struct Site {
        let directory = NSTemporaryDirectory() + "hanchot-health-\(UUID().uuidString)"

        init() throws {
            for source in TestRules.all { try write(source.bytes, to: "rules/\(source.name)") }
        }

        func write(_ bytes: [UInt8], to name: String) throws {
            let url = URL(fileURLWithPath: "\(directory)/\(name)")
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: url)
        }

        func remove(_ name: String) throws {
            try FileManager.default.removeItem(atPath: "\(directory)/\(name)")
        }

        /// Opens the service, ticks once at `now`, and asks it how it is.
        func troubles(
            at now: String = HealthTests.start, _ body: (Service) -> Void = { _ in }
        ) throws -> [JSONValue] {
            let service = try Service(
                ServiceOptions(
                    rules: [directory + "/rules"], state: directory + "/state",
                    spool: directory + "/spool",
                    clock: ServiceClock.Fast(start: try DeskBench.instant(now), rate: 1)))
            service.queue.dispatchQueue.sync {
                service.assumeIsolated { $0.wake() }
                body(service)
            }
            let snapshot = try #require(service.board.current)
            let desk = DeskAnswers(
                snapshot: snapshot, ledger: service.ledger,
                asker: .office)
            let reply = desk.answer(
                ControlCall(peer: DeskBench.office, method: "Status", parameters: [:]))
            guard case .success(let answer) = reply else { throw DeskFailure("\(reply)") }
            let health = try #require(answer["health"])
            let troubles = health["troubles"]?.arrayValue ?? []
            #expect(health["ok"]?.boolValue == troubles.isEmpty)
            for trouble in troubles {
                for name in ["text", "remedy"] {
                    let text: Bilingual = try #require(trouble[name]).decoded()
                    #expect(!text.vi.isEmpty && !text.en.isEmpty)
                }
            }
            return troubles
        }
    }

    private func codes(_ troubles: [JSONValue]) -> [String] {
        troubles.compactMap { $0["code"]?.stringValue }
    }

    @Test("A service in order has no trouble, at its first start and at its next")
    func well() throws {
        let site = try Site()
        #expect(codes(try site.troubles()) == [])
        #expect(codes(try site.troubles(at: "2025-10-27T08:00")) == [])
        try FileManager.default.removeItem(atPath: site.directory)
    }

    @Test("Rules that don't pass at a start run on the snapshot, and that is told since the start")
    func snapshot() throws {
        let site = try Site()
        _ = try site.troubles()
        try site.write(TestRules.plan.bytes + Array("\nx: [\n".utf8), to: "rules/plan.yaml")
        let troubles = try site.troubles()
        #expect(codes(troubles) == ["rules-snapshot"])
        #expect(troubles.first?["since"] == "2025-10-01T07:00:00+07:00")
        try site.write(TestRules.plan.bytes, to: "rules/plan.yaml")
        #expect(codes(try site.troubles()) == [])
        try FileManager.default.removeItem(atPath: site.directory)
    }

    @Test("A refused reload is told until one passes")
    func refused() throws {
        let site = try Site()
        try #expect(
            codes(
                site.troubles { service in
                    do {
                        try site.write(Array("x: [\n".utf8), to: "rules/plan.yaml")
                    } catch { Issue.record(error) }
                    service.assumeIsolated { _ = $0.reload() }
                }) == ["rules-refused"])
        try site.write(TestRules.plan.bytes, to: "rules/plan.yaml")
        try #expect(
            codes(
                site.troubles { service in service.assumeIsolated { _ = $0.reload() } }) == [])
        try FileManager.default.removeItem(atPath: site.directory)
    }

    @Test("Reply keys made anew, and a ledger that is gone, are told")
    func lost() throws {
        let site = try Site()
        _ = try site.troubles()
        #expect(codes(try site.troubles(at: "2025-10-27T08:00")) == [])
        try site.remove("state/reply-keys")
        #expect(codes(try site.troubles(at: "2025-10-27T09:00")) == ["reply-keys-new"])
        for name in ["", "-wal", "-shm"]
        where FileManager.default.fileExists(
            atPath: "\(site.directory)/state/ledger.sqlite\(name)")
        {
            try site.remove("state/ledger.sqlite\(name)")
        }
        let after = codes(try site.troubles(at: "2025-10-27T10:00"))
        #expect(after.contains("ledger-lost"))
        try FileManager.default.removeItem(atPath: site.directory)
    }

    @Test("A plan that runs on into a year whose days off nobody has announced is named")
    func calendar() throws {
        let site = try Site()
        let longer = TestRules.plan.replacing(
            "period: 01/01/2025 - 31/12/2025", with: "period: 01/01/2025 - 31/12/2026")
        try site.write(longer.bytes, to: "rules/plan.yaml")
        #expect(codes(try site.troubles(at: "2025-12-17T08:00")) == [])
        let troubles = try site.troubles(at: "2025-12-18T08:00")
        #expect(codes(troubles) == ["calendar-ending"])
        #expect(
            troubles.first?["text"]?["en"]
                == "the days off of 2026 aren't announced in the calendar of plan 'ke-hoach'")
        let announced = TestRules.calendar.replacing("[2025]", with: "[2025, 2026]")
        try site.write(announced.bytes, to: "rules/calendar.yaml")
        #expect(codes(try site.troubles(at: "2025-12-19T08:00")) == [])
        try FileManager.default.removeItem(atPath: site.directory)
    }

    @Test("Dead mail is told, since when, and what to do")
    func dead() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-27T08:00")
        let spool = desk.engine.spool
        let records = try spool.claim().ids.map { id in
            DeliveryRecord(
                id: id, outcome: .dead, cause: .refused, attempts: 1,
                firstAttempt: desk.now.microseconds, lastAttempt: desk.now.microseconds,
                replyCode: 554, replyText: "no")
        }
        #expect(!records.isEmpty && spool.settle(records).isEmpty)
        try desk.tick()
        let health = try #require(try desk.ask("Status")["health"])
        let trouble = try #require(health["troubles"]?.arrayValue?.first)
        #expect(health["ok"] == false && trouble["code"] == "mail-dead")
        #expect(trouble["since"] == "2025-10-27T08:00:00+07:00")
        let remedy = trouble["remedy"]?["en"]?.stringValue
        #expect(remedy?.contains("hanchot spool retry") == true)
        try desk.remove()
    }

    @Test(
        "A relay that isn't set, or refuses everything, is told at once; one that is away, after an hour",
        arguments: [
            (RelayTrouble.Kind.settings, 0, true), (.refusesAll, 0, true),
            (.unreachable, 0, false), (.unreachable, 3_600_000_001, true),
        ])
    func relay(kind: RelayTrouble.Kind, passed: Int64, isTold: Bool) throws {
        let since: Int64 = 1_000_000_000_000
        let counts = LedgerCounts(
            openings: 0, events: 0, notices: 0, waiting: 0, mails: 0, unspooled: 0,
            undelivered: 0, undeliveredSince: nil, dead: 0)
        let alarm = SpoolAlarm(
            counts,
            relay: RelayTrouble(
                kind, failures: 1, since: since, lastAttempt: since, nextAttempt: since,
                reason: "none is set"), now: since + passed)
        #expect((alarm != nil) == isTold)
        #expect(alarm.map { $0.trouble.code == .relay } ?? true)
        #expect(alarm.map { $0.trouble.since == Instant(microseconds: since) } ?? true)
    }

    @Test("What stops the service is named by its cause, since it began")
    func stopped() {
        let (early, late) = (Instant(microseconds: 1), Instant(microseconds: 2))
        var troubles = Troubles()
        troubles.raise(.stopped("x", kind: .full, since: early))
        troubles.raise(.stopped("y", kind: .full, since: late))
        troubles.raise(.stopped("z", kind: .damaged, since: late))
        #expect(troubles.all.map(\.code) == [.ledger, .diskFull])
        #expect(troubles[.diskFull]?.since == early)
        #expect(troubles[.diskFull]?.text.en == "the disk is full (y)")
        troubles.end(.diskFull)
        #expect(troubles.all.map(\.code) == [.ledger])
    }
}

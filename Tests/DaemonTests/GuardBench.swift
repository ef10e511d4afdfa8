import Civil
import Edits
import Foundation
import Ledger
import Rounds
import Rules
import Scheduler
import Testing

@testable import Daemon
@testable import Desk

/// A service's state, spool and rules in a directory of its own, opened as a start does and told of
/// edits as a reload does, on a clock that the test moves.
final class GuardBench {
    let root = NSTemporaryDirectory() + "hanchot-guard-\(UUID().uuidString)"
    private(set) var now: Instant
    private var opened: OpenedService?

    /// - Parameter ledger: the path of one to go on with.
    init(
        at start: String, _ rules: [RuleSource] = TestRules.all, ledger: String? = nil
    ) throws {
        now = try DeskBench.instant(start)
        for source in rules { try write(source) }
        if let ledger {
            try FileManager.default.createDirectory(
                atPath: "\(root)/state", withIntermediateDirectories: true)
            try FileManager.default.copyItem(
                atPath: ledger, toPath: "\(root)/state/ledger.sqlite")
        }
        try open()
    }

    func remove() throws {
        opened = nil
        try FileManager.default.removeItem(atPath: root)
    }

    private func open() throws {
        opened = try OpenedService(
            ServiceOptions(
                rules: ["\(root)/rules"], state: "\(root)/state", spool: "\(root)/spool",
                clock: ServiceClock.Fast(start: now, rate: 1)))
    }

    private var bench: OpenedService {
        get throws { try #require(opened) }
    }

    var engine: Engine { get throws { try bench.engine } }
    var held: HeldEdit? { get throws { try bench.editGuard.held } }

    /// Everything is let go of and read from the disk again.
    func restart() throws {
        opened = nil
        try open()
    }

    func write(_ source: RuleSource) throws {
        let file = URL(fileURLWithPath: "\(root)/rules/\(source.name)")
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(source.bytes).write(to: file)
    }

    /// The service's plan with `text` replaced.
    func edit(_ text: String, _ other: String) throws {
        try write(TestRules.plan.replacing(text, with: other))
    }

    func reload(accepting digest: String? = nil) throws -> EditGuard.Taking {
        guard case .checked(let checked, _) = try bench.store.read() else {
            throw DeskFailure("the edited rules don't pass")
        }
        return try bench.editGuard.take(checked, accepting: digest, now: now)
    }

    func lookAgain() throws { _ = try bench.editGuard.lookAgain(now: now) }

    func advance(to end: String) throws {
        let end = try DeskBench.instant(end)
        while let next = try engine.nextInstant(), next < end {
            now = max(now, next)
            try engine.tick(now: now)
        }
        now = end
        try engine.tick(now: now)
    }

    func receive(_ unit: String) throws -> Int64 {
        let id = ObligationID(
            occurrence: OccurrenceID(duty: "bao-cao", period: "2025"), unit: unit)
        let recorded = try engine.driver.enter(
            .received(number: "12/BC", none: false, note: nil), to: [id],
            on: DeskBench.zone.local(at: now).date, actor: "an", request: nil, now: now)
        return try #require(recorded.events.first)
    }

    /// What people mean by a duty and a unit.
    var names: ControlNames { get throws { ControlNames(rules: try engine.rules) } }

    func void(_ event: Int64, of unit: String) throws {
        let id = ObligationID(
            occurrence: OccurrenceID(duty: "bao-cao", period: "2025"), unit: unit)
        _ = try engine.driver.enter(
            .voided(event: event), to: [id], on: DeskBench.zone.local(at: now).date, actor: "an",
            request: nil, now: now)
    }

    /// All that the ledger holds, for comparing.
    var contents: [String] {
        get throws {
            let ledger = try engine.ledger
            let notices = try ledger.notices(
                from: Instant(microseconds: .min / 2), through: Instant(microseconds: .max / 2))
            return try ledger.tail(after: 0, limit: 10_000).map { "\($0)" }
                + notices.map { "\($0.key) \($0.notice.fate) \($0.notice.release)" }
                + ledger.openings().map { "\($0)" } + ["\(try ledger.standing())"]
                + ledger.settings(prefix: "").map { "\($0)" }.sorted()
        }
    }

    /// The last good day of the report, by the rules in force.
    var due: String {
        get throws {
            let (plan, duty) = try #require(try engine.rules.duty("bao-cao"))
            let id = OccurrenceID(duty: "bao-cao", period: "2025")
            return try #require(try engine.book.occurrence(id, duty: duty, plan: plan)).due.iso
        }
    }
}

extension EditGuard.Taking {
    /// The windows that were told and are others.
    var windows: [String] {
        guard case .taken(let edit?) = verdict else { return [] }
        return edit.windows.map { window in
            "\(window.occurrence) \(window.from?.lowerBound.iso ?? "-") "
                + "\(window.to?.lowerBound.iso ?? "-") told \(window.told)"
        }
    }

    /// `taken`, `held`, or `otherwise`.
    var word: String {
        switch verdict {
        case .taken: "taken"
        case .held: "held"
        case .otherwise: "otherwise"
        }
    }
}

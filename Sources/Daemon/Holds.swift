import Civil
import Control
import Ledger
import Rules
import Scheduler

/// What people told the running service to hold back (statements 27 and 29), and what the blast guard
/// holds. It outlives restarts: the ledger keeps it among its settings.
struct Holds: Sendable {
    /// By id.
    private(set) var silences: [String: Silence] = [:]
    /// Ids of the plans that are paused, whatever their rules say.
    private(set) var paused: Set<String> = []
    /// Up to when mass mail has been approved.
    private(set) var approvedThrough: Instant?
    /// Keys of the notices that the blast guard holds, as text.
    private(set) var held: [String] = []
    /// The modes of paused plans as their rules have them.
    private var modes: [String: Plan.Mode] = [:]

    init() {}

    init(_ ledger: LedgerStore) throws(LedgerError) {
        for (name, value) in try ledger.settings(prefix: Self.silencePrefix) {
            let id = String(name.dropFirst(Self.silencePrefix.count))
            silences[id] = Silence(id: id, setting: value)
        }
        paused = Set(
            try ledger.settings(prefix: Self.pausePrefix).keys
                .map { String($0.dropFirst(Self.pausePrefix.count)) })
        approvedThrough = try ledger.setting(Self.approvalName)
            .flatMap { Int64($0) }.map(Instant.init(microseconds:))
        held = try ledger.setting(Self.heldName)?.split(separator: "\n").map(String.init) ?? []
    }

    private static let silencePrefix = "silence:"
    private static let pausePrefix = "paused:"
    private static let approvalName = "blast-approved"
    private static let heldName = "blast-held"

    /// The rules with the plans paused that are.
    mutating func applied(to rules: RuleSet) -> RuleSet {
        var rules = rules
        for index in rules.plans.indices {
            let plan = rules.plans[index]
            if paused.contains(plan.id) {
                if plan.mode != .paused || modes[plan.id] == nil { modes[plan.id] = plan.mode }
                rules.plans[index].mode = .paused
            } else if let mode = modes.removeValue(forKey: plan.id) {
                if plan.mode == .paused { rules.plans[index].mode = mode }
            }
        }
        return rules
    }

    /// A number that no silence has.
    var nextSilence: Int { (silences.keys.compactMap { Int($0) }.max() ?? 0) + 1 }

    /// Those that hold now or will.
    func silences(after now: Instant) -> [Silence] {
        silences.values.filter { $0.end.map { now < $0 } ?? true }.sorted { $0.id < $1.id }
    }

    // MARK: Changing

    mutating func pause(_ plan: String, _ ledger: LedgerStore) throws(LedgerError) {
        try ledger.set(Self.pausePrefix + plan, to: "")
        paused.insert(plan)
    }

    mutating func resume(_ plan: String, _ ledger: LedgerStore) throws(LedgerError) {
        try ledger.set(Self.pausePrefix + plan, to: nil)
        paused.remove(plan)
    }

    mutating func add(_ silence: Silence, _ ledger: LedgerStore) throws(LedgerError) {
        try ledger.set(Self.silencePrefix + silence.id, to: silence.setting)
        silences[silence.id] = silence
    }

    mutating func lift(_ id: String, _ ledger: LedgerStore) throws(LedgerError) {
        try ledger.set(Self.silencePrefix + id, to: nil)
        silences[id] = nil
    }

    mutating func approve(through now: Instant, _ ledger: LedgerStore) throws(LedgerError) {
        try ledger.set(Self.approvalName, to: String(now.microseconds))
        approvedThrough = now
    }

    mutating func hold(_ keys: [String], _ ledger: LedgerStore) throws(LedgerError) {
        guard keys != held else { return }
        try ledger.set(Self.heldName, to: keys.isEmpty ? nil : keys.joined(separator: "\n"))
        held = keys
    }
}

extension Silence {
    /// The last instant at which it holds, to the microsecond.
    var lastMoment: Instant? { end.map { Instant(microseconds: $0.microseconds - 1) } }

    /// The words are a file format: they never change.
    fileprivate var setting: String {
        JSONValue.object(compacting: [
            "plan": plan.map { .string($0) }, "duty": duty.map { .string($0) },
            "unit": unit.map { .string($0) }, "group": group.map { .string($0) },
            "start": .int(start.microseconds), "end": end.map { .int($0.microseconds) },
            "author": .string(author), "reason": .string(reason),
        ]).description
    }

    /// `nil` for what this program didn't write.
    fileprivate init?(id: String, setting: String) {
        let value: JSONValue
        do throws(JSONError) { value = try JSONValue(parsing: setting.utf8) } catch { return nil }
        guard let start = value["start"]?.intValue else { return nil }
        self.init(
            id: id, plan: value["plan"]?.stringValue, duty: value["duty"]?.stringValue,
            unit: value["unit"]?.stringValue, group: value["group"]?.stringValue,
            start: Instant(microseconds: start),
            end: value["end"]?.intValue.map(Instant.init(microseconds:)),
            author: value["author"]?.stringValue ?? "", reason: value["reason"]?.stringValue ?? "")
    }
}

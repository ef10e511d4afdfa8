package import Civil
internal import JSON
internal import Ledger
package import Rules
package import Scheduler

/// What people told the running service to hold back (statements 27 and 29), and what the blast guard
/// holds. It outlives restarts: the ledger keeps it among its settings.
package struct Holds: Sendable {
    /// By id.
    package private(set) var silences: [String: Silence] = [:]
    /// Ids of the plans that are paused, whatever their rules say.
    package private(set) var paused: Set<String> = []
    /// Up to when mass mail has been approved.
    package private(set) var approvedThrough: Instant?
    /// Keys of the notices that the blast guard holds, as text.
    package private(set) var held: [String] = []
    /// The modes of paused plans as their rules have them.
    private var modes: [String: Plan.Mode] = [:]

    package init() {}

    init(_ ledger: any LedgerReading) throws(LedgerError) {
        for (name, value) in try ledger.settings(prefix: Self.silencePrefix) {
            let id = String(name.dropFirst(Self.silencePrefix.count))
            silences[id] = Silence(id: id, setting: value)
        }
        paused = Set(
            try ledger.settings(prefix: Self.pausePrefix).keys
                .map { String($0.dropFirst(Self.pausePrefix.count)) })
        let blast = try ledger.settings(prefix: Self.blastPrefix)
        approvedThrough = blast[Self.approvalName]
            .flatMap { Int64($0) }.map(Instant.init(microseconds:))
        held = blast[Self.heldName]?.split(separator: "\n").map(String.init) ?? []
    }

    private static let silencePrefix = "silence:"
    private static let pausePrefix = "paused:"
    private static let blastPrefix = "blast-"
    private static let approvalName = "blast-approved"
    private static let heldName = "blast-held"

    /// The rules with the plans paused that are.
    package mutating func applied(to rules: RuleSet) -> RuleSet {
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
    package var nextSilence: Int { (silences.keys.compactMap { Int($0) }.max() ?? 0) + 1 }

    /// Those that hold now or will.
    package func silences(after now: Instant) -> [Silence] {
        silences.values.filter { $0.end.map { now < $0 } ?? true }.sorted { $0.id < $1.id }
    }

    // MARK: Changing

    mutating func pause(_ plan: String, _ change: inout Change) {
        change.settings[Self.pausePrefix + plan] = ""
        paused.insert(plan)
    }

    mutating func resume(_ plan: String, _ change: inout Change) {
        change.settings.updateValue(nil, forKey: Self.pausePrefix + plan)
        paused.remove(plan)
    }

    mutating func add(_ silence: Silence, _ change: inout Change) {
        change.settings[Self.silencePrefix + silence.id] = silence.setting
        silences[silence.id] = silence
    }

    mutating func lift(_ id: String, _ change: inout Change) {
        change.settings.updateValue(nil, forKey: Self.silencePrefix + id)
        silences[id] = nil
    }

    mutating func approve(through now: Instant, _ change: inout Change) {
        change.settings[Self.approvalName] = String(now.microseconds)
        approvedThrough = now
    }

    /// An approval given under a wrong clock would hold until then; what was held is looked at anew.
    mutating func goBack(to instant: Instant, _ change: inout Change) {
        if let through = approvedThrough, through > instant {
            change.settings.updateValue(nil, forKey: Self.approvalName)
            approvedThrough = nil
        }
        hold([], &change)
    }

    /// Keeps in mind what the blast guard held; whether that is news.
    mutating func keep(_ hold: BlastHold, _ change: inout Change) -> Bool {
        let keys = Set(held).union(hold.notices.map(\.description)).sorted()
        let isNews = keys != held
        self.hold(keys, &change)
        return isNews
    }

    mutating func hold(_ keys: [String], _ change: inout Change) {
        guard keys != held else { return }
        change.settings.updateValue(
            keys.isEmpty ? nil : keys.joined(separator: "\n"), forKey: Self.heldName)
        held = keys
    }
}

extension Silence {
    /// The last instant at which it holds, to the microsecond.
    package var lastMoment: Instant? { end.map { Instant(microseconds: $0.microseconds - 1) } }

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

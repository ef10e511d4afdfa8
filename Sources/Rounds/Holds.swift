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
    /// Days that don't count for some units (statement 55), also for what opens later; in the order of
    /// entering.
    package var suspensions: [Suspension] { standing.map(\.suspension) }
    /// The same with since when each stands; `nil` where an earlier release entered it.
    package private(set) var standing: [Standing] = []

    package struct Standing: Sendable {
        let number: Int
        package let suspension: Suspension
        package let since: Instant?
    }

    /// The plans that are paused, whatever their rules say, by id: since when, `nil` where an earlier
    /// release paused one.
    package private(set) var pauses: [String: Instant?] = [:]
    package var paused: Set<String> { Set(pauses.keys) }
    /// Silences lifted and pauses ended by hand, in the order of their ends.
    package private(set) var ended: [EndedHold] = []
    /// Up to when mass mail has been approved.
    package private(set) var approvedThrough: Instant?
    /// Up to when nobody knows what has left: the ledger was restored then (statement 31).
    package private(set) var doubtfulThrough: Instant?
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
        standing = try ledger.settings(prefix: Self.suspensionPrefix)
            .compactMap { name, value in
                guard let number = Int(name.dropFirst(Self.suspensionPrefix.count)) else {
                    return nil
                }
                return Standing(number: number, setting: value)
            }.sorted { $0.number < $1.number }
        for (name, value) in try ledger.settings(prefix: Self.pausePrefix) {
            let plan = String(name.dropFirst(Self.pausePrefix.count))
            pauses.updateValue(Self.instant(value), forKey: plan)
        }
        ended = try ledger.settings(prefix: Self.endedPrefix)
            .sorted { Self.number($0.key) < Self.number($1.key) }
            .compactMap { EndedHold(setting: $0.value) }
        let blast = try ledger.settings(prefix: Self.blastPrefix)
        approvedThrough = Self.instant(blast[Self.approvalName])
        doubtfulThrough = Self.instant(blast[Self.doubtName])
        held = blast[Self.heldName]?.split(separator: "\n").map(String.init) ?? []
    }

    /// As another machine may have left them.
    func reread(_ ledger: any LedgerReading) throws(LedgerError) -> Holds {
        var found = try Holds(ledger)
        found.modes = modes
        return found
    }

    private static let silencePrefix = "silence:"
    private static let suspensionPrefix = "suspension:"
    private static let pausePrefix = "paused:"
    private static let endedPrefix = "ended-hold:"
    private static let blastPrefix = "blast-"
    private static let approvalName = "blast-approved"
    private static let heldName = "blast-held"
    private static let doubtName = "blast-doubtful"

    private static func number(_ name: String) -> Int {
        Int(name.dropFirst(endedPrefix.count)) ?? 0
    }

    private static func instant(_ text: String?) -> Instant? {
        text.flatMap { Int64($0) }.map(Instant.init(microseconds:))
    }

    /// What is noted in a ledger that is restored at `instant` without the record of what has left: what
    /// came due by then is held until somebody says.
    package static func doubting(through instant: Instant) -> Change {
        var change = Change()
        change.settings[doubtName] = String(instant.microseconds)
        return change
    }

    /// The rules with the plans paused that are.
    package mutating func applied(to rules: RuleSet) -> RuleSet {
        var rules = rules
        for index in rules.plans.indices {
            let plan = rules.plans[index]
            if pauses.keys.contains(plan.id) {
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

    mutating func pause(_ plan: String, now: Instant, _ change: inout Change) {
        if pauses.keys.contains(plan) { return }
        change.settings[Self.pausePrefix + plan] = String(now.microseconds)
        pauses.updateValue(now, forKey: plan)
    }

    mutating func resume(_ plan: String, now: Instant, _ change: inout Change) {
        guard let since = pauses.removeValue(forKey: plan) else { return }
        change.settings.updateValue(nil, forKey: Self.pausePrefix + plan)
        if let since, since < now {
            keep(EndedHold(paused: plan, since: since, until: now), &change)
        }
    }

    private mutating func keep(_ hold: EndedHold, _ change: inout Change) {
        ended.append(hold)
        change.settings["\(Self.endedPrefix)\(ended.count)"] = hold.setting
    }

    mutating func add(_ silence: Silence, _ change: inout Change) {
        change.settings[Self.silencePrefix + silence.id] = silence.setting
        silences[silence.id] = silence
    }

    mutating func add(_ suspension: Suspension, now: Instant, _ change: inout Change) {
        let new = Standing(
            number: (standing.last?.number ?? 0) + 1, suspension: suspension, since: now)
        change.settings["\(Self.suspensionPrefix)\(new.number)"] = new.setting
        standing.append(new)
    }

    mutating func remove(_ suspension: Suspension, _ change: inout Change) {
        for known in standing where known.suspension == suspension {
            change.settings.updateValue(nil, forKey: "\(Self.suspensionPrefix)\(known.number)")
        }
        standing.removeAll { $0.suspension == suspension }
    }

    mutating func lift(_ id: String, now: Instant, _ change: inout Change) {
        guard let silence = silences.removeValue(forKey: id) else { return }
        change.settings.updateValue(nil, forKey: Self.silencePrefix + id)
        if let hold = EndedHold(silence, lifted: now) { keep(hold, &change) }
    }

    mutating func approve(through now: Instant, _ change: inout Change) {
        change.settings[Self.approvalName] = String(now.microseconds)
        approvedThrough = now
        trust(&change)
    }

    /// Somebody has said what becomes of what was in doubt.
    mutating func trust(_ change: inout Change) {
        guard doubtfulThrough != nil else { return }
        change.settings.updateValue(nil, forKey: Self.doubtName)
        doubtfulThrough = nil
    }

    /// An approval given under a wrong clock would hold until then; what was held is looked at anew.
    mutating func goBack(to instant: Instant, _ change: inout Change) {
        if let through = approvedThrough, through > instant {
            change.settings.updateValue(nil, forKey: Self.approvalName)
            approvedThrough = nil
        }
        let known = ended
        ended = known.compactMap { $0.ending(by: instant) }
        if ended != known {
            for place in known.indices {
                change.settings.updateValue(
                    ended.indices.contains(place) ? ended[place].setting : nil,
                    forKey: "\(Self.endedPrefix)\(place + 1)")
            }
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

extension Holds.Standing {
    /// The words are a file format: they never change.
    fileprivate var setting: String {
        JSONValue.object(compacting: [
            "units": .array(suspension.units.sorted().map { .string($0) }),
            "duty": suspension.duty.map { .string($0) }, "from": .string(suspension.from.iso),
            "until": .string(suspension.until.iso), "reason": .string(suspension.reason),
            "since": since.map { .int($0.microseconds) },
        ]).description
    }

    /// `nil` for what this program didn't write.
    fileprivate init?(number: Int, setting: String) {
        do {
            let value = try JSONValue(parsing: setting.utf8)
            guard let units = value["units"]?.arrayValue?.compactMap(\.stringValue),
                let from = value["from"]?.stringValue, let until = value["until"]?.stringValue
            else { return nil }
            self.init(
                number: number,
                suspension: Suspension(
                    units: Set(units), duty: value["duty"]?.stringValue,
                    from: try CivilDate(parsing: from), until: try CivilDate(parsing: until),
                    reason: value["reason"]?.stringValue ?? ""),
                since: value["since"]?.intValue.map(Instant.init(microseconds:)))
        } catch {
            return nil
        }
    }
}

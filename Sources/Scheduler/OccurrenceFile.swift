import Civil
internal import HashTreeCollections
import Rules

/// The entries about one occurrence, and how its obligations stand by them.
struct OccurrenceFile: Sendable {
    /// The members at the opening.
    var frozen: Set<String> = []
    /// Which set of members that is.
    var memberSet: Int?
    /// Those that joined and the heirs, in order of recording.
    private(set) var added: [String] = []
    /// Those that came in by entries that are void now: they owe nothing.
    private var out: Set<String> = []
    private(set) var units: TreeDictionary<String, [Event]> = [:]
    /// About all members alike.
    private(set) var shared: [Event] = []
    /// Of the units with entries of their own.
    private var standing: TreeDictionary<String, ObligationState.Fulfilment> = [:]
    private var counts: [ObligationState.Fulfilment: Int] = [:]

    mutating func add(_ event: Event) {
        let unit = event.obligation.unit
        if event.obligation.isEveryone {
            if shared.contains(where: { $0.id == event.id }) { return }
            shared.append(event)
            for unit in units.keys { judge(unit) }
            return
        }
        if units[unit]?.contains(where: { $0.id == event.id }) ?? false { return }
        units[unit, default: []].append(event)
        switch event.body {
        case .joined, .transferred:
            for unit in event.added where !added.contains(unit) {
                added.append(unit)
                if out.remove(unit) != nil { judge(unit) }
            }
        case .voided(let id): void(id, of: unit)
        case .received, .acknowledged, .submitted, .accepted, .returned, .extended, .extensionAsked,
            .unread, .settled, .waived, .cancelled, .reassigned, .occurred, .suspended:
            break
        }
        judge(unit)
    }

    /// Whoever came in by an entry that is void now is out again.
    private mutating func void(_ id: Int64, of unit: String) {
        guard let event = units[unit]?.first(where: { $0.id == id }), !event.added.isEmpty else {
            return
        }
        let entries = units.values.joined()
        let voided = Set(entries.compactMap(\.body.voids))
        let before = added
        added = []
        for event in entries.sorted(by: { $0.id < $1.id }) where !voided.contains(event.id) {
            for unit in event.added where !added.contains(unit) { added.append(unit) }
        }
        for unit in before where !added.contains(unit) && !frozen.contains(unit) {
            out.insert(unit)
            judge(unit)
        }
    }

    /// How a unit with entries of its own stands, if it owes anything.
    private mutating func judge(_ unit: String) {
        if let old = standing.removeValue(forKey: unit) { counts[old, default: 0] -= 1 }
        if out.contains(unit) || units[unit] == nil { return }
        let new = ObligationState(due: .min, events: events(of: unit)).fulfilment
        standing[unit] = new
        counts[new, default: 0] += 1
    }

    func events(of unit: String) -> [Event] {
        let own = units[unit] ?? []
        if shared.isEmpty { return own }
        return (own + shared).sorted { $0.id < $1.id }
    }

    func fulfilment(of unit: String) -> ObligationState.Fulfilment { standing[unit] ?? common }

    /// How those without entries of their own stand.
    private var common: ObligationState.Fulfilment {
        shared.isEmpty ? .open : ObligationState(due: .min, events: shared).fulfilment
    }

    /// Members with entries of their own, in order.
    var exceptions: [String] { units.keys.filter { !out.contains($0) }.sorted() }

    var hasEntries: Bool { !units.isEmpty || !shared.isEmpty }

    private var unexceptional: Int { max(0, frozen.count + added.count - standing.count) }

    var openCount: Int {
        counts[.open, default: 0] + (common == .open ? unexceptional : 0)
    }

    var census: Census {
        var counts = counts
        counts[common, default: 0] += unexceptional
        return Census(counts: counts)
    }
}

extension Event {
    /// The units that owe it too since then.
    fileprivate var added: [String] {
        switch body {
        case .joined: [obligation.unit]
        case .transferred(let heirs): heirs.map { obligation.child($0).unit }
        case .received, .acknowledged, .submitted, .accepted, .returned, .extended, .extensionAsked,
            .unread, .settled, .waived, .cancelled, .reassigned, .occurred, .suspended, .voided:
            []
        }
    }
}

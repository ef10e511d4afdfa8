package import Civil
internal import HashTreeCollections
package import Rules

/// What is known of occurrences and obligations: openings and events, folded on demand.
///
/// Its maps are persistent: a copy that somebody still reads costs nothing, and what is recorded
/// meanwhile copies a path in them, never the book.
///
/// Memory grows with openings and *events*: an obligation without events takes no room of its own,
/// and openings with the same members share them. What the scheduler asks at every tick is kept up
/// as events come in, so that nothing has to be looked for among all that is open.
package struct Book: Sendable {
    package private(set) var openings = Openings()
    private var files: TreeDictionary<OccurrenceID, OccurrenceFile> = [:]
    /// Every opening of a duty, in the order of opening.
    private var openingsByDuty: TreeDictionary<String, [OccurrenceID]> = [:]
    /// Those with something open.
    private var unfinishedByDuty: TreeDictionary<String, TreeSet<OccurrenceID>> = [:]
    /// Obligations whose due date an event may have moved.
    private var extended: TreeSet<ObligationID> = []
    /// Obligations about which something was asked that may still wait for the office.
    private(set) var asked: TreeSet<ObligationID> = []
    /// What passed to each unit from another one, whether it answers for it still or not.
    private var takenOver: TreeDictionary<String, TreeSet<ObligationID>> = [:]
    /// By hash, each with a number of its own.
    private var memberSets: TreeDictionary<Int, [MemberSet]> = [:]
    private var memberSetCount = 0
    /// By duty: what moves because of suspended days ends on a working day (statement 55).
    private var clocks: TreeDictionary<String, DueClock> = [:]

    /// The members that openings share, as frozen and to be looked up in.
    private struct MemberSet: Sendable {
        let number: Int
        let list: [String]
        let units: Set<String>
    }

    package init() {}

    /// Goes by the working days that `rules` know, from now on.
    package mutating func adopt(calendarsOf rules: RuleSet) {
        clocks = [:]
        for plan in rules.plans {
            for duty in plan.duties {
                clocks[duty.id] = DueClock(duty, calendar: plan.calendar)
            }
        }
    }

    /// Goes by other working days for one duty.
    package mutating func adopt(calendar: WorkingCalendar, of duty: Duty) {
        clocks[duty.id] = DueClock(duty, calendar: calendar)
    }

    func clock(of duty: String) -> DueClock? { clocks[duty] }

    /// Every opening, by occurrence.
    package struct Openings: Sendable {
        fileprivate var map: TreeDictionary<OccurrenceID, Opening> = [:]

        package subscript(id: OccurrenceID) -> Opening? { map[id] }
        package var values: some Sequence<Opening> { map.values }
        package var count: Int { map.count }
    }

    package mutating func add(_ opening: Opening) {
        let id = opening.occurrence
        guard openings[id] == nil else { return }
        let members = shared(opening.members)
        openings.map[id] = Opening(
            occurrence: id, openedAt: opening.openedAt, members: members.list)
        openingsByDuty[id.duty, default: []].append(id)
        files[id, default: OccurrenceFile()].frozen = members.units
        files[id, default: OccurrenceFile()].memberSet = members.number
        note(id)
    }

    /// An event that is known already changes nothing.
    package mutating func add(_ event: Event) {
        let id = event.obligation.occurrence
        files[id, default: OccurrenceFile()].add(event)
        switch event.body {
        case .extended, .suspended:
            extended.insert(event.obligation)
            judgeAsked(event.obligation)
        case .submitted, .extensionAsked, .unread: asked.insert(event.obligation)
        case .reassigned, .transferred:
            for passing in event.passings {
                takenOver[passing.unit, default: []].insert(passing.obligation)
            }
            judgeAsked(event.obligation)
        case .voided(let entry):
            handBack(entry, event.obligation)
            judgeAsked(event.obligation)
        case .received, .acknowledged, .accepted, .returned, .settled, .waived, .cancelled, .joined,
            .occurred:
            judgeAsked(event.obligation)
        }
        note(id)
    }

    /// What passed to others by an entry that is void now isn't theirs.
    private mutating func handBack(_ entry: Int64, _ id: ObligationID) {
        let events = events(of: id)
        guard let void = events.first(where: { $0.id == entry }) else { return }
        let voided = Set(events.compactMap(\.body.voids))
        let kept = Set(events.filter { !voided.contains($0.id) }.flatMap(\.passings))
        for passing in void.passings where !kept.contains(passing) {
            _ = takenOver[passing.unit]?.remove(passing.obligation)
        }
    }

    /// What was decided on, closed or taken back no longer waits; what a void brings back does again.
    private mutating func judgeAsked(_ id: ObligationID) {
        if id.isEveryone { return }
        if ObligationState(due: .min, events: events(of: id)).waitsForOffice {
            asked.insert(id)
        } else {
            asked.remove(id)
        }
    }

    private mutating func note(_ id: OccurrenceID) {
        guard openings[id] != nil, let file = files[id] else { return }
        if file.openCount > 0 {
            unfinishedByDuty[id.duty, default: []].insert(id)
        } else {
            _ = unfinishedByDuty[id.duty]?.remove(id)
        }
    }

    /// The same members as an earlier opening's, where there is one, so that they stand once.
    private mutating func shared(_ members: [String]) -> MemberSet {
        var hasher = Hasher()
        hasher.combine(members)
        let hash = hasher.finalize()
        if let known = memberSets[hash]?.first(where: { $0.list == members }) { return known }
        memberSetCount += 1
        let new = MemberSet(number: memberSetCount, list: members, units: Set(members))
        memberSets[hash, default: []].append(new)
        return new
    }

    /// The number of the members that an occurrence opened with: equal for those that share them.
    func memberSet(of occurrence: OccurrenceID) -> Int? { files[occurrence]?.memberSet }

    func hasEntries(_ occurrence: OccurrenceID) -> Bool { files[occurrence]?.hasEntries ?? false }

    /// Whether the unit is among the occurrence's own members, or joined them.
    package func isMember(_ unit: String, of occurrence: OccurrenceID) -> Bool {
        guard let file = files[occurrence] else { return false }
        return file.frozen.contains(unit) || file.added.contains(unit)
    }

    /// What passed to `unit` from another one; it may have passed on.
    func takenOver(by unit: String) -> TreeSet<ObligationID> { takenOver[unit] ?? [] }

    /// The entries about an obligation, and about its occurrence as a whole, in order of recording.
    package func events(of obligation: ObligationID) -> [Event] {
        files[obligation.occurrence]?.events(of: obligation.unit) ?? []
    }

    /// `due` is the occurrence's own last good day.
    package func state(of obligation: ObligationID, due: CivilDate) -> ObligationState {
        let events = events(of: obligation)
        return events.isEmpty
            ? ObligationState(due: due)
            : ObligationState(
                due: due, events: events, clock: clock(of: obligation.occurrence.duty))
    }

    /// How an obligation stands, without working out its days.
    package func fulfilment(of id: ObligationID) -> ObligationState.Fulfilment {
        files[id.occurrence]?.fulfilment(of: id.unit) ?? .open
    }

    /// The units of an occurrence: those frozen when it opened, those that joined, and heirs.
    package func members(of occurrence: OccurrenceID) -> [String] {
        let frozen = openings[occurrence]?.members ?? []
        guard let added = files[occurrence]?.added, !added.isEmpty else { return frozen }
        return frozen + added
    }

    /// Units with entries of their own: the exceptions among the members.
    package func exceptions(of occurrence: OccurrenceID) -> [String] {
        files[occurrence]?.exceptions ?? []
    }

    /// Every entry about an occurrence, in order of recording.
    package func entries(in occurrence: OccurrenceID) -> [Event] {
        guard let file = files[occurrence] else { return [] }
        return (file.units.values.joined() + file.shared).sorted { $0.id < $1.id }
    }

    /// Whether somebody else than the service entered something that rests on it: about who took the
    /// obligation over.
    package func isUsed(_ event: Event) -> Bool {
        guard case .transferred(let heirs) = event.body else { return false }
        return heirs.contains { heir in
            events(of: event.obligation.child(heir)).contains {
                !$0.isDecided && !$0.obligation.isEveryone
            }
        }
    }

    /// The occurrences about which something was entered, in order.
    package var recorded: [OccurrenceID] {
        files.compactMap { $0.value.hasEntries ? $0.key : nil }.sorted()
    }

    /// The openings of a duty in the order of opening.
    package func openings(of duty: String) -> [Opening] {
        (openingsByDuty[duty] ?? []).compactMap { openings[$0] }
    }

    /// The occurrences of a duty in which something is open, by period.
    package func unfinished(of duty: String) -> [OccurrenceID] {
        unfinishedByDuty[duty]?.sorted() ?? []
    }

    /// Whether it has ever opened an occurrence of the duty.
    func knows(duty: String) -> Bool { openingsByDuty[duty] != nil }

    /// Whether the unit has ever owed anything.
    func knows(unit: String) -> Bool {
        takenOver[unit] != nil || memberSets.values.joined().contains { $0.units.contains(unit) }
            || files.values.contains { $0.added.contains(unit) }
    }

    /// The duties that have ever opened an occurrence, in order.
    package var knownDuties: [String] { openingsByDuty.keys.sorted() }

    /// How many obligations of an occurrence stand how.
    package func census(of occurrence: OccurrenceID) -> Census {
        files[occurrence]?.census ?? Census(counts: [:])
    }

    /// The event that cancelled the occurrence as a whole and still holds.
    package func cancellation(of occurrence: OccurrenceID) -> Event? {
        guard let shared = files[occurrence]?.shared else { return nil }
        let voided = Set(shared.compactMap(\.body.voids))
        return shared.last { event in
            if case .cancelled = event.body { !voided.contains(event.id) } else { false }
        }
    }

    /// The obligations whose due date was moved by an extension or a suspension, for the agenda.
    package func moved(rules: RuleSet) -> [MovedDue] {
        var found: [MovedDue] = []
        // One letter may move a whole group: each occurrence is worked out once.
        for (id, obligations) in Dictionary(grouping: extended, by: \.occurrence) {
            guard let (plan, duty) = rules.duty(id.duty),
                let occurrence = occurrence(id, duty: duty, plan: plan)
            else { continue }
            for obligation in obligations {
                let state = state(of: obligation, due: occurrence.due)
                guard let movedAt = state.movedAt, state.isOpen else { continue }
                let hour = state.keepsHour ? occurrence.dueTime : nil
                found.append(MovedDue(obligation, due: state.due, hour: hour, movedAt: movedAt))
            }
        }
        return found.sorted { $0.obligation < $1.obligation }
    }
}

extension RuleSet {
    /// The duty with this id, or with the one that a ledger knows it by, and its plan.
    package func duty(_ id: String) -> (plan: Plan, duty: Duty)? {
        let id = ledgerNames.duties[id] ?? id
        for plan in plans {
            if let duty = plan.duties.first(where: { $0.id == id }) { return (plan, duty) }
        }
        return nil
    }

    package func plan(_ id: String) -> Plan? { plans.first { $0.id == id } }
}

/// The duties of a set of rules, each looked for once: the mails of a release ask for the same few.
package struct DutyFinder {
    private let rules: RuleSet
    private var known: [String: Duty] = [:]

    package init(_ rules: RuleSet) { self.rules = rules }

    /// The duty that a notice is about; `nil` for lists, and for what is gone.
    package mutating func duty(of notice: Notice) -> Duty? {
        notice.key.subject.obligation.flatMap { duty($0.occurrence.duty) }
    }

    /// The duty with this id.
    package mutating func duty(_ id: String) -> Duty? {
        if let duty = known[id] { return duty }
        let found = rules.duty(id)?.duty
        known[id] = found
        return found
    }
}

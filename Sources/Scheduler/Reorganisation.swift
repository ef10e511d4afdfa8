package import Civil
package import Rules

/// Units that begin, end and are succeeded while something is open (statements 9, 13 and 21).
/// Nothing that was owed disappears, and each step is recorded once.
extension DecisionMaker {
    /// The units that begin on `day` join what is open; what those owe that ended the day before
    /// passes on.
    mutating func reorganise(_ plan: Plan, on day: CivilDate, at: Instant) {
        let units = rules.registry.units
        let ended = Set(units.filter { $0.until?.adding(days: 1) == day }.map(\.id))
        let begun = units.filter { $0.from == day }
        for duty in plan.duties {
            let over = begun.isEmpty ? [] : joinable(duty, plan: plan, from: day)
            for occurrence in facts.book.unfinished(of: duty, plan: plan) + over
            where duty.expectsReport || occurrence.due >= day {
                var step = Reorganisation(
                    rules: rules, plan: plan, duty: duty, occurrence: occurrence,
                    suspensions: facts.suspensions, day: day, at: at)
                step.passOn(from: { ended.contains($0) }, book: facts.book)
                step.join(begun, book: facts.book)
                take(step)
            }
        }
    }

    /// What everybody has handed in before its day came: whoever begins until then owes it too, however
    /// quick the others were. An inspection that is done stays done: the next one counts from it.
    func joinable(_ duty: Duty, plan: Plan, from day: CivilDate) -> [Occurrence] {
        if case .afterCompletion = duty.schedule { return [] }
        guard duty.unitsPerTime == nil, let last = day.adding(days: 800) else { return [] }
        let open = Set(facts.book.unfinished(of: duty.id))
        return duty.occurrences(dueIn: day...last, plan: plan).filter { occurrence in
            facts.book.openings[occurrence.id] != nil && !open.contains(occurrence.id)
                && facts.book.cancellation(of: occurrence.id) == nil
        }
    }

    /// Records all of a step first: what is granted to an heir counts in what the heir is told.
    mutating func take(_ step: Reorganisation) {
        step.events.forEach { record($0) }
        for event in step.events { tell(event, of: step.occurrence, plan: step.plan) }
    }

    /// Who takes over what has only just opened is told of it as anybody is.
    mutating func tell(_ event: DecidedEvent, of occurrence: Occurrence, plan: Plan) {
        guard facts.book.openings[occurrence.id].map({ $0.openedAt < event.at }) ?? false else {
            return
        }
        tellHeirs(event, of: occurrence, plan: plan)
    }
}

/// What a change of the registry does to one occurrence.
struct Reorganisation {
    let rules: RuleSet
    let plan: Plan
    let duty: Duty
    let occurrence: Occurrence
    /// Those that hold or will: who takes over may be suspended.
    let suspensions: [Suspension]
    let day: CivilDate
    let at: Instant
    private(set) var events: [DecidedEvent] = []

    init(
        rules: RuleSet, plan: Plan, duty: Duty, occurrence: Occurrence, suspensions: [Suspension],
        day: CivilDate, at: Instant
    ) {
        self.rules = rules
        self.plan = plan
        self.duty = duty
        self.occurrence = occurrence
        self.suspensions = suspensions
        self.day = day
        self.at = at
    }

    /// Passes on what is open and in the hands of a unit that `hasEnded`. An anniversary is nobody's
    /// debt: a unit that has ended just keeps no more days.
    mutating func passOn(from hasEnded: (String) -> Bool, book: Book) {
        var concerned = book.members(of: occurrence.id).filter {
            hasEnded(ObligationID(occurrence: occurrence.id, unit: $0).debtor)
        }
        let known = Set(concerned)
        concerned += book.exceptions(of: occurrence.id).filter { !known.contains($0) }
        passOn(concerned, book: book)
    }

    /// The same for units already looked out.
    mutating func passOn(_ units: [String], book: Book) {
        if duty.kind == .anniversary { return }
        for unit in units {
            let id = ObligationID(occurrence: occurrence.id, unit: unit)
            let state = book.state(of: id, due: occurrence.due)
            guard state.isOpen,
                let heirs = rules.heirs(of: state.responsible ?? id.debtor, plan: plan, on: day)
            else { continue }
            // Where no report is owed there is nothing to take over: a day is commemorated, or
            // inspected, by who is there.
            guard duty.expectsReport else {
                add(id, .cancelled)
                continue
            }
            if heirs.count == 1 {
                add(id, .reassigned(to: heirs[0]))
                standStill(id, heirs[0], book)
                continue
            }
            add(id, .transferred(to: heirs))
            for heir in heirs {
                grant(state, to: id.child(heir))
                standStill(id.child(heir), heir, book)
            }
        }
    }

    /// What was granted to the unit holds for those who take over: each part has its suspensions, so that they
    /// are taken back with the unit's own.
    private mutating func grant(_ state: ObligationState, to part: ObligationID) {
        for event in state.granted {
            switch event.body {
            case .suspended: add(part, event.body, on: event.on)
            case .extended(let to, _): add(part, .extended(to: to, letter: nil))
            default: continue
            }
        }
    }

    /// From now on its clock is that of who takes over, or joins (statement 55).
    private mutating func standStill(_ id: ObligationID, _ heir: String, _ book: Book) {
        if suspensions.isEmpty { return }
        var book = book
        for (offset, event) in events.enumerated() {
            book.add(event.numbered(.max - Int64(events.count - offset)))
        }
        events += suspensions.events(
            passing: id, to: heir, from: day, due: occurrence, plan: plan, duty: duty, book: book,
            at: at)
    }

    /// Those of `units` that the rule names owe it too; in a rotation nobody joins a round, and what
    /// happened before somebody was there isn't theirs.
    mutating func join(_ units: [OrgUnit], book: Book) {
        if case .afterEvent = duty.schedule { return }
        guard duty.unitsPerTime == nil, !units.isEmpty,
            let opening = book.openings[occurrence.id]
        else { return }
        let openedOn = min(plan.day(of: opening.openedAt), occurrence.opensOn)
        let newcomers = units.filter { unit in
            unit.from.map { openedOn < $0 && $0 <= occurrence.due } ?? false && unit.exists(on: day)
        }
        guard !newcomers.isEmpty else { return }
        let members = Set(book.members(of: occurrence.id))
        let owing = Set(rules.registry.allMembers(of: duty.owedBy).map(\.id))
        for unit in newcomers where owing.contains(unit.id) && !members.contains(unit.id) {
            let own = ObligationID(occurrence: occurrence.id, unit: unit.id)
            add(own, .joined)
            standStill(own, unit.id, book)
        }
    }

    private mutating func add(_ id: ObligationID, _ body: EventBody, on held: CivilDate? = nil) {
        events.append(DecidedEvent(obligation: id, body: body, on: held ?? day, at: at))
    }
}

extension RuleSet {
    /// Who takes over from a unit that has ended by `day`, through those that have ended since;
    /// the plan's owner where nobody does. `nil` for a unit that hasn't ended.
    package func heirs(of id: String, plan: Plan, on day: CivilDate) -> [String]? {
        guard let unit = registry.unit(id) else {
            return id == plan.owner ? nil : [plan.owner]
        }
        guard unit.hasEnded(by: day) else { return nil }
        var heirs: [String] = []
        var seen: Set<String> = [id]
        var queue = unit.successors[...]
        while let next = queue.popFirst() {
            guard seen.insert(next).inserted, let successor = registry.unit(next) else { continue }
            if successor.hasEnded(by: day) {
                queue += successor.successors
            } else {
                heirs.append(next)
            }
        }
        if heirs.isEmpty { return id == plan.owner ? nil : [plan.owner] }
        return heirs
    }
}

extension OrgUnit {
    fileprivate func hasEnded(by day: CivilDate) -> Bool { until.map { $0 < day } ?? false }
}

extension Registry {
    /// The days on which some unit begins, or no longer exists; ascending.
    var changes: [CivilDate] {
        var days: Set<CivilDate> = []
        for unit in units {
            if let from = unit.from { days.insert(from) }
            if let gone = unit.until?.adding(days: 1) { days.insert(gone) }
        }
        return days.sorted()
    }
}

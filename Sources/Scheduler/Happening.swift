package import Civil
package import Rules

/// Something that happened and that duties follow (statement 54).
package struct Happening: Hashable, Sendable {
    /// As rules name it in `after-event`.
    package var event: String
    /// Units and groups; empty for all that owe what follows.
    package var units: [String]
    package var on: CivilDate
    /// The paper that tells of it.
    package var number: String?
    /// It is another one than what was recorded of that day.
    package var isAnother: Bool

    package init(
        event: String, units: [String], on: CivilDate, number: String? = nil,
        isAnother: Bool = false
    ) {
        self.event = event
        self.units = units
        self.on = on
        self.number = number
        self.isAnother = isAnother
    }

    /// Why it can't be recorded.
    package enum Fault: Error, Hashable, Sendable {
        case unknownEvent(known: [String])
        case futureDay
        /// The plans of all that follows it lie elsewhere in time.
        case outsidePlans
        case nobody
        case notOwed(unit: String)
        case twice(unit: String, OccurrenceID)
        /// Its paper told of another day.
        case samePaper(unit: String, OccurrenceID, on: CivilDate)
    }

    /// All that is wrong; never empty.
    package struct Faults: Error, Hashable, Sendable { package let list: [Fault] }

    /// What it comes to: an entry for each duty that follows it, with the units that owe that duty.
    package struct Admitted: Sendable {
        package let entries: [Course.Entry]
        /// Why units of groups are left out: it was recorded for them already.
        package let leftOut: [Fault]
    }

    /// Of a group those are meant that it fits; a unit that is named must fit.
    package func admitted(
        rules: RuleSet, book: Book, actor: String, now: Instant
    ) -> Result<Admitted, Faults> {
        let followers = rules.followers(of: event)
        guard let zone = followers.first?.plan.zone else {
            return .failure(Faults(list: [.unknownEvent(known: rules.events)]))
        }
        if on > zone.local(at: now).date { return .failure(Faults(list: [.futureDay])) }
        let running = followers.filter { $0.plan.period?.contains(on) ?? true }
        if running.isEmpty { return .failure(Faults(list: [.outsidePlans])) }
        let named = units.isEmpty ? nil : Set(rules.registry.allMembers(of: units).map(\.id))
        var entries: [Course.Entry] = []
        let known = recorded(running.map(\.duty), named, rules, book)
        var faults = units.flatMap { known[$0] ?? [] }
        let passed = Set(known.keys).subtracting(units)
        let leftOut = passed.sorted().flatMap { (known[$0] ?? []).prefix(1) }
        var owing: Set<String> = []
        for (_, duty) in running {
            let members = rules.registry.members(of: duty.owedBy, on: on).filter {
                named?.contains($0) ?? true
            }
            owing.formUnion(members)
            let fresh = members.filter { !passed.contains($0) }
            if fresh.isEmpty { continue }
            entries.append(
                Course.Entry(
                    obligation: .everyone(in: next(duty, book)),
                    body: .occurred(number: number, units: fresh), actor: actor, on: on))
        }
        // Somebody of each group must owe it.
        faults += units.filter { name in
            guard rules.registry.group(name) != nil else { return !owing.contains(name) }
            return !rules.registry.allMembers(of: [name]).contains { owing.contains($0.id) }
        }.map { .notOwed(unit: $0) }
        if entries.isEmpty, faults.isEmpty { faults = leftOut.isEmpty ? [.nobody] : leftOut }
        return faults.isEmpty
            ? .success(Admitted(entries: entries, leftOut: leftOut))
            : .failure(Faults(list: faults))
    }

    /// The units that the same happening was recorded for already, with why not again.
    private func recorded(
        _ duties: [Duty], _ named: Set<String>?, _ rules: RuleSet, _ book: Book
    ) -> [String: [Fault]] {
        var found: [String: [Fault]] = [:]
        for duty in duties {
            let members = rules.registry.members(of: duty.owedBy, on: on).filter {
                named?.contains($0) ?? true
            }
            for fault in twice(members, duty, book) {
                if let unit = fault.unit { found[unit, default: []].append(fault) }
            }
        }
        return found
    }

    /// Of one day there may be two: they have papers of their own, or somebody says so. One paper tells
    /// of one (statement 61).
    private func twice(_ members: [String], _ duty: Duty, _ book: Book) -> [Fault] {
        if isAnother { return [] }
        return book.openings(of: duty.id).flatMap { opening -> [Fault] in
            guard let known = book.happening(of: opening.occurrence),
                book.withdrawal(of: opening.occurrence) == nil
            else { return [] }
            guard known.on == on || hasPaper(of: known) else { return [] }
            guard known.on != on || isSame(known) else { return [] }
            let before = Set(opening.members)
            return members.filter(before.contains).map { unit in
                known.on == on
                    ? .twice(unit: unit, opening.occurrence)
                    : .samePaper(unit: unit, opening.occurrence, on: known.on)
            }
        }
    }

    /// Whether nothing tells it from what was recorded: it takes two numbers that differ.
    private func isSame(_ other: Event) -> Bool {
        guard case .occurred(_?, _) = other.body, number != nil else { return true }
        return hasPaper(of: other)
    }

    /// Whether the same paper told of the other, in the same year.
    private func hasPaper(of other: Event) -> Bool {
        guard case .occurred(let known?, _) = other.body, let number, other.on.year == on.year
        else { return false }
        return paperNumber(known) == paperNumber(number)
    }

    private func next(_ duty: Duty, _ book: Book) -> OccurrenceID {
        let last = book.openings(of: duty.id).compactMap { Int($0.occurrence.period) }.max() ?? 0
        return OccurrenceID(duty: duty.id, period: String(last + 1))
    }
}

extension Happening.Fault {
    fileprivate var unit: String? {
        switch self {
        case .twice(let unit, _), .samePaper(let unit, _, _), .notOwed(let unit): unit
        case .unknownEvent, .futureDay, .outsidePlans, .nobody: nil
        }
    }
}

extension RuleSet {
    /// The event as rules write it, whatever the case of its letters.
    package func event(named text: String) -> String {
        if events.contains(text) { return text }
        let found = events.filter { $0.lowercased() == text.lowercased() }
        return found.count == 1 ? found[0] : text
    }

    /// The duties that follow an event, with their plans.
    package func followers(of event: String) -> [(plan: Plan, duty: Duty)] {
        plans.flatMap { plan in
            plan.duties.compactMap { duty in
                if case .afterEvent(_, event) = duty.schedule { (plan, duty) } else { nil }
            }
        }
    }

    /// The events that duties follow.
    var events: [String] {
        let all = plans.flatMap(\.duties).compactMap { duty -> String? in
            if case .afterEvent(_, let event) = duty.schedule { event } else { nil }
        }
        return Set(all).sorted()
    }
}

extension Book {
    /// The entry of what happened that opened the occurrence.
    package func happening(of occurrence: OccurrenceID) -> Event? {
        events(of: .everyone(in: occurrence)).first { event in
            if case .occurred = event.body { true } else { false }
        }
    }
}

extension Book {
    /// The entry that took back what the occurrence followed, where it was entered in error.
    package func withdrawal(of occurrence: OccurrenceID) -> Event? {
        guard let happening = happening(of: occurrence) else { return nil }
        return events(of: .everyone(in: occurrence)).last { $0.body.voids == happening.id }
    }
}

extension Opening {
    /// What an entry of something that happened opens; `nil` for every other entry.
    package init?(_ event: Event) {
        guard case .occurred(_, let units) = event.body, event.obligation.isEveryone else {
            return nil
        }
        self.init(
            occurrence: event.obligation.occurrence, openedAt: event.recordedAt, members: units)
    }
}

extension Course {
    /// What the units are told at once: the newest reminder whose moment has gone by; where the limit is
    /// over by then, that it is, once and without a ladder (statement 24).
    func firstWords(of event: Event, _ book: Book) -> [Notice] {
        guard case .occurred = event.body else { return [] }
        let id = event.obligation.occurrence
        for (planIndex, plan) in rules.plans.enumerated() {
            guard let index = plan.duties.firstIndex(where: { $0.id == id.duty }),
                let occurrence = book.occurrence(id, duty: plan.duties[index], plan: plan)
            else { continue }
            if plan.day(of: now) > occurrence.due {
                return overdueFromTheStart(event, occurrence, plan, plan.duties[index], book)
            }
            guard
                let stage = plan.duties[index].stages(of: occurrence, plan: plan)
                    .last(where: { $0.at <= now && !$0.isRung })
            else { continue }
            let occasion = Occasion(
                at: stage.at, plan: planIndex, duty: index,
                what: .stage(stage, occurrence, unit: nil))
            return Scheduler.decide(
                rules: rules, occasions: [occasion], facts: Facts(book: book), now: now
            ).notices.map { notice in
                var notice = notice
                // Nothing was said before it was recorded.
                notice.release = max(
                    notice.release,
                    plan.nextOfficeMoment(
                        from: now, urgent: plan.duties[index].writesAtAnyHour))
                return notice
            }
        }
        return []
    }

    private func overdueFromTheStart(
        _ event: Event, _ occurrence: Occurrence, _ plan: Plan, _ duty: Duty, _ book: Book
    ) -> [Notice] {
        guard duty.expectsReport else { return [] }
        return book.members(of: occurrence.id).compactMap { unit in
            let id = ObligationID(occurrence: occurrence.id, unit: unit)
            let state = book.state(of: id, due: occurrence.due)
            guard state.isOpen, state.due < plan.day(of: now) else { return nil }
            return Notice(
                key: NoticeKey(
                    subject: .obligation(id), due: state.due, kind: .overdue,
                    stage: .event(event.id), role: .head), plan: plan.id, at: now,
                release: plan.nextOfficeMoment(from: now, urgent: duty.writesAtAnyHour))
        }
    }
}

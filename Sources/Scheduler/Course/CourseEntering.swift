package import Civil
internal import Rules

/// What people enter: from requests to events, with the notices that they bring about.
extension Course {
    /// What somebody asks to have recorded, before it has a number.
    package struct Entry: Hashable, Sendable {
        package let obligation: ObligationID
        package let body: EventBody
        package let actor: String
        /// The day it held.
        package let on: CivilDate
        /// How late it was, where that was judged before; `nil` has it judged now.
        package let workingDaysLate: Int?

        package init(
            obligation: ObligationID, body: EventBody, actor: String, on: CivilDate,
            workingDaysLate: Int? = nil
        ) {
            self.obligation = obligation
            self.body = body
            self.actor = actor
            self.on = on
            self.workingDaysLate = workingDaysLate
        }
    }

    /// What to ask before entries are recorded.
    package func query(for entries: [Entry], request: String?) -> Query {
        var query = Query()
        query.request = request
        for entry in entries where entry.body.looksBack {
            let occurrence = entry.obligation.occurrence
            query.histories.insert(entry.obligation)
            query.lists.formUnion(lists(of: occurrence))
        }
        return query
    }

    /// The lists that may have shown an occurrence's obligations.
    private func lists(of occurrence: OccurrenceID) -> [Query.Lists] {
        guard let (plan, _) = rules.duty(occurrence.duty) else { return [] }
        let gathering = rules.plans.flatMap(\.duties).filter {
            $0.gathers.contains(occurrence.duty)
        }
        return [.escalations(occurrence), .rollUps(plan: plan.id)]
            + gathering.map { .tallies(duty: $0.id) }
    }

    /// What was told of an obligation, by its own notices and in lists.
    func told(of id: ObligationID, _ answer: Answer) -> [Told] {
        let own = (answer.histories[id] ?? []).map {
            Told(notice: $0.notice, hasLeft: $0.mail != nil)
        }
        let lists = lists(of: id.occurrence).flatMap { answer.lists[$0] ?? [] }
            .filter { $0.key.subject.obligation != id }
        return own + lists.map { Told(notice: $0, hasLeft: true, isList: true) }
    }

    /// The entries as events, and the notices that they bring about.
    package func enter(_ entries: [Entry], answer: Answer) -> Change {
        var change = Change()
        var before = book
        for (offset, entry) in entries.enumerated() {
            let event = Event(
                id: lastEvent + Int64(offset) + 1, obligation: entry.obligation, body: entry.body,
                actor: entry.actor, on: entry.on, recordedAt: now,
                workingDaysLate: entry.workingDaysLate ?? workingDaysLate(entry, before))
            change.notices += consequences(
                of: event, rules: rules, book: before, told: told(of: entry.obligation, answer),
                now: now)
            if let opening = Opening(event) {
                change.openings.append(opening)
                before.add(opening)
            }
            before.add(event)
            change.notices += firstWords(of: event, before)
            change.events.append(event)
        }
        change.decidedAt = now
        return change
    }

    /// Statement 15: timeliness is judged by the day the report was sent, once and for all.
    private func workingDaysLate(_ entry: Entry, _ book: Book) -> Int? {
        let id = entry.obligation
        guard case .received = entry.body, let (plan, duty) = rules.duty(id.occurrence.duty),
            let occurrence = book.occurrence(id.occurrence, duty: duty, plan: plan)
        else { return nil }
        return plan.workingDaysLate(
            entry.on, due: book.state(of: id, due: occurrence.due).due)
    }
}

extension EventBody {
    /// What follows from it depends on what was told before.
    fileprivate var looksBack: Bool {
        switch self {
        case .received, .returned, .extended, .voided, .reassigned: true
        case .acknowledged, .submitted, .accepted, .extensionAsked, .waived, .cancelled, .joined,
            .transferred, .occurred:
            false
        }
    }
}

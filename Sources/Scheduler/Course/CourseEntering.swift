package import Civil
package import Rules

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
        /// The answer that says so, in its own words; `nil` for what nobody wrote.
        package let said: SaidWords?
        /// Who of the unit is to be told, because its head passed the matter on.
        package let passedOn: Role?
        /// Days that don't count which the same request names before it: they stand already.
        private(set) var behind: [Suspension] = []

        package init(
            obligation: ObligationID, body: EventBody, actor: String, on: CivilDate,
            workingDaysLate: Int? = nil, said: SaidWords? = nil, passedOn: Role? = nil
        ) {
            self.passedOn = passedOn
            self.said = said
            self.obligation = obligation
            self.body = body
            self.actor = actor
            self.on = on
            self.workingDaysLate = workingDaysLate
        }

        /// The same behind suspensions that its request begins.
        package func standing(behind suspensions: [Suspension]) -> Self {
            var entry = self
            entry.behind = suspensions
            return entry
        }
    }

    /// What to ask before entries are recorded.
    package func query(for entries: [Entry], request: String?) -> Query {
        var query = Query()
        query.request = request
        for entry in entries where entry.body.looksBack {
            let occurrence = entry.obligation.occurrence
            query.histories.formUnion(concerned(by: entry))
            query.lists.formUnion(lists(of: occurrence))
        }
        return query
    }

    /// Whose obligations an entry is about: of what happened, and is taken back, all that followed it.
    package func concerned(by entry: Entry) -> [ObligationID] {
        guard entry.obligation.isEveryone, entry.body.voids != nil else {
            return [entry.obligation]
        }
        let occurrence = entry.obligation.occurrence
        return book.members(of: occurrence).map { ObligationID(occurrence: occurrence, unit: $0) }
    }

    /// The lists that may have shown an occurrence's obligations.
    func lists(of occurrence: OccurrenceID) -> [Query.Lists] {
        guard let (plan, _) = rules.duty(occurrence.duty) else { return [] }
        let gathering = rules.plans.flatMap(\.duties).filter {
            $0.gathers.contains { $0.duty == occurrence.duty }
        }
        return [.escalations(occurrence), .rollUps(plan: plan.id)]
            + gathering.map { .tallies(duty: $0.id) }
    }

    /// What was told of an obligation, by its own notices and in lists.
    func told(of id: ObligationID, _ answer: Answer, _ readers: Readers) -> [Told] {
        let lists = lists(of: id.occurrence).flatMap { answer.lists[$0] ?? [] }
            .filter { $0.notice.key.subject.obligation != id }
        return told(answer.histories[id] ?? [], readers)
            + told(lists, isList: true, readers)
    }

    func told(_ notices: [StoredNotice], isList: Bool = false, _ readers: Readers) -> [Told] {
        notices.map { stored in
            let key = stored.notice.key
            let reader = rules.plan(stored.notice.plan).map { plan in
                readers.role(
                    key.role, of: key.subject.obligation, told: stored.mail, plan: plan,
                    on: plan.day(of: now))
            }
            return Told(
                notice: stored.notice, hasLeft: stored.mail != nil, isList: isList, reader: reader)
        }
    }

    /// The entries as events, and the notices that they bring about.
    ///
    /// One that is the service's own, as another ledger has it, is as if it were decided here: heirs are
    /// told, and nothing is asked of what was told before.
    ///
    /// - Parameter openings: of what they are about that isn't open.
    package func enter(
        _ entries: [Entry], opening openings: [Opening] = [], answer: Answer
    ) -> Change {
        var change = Change()
        var before = book
        change.openings = openings
        for opening in openings { before.add(opening) }
        var decided: [Event] = []
        var happened: [Event] = []
        let readers = Readers(rules)
        for (index, entry) in entries.enumerated() {
            let event = Event(
                id: lastEvent + Int64(change.events.count) + 1, obligation: entry.obligation,
                body: entry.body,
                actor: entry.actor, on: entry.on, recordedAt: now,
                workingDaysLate: entry.workingDaysLate ?? workingDaysLate(entry, before))
            let standing = suspensions + entry.behind
            let repeated = Self.suspending(behind: event, entries[(index + 1)...])
            let following = repeated.isEmpty ? suspending(after: event, standing, before) : []
            if event.actor == DecidedEvent.actor {
                decided.append(event)
            } else {
                for id in concerned(by: entry) {
                    change.notices += consequences(
                        of: event, about: id, rules: rules, book: before,
                        following: following + repeated, told: told(of: id, answer, readers),
                        now: now)
                }
            }
            change.notices += passing(entry, event, before).map { [$0] } ?? []
            if let opening = Opening(event) {
                change.openings.append(opening)
                before.add(opening)
            }
            for event in [event] + following {
                before.add(event)
                change.events.append(event)
            }
            suspend(what: event, standing, &before, &change)
            if event.body.isHappening { happened.append(event) }
            if event.actor != DecidedEvent.actor,
                event.body.isHappening || entry.body.mayReopen && !entry.obligation.isEveryone
            {
                passOn(entry.obligation, &before, &change)
            }
            if let said = entry.said {
                change.answers.append(Change.NewAnswer(event: event.id, said: said))
            }
        }
        // A tally counts what the same happening opened, whichever comes first.
        for event in happened { change.notices += firstWords(of: event, before) }
        // What is granted to an heir counts in what the heir is told.
        var maker = DecisionMaker(rules: rules, facts: Facts(book: before), now: now)
        for event in decided {
            let id = event.obligation
            guard let (plan, duty) = rules.duty(id.occurrence.duty),
                let occurrence = before.occurrence(id.occurrence, duty: duty, plan: plan)
            else { continue }
            let step = DecidedEvent(obligation: id, body: event.body, on: event.on, at: now)
            maker.tell(step, of: occurrence, plan: plan)
        }
        change.notices += maker.result.notices
        change.decidedAt = now
        return change
    }

    /// What follows from something that happened while its units are suspended moves at once.
    private func suspend(
        what event: Event, _ standing: [Suspension], _ before: inout Book, _ change: inout Change
    ) {
        guard let opening = Opening(event),
            let (plan, duty) = rules.duty(opening.occurrence.duty),
            let occurrence = before.occurrence(opening.occurrence, duty: duty, plan: plan)
        else { return }
        for decided in standing.events(
            opening: occurrence, plan: plan, duty: duty, book: before, at: now)
        {
            let event = decided.numbered(lastEvent + Int64(change.events.count) + 1)
            before.add(event)
            change.events.append(event)
        }
    }

    /// What another ledger has right behind an extension to a day that doesn't count: it comes as an entry of its
    /// own, though the suspension may be taken back by now.
    private static func suspending(behind event: Event, _ rest: ArraySlice<Entry>) -> [Event] {
        guard case .extended = event.body else { return [] }
        return rest.prefix { entry in
            entry.actor == DecidedEvent.actor && entry.body.isSuspension
                && entry.obligation == event.obligation
        }.enumerated().map { offset, entry in
            DecidedEvent(
                obligation: entry.obligation, body: entry.body, on: entry.on, at: event.recordedAt
            ).numbered(event.id + 1 + Int64(offset))
        }
    }

    /// An extension to a day that doesn't count moves on as what was due there would have.
    private func suspending(
        after event: Event, _ standing: [Suspension], _ before: Book
    ) -> [Event] {
        guard !standing.isEmpty, case .extended = event.body,
            let (plan, duty) = rules.duty(event.obligation.occurrence.duty),
            let occurrence = before.occurrence(
                event.obligation.occurrence, duty: duty, plan: plan)
        else { return [] }
        var book = before
        book.add(event)
        return standing.events(
            moving: event.obligation, due: occurrence, from: event.on, plan: plan, duty: duty,
            book: book, at: now, isExtended: true
        ).enumerated().map { offset, decided in decided.numbered(event.id + 1 + Int64(offset)) }
    }

    /// What is open now although its unit has ended meanwhile, since it is owed again or had happened before,
    /// passes on at once, as it would have done when the unit ended (statement 9): no later start finds it
    /// (statement 38).
    private func passOn(_ id: ObligationID, _ before: inout Book, _ change: inout Change) {
        guard let (plan, duty) = rules.duty(id.occurrence.duty),
            let occurrence = before.occurrence(id.occurrence, duty: duty, plan: plan)
        else { return }
        let day = plan.day(of: now)
        guard duty.expectsReport || occurrence.due >= day else { return }
        var step = Reorganisation(
            rules: rules, plan: plan, duty: duty, occurrence: occurrence, day: day, at: now)
        step.passOn(
            id.isEveryone ? before.members(of: id.occurrence) : [id.unit], book: before)
        var maker = DecisionMaker(rules: rules, facts: Facts(book: before), now: now)
        maker.take(step)
        for decided in maker.result.events {
            let event = decided.numbered(lastEvent + Int64(change.events.count) + 1)
            before.add(event)
            change.events.append(event)
        }
        change.notices += maker.result.notices
    }

    /// What tells somebody of the unit of a matter that its head passed on.
    private func passing(_ entry: Entry, _ event: Event, _ book: Book) -> Notice? {
        let id = entry.obligation
        guard let role = entry.passedOn, let (plan, duty) = rules.duty(id.occurrence.duty),
            let occurrence = book.occurrence(id.occurrence, duty: duty, plan: plan)
        else { return nil }
        let key = NoticeKey(
            subject: .obligation(id), due: book.state(of: id, due: occurrence.due).due,
            kind: .redirect, stage: .passed(event.id), role: role)
        return Notice(
            key: key, plan: plan.id, at: now,
            release: plan.nextOfficeMoment(from: now, urgent: duty.writesAtAnyHour))
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
    /// What was closed may be open after it.
    fileprivate var mayReopen: Bool {
        switch self {
        case .returned, .voided: true
        case .received, .acknowledged, .submitted, .accepted, .extended, .extensionAsked, .unread,
            .settled, .waived, .cancelled, .reassigned, .joined, .transferred, .occurred,
            .suspended:
            false
        }
    }

    /// What follows from it depends on what was told before.
    fileprivate var looksBack: Bool {
        switch self {
        case .received, .returned, .extended, .suspended, .voided, .reassigned: true
        case .acknowledged, .submitted, .accepted, .extensionAsked, .unread, .settled, .waived,
            .cancelled, .joined, .transferred, .occurred:
            false
        }
    }
}

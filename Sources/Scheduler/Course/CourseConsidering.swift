internal import Civil
internal import Rules

/// What follows from entries that are recorded: the notices that they bring about. Whoever recorded them, it is
/// worked out from what stands in the ledger and from the book as it was before.
extension Course {
    /// What to ask before events are considered.
    ///
    /// - Parameter request: of theirs, where it may have been made before.
    package func query(for events: [Event], request: String?) -> Query {
        var query = Query()
        query.request = request
        for event in events where !event.isDecided {
            query.histories.formUnion(followers(of: event))
            guard event.body.looksBack else { continue }
            query.histories.formUnion(concerned(by: event))
            query.lists.formUnion(lists(of: event.obligation.occurrence))
        }
        return query
    }

    /// Whose obligations an entry is about: of what happened, and is taken back, all that followed it.
    package func concerned(by event: Event) -> [ObligationID] {
        guard event.obligation.isEveryone, event.body.voids != nil else {
            return [event.obligation]
        }
        let occurrence = event.obligation.occurrence
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

    /// The notices that entries bring about; they may be recorded already, if the book is as it was before them.
    ///
    /// One that is the service's own, as another ledger has it, is as if it were decided here: heirs are
    /// told, and nothing is asked of what was told before.
    package func consider(_ entered: Entered, answer: Answer) -> [Notice] {
        var notices: [Notice] = []
        var before = book
        let readers = Readers(rules)
        for opening in entered.change.openings { before.add(opening) }
        var decided: [Event] = []
        var happened: [Event] = []
        var rest = entered.change.events[...]
        while let event = rest.popFirst() {
            if event.isDecided {
                before.add(event)
                decided.append(event)
                continue
            }
            let behind = Array(rest.prefix(while: \.isDecided))
            rest = rest.dropFirst(behind.count)
            let following = behind.filter {
                event.body.movesBehind && $0.body.isSuspension && $0.obligation == event.obligation
            }
            for id in concerned(by: event) {
                notices += consequences(
                    of: event, about: id, rules: rules, book: before, following: following,
                    told: told(of: id, answer, readers), now: now)
            }
            if let role = entered.passedOn[event.id] { notices += passing(event, to: role, before) }
            let book = before
            for event in [event] + behind { before.add(event) }
            notices += movedByCompletion(event, book, before, answer: answer, readers)
            if event.body.isHappening { happened.append(event) }
            if event.body.mayReopen {
                notices += telling(behind, before)
            } else {
                decided += behind
            }
        }
        // A tally counts what the same happening opened, whichever comes first.
        for event in happened { notices += firstWords(of: event, before) }
        // What is granted to an heir counts in what the heir is told.
        return notices + telling(decided, before)
    }

    /// What tells those who took over by what the service recorded itself.
    private func telling(_ decided: [Event], _ book: Book) -> [Notice] {
        var maker = DecisionMaker(rules: rules, facts: Facts(book: book), now: now)
        for event in decided {
            let id = event.obligation
            guard let (plan, duty) = rules.duty(id.occurrence.duty),
                let occurrence = book.occurrence(id.occurrence, duty: duty, plan: plan)
            else { continue }
            let step = DecidedEvent(obligation: id, body: event.body, on: event.on, at: now)
            maker.tell(step, of: occurrence, plan: plan)
        }
        return maker.result.notices
    }

    /// What tells somebody of the unit of a matter that its head passed on.
    private func passing(_ event: Event, to role: Role, _ book: Book) -> [Notice] {
        let id = event.obligation
        guard let (plan, duty) = rules.duty(id.occurrence.duty),
            let occurrence = book.occurrence(id.occurrence, duty: duty, plan: plan)
        else { return [] }
        let key = NoticeKey(
            subject: .obligation(id), due: book.state(of: id, due: occurrence.due).due,
            kind: .redirect, stage: .passed(event.id), role: role)
        return [
            Notice(
                key: key, plan: plan.id, at: now,
                release: plan.nextOfficeMoment(from: now, urgent: duty.writesAtAnyHour))
        ]
    }
}

extension EventBody {
    /// What was closed may be open after it.
    var mayReopen: Bool {
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

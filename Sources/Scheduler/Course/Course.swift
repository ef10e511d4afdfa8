package import Civil
package import Rules

/// One step of the scheduler as a value: from what is known to what is to be asked of the ledger, and
/// from the answer to the one change that it writes. Nothing in it touches the ledger.
package struct Course: Sendable {
    package let rules: RuleSet
    /// Everything that was recorded.
    package let book: Book
    /// The number of the last event; 0 where there is none.
    package let lastEvent: Int64
    /// Up to where everything has been decided.
    package let watermark: Instant
    package let now: Instant
    package var silences: [Silence] = []
    /// Those that hold or will (statement 55).
    package var suspensions: [Suspension] = []
    package var blast: BlastApproval = .unguarded
    /// Fingerprints of addresses that mail came back from.
    package var undeliverable: Set<String> = []
    /// Who owes what opens, where another ledger says so.
    package var turns: [OccurrenceID: [String]] = [:]
    /// Plans whose owner is to be told something of the rules themselves (statement 36).
    package var remarkedPlans: Set<String> = []

    package init(
        rules: RuleSet, book: Book, lastEvent: Int64, watermark: Instant, now: Instant
    ) {
        self.rules = rules
        self.book = book
        self.lastEvent = lastEvent
        self.watermark = watermark
        self.now = now
    }

    // MARK: Deciding

    /// What to ask before `occasions` are decided. Where a morning list may be among them, also
    /// what the rest of the day brings, so that the list can say it (statement 4).
    package func query(for occasions: some Collection<Occasion>, in agenda: Agenda) -> Query {
        var query = query(about: occasions)
        if occasions.contains(where: \.isMorning) { ahead(agenda, &query) }
        return query
    }

    /// What the ledger is asked about occasions alone.
    private func query(about occasions: some Sequence<Occasion>) -> Query {
        var query = Query()
        for occasion in occasions {
            switch occasion.what {
            case .stage(let stage, let occurrence, _):
                query.stages[occurrence.id, default: []].insert(stage.name)
                if stage.isRung { query.climbing.insert(occurrence.id) }
            case .standing(let duty, let period, _):
                query.stages[OccurrenceID(duty: duty, period: period), default: []].insert(.due)
            case .open, .registry, .morning, .weekly: break
            }
        }
        return query
    }

    /// A day from now, in which a morning list looks.
    private var dayEnd: Instant { now.adding(seconds: 86_400) }

    private func ahead(_ agenda: Agenda, _ query: inout Query) {
        let coming = self.query(about: agenda.due(after: watermark, through: dayEnd))
        query.stages.merge(coming.stages) { $0.union($1) }
        query.climbing.formUnion(coming.climbing)
        query.waitingThrough = max(query.waitingThrough ?? dayEnd, dayEnd)
    }

    /// What the occasions come to.
    package func decide(
        _ occasions: some Collection<Occasion>, in agenda: Agenda, answer: Answer
    ) -> Change {
        var facts = Facts(book: book, climbs: answer.climbs, decided: answer.decided)
        facts.suspensions = suspensions
        if occasions.contains(where: \.isMorning) {
            facts.goingOut = goingOut(in: agenda, answer: answer, pending: answer.waiting)
            facts.waiting = book.waiting(rules: rules)
        }
        return change(
            Scheduler.decide(rules: rules, occasions: occasions, facts: facts, now: now),
            watermark: now)
    }

    /// What leaves on the rest of the day (statement 4).
    private func goingOut(in agenda: Agenda, answer: Answer, pending: [Notice]) -> [Notice] {
        var facts = releasing
        facts.climbs = answer.climbs
        facts.decided = answer.decided
        return Scheduler.goingOut(
            rules: rules, occasions: agenda.due(after: watermark, through: dayEnd),
            pending: pending, facts: facts, now: now)
    }

    /// What to ask before these rules are taken up: what was told of the due days that they move.
    package func query(for moved: [MovedOccurrence]) -> Query {
        var query = Query()
        for move in moved {
            for unit in book.members(of: move.occurrence) {
                query.histories.insert(ObligationID(occurrence: move.occurrence, unit: unit))
            }
        }
        return query
    }

    /// What taking up these rules comes to; `moved` are the due days that they move, `old` the rules
    /// in force before.
    package func adopt(
        _ moved: [MovedOccurrence] = [], from old: RuleSet? = nil, answer: Answer = Answer()
    ) -> Change {
        var facts = Facts(book: book)
        facts.suspensions = suspensions
        facts.turns = turns
        var change = change(
            Scheduler.adopt(rules: rules, from: old, facts: facts, since: watermark, now: now),
            watermark: watermark)
        let readers = Readers(rules)
        let told = answer.histories.mapValues { self.told($0, readers) }
        let moving = suspending(moved, behind: change.events)
        change.events += moving
        var after = book
        for event in moving { after.add(event) }
        change.notices += moves(
            moved, rules: rules, before: book, book: after, told: told, now: now)
        return change
    }

    /// Of due days that an edit puts among days that don't count, what moves them on (statement 55).
    private func suspending(_ moved: [MovedOccurrence], behind events: [Event]) -> [Event] {
        if suspensions.isEmpty { return [] }
        let first = lastEvent + Int64(events.count) + 1
        return moved.flatMap { move -> [DecidedEvent] in
            guard let (plan, duty) = rules.duty(move.occurrence.duty),
                let occurrence = book.occurrence(move.occurrence, duty: duty, plan: plan)
            else { return [] }
            return book.members(of: move.occurrence).flatMap { unit in
                suspensions.events(
                    moving: ObligationID(occurrence: move.occurrence, unit: unit),
                    due: occurrence, from: .min, plan: plan, duty: duty, book: book, at: now)
            }
        }.enumerated().map { offset, event in event.numbered(first + Int64(offset)) }
    }

    /// Everything that runs at the watermark as if the service had been there: a preview starts
    /// from it.
    package func running() -> Change {
        change(Scheduler.running(rules: rules, at: watermark), watermark: watermark)
    }

    private func change(_ decisions: Decisions, watermark: Instant) -> Change {
        var change = Change()
        change.openings = decisions.openings
        change.events = decisions.events.enumerated().map { offset, event in
            event.numbered(lastEvent + Int64(offset) + 1)
        }
        change.notices = decisions.notices
        change.decidedAt = now
        change.watermark = watermark
        return change
    }

    // MARK: Releasing

    /// What the release of everything that waits has to respect.
    private var releasing: Facts {
        var facts = Facts(
            book: book, silences: silences, blast: blast, undeliverable: undeliverable)
        facts.remarkedPlans = remarkedPlans
        return facts
    }

    /// What waits and is released by now.
    package var waiting: Query {
        var query = Query()
        query.waitingThrough = now
        return query
    }

    /// What else has to be known of those that wait: what they correct, what their plans' owners were
    /// asked today, and, where one is a morning list, what the rest of the day brings.
    package func further(_ waiting: [Notice], in agenda: Agenda) -> Query {
        var query = Query()
        for notice in waiting where notice.key.kind == .correction {
            guard let id = notice.key.subject.obligation else { continue }
            query.histories.insert(id)
            // A mail about others may have shown it.
            query.shown.insert(id)
        }
        for plan in rules.plans {
            for stage in OwnerQuestion.allCases {
                query.keys.insert(stage.key(of: plan, on: plan.day(of: now)).description)
            }
        }
        if looksAhead(waiting) { ahead(agenda, &query) }
        query.shownSince = now.adding(seconds: -Self.shownDays * 86_400)
        for notice in waiting {
            guard let id = notice.key.subject.obligation else { continue }
            switch notice.key.kind {
            case .reminder, .dueToday, .tally: query.shown.insert(id)
            case .overdue, .escalation:
                query.urged.insert(id.occurrence)
                query.climbing.insert(id.occurrence)
            case .rollUp, .moved, .returned, .refused, .redirect, .correction: break
            }
            guard notice.key.kind.isScheduled, let address = address(of: notice, id) else {
                continue
            }
            query.scheduled.insert(fingerprint(address))
        }
        return query
    }

    /// For how many days what was shown is remembered.
    private static let shownDays: Int64 = 40

    /// A morning list says what the rest of the day brings; scheduled mail goes by it (statement 49).
    private func looksAhead(_ waiting: [Notice]) -> Bool {
        waiting.contains { $0.key.stage == .morning || $0.key.kind.isScheduled }
    }

    /// Whom a notice would go to today.
    private func address(of notice: Notice, _ id: ObligationID) -> String? {
        guard let plan = rules.plan(notice.plan) else { return nil }
        // Who answers doesn't depend on the due date.
        let unit = id.unit(
            of: notice.key.role, responsible: book.state(of: id, due: .min).responsible)
        guard
            case .found(let recipient) = rules.resolve(
                notice.key.role, unit: unit, plan: plan, on: plan.day(of: now))
        else { return nil }
        return recipient.address
    }

    /// What becomes of those that wait.
    package func release(_ waiting: [Notice], in agenda: Agenda, further: Answer) -> Release {
        var facts = releasing
        facts.decided = further.decided
        facts.climbs = further.climbs
        // Of this very moment is what a crash left of the same release: that held nothing back.
        facts.lastScheduled = further.lastScheduled.filter { $0.value != now }
        facts.shown = further.shown.filter { $0.value != now }
        for (id, instants) in further.urged {
            let earlier = instants.filter { $0 != now }
            guard !earlier.isEmpty, let plan = rules.duty(id.occurrence.duty)?.plan else {
                continue
            }
            facts.urged[id] = Set(earlier.map { plan.day(of: $0) })
        }
        if looksAhead(waiting) {
            facts.goingOut = goingOut(in: agenda, answer: further, pending: further.waiting)
        }
        facts.waiting = book.waiting(rules: rules)
        return Scheduler.release(rules: rules, pending: waiting, facts: facts, now: now)
    }
}

extension Change {
    /// The same in pieces of about `count` notices, to be committed one after the other: nobody waits
    /// long for any of them. What is decided of one obligation stays together: each step of its ladder
    /// follows from those before, also from those that made room.
    ///
    /// What the notices follow from comes last, with the watermark: a crash in between leaves known keys
    /// and nothing else, so that the rest is worked out anew from the same facts.
    package func pieces(of count: Int) -> [Change] {
        guard notices.count > count else { return [self] }
        var order: [Subject] = []
        let groups = Dictionary(grouping: notices, by: \.key.subject)
        var seen: Set<Subject> = []
        for notice in notices where seen.insert(notice.key.subject).inserted {
            order.append(notice.key.subject)
        }
        var parts: [[Notice]] = []
        for group in order.compactMap({ groups[$0] }) {
            if let part = parts.last, part.count + group.count <= count {
                parts[parts.count - 1] += group
            } else {
                parts.append(group)
            }
        }
        var pieces = parts.map { part in
            var piece = Change()
            piece.notices = part
            piece.decidedAt = decidedAt
            return piece
        }
        var last = self
        last.notices = pieces.removeLast().notices
        return pieces + [last]
    }
}

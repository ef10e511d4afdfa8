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
    package var blast: BlastApproval = .unguarded
    /// Fingerprints of addresses that mail came back from.
    package var undeliverable: Set<String> = []

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
                query.stages[OccurrenceID(duty: duty, period: period), default: []].insert("0d")
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
        var facts = Facts(book: book, lastRung: answer.lastRung, decided: answer.decided)
        if occasions.contains(where: \.isMorning) {
            facts.goingOut = goingOut(in: agenda, answer: answer, pending: answer.waiting)
        }
        return change(
            Scheduler.decide(rules: rules, occasions: occasions, facts: facts, now: now),
            watermark: now)
    }

    /// What leaves on the rest of the day (statement 4).
    private func goingOut(in agenda: Agenda, answer: Answer, pending: [Notice]) -> [Notice] {
        var facts = releasing
        facts.lastRung = answer.lastRung
        facts.decided = answer.decided
        return Scheduler.goingOut(
            rules: rules, occasions: agenda.due(after: watermark, through: dayEnd),
            pending: pending, facts: facts, now: now)
    }

    /// What taking up these rules comes to.
    package func adopt() -> Change {
        change(
            Scheduler.adopt(rules: rules, facts: Facts(book: book), since: watermark, now: now),
            watermark: watermark)
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
        Facts(book: book, silences: silences, blast: blast, undeliverable: undeliverable)
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
            if let id = notice.key.subject.obligation { query.histories.insert(id) }
        }
        for plan in rules.plans {
            for stage in OwnerQuestion.allCases {
                query.keys.insert(stage.key(of: plan, on: plan.day(of: now)).description)
            }
        }
        if waiting.contains(where: { $0.key.stage == "morning" }) { ahead(agenda, &query) }
        return query
    }

    /// What becomes of those that wait.
    package func release(_ waiting: [Notice], in agenda: Agenda, further: Answer) -> Release {
        var facts = releasing
        facts.decided = further.decided
        if waiting.contains(where: { $0.key.stage == "morning" }) {
            facts.goingOut = goingOut(in: agenda, answer: further, pending: further.waiting)
        }
        return Scheduler.release(rules: rules, pending: waiting, facts: facts, now: now)
    }

    // MARK: Entering

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
        query.histories = Set(entries.map(\.obligation))
        return query
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
            let told = (answer.histories[entry.obligation] ?? []).map {
                Told(notice: $0.notice, hasLeft: $0.mail != nil)
            }
            change.notices += consequences(
                of: event, rules: rules, book: before, told: told, now: now)
            before.add(event)
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

extension Change {
    /// The same in pieces of at most `count` notices, to be committed one after the other: nobody
    /// waits long for any of them. A crash in between leaves known keys; the watermark comes last.
    package func pieces(of count: Int) -> [Change] {
        guard notices.count > count else { return [self] }
        var pieces: [Change] = []
        var first = self
        first.notices = Array(notices.prefix(count))
        first.watermark = nil
        pieces.append(first)
        var start = count
        while start < notices.count {
            var piece = Change()
            piece.notices = Array(notices[start..<min(start + count, notices.count)])
            piece.decidedAt = decidedAt
            start += count
            if start >= notices.count { piece.watermark = watermark }
            pieces.append(piece)
        }
        return pieces
    }
}

package import Civil
package import Rules

/// What the office says of an answer that waits for it (statement 41).
package struct Decision: Hashable, Sendable {
    /// Yes: a submission is a receipt, time is given, what nobody understood is entered as said here.
    package var agrees: Bool
    /// Another day than the one asked for.
    package var until: CivilDate?
    /// The paper's number and day, and that it says "không phát sinh", where the answer doesn't or is wrong.
    package var number: String?
    package var on: CivilDate?
    package var none: Bool
    /// The document that gives time.
    package var letter: String?
    /// Why; the unit is told where the answer is no.
    package var note: String?

    package init(
        agrees: Bool, until: CivilDate? = nil, number: String? = nil, on: CivilDate? = nil,
        none: Bool = false, letter: String? = nil, note: String? = nil
    ) {
        self.agrees = agrees
        self.until = until
        self.number = number
        self.on = on
        self.none = none
        self.letter = letter
        self.note = note
    }
}

/// Why a decision can't be entered.
package enum DecisionFault: Error, Hashable, Sendable {
    /// No answer has this number.
    case unknown(Int64)
    /// It waits no more since this entry.
    case decided(Int64, by: Event)
    /// A submission gives no day, and the decision neither.
    case dayMissing(Int64)
    /// An answer that wasn't understood can't be agreed to without saying what is to be entered.
    case outcomeMissing(Int64)
    /// The decision says what this answer has no use for: `until`, `number`, `on`, `none` or `letter`.
    case useless(Int64, String)
    case refused(Int64, Refusal)
}

extension Decision {
    /// What it comes to, in the order of recording.
    ///
    /// - Parameter today: where the answer's plan is.
    package func entries(
        on waiting: Waiting, actor: String, today: CivilDate
    ) throws(DecisionFault) -> [Course.Entry] {
        if let option = useless(for: waiting.what) { throw .useless(waiting.number, option) }
        let settled = EventBody.settled(answer: waiting.number, agreed: agrees, note: note)
        var entered: [(body: EventBody, on: CivilDate)] = []
        switch waiting.what {
        case _ where !agrees: entered = [(settled, today)]
        case .submission(let known, let day):
            guard let day = on ?? day else { throw .dayMissing(waiting.number) }
            let receipt = EventBody.received(
                // What has nothing to report has no paper's number but one that is given.
                number: number ?? (none ? nil : known), none: none, note: note)
            entered = [(receipt, day)]
        case .request(let day):
            // An extension has no place for a reason.
            if note != nil { entered = [(settled, today)] }
            entered.append((.extended(to: until ?? day, letter: letter), today))
        case .unread:
            entered = [(settled, today)]
            if let until {
                entered.append((.extended(to: until, letter: letter), today))
            } else if number != nil || on != nil || none {
                guard let on else { throw .dayMissing(waiting.number) }
                entered.append((.received(number: number, none: none, note: nil), on))
            } else {
                throw .outcomeMissing(waiting.number)
            }
        }
        return entered.map {
            Course.Entry(
                obligation: waiting.obligation, body: $0.body, actor: actor, on: $0.on)
        }
    }

    /// The same, where every entry fits what is recorded by then.
    package func admitted(
        on answer: Event, actor: String, rules: RuleSet, book: Book, now: Instant
    ) throws(DecisionFault) -> [Course.Entry] {
        let id = answer.obligation
        guard
            let waiting = book.waiting(of: id, rules: rules).first(where: { $0.number == answer.id }
            ),
            let plan = rules.plan(waiting.plan)
        else {
            guard let end = book.entry(ending: answer.id, of: id) else { throw .unknown(answer.id) }
            throw .decided(answer.id, by: end)
        }
        var entries = try entries(on: waiting, actor: actor, today: plan.day(of: now))
        // What is put aside is put aside under every report; what is entered is one's alone.
        if !agrees {
            entries += book.siblings(of: waiting, rules: rules).map { other in
                Course.Entry(
                    obligation: other.obligation,
                    body: .settled(answer: other.number, agreed: false, note: note), actor: actor,
                    on: plan.day(of: now))
            }
        }
        var book = book
        var provisional = Int64.max
        for entry in entries {
            let request = Request(entry.body, entry.obligation, on: entry.on)
            if let refusal = admit(request, rules: rules, book: book, now: now) {
                throw .refused(answer.id, refusal)
            }
            provisional -= 1
            book.add(
                Event(
                    id: provisional, obligation: entry.obligation, body: entry.body, actor: actor,
                    on: entry.on,
                    recordedAt: now))
        }
        return entries
    }

    /// The first thing said that the answer has no use for.
    private func useless(for what: Waiting.What) -> String? {
        var said: [(name: String, isSaid: Bool)] = [
            ("until", until != nil), ("letter", letter != nil), ("number", number != nil),
            ("on", on != nil), ("none", none),
        ]
        if agrees {
            switch what {
            case .submission: said.removeAll { ["number", "on", "none"].contains($0.name) }
            case .request: said.removeAll { ["until", "letter"].contains($0.name) }
            case .unread:
                // One thing at a time: a report that came, or more time for it.
                let others = until == nil ? ["letter"] : ["number", "on", "none"]
                said.removeAll { !others.contains($0.name) }
            }
        }
        return said.first { $0.isSaid }?.name
    }
}

internal import Rules

/// The day of an inspection moves with the day on which the one before was done, also when that is open already:
/// a report before it was sent back, or taken back, and has come in anew (statement 37).
extension Book {
    /// What follows the occurrence of an entry and has opened, with its day as it is here; `nil` where nothing
    /// counts from that.
    func follower(of event: Event, rules: RuleSet) -> Occurrence? {
        let id = event.obligation.occurrence
        guard let (plan, duty) = rules.duty(id.duty), duty.countsFromCompletion,
            let number = Int(id.period)
        else { return nil }
        let next = OccurrenceID(duty: id.duty, period: String(number + 1))
        return openings[next] == nil ? nil : occurrence(next, duty: duty, plan: plan)
    }
}

extension Course {
    /// The obligations that an entry may move though it is about another one.
    func followers(of event: Event) -> [ObligationID] {
        guard let next = book.follower(of: event, rules: rules)?.id else { return [] }
        return book.members(of: next).map { ObligationID(occurrence: next, unit: $0) }
    }

    /// What tells those who were told of another day than that on which it is due by now.
    ///
    /// - Parameters:
    ///   - before: as it was before `event`.
    ///   - after: with it.
    func movedByCompletion(
        _ event: Event, _ before: Book, _ after: Book, answer: Answer, _ readers: Readers
    ) -> [Notice] {
        guard let was = before.follower(of: event, rules: rules),
            let now = after.follower(of: event, rules: rules), was.due != now.due
        else { return [] }
        let told = followers(of: event).reduce(into: [ObligationID: [Told]]()) { all, id in
            all[id] = self.told(answer.histories[id] ?? [], readers)
        }
        let move = MovedOccurrence(occurrence: now.id, from: was.due, to: now.due)
        return moves(
            [move], rules: rules, before: before, book: after, told: told, now: self.now)
    }
}

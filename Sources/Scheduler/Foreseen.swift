internal import Civil
package import Rules

extension Book {
    /// As it will be when an occurrence opens that hasn't, for one unit of it: days that don't count move
    /// what opens among them (statement 55).
    package func opened(
        _ occurrence: Occurrence, for unit: String, plan: Plan, duty: Duty,
        suspensions: [Suspension]
    ) -> Book {
        guard openings[occurrence.id] == nil else { return self }
        let at = duty.opening(of: occurrence, plan: plan)
        var book = self
        book.add(Opening(occurrence: occurrence.id, openedAt: at, members: [unit]))
        let moving = suspensions.events(
            opening: occurrence, plan: plan, duty: duty, book: book, at: at)
        for (offset, event) in moving.enumerated() {
            book.add(event.numbered(.max / 2 + Int64(offset)))
        }
        return book
    }
}

internal import Civil

/// Whose each entry of days that don't count is: an entry has no number of its suspension's (statement 55).
extension Book {
    /// Of the entries that stand, which of `kept` each is of: one whose last day and reason it has, of who
    /// answered for the obligation then; of several each has its own, first the one that begins on the same day.
    package func suspensions(
        of id: ObligationID, among kept: [Suspension]
    ) -> [Int64: Suspension] {
        let events = events(of: id)
        guard events.contains(where: \.body.isSuspension) else { return [:] }
        let voided = Set(events.compactMap(\.body.voids))
        var owners: [Int64: Suspension] = [:]
        var taken: Set<Int> = []
        for event in events where !voided.contains(event.id) {
            if event.body.movesBehind { taken = [] }
            guard event.body.isSuspension else { continue }
            let answering = answering(for: id, before: event.id)
            let fitting = kept.indices.filter { index in
                let suspension = kept[index]
                return suspension.body == event.body && suspension.from <= event.on
                    && (suspension.duty.map { $0 == id.occurrence.duty } ?? true)
                    && !suspension.units.isDisjoint(with: answering)
            }
            // Of those that began before, as where it opened later, the latest.
            let best = fitting.max { a, b in
                (taken.contains(a) ? 0 : 1, kept[a].from, -a)
                    < (taken.contains(b) ? 0 : 1, kept[b].from, -b)
            }
            guard let best else { continue }
            taken.insert(best)
            owners[event.id] = kept[best]
        }
        return owners
    }

    /// Since when whoever answers for it now does, where that isn't from its opening on: their days before that
    /// stopped no clock of it.
    func answeredSince(_ id: ObligationID) -> CivilDate? {
        let events = events(of: id)
        let voided = Set(events.compactMap(\.body.voids))
        let own = events.last { event in
            !voided.contains(event.id) && (event.body.isReassignment || event.body == .joined)
        }
        if let own { return own.on }
        return id.whole.flatMap { whole in
            self.events(of: whole).last { !$0.passings.isEmpty }?.on
        }
    }

    /// Whoever answers for it by now, an entry is of who did then; a part has those of the whole, too.
    private func answering(for id: ObligationID, before entry: Int64) -> Set<String> {
        let events = events(of: id).filter { $0.id < entry }
        let own = ObligationState(due: .min, events: events).responsible ?? id.debtor
        guard let whole = id.whole else { return [own] }
        return answering(for: whole, before: entry).union([own])
    }
}

internal import Civil
internal import Events
internal import Rules
internal import Scheduler

/// Records that an edit leaves without their place, or gives another day (statements 35 and 36).
extension Stakes {
    func orphans(of id: OccurrenceID) -> [EditConsequences.Orphan] {
        let (was, isNow) = (old.occurrence(id), new.occurrence(id))
        guard let was, old.lack(id, was) == nil else { return [] }
        let lack = new.lack(id, isNow)
        var found: [EditConsequences.Orphan] = []
        for obligation in obligations(of: id) {
            var reason = lack
            if reason == nil, !obligation.isEveryone, let isNow,
                old.owes(obligation.origin, was), !new.owes(obligation.origin, isNow)
            {
                reason = .unit
            }
            guard let reason else { continue }
            for event in records(of: obligation) {
                found.append(
                    EditConsequences.Orphan(
                        obligation: obligation, entry: event.id, what: event.body.word,
                        on: event.on, number: event.body.paper, lack: reason,
                        likely: likely(id, reason)))
            }
        }
        return found
    }

    /// Those whose key is a place in a list that gained or lost a date, and stands for another day now.
    /// A date that was only corrected keeps its place, and its records with it.
    func displaced(from id: OccurrenceID) -> [EditConsequences.Displacement] {
        guard let was = old.occurrence(id), let isNow = new.occurrence(id),
            was.paper.date != isNow.paper.date, cause(of: isNow, was: was.due, for: nil) == .edit
        else { return [] }
        let (days, others) = (old.listed(beside: id), new.listed(beside: id))
        let isCorrected =
            days.count == others.count && !others.contains(was.paper.date)
            && !days.contains(isNow.paper.date)
        if days.isEmpty || isCorrected { return [] }
        return obligations(of: id).filter { obligation in
            obligation.isEveryone || new.owes(obligation.origin, isNow)
                || !old.owes(obligation.origin, was)
        }.flatMap { obligation in
            records(of: obligation).map { event in
                EditConsequences.Displacement(
                    obligation: obligation, entry: event.id, what: event.body.word, on: event.on,
                    number: event.body.paper, from: was.paper.date, to: isNow.paper.date)
            }
        }
    }

    private func obligations(of id: OccurrenceID) -> [ObligationID] {
        [.everyone(in: id)]
            + old.book.exceptions(of: id).map { ObligationID(occurrence: id, unit: $0) }
    }

    private func records(of obligation: ObligationID) -> [Event] {
        let events = old.book.events(of: obligation).filter { $0.obligation == obligation }
        let voided = Set(events.compactMap(\.body.voids))
        return events.filter { $0.body.isRecord && !voided.contains($0.id) }
    }
}

extension EventBody {
    /// What statement 36 keeps: what people entered or were promised.
    fileprivate var isRecord: Bool {
        switch self {
        case .received, .submitted, .returned, .extended, .extensionAsked, .unread, .waived,
            .suspended:
            true
        case .acknowledged, .accepted, .settled, .cancelled, .reassigned, .joined, .transferred,
            .occurred, .voided:
            false
        }
    }

    /// The number of the paper that stands behind it.
    fileprivate var paper: String? {
        switch self {
        case .received(let number, _, _), .submitted(let number, _), .occurred(let number, _):
            number
        case .extended(_, let letter), .waived(let letter): letter
        case .acknowledged, .accepted, .returned, .extensionAsked, .unread, .settled, .cancelled,
            .reassigned, .joined, .transferred, .suspended, .voided:
            nil
        }
    }
}

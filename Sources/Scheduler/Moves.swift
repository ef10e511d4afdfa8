package import Civil
package import Rules

/// Which due date each role was last told of.
struct DueTold {
    private var latest: [Role: (due: CivilDate, at: Instant)] = [:]

    init(_ told: [Told]) {
        for told in told where told.hasLeft && !told.isList && told.notice.key.kind.tellsDue {
            let (due, at) = (told.notice.key.due, told.notice.release)
            if latest[told.reader].map({ ($0.at, $0.due) <= (at, due) }) ?? true {
                latest[told.reader] = (due, at)
            }
        }
    }

    /// Those who were told of another day than `due`, with those of `always` who weren't told of
    /// this one; in order.
    func roles(besides due: CivilDate, always: [Role] = []) -> [Role] {
        let all = Set(latest.keys).union(always)
        return all.filter { latest[$0]?.due != due }.sorted { $0.text < $1.text }
    }
}

extension NoticeKind {
    /// Whether it names the due day of the obligation that it is about.
    fileprivate var tellsDue: Bool {
        switch self {
        case .reminder, .dueToday, .overdue, .escalation, .moved, .returned, .refused, .redirect,
            .tally:
            true
        case .rollUp, .correction: false
        }
    }
}

/// An occurrence whose own last good day an edit of the rules moves.
package struct MovedOccurrence: Hashable, Sendable {
    package let occurrence: OccurrenceID
    package let from: CivilDate
    package let to: CivilDate
}

/// The open occurrences whose last good day is another by `new` rules than by `old` ones, by id.
///
/// A day off that was announced meanwhile moves days too, but is no edit: the next mail says it
/// (statements 7 and 37). So both are worked out on the new calendar.
package func movedOccurrences(
    from old: RuleSet, to new: RuleSet, book: Book
) -> [MovedOccurrence] {
    var found: [MovedOccurrence] = []
    for plan in new.plans {
        for duty in plan.duties {
            guard let (oldPlan, oldDuty) = old.duty(duty.id) else { continue }
            var before = oldPlan
            before.calendar = plan.calendar
            // School years and semesters are declared by hand: they are an edit.
            before.calendar.declared = oldPlan.calendar.declared
            for id in book.unfinished(of: duty.id) {
                guard let was = book.occurrence(id, duty: oldDuty, plan: before),
                    let now = book.occurrence(id, duty: duty, plan: plan), was.due != now.due
                else { continue }
                found.append(MovedOccurrence(occurrence: id, from: was.due, to: now.due))
            }
        }
    }
    return found.sorted { $0.occurrence < $1.occurrence }
}

/// Statement 37: the notices that an edit of the rules brings about, one to each who was told of a
/// due day that the edit moves.
///
/// An edit has no event. Its notices are keyed by the new due day and by which edit it is of those
/// that moved this obligation so far: `edit-1`, `edit-2`. Asked again for the same edit, it gives
/// nothing that was decided before.
///
/// - Parameters:
///   - moved: from `movedOccurrences`.
///   - before: as it was before the edit.
///   - book: with what moves on because of it (statement 55).
///   - told: the notices decided so far about each obligation of those occurrences. Obligations
///     without any were told nothing.
package func moves(
    _ moved: [MovedOccurrence], rules new: RuleSet, before: Book, book: Book,
    told: [ObligationID: [Told]], now: Instant
) -> [Notice] {
    let days = Dictionary(
        moved.map { ($0.occurrence, $0) }, uniquingKeysWith: { first, _ in first })
    return told.sorted { $0.key < $1.key }.flatMap { id, told -> [Notice] in
        guard let move = days[id.occurrence], let (plan, duty) = new.duty(id.occurrence.duty)
        else { return [] }
        let state = book.state(of: id, due: move.to)
        let due = state.due
        // Who was given time of their own keeps it, whatever the rule says.
        guard state.isOpen, due != before.state(of: id, due: move.from).due,
            duty.expectsReport || due >= plan.day(of: now)
        else { return [] }
        return DueTold(told).roles(besides: due).compactMap { role in
            let edits = told.filter { stored in
                guard case .edit = stored.notice.key.stage else { return false }
                return stored.reader == role && stored.notice.key.kind == .moved
            }
            // What was decided for this very day and hasn't left yet says it.
            if edits.contains(where: {
                $0.notice.key.due == due && !$0.hasLeft && $0.notice.fate == .pending
            }) {
                return nil
            }
            let key = NoticeKey(
                subject: .obligation(id), due: due, kind: .moved,
                stage: .edit(edits.count + 1), role: role)
            return Notice(
                key: key, plan: plan.id, at: now,
                release: plan.nextOfficeMoment(from: now, urgent: duty.writesAtAnyHour))
        }
    }
}

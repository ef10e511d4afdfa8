package import Civil
package import Scheduler

/// Days that don't count, and taking them back (statement 55).
extension Driver {
    /// Records entries with the suspensions that begin with them, which what opens later follows too, and
    /// without those that they take back.
    ///
    /// - Parameter entries: admitted; those of the suspensions among them.
    package func enter(
        _ entries: [Course.Entry], suspending begun: [Suspension],
        resuming ended: [Suspension] = [], request: Change.NewRequest?, now: Instant
    ) throws -> Recorded {
        var holds = holds
        var beside = Change()
        for suspension in ended { holds.remove(suspension, &beside) }
        for suspension in begun { holds.add(suspension, now: now, &beside) }
        let recorded = try enter(
            entries, request: request, settings: beside.settings, now: now)
        if !recorded.isRepeat { self.holds = holds }
        return recorded
    }

    /// The suspension that an entry is of, where it is kept.
    package func suspension(of event: Event) -> Suspension? {
        holds.suspensions.last { suspension in
            suspension.body == event.body
                && (suspension.duty.map { $0 == event.obligation.occurrence.duty } ?? true)
                && suspension.units.contains(
                    book.state(of: event.obligation, due: .min).responsible
                        ?? event.obligation.debtor)
        }
    }

    /// The entries of the same act as `event`: of a suspension or of something that happened, which may be
    /// many; itself of any other.
    package func act(of event: Event) -> [Event] {
        switch event.body {
        case .suspended:
            let kept = suspension(of: event)
            return book.recorded.flatMap { book.entries(in: $0) }.filter { other in
                guard other.body == event.body else { return false }
                if let kept { return suspension(of: other) == kept }
                return other.recordedAt == event.recordedAt && other.actor == event.actor
            }
        case .occurred:
            return book.recorded.flatMap { book.entries(in: $0) }.filter { other in
                other.body.isHappening && other.on == event.on
                    && other.recordedAt == event.recordedAt && other.actor == event.actor
            }
        default: return [event]
        }
    }
}

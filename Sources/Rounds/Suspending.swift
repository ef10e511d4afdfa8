package import Civil
package import Scheduler

/// What people hold back or let go together with what they enter.
package struct HeldBeside: Sendable {
    package var suspending: [Suspension]
    /// Taken back.
    package var resuming: [Suspension]
    package var mail: [MailHold]

    package init(
        suspending: [Suspension] = [], resuming: [Suspension] = [], mail: [MailHold] = []
    ) {
        self.suspending = suspending
        self.resuming = resuming
        self.mail = mail
    }
}

/// Days that don't count, and taking them back (statement 55).
extension Driver {
    /// Records entries with the suspensions that begin with them, which what opens later follows too, and
    /// without those that they take back.
    ///
    /// - Parameters:
    ///   - entries: admitted; those of the suspensions among them.
    ///   - openings: of what they are about that isn't open.
    package func enter(
        _ entries: [Course.Entry], beside: HeldBeside, opening openings: [Opening] = [],
        request: Change.NewRequest?, now: Instant
    ) throws -> Recorded {
        guard !isFollowing || beside.mail.isEmpty else { throw NeedsLeader() }
        var holds = holds
        var change = Change()
        for suspension in beside.resuming { holds.remove(suspension, &change) }
        for suspension in beside.suspending where !holds.suspensions.contains(suspension) {
            holds.add(suspension, now: now, &change)
        }
        var resumes = false
        for hold in beside.mail {
            switch hold {
            case .silence(let silence): holds.add(silence, &change)
            case .pause(let plan): holds.pause(plan, now: now, &change)
            case .resume(let plan):
                holds.resume(plan, now: now, &change)
                resumes = true
            }
        }
        let recorded = try enter(
            entries, opening: openings, request: request, settings: change.settings, now: now)
        guard !recorded.isRepeat else { return recorded }
        self.holds = holds
        if !beside.mail.isEmpty { replace(holds.applied(to: rules)) }
        if resumes { try lookAgain() }
        return recorded
    }

    /// The suspension that an entry is of, where it is kept.
    package func suspension(of event: Event) -> Suspension? {
        book.suspensions(of: event.obligation, among: holds.suspensions)[event.id]
    }

    /// All that a suspension moved which is kept.
    package func entries(of kept: Suspension) -> [Event] {
        book.recorded.flatMap { occurrence -> [Event] in
            let own = book.entries(in: occurrence).filter { $0.body == kept.body }
            let owners = Set(own.map(\.obligation)).reduce(into: [Int64: Suspension]()) {
                $0.merge(book.suspensions(of: $1, among: holds.suspensions)) { _, new in new }
            }
            return own.filter { owners[$0.id] == kept }
        }
    }

    /// The entries of the same act as `event`: of a suspension or of something that happened, which may be
    /// many; itself of any other.
    package func act(of event: Event) -> [Event] {
        switch event.body {
        case .suspended:
            if let kept = suspension(of: event) { return entries(of: kept) }
            return book.recorded.flatMap { book.entries(in: $0) }.filter { other in
                other.body == event.body && other.recordedAt == event.recordedAt
                    && other.actor == event.actor
            }
        case .occurred:
            return book.recorded.flatMap { book.entries(in: $0) }.filter { other in
                other.body.isHappening && other.on == event.on
                    && other.recordedAt == event.recordedAt && other.actor == event.actor
            }
        case .reassigned:
            return [event] + book.events(of: event.obligation).filter { moved(by: event, $0) }
        default: return [event]
        }
    }

    /// Whether an entry is of days that don't count for who `event` passed the same obligation to.
    private func moved(by event: Event, _ entry: Event) -> Bool {
        entry.isDecided && entry.body.isSuspension && entry.recordedAt == event.recordedAt
            && entry.id > event.id
    }

    /// The suspensions that end with `voids`; one that only moved what is reassigned no more goes on.
    package func suspensions(takenBackBy voids: [Course.Entry]) throws(DriverError) -> [Suspension]
    {
        var found: [Suspension] = []
        var undone: [Event] = []
        for entry in voids {
            if let id = entry.body.voids, let event = try event(id) { undone.append(event) }
        }
        let reassigned = undone.filter { $0.body.isReassignment }
        for event in undone where event.body.isSuspension {
            let isBehind = reassigned.contains {
                $0.obligation == event.obligation && moved(by: $0, event)
            }
            guard !isBehind, let kept = suspension(of: event), !found.contains(kept) else {
                continue
            }
            found.append(kept)
        }
        return found
    }
}

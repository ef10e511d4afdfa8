package import Civil
package import Scheduler

extension Driver {
    /// What of an event of a file can be entered as things stand, and what is held back or let go with it: an
    /// entry that is taken back takes with it what was entered in the same act, as by hand.
    package func entering(
        _ event: ScriptedEvent, actor: String, now: Instant
    ) throws(DriverError) -> (found: ScriptedEvent.Entering, beside: HeldBeside) {
        var found = event.entries(
            rules: rules, book: book, actor: actor, standing: holds.suspensions)
        var beside = HeldBeside(suspending: found.suspending)
        if case .event(.voided(let id)) = event.what, !found.entries.isEmpty,
            let undone = try self.event(id)
        {
            found.entries = voids(
                of: undone, actor: actor, on: event.on, book: book, now: now)
            if undone.body.isSuspension {
                beside.resuming = suspension(of: undone).map { [$0] } ?? []
            }
        }
        return (found, beside)
    }

    /// What takes an entry back, with all of the same act; what has been handed in since a suspension, or was
    /// taken back before, stays as it is.
    ///
    /// - Parameter book: with what comes before it.
    package func voids(
        of event: Event, actor: String, on day: CivilDate, book: Book, now: Instant
    ) -> [Course.Entry] {
        let voids = act(of: event).map { $0.voiding(by: actor, on: day) }
        guard event.body.isSuspension else { return voids }
        let fitting = fitting(voids, book: book, now: now)
        return fitting.isEmpty ? [event.voiding(by: actor, on: day)] : fitting
    }

    /// Those of `voids` that can be entered.
    package func fitting(
        _ voids: [Course.Entry], book: Book, now: Instant
    ) -> [Course.Entry] {
        voids.filter { entry in
            admit(
                Request(entry.body, entry.obligation, on: entry.on), rules: rules, book: book,
                now: now) == nil
        }
    }
}

extension Event {
    /// What takes it back.
    package func voiding(by actor: String, on day: CivilDate) -> Course.Entry {
        Course.Entry(obligation: obligation, body: .voided(event: id), actor: actor, on: day)
    }
}

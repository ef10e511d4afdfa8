package import Civil
internal import Ledger
internal import Rules
package import Scheduler

/// Holding mail back by hand, and letting go of it. What is held is changed in the ledger first.
extension Driver {
    package func setPaused(
        _ isPaused: Bool, plan: String, now: Instant
    ) throws(DriverError) {
        try change { holds, change throws(DriverError) in
            if isPaused {
                holds.pause(plan, now: now, &change)
            } else {
                holds.resume(plan, now: now, &change)
                try bringForward(&change)
            }
        }
        replace(holds.applied(to: rules))
    }

    /// - Parameter request: whose id means this from now on.
    package func silence(
        _ silence: Silence, request: Change.NewRequest? = nil
    ) throws(DriverError) {
        try change { holds, change throws(DriverError) in
            holds.add(silence, &change)
            change.request = request
        }
    }

    /// What a file says that is held back from `now` on, or let go.
    package func take(_ hold: MailHold, now: Instant) throws(DriverError) {
        switch hold {
        case .silence(let silence): try self.silence(silence)
        case .pause(let plan): try setPaused(true, plan: plan, now: now)
        case .resume(let plan): try setPaused(false, plan: plan, now: now)
        }
    }

    package func liftSilence(_ id: String, now: Instant) throws(DriverError) {
        try change { holds, change throws(DriverError) in
            holds.lift(id, now: now, &change)
            try bringForward(&change)
        }
    }

    /// Lets go what the blast guard holds: it leaves at the next tick.
    ///
    /// - Returns: how many notices.
    package func releaseHeld(now: Instant) throws(DriverError) -> Int {
        let waiting = try stillHeld()
        try change { holds, change throws(DriverError) in
            holds.approve(through: now, &change)
            holds.hold([], &change)
            change.deferrals = waiting.map { Change.Deferral($0.key, to: now) }
        }
        return waiting.count
    }

    /// Drops what the blast guard holds: it is never sent.
    package func discardHeld() throws(DriverError) -> Int {
        let waiting = try stillHeld()
        try change { holds, change throws(DriverError) in
            holds.hold([], &change)
            holds.trust(&change)
            change.fates = waiting.map { Change.End($0.key, .suppressed(.discarded)) }
        }
        for notice in waiting { report(.ended(notice, .suppressed(.discarded))) }
        return waiting.count
    }

    /// Those held that haven't ended otherwise meanwhile.
    package func stillHeld() throws(DriverError) -> [Notice] {
        var waiting: [Notice] = []
        do throws(LedgerError) {
            for key in holds.held {
                guard let stored = try ledger.notice(key: key), stored.mail == nil,
                    stored.notice.fate == .pending
                else { continue }
                waiting.append(stored.notice)
            }
        } catch {
            throw .ledger(error)
        }
        return waiting
    }

    /// After a pause ended in a change that was committed.
    func lookAgain() throws(DriverError) {
        try change { _, change throws(DriverError) in try bringForward(&change) }
    }

    /// What a pause or a silence held is looked at again at once when it ends; steps of the ladder
    /// keep their moment, at most one a working day (statement 19).
    private func bringForward(_ change: inout Change) throws(DriverError) {
        let kept = Set(holds.held)
        do throws(LedgerError) {
            change.deferrals += try ledger.putOff(now: watermark)
                .filter { !kept.contains($0.description) }
                .map { Change.Deferral($0, to: watermark) }
        } catch {
            throw .ledger(error)
        }
    }

    /// Commits what `body` does to the holds, and only then takes it up.
    private func change(
        _ body: (inout Holds, inout Change) throws(DriverError) -> Void
    ) throws(DriverError) {
        var holds = holds
        var change = Change()
        try body(&holds, &change)
        try commit(change)
        self.holds = holds
    }
}

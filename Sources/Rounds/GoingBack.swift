package import Civil
internal import Ledger
internal import Rules
package import Scheduler

/// Statement 58: a clock that was wrong had the future decided; put right, that is undone as far as it
/// hasn't left.
extension Driver {
    /// Takes back every mail from beyond `instant` that hasn't left, then voids in one change what was
    /// decided beyond. Cut by a crash it can be asked again, and comes to the same. The next tick
    /// decides everything from `instant` on anew.
    ///
    /// - Parameters:
    ///   - instant: not after `now`.
    ///   - now: what the right clock shows.
    /// - Returns: what was undone; `nil` where nothing was decided beyond `instant`.
    package func goBack(
        to instant: Instant, actor: String, now: Instant
    ) throws(DriverError) -> Undoing? {
        guard instant <= now, let mark = recordedWatermark, instant < mark else { return nil }
        try takeBack(beyond: instant, now: now)
        try giveUpElsewhere(now: now)
        var holds = holds
        while true {
            try consider(now: now)
            var change = Change()
            change.goingBack = GoingBack(to: instant, at: now, actor: actor)
            change.events = voids(beyond: instant, now: now)
            change.trusted = now
            holds = self.holds
            holds.goBack(to: instant, &change)
            if try commit(change, .entry(lastEvent: lastEvent)) { break }
        }
        self.holds = holds
        trusted = now
        written = [:]
        try reread(from: instant)
        plan(now: now)
        // What runs by then, the agenda doesn't open.
        if unadopted == nil { try adopt(rules, now: now) }
        do { return try ledger.undoings().last } catch { throw .ledger(error) }
    }

    /// Remembers what a trusted clock shows (statement 58): not more often than once an hour, unless
    /// it was set.
    package func trust(_ now: Instant) throws(DriverError) {
        if let trusted, trusted <= now, now < trusted.adding(seconds: 3600) { return }
        var change = Change()
        change.trusted = now
        try commit(change)
        trusted = now
    }

    /// Whatever their matter is; but for answers to people, which time has no part in.
    private func takeBack(beyond instant: Instant, now: Instant) throws(DriverError) {
        var ids = try unsettled()
        do {
            // A crash may have come right after the outlet took it.
            ids += try ledger.unspooledMails(after: 0, limit: .max).map(\.id)
        } catch {
            throw .ledger(error)
        }
        for id in ids {
            guard let mail = try mail(id), mail.slot > instant, mail.kind != .confirmation else {
                continue
            }
            var change = Change()
            let standing = try standing(of: id)
            var isRevoked = false
            if case .settled(let outcome, _) = standing, outcome.what == .revoked {
                isRevoked = true
            } else if standing != .gone {
                do { isRevoked = try outlet.revoke(id) == .revoked } catch { throw .outlet(error) }
            }
            if mail.spooledAt == nil, standing != .gone {
                change.spooled = [id]
                change.spooledAt = now
            }
            if isRevoked {
                let outcome = MailOutcome(at: now, .revoked, detail: nil)
                change.outcomes = [Change.NewOutcome(mail: id, outcome: outcome)]
            }
            try commit(change)
            alive()
        }
    }

    /// What voids the entries that time itself made beyond `instant`, as if it had come.
    private func voids(beyond instant: Instant, now: Instant) -> [Event] {
        let zone = rules.plans.first?.zone ?? .utc
        var voids: [Event] = []
        for occurrence in book.recorded {
            for event in book.entries(in: occurrence) where event.recordedAt > instant {
                guard event.isDecided, event.body.voids == nil,
                    !book.events(of: event.obligation).contains(where: {
                        $0.body.voids == event.id
                    }),
                    !book.isUsed(event)
                else { continue }
                let day = (rules.duty(occurrence.duty)?.plan.zone ?? zone).local(at: now).date
                voids.append(
                    Event(
                        id: lastEvent + Int64(voids.count) + 1, obligation: event.obligation,
                        body: .voided(event: event.id), actor: DecidedEvent.actor, on: day,
                        recordedAt: now))
            }
        }
        return voids
    }
}

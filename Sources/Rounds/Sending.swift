internal import Civil
internal import Correspondence
internal import Ledger
internal import Mail
internal import Rules
internal import Scheduler

/// From notices whose release has come to mails at the outlet. Each step may be cut by a crash and is
/// done again from what the ledger holds.
extension Driver {
    func send(now: Instant) throws(DriverError) {
        try make(now: now)
        try publish(now: now)
    }

    /// Makes, freezes and publishes the mails of everything whose release has come, some at a time.
    ///
    /// What doesn't leave, what replaced it, and what the owners are told of it, mail and all, stand
    /// in one change: a crash finds all of that settled or none of it.
    private func make(now: Instant) throws(DriverError) {
        let course = course(now)
        let waiting = try ask(course.waiting).waiting
        guard !waiting.isEmpty else { return }
        let further = try ask(course.further(waiting, in: agenda))
        let (needless, leaving) = try partition(waiting, further)
        let released = course.release(leaving, in: agenda, further: further)
        report(.released(released, at: now))
        var settled = Change()
        settled.notices = released.added
        settled.decidedAt = now
        settled.deferrals = released.deferrals.map { Change.Deferral($0.key, to: $0.release) }
        var holds = holds
        let isNews = released.held.map { holds.keep($0, &settled) } ?? false
        var ends = needless + released.fates.map { Change.End($0.key, $0.fate) }
        let told = Dictionary(waiting.map { ($0.key, $0) }) { first, _ in first }
        // What the owners are told of what doesn't leave is frozen with it; so is what their lists say of the
        // day, which hangs on when the rest of it leaves.
        let added = Set(released.added.map(\.key))
        func reports(_ bundle: Bundle) -> Bool {
            bundle.notices.contains { added.contains($0.key) || $0.key.stage == .morning }
        }
        let rest = released.bundles.filter { !reports($0) }
        let writer = Writer(self, course)
        try writer.write(released.bundles.filter(reports), into: &settled, &ends)
        settled.fates = ends
        try commit(settled)
        self.holds = holds
        if isNews, let hold = released.held { report(.held(hold)) }
        for end in settled.fates {
            if let notice = told[end.key] { report(.ended(notice, end.fate)) }
        }
        try send(rest, with: writer, now: now) { end in
            if let notice = told[end.key] { report(.ended(notice, end.fate)) }
        }
    }

    /// The mails of one batch go into the outlet while those of the next are written; then one change says
    /// that the first are there and freezes the next. So nothing of a batch is frozen before all of the
    /// one ahead of it is in the outlet, and a crash leaves one batch to be published again at most.
    private func send(
        _ bundles: [Bundle], with writer: Writer, now: Instant, ended: (Change.End) -> Void
    ) throws(DriverError) {
        if bundles.isEmpty { return }
        try publish(now: now)
        var frozen: [StoredMail] = []
        for batch in bundles.batches(of: mailsAtATime) {
            var change = Change()
            var ends: [Change.End] = []
            let outcomes = try publish(frozen) { () throws(DriverError) in
                try writer.write(batch, into: &change, &ends)
            }
            change.fates = ends
            frozen = try settle(frozen, outcomes, freezing: change, now: now)
            ends.forEach(ended)
            alive()
        }
        _ = try settle(frozen, try publish(frozen) {}, freezing: Change(), now: now)
    }

    /// Records that mails are in the outlet, with what follows them. Where one isn't, all that isn't in the
    /// outlet is looked at anew first, as if a crash had left it.
    ///
    /// - Returns: the mails that are frozen with `change`.
    private func settle(
        _ mails: [StoredMail], _ outcomes: [Publishing], freezing change: Change, now: Instant
    ) throws(DriverError) -> [StoredMail] {
        guard outcomes.allSatisfy(\.isTaken) else {
            try publish(now: now)
            return try commit(change)
        }
        var change = change
        for (mail, outcome) in zip(mails, outcomes) { change.note(outcome, of: mail, at: now) }
        let frozen = try commit(change)
        try tell(mails)
        return frozen
    }
}

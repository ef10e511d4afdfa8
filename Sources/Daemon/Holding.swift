import Civil
import Ledger
import Rules
import Scheduler
import Systemd

/// Holding mail back by hand, and letting go of it.
extension Engine {
    /// What the next release has to respect.
    func facts(forRelease now: Instant) -> Facts {
        Facts(
            book: book, silences: holds.silences(after: now),
            blast: .guarded(through: holds.approvedThrough), undeliverable: undeliverable)
    }

    /// Keeps in mind what the blast guard held, and says so once.
    func note(_ hold: BlastHold) throws(LedgerError) {
        let keys = Set(holds.held).union(hold.notices.map(\.description)).sorted()
        let isNew = keys != holds.held
        try holds.hold(keys, ledger)
        guard isNew else { return }
        say(
            .blastGuardHolding,
            "\(hold.notices.count) notices to \(hold.recipients) of \(hold.total) addresses are held "
                + "(\(hold.plans.joined(separator: ", "))); 'hanchot release' lets them go, "
                + "'hanchot discard' drops them", .warning)
    }

    func setPaused(_ isPaused: Bool, plan: String) throws(EngineError) {
        do throws(LedgerError) {
            if isPaused {
                try holds.pause(plan, ledger)
            } else {
                try holds.resume(plan, ledger)
                try ledger.bringForward(now: watermark, except: holds.held)
            }
        } catch {
            throw .ledger(error)
        }
        replaceModes(holds.applied(to: rules))
    }

    func silence(_ silence: Silence) throws(EngineError) {
        do throws(LedgerError) { try holds.add(silence, ledger) } catch { throw .ledger(error) }
    }

    func liftSilence(_ id: String) throws(EngineError) {
        do throws(LedgerError) {
            try holds.lift(id, ledger)
            try ledger.bringForward(now: watermark, except: holds.held)
        } catch {
            throw .ledger(error)
        }
    }

    /// Lets go what the blast guard holds: it leaves at the next tick.
    ///
    /// - Returns: how many notices.
    func releaseHeld(now: Instant) throws(EngineError) -> Int {
        do throws(LedgerError) {
            let waiting = try stillWaiting()
            try holds.approve(through: now, ledger)
            try ledger.settle(mails: [], fates: [], deferrals: waiting.map { ($0, now) })
            try holds.hold([], ledger)
            return waiting.count
        } catch {
            throw .ledger(error)
        }
    }

    /// Drops what the blast guard holds: it is never sent.
    func discardHeld() throws(EngineError) -> Int {
        do throws(LedgerError) {
            let waiting = try stillWaiting()
            try ledger.settle(mails: [], fates: waiting.map { ($0, .suppressed(.discarded)) })
            try holds.hold([], ledger)
            return waiting.count
        } catch {
            throw .ledger(error)
        }
    }

    /// How many notices the blast guard holds.
    func heldCount() throws(EngineError) -> Int {
        do throws(LedgerError) { return try stillWaiting().count } catch { throw .ledger(error) }
    }

    /// Those held that haven't ended otherwise meanwhile.
    private func stillWaiting() throws(LedgerError) -> [String] {
        var waiting: [String] = []
        for key in holds.held {
            guard let stored = try ledger.notice(key: key), stored.mail == nil else { continue }
            if case .pending = stored.notice.fate { waiting.append(key) }
        }
        return waiting
    }
}

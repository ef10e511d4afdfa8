import Desk
import Civil
import Edits
import Rounds
import Rules
import Scheduler
import SourceText

/// Takes up new rules and a new registry, or holds them until somebody says so: no edit loses a record
/// in silence (statement 36). One gate for reload, SIGHUP and start. Confined to the scheduler's queue.
final class EditGuard {
    private let engine: Engine
    private let store: RuleStore
    /// The set that runs; its files are the snapshot.
    private(set) var inForce: CheckedRules
    private(set) var held: HeldEdit? {
        didSet {
            if held == nil { store.release() }
            engine.ownersRemark = held?.text
            let duties = held?.consequences.heldDuties ?? []
            engine.driver.remarkedPlans = Set(
                duties.compactMap { engine.rules.duty($0)?.plan.id })
        }
    }
    /// The digest by which the set in force was taken up.
    private var accepted: String?
    /// How the ledger stood when the held edit was judged.
    private var judgedAt: Ground?

    /// What an edit's consequences are worked out from.
    private struct Ground: Equatable {
        let lastEvent: Int64
        let mails: Int
    }

    enum Verdict {
        /// In force; what that did, where it was another set.
        case taken(EditConsequences?)
        case held(HeldEdit)
        /// What was accepted isn't what would happen, so nothing was done.
        case otherwise(EditConsequences)
    }

    struct Taking {
        let verdict: Verdict
        /// Due dates that announced days off have moved.
        var daysOff: [EditConsequences.Move] = []
        /// Why the set in force couldn't be kept.
        var fault: Diagnostic?
    }

    /// - Parameter inForce: what `engine` was opened with.
    init(_ inForce: CheckedRules, engine: Engine, store: RuleStore) {
        self.inForce = inForce
        self.engine = engine
        self.store = store
    }

    /// Keeps the set that the engine was opened with: taken up twice, it would be gone through twice.
    func keepOpened() -> Taking {
        // What an earlier service held isn't there any more.
        store.release()
        return Taking(verdict: .taken(nil), fault: store.keep(inForce))
    }

    /// Takes `checked` up if that is harmless, or just what was accepted.
    ///
    /// - Parameter digest: of the consequences that somebody has seen and accepts.
    func take(
        _ checked: CheckedRules, accepting digest: String? = nil, now: Instant
    ) throws(DriverError) -> Taking {
        // What was accepted may be accepted again, where the answer was lost.
        if checked.digest == inForce.digest, digest == nil || digest == accepted {
            return Taking(verdict: .taken(nil), fault: try adopt(checked, now: now))
        }
        let judged = try judge(checked, now)
        let (found, daysOff) = (judged.edit, judged.daysOff)
        if digest.map({ $0 == found.digest }) ?? found.isHarmless {
            let fault = try adopt(checked, now: now)
            accepted = digest
            return Taking(verdict: .taken(found), daysOff: daysOff, fault: fault)
        }
        // Announced days off wait for nobody.
        if let announced = judged.announced {
            try engine.adopt(announced, templates: inForce.templates, now: now)
        }
        guard !found.isHarmless else {
            held = nil
            return Taking(verdict: .otherwise(found), daysOff: daysOff)
        }
        let edit = hold(checked, found, now)
        return Taking(verdict: digest == nil ? .held(edit) : .otherwise(found), daysOff: daysOff)
    }

    /// Works out anew what the held edit would do, where something was recorded or told since. One that
    /// has become harmless is taken up.
    ///
    /// - Returns: what that did.
    func lookAgain(now: Instant) throws(DriverError) -> Taking? {
        guard let held, judgedAt != ground else { return nil }
        let found = try judge(held.checked, now).edit
        if found.isHarmless {
            let fault = try adopt(held.checked, now: now)
            return Taking(verdict: .taken(found), fault: fault)
        }
        _ = hold(held.checked, found, now)
        return nil
    }

    /// The set by which the leader of a shared ledger goes; nothing is judged here.
    func follow(_ applied: CheckedRules) {
        engine.follow(applied.rules, templates: applied.templates)
        inForce = applied
        held = nil
    }

    private func hold(
        _ checked: CheckedRules, _ found: EditConsequences, _ now: Instant
    ) -> HeldEdit {
        let since =
            held.flatMap { $0.checked.digest == checked.digest ? $0.since : nil }
            ?? store.held(checked.digest, now: now)
        let zone = engine.rules.plans.first?.zone ?? .utc
        let edit = HeldEdit(
            checked: checked, consequences: found, since: since, day: zone.local(at: since).date)
        judgedAt = ground
        held = edit
        return edit
    }

    /// What is wrong with keeping the set for the next start, where it can't be.
    private func adopt(
        _ checked: CheckedRules, now: Instant
    ) throws(DriverError) -> Diagnostic? {
        try engine.adopt(checked.rules, templates: checked.templates, now: now)
        // What a rule asked that has been withdrawn, and hasn't left, is taken back.
        try engine.driver.revokeAll(now: now)
        inForce = checked
        held = nil
        return store.keep(checked)
    }

    private func judge(
        _ checked: CheckedRules, _ now: Instant
    ) throws(DriverError) -> Footing.Judged {
        let footing = Footing(
            rules: engine.rules, digest: inForce.digest, book: engine.book,
            suspensions: engine.holds.suspensions, ledger: engine.ledger,
            lastEvent: engine.driver.lastEvent, watermark: engine.watermark,
            now: max(now, engine.watermark))
        do { return try footing.judge(checked.rules, digest: checked.digest) } catch {
            throw .ledger(error)
        }
    }

    private var ground: Ground {
        Ground(lastEvent: engine.driver.lastEvent, mails: engine.driver.mailsSpooled)
    }
}

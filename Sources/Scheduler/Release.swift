package import Civil
package import Rules

/// What becomes of the notices whose release has come.
package struct Release: Sendable {
    package var bundles: [Bundle] = []
    /// Those that don't leave, by key, with the reason.
    package var fates: [(key: NoticeKey, fate: Notice.Fate)] = []
    /// Those that go on waiting, with their new release, which is after now.
    package var deferrals: [(key: NoticeKey, release: Instant)] = []
    /// Notices that came about here for the plans' owners (statements 21 and 29).
    package var added: [Notice] = []
    /// What the blast guard held; those notices are among the deferrals.
    package var held: BlastHold?
}

/// Checks pending notices once more as they leave and bundles them by address and slot.
///
/// `pending` are those with a release at or before `now`, in any order.
package func release(rules: RuleSet, pending: [Notice], facts: Facts, now: Instant) -> Release {
    var maker = ReleaseMaker(rules: rules, facts: facts, now: now)
    for notice in inOrder(pending) { maker.sift(notice) }
    maker.coalesce()
    maker.address()
    maker.spaceOut()
    maker.guardBlast()
    maker.bundle()
    return maker.result
}

/// Most urgent first: what is overdue, then by due day.
private func inOrder(_ notices: [Notice]) -> [Notice] {
    // Keys are long to write out, so each is written once, and looked at last.
    notices.map { (notice: $0, text: $0.key.description) }.sorted { a, b in
        if a.notice.release != b.notice.release { return a.notice.release < b.notice.release }
        let (first, second) = (a.notice.key.kind.urgency, b.notice.key.kind.urgency)
        if first != second { return first < second }
        if a.notice.key.due != b.notice.key.due { return a.notice.key.due < b.notice.key.due }
        return a.text < b.text
    }.map(\.notice)
}

extension NoticeKind {
    var urgency: Int {
        switch self {
        case .correction: 0
        case .escalation: 1
        case .overdue: 2
        case .dueToday: 3
        case .returned: 4
        case .refused: 5
        case .moved: 6
        case .redirect: 7
        case .reminder: 8
        case .tally: 9
        case .rollUp: 10
        }
    }
}

/// The steps of a release, one after the other over what is left.
struct ReleaseMaker {
    let rules: RuleSet
    let facts: Facts
    let now: Instant
    var result = Release()
    var mootness: Mootness
    let silences: ActiveSilences
    var leaving: [Leaving] = []
    private(set) var skipped: [String: [Skipped]] = [:]
    /// Worked out when the first mail to a head is made.
    var nearBy: Outlook?
    /// Ladders looked up so far.
    var ladders: [Ladder: [Stage]] = [:]

    /// A notice on its way out. Of a mail to everybody there are very many, handed on from step to step: they
    /// are shared, never copied.
    final class Leaving {
        let notice: Notice
        let plan: Plan
        let state: ObligationState?
        var recipient: Recipient?

        init(notice: Notice, plan: Plan, state: ObligationState?, recipient: Recipient? = nil) {
            self.notice = notice
            self.plan = plan
            self.state = state
            self.recipient = recipient
        }
    }

    init(rules: RuleSet, facts: Facts, now: Instant) {
        self.rules = rules
        self.facts = facts
        self.now = now
        mootness = Mootness(rules: rules, book: facts.book, now: now)
        mootness.remarkedPlans = facts.remarkedPlans
        silences = ActiveSilences(facts.silences, registry: rules.registry, at: now)
    }

    // MARK: Who leaves

    mutating func sift(_ notice: Notice) {
        guard let plan = rules.plan(notice.plan) else {
            return end(notice, .suppressed(.withdrawn))
        }
        if let fate = mootness.fate(of: notice, plan: plan) { return end(notice, fate) }
        if notice.key.stage == .morning,
            !facts.goingOut.contains(where: { $0.isShown(in: notice) && isToCome($0) }),
            !facts.waiting.contains(where: { $0.isShown(in: notice) })
        {
            return end(notice, .suppressed(.nothingToSay))
        }
        let state = mootness.state(of: notice, plan: plan)
        if let state, state.awaitsConfirmation, notice.key.isHeldBySubmission {
            return end(notice, .suppressed(.submitted))
        }
        let isList = notice.key.subject.obligation == nil
        let morning = nextMorning(plan)
        if plan.mode == .paused {
            return isList ? end(notice, .suppressed(.paused)) : put(notice, off: morning)
        }
        if let silent = silences.end(for: notice, morning: morning) {
            let moment = plan.nextOfficeMoment(from: silent, urgent: false)
            return isList ? end(notice, .suppressed(.silenced)) : put(notice, off: moment)
        }
        if let rest = rest(notice, state, plan) { return put(notice, off: rest) }
        if let moment = officeMoment(notice, plan) { return put(notice, off: moment) }
        leaving.append(Leaving(notice: notice, plan: plan, state: state))
    }

    mutating func end(_ notice: Notice, _ fate: Notice.Fate) {
        result.fates.append((notice.key, fate))
    }

    mutating func put(_ notice: Notice, off release: Instant) {
        result.deferrals.append((notice.key, release))
    }

    func nextMorning(_ plan: Plan, after days: Int = 1) -> Instant {
        plan.morning(workingDays: days, after: plan.day(of: now)) ?? now.adding(seconds: 86_400)
    }

    /// Statement 14: the ladder rests after a return, also for rungs decided before it.
    private func rest(_ notice: Notice, _ state: ObligationState?, _ plan: Plan) -> Instant? {
        guard notice.key.kind.isLadder, let state, let returned = state.returnedAt else {
            return nil
        }
        let through = max(plan.day(of: returned), state.restsThrough ?? .min)
        guard plan.day(of: now) <= through else { return nil }
        return plan.turn(of: notice.key.role, after: through)
    }

    /// When the office is open again, where the notice has to wait for that.
    private mutating func officeMoment(_ notice: Notice, _ plan: Plan) -> Instant? {
        let duty = notice.key.subject.obligation.flatMap { mootness.duty($0.occurrence.duty) }
        let moment = plan.moment(for: notice, of: duty, from: now)
        return moment > now ? moment : nil
    }

    // MARK: To whom

    mutating func address() {
        for index in leaving.indices {
            let item = leaving[index]
            let role = item.notice.key.role
            let unit = item.notice.key.subject.obligation.map {
                $0.unit(of: role, responsible: item.state?.responsible)
            }
            switch resolve(role, unit, item.plan) {
            case .found(let recipient): leaving[index].recipient = recipient
            case .nobody(let reason):
                // The owner is told with it, which may have to wait for the office.
                let moment = item.plan.nextOfficeMoment(from: now, urgent: false)
                if moment > now {
                    put(item.notice, off: moment)
                    continue
                }
                end(item.notice, .suppressed(reason))
                guard role != .owner else { continue }
                skipped[item.plan.id, default: []].append(
                    Skipped(key: item.notice.key, reason: reason))
            }
        }
        leaving.removeAll { $0.recipient == nil }
        // Statement 21: the owner is told why.
        for plan in rules.plans where skipped[plan.id] != nil { ask(plan, .skipped) }
    }

    /// Who it is today. The owner's mail goes out even to an address that mail came back from:
    /// there is nobody else to tell.
    func resolve(_ role: Role, _ unit: String?, _ plan: Plan) -> RoleResolution {
        let found = rules.resolve(role, unit: unit, plan: plan, on: plan.day(of: now))
        guard case .found(let recipient) = found, role != .owner,
            facts.undeliverable.contains(fingerprint(recipient.address))
        else { return found }
        return .nobody(.undeliverable)
    }

    /// A notice to a plan's owner that came about here, in office hours; at most one of its kind a
    /// day.
    mutating func ask(_ plan: Plan, _ question: OwnerQuestion) {
        let day = plan.day(of: now)
        let key = question.key(of: plan, on: day)
        // One that an interrupted release left behind says it.
        guard !leaving.contains(where: { $0.notice.key == key }),
            plan.nextOfficeMoment(from: now, urgent: false) == now,
            !facts.decided.contains(key.description),
            case .found(let owner) = rules.resolve(.owner, unit: nil, plan: plan, on: day)
        else { return }
        let notice = Notice(key: key, plan: plan.id, at: now, release: now)
        result.added.append(notice)
        leaving.append(Leaving(notice: notice, plan: plan, state: nil, recipient: owner))
    }
}

extension NoticeKey {
    /// Statement 41: who reported isn't reminded; what is due today or overdue is said all the same.
    fileprivate var isHeldBySubmission: Bool {
        guard role.isOwingUnit else { return false }
        // A redirect carries the stage of what it redirects.
        let isRedirected = kind == .redirect && !isHandover && stage != .due
        return kind == .reminder || isRedirected && !stage.isAfterDue
    }
}

package import Civil
package import Rules

/// One mail to be made: what is due together to one address (statement 12).
package struct Bundle: Hashable, Sendable {
    package let recipient: Recipient
    /// The release time that its notices share.
    package let slot: Instant
    /// Most urgent first.
    package let notices: [Notice]

    package init(recipient: Recipient, slot: Instant, notices: [Notice]) {
        self.recipient = recipient
        self.slot = slot
        self.notices = notices
    }
}

/// What becomes of the notices whose release has come.
package struct Release: Sendable {
    package var bundles: [Bundle] = []
    /// Those that don't leave, by key, with the reason.
    package var fates: [(key: NoticeKey, fate: Notice.Fate)] = []
    /// Notices that came about here: the owner hears of roles that are nobody (statement 21).
    package var added: [Notice] = []
}

/// Checks pending notices once more as they leave and bundles them by address and slot.
///
/// `pending` are those with a release at or before `now`, in any order.
package func release(rules: RuleSet, pending: [Notice], facts: Facts, now: Instant) -> Release {
    var result = Release()
    var bundles: [BundleKey: [Notice]] = [:]
    var recipients: [String: Recipient] = [:]
    var skippedPlans: Set<String> = []

    func put(_ notice: Notice, _ plan: Plan) -> Reason? {
        let unit = notice.key.subject.obligation.map { id in
            facts.book.state(of: id, due: notice.key.due).responsible ?? id.unit
        }
        let day = plan.zone.local(at: now).date
        switch rules.resolve(notice.key.role, unit: unit, plan: plan, on: day) {
        case .found(let recipient):
            // Two units with one address are two recipients: no mail names another unit.
            let identity = "\(recipient.address)\n\(recipient.unit?.id ?? "")"
            recipients[identity] = recipient
            let key = BundleKey(
                recipient: identity, slot: notice.release,
                confidential: plan.confidential ? plan.id : nil)
            bundles[key, default: []].append(notice)
            return nil
        case .nobody(let reason): return reason
        }
    }

    for notice in pending.sorted(by: inOrder) {
        guard let plan = rules.plan(notice.plan) else {
            result.fates.append((notice.key, .suppressed(.closed)))
            continue
        }
        if plan.mode == .paused { continue }
        if let reason = staleness(notice, plan, rules, facts, now) {
            result.fates.append((notice.key, .suppressed(reason)))
            continue
        }
        guard let reason = put(notice, plan) else { continue }
        result.fates.append((notice.key, .suppressed(reason)))
        guard notice.key.role != .owner, skippedPlans.insert(plan.id).inserted else { continue }
        let day = plan.zone.local(at: notice.release).date
        let key = NoticeKey(
            subject: .plan(plan.id, day: day), due: day, kind: .rollUp, stage: "skipped",
            role: .owner)
        guard !facts.decided.contains(key.description) else { continue }
        let added = Notice(key: key, plan: plan.id, at: notice.release, release: notice.release)
        if put(added, plan) == nil { result.added.append(added) }
    }
    for (key, notices) in bundles.sorted(by: { $0.key < $1.key }) {
        guard let recipient = recipients[key.recipient] else { continue }
        result.bundles.append(Bundle(recipient: recipient, slot: key.slot, notices: notices))
    }
    return result
}

private struct BundleKey: Hashable, Comparable {
    let recipient: String
    let slot: Instant
    let confidential: String?

    static func < (a: Self, b: Self) -> Bool {
        (a.slot, a.recipient, a.confidential ?? "") < (b.slot, b.recipient, b.confidential ?? "")
    }
}

/// Most urgent first: what is overdue, then by due day.
private func inOrder(_ a: Notice, _ b: Notice) -> Bool {
    (a.release, a.key.kind.urgency, a.key.due, a.key.description)
        < (b.release, b.key.kind.urgency, b.key.due, b.key.description)
}

extension NoticeKind {
    var urgency: Int {
        switch self {
        case .correction: 0
        case .escalation: 1
        case .overdue: 2
        case .dueToday: 3
        case .moved: 4
        case .redirect: 5
        case .reminder: 6
        case .tally: 7
        case .rollUp: 8
        }
    }
}

/// Why a notice that waited has lost its use (statement 26), if it has.
private func staleness(
    _ notice: Notice, _ plan: Plan, _ rules: RuleSet, _ facts: Facts, _ now: Instant
) -> Reason? {
    let key = notice.key
    switch key.subject {
    case .plan(_, let day):
        switch key.stage {
        case "weekly":
            return facts.book.overdue(plan: plan, on: day).isEmpty ? .nothingToSay : nil
        case "morning":
            return goingOut(rules: rules, plan: plan, book: facts.book, on: day).isEmpty
                ? .nothingToSay : nil
        default: return nil
        }
    case .obligation(let id):
        guard key.kind != .correction, let (_, duty) = rules.duty(id.occurrence.duty) else {
            return nil
        }
        if case .standing = duty.schedule { return nil }
        let own = duty.occurrence(period: id.occurrence.period, plan: plan)?.due ?? key.due
        let state = facts.book.state(of: id, due: own)
        if !state.isOpen { return .closed }
        return state.due == key.due ? nil : .moved
    }
}

/// The ladder's steps that leave on `day`, for the owner's morning list: each with the units it
/// concerns.
package func goingOut(rules: RuleSet, plan: Plan, book: Book, on day: CivilDate)
    -> [(duty: Duty, stage: Stage, standings: [Standing])]
{
    var found: [(duty: Duty, stage: Stage, standings: [Standing])] = []
    for duty in plan.duties where duty.expectsReport {
        for id in book.openings.keys.filter({ $0.duty == duty.id }).sorted() {
            guard let occurrence = duty.occurrence(period: id.period, plan: plan) else { continue }
            let overdue = book.standings(of: occurrence, plan: plan, on: day).filter(\.isOverdue)
            for (due, standings) in Dictionary(grouping: overdue, by: \.state.due).sorted(by: {
                $0.key < $1.key
            }) {
                for stage in duty.stages(due: due, plan: plan)
                where stage.isRung && plan.zone.local(at: stage.at).date == day {
                    found.append((duty, stage, standings))
                }
            }
        }
    }
    return found
}

/// The id of a mail: address, slot, and which of the mails of that slot it is (statement 12).
///
/// The address appears as a fingerprint (statement 34); the slot in UTC, so that ids sort by time.
package func mailID(address: String, slot: Instant, ordinal: Int) -> String {
    let at = slot.local(offset: 0)
    let day = "\(pad(at.date.year, 4))\(pad(at.date.month, 2))\(pad(at.date.day, 2))"
    let time = "\(pad(at.time.hour, 2))\(pad(at.time.minute, 2))\(pad(at.time.second, 2))"
    return "\(day)T\(time)-\(fingerprint(address))-\(ordinal)"
}

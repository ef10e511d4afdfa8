package import Civil
package import Rules

/// What follows when a mail could not be delivered to `address`: what it told a unit's head goes to
/// the deputy, or else to the contact, as a notice of kind `redirect` (statement 11), and the plans'
/// owners find the address in their next list (statement 21).
///
/// `undelivered` are the notices that the mail carried. `tellsOwner` sends the owner the matter itself
/// too: for a bounce, which comes when a mail had already left for good. Nothing is written to
/// the failing address about itself.
package func redirects(
    of undelivered: [Notice], address: String, tellsOwner: Bool, rules: RuleSet, book: Book,
    now: Instant
) -> [Notice] {
    var mootness = Mootness(rules: rules, book: book, now: now)
    var found: [Notice] = []
    var plans: Set<String> = []
    for notice in undelivered {
        guard let plan = rules.plan(notice.plan) else { continue }
        if plans.insert(plan.id).inserted {
            found += list(of: plan, address, rules, now)
        }
        guard let id = notice.key.subject.obligation, notice.key.role == .head,
            mootness.fate(of: notice, plan: plan) == nil
        else { continue }
        let unit = mootness.state(of: notice, plan: plan)?.responsible ?? id.debtor
        var roles = [Role.deputy, .contact].filter { role in
            isAnother(rules.resolve(role, unit: unit, plan: plan, on: plan.day(of: now)), address)
        }.prefix(1)
        if tellsOwner,
            isAnother(
                rules.resolve(.owner, unit: nil, plan: plan, on: plan.day(of: now)), address)
        {
            roles.append(.owner)
        }
        let urgent = rules.duty(id.occurrence.duty)?.duty.writesAtAnyHour ?? false
        for role in roles {
            found.append(
                Notice(
                    key: NoticeKey(
                        subject: notice.key.subject, due: notice.key.due, kind: .redirect,
                        stage: notice.key.stage, role: role),
                    plan: plan.id, at: now,
                    release: plan.nextOfficeMoment(from: now, urgent: urgent)))
        }
    }
    return found
}

/// The owner's list of the next morning, unless the owner is who can't be reached.
private func list(
    of plan: Plan, _ address: String, _ rules: RuleSet, _ now: Instant
) -> [Notice] {
    let today = plan.day(of: now)
    guard isAnother(rules.resolve(.owner, unit: nil, plan: plan, on: today), address),
        let morning = plan.morning(workingDays: 1, after: today)
    else { return [] }
    let day = plan.day(of: morning)
    let key = NoticeKey(
        subject: .plan(plan.id, day: day), due: day, kind: .rollUp, stage: .bounced, role: .owner)
    return [Notice(key: key, plan: plan.id, at: now, release: morning)]
}

private func isAnother(_ resolution: RoleResolution, _ address: String) -> Bool {
    guard case .found(let recipient) = resolution else { return false }
    return recipient.address != address
}

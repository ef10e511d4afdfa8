package import Civil
package import Rules
internal import Scheduler
package import SourceText

/// Statement 49: a plan that writes to somebody more often in a month than it says it may. Only reminders and due
/// days count, so it holds also where everybody reports in time; commemorations ride along with other mail.
package func mailLimitFindings(
    _ rules: RuleSet, sources: [RuleSource], today: CivilDate
) -> [Diagnostic] {
    let kinds = UnitKinds(rules).rules
    return rules.plans.compactMap { plan in
        guard let file = sources.first(where: { $0.name == plan.place.file }) else { return nil }
        let source = SourceFile(name: file.name, bytes: file.bytes)
        let over = MailLoad.above(
            plan.mailsPerMonth, of: plan.id,
            in: MailLoad.count(kinds.scheduledMails(of: plan, today: today)))
        guard let worst = over.first else {
            return plan.allowed.contains(.mailsAboveLimit) ? idleAllowance(plan, source) : nil
        }
        return plan.allowed.contains(.mailsAboveLimit) ? nil : finding(worst, plan, source)
    }
}

private func finding(_ load: MailLoad, _ plan: Plan, _ source: SourceFile) -> Diagnostic {
    let (month, count) = ("\(pad(load.month.month, 2))/\(load.month.year)", load.mails)
    return Diagnostic(
        severity: .warning, code: Lint.mailsAboveLimit.word, file: source,
        range: place(plan, source),
        message: Bilingual(
            vi: "tháng \(month), “\(load.address)” nhận đến \(count) thư theo lịch; mức là "
                + "\(plan.mailsPerMonth)",
            en:
                "in \(month) '\(load.address)' gets up to \(quantity(count, "scheduled mail")); the limit is "
                + "\(plan.mailsPerMonth)"),
        remedy: Bilingual(
            vi:
                "bớt lần nhắc, gộp thư hằng tuần (“gộp thư: hằng tuần”), hoặc nâng “số thư mỗi tháng”",
            en: "remind less often, use 'digest: weekly', or raise 'mails-per-month'"),
        lint: Lint.mailsAboveLimit.mark)
}

private func idleAllowance(_ plan: Plan, _ source: SourceFile) -> Diagnostic {
    let name = Lint.mailsAboveLimit.text.name
    return Diagnostic(
        severity: .warning, code: Lint.unusedAllowance.word, file: source,
        range: place(plan, source),
        message: Bilingual(
            vi: "\(Lint.mailsAboveLimit.code) (\(name.vi)) không còn gì để cho phép ở đây",
            en: "\(Lint.mailsAboveLimit.code) (\(name.en)) has nothing to allow here"),
        remedy: Bilingual(vi: "bỏ dòng này", en: "remove the line"),
        lint: Lint.unusedAllowance.mark)
}

/// The plan's first key.
private func place(_ plan: Plan, _ source: SourceFile) -> Range<Int> {
    let line = source.lineRange(plan.place.line)
    let start = min(line.lowerBound + plan.place.column - 1, line.upperBound)
    let key = source.bytes[start..<line.upperBound].prefix { $0 != 0x3A }
    return start..<start + key.count
}

extension RuleSet {
    /// The mails that each unit's head gets of a plan's reminders and due days: one a working day. Units stand
    /// where addresses would.
    fileprivate func scheduledMails(of plan: Plan, today: CivilDate) -> [MailLoad.Mail] {
        let first = plan.period?.lowerBound ?? today
        let year = first.adding(days: 365) ?? .max
        let last = min(plan.period?.upperBound ?? year, year)
        var days: [String: Set<CivilDate>] = [:]
        for duty in plan.duties
        where duty.kind != .anniversary && duty.unitsPerTime == nil && !duty.leavesAtOnce {
            let own = Set(
                duty.occurrences(dueIn: first...last, plan: plan)
                    .flatMap { duty.stages(of: $0, plan: plan) }
                    .filter { !$0.isRung }.map { plan.day(of: $0.at) })
            if own.isEmpty { continue }
            for position in registry.positions(of: duty.owedBy) {
                days[registry.units[position].id, default: []].formUnion(own)
            }
        }
        return days.flatMap { unit, days in
            days.map { MailLoad.Mail(address: unit, day: $0, plans: [plan.id]) }
        }
    }
}

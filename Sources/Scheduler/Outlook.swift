package import Civil
internal import Rules

/// A line that a mail to a head shows beside what it tells: open, and due in the coming fortnight or
/// before (statement 49).
package struct OutlookLine: Hashable, Sendable {
    package let plan: String
    package let obligation: ObligationID
    package let due: CivilDate
}

/// What is near its due day, whoever owes it: worked out once for all mails of a release.
struct Outlook {
    private let rules: RuleSet
    private let book: Book
    private let now: Instant
    /// What is soon, and what an entry may have brought nearer.
    private let near: [Near]
    /// All of it by occurrence, for what was taken over.
    private let byID: [OccurrenceID: Near]

    private struct Near {
        let plan: Plan
        let duty: Duty
        let occurrence: Occurrence
        /// The last day that is shown.
        let horizon: CivilDate
        /// The last day that any mail shows; what lies behind it is only in a mail of commemorations.
        let fortnight: CivilDate

        var isSoon: Bool { occurrence.due <= horizon }
    }

    init(rules: RuleSet, book: Book, now: Instant) {
        self.rules = rules
        self.book = book
        self.now = now
        var found: [Near] = []
        for plan in rules.plans where plan.mode == .live {
            let today = plan.day(of: now)
            for duty in plan.duties {
                let occurrences =
                    duty.kind == .anniversary
                    ? duty.soonCommemorated(plan: plan, now: now)
                    : book.unfinished(of: duty, plan: plan).filter {
                        duty.expectsReport || $0.due >= today
                    }
                let horizon = duty.kind == .anniversary ? .max : plan.fortnight(from: today)
                let fortnight =
                    duty.kind == .anniversary ? today.adding(days: 14) ?? .max : horizon
                found += occurrences.map {
                    Near(
                        plan: plan, duty: duty, occurrence: $0, horizon: horizon,
                        fortnight: fortnight)
                }
            }
        }
        near = found.filter { $0.isSoon || book.hasEntries($0.occurrence.id) }
        byID = Dictionary(found.map { ($0.occurrence.id, $0) }, uniquingKeysWith: { a, _ in a })
    }

    /// What `unit` answers for, overdue first. A plan marked confidential shows its own alone, and is
    /// shown by no other (statement 33).
    ///
    /// - Parameter commemorates: whether the mail is one of commemorations, which come once a month: it
    ///   shows those of the month, any other those of the fortnight (statement 49).
    func lines(of unit: String, confidential: String?, commemorates: Bool) -> [OutlookLine] {
        let own = near.compactMap { near -> OutlookLine? in
            guard book.isMember(unit, of: near.occurrence.id) else { return nil }
            return line(ObligationID(occurrence: near.occurrence.id, unit: unit), near, of: unit)
        }
        let taken = book.takenOver(by: unit).compactMap { id -> OutlookLine? in
            byID[id.occurrence].flatMap { line(id, $0, of: unit) }
        }
        return (own + taken).filter { line in
            guard let near = byID[line.obligation.occurrence],
                commemorates || line.due <= near.fortnight
            else { return false }
            let plan = near.plan
            return confidential.map { $0 == plan.id } ?? !plan.confidential
        }.sorted { ($0.due, $0.obligation) < ($1.due, $1.obligation) }
    }

    private func line(_ id: ObligationID, _ near: Near, of unit: String) -> OutlookLine? {
        let state = book.state(of: id, due: near.occurrence.due)
        guard state.isOpen, (state.responsible ?? id.debtor) == unit, state.due <= near.horizon,
            !state.awaitsConfirmation
        else { return nil }
        return OutlookLine(plan: near.plan.id, obligation: id, due: state.due)
    }
}

extension Plan {
    /// The last day of what a mail shows: of the week in which the fortnight ends, so that what is
    /// due in one week is shown together.
    fileprivate func fortnight(from day: CivilDate) -> CivilDate {
        guard let end = day.adding(days: 14) else { return .max }
        return end.adding(days: 7 - end.weekday.rawValue) ?? end
    }
}

extension Duty {
    /// Commemorations of the coming fortnight, and those that a reminder is due for within a month.
    fileprivate func soonCommemorated(plan: Plan, now: Instant) -> [Occurrence] {
        let today = plan.day(of: now)
        let reach =
            HowOften.commemorationDays + 14 + (remind.map { $0.offset.count * 2 }.max() ?? 0)
        guard let last = today.adding(days: reach), let soon = today.adding(days: 14),
            let end = today.adding(days: HowOften.commemorationDays)
        else { return [] }
        return occurrences(dueIn: today...last, plan: plan).filter { occurrence in
            occurrence.due <= soon
                || stages(of: occurrence, plan: plan).contains {
                    $0.at > now && plan.day(of: $0.at) <= end
                }
        }
    }
}

extension ReleaseMaker {
    /// What else is open for the unit whose head a mail goes to.
    mutating func outlook(of items: [Leaving]) -> [OutlookLine] {
        guard !facts.isRehearsal, let head = items.first(where: { $0.notice.key.role.isOwingUnit }),
            let unit = head.recipient?.unit?.id
        else { return [] }
        let near = nearBy ?? Outlook(rules: rules, book: facts.book, now: now)
        nearBy = near
        let told = Set(items.compactMap(\.notice.key.subject.obligation))
        let commemorates = items.contains {
            $0.notice.key.kind.isReminder
                && rules.duty(of: $0.notice)?.duty.kind == .anniversary
        }
        return near.lines(
            of: unit, confidential: head.plan.confidential ? head.plan.id : nil,
            commemorates: commemorates
        )
        .filter { line in
            if told.contains(line.obligation) { return false }
            guard !silences.areNone, let plan = rules.plan(line.plan) else { return true }
            let key = NoticeKey(
                subject: .obligation(line.obligation), due: line.due, kind: .reminder,
                stage: .due, role: .head)
            let notice = Notice(key: key, plan: plan.id, at: now, release: now)
            return silences.end(for: notice, morning: nextMorning(plan)) == nil
        }
    }
}

internal import Civil
internal import Rules

/// How often an address gets mail (statement 49).
///
/// *Scheduled* mail, that is reminders, tallies, what is due today and what is overdue, comes once a
/// working day. An overdue notice takes that morning's reminders along to the afternoon; what is due
/// today goes in the morning all the same, and the overdue notice is then the one second mail. What is
/// urgent or due at a time of day, and all that isn't scheduled, goes at once.
enum HowOften {
    /// For how many days a commemoration that was shown needs no reminder of its own.
    static let commemorationDays = 31
    /// What is due within so many working days is always reminded of.
    static let nearWorkingDays = 3
}

extension NoticeKind {
    /// Statement 49.
    package var isScheduled: Bool {
        switch self {
        case .reminder, .dueToday, .overdue, .tally: true
        case .escalation, .rollUp, .moved, .returned, .refused, .redirect, .correction: false
        }
    }
}

extension Duty {
    /// Whether its notices wait for no other mail: it is urgent, or due at a time of day.
    package var leavesAtOnce: Bool {
        if urgent { return true }
        return switch schedule {
        case .dates(let dates): dates.contains { $0.time != nil }
        case .recurring(let expression, _): expression.hasTime
        case .afterCompletion, .afterEvent, .standing: false
        }
    }
}

extension ReleaseMaker {
    /// Puts off what another mail of the day will take along, or the next day's; ends what an earlier
    /// mail showed.
    mutating func spaceOut() {
        let later = overdueLaterToday()
        var gone: Set<NoticeKey> = []
        let live = leaving.indices.filter { leaving[$0].plan.mode != .shadow }
        let byAddress = Dictionary(grouping: live) { leaving[$0].recipient?.address ?? "" }
        for (address, indices) in byAddress.sorted(by: { $0.key < $1.key }) {
            let scheduled = indices.map { leaving[$0] }.filter { isScheduled($0) }
            guard !scheduled.isEmpty else { continue }
            var waiting: Set<NoticeKey> = []
            for (notice, moment) in puttingOff(scheduled, to: address, later: later[address]) {
                put(notice, off: moment)
                waiting.insert(notice.key)
            }
            gone.formUnion(waiting)
            let rest = indices.map { leaving[$0] }.filter { !waiting.contains($0.notice.key) }
            guard !rest.isEmpty, rest.allSatisfy({ saysNothingNew($0, to: address) }) else {
                continue
            }
            for item in rest {
                end(item.notice, .suppressed(.shown))
                gone.insert(item.notice.key)
            }
        }
        leaving.removeAll { gone.contains($0.notice.key) }
    }

    private mutating func isScheduled(_ item: Leaving) -> Bool {
        guard item.notice.key.kind.isScheduled, let id = item.notice.key.subject.obligation else {
            return false
        }
        return !(mootness.duty(id.occurrence.duty)?.leavesAtOnce ?? false)
    }

    /// Those of one address that don't leave now, each with the moment at which it does.
    private func puttingOff(
        _ scheduled: [Leaving], to address: String, later: Instant?
    ) -> [(Notice, Instant)] {
        if scheduled.contains(where: { $0.notice.key.kind == .dueToday }) { return [] }
        if let later { return scheduled.map { ($0.notice, later) } }
        guard let last = facts.lastScheduled[fingerprint(address)] else { return [] }
        let today = scheduled.filter { $0.plan.day(of: last) == $0.plan.day(of: now) }
        guard today.count == scheduled.count else { return [] }
        let isAfternoonUsed = scheduled.allSatisfy { last >= $0.plan.afternoon(of: now) }
        let overdue = scheduled.filter { $0.notice.key.kind == .overdue }
        if !overdue.isEmpty, !isAfternoonUsed { return [] }
        let moments = scheduled.map { item -> (Notice, Instant)? in
            let (plan, notice) = (item.plan, item.notice)
            if notice.key.kind == .overdue {
                return plan.turn(of: .head, after: plan.day(of: now)).map { (notice, $0) }
            }
            let morning = nextMorning(plan)
            // Put off once, it doesn't wait again.
            let isNew = plan.day(of: notice.release) == plan.day(of: notice.at)
            return isNew && plan.day(of: morning) <= notice.key.due ? (notice, morning) : nil
        }
        // One that can't wait takes the others along.
        let found = moments.compactMap { $0 }
        return found.count == moments.count ? found : []
    }

    /// When the last overdue notice of the day leaves to each address that gets one later today.
    private func overdueLaterToday() -> [String: Instant] {
        guard !facts.goingOut.isEmpty,
            leaving.contains(where: { $0.notice.key.kind.isScheduled })
        else { return [:] }
        var found: [String: Instant] = [:]
        let leavingNow = Set(leaving.map(\.notice.key))
        for notice in facts.goingOut
        where notice.key.kind == .overdue && !leavingNow.contains(notice.key) {
            guard let plan = rules.plan(notice.plan), plan.mode == .live,
                let id = notice.key.subject.obligation,
                // What was due at a time of day is overdue like the rest.
                let duty = rules.duty(id.occurrence.duty)?.duty, !duty.urgent
            else { continue }
            let moment = notice.release > now ? notice.release : plan.afternoon(of: now)
            guard moment > now, plan.day(of: moment) == plan.day(of: now) else { continue }
            // Who answers doesn't depend on the due date.
            let unit = id.unit(
                of: notice.key.role, responsible: facts.book.state(of: id, due: .min).responsible)
            guard case .found(let who) = resolve(notice.key.role, unit, plan) else { continue }
            found[who.address] = max(found[who.address] ?? moment, moment)
        }
        return found
    }

    /// Whether a mail to the same address showed it not long ago: a commemoration within a month,
    /// anything else in the same week, while its due day isn't near.
    private mutating func saysNothingNew(_ item: Leaving, to address: String) -> Bool {
        let (key, plan) = (item.notice.key, item.plan)
        guard key.kind == .reminder, key.role.isOwingUnit, let id = key.subject.obligation,
            let duty = mootness.duty(id.occurrence.duty), !duty.leavesAtOnce,
            let shownAt = facts.shown[
                ShownLine(obligation: id, due: key.due, address: fingerprint(address))]
        else { return false }
        let (day, today) = (plan.day(of: shownAt), plan.day(of: now))
        if duty.kind == .anniversary {
            return day.adding(days: HowOften.commemorationDays).map { today <= $0 } ?? true
        }
        return day.adding(days: 1 - day.weekday.rawValue)
            == today.adding(days: 1 - today.weekday.rawValue)
            && plan.calendar.workingDays(from: today, to: key.due) > HowOften.nearWorkingDays
    }
}

extension RuleSet {
    /// The plan and the duty that a notice is about; `nil` for lists, and for what is gone.
    func duty(of notice: Notice) -> (plan: Plan, duty: Duty)? {
        notice.key.subject.obligation.flatMap { duty($0.occurrence.duty) }
    }
}

import Desk
import Civil
import Control
import Messages
import Rounds
import Rules
import Scheduler

/// A silence that somebody asks for, its names found in the rules.
struct ControlSilence {
    private let plan: String?
    private let duty: String?
    private let unit: String?
    private let group: String?
    private let start: Instant
    private let end: Instant?
    private let reason: String
    /// Whether its last day lies before `now`.
    let isOver: Bool

    /// - Parameter known: since when it holds in another ledger; it may be over by now.
    init(
        _ call: SilenceCall, rules: RuleSet, now: Instant, since known: Instant? = nil
    ) throws(Refusals) {
        let names = ControlNames(rules: rules)
        let plan = try call.plan.map { text throws(Refusals) in try names.plan(text) }
        let duty = try call.duty.map { text throws(Refusals) in try names.duty(text) }
        let named = try call.unit.map { text throws(Refusals) in try names.unitOrGroup(text) }
        guard plan != nil || duty != nil || named != nil else {
            throw Refusals(
                ControlRefusal(
                    .missing, vi: "ghi rõ kế hoạch, nhiệm vụ hay đơn vị cần lặng",
                    en: "name a plan, a duty or a unit to silence"))
        }
        let zone = (duty?.plan ?? plan ?? rules.plans.first)?.zone ?? .utc
        func midnight(_ day: CivilDate) -> Instant {
            zone.instant(of: CivilDateTime(day, .midnight))
        }
        let first = try controlDay(call.from, "from")
        start = known ?? first.map { midnight($0) } ?? now
        let last = try controlDay(call.until, "until")
        end = last.flatMap { $0.adding(days: 1) }.map { midnight($0) }
        isOver = end.map { [start] in $0 <= max(start, now) } ?? false
        if isOver, known == nil {
            throw Refusals(
                ControlRefusal(
                    .contradiction, vi: "ngày cuối của khoảng lặng đã qua",
                    en: "the last day of the silence has passed"))
        }
        let isGroup = named.map { rules.registry.group($0) != nil } ?? false
        self.plan = plan?.id
        self.duty = duty?.duty.id
        unit = isGroup ? nil : named
        group = isGroup ? named : nil
        let reason = try controlText(call.reason, .reason)
        // An export says nothing of one that never had any.
        guard reason != nil || known != nil else {
            throw Refusals(
                ControlRefusal(
                    .missing, vi: "cần có lý do: nơi nào thiếu thư thì hiện ra ở đó",
                    en: "a reason is needed: it is shown wherever mail is missed"))
        }
        self.reason = reason ?? ""
    }

    func silence(id: String, by actor: String) -> Silence {
        Silence(
            id: id, plan: plan, duty: duty, unit: unit, group: group, start: start, end: end,
            author: actor, reason: reason)
    }
}

extension ControlRecords {
    /// What is held back, or let go, beside the entries of a request. A silence of another ledger that is
    /// over, or is in this one, is passed over.
    ///
    /// - Parameter others: what is held beside by now.
    func held(
        _ entry: ControlEntry, besides others: [MailHold]
    ) throws(Refusals) -> [MailHold] {
        let plan = try entry.plan.map { text throws(Refusals) in
            try ControlNames(rules: rules).plan(text)
        }
        if entry.kind != .silence {
            let plan = try entry.needed(plan, "plan")
            if entry.kind == .pause { return [.pause(plan: plan.id)] }
            try ControlAnswers.refuseResuming(plan, holds: engine.holds)
            return [.resume(plan: plan.id)]
        }
        var known = Array(engine.holds.silences.values)
        for case .silence(let silence) in others { known.append(silence) }
        var number = engine.holds.nextSilence + known.count - engine.holds.silences.count
        var found: [MailHold] = []
        let units: [String?] = entry.units.isEmpty ? [nil] : entry.units
        for unit in units {
            var call = SilenceCall(reason: entry.note ?? "")
            (call.plan, call.duty, call.unit) = (plan?.id, entry.duty, unit)
            (call.from, call.until) = (entry.on?.iso, entry.until?.iso)
            let asked = try ControlSilence(call, rules: rules, now: now, since: entry.recorded)
            let silence = asked.silence(id: "\(number)", by: actor)
            if asked.isOver || known.contains(where: { silence.isSame(as: $0, startGiven: true) }) {
                continue
            }
            number += 1
            known.append(silence)
            found.append(.silence(silence))
        }
        return found
    }
}

extension Silence {
    /// Whether it is the same as one made before. One from now on begins later each time that it is asked
    /// for.
    func isSame(as made: Silence, startGiven: Bool) -> Bool {
        (plan, duty, unit) == (made.plan, made.duty, made.unit)
            && (group, end, reason) == (made.group, made.end, made.reason)
            && (!startGiven || start == made.start)
    }
}

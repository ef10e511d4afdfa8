import Desk
import Civil
import Control
import Messages
import Rounds
import Rules
import Scheduler

/// Silences, pauses, and what the blast guard holds.
extension ControlAnswers {
    func pause(_ call: PauseCall) throws -> PauseCall.Reply {
        let names = ControlNames(rules: engine.rules)
        let plan = try names.plan(call.plan)
        let resumes = call.resume ?? false
        if resumes, plan.mode == .paused, !engine.holds.paused.contains(plan.id) {
            throw Refusals(
                ControlRefusal(
                    .contradiction,
                    vi:
                        "chính tệp kế hoạch ghi 'mode: paused' (\(plan.place.file)); sửa ở đó rồi chạy 'hanchot "
                        + "reload'",
                    en:
                        "the plan's own file says 'mode: paused' (\(plan.place.file)); change it there and "
                        + "run 'hanchot reload'"))
        }
        try engine.driver.setPaused(!resumes, plan: plan.id)
        surroundings.settle()
        return PauseCall.Reply(mode: engine.rules.plan(plan.id)?.mode ?? plan.mode)
    }

    func silence(
        _ call: SilenceCall, by actor: String, request: Change.NewRequest?
    ) throws -> SilenceCall.Reply {
        try requireClock()
        let rules = engine.rules
        let names = ControlNames(rules: rules)
        let plan = try call.plan.map { text throws(Refusals) in try names.plan(text).id }
        let duty = try call.duty.map { text throws(Refusals) in try names.duty(text).duty.id }
        let unit = try call.unit.map { text throws(Refusals) in try names.unitOrGroup(text) }
        guard plan != nil || duty != nil || unit != nil else {
            throw Refusals(
                ControlRefusal(
                    .missing, vi: "ghi rõ kế hoạch, nhiệm vụ hay đơn vị cần lặng",
                    en: "name a plan, a duty or a unit to silence"))
        }
        let zone = (duty.flatMap { rules.duty($0)?.plan } ?? plan.flatMap { rules.plan($0) })?.zone
        let start = try controlDay(call.from, "from").map { midnight($0, zone) } ?? surroundings.now
        let last = try controlDay(call.until, "until")
        let end = last.flatMap { $0.adding(days: 1) }.map { midnight($0, zone) }
        if let end, end <= max(start, surroundings.now) {
            throw Refusals(
                ControlRefusal(
                    .contradiction, vi: "ngày cuối của khoảng lặng đã qua",
                    en: "the last day of the silence has passed"))
        }
        let isGroup = unit.map { rules.registry.group($0) != nil } ?? false
        let id = call.request ?? "\(engine.holds.nextSilence)"
        let silence = Silence(
            id: id, plan: plan, duty: duty, unit: isGroup ? nil : unit,
            group: isGroup ? unit : nil, start: start, end: end,
            author: actor, reason: try controlText(call.reason, .reason) ?? "")
        if let made = engine.holds.silences[id] {
            guard isSame(silence, as: made, startGiven: call.from != nil) else {
                throw Refusals(reused: id)
            }
            return SilenceCall.Reply(id: id)
        }
        if let request { _ = try engine.outcome(of: request) }
        try engine.driver.silence(silence)
        return SilenceCall.Reply(id: id)
    }

    /// Whether a request asks for a silence that it made before. One from now on begins later each time
    /// that it is asked for.
    private func isSame(_ asked: Silence, as made: Silence, startGiven: Bool) -> Bool {
        (asked.plan, asked.duty, asked.unit) == (made.plan, made.duty, made.unit)
            && (asked.group, asked.end, asked.reason) == (made.group, made.end, made.reason)
            && (!startGiven || asked.start == made.start)
    }

    func liftSilence(_ call: LiftSilenceCall) throws -> NoMembers {
        let id = call.id
        guard engine.holds.silences[id] != nil else {
            throw Refusals(
                ControlRefusal(
                    .unknown, vi: "không có khoảng lặng '\(id)'", en: "there is no silence '\(id)'",
                    suggestions: engine.holds.silences(after: surroundings.now).map(\.id)))
        }
        try engine.driver.liftSilence(id)
        surroundings.settle()
        return NoMembers()
    }

    /// An approval holds up to now: at a wrong time it would hold for years.
    func release() throws -> NoticeCount {
        try requireClock()
        let count = try engine.driver.releaseHeld(now: surroundings.now)
        surroundings.settle()
        return NoticeCount(notices: count)
    }

    func discard() throws -> NoticeCount {
        let count = try engine.driver.discardHeld()
        return NoticeCount(notices: count)
    }

    private func midnight(_ day: CivilDate, _ zone: Zone?) -> Instant {
        let at = CivilDateTime(day, .midnight)
        return (zone ?? self.zone)?.instant(of: at) ?? Instant(at, offset: 0)
    }
}

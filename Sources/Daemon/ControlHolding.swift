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
        if resumes { try Self.refuseResuming(plan, holds: engine.holds) }
        try engine.driver.setPaused(!resumes, plan: plan.id, now: surroundings.now)
        surroundings.settle()
        return PauseCall.Reply(mode: engine.rules.plan(plan.id)?.mode ?? plan.mode)
    }

    /// What the plan's own file pauses is let go there.
    static func refuseResuming(_ plan: Plan, holds: Holds) throws(Refusals) {
        guard plan.mode == .paused, !holds.paused.contains(plan.id) else { return }
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

    func silence(
        _ call: SilenceCall, by actor: String, request: Change.NewRequest?
    ) throws -> SilenceCall.Reply {
        try requireClock()
        let id = call.request ?? "\(engine.holds.nextSilence)"
        let silence = try ControlSilence(call, rules: engine.rules, now: surroundings.now)
            .silence(id: id, by: actor)
        if let made = engine.holds.silences[id] {
            guard silence.isSame(as: made, startGiven: call.from != nil) else {
                throw Refusals(reused: id)
            }
            return SilenceCall.Reply(id: id)
        }
        if let request, try engine.outcome(of: request) != nil {
            return SilenceCall.Reply(id: id)
        }
        try engine.driver.silence(silence, request: request)
        return SilenceCall.Reply(id: id)
    }

    func liftSilence(_ call: LiftSilenceCall) throws -> NoMembers {
        let id = call.id
        guard engine.holds.silences[id] != nil else {
            throw Refusals(
                ControlRefusal(
                    .unknown, vi: "không có khoảng lặng '\(id)'", en: "there is no silence '\(id)'",
                    suggestions: engine.holds.silences(after: surroundings.now).map(\.id)))
        }
        try engine.driver.liftSilence(id, now: surroundings.now)
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
}

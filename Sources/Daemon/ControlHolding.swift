import Civil
import Control
import JSON
import Rounds
import Rules
import Scheduler

/// Silences, pauses, and what the blast guard holds.
extension ControlAnswers {
    func pause(_ call: ControlCall) throws -> ControlReply {
        let names = ControlNames(rules: engine.rules)
        let plan = try names.plan(call.parameters["plan"]?.stringValue ?? "")
        let resumes = call.parameters["resume"]?.boolValue ?? false
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
        return .success([
            "mode": .string(engine.rules.plan(plan.id)?.mode.rawValue ?? plan.mode.rawValue)
        ])
    }

    func silence(_ call: ControlCall) throws -> ControlReply {
        try requireClock()
        let rules = engine.rules
        let names = ControlNames(rules: rules)
        func given(_ name: String) -> String? { call.parameters[name]?.stringValue }
        let plan = try given("plan").map { text throws(Refusals) in try names.plan(text).id }
        let duty = try given("duty").map { text throws(Refusals) in try names.duty(text).duty.id }
        let unit = try given("unit").map { text throws(Refusals) in try names.unitOrGroup(text) }
        guard plan != nil || duty != nil || unit != nil else {
            throw Refusals(
                ControlRefusal(
                    .missing, vi: "ghi rõ kế hoạch, nhiệm vụ hay đơn vị cần lặng",
                    en: "name a plan, a duty or a unit to silence"))
        }
        let zone = (duty.flatMap { rules.duty($0)?.plan } ?? plan.flatMap { rules.plan($0) })?.zone
        let start = try day("from", call).map { midnight($0, zone) } ?? surroundings.now
        let last = try day("until", call)
        let end = last.flatMap { $0.adding(days: 1) }.map { midnight($0, zone) }
        if let end, end <= max(start, surroundings.now) {
            throw Refusals(
                ControlRefusal(
                    .contradiction, vi: "ngày cuối của khoảng lặng đã qua",
                    en: "the last day of the silence has passed"))
        }
        let isGroup = unit.map { rules.registry.group($0) != nil } ?? false
        let id = given("request") ?? "\(engine.holds.nextSilence)"
        if engine.holds.silences[id] != nil { return .success(["id": .string(id)]) }
        try engine.driver.silence(
            Silence(
                id: id, plan: plan, duty: duty, unit: isGroup ? nil : unit,
                group: isGroup ? unit : nil, start: start, end: end,
                author: surroundings.userName(call.peer.uid), reason: given("reason") ?? ""))
        return .success(["id": .string(id)])
    }

    func liftSilence(_ call: ControlCall) throws -> ControlReply {
        let id = call.parameters["id"]?.stringValue ?? ""
        guard engine.holds.silences[id] != nil else {
            throw Refusals(
                ControlRefusal(
                    .unknown, vi: "không có khoảng lặng '\(id)'", en: "there is no silence '\(id)'",
                    suggestions: engine.holds.silences(after: surroundings.now).map(\.id)))
        }
        try engine.driver.liftSilence(id)
        surroundings.settle()
        return .success([:])
    }

    /// An approval holds up to now: at a wrong time it would hold for years.
    func release() throws -> ControlReply {
        try requireClock()
        let count = try engine.driver.releaseHeld(now: surroundings.now)
        surroundings.settle()
        return .success(["notices": .int(Int64(count))])
    }

    func discard() throws -> ControlReply {
        let count = try engine.driver.discardHeld()
        return .success(["notices": .int(Int64(count))])
    }

    private func day(_ name: String, _ call: ControlCall) throws(Refusals) -> CivilDate? {
        try controlDay(call.parameters, name)
    }

    private func midnight(_ day: CivilDate, _ zone: Zone?) -> Instant {
        let at = CivilDateTime(day, .midnight)
        return (zone ?? self.zone)?.instant(of: at) ?? Instant(at, offset: 0)
    }
}

import Desk
import Civil
import Control
import Messages
import Rounds
import Rules
import Scheduler
import Host
import SourceText

/// Entering days that don't count (statement 55).
extension ControlRecords {
    /// Throws `Refusals` with everything that is wrong, and then nothing was written.
    func suspend(
        _ call: SuspendCall, request: Change.NewRequest?
    ) throws -> CallOutcome {
        if let request, let done = try engine.outcome(of: request) {
            return CallOutcome(recorded: done)
        }
        let suspension = try suspension(call)
        let (entries, before) = suspension.entries(
            rules: engine.rules, book: engine.book, actor: actor,
            standing: engine.holds.suspensions)
        let isKept = engine.holds.suspensions.contains(suspension)
        let today = (engine.rules.plans.first?.zone ?? .utc).local(at: now).date
        // Of days to come, what opens meanwhile moves too.
        guard
            !entries.isEmpty
                || !isKept && suspension.until >= today && owesSomething(suspension, on: today)
        else {
            throw Refusals(nothing(suspension, isKept ? max(1, before) : before))
        }
        let admitted = try admitted(entries, engine.book)
        let recorded = try engine.driver.enter(
            admitted, beside: HeldBeside(suspending: [suspension]), request: request, now: now)
        if !recorded.isRepeat {
            engine.say(
                .eventRecorded,
                "\(actor): suspended \(suspension.from.iso) to \(suspension.until.iso), "
                    + "\(quantity(recorded.events.count, "due day")) moved", .info,
                [("HANCHOT_ACTOR", actor)]
                    + (recorded.events.first.map { [("HANCHOT_EVENT", "\($0)")] } ?? []))
        }
        return CallOutcome(recorded: recorded, beside: recorded.isRepeat ? 0 : 1)
    }

    /// As `Apply` takes one.
    func suspension(_ entry: ControlEntry) throws -> Suspension {
        var call = SuspendCall(
            units: entry.units, until: entry.until?.iso ?? "", reason: entry.note ?? "")
        call.duty = entry.duty
        call.from = entry.on?.iso
        return try suspension(call)
    }

    private func suspension(_ call: SuspendCall) throws -> Suspension {
        let names = ControlNames(rules: engine.rules)
        let duty = try call.duty.map { text throws(Refusals) in
            try names.duty(text)
        }
        let references = try call.units.map { text throws(Refusals) in
            try names.unitOrGroup(text)
        }
        let zone = duty?.plan.zone ?? engine.rules.plans.first?.zone ?? .utc
        let from = try controlDay(call.from, "from") ?? zone.local(at: now).date
        let until = try controlDay(call.until.isEmpty ? nil : call.until, "until")
        guard let until, !references.isEmpty, let reason = try controlText(call.reason, .reason)
        else {
            throw Refusals(
                ControlRefusal(
                    .missing, vi: "cần có đơn vị, ngày cuối (until) và lý do (reason)",
                    en: "units, the last day (until) and a reason are needed"))
        }
        guard from <= until else {
            let text = Suspension.backwards(from: from, until: until)
            throw Refusals(ControlRefusal(.contradiction, vi: text.vi, en: text.en))
        }
        guard from.days(until: until) < 366 else {
            throw Refusals(
                ControlRefusal(
                    .contradiction, vi: "tạm dừng hơn một năm: hãy sửa kế hoạch",
                    en: "a suspension of more than a year: change the plan instead"))
        }
        return Suspension(
            units: Set(engine.rules.registry.allMembers(of: references).map(\.id)),
            duty: duty?.duty.id, from: from, until: until, reason: reason)
    }

    private func owesSomething(_ suspension: Suspension, on day: CivilDate) -> Bool {
        engine.rules.plans.flatMap(\.duties).contains { duty in
            suspension.concerns(duty)
                && engine.rules.registry.members(of: duty.owedBy, on: day)
                    .contains(where: suspension.units.contains)
        }
    }

    private func nothing(_ suspension: Suspension, _ before: Int) -> ControlRefusal {
        if before > 0 {
            return ControlRefusal(
                .contradiction, vi: "việc tạm dừng này đã ghi: \(before) hạn đã được dời",
                en: "this suspension is entered already: "
                    + "\(quantity(before, "due day was", "due days were")) moved")
        }
        // A storm closes a commune's schools, not its office.
        let below = engine.rules.registry.units.filter {
            $0.parent.map(suspension.units.contains) ?? false
        }.map(\.id)
        let some = below.prefix(5).joined(separator: " ") + (below.count > 5 ? " …" : "")
        return ControlRefusal(
            .contradiction,
            vi: "không có việc nào đang mở của các đơn vị ấy đến hạn từ "
                + suspension.from.vietnamese
                + (below.isEmpty
                    ? "" : "; của đơn vị cấp dưới thì ghi rõ đơn vị hoặc nhóm: \(some)"),
            en: "nothing open of these units is due on or after \(suspension.from.iso)"
                + (below.isEmpty ? "" : "; of those below, name the units or a group: \(some)"))
    }
}

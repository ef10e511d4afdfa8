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
        if call.cancel == true { return try resume(call, request: request) }
        let suspension = try suspension(call)
        try checkNamed(call.units, suspension)
        try checkThere(call.units, suspension)
        let (entries, before) = suspension.entries(
            rules: engine.rules, book: engine.book, actor: actor,
            standing: engine.holds.suspensions)
        let isKept = engine.holds.suspensions.contains(suspension)
        let today = (engine.rules.plans.first?.zone ?? .utc).local(at: now).date
        // Of days to come, what opens meanwhile moves too.
        guard
            !entries.isEmpty
                || !isKept && suspension.until >= today
                    && suspension.mayReach(engine.rules, book: engine.book)
        else { throw Refusals(nothing(suspension, isKept: isKept, before)) }
        let admitted = try admitted(entries, engine.book)
        let book = engine.book
        let recorded = try engine.driver.enter(
            admitted, beside: HeldBeside(suspending: [suspension]), request: request, now: now)
        if recorded.isRepeat { return CallOutcome(recorded: recorded) }
        let moved = moved(recorded, since: book)
        engine.say(
            .eventRecorded,
            "\(actor): suspended \(suspension.from.iso) to \(suspension.until.iso), "
                + "\(quantity(moved, "due day")) moved", .info,
            [("HANCHOT_ACTOR", actor)]
                + (recorded.events.first.map { [("HANCHOT_EVENT", "\($0)")] } ?? []))
        let remarks =
            if admitted.isEmpty {
                [Self.idle]
            } else if moved == 0 {
                [Self.covered]
            } else {
                ControlRemarks(engine: engine, now: now).of(admitted)
            }
        return CallOutcome(
            recorded: recorded, beside: 1,
            remarks: remarks
                + passedOn(from: suspension) + goingOn(below: suspension))
    }

    /// How many due days are others than in `before`.
    private func moved(_ recorded: Recorded, since before: Book) -> Int {
        Set(recorded.obligations).count { id in
            guard let (plan, duty) = engine.rules.duty(id.occurrence.duty),
                let own = before.occurrence(id.occurrence, duty: duty, plan: plan)
            else { return false }
            return before.state(of: id, due: own.due).due
                != engine.book.state(of: id, due: own.due).due
        }
    }

    /// Of days that don't count already, or that lead to the same working day.
    private static let covered = Bilingual(
        vi:
            "không hạn nào dời thêm: những ngày ấy đã không tính, hoặc hạn vẫn vào ngày làm việc ấy",
        en:
            "no due day moves further: these days don't count already, or it is the same working day all the same"
    )

    /// Of what has moved nothing: there is no entry to take back.
    private static let idle = Bilingual(
        vi:
            "chưa hạn nào dời: việc mở trong những ngày ấy thì dời khi mở; để thu hồi, ghi lại đúng đơn vị "
            + "và những ngày ấy với --cancel",
        en:
            "no due day has moved: what opens among these days moves then; to take it back, name the "
            + "same units and days with --cancel")

    /// Takes back the suspension that stands of these units and days, with all that it moved.
    private func resume(_ call: SuspendCall, request: Change.NewRequest?) throws -> CallOutcome {
        let named = try suspension(call)
        let kept = engine.holds.suspensions.filter { known in
            known.units == named.units && known.duty == named.duty && known.from == named.from
                && known.until == named.until
                && (call.reason == nil || known.reason == named.reason)
        }
        if kept.isEmpty { throw Refusals(unknown(named)) }
        let today = (engine.rules.plans.first?.zone ?? .utc).local(at: now).date
        let voids = kept.flatMap { engine.driver.entries(of: $0) }
            .map { $0.voiding(by: actor, on: today) }
        try checkRole(voids)
        // What has been handed in since, or was taken back before, stays as it is.
        let fitting = engine.driver.fitting(voids, book: engine.book, now: now)
        let recorded = try engine.driver.enter(
            fitting, beside: HeldBeside(resuming: kept), request: request, now: now)
        if recorded.isRepeat { return CallOutcome(recorded: recorded) }
        engine.say(
            .eventRecorded,
            "\(actor): took back the suspension \(named.from.iso) to \(named.until.iso), "
                + "\(quantity(recorded.events.count, "due day")) moved back", .info,
            [("HANCHOT_ACTOR", actor)]
                + (recorded.events.first.map { [("HANCHOT_EVENT", "\($0)")] } ?? []))
        let days = "\(named.from.vietnamese)–\(named.until.vietnamese)"
        return CallOutcome(
            recorded: recorded,
            remarks: [
                Bilingual(
                    vi: "đã thu hồi việc tạm dừng \(days)",
                    en: "the suspension \(named.from.iso) to \(named.until.iso) is taken back")
            ])
    }

    /// None stands of these units and days; those that do.
    private func unknown(_ named: Suspension) -> ControlRefusal {
        let standing = engine.holds.suspensions.filter { !$0.units.isDisjoint(with: named.units) }
        func list(_ day: (CivilDate) -> String) -> String {
            standing.suffix(5).map { known in
                "\(day(known.from))–\(day(known.until)) "
                    + "(\(known.units.sorted().joined(separator: " "))"
                    + (known.duty.map { "; \($0)" } ?? "") + ")"
            }.joined(separator: ", ")
        }
        return ControlRefusal(
            .unknown,
            vi: "không có việc tạm dừng nào đúng đơn vị và những ngày ấy"
                + (standing.isEmpty ? "" : "; đang có: \(list(\.vietnamese))"),
            en: "no suspension stands of just these units and days"
                + (standing.isEmpty ? "" : "; there are: \(list(\.iso))"))
    }

    /// As `Apply` takes one.
    func suspension(_ entry: ControlEntry) throws -> Suspension {
        var call = SuspendCall(
            units: entry.units, until: entry.until?.iso ?? "", reason: entry.note ?? "")
        call.duty = entry.duty
        call.from = entry.on?.iso
        return try suspension(call)
    }

    /// Of a group those units are meant that owe what is suspended; a unit named by itself must.
    func checkNamed(_ texts: [String], _ suspension: Suspension) throws {
        let names = ControlNames(rules: engine.rules)
        let concerned = engine.rules.plans.flatMap(\.duties).filter { duty in
            if case .standing = duty.schedule { return false }
            return suspension.concerns(duty)
        }
        let owing = concerned.reduce(into: Set<String>()) { found, duty in
            found.formUnion(engine.rules.registry.allMembers(of: duty.owedBy).map(\.id))
        }
        let duties = Set(concerned.map(\.id))
        let strangers = try texts.compactMap { text throws -> String? in
            let id = try names.unitOrGroup(text)
            let isOwing =
                engine.rules.registry.group(id) != nil || owing.contains(id)
                || engine.book.obligations(of: id).contains { duties.contains($0.occurrence.duty) }
            return isOwing ? nil : id
        }
        // Of an office that owes nothing it is said whom it may have below it.
        if suspension.duty == nil, strangers.count == texts.count { return }
        let refusals = strangers.map { id in
            let name = engine.rules.registry.unit(id)?.name ?? id
            return ControlRefusal(
                .contradiction,
                vi: "\(name) ('\(id)') không phải làm "
                    + (suspension.duty.map { "'\($0)'" } ?? "việc nào có hạn"),
                en: "\(name) ('\(id)') owes "
                    + (suspension.duty.map { "no '\($0)'" } ?? "nothing that falls due"))
        }
        if let refusals = Refusals(refusals) { throw refusals }
    }

    private func suspension(_ call: SuspendCall) throws -> Suspension {
        let names = ControlNames(rules: engine.rules)
        let duty = try call.duty.map { text throws(Refusals) in
            try names.duty(text)
        }
        let references = try call.units.map { text throws(Refusals) in
            try names.unitOrGroup(text)
        }
        let parent = try call.parent.map { text throws(Refusals) in try names.unit(text) }
        let zone = duty?.plan.zone ?? engine.rules.plans.first?.zone ?? .utc
        let from = try controlDay(call.from, "from") ?? zone.local(at: now).date
        let until = try controlDay(call.until.isEmpty ? nil : call.until, "until")
        let reason = try controlText(call.reason, .reason) ?? (call.cancel == true ? "" : nil)
        guard let until, !references.isEmpty || parent != nil, let reason else {
            throw Refusals(
                ControlRefusal(
                    .missing,
                    vi: "cần có đơn vị (units hoặc parent), ngày cuối (until) và lý do (reason)",
                    en: "units (or a parent), the last day (until) and a reason are needed"))
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
        let below = try parent.map { unit throws(Refusals) in
            try all(below: unit, from: from, until: until)
        }
        return Suspension(
            units: Set(engine.rules.registry.allMembers(of: references).map(\.id))
                .union(below ?? []),
            duty: duty?.duty.id, from: from, until: until, reason: reason)
    }

    /// Everybody below a unit on its days, down to the last.
    private func all(
        below unit: OrgUnit, from: CivilDate, until: CivilDate
    ) throws(Refusals) -> Set<String> {
        var found: Set<String> = []
        var waiting = [unit.id]
        while let id = waiting.popLast() {
            let next = Set([from, until].flatMap { engine.rules.below(id, on: $0) })
                .subtracting(found).subtracting([unit.id])
            found.formUnion(next)
            waiting += next
        }
        guard found.isEmpty else { return found }
        throw Refusals(
            ControlRefusal(
                .contradiction, vi: "\(unit.name) ('\(unit.id)') không có đơn vị cấp dưới nào",
                en: "no unit is below \(unit.name) ('\(unit.id)')"))
    }

    private func nothing(
        _ suspension: Suspension, isKept: Bool, _ before: Int
    ) -> ControlRefusal {
        if isKept || before > 0 {
            let moved =
                before > 0
                ? Bilingual(
                    vi: "\(before) hạn đã được dời",
                    en: quantity(before, "due day was", "due days were") + " moved")
                : Bilingual(vi: "chưa hạn nào dời", en: "no due day has moved so far")
            return ControlRefusal(
                .contradiction, vi: "việc tạm dừng này đã ghi: \(moved.vi)",
                en: "this suspension is entered already: \(moved.en)")
        }
        let below = below(suspension)
        let some = Self.some(below)
        return ControlRefusal(
            .contradiction,
            vi: "không có việc nào đang mở của các đơn vị ấy đến hạn từ "
                + suspension.from.vietnamese
                + (below.isEmpty
                    ? ""
                    : "; của đơn vị cấp dưới thì ghi --parent, hoặc ghi rõ đơn vị hoặc nhóm: \(some)"),
            en: "nothing open of these units is due on or after \(suspension.from.iso)"
                + (below.isEmpty
                    ? ""
                    : "; of those below, write --parent, or name the units or a group: \(some)"))
    }
}

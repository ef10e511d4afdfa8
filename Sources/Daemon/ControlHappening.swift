import Desk
import Civil
import Control
import Messages
import Rounds
import Rules
import Scheduler
import SourceText
import Host

/// Entering that something happened which duties follow (statement 54).
extension ControlRecords {
    /// Throws `Refusals` with everything that is wrong, and then nothing was written.
    func happen(
        _ call: EventCall, request: Change.NewRequest?
    ) throws -> CallOutcome {
        if let request, let done = try engine.outcome(of: request) {
            return CallOutcome(recorded: done)
        }
        let event = engine.rules.event(named: call.event)
        let names = ControlNames(rules: engine.rules)
        let units = try (call.units ?? []).map { text throws(Refusals) in
            try names.unitOrGroup(text)
        }
        let zone = engine.rules.followers(of: event).first?.plan.zone ?? .utc
        let on = try controlDay(call.on, "on") ?? zone.local(at: now).date
        let happening = Happening(
            event: event, units: units, on: on, number: try controlText(call.number, .number),
            isAnother: call.again ?? false)
        switch happening.entries(rules: engine.rules, book: engine.book, actor: actor, now: now) {
        case .failure(let faults):
            throw Refusals(faults.list.map { refusal($0, happening) })
                ?? Refusals(
                    refusal(.nobody, happening))
        case .success(let entries):
            let recorded = try engine.driver.enter(entries, request: request, now: now)
            if !recorded.isRepeat, let first = recorded.events.first {
                engine.say(
                    .eventRecorded, "\(actor): event \(event) of \(on.iso), entry \(first)", .info,
                    [("HANCHOT_ACTOR", actor), ("HANCHOT_EVENT", "\(first)")])
            }
            return CallOutcome(recorded: recorded)
        }
    }

    /// As `Apply` takes one: `duty` is the event, or one duty that follows it, as an export has it.
    func happening(_ entry: ControlEntry, _ book: Book) throws -> [Course.Entry] {
        let name = engine.rules.event(named: try entry.needed(entry.duty, "duty"))
        var event = name
        if case .afterEvent(_, let followed)? = engine.rules.duty(name)?.duty.schedule {
            event = followed
        }
        let names = ControlNames(rules: engine.rules)
        let texts =
            entry.units.filter { $0 != "*" }
            + (entry.to?.split(separator: " ").map(String.init) ?? [])
        let units = try texts.map { text throws(Refusals) in try names.unitOrGroup(text) }
        let zone = engine.rules.followers(of: event).first?.plan.zone ?? .utc
        let happening = Happening(
            event: event, units: units, on: entry.on ?? zone.local(at: now).date,
            number: entry.number,
            // An export's own entry was judged when it was made.
            isAnother: entry.period != nil)
        switch happening.entries(rules: engine.rules, book: book, actor: actor, now: now) {
        case .failure(let faults):
            throw Refusals(faults.list.map { refusal($0, happening) })
                ?? Refusals(refusal(.nobody, happening))
        case .success(let entries):
            return entries.filter { event == name || $0.obligation.occurrence.duty == name }
                .map { named(by: entry, $0, book) }
        }
    }

    /// What another ledger has keeps its number, which later entries name.
    private func named(by entry: ControlEntry, _ found: Course.Entry, _ book: Book) -> Course.Entry
    {
        guard entry.recorded != nil, let period = entry.period else { return found }
        let id = OccurrenceID(duty: found.obligation.occurrence.duty, period: period)
        guard book.openings[id] == nil else { return found }
        return Course.Entry(
            obligation: .everyone(in: id), body: found.body, actor: found.actor, on: found.on)
    }

    private func refusal(_ fault: Happening.Fault, _ happening: Happening) -> ControlRefusal {
        let (event, on) = (happening.event, happening.on)
        func name(_ unit: String) -> String { engine.rules.registry.unit(unit)?.name ?? unit }
        switch fault {
        case .unknownEvent(let known):
            return ControlRefusal(
                .unknown, vi: "không có nhiệm vụ nào tính từ sự kiện '\(event)' (after-event)",
                en: "no duty follows an event '\(event)' (after-event)",
                suggestions: Array(known.prefix(8)))
        case .futureDay:
            return ControlRefusal(
                .contradiction, vi: "ngày \(on.vietnamese) chưa đến: chỉ ghi điều đã xảy ra",
                en: "\(on.iso) is still to come: enter what has happened")
        case .outsidePlans:
            return ControlRefusal(
                .contradiction,
                vi: "ngày \(on.vietnamese) ngoài thời gian của các kế hoạch có '\(event)'",
                en: "\(on.iso) lies outside the plans in which duties follow '\(event)'")
        case .nobody:
            return ControlRefusal(
                .contradiction, vi: "không đơn vị nào phải làm việc tính từ '\(event)'",
                en: "nobody owes what follows '\(event)'")
        case .notOwed(let unit):
            return ControlRefusal(
                .contradiction,
                vi: "\(name(unit)) ('\(unit)') không phải làm việc nào tính từ '\(event)'",
                en: "\(name(unit)) ('\(unit)') owes nothing that follows '\(event)'")
        case .twice(let unit, let occurrence):
            return ControlRefusal(
                .contradiction,
                vi:
                    "sự kiện ngày \(on.vietnamese) của \(name(unit)) đã ghi: \(occurrence); nếu cùng ngày có "
                    + "vụ việc thứ hai: ghi số văn bản khác (--no), hoặc thêm --again",
                en:
                    "what happened at \(name(unit)) on \(on.iso) is entered already: \(occurrence); if it "
                    + "happened a second time on that day: give its paper's own number (--no), or add --again"
            )
        }
    }
}

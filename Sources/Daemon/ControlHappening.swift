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
        switch happening.admitted(rules: engine.rules, book: engine.book, actor: actor, now: now) {
        case .failure(let faults):
            throw Refusals(faults.list.map { refusal($0, happening) })
                ?? Refusals(refusal(.nobody, happening))
        case .success(let admitted):
            let entries = admitted.entries
            let recorded = try engine.driver.enter(entries, request: request, now: now)
            if recorded.isRepeat { return CallOutcome(recorded: recorded) }
            if let first = recorded.events.first {
                engine.say(
                    .eventRecorded, "\(actor): event \(event) of \(on.iso), entry \(first)", .info,
                    [("HANCHOT_ACTOR", actor), ("HANCHOT_EVENT", "\(first)")])
            }
            return CallOutcome(
                recorded: recorded,
                remarks: passedOver(admitted.leftOut, happening)
                    + UngatheredReports(engine: engine, now: now).remarks(on: entries))
        }
    }

    /// The units of groups for which it is recorded already.
    private func passedOver(
        _ faults: [Happening.Fault], _ happening: Happening
    ) -> [Bilingual] {
        let shown = faults.prefix(Self.remarksShown).map { fault in
            let text = happening.text(fault, registry: engine.rules.registry)
            return Bilingual(vi: "không ghi: \(text.vi)", en: "left out: \(text.en)")
        }
        let rest = faults.count - shown.count
        guard rest > 0 else { return shown }
        return shown + [
            Bilingual(
                vi: "và \(rest) đơn vị nữa của nhóm đã ghi rồi",
                en: "and \(quantity(rest, "more unit")) of the group, entered already")
        ]
    }

    private static let remarksShown = 5

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
        switch happening.admitted(rules: engine.rules, book: book, actor: actor, now: now) {
        case .failure(let faults):
            throw Refusals(faults.list.map { refusal($0, happening) })
                ?? Refusals(refusal(.nobody, happening))
        case .success(let admitted):
            return admitted.entries.filter {
                event == name || $0.obligation.occurrence.duty == name
            }.map { named(by: entry, $0, book) }
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
        let text = happening.text(fault, registry: engine.rules.registry)
        if case .unknownEvent(let known) = fault {
            return ControlRefusal(
                .unknown, vi: text.vi, en: text.en, suggestions: Array(known.prefix(8)))
        }
        return ControlRefusal(.contradiction, vi: text.vi, en: text.en)
    }
}

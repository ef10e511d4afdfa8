package import Civil
import Control
import Correspondence
import Edits
import JSON
import Messages
import Rounds
import Rules
import Scheduler
import SourceText

/// The service's values as the interface's messages.

/// `2025-11-05T13:30:00+07:00`.
package func isoInstant(_ instant: Instant, _ zone: Zone?) -> String {
    let offset = zone?.offset(at: instant) ?? 0
    return instant.local(offset: offset).iso + isoOffset(offset)
}

func jsonInstant(_ instant: Instant, _ zone: Zone?) -> JSONValue {
    .string(isoInstant(instant, zone))
}

/// What an occurrence is called (statement 44), and which days its data run over (statement 52).
private struct Named {
    let name: Bilingual
    let from: String?
    let until: String?

    init(_ id: OccurrenceID, due: CivilDate, _ duty: Duty, _ plan: Plan, _ book: Book) {
        name = book.name(of: id, due: due, duty)
        let days = duty.window(of: id.period, in: plan.calendar)
        from = days?.lowerBound.iso
        until = days?.upperBound.iso
    }
}

extension OccurrenceStatus {
    init(_ count: OccurrenceCount, _ book: Book) {
        self.init(
            plan: count.plan.id, count.occurrence.id, short: count.duty.short,
            due: count.occurrence.due.iso)
        owed = count.owed
        received = count.received
        late = count.late
        waived = count.waived
        cancelled = count.cancelled
        open = count.open
        overdue = count.overdue
        reports = count.duty.expectsReport
        if !count.moved.isEmpty {
            moved = count.moved.sorted { $0.key < $1.key }
                .map { MovedDue(due: $0.key.iso, units: $0.value) }
        }
        let named = Named(
            count.occurrence.id, due: count.occurrence.due, count.duty, count.plan, book)
        (name, data_from, data_until) = (named.name, named.from, named.until)
    }
}

extension ObligationStatus {
    init(
        _ standing: Standing, plan: Plan, duty: Duty, rules: RuleSet, book: Book,
        rung told: Notice?, today: CivilDate
    ) {
        let state = standing.state
        let id = standing.obligation
        self.init(
            plan: plan.id, short: duty.short, id,
            name: rules.registry.unit(id.debtor)?.name ?? id.debtor, due: state.due.iso,
            state.fulfilment, Timeliness(standing, plan: plan, duty: duty, today: today),
            lateDays: duty.expectsReport ? standing.workingDaysLate : 0, none: state.isNone,
            returned: state.wasReturned)
        rung = told?.key.stage.description
        rung_at = told.map { isoInstant($0.release, plan.zone) }
        responsible = state.responsible
        responsible_name = state.responsible.flatMap { rules.registry.unit($0)?.name }
        if duty.expectsReport {
            let happening = HappeningName(id.occurrence, book)
            func task(_ language: Language) -> String {
                duty.task(
                    period: id.occurrence.period, due: state.due, language: language,
                    after: happening)
            }
            report = Bilingual(vi: task(.vi), en: task(.en))
        }
        send_to =
            duty.expectsReport
            ? rules.destination(of: id, duty: duty, on: today)?.id : nil
        sent_on = state.sentOn?.iso
        rests_through = state.restsThrough?.iso
        // An acknowledgement without an end runs to the calendar's.
        acknowledged_through = state.acknowledgedThrough.flatMap { $0 == .max ? nil : $0.iso }
        asks_for = state.asksFor?.iso
        let named = Named(id.occurrence, due: state.due, duty, plan, book)
        (self.name, data_from, data_until) = (named.name, named.from, named.until)
    }
}

extension Timeliness {
    init(_ standing: Standing, plan: Plan, duty: Duty, today: CivilDate) {
        let due = standing.state.due
        switch standing.state.fulfilment {
        case .received, .accepted: self = standing.workingDaysLate > 0 ? .late : .onTime
        case .waived, .cancelled, .transferred: self = .ended
        case .open:
            self = Self(ahead: due, plan, today) ?? (duty.expectsReport ? .missing : .ended)
        }
    }

    /// Of what hasn't come; `nil` where the day is over.
    init?(ahead due: CivilDate, _ plan: Plan, _ today: CivilDate) {
        guard today < due else {
            guard today == due else { return nil }
            self = .today
            return
        }
        let week = plan.calendar.workingDay(5, before: due)
        self = week.map { $0 <= today } ?? false ? .soon : .inTime
    }
}

import Civil
import Control
import Correspondence
import JSON
import Rounds
import Rules
import Scheduler
import SourceText

/// The service's values in the words of the interface.
enum ControlJSON {
    static func instant(_ instant: Instant, _ zone: Zone?) -> JSONValue {
        let offset = zone?.offset(at: instant) ?? 0
        return .string(instant.local(offset: offset).iso + isoOffset(offset))
    }

    static func day(_ day: CivilDate?) -> JSONValue? {
        // An acknowledgement without an end runs to the calendar's.
        day.flatMap { $0 == .max ? nil : .string($0.iso) }
    }

    static func recorded(_ outcome: CallOutcome, _ registry: Registry) -> JSONValue {
        let recorded = outcome.recorded
        let events = zip(recorded.events, recorded.obligations).map { event, id -> JSONValue in
            [
                "event": .int(event), "duty": .string(id.occurrence.duty),
                "period": .string(id.occurrence.period), "unit": .string(id.unit),
            ]
        }
        let skipped = outcome.leftOut.map { leftOut -> JSONValue in
            let id = leftOut.obligation
            return [
                "duty": .string(id.occurrence.duty), "period": .string(id.occurrence.period),
                "unit": .string(id.unit),
                "unit_name": .string(registry.unit(id.debtor)?.name ?? id.debtor),
                "fulfilment": .string(leftOut.fulfilment.rawValue),
                "reason": ExplanationWords.standing(leftOut.fulfilment).json,
            ]
        }
        return [
            "events": .array(events), "skipped": .array(skipped),
            "repeated": .bool(recorded.isRepeat),
        ]
    }

    static func occurrence(_ count: OccurrenceCount) -> JSONValue {
        let counts: [String: JSONValue?] = [
            "plan": .string(count.plan.id), "duty": .string(count.duty.id),
            "period": .string(count.occurrence.id.period), "short": .string(count.duty.short),
            "due": .string(count.occurrence.due.iso), "owed": .int(Int64(count.owed)),
            "received": .int(Int64(count.received)), "late": .int(Int64(count.late)),
            "waived": .int(Int64(count.waived)), "cancelled": .int(Int64(count.cancelled)),
            "open": .int(Int64(count.open)), "overdue": .int(Int64(count.overdue)),
        ]
        return .object(
            compacting: counts.merging(
                named(count.occurrence.id, due: count.occurrence.due, count.duty)
            ) { $1 })
    }

    /// What an occurrence is called (statement 44), and which days its data run over (statement 52).
    private static func named(
        _ id: OccurrenceID, due: CivilDate, _ duty: Duty
    ) -> [String: JSONValue?] {
        let days = duty.window(of: id.period)
        return [
            "name": Bilingual(
                vi: duty.name(period: id.period, due: due, language: .vi),
                en: duty.name(period: id.period, due: due, language: .en)
            ).json, "data_from": day(days?.lowerBound), "data_until": day(days?.upperBound),
        ]
    }

    static func obligation(
        _ standing: Standing, plan: Plan, duty: Duty, rules: RuleSet, rung: Notice?,
        today: CivilDate
    ) -> JSONValue {
        let state = standing.state
        let id = standing.obligation
        let members: [String: JSONValue?] = [
            "plan": .string(plan.id), "duty": .string(duty.id),
            "period": .string(id.occurrence.period), "unit": .string(id.unit),
            "unit_name": .string(rules.registry.unit(id.debtor)?.name ?? id.debtor),
            "short": .string(duty.short), "due": .string(state.due.iso),
            "fulfilment": .string(state.fulfilment.rawValue),
            "timeliness": .string(
                Timeliness(standing, plan: plan, duty: duty, today: today).rawValue),
            "late_days": .int(Int64(duty.expectsReport ? standing.workingDaysLate : 0)),
            "rung": rung.map { .string($0.key.stage) },
            "rung_at": rung.map { instant($0.release, plan.zone) },
            "responsible": state.responsible.map { .string($0) }, "sent_on": day(state.sentOn),
            "none": .bool(state.isNone), "returned": .bool(state.wasReturned),
            "rests_through": day(state.restsThrough),
            "acknowledged_through": day(state.acknowledgedThrough),
            "asks_for": day(state.asksFor),
        ]
        return .object(
            compacting: members.merging(named(id.occurrence, due: state.due, duty)) { $1 })
    }

    static func finding(_ finding: Diagnostic) -> JSONValue {
        let position = finding.position
        return .object(compacting: [
            "severity": .string(finding.severity.rawValue), "code": .string(finding.code),
            "file": .string(finding.file.name),
            "line": position.map { .int(Int64($0.line)) },
            "column": position.map { .int(Int64($0.column)) },
            "message": finding.message.json,
            "report": Bilingual(
                vi: DiagnosticRenderer(language: .vi).render([finding]),
                en: DiagnosticRenderer(language: .en).render([finding])
            ).json,
        ])
    }
}

/// How an obligation stands in time, in the words of statement 15.
enum Timeliness: String {
    case inTime = "in_time"
    /// Five working days or fewer are left.
    case soon
    case today, missing
    case onTime = "on_time"
    case late
    /// Waived, cancelled or past: nobody waits for it.
    case ended

    init(_ standing: Standing, plan: Plan, duty: Duty, today: CivilDate) {
        let due = standing.state.due
        switch standing.state.fulfilment {
        case .received, .accepted: self = standing.workingDaysLate > 0 ? .late : .onTime
        case .waived, .cancelled, .transferred: self = .ended
        case .open:
            if today < due {
                self = Self.isSoon(due, plan, duty, today) ? .soon : .inTime
            } else if today == due {
                self = .today
            } else {
                self = duty.expectsReport ? .missing : .ended
            }
        }
    }

    private static func isSoon(
        _ due: CivilDate, _ plan: Plan, _ duty: Duty, _ today: CivilDate
    ) -> Bool {
        guard let week = plan.calendar.workingDay(5, before: due) else { return false }
        return today >= week
    }
}

import Civil
import SourceText

/// A report that gathers others which follow the same event (statements 54 and 56): what is gathered must be
/// due first, with a working day between, on whatever day it happens.
struct EventGatherChecks {
    let draft: DutyDraft
    let gathered: DutyDraft
    let calendar: WorkingCalendar
    let gatheredCalendar: WorkingCalendar
    let period: ClosedRange<CivilDate>?
    let findings: Findings

    private struct Clash {
        let event: CivilDate
        let gathered: CivilDate
        let due: CivilDate
    }

    func check(named name: Located<Gathering>) {
        guard case .afterEvent(let own, let event)? = draft.schedule,
            case .afterEvent(let other, event)? = gathered.schedule
        else { return }
        let days = days
        let clashes = days.compactMap { clash(on: $0, own, other) }
        guard let first = clashes.first else { return }
        // A long holiday alone brings any two limits together now and then.
        let isUsual = clashes.count * 4 > days.count
        findings.report(
            Diagnostic(
                severity: isUsual ? .error : .warning, code: Lint.gathersTight.word,
                file: draft.fields.file, range: name.range,
                message: Bilingual(
                    vi:
                        "ví dụ: sự kiện ngày \(first.event.vietnamese) thì “\(name.value.duty)” có hạn "
                        + "\(first.gathered.vietnamese); hạn tổng hợp \(first.due.vietnamese) phải cách ít "
                        + "nhất một ngày làm việc ở giữa",
                    en:
                        "for instance: after an event of \(first.event.vietnamese) '\(name.value.duty)' is "
                        + "due \(first.gathered.vietnamese); between that and "
                        + "\(first.due.vietnamese), when this one is due, lies no working day"),
                remedy: Bilingual(
                    vi: isUsual
                        ? "cho nơi tổng hợp thời hạn dài hơn"
                        : "chấp nhận được thì cho phép; không thì cho nơi tổng hợp thời hạn dài hơn",
                    en: isUsual
                        ? "give who gathers a longer limit"
                        : "allow it if that will do; else give who gathers a longer limit"),
                lint: isUsual ? nil : Lint.gathersTight.mark))
    }

    /// The days on which it may happen: a year holds every weekday and holiday.
    private var days: [CivilDate] {
        let period = period ?? DutyDays.sample
        return (0..<366).compactMap { period.lowerBound.adding(days: $0) }.filter(period.contains)
    }

    private func clash(on event: CivilDate, _ own: WhenLimit, _ other: WhenLimit) -> Clash? {
        guard let due = end(of: own, after: event, draft.roll, calendar),
            let before = end(of: other, after: event, gathered.roll, gatheredCalendar),
            let free = calendar.workingDay(1, after: before), due <= free
        else { return nil }
        return Clash(event: event, gathered: before, due: due)
    }

    private func end(
        of limit: WhenLimit, after event: CivilDate, _ roll: Roll, _ calendar: WorkingCalendar
    ) -> CivilDate? {
        limit.last(after: event, calendar: calendar).flatMap {
            roll.moved($0, countedFrom: event, calendar)
        }
    }
}

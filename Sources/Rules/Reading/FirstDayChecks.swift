import Civil
import SourceText

/// Where the first due day of what comes again lies.
extension ScheduleChecks {
    /// In a plan that goes on: what was over before any plan of today's began.
    func checkOver() {
        let first = DutyDays.sample.lowerBound
        let last: CivilDate?
        switch draft.schedule {
        case .dates(let dates) where draft.kind != .anniversary: last = dates.map(\.date).max()
        case .recurring where days.days.isEmpty && !days.willFit { $0 >= first }: last = nil
        case .dates, .recurring, .afterCompletion, .afterEvent, .standing, nil: return
        }
        guard last.map({ $0 < first }) ?? true else { return }
        findings.warning(
            .ruleNote, file, draft.duePlace,
            vi:
                "việc này đã qua từ lâu\(last.map { " (\($0.vietnamese))" } ?? ""): không còn lần nào",
            en: "this is long over\(last.map { " (\($0.iso))" } ?? ""): it never comes again",
            remedyVi: "sửa năm, hoặc bỏ nhiệm vụ này", remedyEn: "mend the year, or remove the duty"
        )
    }

    /// `trước ngày 01` of every month: the first is due the day before the plan begins.
    func checkFirst(_ period: ClosedRange<CivilDate>) {
        guard draft.expectsReport,
            let day = days.days.first(where: { $0.lastGood < period.lowerBound })
        else { return }
        let (due, first) = (day.lastGood.vietnamese, period.lowerBound.vietnamese)
        findings.warning(
            .dueBeforePlan, file, draft.duePlace,
            vi: "kỳ đầu có hạn \(due), trước khi kế hoạch bắt đầu (\(first))",
            en: "the first one is due \(due), before the plan begins (\(first))",
            remedyVi: "ghi mốc “từ” sau ngày ấy, hoặc sửa “period” của kế hoạch",
            remedyEn: "write a 'from' after that day, or mend the plan's 'period'")
    }
}

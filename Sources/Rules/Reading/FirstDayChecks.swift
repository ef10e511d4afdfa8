import Civil
import SourceText

/// Where the first due day of what comes again lies.
extension ScheduleChecks {
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

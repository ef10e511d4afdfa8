import Civil
import SourceText

/// A duty of semesters or school years beside those that its calendar declares: of a year that none
/// declares nobody would be reminded, and nobody would notice.
struct SchoolYearChecks {
    let draft: DutyDraft
    let findings: Findings
    let calendar: WorkingCalendar

    /// How long a summer may be: what isn't declared by then is missing.
    private static let summer = 150

    /// - Parameter end: the plan's last day; `nil` where it goes on.
    func check(through end: CivilDate?) {
        guard case .recurring(let expression, _)? = draft.schedule, expression.speaksOfSchool else {
            return
        }
        // Where there are none at all, the expression has been refused.
        guard let last = calendar.declared.schoolYears.last else { return }
        guard let end, let covered = last.days.upperBound.adding(days: Self.summer), covered < end
        else { return }
        findings.warning(
            .schoolYearsEnd, draft.fields.file, draft.duePlace,
            vi: "lịch “\(calendar.name)” khai đến hết năm học \(last.key), kế hoạch đến "
                + end.vietnamese,
            en: "the calendar '\(calendar.name)' declares school years up to \(last.key), the plan "
                + "runs to \(end.vietnamese)",
            remedyVi: "khai thêm năm học khi có khung kế hoạch thời gian năm học",
            remedyEn: "declare the next school years once they are laid down")
    }
}

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

    private typealias SchoolYear = DeclaredPeriods.SchoolYear

    /// - Parameter hasDays: whether anything falls within the plan; of nothing it is told elsewhere.
    func check(in period: ClosedRange<CivilDate>?, hasDays: Bool) {
        guard case .recurring(let expression, _)? = draft.schedule, expression.speaksOfSchool,
            hasDays, let period
        else { return }
        // Where there are none at all, the expression has been refused.
        let years = calendar.declared.schoolYears
        guard let first = years.first, let last = years.last else { return }
        if let covered = last.days.upperBound.adding(days: Self.summer),
            covered < period.upperBound
        {
            findings.warning(
                .schoolYearsEnd, draft.fields.file, draft.duePlace,
                vi: "lịch “\(calendar.name)” khai đến hết năm học \(last.key), kế hoạch đến "
                    + period.upperBound.vietnamese,
                en: "the calendar '\(calendar.name)' declares school years up to \(last.key), the "
                    + "plan runs to \(period.upperBound.vietnamese)",
                remedyVi: "khai thêm năm học khi có khung kế hoạch thời gian năm học",
                remedyEn: "declare the next school years once they are laid down", notes: notes)
        }
        var gaps = undeclared(in: period).filter { $0 < last.year }
        if let start = first.days.lowerBound.adding(days: -Self.summer),
            start <= period.lowerBound
        {
            gaps.removeAll { $0 < first.year }
        }
        guard !gaps.isEmpty else { return }
        let remedy = remedy(gaps)
        findings.warning(
            .schoolYearsEnd, draft.fields.file, draft.duePlace,
            vi:
                "lịch “\(calendar.name)” chưa khai năm học \(Self.names(gaps)), trong thời gian của kế "
                + "hoạch: không ai được nhắc các kỳ của năm học ấy",
            en: "the calendar '\(calendar.name)' doesn't declare \(Self.names(gaps)), school years "
                + "within the plan's period: nobody is reminded of what falls in them",
            remedyVi: remedy.vi, remedyEn: remedy.en, notes: notes)
    }

    /// Tells why nothing falls within the plan, where that is because school years aren't declared.
    ///
    /// - Returns: whether it is.
    func tellNone(
        of expression: WhenExpression, in period: ClosedRange<CivilDate>, at place: Range<Int>
    ) -> Bool {
        guard expression.speaksOfSchool else { return false }
        let years = undeclared(in: period)
        guard !years.isEmpty else { return false }
        let shown = "\(period.lowerBound.vietnamese) - \(period.upperBound.vietnamese)"
        let remedy = remedy(years)
        findings.error(
            "outside-period", draft.fields.file, place,
            vi:
                "lịch “\(calendar.name)” chưa khai năm học \(Self.names(years)) nên không có kỳ nào trong "
                + "thời gian của kế hoạch (\(shown))",
            en:
                "the calendar '\(calendar.name)' doesn't declare \(Self.names(years)), the school years of "
                + "the plan's period (\(shown)), so nothing falls within it",
            remedyVi: remedy.vi, remedyEn: remedy.en, notes: notes)
        return true
    }

    /// The years in which school years begin that would have days within `period`, as schools run, and that
    /// aren't declared.
    private func undeclared(in period: ClosedRange<CivilDate>) -> [Int] {
        let declared = Set(calendar.declared.schoolYears.map(\.year))
        let (first, last) = (period.lowerBound, period.upperBound)
        // From September to May; a plan of many years is told of its first ones.
        let from = first.month < 6 ? first.year - 1 : first.year
        let until = last.month < 9 ? last.year - 1 : last.year
        guard from <= until else { return [] }
        return (from...until).prefix(50).filter { !declared.contains($0) }
    }

    private static func names(_ years: [Int]) -> String {
        years.prefix(4).map { "\(pad($0, 4))-\(pad($0 + 1, 4))" }.joined(separator: ", ")
            + (years.count > 4 ? " …" : "")
    }

    private func remedy(_ years: [Int]) -> Bilingual {
        Self.remedy(years.first.map { "\(pad($0, 4))-\(pad($0 + 1, 4))" } ?? "", calendar)
    }

    /// How a school year is declared, and where.
    static func remedy(_ key: String, _ calendar: WorkingCalendar) -> Bilingual {
        Bilingual(
            vi:
                "khai ở “school-years” (các năm học) của lịch “\(calendar.name)”, theo khung kế hoạch "
                + "thời gian năm học: “year: \(key)”, “semesters: [ngày đầu - ngày cuối, ngày đầu - ngày "
                + "cuối]”",
            en:
                "declare it under 'school-years' of the calendar '\(calendar.name)', as the authority laid "
                + "it down: 'year: \(key)', 'semesters: [first - last day, first - last day]'")
    }

    private var notes: [Diagnostic.Note] {
        findings.place(ofCalendar: calendar.name).map { [$0] } ?? []
    }
}

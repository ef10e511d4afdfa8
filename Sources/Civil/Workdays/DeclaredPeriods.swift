/// Periods that no month of the calendar begins: school years with their semesters, as an authority
/// lays them down for each year, and fiscal years.
package struct DeclaredPeriods: Hashable, Sendable {
    /// One school year.
    package struct SchoolYear: Hashable, Sendable {
        /// The year in which it begins: 2025 for 2025-2026.
        package let year: Int
        /// One or more, ascending; none meets the next.
        package let semesters: [ClosedRange<CivilDate>]

        /// `nil` where there is no semester, or one doesn't come after the one before.
        package init?(year: Int, semesters: [ClosedRange<CivilDate>]) {
            guard !semesters.isEmpty,
                zip(semesters, semesters.dropFirst()).allSatisfy({
                    $0.upperBound < $1.lowerBound
                })
            else { return nil }
            self.year = year
            self.semesters = semesters
        }

        /// From the first semester's first day to the last one's last.
        package var days: ClosedRange<CivilDate> {
            semesters[0].lowerBound...semesters[semesters.count - 1].upperBound
        }

        /// `2025-2026`.
        package var key: String { "\(pad(year, 4))-\(pad(year + 1, 4))" }
    }

    /// Ascending; none meets the next.
    package private(set) var schoolYears: [SchoolYear] = []
    /// The month and the day on which fiscal years begin: 1 January unless said otherwise. Never
    /// 29 February.
    package private(set) var fiscalStart = (month: 1, day: 1)

    package init() {}

    /// Puts a school year in the place of any that it meets.
    package mutating func declare(_ schoolYear: SchoolYear) {
        schoolYears.removeAll { $0.year == schoolYear.year || $0.days.overlaps(schoolYear.days) }
        schoolYears.append(schoolYear)
        schoolYears.sort { $0.days.lowerBound < $1.days.lowerBound }
    }

    /// `month` and `day` name a day that every year has.
    package mutating func declareFiscalYear(month: Int, day: Int) {
        fiscalStart = (month, day)
    }

    package static func == (a: Self, b: Self) -> Bool {
        a.schoolYears == b.schoolYears && a.fiscalStart == b.fiscalStart
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(schoolYears)
        hasher.combine(fiscalStart.month)
        hasher.combine(fiscalStart.day)
    }

    // MARK: Stretches

    /// A stretch of days with the key that names it.
    struct Stretch {
        let days: ClosedRange<CivilDate>
        let key: String
    }

    var semesters: [Stretch] {
        schoolYears.flatMap { year in
            year.semesters.enumerated().map {
                Stretch(days: $1, key: Self.key(ofSemester: $0 + 1, year))
            }
        }
    }

    /// `2025-2026-HK1`.
    static func key(ofSemester number: Int, _ year: SchoolYear) -> String {
        "\(year.key)-HK\(number)"
    }

    /// The fiscal year that begins in `year`.
    func fiscalYear(_ year: Int) -> Stretch? {
        let (month, day) = fiscalStart
        guard let first = CivilDate(year, month, day),
            let last = CivilDate(year + 1, month, day)?.adding(days: -1)
        else { return nil }
        return Stretch(days: first...last, key: "\(pad(year, 4))-FY")
    }

    /// The year in which the fiscal year began that `date` lies in.
    func fiscalYear(of date: CivilDate) -> Int {
        let (month, day) = fiscalStart
        return (date.month, date.day) < (month, day) ? date.year - 1 : date.year
    }

    /// First and last day of what a key names: `2025-2026`, `2025-2026-HK1`, `2026-FY`; `nil` for
    /// other keys, and where nothing of that name is declared.
    package func days(ofKey key: String) -> ClosedRange<CivilDate>? {
        if key.hasSuffix("-FY") {
            return Int(key.dropLast(3)).flatMap(fiscalYear)?.days
        }
        for year in schoolYears where key.hasPrefix(year.key) {
            if key == year.key { return year.days }
            return semesters.first { $0.key == key }?.days
        }
        return nil
    }
}

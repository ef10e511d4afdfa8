import Civil
import SourceText

/// The due days of a duty within its plan's period, for checks.
///
/// A perennial plan is looked at over eight years, which hold every weekday, two leap years and
/// several leap months.
struct DutyDays {
    struct Day {
        /// Statement 8; `nil` for one-off dates.
        var periodKey: String?
        /// The first day of its period; `nil` for one-off dates.
        var opensOn: CivilDate?
        /// The date as the rule gives it, before reading and rolling.
        var date: CivilDate
        var reading: DueReading
        var lastGood: CivilDate
    }

    let draft: DutyDraft
    /// The part of its year that a yearly duty reports on.
    let reportsOn: ReportedPart?
    let calendar: WorkingCalendar
    private let zone: Zone
    /// Ascending.
    let days: [Day]
    /// Whether they only stand for any others: the plan has no period, and goes on.
    let isSample: Bool

    /// 2024-01-01 to 2031-12-31.
    static let sample =
        CivilDate(uncheckedDayNumber: 19_723)...CivilDate(uncheckedDayNumber: 22_644)

    init(
        draft: DutyDraft, period: ClosedRange<CivilDate>?, calendar: WorkingCalendar, zone: Zone
    ) {
        self.draft = draft
        self.calendar = calendar
        self.zone = zone
        var found: [Day] = []
        let roll = draft.roll
        func add(_ key: String?, _ opensOn: CivilDate?, _ date: CivilDate, _ reading: DueReading) {
            let last = lastGoodDay(of: date, reading: reading, roll: roll, calendar: calendar)
            guard let last else { return }
            found.append(
                Day(
                    periodKey: key, opensOn: opensOn, date: date, reading: reading, lastGood: last))
        }
        switch draft.schedule?.counted(in: period) {
        case .dates(let dates):
            for due in dates { add(nil, nil, due.date, due.reading) }
        case .recurring(let expression, let reading):
            let window = period ?? Self.sample
            let context = WhenContext(calendar: calendar, zone: zone)
            var rest = Self.mostDays
            expression.forEach(
                from: CivilDateTime(window.lowerBound, .midnight), fromIsDate: true, in: context
            ) { item in
                guard item.belongsOn <= window.upperBound, rest > 0 else { return false }
                rest -= 1
                guard item.belongsOn >= window.lowerBound else { return true }
                let key = expression.isOnce ? nil : item.periodKey
                add(key, key.map { _ in item.periodStart }, item.date, reading)
                return true
            }
        case .afterCompletion, .afterEvent, .standing, nil: break
        }
        let days = found.sorted { $0.date < $1.date }
        reportsOn = draft.fields.choice("reports-on", Words.reportedPart).map { part in
            guard let day = days.first else { return part }
            let year = day.periodKey.flatMap { Int($0.prefix(4)) } ?? period?.lowerBound.year
            return part.settled(year: year ?? day.date.year, due: day.lastGood)
        }
        self.days = days
        if case .recurring = draft.schedule { isSample = period == nil } else { isSample = false }
    }

    /// As many days as show what is wrong with a rule; one that fires every second has millions.
    private static let mostDays = 3000

    /// Whether one of the dates to come fits, in a plan that goes on: the first ten thousand are
    /// looked through, which is 27 years at least.
    func willFit(_ fits: (CivilDate) -> Bool) -> Bool {
        guard case .recurring(let expression, _) = draft.schedule else { return false }
        var isFound = false
        var rest = 10_000
        expression.forEach(
            from: CivilDateTime(Self.sample.lowerBound, .midnight), fromIsDate: true,
            in: WhenContext(calendar: calendar, zone: zone)
        ) { item in
            rest -= 1
            isFound = fits(item.date)
            return !isFound && rest > 0
        }
        return isFound
    }

    /// Due days that reading and rolling leave on or after the very day that the paper excludes
    /// (statement 2).
    var overrun: Day? { days.first { $0.reading == .before && $0.lastGood >= $0.date } }

    /// What says that a finding's days are only examples.
    var instance: (vi: String, en: String) { isSample ? ("ví dụ: ", "for instance: ") : ("", "") }

    /// Whether an occurrence consolidates that of another duty: the one that reports on the same period or,
    /// where both are one-offs, any.
    private func gathers(_ day: Day, _ other: Day, of gathered: DutyDays) -> Bool {
        guard let key = reportedKey(day), let otherKey = gathered.reportedKey(other) else {
            return day.periodKey == nil && other.periodKey == nil
        }
        return key == otherKey
    }

    /// The keys of its occurrences; those of one-off dates as they are keyed with others (statements 8 and
    /// 35), in a plan of `year`.
    func keys(year: Int?) -> [String] {
        var seen: [Int: Int] = [:]
        return days.map { day in
            if let key = day.periodKey { return key }
            let own = day.date.year
            seen[own, default: 0] += 1
            return days.count > 1 ? "\(own)/\(seen[own, default: 1])" : String(year ?? own)
        }
    }

    /// What a day's occurrence reports on, as a key.
    func reportedKey(_ day: Day) -> String? {
        day.periodKey.map { ReportedPart.key(of: $0, reportsOn) }
    }

    /// What is gathered must be due first, with at least one working day between.
    func checkGathers(_ gathered: DutyDays, named name: Located<Gathering>, _ findings: Findings) {
        for day in days {
            guard let other = gathered.days.last(where: { gathers(day, $0, of: gathered) }),
                let free = calendar.workingDay(1, after: other.lastGood), day.lastGood <= free,
                let earliest = calendar.workingDay(1, after: free)
            else { continue }
            findings.error(
                "gathers-too-early", draft.fields.file, name.range,
                vi: "\(instance.vi)“\(name.value.duty)” có hạn \(other.lastGood.vietnamese); "
                    + "hạn tổng hợp \(day.lastGood.vietnamese) phải cách ít nhất một ngày làm việc ở giữa",
                en: "\(instance.en)'\(name.value.duty)' is due \(other.lastGood.vietnamese); "
                    + "between that and \(day.lastGood.vietnamese), when this one is due, lies no working day",
                remedyVi: "lùi hạn tổng hợp đến \(earliest.vietnamese) hoặc sau đó",
                remedyEn: "move the gathering duty to \(earliest.vietnamese) or later")
            return
        }
    }
}

/// Statements 1 and 2: the last good day, rolled; `nil` at the calendar's ends.
func lastGoodDay(
    of date: CivilDate, reading: DueReading, roll: Roll, calendar: WorkingCalendar
) -> CivilDate? {
    let last =
        switch reading {
        case .before: date.adding(days: -1)
        case .by: date as CivilDate?
        }
    guard let last else { return nil }
    switch roll {
    case .none: return last
    case .next: return calendar.rollForward(last)
    case .previous: return calendar.rollBackward(last)
    }
}

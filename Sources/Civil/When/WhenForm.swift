/// What a when-expression says, once read: the shape behind the words.
enum WhenForm: Sendable {
    /// One day.
    case date(CivilDate)
    /// One day of one lunar year, every time asked the same.
    case lunarDate(year: Int, month: Int, day: Int, leap: Bool)
    /// A day of every lunar year; `leap` asks for the leap month, and only for it.
    case lunarYearly(month: Int, day: Int, leap: Bool)
    /// Days of every lunar month, leap months left out unless `leap`.
    case lunarMonthly(days: [Int], leap: Bool)
    /// `giao thừa`: the last day of the twelfth lunar month, be it the 29th or the 30th.
    case lunarNewYearsEve
    /// Days in every nth period, or after it.
    case periodic(WhenPeriodic)
    case workingDaily
    /// The next one counts from the day the last one was done.
    case afterCompletion(months: Int, days: Int)
    /// So long after a day, as the Civil Code counts.
    case limit(WhenLimit, from: CivilDate)
    /// RFC 5545 and RFC 7529, as written after `rrule:`, with its `exdate:` and `rdate:`.
    case rule(RecurrenceRule, RecurrenceChanges)
    /// systemd.time(7), as written after `oncalendar:`.
    case onCalendar(OnCalendar, subDaily: Bool)
}

/// Days in every nth period, each choice in each of the parts named.
struct WhenPeriodic: Hashable, Sendable {
    var interval: Int
    var period: WhenPeriod
    var picks: [WhenPick]
    /// Parts of the period that the picks are narrowed to; none is the whole of it.
    var parts: [WhenPart] = []
    /// The picks (and parts) are those of the month, quarter … that comes after the period:
    /// `ngày 5 tháng sau`. The occurrence stays that of the period which ended (statement 53).
    var following: WhenPeriod?
    /// Only periods that begin in this year.
    var year: Int?
    /// Months whose periods are left out: `trừ tháng 12`.
    var except: Set<Int> = []

    /// Whether its days are dates of a year, one in each period: `6 tháng một lần, 15/6 và 15/12`.
    var listsDates: Bool {
        period != .year
            && picks.contains { if case .date = $0 { true } else { false } }
    }

    /// Whether a period has at most one such day, so that its own name is key enough.
    var isSingle: Bool {
        (picks.count == 1 || listsDates) && parts.count <= 1 && period != .day
    }

    /// Whether a day of it may lie after its period.
    var isAfterwards: Bool {
        following != nil
            || picks.contains { if case .afterEnd = $0 { true } else { false } }
    }

    /// Whether the answer depends on where counting starts.
    var needsStart: Bool { interval > 1 && year == nil || picks == [.anchorDay] }
}

/// One choice of a day within a period.
enum WhenPick: Hashable, Sendable {
    /// The day itself from which the count runs: `every 3 months from 31/01/2025`.
    case anchorDay
    /// The nth day of the period; negative counts from its end.
    case day(Int)
    /// Every such day of the week, in weekly periods.
    case weekday(Weekday)
    /// The nth such day of the week; a period that has no fifth one is passed over.
    case nthWeekday(Int, Weekday)
    /// The nth working day; a period with fewer gives its last (negative: its first).
    case nthWorkingDay(Int)
    /// A day and month, in yearly periods.
    case date(month: Int, day: Int, leapDay: LeapDayPolicy)
    /// The nth day, or working day, after the period's last one.
    case afterEnd(Int, working: Bool)
}

/// A part of a period. Months count from the period's first, or −1 from its last; quarters and
/// halves are a year's.
enum WhenPart: Hashable, Sendable {
    case month(Int)
    case quarter(Int)
    case half(Int)
    /// `9 tháng đầu năm`.
    case nineMonths
    /// Of a school year.
    case semester(Int)

    var isMonth: Bool { if case .month = self { true } else { false } }

    /// First month and number of months of a year; `nil` for months, which count in any period,
    /// and for semesters, which a calendar declares.
    var months: (first: Int, count: Int)? {
        switch self {
        case .month, .semester: nil
        case .quarter(let number): (number * 3 - 2, 3)
        case .half(let number): (number * 6 - 5, 6)
        case .nineMonths: (1, 9)
        }
    }
}

/// What 29/2 means in a common year.
enum LeapDayPolicy: Hashable, Sendable { case keepToFebruary, march, skip }

/// A part of an office's day: it stands for the start of that half of office hours.
package enum DayPart: Hashable, Sendable { case morning, afternoon }

/// So many days, working days, weeks or months after a day.
package struct WhenLimit: Hashable, Sendable {
    package enum Unit: Hashable, Sendable { case days, workingDays, weeks, months, years }

    package let count: Int
    package let unit: Unit

    /// The last day of the limit when it begins on `day`: that day isn't counted (Civil Code 2015,
    /// article 147), a month that lacks the day ends on its last (article 148(3)), and a limit that
    /// ends on a day off ends with the next working day (article 148(5)).
    package func end(after day: CivilDate, calendar: WorkingCalendar) -> CivilDate? {
        last(after: day, calendar: calendar).flatMap(calendar.rollForward)
    }

    /// The same where it stays on a day off.
    package func last(after day: CivilDate, calendar: WorkingCalendar) -> CivilDate? {
        switch unit {
        case .workingDays: calendar.workingDay(count, after: day)
        case .days: day.adding(days: count)
        case .weeks: day.adding(days: count * 7)
        case .months: day.adding(months: count)
        case .years: day.adding(months: count * 12)
        }
    }
}

/// What a when-expression says, once read: the shape behind the words.
enum WhenForm: Sendable {
    /// One day.
    case date(CivilDate)
    /// One day of one lunar year, every time asked the same.
    case lunarDate(year: Int, month: Int, day: Int, leap: Bool)
    /// A day of every lunar year; `leap` asks for the leap month, and only for it.
    case lunarYearly(month: Int, day: Int, leap: Bool)
    /// A day of every lunar month, leap months left out unless `leap`.
    case lunarMonthly(day: Int, leap: Bool)
    /// `giao thừa`: the last day of the twelfth lunar month, be it the 29th or the 30th.
    case lunarNewYearsEve
    /// Days in every `interval`th period.
    case periodic(interval: Int, period: WhenPeriod, picks: [WhenPick])
    case workingDaily
    /// The next one counts from the day the last one was done.
    case afterCompletion(months: Int, days: Int)
    /// RFC 5545 and RFC 7529, as written after `rrule:`, with its `exdate:` and `rdate:`.
    case rule(RecurrenceRule, RecurrenceChanges)
    /// systemd.time(7), as written after `oncalendar:`.
    case onCalendar(OnCalendar, subDaily: Bool)
}

/// One choice of a day within a period.
struct WhenPick: Hashable, Sendable {
    var kind: Kind
    /// Narrows the choice to one month of the period: 1 is its first, −1 its last.
    var month: Int?

    init(_ kind: Kind, month: Int? = nil) {
        self.kind = kind
        self.month = month
    }

    enum Kind: Hashable, Sendable {
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
    }
}

/// What 29/2 means in a common year.
enum LeapDayPolicy: Hashable, Sendable { case keepToFebruary, march, skip }

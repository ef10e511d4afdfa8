package import Civil

/// Until when somebody asks for time: a day, or a span that is counted (statement 42).
package indirect enum RequestedTime: Hashable, Sendable {
    case day(CivilDate)
    /// "thêm 3 ngày"
    case days(Int)
    /// "thêm 3 ngày làm việc"
    case workingDays(Int)
    /// "thêm 1 tuần"
    case weeks(Int)
    /// "thêm 1 tháng"
    case months(Int)
    /// "đến hết tuần"; of the week after it with `ahead` 1.
    case endOfWeek(ahead: Int)
    /// "đến cuối tháng"
    case endOfMonth(ahead: Int)
    /// "đến cuối tháng 11": the last day of a month that is named.
    case lastWorkingDay(CivilDate)
    /// "đến thứ Hai", "đến thứ Sáu tuần sau"
    case weekday(Weekday, ahead: Int)
    /// "3 ngày kể từ hôm nay": whatever the due day is.
    case sinceAnswer(RequestedTime)

    /// The day that is asked for. A named day is taken as it stands, and "tuần sau" is the week behind that in which
    /// it was written, where that is late enough. A span counts from the later of the
    /// due day and the day of the answer, and ends on a working day: a day off rolls on to the next
    /// one, and weeks and months end with their last. `nil` beyond the calendar.
    package func day(
        due: CivilDate?, answered: CivilDate, calendar: WorkingCalendar
    ) -> CivilDate? {
        if isSpoken, let due, due > answered,
            let spoken = day(due: nil, answered: answered, calendar: calendar), spoken > due
        {
            return spoken
        }
        let base = due.map { max($0, answered) } ?? answered
        switch self {
        case .day(let day): return day
        case .sinceAnswer(let span):
            return span.day(due: nil, answered: answered, calendar: calendar)
        case .days(let count): return base.adding(days: count).flatMap(calendar.rollForward)
        case .workingDays(let count): return calendar.workingDay(count, after: base)
        case .weeks(let count): return base.adding(days: 7 * count).flatMap(calendar.rollForward)
        case .months(let count): return base.adding(months: count).flatMap(calendar.rollForward)
        case .endOfWeek(let ahead):
            return Self.end(notBefore: base) { turn in
                base.adding(days: 7 - base.weekday.rawValue + 7 * (ahead + turn))
                    .flatMap(calendar.rollBackward)
            }
        case .lastWorkingDay(let last): return calendar.rollBackward(last)
        case .endOfMonth(let ahead):
            return Self.end(notBefore: base) { turn in
                base.firstOfMonth.adding(months: ahead + turn)
                    .flatMap { calendar.rollBackward($0.lastOfMonth) }
            }
        case .weekday(let weekday, let ahead):
            let monday = 1 - base.weekday.rawValue
            let isPast = ahead == 0 && weekday <= base.weekday
            let weeks = isPast ? 1 : ahead
            return base.adding(days: monday + weekday.rawValue - 1 + 7 * weeks)
                .flatMap(calendar.rollForward)
        }
    }

    /// "Tuần sau" and "tháng sau" are said from the day of the answer.
    private var isSpoken: Bool {
        switch self {
        case .endOfWeek(let ahead), .endOfMonth(let ahead), .weekday(_, let ahead): ahead > 0
        case .day, .days, .workingDays, .weeks, .months, .lastWorkingDay, .sinceAnswer: false
        }
    }

    /// On a Sunday this week's working days are over: the next one's end is meant.
    private static func end(
        notBefore base: CivilDate, _ end: (Int) -> CivilDate?
    ) -> CivilDate? {
        guard let first = end(0) else { return nil }
        return first >= base ? first : end(1)
    }
}

extension RequestedTime {
    /// Short and the same for the same request, for the name of an answer.
    var name: String {
        switch self {
        case .day(let day): day.iso
        case .days(let count): "+\(count)d"
        case .workingDays(let count): "+\(count)wd"
        case .weeks(let count): "+\(count)w"
        case .months(let count): "+\(count)m"
        case .endOfWeek(let ahead): "week+\(ahead)"
        case .lastWorkingDay(let last): "last:\(last.iso)"
        case .endOfMonth(let ahead): "month+\(ahead)"
        case .sinceAnswer(let span): "now\(span.name)"
        case .weekday(let weekday, let ahead): "weekday\(weekday.rawValue)+\(ahead)"
        }
    }
}

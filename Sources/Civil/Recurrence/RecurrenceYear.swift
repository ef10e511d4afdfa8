/// A year as far as recurrence rules can tell years apart: the weekday of its first day, and
/// whether it or a neighbour is a leap year. There are 28 kinds; a rule's days are worked out once
/// for each, and never again.
struct RecurrenceYear {
    static let kinds = 28

    private(set) var year: Int
    /// Day number of 1 January.
    private(set) var first: Int
    private(set) var length: Int
    /// 0 for Monday.
    private(set) var firstWeekday: Int
    /// 0 a leap year, 1 the year after one, 2 the year before one, 3 neither.
    private(set) var leap: Int

    /// Any year; those outside 1–9999 are asked for only as neighbours.
    init(_ year: Int) {
        self.year = year
        first = CivilDate.dayNumber(year: year, month: 1, day: 1)
        firstWeekday = Self.weekday(first)
        leap = Self.leap(year)
        length = leap == 0 ? 366 : 365
    }

    /// A kind of year, for building tables.
    init(kind: Int) {
        year = 0
        first = 0
        firstWeekday = kind / 4
        leap = kind % 4
        length = leap == 0 ? 366 : 365
    }

    var kind: Int { firstWeekday * 4 + leap }

    @inline(__always)
    mutating func advance() {
        first += length
        firstWeekday += length - 364
        if firstWeekday > 6 { firstWeekday -= 7 }
        year += 1
        leap = Self.leap(year)
        length = leap == 0 ? 366 : 365
    }

    @inline(__always)
    private static func leap(_ year: Int) -> Int {
        switch year & 3 {
        case 0: if CivilDate.isLeap(year) { return 0 }
        case 1: if CivilDate.isLeap(year - 1) { return 1 }
        case 3: if CivilDate.isLeap(year + 1) { return 2 }
        default: break
        }
        return 3
    }

    /// 0 for Monday. Day numbers from 0001-01-01, a Monday, less some weeks.
    @inline(__always)
    static func weekday(_ dayNumber: Int) -> Int { (dayNumber + 719_162 + 7_000) % 7 }

    var previousLength: Int { leap == 1 ? 366 : 365 }
    var nextLength: Int { leap == 2 ? 366 : 365 }

    /// The day of the year, from 0, on which month 1…12 begins; 0 is last December, 13 next January.
    func start(ofMonth month: Int) -> Int {
        switch month {
        case 0: return -31
        case 1: return 0
        case 2: return 31
        default: return (153 * (month - 3) + 2) / 5 + length - 306
        }
    }

    func daysInMonth(_ month: Int) -> Int { start(ofMonth: month + 1) - start(ofMonth: month) }

    /// The first day of week 1 as a day of the year, from 0: of weeks that begin on `weekStart`
    /// (0 for Monday), the first with four days or more in this year.
    func firstWeek(weekStart: Int) -> Int { Self.firstWeek(firstWeekday, weekStart) }

    /// 52 or 53.
    func weeks(weekStart: Int) -> Int {
        let next = length + Self.firstWeek((firstWeekday + length) % 7, weekStart)
        return (next - firstWeek(weekStart: weekStart)) / 7
    }

    private static func firstWeek(_ firstWeekday: Int, _ weekStart: Int) -> Int {
        let into = (firstWeekday - weekStart + 7) % 7
        return into <= 3 ? -into : 7 - into
    }
}

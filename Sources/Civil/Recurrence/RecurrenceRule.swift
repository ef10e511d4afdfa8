/// A recurrence rule of RFC 5545, section 3.3.10, with `RSCALE=GREGORIAN` and `SKIP` of RFC 7529,
/// read and known to be one that the RFC allows and that can happen.
///
/// Lists are sorted and without doubles; an empty one means that the part isn't there.
package struct RecurrenceRule: Hashable, Sendable {
    package enum Frequency: Int, CaseIterable, Comparable, Sendable {
        case secondly, minutely, hourly, daily, weekly, monthly, yearly

        package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
    }

    /// What becomes of a day that a month doesn't have (RFC 7529, section 4.1).
    package enum Skip: Sendable { case omit, backward, forward }

    /// The last moment that may be named, itself included.
    package enum Until: Hashable, Sendable {
        case date(CivilDate)
        case local(CivilDateTime)
        case utc(Instant)
    }

    /// `MO` (`ordinal` 0), `2SU` or `-1FR`.
    package struct Day: Hashable, Comparable, Sendable {
        package let ordinal: Int
        package let weekday: Weekday

        package static func < (a: Self, b: Self) -> Bool {
            (a.ordinal, a.weekday) < (b.ordinal, b.weekday)
        }
    }

    package internal(set) var frequency: Frequency
    /// 1 or more.
    package internal(set) var interval = 1
    package internal(set) var count: Int?
    package internal(set) var until: Until?
    package internal(set) var seconds: [Int] = []
    package internal(set) var minutes: [Int] = []
    package internal(set) var hours: [Int] = []
    package internal(set) var days: [Day] = []
    package internal(set) var monthDays: [Int] = []
    package internal(set) var yearDays: [Int] = []
    package internal(set) var weekNumbers: [Int] = []
    package internal(set) var months: [Int] = []
    package internal(set) var setPositions: [Int] = []
    package internal(set) var weekStart = Weekday.monday
    /// `nil` without RSCALE and SKIP.
    package internal(set) var skip: Skip?

    /// Reads the value of an `RRULE` property. Throws at the first part that can't be read, that
    /// the RFC forbids together with another one, or that makes the rule impossible.
    package init(parsing text: String) throws(RecurrenceError) {
        self = try RecurrenceParser(text).rule()
    }

    init(frequency: Frequency) { self.frequency = frequency }

    /// Whether the rule says times of day by itself.
    package var hasTime: Bool {
        frequency < .daily || !hours.isEmpty || !minutes.isEmpty || !seconds.isEmpty
    }

    /// The same without times of day, for a start that is a day (RFC 5545, section 3.3.10: they
    /// "MUST be ignored").
    package var withoutTimes: RecurrenceRule {
        var rule = self
        (rule.hours, rule.minutes, rule.seconds) = ([], [], [])
        return rule
    }

    /// Whether it comes once a year, in the month that it starts in: BYMONTHDAY says the day and
    /// nothing says the month. Google Calendar, Windows and five libraries have it so, and write it
    /// so; the RFC's table would have every month.
    package var takesMonthFromStart: Bool {
        frequency == .yearly && !monthDays.isEmpty && months.isEmpty && yearDays.isEmpty
            && weekNumbers.isEmpty && days.isEmpty
    }

    /// Whether the days it names depend on where it starts.
    package var needsStart: Bool {
        if interval > 1 || count != nil || takesMonthFromStart { return true }
        return switch frequency {
        case .secondly, .minutely, .hourly, .daily: false
        case .weekly: days.isEmpty
        case .monthly: monthDays.isEmpty && days.isEmpty
        case .yearly: monthDays.isEmpty && days.isEmpty && yearDays.isEmpty
        }
    }

    /// Whether SKIP moves a day that isn't there to the next one that is.
    var moves: Bool { skip == .backward || skip == .forward }

    /// Whether it may come several times a day.
    package var isSubDaily: Bool {
        frequency < .daily || hours.count > 1 || minutes.count > 1 || seconds.count > 1
    }
}

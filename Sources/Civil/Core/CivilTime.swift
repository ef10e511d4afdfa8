/// A time of day, 00:00:00 to 23:59:59.999999, with no date and no zone.
package struct CivilTime: Hashable, Comparable, Sendable {
    /// Microseconds since midnight, 0 ..< 86 400 000 000.
    package let microseconds: Int64

    package static let midnight = CivilTime(uncheckedMicroseconds: 0)
    package static let microsecondsPerDay: Int64 = 86_400_000_000

    package init(uncheckedMicroseconds: Int64) { microseconds = uncheckedMicroseconds }

    package init(hour: Int, minute: Int, second: Int = 0, microsecond: Int = 0) throws(CivilError) {
        try Bounded.hour.check(hour)
        try Bounded.minute.check(minute)
        try Bounded.second.check(second)
        try Bounded.microsecond.check(microsecond)
        microseconds = Int64((hour * 60 + minute) * 60 + second) * 1_000_000 + Int64(microsecond)
    }

    /// The same, for callers that have no use for the reason.
    package init?(_ hour: Int, _ minute: Int, _ second: Int = 0) {
        guard Bounded.hour.range.contains(hour), Bounded.minute.range.contains(minute),
            Bounded.second.range.contains(second)
        else { return nil }
        microseconds = Int64((hour * 60 + minute) * 60 + second) * 1_000_000
    }

    package var hour: Int { Int(microseconds / 3_600_000_000) }
    package var minute: Int { Int(microseconds / 60_000_000) % 60 }
    package var second: Int { Int(microseconds / 1_000_000) % 60 }
    package var microsecond: Int { Int(microseconds % 1_000_000) }

    package static func < (a: CivilTime, b: CivilTime) -> Bool { a.microseconds < b.microseconds }
}

/// A date and a time of day, with no zone: what a clock on the wall shows.
package struct CivilDateTime: Hashable, Comparable, Sendable {
    package let date: CivilDate
    package let time: CivilTime

    package init(_ date: CivilDate, _ time: CivilTime) {
        self.date = date
        self.time = time
    }

    package static func < (a: CivilDateTime, b: CivilDateTime) -> Bool {
        (a.date, a.time) < (b.date, b.time)
    }
}

/// A point on the UTC time line, to the microsecond, leap seconds not counted (POSIX time).
package struct Instant: Hashable, Comparable, Sendable {
    /// Microseconds since 1970-01-01T00:00:00Z.
    package let microseconds: Int64

    package init(microseconds: Int64) { self.microseconds = microseconds }
    package init(seconds: Int64) { microseconds = seconds * 1_000_000 }

    /// Whole seconds since 1970-01-01T00:00:00Z, rounded down.
    package var seconds: Int64 {
        microseconds >= 0 ? microseconds / 1_000_000 : (microseconds - 999_999) / 1_000_000
    }

    package static func < (a: Instant, b: Instant) -> Bool { a.microseconds < b.microseconds }

    package func adding(seconds: Int64) -> Instant {
        Instant(microseconds: microseconds + seconds * 1_000_000)
    }

    /// The instant at which a clock that is `offset` seconds ahead of UTC shows `local`.
    package init(_ local: CivilDateTime, offset: Int) {
        microseconds =
            Int64(local.date.dayNumber) * CivilTime.microsecondsPerDay + local.time.microseconds
            - Int64(offset) * 1_000_000
    }

    /// What a clock that is `offset` seconds ahead of UTC shows, held to years 1–9999.
    package func local(offset: Int) -> CivilDateTime {
        let shifted = microseconds + Int64(offset) * 1_000_000
        let perDay = CivilTime.microsecondsPerDay
        var day = shifted / perDay
        if shifted < day * perDay { day -= 1 }
        guard let date = CivilDate(dayNumber: Int(day)) else {
            return day < 0
                ? CivilDateTime(.min, .midnight)
                : CivilDateTime(.max, CivilTime(uncheckedMicroseconds: perDay - 1))
        }
        return CivilDateTime(date, CivilTime(uncheckedMicroseconds: shifted - day * perDay))
    }
}

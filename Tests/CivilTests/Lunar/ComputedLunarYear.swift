@testable import Civil

/// A lunar year as the rules of the calendar make it from the astronomy, for UTC+7:
///
/// * a month starts on the day of the new moon;
/// * the eleventh month is the one with the winter solstice in it;
/// * where thirteen months lie between two eleventh months, the first of them in which the Sun
///   reaches no multiple of 30° is a leap month and repeats the number of the month before it.
struct ComputedLunarYear {
    /// Days since 1970-01-01.
    let newYear: Int
    /// The length of each month in order, the leap month among them.
    let lengths: [Int]
    /// The number of the month that comes twice, 0 for none.
    let leapMonth: Int
    private let year: Int

    init(_ year: Int) {
        self.year = year
        // From one first month to the next: what is left of the twelve or thirteen months that
        // began with the solstice's, and the first ones that begin with the next solstice's.
        let months =
            ComputedMonth.fromSolstice(of: year - 1).drop { $0.number >= 11 }
            + ComputedMonth.fromSolstice(of: year).prefix { $0.number >= 11 }
        newYear = months[months.startIndex].start
        lengths = months.map(\.length)
        leapMonth = months.first { $0.isLeap }?.number ?? 0
    }

    /// The same in the form of the table.
    var packed: UInt32 {
        var bits = UInt32(leapMonth) << 13
        for (index, length) in lengths.enumerated() where length == 30 { bits |= 1 << index }
        return bits | UInt32(newYear - CivilDate.dayNumber(year: year, month: 1, day: 20)) << 17
    }
}

/// One lunar month.
struct ComputedMonth {
    /// Days since 1970-01-01.
    let start: Int
    let length: Int
    let number: Int
    let isLeap: Bool

    /// The months from the eleventh of `year`, which has the winter solstice in it, to the one
    /// before the next eleventh.
    static func fromSolstice(of year: Int) -> [ComputedMonth] {
        let first = eleventh(of: year)
        let count = eleventh(of: year + 1) - first
        let starts = (0...count).map { newMoonDay(first + $0) }
        var leap = count == 13 ? nil : Int.max
        var months: [ComputedMonth] = []
        var number = 10
        for index in 0..<count {
            let hasTerm = sign(startOf: starts[index]) != sign(startOf: starts[index + 1])
            let isLeap = leap == nil && !hasTerm
            if isLeap { leap = index } else { number = number % 12 + 1 }
            months.append(
                ComputedMonth(
                    start: starts[index], length: starts[index + 1] - starts[index],
                    number: number, isLeap: isLeap))
        }
        return months
    }

    /// The lunation that holds the winter solstice of a solar year: the last whose new moon falls
    /// on a day before whose start the Sun hasn't reached 270°.
    private static func eleventh(of year: Int) -> Int {
        let newYearsEve = CivilDate.dayNumber(year: year, month: 12, day: 31)
        var lunation = NewMoon.lunation(near: julianDay(startOf: newYearsEve))
        while newMoonDay(lunation) > newYearsEve
            || (9...10).contains(sign(startOf: newMoonDay(lunation)))
        {
            lunation -= 1
        }
        return lunation
    }

    /// The day of a new moon at UTC+7, days since 1970-01-01.
    static func newMoonDay(_ lunation: Int) -> Int {
        Int(newMoon(lunation).rounded(.down))
    }

    /// The instant of a new moon at UTC+7: days since 1970-01-01T00:00 and their fraction.
    static func newMoon(_ lunation: Int) -> Double {
        let dynamical = NewMoon.julianEphemerisDay(lunation)
        return dynamical - DeltaT.days(julianDay: dynamical) - julianDay(startOf: 0)
    }

    /// Which twelfth of its way from the March equinox the Sun is in when a day starts, 0–11.
    static func sign(startOf day: Int) -> Int {
        let universal = julianDay(startOf: day)
        let dynamical = universal + DeltaT.days(julianDay: universal)
        return Int(SunLongitude.degrees(at: dynamical) / 30)
    }

    /// The Julian Day at which a day of UTC+7 starts.
    private static func julianDay(startOf day: Int) -> Double {
        Double(day) + 2_440_587.5 - 7.0 / 24
    }
}

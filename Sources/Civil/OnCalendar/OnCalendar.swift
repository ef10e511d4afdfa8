/// A calendar expression in the language of systemd.time(7), such as `Mon..Fri *-*-* 08:00`,
/// `*-*~1 17:00 Asia/Ho_Chi_Minh` or `quarterly`.
///
/// It accepts what systemd 252 accepts, refuses what that refuses, and names the same times, but
/// for these:
/// * A time that a clock set forward jumps over comes at the first instant after the jump; systemd
///   leaves that day out.
/// * A time that a clock set back shows twice comes once, the first time, whatever the instant
///   asked from; systemd may answer an instant in the past when asked during the second hour.
/// * A suffix can be `UTC` or a zone that the caller knows, not an abbreviation such as CET of the
///   machine's own zone.
/// * An expression whose dates lie far apart is searched to the end; systemd gives up after 1,000
///   steps.
///
/// Like systemd's, its years are 1970–2199, in local time.
package struct OnCalendar: Sendable, Hashable {
    /// As `systemd-analyze calendar` prints it; the zone by the name its `Zone` bears.
    package let normalised: String
    /// The zone that the expression itself names.
    package let zone: Zone?
    /// Whether the expression says a time of day, rather than leaving it at midnight. `hourly` and
    /// `minutely` do, `daily` and the longer shorthands don't.
    package let hasTime: Bool
    private let dates: OnCalendarDates
    private let times: OnCalendarTimes

    /// Reads `text`; `zone` is asked for the last word when that looks like a zone's name.
    package init(parsing text: String, zone: (String) -> Zone?) throws(OnCalendarError) {
        var parser = OnCalendarParser(text: text)
        self.zone = try parser.zone(zone)
        let spec = try parser.specification()
        normalised = spec.text + (self.zone.map { " \($0.name)" } ?? "")
        hasTime = spec.hasTime
        dates = OnCalendarDates(
            years: spec.years, months: spec.months, days: spec.days,
            fromMonthEnd: spec.fromMonthEnd, weekdays: spec.weekdays)
        times = OnCalendarTimes(hours: spec.hours, minutes: spec.minutes, seconds: spec.seconds)
    }

    /// The first instant after `instant` (never `instant` itself) that the expression names, read
    /// in its own zone or else in `defaultZone`; `nil` when none comes before the year 2200.
    package func next(after instant: Instant, in defaultZone: Zone) -> Instant? {
        let zone = zone ?? defaultZone
        var wall = zone.local(at: instant).nextMicrosecond
        while let local = wall.flatMap(nextLocal(from:)) {
            switch zone.resolve(local) {
            case .unique(let found): return found
            case .gap(before: _, after: _, let transition): return transition
            case .fold(let first, let second):
                if first > instant { return first }
                // Between the two: this hour has had its turn, so go on where it ends for good.
                guard let back = zone.nextTransition(after: first), back <= second else {
                    return nil
                }
                wall = back.local(offset: zone.offset(at: first))
            }
        }
        return nil
    }

    /// The first local time that the expression names and that isn't before `local`, whatever the
    /// zone; `nil` when none comes before the year 2200.
    package func nextLocal(from local: CivilDateTime) -> CivilDateTime? {
        guard let date = dates.first(from: local.date) else { return nil }
        if date != local.date { return CivilDateTime(date, times.first) }
        if let time = times.first(from: local.time) { return CivilDateTime(date, time) }
        guard let later = date.adding(days: 1).flatMap(dates.first(from:)) else { return nil }
        return CivilDateTime(later, times.first)
    }
}

extension CivilDateTime {
    /// `nil` at the end of the year 9999.
    fileprivate var nextMicrosecond: CivilDateTime? {
        let next = time.microseconds + 1
        if next < CivilTime.microsecondsPerDay {
            return CivilDateTime(date, CivilTime(uncheckedMicroseconds: next))
        }
        return date.adding(days: 1).map { CivilDateTime($0, .midnight) }
    }
}

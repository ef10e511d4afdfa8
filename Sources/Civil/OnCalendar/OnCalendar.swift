/// A calendar expression in the language of systemd.time(7), such as `Mon..Fri *-*-* 08:00`,
/// `*-*~1 17:00 Asia/Ho_Chi_Minh` or `quarterly`.
///
/// It accepts what systemd 252 accepts, refuses what that refuses, and names the same times, but
/// for these:
/// * A time that a clock set forward jumps over comes at the first instant after the jump; systemd
///   leaves it out, and in zones where winter time is the exception (Africa/Casablanca) the rest
///   of that day too.
/// * A time that a clock set back shows twice comes once, the first time, whatever the instant
///   asked from. systemd may take the second one when the date has a `~`, and may answer an
///   instant in the past when asked between the two.
/// * When an open repetition such as `0/7` runs over the end of its field together with that of
///   the day, month or year, systemd loses the first times after it: from 23:56, `*:0/7` goes on
///   at 00:07. Here it goes on at 00:00.
/// * systemd gives up a search after 1,000 steps; here it goes on to the end.
/// * The suffix can be `UTC` or a zone that the caller knows, not an abbreviation such as CET in
///   the machine's own zone.
///
/// Like systemd's, its years are 1970–2199, in local time.
package struct OnCalendar: Sendable, Hashable {
    /// As `systemd-analyze calendar` prints it; the zone by the name its `Zone` bears.
    package let normalised: String
    /// The zone that the expression itself names; UTC for a timestamp.
    package let zone: Zone?
    /// Whether the expression says a time of day, rather than leaving it at midnight. `hourly` and
    /// `minutely` do, `daily` and the longer shorthands don't.
    package let hasTime: Bool
    /// Whether no date ever matches, as with `*-02-30`.
    package let isNever: Bool
    private let dates: OnCalendarDates
    private let times: OnCalendarTimes

    /// Reads `text`; `zone` is asked for the last word when that looks like a zone's name.
    package init(parsing text: String, zone: (String) -> Zone?) throws(OnCalendarError) {
        var parser = OnCalendarParser(text: text)
        let suffix = try parser.zone(zone)
        let spec = try parser.specification()
        self.zone = spec.isUTC ? .utc : suffix
        normalised = spec.text + (self.zone.map { " \($0.name)" } ?? "")
        hasTime = spec.hasTime
        let dates = OnCalendarDates(
            years: spec.years, months: spec.months, days: spec.days,
            fromMonthEnd: spec.fromMonthEnd, weekdays: spec.weekdays)
        self.dates = dates
        isNever = dates.first(from: .min) == nil
        times = OnCalendarTimes(hours: spec.hours, minutes: spec.minutes, seconds: spec.seconds)
    }

    /// The first instant after `instant` (never `instant` itself) that the expression names, read
    /// in its own zone or else in `defaultZone`; `nil` when none comes before the year 2200.
    package func next(after instant: Instant, in defaultZone: Zone) -> Instant? {
        let zone = zone ?? defaultZone
        var wall = zone.local(at: instant).nextMicrosecond
        // No method is passed as a value here: that would allocate on every search.
        while let start = wall, let local = nextLocal(from: start) {
            switch zone.resolve(local) {
            case .unique(let found):
                if found > instant { return found }
                wall = local.nextMicrosecond
            case .gap(before: _, let after, let transition):
                if transition > instant { return transition }
                wall = transition.local(offset: after)
            case .fold(let first, second: _):
                if first > instant { return first }
                // Asked during the second showing: these times have had their turn, so go on where
                // the first showing ended.
                let back = zone.nextTransition(after: first)
                wall = back?.local(offset: zone.offset(at: first))
            }
        }
        return nil
    }

    /// The first local time that the expression names and that isn't before `local`, whatever the
    /// zone; `nil` when none comes before the year 2200.
    package func nextLocal(from local: CivilDateTime) -> CivilDateTime? {
        guard !isNever, let date = dates.first(from: local.date) else { return nil }
        if date != local.date { return CivilDateTime(date, times.first) }
        if let time = times.first(from: local.time) { return CivilDateTime(date, time) }
        guard let tomorrow = date.adding(days: 1), let later = dates.first(from: tomorrow) else {
            return nil
        }
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

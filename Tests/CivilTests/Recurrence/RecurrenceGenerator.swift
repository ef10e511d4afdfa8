@testable import Civil

/// Makes rules that RFC 5545 allows, each with a start and an UNTIL that keeps slow judges short.
struct RecurrenceGenerator {
    /// Whose readings the rules must keep to.
    enum Judge {
        /// Anything that can be read.
        case none
        /// dateutil takes all days of BYWEEKNO's weeks, and demands that a day satisfy both kinds
        /// of BYDAY, plain and numbered, where a list has both. It lets the first week begin with
        /// the start, which BYSETPOS shows, and counts BYWEEKNO's years by the calendar, which
        /// INTERVAL shows. YEARLY with BYMONTHDAY alone is every month to it.
        case dateutil
        /// libical 3 leaves lists as they are written, applies BYSETPOS within a day's times, takes
        /// the month of YEARLY with BYMONTHDAY from the start, whatever else there is, overlooks
        /// negative BYMONTHDAY with DAILY, refuses BYYEARDAY beside BYMONTH, holds BYDAY against the
        /// month that a day was moved from by SKIP, and goes wrong with BYWEEKNO, with weekdays of
        /// every nth week and with limits on hours, minutes and seconds.
        case libical
    }

    var random: RecurrenceRandom
    let judge: Judge

    struct Sample {
        let rule: String
        let start: String
    }

    private mutating func chance(_ percent: Int) -> Bool {
        Int.random(in: 0..<100, using: &random) < percent
    }

    private mutating func pick<T>(_ values: [T]) -> T {
        values[Int.random(in: 0..<values.count, using: &random)]
    }

    private mutating func list(_ range: ClosedRange<Int>, _ most: Int, signed: Bool = false)
        -> String
    {
        let negative = signed && chance(40)
        var values: Set<Int> = []
        for _ in 0..<Int.random(in: 1...most, using: &random) {
            let value = Int.random(in: range, using: &random)
            values.insert(negative ? -value : value)
        }
        return values.sorted().map(String.init).joined(separator: ",")
    }

    private mutating func weekdays(numbered most: Int?) -> String {
        let names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
        let isNumbered = most != nil && chance(50)
        var days: Set<String> = []
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            let number = Int.random(in: 1...(most ?? 1), using: &random)
            days.insert((isNumbered ? chance(60) ? "\(number)" : "-\(number)" : "") + pick(names))
        }
        return days.sorted().joined(separator: ",")
    }

    mutating func next() -> Sample {
        let name = pick([
            "YEARLY", "YEARLY", "YEARLY", "MONTHLY", "MONTHLY", "MONTHLY", "WEEKLY", "WEEKLY",
            "DAILY",
            "DAILY", "HOURLY", "MINUTELY", "SECONDLY",
        ])
        let isShort = ["HOURLY", "MINUTELY", "SECONDLY"].contains(name)
        let isLibical = judge == .libical
        var parts: [String] = []
        var interval = chance(40) ? pick([2, 3, 4, 5, 7, 10, 12, 13, 30, 36]) : 1
        let limits = !isShort || name == "HOURLY" || judge == .none
        let hasMonths = limits && chance(35)
        if hasMonths { parts.append("BYMONTH=\(list(1...12, 3))") }
        let hasWeeks = name == "YEARLY" && !isLibical && chance(20)
        if hasWeeks { parts.append("BYWEEKNO=\(list(1...53, 3, signed: true))") }
        if name == "YEARLY" || isShort && limits, chance(15), !(isLibical && (isShort || hasMonths))
        {
            parts.append("BYYEARDAY=\(list(1...366, 4, signed: true))")
        }
        let monthDays = name != "WEEKLY" && limits && (!isLibical || name != "YEARLY" || hasMonths)
        if monthDays, chance(30) {
            let signed = !isLibical || name == "MONTHLY" || name == "YEARLY"
            parts.append("BYMONTHDAY=\(list(1...31, 3, signed: signed))")
        }
        let days = chance(40) || judge == .dateutil && hasWeeks
        if days {
            let numbered = name == "MONTHLY" || name == "YEARLY" && !hasWeeks
            parts.append(
                "BYDAY="
                    + weekdays(numbered: numbered ? name == "MONTHLY" || hasMonths ? 5 : 53 : nil))
        }
        if isLibical && name == "WEEKLY" && days || judge == .dateutil && hasWeeks { interval = 1 }
        if judge == .dateutil, name == "YEARLY", parts.count == 1, parts[0].hasPrefix("BYMONTHDAY")
        {
            parts.append("BYMONTH=\(list(1...12, 3))")
        }
        let daily = !parts.isEmpty
        if !(isLibical && isShort) {
            if chance(25) { parts.append("BYHOUR=\(list(0...23, 3))") }
            if chance(20) { parts.append("BYMINUTE=\(list(0...59, 3))") }
            if chance(15) { parts.append("BYSECOND=\(list(0...59, 2))") }
        }
        let times = parts.contains {
            $0.hasPrefix("BYHOUR") || $0.hasPrefix("BYMINUTE") || $0.hasPrefix("BYSECOND")
        }
        let mayChoose =
            switch judge {
            case .none: true
            case .dateutil: name != "WEEKLY" && !hasWeeks
            case .libical: daily && !times && (name == "MONTHLY" || name == "YEARLY" && days)
            }
        if mayChoose, !parts.isEmpty, chance(25) {
            parts.append("BYSETPOS=\(list(1...4, 2, signed: true))")
        }
        if chance(25) { parts.append("WKST=\(pick(["MO", "TU", "SA", "SU"]))") }
        if interval > 1 { parts.append("INTERVAL=\(interval)") }
        if isLibical, name == "MONTHLY" || name == "YEARLY", !days, chance(30) {
            parts.append("RSCALE=GREGORIAN")
            parts.append("SKIP=\(pick(["OMIT", "BACKWARD", "FORWARD"]))")
        }
        let start = CivilDateTime(
            CivilDate(uncheckedDayNumber: Int.random(in: 9_131...21_914, using: &random)),
            CivilTime(
                uncheckedMicroseconds: Int64.random(in: 0..<86_400, using: &random) * 1_000_000))
        let reach = ["HOURLY": 200, "MINUTELY": 3, "SECONDLY": 1][name] ?? 4_000
        let end = CivilDateTime(start.date.adding(days: reach) ?? .max, start.time)
        parts.append("UNTIL=\(RecurrenceSamples.text(end))")
        parts.shuffle(using: &random)
        return Sample(
            rule: (["FREQ=\(name)"] + parts).joined(separator: ";"),
            start: RecurrenceSamples.text(start))
    }
}

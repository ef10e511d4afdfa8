extension RecurrenceRule {
    /// The rule in one form only: parts in a fixed order, lists sorted, what goes without saying
    /// left out. Reading it gives the same rule.
    package var text: String {
        var parts: [String] = skip == nil ? [] : ["RSCALE=GREGORIAN"]
        parts.append("FREQ=\(frequency.name)")
        if interval != 1 { parts.append("INTERVAL=\(interval)") }
        if let count { parts.append("COUNT=\(count)") }
        if let until { parts.append("UNTIL=\(until.text)") }
        func list(_ name: String, _ values: [Int]) {
            guard !values.isEmpty else { return }
            parts.append("\(name)=\(values.map(String.init).joined(separator: ","))")
        }
        list("BYMONTH", months)
        list("BYWEEKNO", weekNumbers)
        list("BYYEARDAY", yearDays)
        list("BYMONTHDAY", monthDays)
        if !days.isEmpty {
            parts.append("BYDAY=\(days.map(\.text).joined(separator: ","))")
        }
        list("BYHOUR", hours)
        list("BYMINUTE", minutes)
        list("BYSECOND", seconds)
        list("BYSETPOS", setPositions)
        if weekStart != .monday { parts.append("WKST=\(weekStart.iCalendarName)") }
        switch skip {
        case nil: break
        case .omit: parts.append("SKIP=OMIT")
        case .backward: parts.append("SKIP=BACKWARD")
        case .forward: parts.append("SKIP=FORWARD")
        }
        return parts.joined(separator: ";")
    }
}

extension RecurrenceRule.Frequency {
    var name: String {
        switch self {
        case .secondly: "SECONDLY"
        case .minutely: "MINUTELY"
        case .hourly: "HOURLY"
        case .daily: "DAILY"
        case .weekly: "WEEKLY"
        case .monthly: "MONTHLY"
        case .yearly: "YEARLY"
        }
    }
}

extension RecurrenceRule.Day {
    var text: String { (ordinal == 0 ? "" : String(ordinal)) + weekday.iCalendarName }
}

extension RecurrenceRule.Until {
    var text: String {
        switch self {
        case .date(let date): Self.basic(date)
        case .local(let local): Self.basic(local)
        case .utc(let instant): Self.basic(instant.local(offset: 0)) + "Z"
        }
    }

    private static func basic(_ date: CivilDate) -> String {
        pad(date.year, 4) + pad(date.month, 2) + pad(date.day, 2)
    }

    private static func basic(_ local: CivilDateTime) -> String {
        let time = local.time
        return basic(local.date) + "T" + pad(time.hour, 2) + pad(time.minute, 2)
            + pad(time.second, 2)
    }
}

extension Weekday {
    /// `MO` … `SU`.
    var iCalendarName: String {
        switch self {
        case .monday: "MO"
        case .tuesday: "TU"
        case .wednesday: "WE"
        case .thursday: "TH"
        case .friday: "FR"
        case .saturday: "SA"
        case .sunday: "SU"
        }
    }
}

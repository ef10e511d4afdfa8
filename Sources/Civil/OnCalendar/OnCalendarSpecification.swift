/// An expression as read: lists of components, normalised, where `nil` stands for `*`.
struct OnCalendarSpecification {
    /// Bit 0 is Monday; all seven when none is named.
    var weekdays: UInt64 = 0x7F
    var years: [OnCalendarComponent]?
    var months: [OnCalendarComponent]?
    var days: [OnCalendarComponent]?
    var fromMonthEnd = false
    var hours: [OnCalendarComponent]?
    var minutes: [OnCalendarComponent]?
    /// Never `*` for a fraction: `nil` is every whole second.
    var seconds: [OnCalendarComponent]?
    var hasTime = false
    /// A timestamp: the fields are those of UTC, whatever zone follows.
    var isUTC = false

    /// What a shorthand such as `weekly` stands for; `nil` when `word`, in lower case, is none.
    init?(shorthand word: String) {
        func values(_ values: Int...) -> [OnCalendarComponent] {
            values.map { OnCalendarComponent(start: $0, stop: nil, step: 0) }
        }
        seconds = values(0)
        if word == "minutely" {
            hasTime = true
            return
        }
        minutes = values(0)
        if word == "hourly" {
            hasTime = true
            return
        }
        hours = values(0)
        switch word {
        case "daily": return
        case "weekly":
            weekdays = 1
            return
        default: break
        }
        days = values(1)
        switch word {
        case "monthly": break
        case "quarterly": months = values(1, 4, 7, 10)
        case "semiannually", "semi-annually", "biannually", "bi-annually": months = values(1, 7)
        case "yearly", "annually", "anually": months = values(1)
        default: return nil
        }
    }

    init() {}

    /// The normalised form, without the zone.
    var text: String {
        let date = [
            list(years, .year), "-", list(months, .month), fromMonthEnd ? "~" : "-",
            list(days, fromMonthEnd ? .dayFromEnd : .day),
        ].joined()
        let time = [list(hours, .hour), list(minutes, .minute), list(seconds, .second)]
            .joined(separator: ":")
        return "\(weekdayText)\(date) \(time)"
    }

    private func list(_ components: [OnCalendarComponent]?, _ field: OnCalendarField) -> String {
        guard let components else { return "*" }
        // Once every second is named, systemd leaves out the rest of the list.
        if field == .second, components.contains(.every(.second)) { return "*" }
        return components.map { $0.text(in: field) }.joined(separator: ",")
    }

    /// `Mon..Wed,Fri ` with its blank, or nothing when every day counts.
    private var weekdayText: String {
        if weekdays == 0x7F { return "" }
        var parts: [String] = []
        var day = 0
        while day < 7 {
            var end = day
            while end < 7, weekdays & 1 << UInt64(end) != 0 { end += 1 }
            let names = OnCalendarParser.weekdayNames[day..<end].map { String($0.prefix(3)) }
            if names.count > 2 {
                parts.append("\(names[0])..\(names[names.count - 1])")
            } else {
                parts += names
            }
            day = max(end, day + 1)
        }
        return parts.joined(separator: ",") + " "
    }
}

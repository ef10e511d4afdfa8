/// Prints an expression in its canonical wording; reading that gives the same expression again.
struct WhenPrinter {
    let form: WhenForm
    let time: CivilTime?
    let start: CivilDate?

    var english: String {
        body(Self.englishWords) + (start.map { " from \($0.vietnamese)" } ?? "")
            + (time.map { " at \($0.iso)" } ?? "")
    }

    var vietnamese: String {
        body(Self.vietnameseWords) + (start.map { " từ \($0.vietnamese)" } ?? "")
            + (time.map { " lúc \($0.iso)" } ?? "")
    }

    /// Where the two languages differ.
    private struct Words {
        var every: @Sendable (_ interval: Int, WhenPeriod) -> String
        var pick: @Sendable (WhenPick) -> String
        var on: String
        var and: String
        var workingDaily: String
        var lunar: @Sendable (_ date: String, _ leap: Bool) -> String
        var lunarMonthly: @Sendable (_ day: Int, _ leap: Bool) -> String
        var newYearsEve: String
        var afterCompletion: String
    }

    private func body(_ words: Words) -> String {
        switch form {
        case .date(let date): return date.vietnamese
        case .lunarDate(let year, let month, let day, let leap):
            return words.lunar("\(day)/\(month)/\(pad(year, 4))", leap)
        case .lunarYearly(let month, let day, let leap):
            return words.lunar("\(day)/\(month)", leap)
        case .lunarMonthly(let day, let leap): return words.lunarMonthly(day, leap)
        case .lunarNewYearsEve: return words.newYearsEve
        case .periodic(let interval, let period, let picks):
            let every = words.every(interval, period)
            if picks == [WhenPick(.anchorDay)] { return every }
            let choices = Self.list(picks.map(words.pick), words.and)
            // `of last month` stands once, after all the days that it narrows.
            let month =
                picks.lazy.compactMap(\.month).first.map {
                    Self.month($0, period, words.on == "on")
                } ?? ""
            return interval == 1 && period == .year && month.isEmpty
                && picks.allSatisfy(Self.isDate)
                ? choices : "\(every) \(words.on) \(choices)\(month)"
        case .workingDaily: return words.workingDaily
        case .afterCompletion(let months, let days):
            let every =
                months > 0 ? words.every(months, .month) : words.every(days, .day)
            return "\(every) \(words.afterCompletion)"
        case .rule(let rule, let changes):
            return "rrule:\(rule.text)" + (changes.isEmpty ? "" : " \(changes.text)")
        case .onCalendar(let calendar, _): return "oncalendar:\(calendar.normalised)"
        }
    }

    private static func list(_ items: [String], _ and: String) -> String {
        guard items.count > 1 else { return items.joined() }
        return items.dropLast().joined(separator: ", ") + " \(and) " + items[items.count - 1]
    }

    private static func isDate(_ pick: WhenPick) -> Bool {
        if case .date = pick.kind { true } else { false }
    }

    private static func month(_ month: Int, _ period: WhenPeriod, _ english: Bool) -> String {
        if month > 0, period == .year {
            return english ? " of month \(month)" : " của tháng \(month)"
        }
        if english { return " of \(ordinal(month)) month" }
        return " của tháng \(vietnameseOrdinal(month))"
    }

    // MARK: English

    private static let englishWords = Words(
        every: { interval, period in
            let unit =
                switch period {
                case .day: "day"
                case .week: "week"
                case .month: "month"
                case .quarter: "quarter"
                case .halfYear: "half-year"
                case .year: "year"
                }
            return interval == 1 ? "every \(unit)" : "every \(interval) \(unit)s"
        },
        pick: { pick in
            switch pick.kind {
            case .anchorDay: ""
            case .day(let day): day > 1 ? "\(day)" : "\(ordinal(day)) day"
            case .weekday(let weekday): name(weekday)
            case .nthWeekday(let number, let weekday): "\(ordinal(number)) \(name(weekday))"
            case .nthWorkingDay(let number): "\(ordinal(number)) working day"
            case .date(let month, let day, let leapDay):
                "\(day)/\(month)" + leapDaySuffix(leapDay, " or 1/3", " or skip")
            }
        },
        on: "on", and: "and", workingDaily: "every working day",
        lunar: { date, leap in "lunar \(date)\(leap ? " leap" : "")" },
        lunarMonthly: { day, leap in "every lunar month on \(day)\(leap ? " with leap months" : "")"
        },
        newYearsEve: "lunar new year's eve", afterCompletion: "after completion")

    private static func ordinal(_ number: Int) -> String {
        switch number {
        case 1: return "first"
        case -1: return "last"
        case ..<0: return "\(ordinal(-number, digits: true)) last"
        default: return ordinal(number, digits: true)
        }
    }

    private static func ordinal(_ number: Int, digits: Bool) -> String {
        let teens = (11...13).contains(number % 100)
        return switch number % 10 {
        case 1 where !teens: "\(number)st"
        case 2 where !teens: "\(number)nd"
        case 3 where !teens: "\(number)rd"
        default: "\(number)th"
        }
    }

    private static func name(_ weekday: Weekday) -> String {
        switch weekday {
        case .monday: "Monday"
        case .tuesday: "Tuesday"
        case .wednesday: "Wednesday"
        case .thursday: "Thursday"
        case .friday: "Friday"
        case .saturday: "Saturday"
        case .sunday: "Sunday"
        }
    }

    private static func leapDaySuffix(_ policy: LeapDayPolicy, _ march: String, _ skip: String)
        -> String
    {
        switch policy {
        case .keepToFebruary: ""
        case .march: march
        case .skip: skip
        }
    }

    // MARK: Vietnamese

    private static let vietnameseWords = Words(
        every: { interval, period in
            let unit =
                switch period {
                case .day: "ngày"
                case .week: "tuần"
                case .month: "tháng"
                case .quarter: "quý"
                case .halfYear: "nửa năm"
                case .year: "năm"
                }
            return interval == 1 ? "mỗi \(unit)" : "mỗi \(interval) \(unit)"
        },
        pick: { pick in
            switch pick.kind {
            case .anchorDay: ""
            case .day(let day): day > 1 ? "ngày \(day)" : "ngày \(vietnameseOrdinal(day))"
            case .weekday(let weekday): vietnameseName(weekday)
            case .nthWeekday(let number, let weekday):
                "\(vietnameseName(weekday)) \(vietnameseOrdinal(number))"
            case .nthWorkingDay(let number): "ngày làm việc \(vietnameseOrdinal(number))"
            case .date(let month, let day, let leapDay):
                "\(day)/\(month)" + leapDaySuffix(leapDay, " hoặc 1/3", " hoặc bỏ qua")
            }
        },
        on: "vào", and: "và", workingDaily: "mỗi ngày làm việc",
        lunar: { date, leap in "\(date)\(leap ? " nhuận" : "") âm lịch" },
        lunarMonthly: { day, leap in
            "ngày \(day) âm lịch hằng tháng\(leap ? ", kể cả tháng nhuận" : "")"
        },
        newYearsEve: "giao thừa", afterCompletion: "kể từ khi hoàn thành")

    private static func vietnameseOrdinal(_ number: Int) -> String {
        switch number {
        case 1: "đầu tiên"
        case -1: "cuối cùng"
        case ..<0: "thứ \(-number) từ cuối"
        default: "thứ \(number)"
        }
    }

    private static func vietnameseName(_ weekday: Weekday) -> String {
        switch weekday {
        case .monday: "thứ Hai"
        case .tuesday: "thứ Ba"
        case .wednesday: "thứ Tư"
        case .thursday: "thứ Năm"
        case .friday: "thứ Sáu"
        case .saturday: "thứ Bảy"
        case .sunday: "Chủ nhật"
        }
    }
}

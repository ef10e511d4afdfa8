/// Where the two languages of printed expressions differ.
struct WhenPrinterWords: Sendable {
    let every: @Sendable (_ interval: Int, WhenPeriod) -> String
    let pick: @Sendable (WhenPick) -> String
    let on: String
    let and: String
    let of: String
    /// A part of a period of the kind given.
    let part: @Sendable (WhenPart, WhenPeriod) -> String
    let the: @Sendable (WhenPeriod) -> String
    let next: @Sendable (WhenPeriod) -> String
    let afterEnd: @Sendable (_ count: Int, _ working: Bool, _ period: String) -> String
    let inYear: @Sendable (Int) -> String
    let except: @Sendable ([Int]) -> String
    let workingDaily: String
    let lunar: @Sendable (_ date: String, _ leap: Bool) -> String
    let lunarMonthly: @Sendable (_ days: String, _ leap: Bool) -> String
    let newYearsEve: String
    let afterCompletion: String
    let limit: @Sendable (WhenLimit, _ from: String) -> String

    func list(_ items: [String]) -> String {
        guard items.count > 1 else { return items.joined() }
        return items.dropLast().joined(separator: ", ") + " \(and) " + items[items.count - 1]
    }

    // MARK: English

    static let english = WhenPrinterWords(
        every: { interval, period in
            let unit = name(period)
            return interval == 1 ? "every \(unit)" : "every \(interval) \(unit)s"
        },
        pick: { pick in
            switch pick {
            case .anchorDay, .afterEnd: ""
            case .day(let day): day > 1 ? "\(day)" : "\(ordinal(day)) day"
            case .weekday(let weekday): name(weekday)
            case .nthWeekday(let number, let weekday): "\(ordinal(number)) \(name(weekday))"
            case .nthWorkingDay(let number): "\(ordinal(number)) working day"
            case .date(let month, let day, let leapDay):
                "\(day)/\(month)" + leapDaySuffix(leapDay, " or 1/3", " or skip")
            }
        },
        on: "on", and: "and", of: "of",
        part: { part, period in
            switch part {
            case .month(let month):
                month > 0 && period == .year ? "month \(month)" : "\(ordinal(month)) month"
            case .quarter(let number): "quarter \(number)"
            case .half(let number): number == 1 ? "first half-year" : "second half-year"
            case .nineMonths: "first nine months"
            case .semester(let number): "semester \(number)"
            }
        },
        the: { "the \(name($0))" }, next: { "next \(name($0))" },
        afterEnd: { count, working, period in
            "\(count) \(working ? "working " : "")\(count == 1 ? "day" : "days") "
                + "after the end of \(period)"
        },
        inYear: { " of year \(pad($0, 4))" },
        except: { months in
            guard !months.isEmpty else { return "" }
            if let (first, last) = span(without: months) {
                return " from month \(first) to month \(last)"
            }
            let named = months.map { "month \($0)" }
            return " except " + named.joined(separator: ", ")
        },
        workingDaily: "every working day",
        lunar: { date, leap in "lunar \(date)\(leap ? " leap" : "")" },
        lunarMonthly: { days, leap in
            "every lunar month on \(days)\(leap ? " with leap months" : "")"
        },
        newYearsEve: "lunar new year's eve", afterCompletion: "after completion",
        limit: { limit, from in
            let unit =
                switch limit.unit {
                case .days: "days"
                case .workingDays: "working days"
                case .weeks: "weeks"
                case .months: "months"
                case .years: "years"
                }
            return "within \(limit.count) \(unit) after \(from)"
        })

    /// The months that are left, where those follow each other and are fewer than those left out.
    private static func span(without months: [Int]) -> (first: Int, last: Int)? {
        let kept = Set(1...12).subtracting(months)
        guard kept.count > 1, kept.count < months.count,
            let first = kept.first(where: { !kept.contains(($0 + 10) % 12 + 1) })
        else { return nil }
        let last = (first + kept.count - 2) % 12 + 1
        let run = (0..<kept.count).map { (first - 1 + $0) % 12 + 1 }
        return run.allSatisfy(kept.contains) ? (first, last) : nil
    }

    static func name(_ period: WhenPeriod) -> String {
        switch period {
        case .day: "day"
        case .week: "week"
        case .month: "month"
        case .quarter: "quarter"
        case .halfYear: "half-year"
        case .year: "year"
        case .semester: "semester"
        case .schoolYear: "school year"
        case .fiscalYear: "fiscal year"
        }
    }

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

    static func name(_ weekday: Weekday) -> String {
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

    static let vietnamese = WhenPrinterWords(
        every: { interval, period in
            let unit = vietnameseName(period)
            return interval == 1 ? "mỗi \(unit)" : "mỗi \(interval) \(unit)"
        },
        pick: { pick in
            switch pick {
            case .anchorDay, .afterEnd: ""
            case .day(let day): day > 1 ? "ngày \(day)" : "ngày \(vietnameseOrdinal(day))"
            case .weekday(let weekday): vietnameseName(weekday)
            case .nthWeekday(let number, let weekday):
                "\(vietnameseName(weekday)) \(vietnameseOrdinal(number))"
            case .nthWorkingDay(let number): "ngày làm việc \(vietnameseOrdinal(number))"
            case .date(let month, let day, let leapDay):
                "\(day)/\(month)" + leapDaySuffix(leapDay, " hoặc 1/3", " hoặc bỏ qua")
            }
        },
        on: "vào", and: "và", of: "của",
        part: { part, period in
            switch part {
            case .month(let month):
                month > 0 && period == .year
                    ? "tháng \(month)" : "tháng \(vietnameseOrdinal(month))"
            case .quarter(let number): "quý \(["I", "II", "III", "IV"][number - 1])"
            case .half(let number): number == 1 ? "6 tháng đầu năm" : "6 tháng cuối năm"
            case .nineMonths: "9 tháng đầu năm"
            case .semester(let number): "học kỳ \(roman(number))"
            }
        },
        the: { vietnameseName($0) }, next: { "\(vietnameseName($0)) sau" },
        afterEnd: { count, working, period in
            "\(count) \(working ? "ngày làm việc" : "ngày") sau khi kết thúc \(period)"
        },
        inYear: { " năm \(pad($0, 4))" },
        except: { months in
            guard !months.isEmpty else { return "" }
            if let (first, last) = span(without: months) {
                return " từ tháng \(first) đến tháng \(last)"
            }
            let named = months.map { "tháng \($0)" }
            return " trừ " + named.joined(separator: ", ")
        },
        workingDaily: "mỗi ngày làm việc",
        lunar: { date, leap in "\(date)\(leap ? " nhuận" : "") âm lịch" },
        lunarMonthly: { days, leap in
            "ngày \(days) âm lịch hằng tháng\(leap ? ", kể cả tháng nhuận" : "")"
        },
        newYearsEve: "giao thừa", afterCompletion: "kể từ khi hoàn thành",
        limit: { limit, from in
            let unit =
                switch limit.unit {
                case .days: "ngày"
                case .workingDays: "ngày làm việc"
                case .weeks: "tuần"
                case .months: "tháng"
                case .years: "năm"
                }
            return "trong vòng \(limit.count) \(unit) kể từ ngày \(from)"
        })

    static func vietnameseName(_ period: WhenPeriod) -> String {
        switch period {
        case .day: "ngày"
        case .week: "tuần"
        case .month: "tháng"
        case .quarter: "quý"
        case .halfYear: "nửa năm"
        case .year: "năm"
        case .semester: "học kỳ"
        case .schoolYear: "năm học"
        case .fiscalYear: "năm tài chính"
        }
    }

    private static func roman(_ number: Int) -> String {
        (1...4).contains(number) ? ["I", "II", "III", "IV"][number - 1] : String(number)
    }

    private static func vietnameseOrdinal(_ number: Int) -> String {
        switch number {
        case 1: "đầu tiên"
        case -1: "cuối cùng"
        case ..<0: "thứ \(-number) từ cuối"
        default: "thứ \(number)"
        }
    }

    static func vietnameseName(_ weekday: Weekday) -> String {
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

/// What the parser has gathered from the words, before it is known to make sense together.
struct WhenClauses {
    /// A thing and where it stands in the text.
    struct Placed<Value> {
        var value: Value
        var range: Range<Int>

        init(_ value: Value, _ range: Range<Int>) {
            self.value = value
            self.range = range
        }
    }

    enum Choice {
        case pick(WhenPick)
        case dayMonth(day: Int, month: Int)
        case date(day: Int, month: Int, year: Int)
        case newYearsEve

        var isPick: Bool { if case .pick = self { true } else { false } }
        var isDayMonth: Bool { dayOfMonth != nil }
        /// Which of its month's days it is.
        var dayNumber: Int? {
            switch self {
            case .pick(.day(let day)), .dayMonth(let day, _), .date(let day, _, _): day
            case .pick, .newYearsEve: nil
            }
        }
        /// Its day where it is one of a month that is said.
        var dayOfMonth: Int? { if case .dayMonth(let day, _) = self { day } else { nil } }
    }

    /// `kỳ` in `sau khi kết thúc kỳ`, or the period that is said.
    enum Ended: Equatable {
        case thePeriod
        case period(WhenPeriod)
        case part(WhenPart)
    }

    var period: Placed<WhenPeriod>?
    var interval = 1
    /// Whether it was said that the period comes again: `hằng tháng`, not just `của tháng`.
    var saysEvery = false
    /// `02 lần/năm`: how many days a period there must be.
    var times: Placed<Int>?
    var workingDaily: Range<Int>?
    var choices: [Placed<Choice>] = []
    /// Whether a comma or `và` has come since the last choice.
    var isSeparated = true
    /// Where `và` stands.
    var conjunctions: [Range<Int>] = []
    /// Where commas and `và` stand.
    var joints: [Range<Int>] = []
    /// `của tháng 3`, `quý I`, `6 tháng đầu năm`.
    var parts: [Placed<WhenPart>] = []
    /// `tháng cuối`, `tháng thứ 2`: a month counted in the period or part.
    var monthInPart: Placed<Int>?
    /// `kỳ`, `kỳ báo cáo`: the period that is said elsewhere.
    var thePeriod: Range<Int>?
    var following: Placed<WhenPeriod>?
    var ended: Placed<Ended>?
    var year: Placed<Int>?
    var lunar: Range<Int>? { didSet { if let lunar { lunarPlaces.append(lunar) } } }
    /// Wherever the lunar calendar is said.
    private(set) var lunarPlaces: [Range<Int>] = []
    var solar: Range<Int>?
    /// `mùng`, which is said of both calendars.
    var mung: Range<Int>? { didSet { if let mung { mungPlaces.append(mung.lowerBound) } } }
    private(set) var mungPlaces: [Int] = []
    var leap: Range<Int>?
    var leapDay: Placed<LeapDayPolicy>?
    var time: Placed<CivilTime>?
    var dayPart: Placed<DayPart>?
    var endOfDay: Range<Int>?
    var start: Placed<CivilDate>?
    var afterCompletion: Range<Int>?
    var limit: Placed<WhenLimit>?
    var except: Placed<Set<Int>>?
    /// Each exception with what it takes out; of a range of months, those that it keeps.
    var exceptions: [Placed<[WhenPart]>] = []
    /// `kể cả tháng 12`: what must be within anyway.
    var included: [Placed<[WhenPart]>] = []
    /// `từ tháng 9 đến tháng 12`, which `except` holds the rest of.
    var monthSpan: Range<Int>?
    /// `trước` or `chậm nhất`.
    var reading: Placed<WhenReading>?
    /// All of them, in the phrase's order.
    var readings: [Placed<WhenReading>] = []
    /// Wherever a period is said.
    private(set) var periodPlaces: [Range<Int>] = []
    /// A period that a bare `đến hết` or `trước` before it makes a day.
    var bound: Range<Int>?
    /// `hết`, `đến hết`: of a period that comes again, `hết mỗi quý`, it means the last day.
    var untilEnd: Range<Int>?
    /// `rằm`, where nothing else has said that the days are lunar, and how many days say so themselves.
    var fullMoon: Range<Int>?
    var lunarDays = 0

    mutating func choose(_ choice: Choice, _ range: Range<Int>, isListed: Bool = false)
        throws(WhenError)
    {
        if !isSeparated, !isListed, let last = choices.last,
            !Self.isWeekdayOfDate(last.value, choice), !isOfException(after: last.range, range)
        {
            throw WhenError(
                "two days stand side by side", vi: "hai ngày đứng liền nhau, không rõ là ngày nào",
                remedy: "join them with 'and', or keep one",
                remedyVi: "nối bằng 'và', hoặc chỉ giữ một ngày", range: range)
        }
        choices.append(Placed(choice, range))
        isSeparated = false
    }

    /// `trừ tháng 12 ngày 20`, after another day.
    private func isOfException(after last: Range<Int>, _ day: Range<Int>) -> Bool {
        (exceptions.map(\.range) + parts.map(\.range)).contains {
            last.upperBound <= $0.lowerBound && $0.upperBound <= day.lowerBound
        } && [.month, .quarter].contains(period?.value)
    }

    /// Days listed before one that says their month, `ngày 5 và ngày 20 tháng 6`, are that month's.
    mutating func shareMonth(_ month: Int) {
        guard period == nil || period?.value == .year, parts.isEmpty, isSeparated else { return }
        for index in choices.indices.reversed() {
            guard case .pick(.day(let day)) = choices[index].value, day > 0 else { return }
            choices[index].value = .dayMonth(day: day, month: month)
        }
    }

    /// Whether the last day said has a month and no year.
    var endsWithDayMonth: Bool {
        if case .dayMonth? = choices.last?.value { isSeparated } else { false }
    }

    mutating func leaveOut(_ months: Set<Int>, _ range: Range<Int>) {
        except = Placed(months.union(except?.value ?? []), except?.range ?? range)
    }

    /// `thứ Sáu, ngày 20/11/2026`: one day said twice.
    private static func isWeekdayOfDate(_ one: Choice, _ other: Choice) -> Bool {
        switch (one, other) {
        case (.pick(.weekday), .date), (.pick(.weekday), .dayMonth), (.date, .pick(.weekday)),
            (.dayMonth, .pick(.weekday)):
            true
        default: false
        }
    }

    mutating func set(period: WhenPeriod, _ range: Range<Int>) throws(WhenError) {
        // `mỗi năm 4 lần, ngày 15 của tháng cuối quý` is every quarter.
        if let old = self.period, old.value == .year, interval == 1, let often = times?.value,
            let months = period.months, often > 1, often * months == 12
        {
            (self.period, times) = (Placed(period, range), nil)
            return
        }
        if let old = self.period, old.value != period {
            var found = WhenError(
                "two periods in one expression", vi: "hai chu kỳ trong một biểu thức",
                remedy:
                    "keep one of week, month, quarter, half-year and year, and write a rule for "
                    + "each; dates of one year are listed: 15/6 and 15/12; one of next year is a "
                    + "rule of its own: every year on 10/1 of next year",
                remedyVi: "chỉ giữ một trong tuần, tháng, quý, nửa năm, năm, mỗi chu kỳ ghi một "
                    + "quy tắc; các ngày trong cùng năm thì liệt kê: 15/6 và 15/12; ngày của năm sau "
                    + "là một quy tắc riêng: hằng năm, ngày 10/01 năm sau", range: range)
            found.isOfTwo = true
            throw found
        }
        periodPlaces.append(range)
        if self.period == nil { self.period = Placed(period, range) }
    }

    mutating func set(monthInPart month: Int, _ range: Range<Int>) throws(WhenError) {
        if monthInPart != nil {
            throw WhenError(
                "two months in one expression", vi: "hai tháng trong một biểu thức",
                remedy: "write a rule for each of the two days",
                remedyVi: "mỗi ngày ghi một quy tắc", range: range)
        }
        monthInPart = Placed(month, range)
    }

    mutating func add(part: WhenPart, _ range: Range<Int>, isListed: Bool = false)
        throws(WhenError)
    {
        if !parts.isEmpty, !isListed {
            throw WhenError(
                "two months or quarters side by side",
                vi: "hai tháng hoặc hai quý đứng liền nhau, không rõ là kỳ nào",
                remedy:
                    "list them together: of month 3 and month 9; a date for each quarter: every "
                    + "quarter: 15/3, 15/6, 15/9, 15/12",
                remedyVi:
                    "liệt kê cùng một chỗ: của tháng 3 và tháng 9; mỗi quý một ngày thì viết hằng "
                    + "quý: 15/3, 15/6, 15/9, 15/12", range: range)
        }
        parts.append(Placed(part, range))
    }

    mutating func set(year: Int, _ range: Range<Int>) throws(WhenError) {
        if let old = self.year, old.value != year {
            throw WhenError(
                "two years in one expression", vi: "hai năm trong một biểu thức", range: range)
        }
        self.year = Placed(year, range)
    }

    /// The place of the first thing said that isn't a start, a time or a part of the day.
    var beyondStart: Range<Int>? {
        let places = [
            choices.first?.range, period?.range, parts.first?.range, monthInPart?.range,
            following?.range, ended?.range, year?.range, lunar, solar, mung, leap, leapDay?.range,
            workingDaily, afterCompletion, limit?.range, except?.range, reading?.range,
            times?.range,
        ]
        return places.lazy.compactMap { $0 }.first
    }

    /// `before` and `by` said together mean before: `chậm nhất là trước ngày …`.
    mutating func set(reading: WhenReading, _ range: Range<Int>) {
        readings.append(Placed(reading, range))
        guard let old = self.reading else {
            self.reading = Placed(reading, range)
            return
        }
        if old.value == .by { self.reading = Placed(reading, range) }
    }
}

/// Statement 1: `trước` leaves the day before as the last good day, `chậm nhất` the day itself.
package enum WhenReading: Sendable { case before, by }

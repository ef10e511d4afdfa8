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
        case pick(WhenPick.Kind)
        case dayMonth(day: Int, month: Int)
        case date(day: Int, month: Int, year: Int)
        case newYearsEve
    }

    var period: Placed<WhenPeriod>?
    var interval = 1
    var workingDaily: Range<Int>?
    var choices: [Placed<Choice>] = []
    /// `of last month`, `của tháng 3`.
    var month: Placed<Int>?
    var lunar: Range<Int>?
    var leap: Range<Int>?
    var leapDay: Placed<LeapDayPolicy>?
    var time: Placed<CivilTime>?
    var start: Placed<CivilDate>?
    var afterCompletion: Range<Int>?

    mutating func choose(_ choice: Choice, _ range: Range<Int>) {
        choices.append(Placed(choice, range))
    }

    mutating func set(period: WhenPeriod, _ range: Range<Int>) throws(WhenError) {
        if let old = self.period, old.value != period {
            throw WhenError(
                "two periods in one expression", vi: "hai chu kỳ trong một biểu thức",
                remedy: "keep one of week, month, quarter, half-year and year",
                remedyVi: "chỉ giữ một trong tuần, tháng, quý, nửa năm, năm", range: range)
        }
        self.period = Placed(period, range)
    }

    mutating func set(month: Int, _ range: Range<Int>) throws(WhenError) {
        if self.month != nil {
            throw WhenError(
                "two months in one expression", vi: "hai tháng trong một biểu thức", range: range)
        }
        self.month = Placed(month, range)
    }
}

/// The lunar calendar: `10/3 âm lịch`, `rằm tháng Giêng`, `mùng 1 và rằm hằng tháng`, `giao thừa`.
extension WhenParser {
    /// `lunar`, `âm lịch`, `ÂL`; also `lunar new year's eve`.
    mutating func lunarClause() throws(WhenError) {
        let start = position
        if accept("âm") {
            guard accept("lịch") else { throw unknown() }
        } else {
            advance()
        }
        clauses.lunar = range(from: start)
        clauses.fullMoon = nil
        if accept("new", "years", "eve") || accept("new", "year", "eve") {
            try clauses.choose(.newYearsEve, range(from: start))
        }
    }

    mutating func newYearsEve() throws(WhenError) {
        let start = position
        advance(2)
        try clauses.choose(.newYearsEve, range(from: start))
    }

    /// `30 Tết` is a day of the twelfth month; where that has 29 days, its last.
    mutating func tetDay() throws(WhenError) -> Bool {
        guard isTetDay(ahead: 0), let (day, length) = number() else { return false }
        let start = position
        advance(length + 1)
        clauses.lunar = range(from: start)
        try clauses.choose(.dayMonth(day: day, month: 12), range(from: start))
        return true
    }

    func isTetDay(ahead: Int) -> Bool {
        guard let (day, length) = number(ahead: ahead) else { return false }
        return (20...30).contains(day) && isAt("tết", ahead: ahead + length)
    }

    /// `mùng 10 tháng 3` (of which calendar, must be said), `mùng 1 Tết`, `rằm tháng 7`, `rằm hằng
    /// tháng`.
    mutating func lunarDayPhrase() throws(WhenError) {
        let start = position
        clauses.lunarDays += 1
        if accept("rằm") {
            if clauses.lunar == nil { clauses.fullMoon = range(from: start) }
            clauses.lunar = range(from: start)
            return try dayOrDate(15, from: start)
        }
        advance()
        let place = range(from: start)
        let day: Int
        switch current.kind {
        case .dayMonth(let number, _), .date(let number, _, _):
            clauses.mung = place
            day = number
        default:
            guard let (number, length) = number() else {
                throw error("a day's number is missing here", vi: "thiếu số ngày ở đây")
            }
            day = number
            advance(length)
        }
        guard (1...10).contains(day) else {
            throw WhenError(
                "'mùng' is said of the first ten days only", vi: "“mùng” chỉ dùng cho 10 ngày đầu",
                remedy: "write the day alone: ngày \(day)", remedyVi: "viết ngày \(day)",
                range: range(from: start))
        }
        if clauses.mung != nil, clauses.mung == place { return }
        if accept("tết") {
            _ = accept("nguyên", "đán") || accept("âm", "lịch")
            clauses.lunar = range(from: start)
            return try clauses.choose(.dayMonth(day: day, month: 1), range(from: start))
        }
        clauses.mung = range(from: start)
        try dayOrDate(day, from: start)
    }
}

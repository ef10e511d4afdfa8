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
        if accept("new", "years", "eve") || accept("new", "year", "eve") {
            try clauses.choose(.newYearsEve, range(from: start))
        }
    }

    mutating func newYearsEve() throws(WhenError) {
        let start = position
        advance(2)
        try clauses.choose(.newYearsEve, range(from: start))
    }

    /// `mùng 10 tháng 3` (of which calendar, must be said), `mùng 1 Tết`, `rằm tháng 7`, `rằm hằng
    /// tháng`.
    mutating func lunarDayPhrase() throws(WhenError) {
        let start = position
        if accept("rằm") {
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
            clauses.lunar = range(from: start)
            return try clauses.choose(.dayMonth(day: day, month: 1), range(from: start))
        }
        clauses.mung = range(from: start)
        try dayOrDate(day, from: start)
    }
}

/// Dates that share one year and may go round its end.
extension WhenAssembly {
    static func dayOfYear(_ choice: WhenClauses.Choice) -> Int {
        if case .dayMonth(let day, let month) = choice { month * 100 + day } else { 0 }
    }

    /// `15/12 và 15/01/2027`: dates that share a year and run backwards may go round New Year.
    func refuseRoundNewYear() throws(WhenError) {
        guard clauses.lunar == nil, clauses.leap == nil else { return }
        var year = clauses.year?.value
        var dates: [(day: Int, month: Int)] = []
        var places: [Range<Int>] = []
        for choice in clauses.choices {
            switch choice.value {
            case .dayMonth(let day, let month): dates.append((day, month))
            case .date(let day, let month, let own):
                // `15/6 năm 2026 và 15/6 năm 2027` says both years.
                guard dates.count == clauses.choices.count - 1, year == nil else { return }
                dates.append((day, month))
                year = own
            case .pick(.day(let day)) where clauses.choices.count == 1:
                for case .month(let month) in clauses.parts.map(\.value) {
                    dates.append((day, month))
                }
            case .pick, .newYearsEve: return
            }
            places.append(choice.range)
        }
        let values = dates.map { $0.month * 100 + $0.day }
        guard let year, values != values.sorted(), let first = places.first,
            let last = places.last
        else { return }
        let end = max(last.upperBound, clauses.parts.last?.range.upperBound ?? 0)
        throw WhenHelp.roundNewYear(dates, year, first.lowerBound..<end)
    }
}

/// Months as Vietnamese papers name them.
extension WhenParser {
    mutating func vietnameseMonth() throws(WhenError) -> Bool {
        let start = position
        advance()
        if isAt("sau"), isAt("sáu") {
            throw WhenHelp.sixOrNext(
                tokens[position - 1].range.lowerBound..<current.range.upperBound)
        }
        switch current.kind {
        case .number(let month):
            advance()
            try addMonth(month, from: start)
        case .monthYear(let month, let year):
            advance()
            try addMonth(month, from: start)
            try clauses.set(year: year, range(from: start))
        case .word, .ordinal, .dayMonth, .date, .clock, .slash, .comma, .end:
            if let month = value(WhenVocabulary.lunarMonths) {
                advance()
                clauses.lunar = range(from: start)
                try add(part: .month(month), from: start)
            } else if let month = value(WhenVocabulary.monthsAfterThang) {
                advance()
                try addMonth(month, from: start)
            } else if isAt("một") {
                throw WhenHelp.monthOne(range(upTo: 1))
            } else if accept("giữa") {
                try setMonthInPart(2, from: start)
            } else if let number = try vietnameseOrdinal() {
                try setMonthInPart(number, from: start)
                _ = acceptThePeriod()
            } else {
                throw unknown()
            }
        }
        return true
    }

    mutating func addMonth(_ month: Int, from start: Int) throws(WhenError) {
        guard (1...12).contains(month) else { throw WhenChecks.noSuchMonth(range(from: start)) }
        try add(part: .month(month), from: start)
    }
}

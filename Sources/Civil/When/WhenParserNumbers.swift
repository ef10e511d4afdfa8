/// What stands ahead, as a number or as a range of it.
extension WhenParser {
    func range(upTo count: Int) -> Range<Int> {
        let last = Swift.min(position + count, tokens.count) - 1
        return current.range.lowerBound..<tokens[Swift.max(last, position)].range.upperBound
    }

    /// The number that stands `ahead`, in digits or in words, and how many tokens it takes.
    func number(ahead: Int = 0) -> (Int, length: Int)? {
        if case .number(let number) = peek(ahead) { return (number, 1) }
        guard value(WhenVocabulary.numbers, ahead: ahead) != nil else { return nil }
        for length in [3, 2, 1] {
            let spelled = (0..<length).map { words(ahead + $0) }
            if spelled.allSatisfy({ !$0.isEmpty }), let number = WhenVocabulary.number(spelled) {
                return (number, length)
            }
        }
        return nil
    }

    /// A number that opens a clause: `8 giờ`, `3 tháng một lần`, `28 March`, `10 tháng 3`, `25`.
    mutating func afterNumber() throws(WhenError) {
        let start = position
        guard let (number, length) = number() else { throw unknown() }
        if let year = yearBehind(number, length) { throw year }
        if isAny(of: "am", "pm", ahead: length) || isHour(ahead: length) {
            return try time(from: start)
        }
        if try tetDay() { return }
        if try timesPerPeriod() { return }
        if try counted(number, length, from: start) { return }
        advance()
        try dayOrDate(number, from: start)
    }
}

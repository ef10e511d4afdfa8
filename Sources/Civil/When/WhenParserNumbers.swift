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
}

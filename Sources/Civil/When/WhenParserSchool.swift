/// Semesters of a school year, which a calendar declares.
extension WhenParser {
    /// `học kỳ I`, `semester 2`.
    mutating func semesterClause() throws(WhenError) -> Bool {
        let start = position
        let length: Int
        if isAny(of: "semester", "term") {
            length = 1
        } else if isAt("học"), isAny(of: "kỳ", "kì", ahead: 1) {
            length = 2
        } else {
            return false
        }
        guard isNumberOrRoman(ahead: length) else { return false }
        let number = quarterNumber(ahead: length)
        advance(length + 1)
        guard let number else {
            throw WhenError(
                "a school year has no such semester", vi: "năm học không có học kỳ này",
                range: range(from: start))
        }
        try add(part: .semester(number), from: start)
        return true
    }
}

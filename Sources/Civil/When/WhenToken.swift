/// One word, number, date or time of a when-expression, with its place.
struct WhenToken: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        /// A word, folded: `thu`, `monday`.
        case word(String)
        case number(Int)
        /// `5th`.
        case ordinal(Int)
        /// `28/3`.
        case dayMonth(day: Int, month: Int)
        /// `28/3/2025` or `2025-03-28`.
        case date(day: Int, month: Int, year: Int)
        /// `8:00`, `08:00:30`, `8h`, `8h30`.
        case clock(hour: Int, minute: Int, second: Int)
        case comma
        case end
    }

    var kind: Kind
    /// Offsets in UTF-8 code units.
    var range: Range<Int>
}

/// Cuts a when-expression into tokens. Blanks, parentheses and hyphens between words only part
/// them.
struct WhenLexer {
    private let scalars: [Unicode.Scalar]
    private let offsets: [Int]
    private var position = 0

    /// `base` is where `text` starts in the whole expression.
    init(_ text: some StringProtocol, base: Int = 0) {
        scalars = Array(text.unicodeScalars)
        var offsets = [base]
        offsets.reserveCapacity(scalars.count + 1)
        for scalar in scalars { offsets.append(offsets[offsets.count - 1] + UTF8.width(scalar)) }
        self.offsets = offsets
    }

    /// All tokens, the last one being `end`.
    static func tokens(of text: some StringProtocol, base: Int = 0) throws(WhenError)
        -> [WhenToken]
    {
        var lexer = WhenLexer(text, base: base)
        var tokens: [WhenToken] = []
        while let token = try lexer.next() { tokens.append(token) }
        let end = lexer.offsets[lexer.scalars.count]
        tokens.append(WhenToken(kind: .end, range: end..<end))
        return tokens
    }

    private mutating func next() throws(WhenError) -> WhenToken? {
        while let scalar = peek(), isGap(scalar), !isMinus { position += 1 }
        guard let scalar = peek() else { return nil }
        let start = position
        if scalar == "," || scalar == ";" {
            position += 1
            return token(.comma, from: start)
        }
        if isDigit(scalar) { return try numeric() }
        if isMinus {
            position += 1
            let number = try number()
            throw WhenError(
                "a number can't be negative", vi: "số không thể âm",
                remedy: number == 1 ? "write 'last day' to count from the end" : nil,
                remedyVi: number == 1 ? "viết 'ngày cuối' để đếm từ cuối" : nil,
                range: offsets[start]..<offsets[position])
        }
        guard isLetter(scalar) else {
            position += 1
            let range = offsets[start]..<offsets[position]
            throw WhenError(
                "unexpected character '\(String(scalar))'", vi: "ký tự lạ '\(String(scalar))'",
                range: range)
        }
        let folded = word()
        return token(.word(folded), from: start)
    }

    private mutating func word() -> String {
        var folded = String.UnicodeScalarView()
        while let scalar = peek(), isLetter(scalar) {
            if !isApostrophe(scalar), let letter = VietnameseFolding.fold(scalar) {
                folded.append(letter)
            }
            position += 1
        }
        return String(folded)
    }

    /// Everything that begins with a digit.
    private mutating func numeric() throws(WhenError) -> WhenToken {
        let start = position
        let first = try number()
        if accept("/") {
            let month = try number()
            guard accept("/") else {
                return token(.dayMonth(day: first, month: month), from: start)
            }
            let year = try number()
            if offsets[position] - offsets[start] >= 8, first > 31 {
                // 2025/11/05: no part of the order day/month/year.
                throw WhenError(
                    "a date is written day/month/year", vi: "ngày viết theo thứ tự ngày/tháng/năm",
                    remedy: "write \(pad(year, 2))/\(pad(month, 2))/\(first)",
                    remedyVi: "viết \(pad(year, 2))/\(pad(month, 2))/\(first)",
                    range: offsets[start]..<offsets[position])
            }
            return token(.date(day: first, month: month, year: year), from: start)
        }
        if peek() == "-", isDigit(peek(1)) {
            position += 1
            let month = try number()
            guard accept("-") else {
                throw WhenError(
                    "not a date", vi: "không phải là ngày",
                    remedy: "write 28/3, 28/3/2025 or 2025-03-28",
                    remedyVi: "viết 28/3, 28/3/2025 hoặc 2025-03-28",
                    range: offsets[start]..<offsets[position])
            }
            let day = try number()
            guard first > 31 || offsets[position] - offsets[start] == 10 && day < 100 else {
                throw WhenError(
                    "a date with hyphens starts with the year",
                    vi: "ngày viết bằng gạch nối phải bắt đầu bằng năm",
                    remedy: "write \(pad(first, 2))/\(pad(month, 2))/\(day)",
                    remedyVi: "viết \(pad(first, 2))/\(pad(month, 2))/\(day)",
                    range: offsets[start]..<offsets[position])
            }
            if peek() == "T" || peek() == "t", isDigit(peek(1)) {
                let result = token(.date(day: day, month: month, year: first), from: start)
                position += 1
                return result
            }
            return token(.date(day: day, month: month, year: first), from: start)
        }
        if peek() == ":", isDigit(peek(1)) {
            position += 1
            let minute = try number()
            let second = peek() == ":" && isDigit(peek(1)) ? try afterColon() : 0
            return token(.clock(hour: first, minute: minute, second: second), from: start)
        }
        return try suffixed(first, from: start)
    }

    /// `8h30`, `5th`, or the bare number.
    private mutating func suffixed(_ number: Int, from start: Int) throws(WhenError) -> WhenToken {
        guard let letter = peek(), isLetter(letter) else {
            return token(.number(number), from: start)
        }
        let suffixStart = position
        let suffix = word()
        switch suffix {
        case "h", "g":
            let minute = isDigit(peek()) ? try self.number() : 0
            return token(.clock(hour: number, minute: minute, second: 0), from: start)
        case "st", "nd", "rd", "th":
            return token(.ordinal(number), from: start)
        default:
            // `3months`: a number and a word that want a blank between them.
            position = suffixStart
            return token(.number(number), from: start)
        }
    }

    private mutating func afterColon() throws(WhenError) -> Int {
        position += 1
        return try number()
    }

    private mutating func number() throws(WhenError) -> Int {
        let start = position
        var value = 0
        while let scalar = peek(), isDigit(scalar) {
            value = Swift.min(value * 10 + Int(scalar.value) - 48, 1_000_000_000)
            position += 1
        }
        guard position > start else {
            throw WhenError(
                "a number is missing here", vi: "thiếu số ở đây",
                range: offsets[start]..<offsets[start])
        }
        guard position - start <= 9 else {
            throw WhenError(
                "this number is too long", vi: "số này quá dài",
                range: offsets[start]..<offsets[position])
        }
        return value
    }

    private mutating func accept(_ scalar: Unicode.Scalar) -> Bool {
        guard peek() == scalar else { return false }
        position += 1
        return true
    }

    private func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
        position + ahead < scalars.count ? scalars[position + ahead] : nil
    }

    private func token(_ kind: WhenToken.Kind, from start: Int) -> WhenToken {
        WhenToken(kind: kind, range: offsets[start]..<offsets[position])
    }

    private func isDigit(_ scalar: Unicode.Scalar?) -> Bool {
        scalar.map { ("0"..."9").contains($0) } ?? false
    }

    private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || (0x0300...0x036F).contains(scalar.value)
            || isApostrophe(scalar)
    }

    /// `year's` is read as `years`.
    private func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "'" || scalar == "\u{2019}"
    }

    /// A hyphen between words is a gap; before a number that stands alone it is a minus.
    private var isMinus: Bool {
        guard peek() == "-", isDigit(peek(1)) else { return false }
        return position == 0 || scalars[position - 1].properties.isWhitespace
    }

    private func isGap(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar == "(" || scalar == ")" || scalar == "-"
            || scalar == "_"
    }
}

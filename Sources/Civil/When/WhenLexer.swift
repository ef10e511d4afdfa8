/// Cuts a when-expression into tokens. Blanks, brackets and hyphens between words only part them;
/// a number said again in brackets, `05 (năm) ngày`, is one number.
struct WhenLexer {
    let scalars: [Unicode.Scalar]
    let offsets: [Int]
    var position = 0
    var isAfterBracket = false
    var isAfterHyphen = false
    /// The last token but one, and the last.
    var latest: (before: WhenToken.Kind?, last: WhenToken.Kind?)
    /// Whether some word has diacritics, so that words without them mean it.
    let isMarked: Bool

    /// `base` is where `text` starts in the whole expression.
    private init(_ text: some StringProtocol, base: Int) {
        scalars = Array(text.unicodeScalars)
        var offsets = [base]
        offsets.reserveCapacity(scalars.count + 1)
        for scalar in scalars { offsets.append(offsets[offsets.count - 1] + UTF8.width(scalar)) }
        self.offsets = offsets
        isMarked =
            scalars.contains { !$0.isASCII } && VietnameseSpelling(text).isMarked
    }

    /// All tokens, the last one being `end`.
    static func tokens(of text: some StringProtocol, base: Int = 0) throws(WhenError)
        -> [WhenToken]
    {
        var lexer = WhenLexer(text, base: base)
        var tokens: [WhenToken] = []
        while let token = try lexer.next() {
            tokens.append(token)
            lexer.latest = (lexer.latest.last, token.kind)
            if let number = lexer.repeatable { try lexer.skipRepeated(number) }
            try lexer.skipDigits(after: tokens)
        }
        if tokens.contains(where: \.lacksMarks) {
            for index in tokens.indices.dropFirst() {
                tokens[index] = tokens[index].afterThu(tokens[index - 1])
            }
        }
        let end = lexer.offsets[lexer.scalars.count]
        tokens.append(WhenToken(kind: .end, range: end..<end))
        return tokens
    }

    /// The digits of `ten (10)`, `năm (05)`, where they say the same.
    mutating func skipDigits(after tokens: [WhenToken]) throws(WhenError) {
        let start = position
        while let scalar = peek(), scalar.properties.isWhitespace { position += 1 }
        guard peek() == "(", isDigit(peek(1)) else {
            position = start
            return
        }
        let open = position
        position += 1
        var digits = 0
        while let scalar = peek(), isDigit(scalar), digits < 10_000 {
            digits = digits * 10 + Int(scalar.value) - 48
            position += 1
        }
        guard peek() == ")" else {
            position = start
            return
        }
        position += 1
        let said = (1...3).reversed().compactMap { Self.number(tokens.suffix($0), $0) }
        guard !said.contains(digits) else { return }
        if let first = said.first, isDisputed(tokens, digits) {
            throw WhenHelp.otherDigits(first, digits, offsets[open]..<offsets[position])
        }
        position = start
    }

    /// The number that so many tokens spell.
    private static func number(_ tokens: ArraySlice<WhenToken>, _ count: Int) -> Int? {
        let words = tokens.compactMap { token -> [String]? in
            if case .word(let words) = token.kind { words } else { nil }
        }
        return words.count == count ? WhenVocabulary.number(words) : nil
    }

    /// Whether other digits in brackets can only be that number again: `năm` may be a year, `thứ Sáu` is a
    /// day of the week, and a year is none.
    private func isDisputed(_ tokens: [WhenToken], _ digits: Int) -> Bool {
        guard digits < 1000, let last = tokens.last, case .word(let words) = last.kind else {
            return false
        }
        if tokens.count > 1, case .word(let before) = tokens[tokens.count - 2].kind,
            before.contains("thứ")
        {
            return false
        }
        guard words.contains("năm") else { return true }
        var next = self
        while let scalar = next.peek(), scalar.properties.isWhitespace { next.position += 1 }
        let unit = VietnameseFolding.fold(next.word(from: next.position).text)
        return ["ngay", "thang", "tuan", "gio", "days", "working"].contains(unit)
    }

    /// The number that words in brackets may say again: `05 (năm) ngày`, `05 ngày (năm)`.
    var repeatable: Int? {
        switch latest {
        case (_, .number(let number)): return number
        case (.number(let number), .word(let words)):
            return words.contains { ["ngày", "days", "day", "tuần", "weeks", "giờ"].contains($0) }
                ? number : nil
        default: return nil
        }
    }

    mutating func next() throws(WhenError) -> WhenToken? {
        (isAfterBracket, isAfterHyphen) = (false, false)
        while let scalar = peek(), isGap(scalar), !isMinus {
            switch scalar {
            case "(", ")": isAfterBracket = true
            case "-", "–", "—", ".": isAfterHyphen = scalar != "." || peek(1) == "."
            default: break
            }
            // The second dot of `Mon..Fri`.
            position += scalar == "." && peek(1) == "." ? 2 : 1
        }
        guard let scalar = peek() else { return nil }
        let start = position
        if scalar == "," || scalar == ";" {
            position += 1
            return token(.comma, from: start)
        }
        if scalar == "/" {
            position += 1
            return token(.slash, from: start)
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
            if let end = offsetEnd {
                throw WhenHelp.offset(offsets[start]..<offsets[end])
            }
            position += 1
            let place = offsets[start]..<offsets[position]
            throw WhenHelp.sign(scalar, place) ?? WhenHelp.character(scalar, place)
        }
        return word(from: start)
    }

    /// Where `+07:00` ends, behind an hour.
    private var offsetEnd: Int? {
        guard case .clock? = latest.last, peek() == "+", isDigit(peek(1)) else { return nil }
        var end = position + 1
        while end < scalars.count, isDigit(scalars[end]) || scalars[end] == ":" { end += 1 }
        return end
    }

    mutating func word(from start: Int) -> WhenToken {
        let spelling = letters()
        return token(
            .word(WhenLexicon.meanings(of: spelling, phraseIsMarked: isMarked)), from: start)
    }

    mutating func letters() -> VietnameseSpelling {
        var text = String.UnicodeScalarView()
        // `5 p.m.`
        if let first = peek(), "aApP".unicodeScalars.contains(first), peek(1) == ".",
            let second = peek(2), "mM".unicodeScalars.contains(second),
            peek(3).map({ !isLetter($0) }) ?? true
        {
            position += peek(3) == "." ? 4 : 3
            return VietnameseSpelling("\(first)m")
        }
        while let scalar = peek(), isLetter(scalar) {
            if !isApostrophe(scalar) { text.append(scalar) }
            position += 1
        }
        return VietnameseSpelling(String(text))
    }

    /// `(năm)` after `05`.
    mutating func skipRepeated(_ number: Int) throws(WhenError) {
        let start = position
        while let scalar = peek(), scalar.properties.isWhitespace { position += 1 }
        guard peek() == "(" else {
            position = start
            return
        }
        let open = position
        position += 1
        var words: [[String]] = []
        while let scalar = peek(), words.count < 4, scalar != ")" {
            if isLetter(scalar) {
                words.append(WhenLexicon.meanings(of: letters(), phraseIsMarked: isMarked))
            } else if scalar.properties.isWhitespace || scalar == "-" {
                position += 1
            } else {
                break
            }
        }
        guard peek() == ")", let said = WhenVocabulary.number(words) else {
            position = start
            return
        }
        position += 1
        guard said == number else {
            throw WhenError(
                "the words in brackets say \(said), the digits \(number)",
                vi: "chữ trong ngoặc là \(said), còn số là \(number)",
                remedy: "write the number once, or the same twice",
                remedyVi: "ghi một lần, hoặc ghi số và chữ khớp nhau",
                range: offsets[open]..<offsets[position])
        }
    }

    // MARK: characters

    func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
        position + ahead < scalars.count ? scalars[position + ahead] : nil
    }

    func token(_ kind: WhenToken.Kind, from start: Int) -> WhenToken {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars[start..<position])
        return WhenToken(
            kind: kind, range: offsets[start]..<offsets[position], text: String(text),
            isAfterBracket: isAfterBracket, isAfterHyphen: isAfterHyphen)
    }

    func isDigit(_ scalar: Unicode.Scalar?) -> Bool {
        scalar.map { ("0"..."9").contains($0) } ?? false
    }

    func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || (0x0300...0x036F).contains(scalar.value)
            || isApostrophe(scalar)
    }

    /// `year's` is read as `years`.
    func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "'" || scalar == "\u{2019}"
    }

    /// A hyphen between words is a gap; before a number that stands alone it is a minus.
    var isMinus: Bool {
        guard peek() == "-", isDigit(peek(1)) else { return false }
        if case .number? = latest.last { return false }  // `10 -15`
        return position == 0 || scalars[position - 1].properties.isWhitespace
    }

    func isGap(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar == "(" || scalar == ")" || scalar == "-"
            || scalar == "_" || scalar == "–" || scalar == "—" || isStop(scalar)
    }

    /// The full stop of a sentence, the dots of `Mon..Fri` and the colon of `Thời hạn:`.
    func isStop(_ scalar: Unicode.Scalar) -> Bool {
        if scalar == ".", peek(1) == ".", position > 0, isLetter(scalars[position - 1]) {
            return true
        }
        guard scalar == "." || scalar == ":", position > 0 || scalar == ":" else { return false }
        return peek(1).map { $0.properties.isWhitespace || $0 == "/" } ?? true
    }
}

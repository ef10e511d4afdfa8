/// Numbers, dates and times, as they are typed.
extension WhenLexer {
    /// Everything that begins with a digit.
    mutating func numeric() throws(WhenError) -> WhenToken {
        let start = position
        let first = try number()
        if let parts = try partedDate(first) {
            return try date(parts.day, parts.month, parts.year, from: start)
        }
        if peek() == "/", isDigit(peek(1)) {
            position += 1
            let second = try number()
            guard peek() == "/", isDigit(peek(1)) else { return pair(first, second, from: start) }
            position += 1
            let third = try number()
            return try date(first, second, third, from: start)
        }
        if peek() == "-", isDigit(peek(1)) {
            position += 1
            let second = try number()
            if peek() == "/", isDigit(peek(1)) { throw try span(first, second, from: start) }
            guard peek() == "-", isDigit(peek(1)) else { return pair(first, second, from: start) }
            position += 1
            let third = try number()
            guard first > 31 else { return try date(first, second, third, from: start) }
            let result = token(.date(day: third, month: second, year: first), from: start)
            if peek() == "T" || peek() == "t", isDigit(peek(1)) { position += 1 }
            return result
        }
        if peek() == ":", isDigit(peek(1)) {
            position += 1
            let minute = try number()
            let second = peek() == ":" && isDigit(peek(1)) ? try afterColon() : 0
            return token(.clock(hour: first, minute: minute, second: second), from: start)
        }
        if peek() == ".", isDigit(peek(1)) { throw try dotted(from: start) }
        return try suffixed(first, from: start)
    }

    /// `05 / 06 / 2026`, `05/06/ 2026`, `05–06–2026`, after the first number: a day, a month and a year of
    /// four digits. Without moving, `nil`, where it isn't that.
    private mutating func partedDate(_ day: Int) throws(WhenError)
        -> (day: Int, month: Int, year: Int)?
    {
        let start = position
        var numbers = [day]
        var mark: Unicode.Scalar?
        while numbers.count < 3 {
            while peek() == " " { position += 1 }
            guard let scalar = peek(), ["/", "–", "—"].contains(scalar), mark ?? scalar == scalar
            else { break }
            mark = scalar
            position += 1
            while peek() == " " { position += 1 }
            guard isDigit(peek()) else { break }
            numbers.append(try number())
        }
        let isDate =
            numbers.count == 3 && numbers[2] >= 1000 && numbers[2] <= 9999 && numbers[0] <= 31
            && numbers[1] <= 12 && !isDigit(peek()) && peek() != "/"
        guard isDate else {
            position = start
            return nil
        }
        return (numbers[0], numbers[1], numbers[2])
    }

    /// `10-15/11/2026`, or `20-11/2026`.
    mutating func span(_ first: Int, _ second: Int, from start: Int) throws(WhenError)
        -> WhenError
    {
        let last = position
        position += 1
        let third = try number()
        if third > 31 {
            let date = "\(pad(first, 2))/\(pad(second, 2))/\(third)"
            return WhenError(
                "two ways to part a date", vi: "ngày viết bằng hai kiểu dấu",
                remedy: "write \(date)", remedyVi: "viết \(date)",
                range: offsets[start]..<offsets[position])
        }
        if peek() == "/", isDigit(peek(1)) {
            position += 1
            _ = try number()
        }
        var text = "\(second)"
        text.unicodeScalars.append(contentsOf: scalars[last..<position])
        let place = offsets[start]..<offsets[position]
        return WhenHelp.rangeOfDays(text, place, whole: place)
    }

    func pair(_ first: Int, _ second: Int, from start: Int) -> WhenToken {
        second >= 1000 && (1...12).contains(first)
            ? token(.monthYear(month: first, year: second), from: start)
            : token(.dayMonth(day: first, month: second), from: start)
    }

    func date(_ first: Int, _ month: Int, _ last: Int, from start: Int) throws(WhenError)
        -> WhenToken
    {
        if first > 31, last <= 31 {
            // 2025/11/05: no part of the order day/month/year.
            throw WhenError(
                "a date is written day/month/year", vi: "ngày viết theo thứ tự ngày/tháng/năm",
                remedy: "write \(pad(last, 2))/\(pad(month, 2))/\(first)",
                remedyVi: "viết \(pad(last, 2))/\(pad(month, 2))/\(first)",
                range: offsets[start]..<offsets[position])
        }
        return token(.date(day: first, month: month, year: last), from: start)
    }

    /// Whether a date, or `lúc`, has just been read.
    private var isBehindDate: Bool {
        switch latest.last {
        case .date, .dayMonth: true
        case .word(let words): words.contains { ["lúc", "hồi", "at"].contains($0) }
        case .number, .ordinal, .monthYear, .clock, .slash, .comma, .end, nil: false
        }
    }

    /// `31.05.2027`, `8.30`.
    mutating func dotted(from start: Int) throws(WhenError) -> WhenError {
        position = start
        var parts: [Int] = []
        repeat {
            if !parts.isEmpty { position += 1 }
            parts.append(try number())
        } while peek() == "." && isDigit(peek(1))
        let text = parts.map { pad($0, 2) }.joined(separator: "/")
        if parts.count == 2, parts[0] < 24, parts[1] < 60, parts[1] > 12 || isBehindDate {
            let hour = "\(pad(parts[0], 2)):\(pad(parts[1], 2))"
            var found = WhenError(
                "hours have no dots here", vi: "giờ không viết bằng dấu chấm",
                remedy: "write \(hour)", remedyVi: "viết \(hour)",
                range: offsets[start]..<offsets[position])
            found.instead = [.init(place: found.range, text: hour)]
            return found
        }
        return WhenError(
            "dates have no dots here", vi: "ngày tháng không viết bằng dấu chấm",
            remedy: "write \(text)", remedyVi: "viết \(text)",
            range: offsets[start]..<offsets[position])
    }

    /// `8h30`, `5th`, or the bare number.
    mutating func suffixed(_ number: Int, from start: Int) throws(WhenError) -> WhenToken {
        skipMinuteMark()
        guard let letter = peek(), isLetter(letter) else {
            return token(.number(number), from: start)
        }
        let suffixStart = position
        switch letters().folded {
        case "h", "g":
            let minute = isDigit(peek()) ? try self.number() : 0
            skipMinuteMark()
            return token(.clock(hour: number, minute: minute, second: 0), from: start)
        case "st", "nd", "rd", "th":
            return token(.ordinal(number), from: start)
        default:
            // `3months`: a number and a word that want a blank between them.
            position = suffixStart
            return token(.number(number), from: start)
        }
    }

    /// The mark of `17h30'`, and the letters of `17h30ph`.
    mutating func skipMinuteMark() {
        let before = position
        if let scalar = peek(), isApostrophe(scalar) || scalar == "\u{2032}" {
            position += 1
        } else if let scalar = peek(), isLetter(scalar), !["p", "ph"].contains(letters().folded) {
            position = before
        }
        if let scalar = peek(), isLetter(scalar) { position = before }
    }

    mutating func afterColon() throws(WhenError) -> Int {
        position += 1
        return try number()
    }

    mutating func number() throws(WhenError) -> Int {
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
}

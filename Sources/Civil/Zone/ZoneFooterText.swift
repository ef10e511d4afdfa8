extension ZoneFooter {
    /// Reads a POSIX TZ string such as `CET-1CEST,M3.5.0,M10.5.0/3` or `<+07>-7`.
    ///
    /// A string with daylight-saving time but without its rules, whose meaning POSIX leaves open,
    /// is refused.
    init(text: ArraySlice<UInt8>) throws(ZoneDataError) {
        var reader = FooterReader(rest: text)
        guard let footer = reader.footer(), reader.rest.isEmpty else {
            throw .unreadableFooter(String(decoding: text, as: UTF8.self))
        }
        self = footer
    }
}

/// Reads from the front of `rest`; every function answers `nil` where the text is wrong.
private struct FooterReader {
    var rest: ArraySlice<UInt8>

    mutating func footer() -> ZoneFooter? {
        guard abbreviation(), let west = time(maximumHours: 24) else { return nil }
        let standard = -west
        guard ZoneTable.offsets.contains(standard) else { return nil }
        if rest.isEmpty { return ZoneFooter(standard: standard, saving: nil) }

        guard abbreviation() else { return nil }
        var offset = standard + 3600
        if rest.first != UInt8(ascii: ",") {
            guard let west = time(maximumHours: 24) else { return nil }
            offset = -west
        }
        guard ZoneTable.offsets.contains(offset), let start = moment(), let end = moment() else {
            return nil
        }
        return ZoneFooter(
            standard: standard, saving: .init(offset: offset, start: start, end: end))
    }

    /// Three or more letters, or `<` letters, digits, signs `>`.
    private mutating func abbreviation() -> Bool {
        func isLetter(_ byte: UInt8) -> Bool {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        }
        if take("<") {
            let name = rest.prefix {
                isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-")
            }
            rest = rest.dropFirst(name.count)
            return name.count >= 3 && take(">")
        }
        let name = rest.prefix(while: isLetter)
        rest = rest.dropFirst(name.count)
        return name.count >= 3
    }

    /// `,` day [`/` time]; the time is 02:00 where none is given.
    private mutating func moment() -> ZoneFooter.Moment? {
        guard take(","), let day = day() else { return nil }
        if !take("/") { return ZoneFooter.Moment(day: day, time: 7200) }
        guard let time = time(maximumHours: 167) else { return nil }
        return ZoneFooter.Moment(day: day, time: time)
    }

    private mutating func day() -> ZoneFooter.Day? {
        if take("J") {
            guard let day = number(1...365) else { return nil }
            return .julian(day)
        }
        if take("M") {
            guard let month = number(1...12), take("."), let week = number(1...5), take("."),
                let weekday = number(0...6)
            else { return nil }
            return .monthly(month: month, week: week, weekday: weekday)
        }
        guard let day = number(0...365) else { return nil }
        return .zeroBased(day)
    }

    /// [`+` or `-`] hours [`:` minutes [`:` seconds]], in seconds.
    private mutating func time(maximumHours: Int) -> Int? {
        let sign = take("-") ? -1 : 1
        if sign == 1 { _ = take("+") }
        guard let hours = number(0...maximumHours) else { return nil }
        var seconds = hours * 3600
        if take(":") {
            guard let minutes = number(0...59) else { return nil }
            seconds += minutes * 60
            if take(":") {
                guard let rest = number(0...59) else { return nil }
                seconds += rest
            }
        }
        return sign * seconds
    }

    private mutating func number(_ range: ClosedRange<Int>) -> Int? {
        let digits = rest.prefix(while: isDigit)
        guard (1...3).contains(digits.count) else { return nil }
        rest = rest.dropFirst(digits.count)
        let value = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        return range.contains(value) ? value : nil
    }

    private func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest = rest.dropFirst()
        return true
    }
}

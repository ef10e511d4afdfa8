/// Reads the language of systemd.time(7), from left to right over the text's bytes.
struct OnCalendarParser {
    let bytes: [UInt8]
    var position = 0
    /// Where the part before the zone ends.
    private(set) var end: Int

    static let longestList = 241
    static let weekdayNames = [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]
    static let blank = UInt8(ascii: " ")

    init(text: String) {
        bytes = Array(text.utf8)
        end = bytes.count
    }

    func peek() -> UInt8? { position < end ? bytes[position] : nil }

    private mutating func skipBlanks() {
        while peek() == Self.blank { position += 1 }
    }

    func error(_ reason: OnCalendarError.Reason, _ range: Range<Int>) -> OnCalendarError {
        OnCalendarError(reason: reason, range: range)
    }

    static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    /// At the byte that comes next, or where there is none, at the end.
    func unexpected(_ expected: String) -> OnCalendarError {
        error(.unexpected(expected: expected), position..<endOfCharacter)
    }

    /// Where the character at `position` ends, whose other bytes UTF-8 marks as continuing it.
    private var endOfCharacter: Int {
        let rest = bytes[position..<end].dropFirst()
        return rest.firstIndex { $0 & 0xC0 != 0x80 } ?? end
    }

    /// As text, with A–Z made small; other letters have no place in any keyword.
    private static func lowercase(_ bytes: ArraySlice<UInt8>) -> String {
        let capitals = UInt8(ascii: "A")...UInt8(ascii: "Z")
        return String(decoding: bytes.map { capitals.contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    // MARK: The whole

    /// Takes the zone off the end, when the last word is one. `UTC` is known in any case of
    /// letters, all others are asked for as written.
    mutating func zone(_ lookUp: (String) -> Zone?) throws(OnCalendarError) -> Zone? {
        guard let cut = bytes.lastIndex(of: Self.blank) else { return nil }
        let word = String(decoding: bytes[(cut + 1)...], as: UTF8.self)
        if Self.lowercase(bytes[(cut + 1)...]) == "utc" {
            end = cut
            return .utc
        }
        guard Self.looksLikeZone(word) else { return nil }
        guard let zone = lookUp(word) else {
            // `Mon Tue` is wrong for another reason.
            if Self.weekday(startingWith: bytes[(cut + 1)...]) != nil { return nil }
            throw OnCalendarError(reason: .unknownZone(word), range: cut + 1..<bytes.count)
        }
        end = cut
        return zone
    }

    /// Only what can name a file below the zones' directory, and not a number.
    private static func looksLikeZone(_ word: String) -> Bool {
        func isLetter(_ byte: UInt8) -> Bool {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        }
        return word.utf8.contains(where: isLetter)
            && word.utf8.allSatisfy { isLetter($0) || Self.isDigit($0) || "+-_/".utf8.contains($0) }
            && !word.hasPrefix("/") && !word.hasSuffix("/")
            && !word.split(separator: "/", omittingEmptySubsequences: false).contains("")
    }

    /// Reads everything before the zone.
    mutating func specification() throws(OnCalendarError) -> OnCalendarSpecification {
        guard end > 0 else { throw error(.empty, 0..<bytes.count) }
        let word = Self.lowercase(bytes[..<end])
        if let shorthand = OnCalendarSpecification(shorthand: word) { return shorthand }

        var spec = OnCalendarSpecification()
        spec.weekdays = try weekdays()
        if peek() == UInt8(ascii: "@") {
            try timestamp(&spec)
            return spec
        }
        try date(&spec)
        try time(&spec)
        return spec
    }

    // MARK: Weekdays

    /// A list of weekdays and their ranges, with the blanks after it. All days when there is none.
    private mutating func weekdays() throws(OnCalendarError) -> UInt64 {
        let start = position
        var set: UInt64 = 0
        var rangeStart: Int?
        while let (day, length) = Self.weekday(startingWith: bytes[position..<end]) {
            let word = position..<position + length
            position += length
            let next = peek()
            if let rangeStart {
                guard rangeStart <= day else { throw error(.weekdaysBackwards, start..<position) }
                for day in rangeStart...day { set |= 1 << UInt64(day) }
            }
            set |= 1 << UInt64(day)
            switch next {
            case nil, Self.blank:
                return endOfWeekdays(set)
            case UInt8(ascii: ","):
                position += 1
                rangeStart = nil
                if peek() == nil || peek() == Self.blank { return endOfWeekdays(set) }
            case UInt8(ascii: "-") where rangeStart == nil:
                position += 1
                rangeStart = day
            case UInt8(ascii: ".")
            where rangeStart == nil && position + 1 < end
                && bytes[position + 1] == UInt8(ascii: "."):
                position += 2
                rangeStart = day
            default:
                throw error(.weekdaysMisformed, word.lowerBound..<endOfCharacter)
            }
        }
        if position == start { return 0x7F }
        throw error(.weekdayExpected, position..<position)
    }

    private mutating func endOfWeekdays(_ set: UInt64) -> UInt64 {
        skipBlanks()
        return set
    }

    /// The weekday, 0 for Monday, whose name `text` starts with, and the name's length.
    private static func weekday(startingWith text: ArraySlice<UInt8>) -> (day: Int, length: Int)? {
        for (day, name) in weekdayNames.enumerated() {
            for form in [name.utf8.prefix(9), name.utf8.prefix(3)]
            where text.count >= form.count
                && zip(text, form).allSatisfy({ $0 | 0x20 == $1 | 0x20 })
            {
                return (day, form.count)
            }
        }
        return nil
    }

    // MARK: Date and time

    /// `@` and seconds since 1970, as `strtoul` reads them: after blanks and a sign.
    private mutating func timestamp(_ spec: inout OnCalendarSpecification) throws(OnCalendarError) {
        let start = position
        position += 1
        while let byte = peek(), byte == Self.blank || (9...13).contains(byte) { position += 1 }
        let isNegative = peek() == UInt8(ascii: "-")
        if isNegative || peek() == UInt8(ascii: "+") { position += 1 }
        let seconds = try digits()
        let years = OnCalendarField.year.range
        let local = Instant(seconds: Int64(seconds)).local(offset: 0)
        guard !isNegative || seconds == 0, years.contains(local.date.year) else {
            throw error(.outOfRange(.year, years), start..<position)
        }
        guard position == end else { throw unexpected("nothing after a timestamp but a zone") }
        func single(_ value: Int) -> [OnCalendarComponent] {
            [OnCalendarComponent(start: value, stop: nil, step: 0)]
        }
        spec.hasTime = true
        spec.isUTC = true
        spec.years = single(local.date.year)
        spec.months = single(local.date.month)
        spec.days = single(local.date.day)
        spec.hours = single(local.time.hour)
        spec.minutes = single(local.time.minute)
        spec.seconds = single(local.time.second * OnCalendarField.second.scale)
    }

    /// `year-month-day`, `month-day`, either with `~` before the day, or nothing.
    private mutating func date(_ spec: inout OnCalendarSpecification) throws(OnCalendarError) {
        let start = position
        guard position < end else { return }
        let first = try list(inSeconds: false)
        if peek() == nil || peek() == UInt8(ascii: ":") {
            position = start
            return
        }
        let firstIsEnd = try dateSeparator()
        let second = try list(inSeconds: false)
        if peek() == nil || peek() == Self.blank {
            spec.months = try first.checked(.month)
            spec.days = try second.checked(firstIsEnd ? .dayFromEnd : .day)
            spec.fromMonthEnd = firstIsEnd && spec.days != nil
        } else {
            guard !firstIsEnd else { throw unexpected("a blank or the end after the day") }
            let secondIsEnd = try dateSeparator()
            let third = try list(inSeconds: false)
            guard peek() == nil || peek() == Self.blank else {
                throw unexpected("a blank or the end after the day")
            }
            spec.years = try first.checked(.year)
            spec.months = try second.checked(.month)
            spec.days = try third.checked(secondIsEnd ? .dayFromEnd : .day)
            spec.fromMonthEnd = secondIsEnd && spec.days != nil
        }
        skipBlanks()
    }

    /// Takes `-` or `~`, and tells whether it was `~`.
    private mutating func dateSeparator() throws(OnCalendarError) -> Bool {
        switch peek() {
        case UInt8(ascii: "-"), UInt8(ascii: "~"):
            position += 1
            return bytes[position - 1] == UInt8(ascii: "~")
        default:
            throw unexpected("'-' or '~' between the parts of a date, or ':' in a time")
        }
    }

    /// `hour:minute`, `hour:minute:second`, or nothing for midnight.
    private mutating func time(_ spec: inout OnCalendarSpecification) throws(OnCalendarError) {
        let zero = [OnCalendarComponent(start: 0, stop: nil, step: 0)]
        spec.hasTime = position < end
        guard position < end else {
            (spec.hours, spec.minutes, spec.seconds) = (zero, zero, zero)
            return
        }
        let hours = try list(inSeconds: false)
        guard peek() == UInt8(ascii: ":") else { throw unexpected("':' and the minutes") }
        spec.hours = try hours.checked(.hour)
        position += 1
        spec.minutes = try list(inSeconds: false).checked(.minute)
        guard peek() != nil else {
            spec.seconds = zero
            return
        }
        guard peek() == UInt8(ascii: ":") else {
            throw unexpected("':' and the seconds, or the end")
        }
        position += 1
        spec.seconds = try list(inSeconds: true).checked(.second)
        guard peek() == nil else { throw unexpected("nothing after the seconds but a zone") }
    }
}

/// Reads the language of systemd.time(7), from left to right over the text's bytes.
struct OnCalendarParser {
    private let bytes: [UInt8]
    private var position = 0
    /// Where the part before the zone ends.
    private var end: Int

    static let longestList = 241
    static let weekdayNames = [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]
    private static let blank = UInt8(ascii: " ")

    init(text: String) {
        bytes = Array(text.utf8)
        end = bytes.count
    }

    // MARK: The whole

    /// Takes the zone off the end, when the last word is one. `UTC` is known in any case of
    /// letters, all others are asked for as written.
    mutating func zone(_ lookUp: (String) -> Zone?) throws(OnCalendarError) -> Zone? {
        guard let cut = bytes.lastIndex(of: Self.blank) else { return nil }
        let word = String(decoding: bytes[(cut + 1)...], as: UTF8.self)
        if word.lowercased() == "utc" {
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
            && word.utf8.allSatisfy { isLetter($0) || isDigit($0) || "+-_/".utf8.contains($0) }
            && !word.hasPrefix("/") && !word.hasSuffix("/")
            && !word.split(separator: "/", omittingEmptySubsequences: false).contains("")
    }

    /// Reads everything before the zone.
    mutating func specification() throws(OnCalendarError) -> OnCalendarSpecification {
        guard end > 0 else { throw error(.empty, 0..<bytes.count) }
        let word = String(decoding: bytes[..<end], as: UTF8.self).lowercased()
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
                throw error(.weekdaysMisformed, word.lowerBound..<position + 1)
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
        spec.hours = try list(inSeconds: false).checked(.hour)
        guard peek() == UInt8(ascii: ":") else { throw unexpected("':' and the minutes") }
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

    // MARK: Lists and numbers

    /// A list of components as it stands in the text, each with its place.
    private struct RawList {
        /// `nil` for `*`.
        var components: [(component: OnCalendarComponent, range: Range<Int>)]?

        /// Sorted, without doubles, once every member is known to lie in `field`.
        func checked(_ field: OnCalendarField) throws(OnCalendarError) -> [OnCalendarComponent]? {
            guard let components else { return nil }
            var result: [OnCalendarComponent] = []
            for (component, range) in components {
                let normalised = component.normalised(in: field)
                if let reason = normalised.fault(in: field) {
                    throw OnCalendarError(reason: reason, range: range)
                }
                result.append(normalised)
            }
            result.sort()
            return result.enumerated()
                .filter { $0.offset == 0 || result[$0.offset - 1] != $0.element }.map(\.element)
        }
    }

    /// `*`, or components with commas between.
    private mutating func list(inSeconds: Bool) throws(OnCalendarError) -> RawList {
        if peek() == UInt8(ascii: "*") {
            position += 1
            return RawList(components: nil)
        }
        var list = RawList(components: [])
        while true {
            let start = position
            let component = try component(inSeconds: inSeconds)
            list.components?.append((component, start..<position))
            guard peek() == UInt8(ascii: ",") else { return list }
            position += 1
            if list.components?.count == Self.longestList {
                throw error(.listTooLong, position..<position)
            }
        }
    }

    /// start [`..` stop] [`/` step]
    private mutating func component(
        inSeconds: Bool
    ) throws(OnCalendarError) -> OnCalendarComponent {
        let unit = inSeconds ? OnCalendarField.second.scale : 1
        var component = OnCalendarComponent(
            start: try number(inSeconds: inSeconds), stop: nil, step: 0)
        if peek() == UInt8(ascii: "."), position + 1 < end,
            bytes[position + 1] == UInt8(ascii: ".")
        {
            position += 2
            component.stop = try number(inSeconds: inSeconds)
            component.step = unit
        }
        if peek() == UInt8(ascii: "/") {
            position += 1
            let start = position
            component.step = try number(inSeconds: inSeconds)
            if component.step == 0 { throw error(.repetitionIsZero, start..<position) }
        }
        if let next = peek(), ![Self.blank].contains(next), !",-~:".utf8.contains(next) {
            throw unexpected("a number, '..', '/', ',' or a separator")
        }
        return component
    }

    /// A whole number; in seconds also with a fraction, rounded to microseconds.
    private mutating func number(inSeconds: Bool) throws(OnCalendarError) -> Int {
        let start = position
        let whole = try digits()
        // systemd holds these in 32 bits.
        guard whole <= Int(Int32.max) / (inSeconds ? 1_000_000 : 1) else {
            throw error(.numberTooLarge, start..<position)
        }
        guard inSeconds else { return whole }
        var value = whole * 1_000_000
        let dot = UInt8(ascii: ".")
        if peek() == dot, position + 1 >= end || bytes[position + 1] != dot {
            position += 1
            let fraction = bytes[position..<end].prefix(while: isDigit)
            guard !fraction.isEmpty else { throw error(.numberExpected, position..<position) }
            position += fraction.count
            let kept = fraction.prefix(6).reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
            value += (0..<max(0, 6 - fraction.count)).reduce(kept) { kept, _ in kept * 10 }
            if let next = fraction.dropFirst(6).first, next >= UInt8(ascii: "5") { value += 1 }
        }
        return value
    }

    /// Any number of digits, as long as the value stays below 10¹² (year 33658 as a timestamp).
    private mutating func digits() throws(OnCalendarError) -> Int {
        let text = bytes[position..<end].prefix(while: isDigit)
        guard !text.isEmpty else { throw error(.numberExpected, position..<position) }
        var value = 0
        for digit in text {
            value = value * 10 + Int(digit - UInt8(ascii: "0"))
            guard value < 1_000_000_000_000 else {
                throw error(.numberTooLarge, text.startIndex..<text.endIndex)
            }
        }
        position = text.endIndex
        return value
    }

    // MARK: Bytes

    private func peek() -> UInt8? { position < end ? bytes[position] : nil }

    private mutating func skipBlanks() {
        while peek() == Self.blank { position += 1 }
    }

    private func error(_ reason: OnCalendarError.Reason, _ range: Range<Int>) -> OnCalendarError {
        OnCalendarError(reason: reason, range: range)
    }

    /// At the byte that comes next, or where there is none, at the end.
    private func unexpected(_ expected: String) -> OnCalendarError {
        error(.unexpected(expected: expected), position..<min(position + 1, end))
    }
}

private func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}

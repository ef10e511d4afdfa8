/// Reads the value of an `RRULE` property, from left to right over the text's bytes. Letters may be
/// small or capital, as everywhere in iCalendar.
struct RecurrenceParser {
    /// Names as in RFC 5545 and RFC 7529.
    enum Part: String, CaseIterable {
        case frequency = "FREQ"
        case until = "UNTIL"
        case count = "COUNT"
        case interval = "INTERVAL"
        case seconds = "BYSECOND"
        case minutes = "BYMINUTE"
        case hours = "BYHOUR"
        case days = "BYDAY"
        case monthDays = "BYMONTHDAY"
        case yearDays = "BYYEARDAY"
        case weekNumbers = "BYWEEKNO"
        case months = "BYMONTH"
        case setPositions = "BYSETPOS"
        case weekStart = "WKST"
        case scale = "RSCALE"
        case skip = "SKIP"
    }

    /// `NAME=value`: the value's place and the whole part's.
    struct Found {
        let value: Range<Int>
        let whole: Range<Int>
    }

    private let bytes: [UInt8]
    private(set) var found: [Part: Found] = [:]

    init(_ text: String) throws(RecurrenceError) {
        bytes = text.utf8.map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 }
        guard !bytes.isEmpty else {
            throw RecurrenceError(
                "a rule such as FREQ=MONTHLY;BYMONTHDAY=1 is missing",
                vi: "thiếu quy tắc, ví dụ FREQ=MONTHLY;BYMONTHDAY=1", 0..<0)
        }
        for range in pieces(0..<bytes.count, separator: ";") { try take(range) }
    }

    var length: Int { bytes.count }

    // MARK: Pieces

    /// `range` cut at each `separator`; empty pieces count.
    private func pieces(_ range: Range<Int>, separator: Unicode.Scalar) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var start = range.lowerBound
        for index in range where bytes[index] == UInt8(ascii: separator) {
            result.append(start..<index)
            start = index + 1
        }
        result.append(start..<range.upperBound)
        return result
    }

    private func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    private mutating func take(_ range: Range<Int>) throws(RecurrenceError) {
        guard !range.isEmpty else {
            throw RecurrenceError(
                "a part such as COUNT=10 is missing here; parts stand between ';', none at the end",
                vi: "thiếu một phần như COUNT=10; các phần cách nhau bằng ';', không có ở cuối",
                range)
        }
        guard let equals = range.first(where: { bytes[$0] == UInt8(ascii: "=") }) else {
            throw RecurrenceError(
                "a part is written NAME=value", vi: "mỗi phần phải viết TÊN=giá trị", range)
        }
        let name = range.lowerBound..<equals
        guard let part = Part(rawValue: text(name)) else {
            throw RecurrenceError(
                "there is no rule part '\(text(name))'; there are "
                    + Part.allCases.map(\.rawValue).joined(separator: ", "),
                vi: "không có phần '\(text(name))'; chỉ có "
                    + Part.allCases.map(\.rawValue).joined(separator: ", "), name)
        }
        guard found[part] == nil else {
            throw RecurrenceError(
                "\(part.rawValue) may be said only once",
                vi: "\(part.rawValue) chỉ được nêu một lần",
                range)
        }
        found[part] = Found(value: equals + 1..<range.upperBound, whole: range)
    }

    // MARK: Values

    /// The whole rule, checked.
    func rule() throws(RecurrenceError) -> RecurrenceRule {
        guard let place = found[.frequency] else {
            throw RecurrenceError(
                "FREQ is missing: how often?", vi: "thiếu FREQ: lặp lại theo chu kỳ nào?",
                length..<length)
        }
        let name = text(place.value)
        let frequencies = RecurrenceRule.Frequency.allCases
        guard let frequency = frequencies.first(where: { $0.name == name }) else {
            let names = frequencies.map(\.name).joined(separator: ", ")
            throw RecurrenceError(
                "FREQ is one of \(names)", vi: "FREQ là một trong \(names)", place.value)
        }
        var rule = RecurrenceRule(frequency: frequency)
        rule.interval = try number(.interval, 1...Self.largest) ?? 1
        rule.count = try number(.count, 1...Self.largest)
        rule.until = try until()
        rule.seconds = try numbers(.seconds, 0...60)
        rule.minutes = try numbers(.minutes, 0...59)
        rule.hours = try numbers(.hours, 0...23)
        rule.days = try days()
        rule.monthDays = try numbers(.monthDays, 1...31, signed: true)
        rule.yearDays = try numbers(.yearDays, 1...366, signed: true)
        rule.weekNumbers = try numbers(.weekNumbers, 1...53, signed: true)
        rule.months = try numbers(.months, 1...12)
        rule.setPositions = try numbers(.setPositions, 1...366, signed: true)
        rule.weekStart = try weekStart()
        rule.skip = try skip()
        try RecurrenceChecks(rule: rule, places: found).run()
        return rule
    }

    /// No interval or count is longer than all the seconds of the supported years.
    private static let largest = 999_999_999_999

    private func number(_ part: Part, _ range: ClosedRange<Int>) throws(RecurrenceError) -> Int? {
        guard let place = found[part]?.value else { return nil }
        return try number(place, part, range, signed: false)
    }

    private func number(
        _ place: Range<Int>, _ part: Part, _ range: ClosedRange<Int>, signed: Bool
    ) throws(RecurrenceError) -> Int {
        var digits = bytes[place]
        let isNegative = digits.first == UInt8(ascii: "-")
        if signed, isNegative || digits.first == UInt8(ascii: "+") { digits = digits.dropFirst() }
        let isWritten = !digits.isEmpty && digits.allSatisfy { (0x30...0x39).contains($0) }
        let isNumber = isWritten && digits.count <= 12
        if isWritten, !isNumber {
            throw RecurrenceError(
                "\(part.rawValue) is too large; it takes numbers up to \(range.upperBound)",
                vi: "\(part.rawValue) quá lớn; chỉ nhận số đến \(range.upperBound)", place)
        }
        let value = isNumber ? digits.reduce(0) { $0 * 10 + Int($1 - 0x30) } : -1
        guard range.contains(value) else {
            let (low, high) = (range.lowerBound, range.upperBound)
            let most = high == Self.largest
            throw RecurrenceError(
                "\(part.rawValue) takes "
                    + (most ? "a number from \(low) up" : "numbers from \(low) to \(high)")
                    + (signed ? ", or negative ones counted from the end" : ""),
                vi: "\(part.rawValue) nhận "
                    + (most ? "một số từ \(low) trở lên" : "các số từ \(low) đến \(high)")
                    + (signed ? ", hoặc số âm đếm từ cuối" : ""), place)
        }
        return signed && isNegative ? -value : value
    }

    private func numbers(
        _ part: Part, _ range: ClosedRange<Int>, signed: Bool = false
    ) throws(RecurrenceError) -> [Int] {
        guard let place = found[part]?.value else { return [] }
        var values: [Int] = []
        for piece in pieces(place, separator: ",") {
            values.append(try number(piece, part, range, signed: signed))
        }
        return Set(values).sorted()
    }

    private func days() throws(RecurrenceError) -> [RecurrenceRule.Day] {
        guard let place = found[.days]?.value else { return [] }
        var days: Set<RecurrenceRule.Day> = []
        for piece in pieces(place, separator: ",") {
            let name = max(piece.upperBound - 2, piece.lowerBound)..<piece.upperBound
            guard let weekday = weekday(name) else { throw noWeekday("BYDAY", piece) }
            let prefix = piece.lowerBound..<name.lowerBound
            let ordinal = prefix.isEmpty ? 0 : try number(prefix, .days, 1...53, signed: true)
            days.insert(RecurrenceRule.Day(ordinal: ordinal, weekday: weekday))
        }
        return days.sorted()
    }

    private func weekStart() throws(RecurrenceError) -> Weekday {
        guard let place = found[.weekStart]?.value else { return .monday }
        guard let weekday = weekday(place) else { throw noWeekday("WKST", place) }
        return weekday
    }

    private func weekday(_ range: Range<Int>) -> Weekday? {
        let name = text(range)
        return Weekday.allCases.first { $0.iCalendarName == name }
    }

    private func noWeekday(_ part: String, _ range: Range<Int>) -> RecurrenceError {
        let names = Weekday.allCases.map(\.iCalendarName).joined(separator: ", ")
        return RecurrenceError(
            "\(part) takes weekdays: \(names)", vi: "\(part) nhận các thứ trong tuần: \(names)",
            range)
    }

    private func skip() throws(RecurrenceError) -> RecurrenceRule.Skip? {
        if let scale = found[.scale]?.value, text(scale) != "GREGORIAN" {
            throw RecurrenceError(
                "only RSCALE=GREGORIAN is supported; for lunar days write 10/3 âm lịch",
                vi: "chỉ hỗ trợ RSCALE=GREGORIAN; ngày âm lịch thì viết 10/3 âm lịch", scale)
        }
        guard let place = found[.skip] else { return found[.scale] == nil ? nil : .omit }
        guard found[.scale] != nil else {
            throw RecurrenceError(
                "SKIP needs RSCALE=GREGORIAN in the same rule (RFC 7529)",
                vi: "SKIP phải đi cùng RSCALE=GREGORIAN (RFC 7529)", place.whole)
        }
        switch text(place.value) {
        case "OMIT": return .omit
        case "BACKWARD": return .backward
        case "FORWARD": return .forward
        default:
            throw RecurrenceError(
                "SKIP is OMIT, BACKWARD or FORWARD", vi: "SKIP là OMIT, BACKWARD hoặc FORWARD",
                place.value)
        }
    }

    /// `20251231`, `20251231T170000` or `20251231T170000Z`.
    private func until() throws(RecurrenceError) -> RecurrenceRule.Until? {
        guard let place = found[.until]?.value else { return nil }
        guard let moment = RecurrenceMoment(bytes[place]) else {
            throw RecurrenceError(
                "UNTIL is written 20251231, 20251231T170000 or 20251231T100000Z",
                vi: "UNTIL viết là 20251231, 20251231T170000 hoặc 20251231T100000Z", place)
        }
        return moment
    }
}

/// A DATE or a DATE-TIME of RFC 5545, sections 3.3.4 and 3.3.5.
typealias RecurrenceMoment = RecurrenceRule.Until

extension RecurrenceRule.Until {
    init?(_ bytes: ArraySlice<UInt8>) {
        let text = Array(bytes)
        func number(_ range: Range<Int>) -> Int? {
            guard text[range].allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
            return text[range].reduce(0) { $0 * 10 + Int($1 - 0x30) }
        }
        guard text.count >= 8, let year = number(0..<4), let month = number(4..<6),
            let day = number(6..<8), let date = CivilDate(year, month, day)
        else { return nil }
        if text.count == 8 {
            self = .date(date)
            return
        }
        guard text.count == 15 || text.count == 16 && text[15] == UInt8(ascii: "Z"),
            text[8] == UInt8(ascii: "T"), let hour = number(9..<11), let minute = number(11..<13),
            let second = number(13..<15), let time = CivilTime(hour, minute, min(second, 59)),
            second <= 60
        else { return nil }
        let local = CivilDateTime(date, time)
        self = text.count == 16 ? .utc(Instant(local, offset: 0)) : .local(local)
    }
}

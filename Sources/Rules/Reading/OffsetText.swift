import Civil

extension Offset {
    /// Reads `30d`, `3wd`, `2w`, `30 ngày`, `3 ngày làm việc`, `2 tuần`, `3 working days`; `nil`
    /// for anything else and for more than 3660 days.
    package init?(reading text: String) {
        let digits = trimmed(text).prefix { $0.isASCII && $0.isNumber }
        guard let count = Int(digits), count <= Self.longest else { return nil }
        switch Words.distance[trimmed(trimmed(text).dropFirst(digits.count))] {
        case .days: self = .days(count)
        case .workingDays: self = .workingDays(count)
        case .weeks: self = .days(count * 7)
        case nil: return nil
        }
    }

    /// Whether a text is a distance, but for its length.
    static func isTooLong(_ text: String) -> Bool {
        let digits = trimmed(text).prefix { $0.isASCII && $0.isNumber }
        return digits.count > 3 && Int(digits).map { $0 > longest } ?? true
            && Offset(reading: "1" + trimmed(text).dropFirst(digits.count)) != nil
    }

    /// What distances are counted in.
    enum Unit { case days, workingDays, weeks }

    /// Ten years.
    static let longest = 3660

    /// About how many calendar days it is: five working days make a week.
    var calendarDays: Int {
        switch self {
        case .days(let count): count
        case .workingDays(let count): count / 5 * 7 + count % 5
        }
    }
}

extension Reminder {
    /// Reads an offset, `before` or `trước` if somebody wrote that, and `at 07:30` or `lúc 7h30`.
    init?(reading text: String) {
        var words = text.split(whereSeparator: \.isWhitespace)
        var at: CivilTime?
        if words.count >= 3, Words.at[String(words[words.count - 2])] != nil {
            guard let time = Self.time(String(words[words.count - 1])) else { return nil }
            at = time
            words.removeLast(2)
        }
        if let last = words.last, Words.ahead[String(last)] != nil { words.removeLast() }
        if let first = words.first, Words.ahead[String(first)] != nil { words.removeFirst() }
        guard let offset = Offset(reading: words.joined(separator: " ")) else { return nil }
        self.init(offset: offset, at: at)
    }

    /// `07:30`, `7h30` or `7h`; `nil` for anything else.
    static func time(_ text: String) -> CivilTime? {
        let parts = text.lowercased().split(
            omittingEmptySubsequences: false, whereSeparator: { $0 == ":" || $0 == "h" })
        guard parts.count == 2, let hour = Int(parts[0]), hour >= 0 else { return nil }
        if parts[1].isEmpty { return text.contains(":") ? nil : CivilTime(hour, 0) }
        return Int(parts[1]).flatMap { $0 < 0 ? nil : CivilTime(hour, $0) }
    }
}

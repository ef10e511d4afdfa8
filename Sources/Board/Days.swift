import SourceText

/// Days and moments of the interface as people read them.
enum Days {
    /// `2025-11-05` as "05/11/2025" or "2025-11-05".
    static func text(_ iso: String?, _ language: Language) -> String {
        guard let iso else { return "" }
        let parts = iso.prefix(10).split(separator: "-")
        guard language == .vi, parts.count == 3 else { return String(iso.prefix(10)) }
        return "\(parts[2])/\(parts[1])/\(parts[0])"
    }

    /// `2025-11-05T13:30:00+07:00` as "05/11/2025 13:30".
    static func moment(_ iso: String?, _ language: Language) -> String {
        guard let iso, iso.count >= 16 else { return text(iso, language) }
        return "\(text(iso, language)) \(iso.dropFirst(11).prefix(5))"
    }

    /// A month, such as `2025-11`, by its number from the year 0.
    static func month(_ text: String) -> Int? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count >= 2, parts[0].count == 4, let year = Int(parts[0]),
            let month = Int(parts[1]), (1...9999).contains(year), (1...12).contains(month)
        else { return nil }
        return year * 12 + month - 1
    }

    static func month(_ number: Int) -> String {
        let (year, month) = (number / 12, number % 12 + 1)
        return String(repeating: "0", count: max(0, 4 - "\(year)".count)) + "\(year)-"
            + (month < 10 ? "0" : "") + "\(month)"
    }

    static func lastDay(ofMonth number: Int) -> Int {
        let (year, month) = (number / 12, number % 12 + 1)
        switch month {
        case 4, 6, 9, 11: return 30
        case 2: return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: return 31
        }
    }

    /// What somebody typed as `5/11/2025`, `05-11-2025` or `2025-11-05`, as the interface takes it; the
    /// service says what is wrong with anything else.
    static func typed(_ text: String) -> String {
        let parts = text.split { "/-. ".contains($0) }
        guard parts.count == 3, parts.allSatisfy({ $0.allSatisfy(\.isNumber) }) else {
            return text
        }
        func two(_ part: Substring) -> String { part.count == 1 ? "0\(part)" : String(part) }
        return parts[0].count == 4
            ? "\(parts[0])-\(two(parts[1]))-\(two(parts[2]))"
            : "\(two(parts[0]))/\(two(parts[1]))/\(parts[2])"
    }
}

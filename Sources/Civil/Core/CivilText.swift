extension CivilDate {
    /// `2025-11-05`.
    package var iso: String { "\(pad(year, 4))-\(pad(month, 2))-\(pad(day, 2))" }

    /// `05/11/2025`, as Vietnam writes it.
    package var vietnamese: String { "\(pad(day, 2))/\(pad(month, 2))/\(pad(year, 4))" }

    /// `05/11`.
    package var vietnameseShort: String { "\(pad(day, 2))/\(pad(month, 2))" }

    /// Reads `2025-11-05` or `5/11/2025` (day first). The year has four digits, so that `5/11/25`
    /// is no year 25.
    package init(parsing text: some StringProtocol) throws(CivilError) {
        if let written = Self.written(text.utf8) {
            self = written
            return
        }
        let isISO = !text.contains("/")
        let parts = text.split(separator: isISO ? "-" : "/", omittingEmptySubsequences: false)
        let widths = isISO ? [4...4, 1...2, 1...2] : [1...2, 1...2, 4...4]
        let numbers = zip(parts, widths).compactMap { part, width in
            width.contains(part.utf8.count) && part.utf8.allSatisfy { (48...57).contains($0) }
                ? Int(part) : nil
        }
        guard parts.count == 3, numbers.count == 3 else {
            throw .unreadable(
                text: String(text), expected: "a date such as 05/11/2025 or 2025-11-05")
        }
        try self.init(
            year: numbers[isISO ? 0 : 2], month: numbers[1], day: numbers[isISO ? 2 : 0])
    }
}

extension CivilDate {
    /// As `iso` writes it, which files and ledgers hold by the thousand.
    private static func written(_ octets: some Collection<UInt8>) -> CivilDate? {
        var numbers = (0, 0, 0)
        var place = 0
        for octet in octets {
            switch (place, octet) {
            case (4, UInt8(ascii: "-")), (7, UInt8(ascii: "-")): break
            case (0...3, 48...57): numbers.0 = numbers.0 * 10 + Int(octet - 48)
            case (5...6, 48...57): numbers.1 = numbers.1 * 10 + Int(octet - 48)
            case (8...9, 48...57): numbers.2 = numbers.2 * 10 + Int(octet - 48)
            default: return nil
            }
            place += 1
        }
        guard place == 10 else { return nil }
        do throws(CivilError) {
            return try CivilDate(year: numbers.0, month: numbers.1, day: numbers.2)
        } catch {
            return nil
        }
    }
}

extension CivilTime {
    /// `08:00` or, when there are any seconds, `08:00:05`, with a fraction only where there is one.
    package var iso: String {
        second == 0 && microsecond == 0 ? "\(pad(hour, 2)):\(pad(minute, 2))" : isoWithSeconds
    }

    /// `08:00:00`, with a fraction only where there is one.
    package var isoWithSeconds: String {
        let whole = "\(pad(hour, 2)):\(pad(minute, 2)):\(pad(second, 2))"
        return microsecond == 0 ? whole : "\(whole).\(pad(microsecond, 6))"
    }

    /// Reads `7:30`, `07:30` or `07:30:15`.
    package init(parsing text: some StringProtocol) throws(CivilError) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part -> Int? in
            part.utf8.allSatisfy { (48...57).contains($0) } && (1...2).contains(part.utf8.count)
                ? Int(part) : nil
        }
        guard parts.count == numbers.count, (2...3).contains(parts.count) else {
            throw .unreadable(text: String(text), expected: "a time such as 07:30")
        }
        try self.init(
            hour: numbers[0], minute: numbers[1], second: numbers.count == 3 ? numbers[2] : 0)
    }
}

extension CivilDateTime {
    /// `2025-03-28T08:00:00`.
    package var iso: String { "\(date.iso)T\(time.isoWithSeconds)" }

    /// Reads `2025-03-28T08:00`, with `T` or a blank between, or a date alone (midnight).
    package init(parsing text: some StringProtocol) throws(CivilError) {
        if let cut = text.firstIndex(where: { $0 == "T" || $0 == " " }) {
            self.init(
                try CivilDate(parsing: text[..<cut]),
                try CivilTime(parsing: text[text.index(after: cut)...]))
        } else {
            self.init(try CivilDate(parsing: text), .midnight)
        }
    }
}

/// `number` in at least `width` digits.
package func pad(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
}

/// `+07:00` or, for the odd historical offset, `+07:06:30`.
package func isoOffset(_ seconds: Int) -> String {
    if seconds == 0 { return "+00:00" }
    let magnitude = abs(seconds)
    let base =
        "\(seconds < 0 ? "-" : "+")\(pad(magnitude / 3600, 2)):\(pad(magnitude / 60 % 60, 2))"
    return magnitude % 60 == 0 ? base : "\(base):\(pad(magnitude % 60, 2))"
}

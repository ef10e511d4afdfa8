/// What of a calendar's entry, as other programs export it, says when.
package enum ExportedEntry {
    /// `lines` on one line as a rule of a calendar; the day alone, as a date, where none of them says
    /// how often; `nil` for no lines.
    package static func text(_ lines: [String]) -> String? {
        guard !lines.isEmpty else { return nil }
        if !lines.contains(where: { $0.uppercased().hasPrefix("RRULE") }),
            let start = lines.first(where: { $0.uppercased().hasPrefix("DTSTART") }),
            let day = day(start)
        {
            return day.vietnamese
        }
        return lines.joined(separator: " ")
    }

    private static func day(_ line: String) -> CivilDate? {
        let digits = line.split(separator: ":").last?.prefix(8) ?? ""
        guard digits.utf8.count == 8, let number = Int(digits) else { return nil }
        return CivilDate(number / 10_000, number / 100 % 100, number % 100)
    }
}

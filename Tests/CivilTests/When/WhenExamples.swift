import Testing

@testable import Civil

/// Expressions and what they name, without holidays, at UTC+7.
enum WhenExamples {
    static let zone = Zone(name: "+07:00", offset: 7 * 3600)

    static func read(_ text: String) throws -> WhenExpression {
        try WhenExpression(parsing: text) { $0 == "UTC" ? .utc : nil }
    }

    static func date(_ text: String) throws -> CivilDate { try CivilDate(parsing: text) }

    /// The first occurrences from a day or a moment on, as `hanchot when` prints them.
    static func first(
        _ count: Int, of text: String, from: String, calendar: WorkingCalendar = .weekdaysOnly,
        zone: Zone = zone
    ) throws -> [String] {
        let context = WhenContext(calendar: calendar, zone: zone)
        var found: [String] = []
        guard count > 0 else { return found }
        try read(text).forEach(
            from: CivilDateTime(parsing: from), fromIsDate: !from.contains("T"), in: context
        ) { occurrence in
            found.append(
                occurrence.time.map { "\(occurrence.date.iso)T\($0.isoWithSeconds)" }
                    ?? occurrence.date.iso)
            return found.count < count
        }
        return found
    }

    /// What a remedy gives between quotation marks as the thing to write.
    static func quoted(_ remedy: String) -> [String] {
        [("viết “", "”"), ("write '", "'")].flatMap { open, close -> [String] in
            guard let start = remedy.firstRange(of: open)?.upperBound,
                let end = remedy[start...].firstRange(of: close)?.lowerBound
            else { return [] }
            return [String(remedy[start..<end])]
        }
    }
}

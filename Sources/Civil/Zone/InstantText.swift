extension Instant {
    /// Reads `2026-11-30T07:00`, a time in `zone`, or one with its offset: `2026-11-30T00:00:00+00:00`,
    /// `2026-11-30T00:00Z`.
    package init(parsing text: String, in zone: Zone) throws(CivilError) {
        if text.hasSuffix("Z") {
            self.init(try CivilDateTime(parsing: text.dropLast()), offset: 0)
            return
        }
        let time = text.firstIndex { $0 == "T" || $0 == " " } ?? text.endIndex
        guard let sign = text[time...].lastIndex(where: { $0 == "+" || $0 == "-" }) else {
            self = zone.instant(of: try CivilDateTime(parsing: text))
            return
        }
        let offset = try CivilTime(parsing: text[text.index(after: sign)...])
        let seconds = offset.hour * 3600 + offset.minute * 60 + offset.second
        self.init(
            try CivilDateTime(parsing: text[..<sign]),
            offset: text[sign] == "-" ? -seconds : seconds)
    }
}

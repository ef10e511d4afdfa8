/// The two borrowed languages: `rrule:` (RFC 5545, RFC 7529) and `oncalendar:` (systemd.time(7)).
struct WhenEngine {
    private enum Prefix: String, CaseIterable { case rrule, oncalendar }

    private let prefix: Prefix
    private let whole: String
    /// What follows the colon, and where it starts in the text.
    private let payload: Substring
    private let base: Int

    /// `nil` when the text doesn't start with one of the prefixes, nor with a line of a calendar.
    init?(_ text: String) {
        if let colon = text.firstIndex(of: ":"),
            let prefix = Prefix(
                rawValue: text[..<colon].split(whereSeparator: \.isWhitespace).joined()
                    .lowercased())
        {
            self.prefix = prefix
            payload = text[text.index(after: colon)...].drop(while: \.isWhitespace)
        } else {
            let start = text.drop(while: \.isWhitespace)
            let name = start.prefix(8).uppercased()
            guard ["FREQ=", "DTSTART", "RRULE;", "BEGIN:V"].contains(where: name.hasPrefix) else {
                return nil
            }
            prefix = .rrule
            payload = start
        }
        whole = text
        base = text.utf8.distance(from: text.startIndex, to: payload.startIndex)
    }

    /// The engine's form, and the clauses that follow it (`from`, `at`).
    func form(zone: (String) -> Zone?) throws(WhenError) -> (WhenForm, WhenClauses) {
        switch prefix {
        case .rrule: return try rule()
        case .oncalendar:
            let calendar: OnCalendar
            do {
                calendar = try OnCalendar(parsing: String(payload), zone: zone)
            } catch {
                throw WhenError(
                    "oncalendar: \(error.message)", vi: "oncalendar: \(error.messageVi)",
                    range: shifted(error.range))
            }
            if calendar.isNever {
                throw WhenError(
                    "oncalendar: this never happens: no year has such a day",
                    vi: "oncalendar: không bao giờ có: không năm nào có ngày như vậy",
                    range: shifted(0..<payload.utf8.count))
            }
            // A clock of another zone may show one date twice here.
            let subDaily = calendar.zone != nil || Self.isSubDaily(calendar.normalised)
            return (.onCalendar(calendar, subDaily: subDaily), WhenClauses())
        }
    }

    private func rule() throws(WhenError) -> (WhenForm, WhenClauses) {
        let lines: WhenRuleLines
        do {
            lines = try WhenRuleLines(payload)
        } catch {
            var placed = error
            placed.range = shifted(error.range)
            placed.message = "rrule: \(error.message)"
            placed.messageVi = "rrule: \(error.messageVi)"
            throw placed
        }
        let text = lines.rule ?? payload.prefix(0)
        let rule: RecurrenceRule
        do {
            rule = try RecurrenceRule(parsing: String(text))
        } catch {
            let place = lines.rule.map(offset) ?? payload.utf8.count
            throw WhenError(
                "rrule: \(error.message)", vi: "rrule: \(error.messageVi)",
                range: shifted(place + error.range.lowerBound..<place + error.range.upperBound))
        }
        var clauses = try WhenParser.clauses(of: lines.rest, base: base + offset(of: lines.rest))
        if let extra = clauses.beyondStart ?? clauses.dayPart?.range {
            throw WhenError(
                "after rrule: only exdate:, rdate:, 'from' and 'at' may follow",
                vi: "sau rrule: chỉ có thể là exdate:, rdate:, 'từ' và 'lúc'",
                remedy: "write rrule:FREQ=MONTHLY from 15/01/2025 at 08:00",
                remedyVi: "viết rrule:FREQ=MONTHLY từ 15/01/2025 lúc 08:00", range: extra)
        }
        try take(lines.start, into: &clauses)
        if let date = clauses.start?.value {
            let time = clauses.time?.value
            // The plan's zone isn't known yet, so an UNTIL in UTC can't be told.
            var endless = rule
            if case .utc = rule.until { endless.until = nil }
            try WhenRuleStart(rule: endless, changes: lines.changes, text: whole).check(
                CivilDateTime(date, time ?? .midnight), isDate: time == nil, zone: .utc)
        }
        return (.rule(rule, lines.changes), clauses)
    }

    /// DTSTART in the place of `from` and `at`.
    private func take(_ start: RecurrenceMoment?, into clauses: inout WhenClauses)
        throws(WhenError)
    {
        guard let start else { return }
        if let other = clauses.start?.range ?? clauses.time?.range {
            throw WhenError(
                "the start is given twice", vi: "mốc bắt đầu ghi hai lần",
                remedy: "keep DTSTART, or 'from' and 'at'",
                remedyVi: "giữ DTSTART, hoặc giữ 'từ' và 'lúc'", range: other)
        }
        switch start {
        case .date(let date): clauses.start = .init(date, base..<base)
        case .local(let local):
            clauses.start = .init(local.date, base..<base)
            clauses.time = .init(local.time, base..<base)
        case .utc: break
        }
    }

    /// Where a part of the payload stands in it.
    private func offset(of part: Substring) -> Int {
        payload.utf8.distance(from: payload.startIndex, to: part.startIndex)
    }

    /// A place in the payload as a place in the whole text, held to it.
    private func shifted(_ range: Range<Int>) -> Range<Int> {
        let length = payload.utf8.count
        let lower = Swift.min(Swift.max(range.lowerBound, 0), length)
        let upper = Swift.min(Swift.max(range.upperBound, lower), length)
        return base + lower..<base + upper
    }

    // MARK: oncalendar

    /// Whether the normalised form names more than one time a day.
    private static func isSubDaily(_ normalised: String) -> Bool {
        guard let time = normalised.split(separator: " ").last(where: { $0.contains(":") }) else {
            return false
        }
        return time.contains { $0 == "*" || $0 == "," || $0 == "/" || $0 == "." }
    }

    static func walk(
        _ calendar: OnCalendar, subDaily: Bool, _ walk: WhenWalk,
        _ body: (WhenOccurrence) -> Bool
    ) {
        let zone = walk.context.zone
        var last = Instant(
            microseconds: zone.instant(of: walk.from).microseconds - 1)
        while let instant = calendar.next(after: last, in: zone), instant > last {
            last = instant
            let local = zone.local(at: instant)
            if local.date > walk.through { return }
            let occurrence = WhenOccurrence(
                periodKey: subDaily ? local.iso : local.date.iso, periodStart: local.date,
                date: local.date, time: local.time, instant: instant)
            if !body(occurrence) { return }
        }
    }

    // MARK: rrule

    static func walk(
        _ rule: RecurrenceRule, _ changes: RecurrenceChanges, _ walk: WhenWalk,
        _ body: (WhenOccurrence) -> Bool
    ) {
        // With a day as its start, BYHOUR and the like are ignored (RFC 5545, section 3.3.10).
        let isDate = walk.anchorIsDate && rule.frequency >= .daily
        let rule = isDate ? rule.withoutTimes : rule
        let zone = walk.context.zone
        let recurrence = Recurrence(
            rule: rule, start: walk.anchor, startIsDate: isDate, zone: zone)
        let from = isDate ? CivilDateTime(walk.from.date, .midnight) : walk.from
        let set = RecurrenceSet(recurrence, changes, zone: zone)
        var latest: Instant?
        for local in set.occurrences(from: from) {
            if local.date > walk.through { return }
            let instant = isDate ? nil : zone.instant(of: local)
            // Times that the clock jumps over all come at the first instant after the jump: once.
            if let instant {
                if let latest, instant <= latest { continue }
                latest = instant
            }
            let occurrence = WhenOccurrence(
                periodKey: rule.isSubDaily ? local.iso : local.date.iso, periodStart: local.date,
                date: local.date, time: isDate ? nil : local.time,
                instant: instant)
            if !body(occurrence) { return }
        }
    }
}

/// The two borrowed languages: `rrule:` (RFC 5545, RFC 7529) and `oncalendar:` (systemd.time(7)).
struct WhenEngine {
    private enum Prefix: String, CaseIterable { case rrule, oncalendar }

    private let prefix: Prefix
    private let whole: String
    /// What follows the colon, and where it starts in the text.
    private let payload: Substring
    private let base: Int

    /// `nil` when the text doesn't start with one of the prefixes.
    init?(_ text: String) {
        guard let colon = text.firstIndex(of: ":"),
            let prefix = Prefix(
                rawValue: text[..<colon].split(whereSeparator: \.isWhitespace).joined()
                    .lowercased())
        else { return nil }
        self.prefix = prefix
        whole = text
        payload = text[text.index(after: colon)...].drop(while: \.isWhitespace)
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
        let text = payload.prefix { !$0.isWhitespace }
        var rest = payload[text.endIndex...].drop(while: \.isWhitespace)
        let rule: RecurrenceRule
        var changes = RecurrenceChanges()
        // Where in the payload the part stands that is being read.
        var place = 0
        do {
            rule = try RecurrenceRule(parsing: String(text))
            while true {
                let word = rest.prefix { !$0.isWhitespace }
                place = offset(of: word)
                guard try changes.read(word) else { break }
                rest = rest[word.endIndex...].drop(while: \.isWhitespace)
            }
        } catch {
            throw WhenError(
                "rrule: \(error.message)", vi: "rrule: \(error.messageVi)",
                range: shifted(place + error.range.lowerBound..<place + error.range.upperBound))
        }
        let clauses = try WhenParser.clauses(of: rest, base: base + offset(of: rest))
        let extra =
            clauses.choices.first?.range ?? clauses.period?.range ?? clauses.month?.range
            ?? clauses.lunar ?? clauses.leap ?? clauses.leapDay?.range ?? clauses.workingDaily
            ?? clauses.afterCompletion
        if let extra {
            throw WhenError(
                "after rrule: only exdate:, rdate:, 'from' and 'at' may follow",
                vi: "sau rrule: chỉ có thể là exdate:, rdate:, 'từ' và 'lúc'",
                remedy: "write rrule:FREQ=MONTHLY from 15/01/2025 at 08:00",
                remedyVi: "viết rrule:FREQ=MONTHLY từ 15/01/2025 lúc 08:00", range: extra)
        }
        let start = WhenRuleStart(rule: rule, changes: changes, text: whole)
        if let date = clauses.start?.value {
            let time = clauses.time?.value
            try start.checkType(isDate: time == nil && !rule.hasTime)
            // The plan's zone isn't known yet, so an UNTIL in UTC can't be told.
            var endless = rule
            if case .utc = rule.until { endless.until = nil }
            try WhenRuleStart(rule: endless, changes: changes, text: whole).check(
                CivilDateTime(date, time ?? .midnight), isDate: time == nil, zone: .utc)
        } else if rule.hasTime || clauses.time != nil {
            try start.checkType(isDate: false)
        }
        return (.rule(rule, changes), clauses)
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

    static func hasTime(_ rule: RecurrenceRule) -> Bool { rule.hasTime }

    static func walk(
        _ rule: RecurrenceRule, _ changes: RecurrenceChanges, _ walk: WhenWalk,
        _ body: (WhenOccurrence) -> Bool
    ) {
        let isDate = walk.anchorIsDate && !rule.hasTime
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

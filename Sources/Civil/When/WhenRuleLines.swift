/// The properties of a calendar entry as people paste them: `DTSTART:…`, `RRULE:…`, `EXDATE:…`,
/// `RDATE:…`, on lines or with blanks between, in any order; the rule's name may be left out.
struct WhenRuleLines {
    private(set) var rule: Substring?
    private(set) var changes = RecurrenceChanges()
    private(set) var start: RecurrenceMoment?
    /// What follows the properties.
    private(set) var rest: Substring
    /// What of them says when; `nil` for none.
    private let kept: String?

    /// Places in what is thrown are places in `payload`.
    init(_ payload: Substring) throws(WhenError) {
        rest = payload
        kept = Self.kept(of: payload)
        while true {
            let word = Self.word(rest)
            let place = payload.utf8.distance(from: payload.startIndex, to: word.startIndex)
            guard try take(word, place, isFirst: rule == nil && start == nil) else { return }
            rest = rest[word.endIndex...].drop(while: \.isWhitespace)
        }
    }

    /// The lines of a calendar's entry that say when, on one; the day alone where none says how often.
    private static func kept(of payload: Substring) -> String? {
        var rest = payload
        var kept: [Substring] = []
        while !rest.isEmpty {
            let word = word(rest)
            let name = word.prefix { $0 != ":" && $0 != ";" }.uppercased()
            if ["DTSTART", "RRULE", "EXDATE", "RDATE"].contains(name) { kept.append(word) }
            rest = rest[word.endIndex...].drop(while: \.isWhitespace)
        }
        return ExportedEntry.text(kept.map(String.init))
    }

    /// Up to a blank; Outlook's names of time zones have blanks themselves.
    private static func word(_ rest: Substring) -> Substring {
        let word = rest.prefix { !$0.isWhitespace }
        guard word.uppercased().contains(";TZID="), !word.contains(":"),
            let colon = rest.firstIndex(of: ":")
        else { return word }
        let tail = rest[colon...].prefix { !$0.isWhitespace }
        return rest[..<tail.endIndex]
    }

    /// `name` with Vietnam's time zone as the tz database calls it, where Outlook named it.
    private static func plainZone(_ word: Substring) -> Substring {
        var text = String(word)
        for name in ["SE Asia Standard Time", "Asia/Ho_Chi_Minh", "Asia/Saigon"] {
            for written in ["\"\(name)\"", name] {
                text = text.replacing(";TZID=\(written):", with: ";TZID=Asia/Ho_Chi_Minh:")
            }
        }
        return Substring(text)
    }

    private mutating func take(_ word: Substring, _ place: Int, isFirst: Bool) throws(WhenError)
        -> Bool
    {
        let name = word.prefix { $0 != ":" && $0 != ";" }.uppercased()
        let range = place..<place + word.utf8.count
        switch name {
        case "RRULE":
            guard let colon = word.firstIndex(of: ":") else { return false }
            try set(rule: word[word.index(after: colon)...], range)
            return true
        case "DTSTART":
            guard start == nil else { throw Self.twice("DTSTART", range) }
            start = try Self.start(Self.plainZone(word), range)
            return true
        case "EXDATE", "RDATE":
            let plain = Self.plainZone(word)
            do {
                return try changes.read(plain)
            } catch {
                let part = place + error.range.lowerBound..<place + error.range.upperBound
                throw WhenError(
                    error.message, vi: error.messageVi, range: plain == word ? part : range)
            }
        case "EXRULE":
            throw WhenError(
                "EXRULE takes days out, and isn't read here",
                vi: "EXRULE bỏ bớt ngày, ở đây không đọc",
                remedy: "name the days that it takes out, as in EXDATE:20261225",
                remedyVi: "liệt kê những ngày bị bỏ, như EXDATE:20261225", range: range)
        default:
            let others = [
                "DTEND", "DURATION", "SUMMARY", "UID", "DTSTAMP", "BEGIN", "END", "DESCRIPTION",
                "LOCATION", "SEQUENCE", "STATUS", "CREATED", "LAST-MODIFIED", "CLASS",
                "TRANSP", "VERSION", "PRODID",
            ]
            if others.contains(name), word.utf8.count > name.utf8.count {
                throw WhenError(
                    "\(name) says nothing of the days", vi: "\(name) không nói gì về ngày",
                    remedy: kept.map { "write \($0)" } ?? "keep DTSTART, RRULE, EXDATE and RDATE",
                    remedyVi: kept.map { "viết \($0)" }
                        ?? "chỉ giữ DTSTART, RRULE, EXDATE, RDATE", range: range)
            }
            guard rule == nil, isFirst || word.contains("=") else { return false }
            try set(rule: word, range)
            return true
        }
    }

    private mutating func set(rule word: Substring, _ range: Range<Int>) throws(WhenError) {
        guard rule == nil else { throw Self.twice("RRULE", range) }
        var text = word
        // Google writes one, and some programs write several.
        while text.count > 1, text.hasSuffix(";") { text = text.dropLast() }
        rule = text
    }

    private static func twice(_ name: String, _ range: Range<Int>) -> WhenError {
        WhenError(
            "\(name) may be said only once", vi: "\(name) chỉ được nêu một lần",
            remedy: "write the second one as a rule of its own",
            remedyVi: "viết dòng thứ hai thành một quy tắc riêng", range: range)
    }

    /// `DTSTART;VALUE=DATE:20250101`, `DTSTART;TZID=Asia/Ho_Chi_Minh:20250101T080000`.
    private static func start(_ word: Substring, _ range: Range<Int>) throws(WhenError)
        -> RecurrenceMoment
    {
        let parts = word.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, let moment = RecurrenceMoment(Array(parts[1].utf8)[...]) else {
            throw WhenError(
                "DTSTART is written 20251231 or 20251231T170000",
                vi: "DTSTART viết là 20251231 hoặc 20251231T170000",
                remedy: "write DTSTART;VALUE=DATE:20251231 or DTSTART:20251231T170000",
                remedyVi: "viết DTSTART;VALUE=DATE:20251231 hoặc DTSTART:20251231T170000",
                range: range)
        }
        if case .utc(let instant) = moment {
            let local = instant.local(offset: 7 * 3600)
            // The days of the rule are then others too.
            let isLater = local.date != instant.local(offset: 0).date
            throw WhenError(
                "DTSTART is in UTC; times here are those of the plan's zone",
                vi: "DTSTART ghi theo giờ UTC; ở đây dùng giờ của kế hoạch",
                remedy: "in Vietnam that is DTSTART:\(RecurrenceMoment.local(local).text)"
                    + (isLater ? ", a day later: move BYDAY and BYMONTHDAY by a day too" : ""),
                remedyVi: "giờ Việt Nam là DTSTART:\(RecurrenceMoment.local(local).text)"
                    + (isLater ? ", sang hôm sau: BYDAY, BYMONTHDAY cũng dời một ngày" : ""),
                range: range)
        }
        for parameter in parts[0].split(separator: ";").dropFirst() {
            let text = parameter.uppercased()
            guard text.hasPrefix("TZID=") else { continue }
            guard RecurrenceChanges.vietnameseZones.contains(text) else {
                throw WhenError(
                    "DTSTART names a time zone; times here are those of the plan's zone",
                    vi: "DTSTART nêu múi giờ; ở đây dùng giờ của kế hoạch",
                    remedy: "remove the TZID and write the plan's local time",
                    remedyVi: "bỏ TZID và ghi giờ theo múi giờ của kế hoạch", range: range)
            }
        }
        return moment
    }
}

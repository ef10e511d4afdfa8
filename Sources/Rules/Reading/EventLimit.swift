import Civil
import SourceText

/// How long after an event something is due (statement 54).
extension ScheduleReader {
    /// `trong vòng 05 ngày làm việc kể từ ngày xảy ra`, with `after-event` for what happened.
    func afterEvent(_ key: String) -> Schedule? {
        // Both are told where both are wrong.
        let event = fields.identifier("after-event")
        guard let text = fields.text(key) else { return nil }
        if fields.has("every") {
            fields.findings.error(
                "unfit-key", fields.file, fields.place("every"),
                vi: "việc tính từ sự kiện không có chu kỳ",
                en: "what follows an event has no period",
                remedyVi: "bỏ “every” hoặc bỏ “after-event”",
                remedyEn: "remove 'every' or 'after-event'")
            return nil
        }
        // What the paper calls the event needn't be understood; a day stands for it.
        let words = Self.beforeEvent(text.value)
        guard words.contains(where: { Self.isNumber($0) }) else {
            return unclear(text, event?.value)
        }
        if let days = Self.daysOfHours(words) {
            fields.findings.error(
                "bad-when", fields.file, text.range,
                vi: "thời hạn tính từ sự kiện không đếm bằng giờ",
                en: "a limit after an event isn't counted in hours",
                remedyVi:
                    "viết theo ngày, hết ngày cuối là hạn: “trong vòng \(pad(days, 2)) ngày kể "
                    + "từ khi …”",
                remedyEn: "count days, the last of which is the due day: 'within \(days) "
                    + "day\(days == 1 ? "" : "s") after …'")
            return nil
        }
        if let further = Self.furtherLimit(text.value) {
            fields.findings.error(
                "bad-when", fields.file, text.range,
                vi: "còn một thời hạn nữa ở “\(further)”; tính từ sự kiện thì chỉ có một thời hạn",
                en: "'\(further)' is a second limit; after an event there is one",
                remedyVi: "bỏ phần đó, hoặc ghi thành một nhiệm vụ riêng",
                remedyEn: "leave it out, or make it a duty of its own")
            return nil
        }
        if let day = EventDay.said(Self.afterLimit(text.value)) {
            fields.findings.error(
                "bad-when", fields.file, text.range,
                vi: "thời hạn này tính từ ngày \(day), không phải từ sự kiện"
                    + (event.map { " “\($0.value)”" } ?? ""),
                en: "this limit runs from \(day), not from the event"
                    + (event.map { " '\($0.value)'" } ?? ""),
                remedyVi: "bỏ “after-event” nếu chỉ có một ngày ấy; không thì ghi sự kiện thay cho "
                    + "ngày, như “kể từ ngày xảy ra”",
                remedyEn: "leave out 'after-event' where it is that one day; else name what "
                    + "happens in its place, as in 'after the accident'")
            return nil
        }
        guard !hasStartOfItsOwn(text, event?.value), !hasException(text) else { return nil }
        let said = words.joined(separator: " ").split { $0 == "," }.joined(separator: ",")
        let limit = Located(
            value: "\(said) kể từ ngày 01/01/2024", range: text.range)
        let expression: WhenExpression
        do {
            expression = try WhenExpression(parsing: limit.value, zone: zone)
        } catch {
            // The event is named already: what isn't understood is how long.
            if error.asksForEvent { return unclear(text, event?.value) }
            fields.report(error, limit)
            return nil
        }
        guard key == "due" || key == "by", let length = expression.isLimit, !expression.isBefore,
            !expression.hasTime
        else { return unclear(text, event?.value) }
        return event.map { .afterEvent(length, event: $0.value) }
    }

    private func unclear(_ text: Located<String>, _ event: String?) -> Schedule? {
        let event = event ?? "…"
        fields.findings.error(
            "bad-when", fields.file, text.range,
            vi: "không rõ hạn là bao lâu sau sự kiện “\(event)”",
            en: "how long after the event '\(event)' is it due?",
            remedyVi: "viết như “trong vòng 05 ngày làm việc kể từ ngày …”",
            remedyEn: "write it like 'within 5 working days after …'")
        return nil
    }

    /// How many days the hours of `48 giờ` or `24h` are; `nil` where there are none.
    private static func daysOfHours(_ words: ArraySlice<Substring>) -> Int? {
        for index in words.indices {
            let word = words[index]
            let digits = word.prefix { $0.isASCII && $0.isNumber }
            let isJoined = !digits.isEmpty && digits.endIndex < word.endIndex
            let unit = isJoined ? word[digits.endIndex...] : word
            guard let minutes = Words.minutes[String(unit)] else { continue }
            let count = isJoined ? digits : index > words.startIndex ? words[index - 1] : "1"
            let number = Int(count.filter(\.isNumber)) ?? Words.few[String(count)] ?? 24
            return max(1, (number.clamped(to: 0...100_000) * minutes + 1439) / 1440)
        }
        return nil
    }

    /// In digits, or spelled: `twenty-one`.
    private static func isNumber(_ word: Substring) -> Bool {
        word.contains { $0.isASCII && $0.isNumber }
            || word.split(separator: "-").contains { Words.count[String($0)] != nil }
    }

    /// What the limit runs from, in the paper's words.
    static func afterLimit(_ text: String) -> ArraySlice<Substring> {
        let words = text.split(whereSeparator: \.isWhitespace)
        return words[beforeEvent(text).endIndex...]
    }

    /// The words up to `kể từ`, `sau khi`, `after` and the like; `of` after a length, as in `30 days
    /// of receipt`.
    private static func beforeEvent(_ text: String) -> ArraySlice<Substring> {
        let words = text.split(whereSeparator: \.isWhitespace)
        let ends = words.indices.first { index in
            ["after", "from", "since", "following"].contains(words[index].lowercased())
                || words[index].lowercased() == "of" && index > 0
                    && Words.lengths[String(words[index - 1])] != nil
                || Words.afterEvent[words[index...].prefix(2).joined(separator: " ")] != nil
        }
        return words[..<(ends ?? words.endIndex)]
    }
}

extension Int {
    fileprivate func clamped(to range: ClosedRange<Int>) -> Int {
        Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
    }
}

extension Words {
    /// What parts a limit from the event that it runs from.
    static let afterEvent = Vocabulary<Bool>([
        (true, ["kể từ", "tính từ", "sau khi", "sau ngày", "từ ngày", "từ khi"])
    ])
    /// What `of` follows in an English limit.
    static let lengths = Vocabulary<Bool>([
        (true, ["day", "days", "week", "weeks", "month", "months", "year", "years"])
    ])
    /// What begins a limit.
    static let limit = Vocabulary<Bool>([
        (
            true,
            [
                "chậm nhất", "muộn nhất", "không quá", "trước ngày", "trong vòng", "no later",
                "not later", "at latest", "before", "within",
            ]
        )
    ])
    /// What is shorter than a day, in minutes.
    static let minutes = Vocabulary<Int>([
        (60, ["giờ", "h", "hour", "hours", "tiếng"]), (1, ["phút", "minute", "minutes"]),
    ])
    /// Hours as people spell them.
    static let few = Vocabulary<Int>([
        (1, ["một", "one", "an"]), (2, ["hai", "two"]), (3, ["ba", "three"]), (4, ["bốn", "four"]),
        (6, ["sáu", "six"]), (8, ["tám", "eight"]), (12, ["mười hai", "twelve"]),
    ])
    /// Numbers as words, where only that there is one matters.
    static let count = Vocabulary<Bool>([
        (
            true,
            [
                "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "one", "two",
                "three", "four", "five", "six", "seven", "eight", "nine", "ten", "fifteen",
                "twenty", "thirty", "forty", "fifty", "sixty", "ninety", "eleven", "twelve",
                "thirteen", "fourteen", "sixteen", "seventeen", "eighteen", "nineteen", "a", "an",
                "half", "nửa",
            ]
        )
    ])
}

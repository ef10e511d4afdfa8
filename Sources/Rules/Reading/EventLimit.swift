import Civil
import SourceText

/// How long after an event something is due (statement 54).
extension ScheduleReader {
    /// `trong vòng 05 ngày làm việc kể từ ngày xảy ra`, with `after-event` for what happened.
    func afterEvent(_ key: String) -> Schedule? {
        guard let event = fields.identifier("after-event"), let text = fields.text(key) else {
            return nil
        }
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
        let limit = Located(
            value: "\(Self.beforeEvent(text.value)) kể từ ngày 01/01/2024", range: text.range)
        guard let expression = fields.when(limit, zone: zone) else { return nil }
        guard key == "due" || key == "by", let length = expression.isLimit, !expression.isBefore,
            !expression.hasTime
        else {
            fields.findings.error(
                "bad-when", fields.file, text.range,
                vi: "không rõ hạn là bao lâu sau sự kiện “\(event.value)”",
                en: "how long after the event '\(event.value)' is it due?",
                remedyVi: "viết như “trong vòng 05 ngày làm việc kể từ ngày …”",
                remedyEn: "write it like 'within 5 working days after …'")
            return nil
        }
        return .afterEvent(length, event: event.value)
    }

    /// The words up to `kể từ`, `sau khi`, `after` and the like.
    private static func beforeEvent(_ text: String) -> String {
        let words = text.split(whereSeparator: \.isWhitespace)
        let ends = words.indices.first { index in
            ["after", "from", "since"].contains(words[index].lowercased())
                || Words.afterEvent[words[index...].prefix(2).joined(separator: " ")] != nil
        }
        return words[..<(ends ?? words.endIndex)].joined(separator: " ")
    }
}

extension Words {
    /// What parts a limit from the event that it runs from.
    static let afterEvent = Vocabulary<Bool>([
        (true, ["kể từ", "tính từ", "sau khi", "từ ngày", "từ khi"])
    ])
}

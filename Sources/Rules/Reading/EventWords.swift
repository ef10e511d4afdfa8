import Civil
import SourceText

/// What the words after `kể từ` may not say, as nobody would keep it: another limit, a start of their own, an
/// exception (statement 54).
extension ScheduleReader {
    /// What follows the event's name and says another limit, day or number: it must not be passed over.
    static func furtherLimit(_ text: String) -> String? {
        let rest = afterLimit(text)
        // The event itself may have a number: 'kể từ ngày Nghị định số 5, …' begins another part.
        var isPart = false
        for index in rest.indices {
            let pair = rest[index...].prefix(2).joined(separator: " ")
            if Words.limit[pair] != nil || Words.limit[String(rest[index])] != nil {
                return rest[index...].joined(separator: " ")
            }
            let word = rest[index].lowercased()
            if isPart, word.contains(where: { $0.isASCII && $0.isNumber }) {
                return rest[index...].joined(separator: " ")
            }
            if isLength(rest[index...], after: rest[..<index].last) {
                return rest[index...].joined(separator: " ")
            }
            isPart =
                isPart || word.hasSuffix(",") || word.hasSuffix(";")
                || ["và", "nhưng", "hoặc", "riêng", "and", "but", "or"].contains(word)
        }
        return nil
    }

    /// `hết 10 ngày`: so long again, and no number of a paper, a month or a class.
    private static func isLength(_ words: ArraySlice<Substring>, after previous: Substring?) -> Bool
    {
        let plain = words.prefix(3).map { word in
            word.lowercased().filter { !",.;()".contains($0) }
        }
        guard plain.count > 1, !plain[0].isEmpty,
            plain[0].allSatisfy({ $0.isASCII && $0.isNumber }),
            Words.length[plain[1]] != nil || Words.lengths[plain[1]] != nil
        else { return false }
        // `tháng 5 năm 2026`, `học kỳ 1 năm học`
        if plain.count > 2, plain[2].contains(where: \.isNumber) || plain[2] == "học" {
            return false
        }
        return previous.map { Words.numbered[$0.lowercased()] == nil } ?? true
    }

    /// `kể từ ngày 25 hằng tháng`, `sau khi kết thúc quý`: the calendar says that day, no event does.
    func hasStartOfItsOwn(_ text: Located<String>, _ event: String?) -> Bool {
        let words = Self.afterLimit(text.value)
        guard let start = Self.calendarStart(text.value, words) else { return false }
        let name = event.map { (vi: " “\($0)”", en: " '\($0)'") } ?? (vi: "", en: "")
        fields.findings.error(
            "bad-when", fields.file, text.range,
            vi:
                "thời hạn này tính từ “\(start)”, là ngày của lịch, không phải từ sự kiện\(name.vi)",
            en:
                "this limit runs from '\(start)', a day of the calendar, not from the event\(name.en)",
            remedyVi:
                "bỏ “after-event” nếu đúng là ngày ấy; không thì ghi việc xảy ra thay cho ngày, "
                + "như “kể từ ngày xảy ra”",
            remedyEn: "leave out 'after-event' where it is that day; else name what happens in its "
                + "place, as in 'after the accident'")
        return true
    }

    private static func calendarStart(_ whole: String, _ words: ArraySlice<Substring>) -> String? {
        let start = words.drop { Words.beforeStart[$0.lowercased()] != nil }
        guard !start.isEmpty else { return nil }
        let said = start.joined(separator: " ")
        let tries = [
            whole, words.joined(separator: " "), said, "ngày \(said)", "5 ngày sau khi \(said)",
        ]
        return tries.contains(where: isOfCalendar) ? said : nil
    }

    private static func isOfCalendar(_ text: String) -> Bool {
        do throws(WhenError) {
            return !(try WhenExpression(parsing: text) { _ in nil }).countsFromCompletion
        } catch {
            return false
        }
    }

    /// `trừ trường hợp khẩn cấp`, `except in emergencies`.
    func hasException(_ text: Located<String>) -> Bool {
        let words = Self.afterLimit(text.value)
        let index = words.indices.first { index in
            let word = words[index].lowercased().filter { !",;()".contains($0) }
            if Words.exception[word] != nil { return true }
            guard word == "trừ" else { return false }
            // `ngày khấu trừ thuế` is no exception.
            let previous = index > words.startIndex ? words[index - 1].lowercased() : ","
            let next = words[(index + 1)...].first?.lowercased() ?? ""
            return previous.hasSuffix(",") || previous.hasSuffix(";") || previous == "ngoại"
                || ["trường", "khi", "ngày", "các", "những"].contains(next)
        }
        guard let index else { return false }
        let said = words[index...].joined(separator: " ")
        fields.findings.error(
            "bad-when", fields.file, text.range,
            vi: "thời hạn tính từ sự kiện không giữ được ngoại lệ “\(said)”",
            en: "a limit after an event can't keep the exception '\(said)'",
            remedyVi: "bỏ phần đó và ghi vào “note”, hoặc ghi thành một nhiệm vụ với sự kiện riêng",
            remedyEn:
                "leave it out and say it in 'note', or make it a duty with an event of its own")
        return true
    }
}

extension Words {
    /// Lengths of time in Vietnamese, behind a number.
    static let length = Vocabulary<Bool>([(true, ["ngày", "tuần", "tháng", "quý", "năm"])])
    /// What a number belongs to that stands behind it.
    static let numbered = Vocabulary<Bool>([
        (
            true,
            [
                "số", "thứ", "lần", "tháng", "quý", "lớp", "khóa", "đợt", "kỳ", "khối", "cấp",
                "điều",
                "khoản", "no", "no.", "number", "class", "grade", "article",
            ]
        )
    ])
    /// What joins a limit to what it runs from.
    static let beforeStart = Vocabulary<Bool>([
        (
            true,
            [
                "kể", "tính", "từ", "sau", "khi", "ngày", "lúc", "after", "from", "since",
                "following", "of", "the", "day", "date",
            ]
        )
    ])
    /// What begins an exception.
    static let exception = Vocabulary<Bool>([
        (true, ["except", "excepting", "unless", "excluding"])
    ])
}

import Civil
import SourceText

/// The words for the values of an enumeration, in both languages. Case, diacritics and repeated
/// blanks don't matter.
struct Vocabulary<Value: Sendable>: Sendable {
    private let values: [String: [(word: String, value: Value)]]
    /// Every word that is understood.
    let words: [String]
    /// The words to write, one a value: those given first.
    let main: [String]
    /// The same in English: of a value whose first word is Vietnamese the first that isn't.
    let mainInEnglish: [String]
    /// The same in Vietnamese: the first word with diacritics, where there is one.
    let mainInVietnamese: [String]
    /// Each word's place among the values.
    private let places: [String: Int]

    init(_ entries: [(Value, [String])]) {
        var values: [String: [(word: String, value: Value)]] = [:]
        for (value, words) in entries {
            for word in words { values[normalised(word), default: []].append((word, value)) }
        }
        self.values = values
        var places: [String: Int] = [:]
        for (place, entry) in entries.enumerated() {
            for word in entry.1 where places[word] == nil { places[word] = place }
        }
        self.places = places
        words = entries.flatMap(\.1)
        main = entries.compactMap(\.1.first)
        mainInVietnamese = entries.compactMap { entry in
            entry.1.first { !$0.utf8.allSatisfy { $0 < 0x80 } } ?? entry.1.first
        }
        mainInEnglish = entries.compactMap { entry in
            entry.1.first { $0.utf8.allSatisfy { $0 < 0x80 } } ?? entry.1.first
        }
    }

    subscript(_ word: String) -> Value? {
        guard let found = values[normalised(word)] else { return nil }
        if word.utf8.allSatisfy({ $0 < 0x80 }) { return found[0].value }
        let written = word.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return found.first { spells(written, $0.word) }?.value
    }

    func suggestion(for word: String) -> String? {
        SourceText.suggestion(for: word, among: words)
    }

    /// The Vietnamese word to write for a value, where `word` is one for it.
    func inVietnamese(_ word: String) -> String? { places[word].map { mainInVietnamese[$0] } }

    /// The same among the words without their diacritics: `Ten donvi` is near `Tên đơn vị`.
    func foldedSuggestion(for word: String) -> String? {
        let folded = words.map(normalised)
        return SourceText.suggestion(for: normalised(word), among: folded)
            .flatMap { near in folded.firstIndex(of: near).map { words[$0] } }
    }
}

/// Folded, with single blanks.
func normalised(_ text: String) -> String {
    // Most words are plain already, and a large registry has many.
    if text.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x2D...0x39).contains($0) }) {
        return text
    }
    return VietnameseFolding.fold(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
}

/// A name made of `text`'s folded letters and digits with `-` between: `Trực thuộc Sở` becomes
/// `truc-thuoc-so`.
package func slug(_ text: String) -> String {
    VietnameseFolding.fold(text).split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        .joined(separator: "-")
}

enum Words {
    static let kind = Vocabulary<Duty.Kind>([
        (.deadline, ["deadline", "báo cáo", "thời hạn", "hạn"]),
        (.anniversary, ["anniversary", "kỷ niệm", "kỉ niệm", "ngày kỷ niệm"]),
        (.inspection, ["inspection", "kiểm tra", "thanh tra"]),
        (.standing, ["standing", "thường xuyên"]),
    ])
    static let roll = Vocabulary<Roll>([
        (.none, ["none", "không"]),
        (.next, ["next", "sau", "ngày làm việc sau", "ngày làm việc tiếp theo"]),
        (.previous, ["previous", "trước", "ngày làm việc trước"]),
    ])
    static let reply = Vocabulary<ReplySetting>([
        (.confirm, ["confirm", "chờ xác nhận", "xác nhận"]),
        (.final, ["final", "ghi nhận ngay", "ghi nhận"]),
    ])
    static let roundness = Vocabulary<Roundness>([
        (.round, ["năm tròn", "tròn", "round"]),
        (.five, ["năm lẻ 5", "lẻ 5", "five"]),
        (.other, ["năm khác", "khác", "other"]),
    ])
    static let mode = Vocabulary<Plan.Mode>([
        (.live, ["live", "chính thức", "thật"]),
        (.shadow, ["shadow", "chạy thử", "thử"]),
        (.paused, ["paused", "tạm dừng"]),
    ])
    static let digest = Vocabulary<Plan.Digest>([
        (.daily, ["daily", "hằng ngày", "hàng ngày"]),
        (.weekly, ["weekly", "hằng tuần", "hàng tuần"]),
    ])
    static let language = Vocabulary<Language>([
        (.vi, ["vi", "tiếng Việt", "vietnamese"]), (.en, ["en", "tiếng Anh", "english"]),
    ])
    static let flag = Vocabulary<Bool>([
        (true, ["true", "yes", "có", "đúng", "x", "1"]),
        (false, ["false", "no", "không", "sai", "0"]),
    ])
    static let report = Vocabulary<Bool>([
        (false, ["none", "không"]), (true, ["required", "có"]),
    ])
    static let dayKind = Vocabulary<Bool>([
        (true, ["off", "nghỉ"]), (false, ["work", "làm việc", "làm bù"]),
    ])
    static let weekday = Vocabulary<Weekday>([
        (.monday, ["monday", "mon", "thứ hai", "thứ 2"]),
        (.tuesday, ["tuesday", "tue", "thứ ba", "thứ 3"]),
        (.wednesday, ["wednesday", "wed", "thứ tư", "thứ 4"]),
        (.thursday, ["thursday", "thu", "thứ năm", "thứ 5"]),
        (.friday, ["friday", "fri", "thứ sáu", "thứ 6"]),
        (.saturday, ["saturday", "sat", "thứ bảy", "thứ 7"]),
        (.sunday, ["sunday", "sun", "chủ nhật", "cn"]),
    ])
    static let distance = Vocabulary<Offset.Unit>([
        (.days, ["d", "ngày", "day", "days"]),
        (.workingDays, ["wd", "ngày làm việc", "nlv", "working day", "working days"]),
        (.weeks, ["w", "tuần", "week", "weeks"]),
    ])
    /// Before a reminder's time of day.
    static let at = Vocabulary<Bool>([(true, ["at", "lúc"])])
    /// After a reminder's distance, where it says nothing new.
    static let ahead = Vocabulary<Bool>([(true, ["before", "trước"])])
    /// Around the two days of a period.
    static let periodNoise = Vocabulary<Bool>([
        (
            true,
            [
                "đến", "hết", "to", "until", "through", "từ", "from", "năm", "year", "ngày",
                "giai", "đoạn", "cả",
            ]
        )
    ])
    /// Between the two ends of a period.
    static let periodJoint = Vocabulary<Bool>([
        (true, ["đến", "tới", "to", "until", "through"])
    ])
    /// Beside the day of a lunar holiday.
    static let lunar = Vocabulary<Bool>([(true, ["âm", "lịch", "lunar", "al"])])
    /// In the place of a unit: the one above whoever owes (statement 56).
    static let parent = Vocabulary<Bool>([(true, ["parent", "cấp trên", "cấp trên trực tiếp"])])
    /// Behind a gathered duty: each unit gathers from those below it.
    static let byParent = Vocabulary<Bool>([
        (true, ["by parent", "theo cấp trên", "theo từng cấp trên"])
    ])
    /// Roles that aren't units. `owner` is the plan's.
    static let role = Vocabulary<Role>([
        (.head, ["head", "thủ trưởng"]), (.deputy, ["deputy", "cấp phó", "phó thủ trưởng"]),
        (.contact, ["contact", "đầu mối"]), (.owner, ["owner", "đơn vị chủ trì", "chủ trì"]),
        (.parent, ["parent", "cấp trên", "cấp trên trực tiếp"]),
    ])
}

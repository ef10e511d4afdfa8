import Civil
import SourceText

/// A due date in a paper's words: how it is to be read, and what is left to be understood.
struct DueText {
    var reading: DueReading
    /// What follows `trước ngày`, `by` and the like.
    var rest: String

    /// Statement 1. A text that begins with no such words means *by*.
    init(_ text: String, reading given: DueReading? = nil) {
        let words = text.split(whereSeparator: \.isWhitespace)
        let folded = words.map { VietnameseFolding.fold($0) }
        let match = Self.openings.first { folded.starts(with: $0.words) }
        reading = given ?? match?.reading ?? .by
        rest = match.map { words.dropFirst($0.words.count).joined(separator: " ") } ?? text
    }

    /// A single date, with a time if there is one; `nil` when `rest` is no such thing and may be a
    /// when-expression.
    func date() throws(CivilError) -> DueDate? {
        let noise = ["ngay", "luc", "at", "on", "vao", "hoi"]
        let words = rest.split(whereSeparator: { $0.isWhitespace || $0 == "," })
            .filter { !noise.contains(VietnameseFolding.fold($0)) }
        guard let dateWord = words.first(where: Self.looksLikeDate), words.count <= 2 else {
            return nil
        }
        let date = try CivilDate(parsing: dateWord)
        var time: CivilTime?
        for word in words where word != dateWord {
            let clock = VietnameseFolding.fold(word)
            let plain = clock.last == "h" ? clock.dropLast() + ":00" : clock[...]
            time = try CivilTime(parsing: plain.map { $0 == "h" ? ":" : String($0) }.joined())
        }
        // With a time the instant counts: "before 10:00 on the 5th" leaves the 5th.
        return DueDate(date: date, time: time, reading: time == nil ? reading : .by)
    }

    private static func looksLikeDate(_ word: Substring) -> Bool {
        word.filter { $0 == "/" }.count == 2
            || (word.filter { $0 == "-" }.count == 2 && word.first?.isNumber == true)
    }

    /// Longest first, so that `trước` doesn't hide `trước ngày`.
    private static let openings: [(words: [String], reading: DueReading)] = {
        let before = ["truoc ngay", "truoc", "before", "prior to", "earlier than"]
        let by = [
            "cham nhat la vao ngay", "cham nhat la ngay", "cham nhat vao ngay",
            "cham nhat den ngay",
            "cham nhat ngay", "cham nhat la", "cham nhat vao", "cham nhat", "muon nhat ngay",
            "muon nhat la ngay", "muon nhat", "khong muon hon ngay", "khong muon hon",
            "khong cham hon ngay", "khong cham hon", "khong qua ngay", "den het ngay", "den het",
            "het ngay", "den ngay", "truoc hoac trong ngay", "trong ngay", "vao ngay",
            "no later than", "not later than", "at the latest", "on or before", "until", "till",
            "by", "on",
        ]
        let all = before.map { ($0, DueReading.before) } + by.map { ($0, DueReading.by) }
        return all.map { ($0.0.split(separator: " ").map(String.init), $0.1) }
            .sorted { $0.0.count > $1.0.count }
    }()
}

extension DueDate {
    /// The one date that an expression names, such as `ngày 5 tháng 11 năm 2025 lúc 17 giờ`; `nil`
    /// for those that come again.
    init?(_ expression: WhenExpression, reading: DueReading) {
        let words = expression.normal.split(separator: " ")
        do {
            guard let first = words.first,
                words.count == 1 || (words.count == 3 && words[1] == "at")
            else { return nil }
            let time = words.count == 3 ? try CivilTime(parsing: words[2]) : nil
            self.init(
                date: try CivilDate(parsing: first), time: time,
                reading: time == nil ? reading : .by)
        } catch {
            return nil
        }
    }
}

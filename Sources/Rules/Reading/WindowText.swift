import Civil
import SourceText

/// Reads the words of a reporting window: `theo NĐ 09/2019`, `15/12 năm trước - 14/11`,
/// `ngày 15 tháng trước đến ngày 14`, `trọn kỳ`, `tính đến 30/9`, each with `lũy kế` before it where
/// the data add up from the year's start.
struct WindowText {
    let window: ReportingWindow

    /// `nil` where the words can't be understood.
    init?(_ text: String) {
        var words = Self.words(text)
        var isCumulative = false
        if let rest = Self.without(Words.cumulative, words) {
            isCumulative = true
            words = rest
        }
        let extent: ReportingWindow.Extent
        if Words.wholePeriod[words.joined(separator: " ")] != nil
            || isCumulative && words.isEmpty
        {
            extent = .whole
        } else if Self.isDecree(words) {
            extent = .decree
        } else if let rest = Self.without(Words.asOf, words) {
            guard !isCumulative, let day = Self.edge(rest, isFirst: false) else { return nil }
            extent = .asOf(day)
        } else {
            guard let days = Self.between(words) else { return nil }
            extent = .between(days.0, days.1)
        }
        window = ReportingWindow(extent, isCumulative: isCumulative)
    }

    /// With the two days of `15/12-14/11` parted.
    private static func words(_ text: String) -> [String] {
        plainSpelling(text).replacing("..", with: " - ")
            .split(whereSeparator: { $0.isWhitespace || $0 == "," })
            .flatMap { word -> [String] in
                let parts = word.split(separator: "-")
                guard parts.count == 2, parts.allSatisfy({ $0.contains("/") }) else {
                    return [String(word)]
                }
                return [String(parts[0]), "-", String(parts[1])]
            }
    }

    /// What follows one of the phrases at the start.
    private static func without(_ phrases: Vocabulary<Bool>, _ words: [String]) -> [String]? {
        for count in stride(from: min(4, words.count), to: 0, by: -1)
        where phrases[words.prefix(count).joined(separator: " ")] != nil {
            return Array(words.dropFirst(count))
        }
        return nil
    }

    /// `theo Nghị định số 09/2019/NĐ-CP`: the number, and around it only what such a name has.
    private static func isDecree(_ words: [String]) -> Bool {
        let numbers: Set = ["09/2019", "9/2019", "09/2019/nd-cp", "9/2019/nd-cp"]
        let known: Set = ["theo", "nd", "nghi", "dinh", "so", "by", "decree", "no", "no."]
        let forms = words.map(VietnameseFolding.fold)
        return forms.contains(where: numbers.contains)
            && forms.allSatisfy { numbers.contains($0) || known.contains($0) }
    }

    private static func between(_ words: [String])
        -> (ReportingWindow.Edge, ReportingWindow.Edge)?
    {
        let words = without(Words.windowFrom, words) ?? words
        guard let middle = words.indices.first(where: { Words.windowTo[words[$0]] != nil }) else {
            return nil
        }
        let after = Array(words[words.index(after: middle)...])
        guard let first = edge(Array(words[..<middle]), isFirst: true),
            let last = edge(without(Words.windowEnd, after) ?? after, isFirst: false)
        else { return nil }
        return (first, last)
    }

    /// One day; `isFirst` says which month a day without one belongs to.
    private static func edge(_ words: [String], isFirst: Bool) -> ReportingWindow.Edge? {
        let words = words.filter { Words.windowNoise[$0] == nil }
        guard let number = words.first else { return nil }
        let rest = words.dropFirst().joined(separator: " ")
        let parts = number.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
        if parts.count == 1, let day = parts[0], (1...31).contains(day) {
            if rest.isEmpty { return .ofMonth(day: day, isFirst ? .first : .last) }
            return Words.windowMonth[rest].map { .ofMonth(day: day, $0) }
        }
        if parts.count == 2, let day = parts[0], let month = parts[1], (1...12).contains(month),
            (1...CivilDate.daysInMonth(year: 2024, month: month)).contains(day)
        {
            let years = rest.isEmpty ? 0 : Words.windowYear[rest]
            return years.map { .ofYear(month: month, day: day, years: $0) }
        }
        guard rest.isEmpty else { return nil }
        do throws(CivilError) {
            return .date(try CivilDate(parsing: number))
        } catch {
            // No date: the finding shows what may be written.
            return nil
        }
    }
}

extension Words {
    static let reportedPart = Vocabulary<ReportedPart>([
        (.quarter(1), ["quý I", "quý 1", "Q1", "first quarter"]),
        (.quarter(2), ["quý II", "quý 2", "Q2", "second quarter"]),
        (.quarter(3), ["quý III", "quý 3", "Q3", "third quarter"]),
        (.quarter(4), ["quý IV", "quý 4", "Q4", "fourth quarter"]),
        (
            .half(1),
            [
                "6 tháng đầu năm", "6 tháng", "H1", "first half", "first half-year",
                "first half year", "six months",
                "6 months", "first six months", "first 6 months",
            ]
        ),
        (
            .half(2),
            [
                "6 tháng cuối năm", "H2", "second half", "second half-year", "second half year",
                "last six months",
                "last 6 months",
            ]
        ),
        (
            .nineMonths,
            [
                "9 tháng đầu năm", "9 tháng", "nine months", "9 months", "first nine months",
                "first 9 months",
            ]
        ),
        (.year, ["năm", "cả năm", "year", "whole year", "full year", "the year"]),
    ])
    static let cumulative = Vocabulary<Bool>([
        (true, ["lũy kế", "luỹ kế", "cộng dồn", "cumulative", "lũy kế từ đầu năm", "year to date"])
    ])
    static let wholePeriod = Vocabulary<Bool>([
        (true, ["trọn kỳ", "cả kỳ", "whole period", "the whole period"])
    ])
    static let asOf = Vocabulary<Bool>([
        (
            true,
            [
                "tính đến", "tính đến hết", "tính đến ngày", "tại thời điểm", "tại ngày", "as of",
                "có đến",
            ]
        )
    ])
    static let windowFrom = Vocabulary<Bool>([(true, ["từ", "from"])])
    static let windowTo = Vocabulary<Bool>([(true, ["-", "đến", "to", "until", "through"])])
    static let windowEnd = Vocabulary<Bool>([(true, ["hết"])])
    static let windowNoise = Vocabulary<Bool>([
        (true, ["ngày", "hết", "của", "kỳ", "thuộc", "day", "the", "of"])
    ])
    static let windowMonth = Vocabulary<ReportingWindow.MonthPlace>([
        (.before, ["tháng trước", "month before", "previous month", "month before it"]),
        (.first, ["tháng đầu", "first month"]), (.last, ["tháng cuối", "last month"]),
        (.after, ["tháng sau", "month after", "next month"]),
    ])
    static let windowYear = Vocabulary<Int>([
        (-1, ["năm trước", "year before", "previous year"]),
        (0, ["năm nay", "năm báo cáo", "cùng năm", "same year"]),
        (1, ["năm sau", "next year", "year after"]),
    ])
}

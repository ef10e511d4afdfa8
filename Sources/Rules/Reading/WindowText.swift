import Civil
import SourceText

/// Reads the words of a reporting window: `theo NĐ 09/2019`, `15/12 năm trước - 14/11`,
/// `ngày 15 tháng trước đến ngày 14`, `trọn kỳ`, `tính đến 30/9`, each with `lũy kế` before it where
/// the data add up from the year's start.
struct WindowText {
    let window: ReportingWindow

    /// `nil` where the words can't be understood.
    init?(_ text: String) {
        var words = Self.words(Self.withoutHeading(text))
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

    /// `Thời gian chốt số liệu báo cáo định kỳ hằng tháng: tính từ …` is what follows the colon.
    private static func withoutHeading(_ text: String) -> String {
        guard let colon = text.firstIndex(of: ":"),
            normalised(String(text[..<colon])).contains("so lieu")
                || normalised(String(text[..<colon])).contains("data")
        else { return text }
        return String(text[text.index(after: colon)...])
    }

    /// With the two days of `15/12-14/11` parted, and `15 tháng 12`, `15 December` as `15/12`.
    private static func words(_ text: String) -> [String] {
        let words = plainSpelling(text).replacing("..", with: " - ")
            .split(whereSeparator: { $0.isWhitespace || $0 == "," })
            .flatMap { word -> [String] in
                let parts = word.split(separator: "-")
                guard parts.count == 2, parts.allSatisfy({ $0.contains("/") }) else {
                    return [String(word)]
                }
                return [String(parts[0]), "-", String(parts[1])]
            }
        var joined: [String] = []
        for word in words {
            let word = word.last == "." ? String(word.dropLast()) : word
            if let month = Int(word), (1...12).contains(month), joined.count > 1,
                normalised(joined[joined.count - 1]) == "thang",
                let day = day(joined[joined.count - 2])
            {
                joined.removeLast(2)
                joined.append("\(day)/\(month)")
            } else if let month = Words.monthName[word], let last = joined.last, let day = day(last)
            {
                joined[joined.count - 1] = "\(day)/\(month)"
            } else {
                joined.append(word)
            }
        }
        return joined
    }

    /// `15`, `15th`.
    private static func day(_ word: String) -> Int? {
        let digits = word.prefix { $0.isASCII && $0.isNumber }
        let rest = word[digits.endIndex...].lowercased()
        guard rest.isEmpty || ["st", "nd", "rd", "th"].contains(rest), let day = Int(digits) else {
            return nil
        }
        return (1...31).contains(day) ? day : nil
    }

    /// What follows one of the phrases at the start.
    private static func without(_ phrases: Vocabulary<Bool>, _ words: [String]) -> [String]? {
        for count in stride(from: min(5, words.count), to: 0, by: -1)
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
        if let day = day(number) {
            if rest.isEmpty { return .ofMonth(day: day, isFirst ? .first : .last) }
            if !isFirst, Words.reportedMonth[rest] != nil { return .ofMonth(day: day, .last) }
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

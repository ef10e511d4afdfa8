import Civil
import SourceText

/// From which day to which a plan runs, as its paper says it.
struct PeriodText {
    private let text: Located<String>

    init(_ text: Located<String>) { self.text = text }

    /// `15/01/2025 - 31/12/2025`, with `-`, `–`, `..`, `đến` or `to` between; a year, several years,
    /// or months, quarters and halves of a year. `nil`, with a finding, where it is none of these.
    func period(_ fields: Fields) -> Located<ClosedRange<CivilDate>>? {
        if speaksOfSchool { return reportSchool(fields) }
        if let flaw = flaw { return reportFlaw(flaw, fields) }
        let words = words
        if words.count == 1, let days = days(of: words[0]) {
            return Located(value: days, range: text.range)
        }
        do throws(CivilError) {
            guard words.count == 2 else {
                if let days = spelled { return checked(days.first, days.last, fields) }
                throw CivilError.unreadable(
                    text: text.value, expected: "a period such as 15/01/2025 - 31/12/2025")
            }
            if let first = year(words[0]), let last = year(words[1]) {
                if last == first + 1 { return reportTwoYears(first, last, fields) }
                return CivilDate(first, 1, 1).flatMap { first in
                    CivilDate(last, 12, 31).flatMap { checked(first, $0, fields) }
                }
            }
            if let days = spelled { return checked(days.first, days.last, fields) }
            return checked(
                try CivilDate(parsing: words[0]), try CivilDate(parsing: words[1]), fields)
        } catch {
            fields.report(error, text)
        }
        return nil
    }

    /// Its dates and years, without what parts them.
    private var words: [Substring] {
        text.value.split(whereSeparator: { $0.isWhitespace || "–—".contains($0) })
            .flatMap { $0.contains("..") ? $0.split(separator: ".") : [$0] }
            .flatMap { $0.contains("/") || isYears($0) ? $0.split(separator: "-") : [$0] }
            .filter { $0 != "-" && Words.periodNoise[String($0)] == nil }
    }

    private func isYears(_ word: Substring) -> Bool {
        let parts = word.split(separator: "-", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { $0.count == 4 && Int($0) != nil }
    }

    private func year(_ word: Substring) -> Int? {
        word.utf8.count == 4 ? Int(word) : nil
    }

    private func days(of word: Substring) -> ClosedRange<CivilDate>? {
        guard let year = year(word), let first = CivilDate(year, 1, 1),
            let last = CivilDate(year, 12, 31)
        else { return nil }
        return first...last
    }

    /// `quý I/2026`, `tháng 9/2026 đến tháng 5/2027`: the first day of what is said first, the last of
    /// what is said last.
    private var spelled: (first: CivilDate, last: CivilDate)? {
        var sides: [[Substring]] = [[]]
        for word in text.value.split(whereSeparator: \.isWhitespace) {
            if ["-", "–", "—"].contains(word) || Words.periodJoint[String(word)] != nil {
                sides.append([])
            } else if Words.periodNoise[String(word)] == nil || !(sides.last?.isEmpty ?? true) {
                sides[sides.count - 1].append(word)
            }
        }
        guard (1...2).contains(sides.count), let from = sides.first, let to = sides.last else {
            return nil
        }
        // One day is no period.
        if sides.count == 1, from.count == 1 { return nil }
        return end("ngày đầu tiên", of: from).flatMap { first in
            end("ngày cuối cùng", of: to).map { (first, $0) }
        }
    }

    private func end(_ day: String, of words: [Substring]) -> CivilDate? {
        let name = words.joined(separator: " ")
        do throws(CivilError) {
            return try CivilDate(parsing: name)
        } catch {
            do throws(WhenError) {
                return try WhenExpression(parsing: "\(day) của \(name)") { _ in nil }.onlyDate?.date
            } catch {
                return nil
            }
        }
    }

    private func checked(_ first: CivilDate, _ last: CivilDate, _ fields: Fields)
        -> Located<ClosedRange<CivilDate>>?
    {
        guard first <= last else {
            fields.findings.error(
                "bad-period", fields.file, text.range,
                vi: "ngày cuối \(last.vietnamese) trước ngày đầu \(first.vietnamese)",
                en: "the last day \(last.vietnamese) is before the first, \(first.vietnamese)",
                remedyVi: "viết ngày đầu trước", remedyEn: "write the first day first")
            return nil
        }
        return Located(value: first...last, range: text.range)
    }

    // MARK: what it can't be

    private enum Flaw {
        case noSuchQuarter(year: Int)
        case noSuchMonth(year: Int)
        /// One day, and the last one missing.
        case open(CivilDate)
        /// `15/01 - 31/12/2026`.
        case yearless(day: Int, month: Int, last: CivilDate)
    }

    private var flaw: Flaw? {
        let folded = VietnameseFolding.fold(text.value)
        let numbers = folded.split { !$0.isNumber }.compactMap { Int($0) }
        let year = numbers.last { (1000...9999).contains($0) } ?? 2026
        let parts = folded.split { $0.isWhitespace || $0 == "/" }.map(String.init)
        func numbered(_ name: String, _ known: [String]) -> Bool {
            zip(parts, parts.dropFirst()).contains { one, next in
                one == name && !known.contains(next)
                    && (next.allSatisfy(\.isNumber) && next.utf8.count < 4
                        || next.allSatisfy { "ivx".contains($0) })
            }
        }
        if numbered("quy", ["i", "ii", "iii", "iv", "1", "2", "3", "4", "01", "02", "03", "04"]) {
            return .noSuchQuarter(year: year)
        }
        if numbered("thang", (1...12).flatMap { ["\($0)", "0\($0)"] }) {
            return .noSuchMonth(year: year)
        }
        let words = words
        do throws(CivilError) {
            if words.count == 1, words[0].contains("/") {
                return .open(try CivilDate(parsing: words[0]))
            }
            let ends = words.first?.split(separator: "/") ?? []
            if words.count == 2, ends.count == 2, let day = Int(ends[0]), let month = Int(ends[1]),
                (1...12).contains(month)
            {
                return .yearless(day: day, month: month, last: try CivilDate(parsing: words[1]))
            }
        } catch {
            return nil
        }
        return nil
    }

    private func reportFlaw(_ flaw: Flaw, _ fields: Fields) -> Located<ClosedRange<CivilDate>>? {
        func report(vi: String, en: String, _ remedy: (vi: String, en: String)) {
            fields.findings.error(
                "bad-value", fields.file, text.range, vi: vi, en: en,
                remedyVi: "viết " + remedy.vi, remedyEn: "write " + remedy.en)
        }
        switch flaw {
        case .noSuchQuarter(let year):
            report(
                vi: "không có quý này", en: "there is no such quarter",
                ("quý I/\(year) đến quý IV/\(year)", "Q1 \(year) to Q4 \(year)"))
        case .noSuchMonth(let year):
            report(
                vi: "không có tháng này", en: "there is no such month",
                ("tháng 1/\(year) đến tháng 12/\(year)", "January \(year) to December \(year)"))
        case .open(let first):
            let whole = "\(first.vietnamese) - 31/12/\(first.year)"
            report(
                vi: "chưa nêu ngày cuối", en: "the last day is missing",
                ("cả ngày cuối, như \(whole)", "the last day too, such as \(whole)"))
        case .yearless(let day, let month, let last):
            let year = (month, day) <= (last.month, last.day) ? last.year : last.year - 1
            let whole = "\(pad(day, 2))/\(pad(month, 2))/\(year) - \(last.vietnamese)"
            report(
                vi: "ngày đầu chưa có năm", en: "the first day has no year", (whole, whole))
        }
        return nil
    }

    // MARK: school years

    private var speaksOfSchool: Bool {
        let folded = VietnameseFolding.fold(text.value)
        return folded.contains("nam hoc") || folded.contains("hoc ky") || folded.contains("school")
    }

    private func reportSchool(_ fields: Fields) -> Located<ClosedRange<CivilDate>>? {
        let years = text.value.split { !$0.isASCII || !$0.isNumber }.compactMap { Int($0) }
            .filter { $0 > 1000 }
        let first = years.first ?? 2026
        fields.findings.error(
            "bad-period", fields.file, text.range,
            vi: "thời gian của kế hoạch ghi bằng ngày: mỗi năm học bắt đầu và kết thúc một khác",
            en: "a plan's period is given in days: each school year has its own",
            remedyVi: "ghi ngày đầu và ngày cuối, như 01/09/\(first) - 31/05/\(first + 1)",
            remedyEn: "write its first and last day, such as 01/09/\(first) - 31/05/\(first + 1)")
        return nil
    }

    /// `2026-2027` is a school year to some and two years to others.
    private func reportTwoYears(_ first: Int, _ last: Int, _ fields: Fields)
        -> Located<ClosedRange<CivilDate>>?
    {
        let school = "01/09/\(first) - 31/05/\(last)"
        let years = "01/01/\(first) - 31/12/\(last)"
        fields.findings.error(
            "bad-period", fields.file, text.range,
            vi: "“\(text.value)” là năm học hay là hai năm?",
            en: "is '\(text.value)' a school year or two years?",
            remedyVi: "năm học thì ghi như \(school); hai năm thì ghi \(years)",
            remedyEn: "for a school year write its days, such as \(school); for two years \(years)")
        return nil
    }
}

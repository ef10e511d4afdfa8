import Civil
import SourceText

/// Reads `school-years` of a calendar's file, and on which day its fiscal years begin.
struct DeclaredPeriodsReader {
    let calendar: Fields
    let years: [Fields]

    /// `1/10`; `nil` where nothing is said, or nothing that every year has.
    func fiscalYear() -> (month: Int, day: Int)? {
        guard let text = calendar.text("fiscal-year") else { return nil }
        let numbers = text.value.split(separator: "/", omittingEmptySubsequences: false)
            .map { Int($0) }
        if numbers.count == 2, let day = numbers[0], let month = numbers[1],
            // Of a common year: a fiscal year begins in each.
            CivilDate(2023, month, day) != nil
        {
            return (month, day)
        }
        calendar.findings.error(
            "bad-value", calendar.file, text.range,
            vi: "“\(text.value)” không phải ngày đầu năm tài chính",
            en: "'\(text.value)' is not the first day of a fiscal year",
            remedyVi: "viết ngày/tháng mà năm nào cũng có, như 1/1, 1/4 hoặc 1/10",
            remedyEn: "write a day and month that every year has, such as 1/1, 1/4 or 1/10")
        return nil
    }

    /// Those that can be read, ascending; the others are told of.
    func schoolYears() -> [DeclaredPeriods.SchoolYear] {
        var found: [(year: DeclaredPeriods.SchoolYear, fields: Fields)] = []
        for fields in years {
            guard let read = schoolYear(fields) else { continue }
            if let other = found.first(where: {
                $0.year.year == read.year || $0.year.days.overlaps(read.days)
            }) {
                fields.findings.error(
                    "duplicate-date", fields.file, fields.place("year"),
                    vi: "năm học \(read.key) trùng với năm học \(other.year.key)",
                    en: "the school year \(read.key) overlaps that of \(other.year.key)",
                    remedyVi: "bỏ một năm học, hoặc sửa ngày",
                    remedyEn: "remove one, or mend its days",
                    notes: [
                        .init(
                            message: Bilingual(vi: "đã khai ở đây", en: "it is declared here"),
                            file: other.fields.file, range: other.fields.place("year"))
                    ])
                continue
            }
            found.append((read, fields))
        }
        return found.map(\.year).sorted { $0.days.lowerBound < $1.days.lowerBound }
    }

    private func schoolYear(_ fields: Fields) -> DeclaredPeriods.SchoolYear? {
        guard let year = year(fields) else { return nil }
        var semesters: [ClosedRange<CivilDate>] = []
        for text in fields.list("semesters") {
            guard let days = days(text, fields) else { return nil }
            if let last = semesters.last, days.lowerBound <= last.upperBound {
                report(
                    text, fields, vi: "học kỳ này bắt đầu khi học kỳ trước chưa kết thúc",
                    en: "this semester begins before the one before it has ended")
                return nil
            }
            semesters.append(days)
        }
        guard let read = DeclaredPeriods.SchoolYear(year: year, semesters: semesters) else {
            return nil
        }
        if read.days.lowerBound.year != year {
            fields.findings.error(
                "bad-value", fields.file, fields.place("year"),
                vi: "năm học \(read.key) phải bắt đầu trong năm \(year), "
                    + "không phải \(read.days.lowerBound.vietnamese)",
                en: "the school year \(read.key) begins in \(year), not on "
                    + read.days.lowerBound.vietnamese,
                remedyVi: "sửa tên năm học hoặc ngày", remedyEn: "mend the year or the days")
            return nil
        }
        return read
    }

    /// `2025-2026`, or the year in which it begins.
    private func year(_ fields: Fields) -> Int? {
        guard let text = fields.text("year") else { return nil }
        let numbers = text.value.split { "-–— ".contains($0) }.map { Int($0) }
        if let first = numbers.first, let year = first, (1...9998).contains(year),
            numbers.count == 1 || numbers.count == 2 && numbers[1] == year + 1
        {
            return year
        }
        report(
            text, fields, vi: "không đọc được năm học “\(text.value)”",
            en: "'\(text.value)' is not a school year", remedyVi: "viết như 2025-2026",
            remedyEn: "write, say, 2025-2026")
        return nil
    }

    /// `05/09/2025 - 17/01/2026`.
    private func days(_ text: Located<String>, _ fields: Fields) -> ClosedRange<CivilDate>? {
        let words = text.value.split(whereSeparator: { $0.isWhitespace || "–—".contains($0) })
            .flatMap { $0.contains("/") ? $0.split(separator: "-") : [$0] }
            .filter { $0 != "-" && Words.periodNoise[String($0)] == nil }
        do throws(CivilError) {
            if words.count == 2 {
                let first = try CivilDate(parsing: words[0])
                let last = try CivilDate(parsing: words[1])
                if first < last { return first...last }
            }
            report(
                text, fields, vi: "không đọc được học kỳ “\(text.value)”",
                en: "'\(text.value)' are not the first and the last day of a semester")
        } catch {
            fields.report(error, text)
        }
        return nil
    }

    private func report(
        _ text: Located<String>, _ fields: Fields, vi: String, en: String,
        remedyVi: String =
            "viết ngày đầu và ngày cuối, học kỳ trước đứng trước, như 05/09/2025 - 17/01/2026",
        remedyEn: String =
            "write the first and the last day, in order, such as 05/09/2025 - 17/01/2026"
    ) {
        fields.findings.error(
            "bad-value", fields.file, text.range, vi: vi, en: en, remedyVi: remedyVi,
            remedyEn: remedyEn)
    }
}

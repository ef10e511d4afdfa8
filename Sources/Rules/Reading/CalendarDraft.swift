import Civil
import SourceText

/// A calendar as written: weekly days off, yearly holidays, and dated days.
struct CalendarDraft {
    let fields: Fields
    let id: Located<String>
    let title: String
    /// The calendar whose days these are added to.
    let extends: Located<String>?
    let weekend: Set<Weekday>?
    let announced: [Int]
    var holidays: [Holiday] = []
    var days: [Day] = []
    var schoolYears: [DeclaredPeriods.SchoolYear] = []
    /// The month and the day on which fiscal years begin.
    var fiscalYear: (month: Int, day: Int)?

    struct Holiday {
        var name: String
        var month: Int
        var day: Int
        var isLunar: Bool
        /// First and last year in which it is one.
        var since: Int?
        var until: Int?
        var daysBefore: Int
        var daysAfter: Int
        var source: String?
    }

    struct Day {
        var date: CivilDate
        var isOff: Bool
        var name: String
        var source: String?
    }
}

/// Reads `calendar`, `holidays` and `days` of a YAML file.
struct CalendarReader {
    let top: Fields

    /// `nil`, with a finding, when the calendar can't be named.
    func read() -> CalendarDraft? {
        guard top.has("calendar") else {
            top.missing(
                "calendar", remedyVi: "thêm mục “calendar:” có “id”",
                remedyEn: "add a section 'calendar:' with an 'id'")
            return nil
        }
        guard let fields = top.mapping("calendar", .calendar), let id = fields.identifier("id")
        else { return nil }
        let weekend = fields.list("weekend").compactMap { fields.choice($0, Words.weekday) }
        var draft = CalendarDraft(
            fields: fields, id: id, title: fields.text("title")?.value ?? id.value,
            extends: fields.text("extends"),
            weekend: fields.has("weekend") ? Set(weekend) : nil, announced: years(fields))
        draft.holidays = top.mappings("holidays", .holiday).compactMap(holiday)
        draft.days = days()
        let declared = DeclaredPeriodsReader(
            calendar: fields, years: top.mappings("school-years", .schoolYear))
        (draft.schoolYears, draft.fiscalYear) = (declared.schoolYears(), declared.fiscalYear())
        return draft
    }

    /// `2025-2026`, or a list of years.
    private func years(_ fields: Fields) -> [Int] {
        fields.list("announced").flatMap { text -> [Int] in
            let ends = text.value.split { "-–. ".contains($0) }.map { Int($0) }
            if ends.count == 1, let year = ends[0], (1...9999).contains(year) { return [year] }
            if ends.count == 2, let first = ends[0], let last = ends[1], first <= last,
                first >= 1, last <= 9999
            {
                return Array(first...last)
            }
            fields.findings.error(
                "bad-value", fields.file, text.range, vi: "không đọc được năm “\(text.value)”",
                en: "'\(text.value)' is not a year", remedyVi: "viết như 2025 hoặc 2025-2026",
                remedyEn: "write, say, 2025 or 2025-2026")
            return []
        }
    }

    private func holiday(_ fields: Fields) -> CalendarDraft.Holiday? {
        let name = fields.text("name")?.value ?? ""
        guard let text = fields.text("date") else { return nil }
        let words = text.value.split(whereSeparator: \.isWhitespace)
        let dates = words.filter { Words.lunar[String($0)] == nil }
        let isLunar = dates.count < words.count
        let numbers = dates.first?.split(separator: "/").map { Int($0) } ?? []
        let longest = isLunar ? 30 : 31
        guard dates.count == 1, numbers.count == 2, let day = numbers[0], let month = numbers[1],
            (1...12).contains(month),
            (1...(isLunar ? longest : CivilDate.daysInMonth(year: 2024, month: month)))
                .contains(day)
        else {
            fields.findings.error(
                "bad-value", fields.file, text.range,
                vi: "“\(text.value)” không phải ngày lễ hằng năm",
                en: "'\(text.value)' is not a yearly day",
                remedyVi: "viết như 2/9 hoặc “10/3 âm lịch”",
                remedyEn: "write, say, 2/9 or 'lunar 10/3'")
            return nil
        }
        return CalendarDraft.Holiday(
            name: name, month: month, day: day, isLunar: isLunar,
            since: fields.integer("since", in: 1...9999),
            until: fields.integer("until", in: 1...9999),
            daysBefore: fields.integer("days-before", in: 0...10) ?? 0,
            daysAfter: fields.integer("days-after", in: 0...10) ?? 0,
            source: fields.text("source")?.value)
    }

    private func days() -> [CalendarDraft.Day] {
        var seen: [CivilDate: Fields] = [:]
        return top.mappings("days", .day).compactMap { fields in
            let isOff = fields.choice("kind", Words.dayKind)
            guard let date = fields.date("date"), let isOff else { return nil }
            if let first = seen.updateValue(fields, forKey: date) {
                fields.findings.error(
                    "duplicate-date", fields.file, fields.place("date"),
                    vi: "ngày \(date.vietnamese) ghi hai lần",
                    en: "\(date.vietnamese) is given twice", remedyVi: "bỏ một dòng",
                    remedyEn: "remove one of the two",
                    notes: [
                        .init(
                            message: Bilingual(vi: "lần đầu ở đây", en: "it is given here first"),
                            file: first.file, range: first.place("date"))
                    ])
            }
            return CalendarDraft.Day(
                date: date, isOff: isOff, name: fields.text("name")?.value ?? "",
                source: fields.text("source")?.value)
        }
    }
}

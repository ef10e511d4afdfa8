import ArgumentParser
import Civil
import Help
import RuleFiles
import Rules
import SourceText

struct WhenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "when",
        abstract: said(
            vi: "Tính các ngày của một biểu thức.",
            en: "Expands a when-expression."),
        discussion: help(
            .examples(
                "hanchot when '28/3' --from 2025-01-01 --count 3",
                "hanchot when '10/3 âm lịch' --from 2025-01-01 --count 3",
                "hanchot when 'rrule:FREQ=MONTHLY;BYDAY=-1FR' --from 2025-01-01T08:00",
                "hanchot when 'oncalendar:Mon..Fri 08:00' --from 2025-01-01 --count 3",
                "hanchot when 'ngày làm việc cuối quý' --from 01/01/2025 --until 31/12/2025"),
            .text(
                vi: """
                    Điều mà các ngày còn phụ thuộc (năm chưa công bố hoặc chưa biết lịch nghỉ,
                    phần của biểu thức bị bỏ qua) được nói ở đầu ra lỗi.
                    """,
                en: """
                    What its days depend on (years whose days off aren't announced or known, parts
                    of a rule that are left out) is said on the error output.
                    """),
            .exitStatus(
                vi: """
                    0 xong, 1 không đọc được biểu thức hoặc ngày ấy không bao giờ có, 2 gọi sai,
                    như --from không phải là ngày.
                    """,
                en: """
                    0 done, 1 the expression can't be read or never happens, 2 wrong usage, such
                    as a --from that is no date.
                    """)))

    @Argument(help: said(vi: "Biểu thức ngày giờ.", en: "The expression.")) var expression: String
    @Option(
        help: said(
            vi: "Thời điểm đầu tiên được xét; DTSTART của rrule. Không ghi thì là lúc này.",
            en: "The first instant considered; DTSTART of an rrule. Now when left out."))
    var from: String?
    @Option(
        help: said(
            vi: "Nhiều nhất bao nhiêu; không ghi thì 10, hoặc tất cả nếu có ngày kết thúc.",
            en: "How many at most; 10 when left out, and all where they come to an end."))
    var count: Int?
    @Option(help: said(vi: "Thời điểm cuối cùng được xét.", en: "The last instant considered."))
    var until: String?
    @Option(help: said(vi: "Múi giờ.", en: "The time zone.")) var zone: String = "Asia/Ho_Chi_Minh"
    @Option(
        help: said(
            vi: "Lịch ngày làm việc; không ghi thì là vn.",
            en: "The calendar of working days; vn when left out.")) var calendar: String?
    @Option(help: said(vi: "Tìm lịch ở đâu.", en: "Where calendars are looked for.")) var rules:
        String?
    @Flag(help: said(vi: "Mỗi dòng một đối tượng JSON.", en: "One JSON object a line.")) var json =
        false

    func run() throws {
        let zone = try Surroundings.zone(zone)
        let files = RuleDirectory()
        let read: WhenExpression
        do {
            read = try WhenExpression(parsing: expression, zone: files.zone)
        } catch {
            throw Problem(WhenFinding.text(error, in: expression, language: Surroundings.language))
        }
        if let count, count < 1 {
            throw Problem(
                bilingual("--count: \(count) nhỏ hơn 1", "--count: \(count) is less than 1"),
                status: 2)
        }
        let start =
            try from.map { try DateArgument.moment($0, "--from") } ?? CivilNow.local(in: zone)
        let startIsDate = from.map { !$0.contains(":") } ?? read.wantsDate
        let end = try until.map { text in
            let end = try DateArgument.moment(text, "--until")
            return text.contains(":")
                ? end : CivilDateTime(end.date, .lastOfDay)
        }
        let limit = count ?? (end == nil && !read.ends ? 10 : Int.max)
        let days = try workingDays(for: read)
        let context = WhenContext(calendar: days, zone: zone)
        do {
            try read.check(from: start, fromIsDate: startIsDate, in: context)
        } catch {
            throw Problem(WhenFinding.text(error, in: expression, language: Surroundings.language))
        }
        for note in read.notes(from: start, fromIsDate: startIsDate, in: context) {
            complain(Bilingual(vi: "lưu ý: \(note.vi)", en: "note: \(note.en)"))
        }
        var printed = 0
        var years: Set<Int> = []
        read.forEach(from: start, fromIsDate: startIsDate, in: context) { item in
            if let end, CivilDateTime(item.date, item.time ?? .midnight) > end { return false }
            var item = item
            // Statement 1: what is due before a day is due by the end of the day before.
            if read.isBefore { item.date = item.date.adding(days: -1) ?? item.date }
            if item.date < start.date { return true }
            print(line(item, zone))
            years.insert(item.date.year)
            printed += 1
            return printed < limit
        }
        if printed == 0 { try reportNone(from: start, isOpen: end == nil) }
        if read.isBefore, printed > 0 {
            complain(
                Bilingual(
                    vi:
                        "lưu ý: “trước ngày” thì ngày cuối còn kịp là ngày liền trước, như in ở trên",
                    en: "note: 'before' a day leaves the day before it, as printed"))
        }
        if read.needsCalendar { Calendars.complain(of: years, in: days) }
    }

    /// Nothing on the output is said in words; without an end it means never.
    private func reportNone(from start: CivilDateTime, isOpen: Bool) throws {
        let none = Bilingual(
            vi:
                "không có lần nào \(isOpen ? "từ ngày \(start.date.vietnamese)" : "trong khoảng này")",
            en: "it never comes \(isOpen ? "from \(start.date.iso) on" : "in that time")")
        guard !isOpen else { throw Problem(none.text(Surroundings.language)) }
        complain(none)
    }

    private func complain(_ text: Bilingual) { hanchot.complain(text.text(Surroundings.language)) }

    /// An expression that counts no working days needs no calendar to be found.
    private func workingDays(for expression: WhenExpression) throws -> WorkingCalendar {
        guard calendar != nil || expression.needsCalendar || expression.speaksOfSchool else {
            return .weekdaysOnly
        }
        return try Calendars.named(calendar ?? "vn", below: rules)
    }

    private func line(_ item: WhenOccurrence, _ zone: Zone) -> String {
        guard let time = item.time else {
            return json ? #"{"date":"\#(item.date.iso)"}"# : item.date.iso
        }
        let local = CivilDateTime(item.date, time)
        let instant = item.instant ?? zone.instant(of: local)
        let text = zone.local(at: instant).iso + isoOffset(zone.offset(at: instant))
        return json ? #"{"at":"\#(text)"}"# : text
    }
}

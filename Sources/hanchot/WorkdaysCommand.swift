import ArgumentParser
import Civil
import Help
import SourceText

struct WorkdaysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "workdays",
        abstract: said(
            vi: "Liệt kê ngày nghỉ và ngày làm bù; không kể cuối tuần thường.",
            en: "Lists days off and worked Saturdays; plain weekends aren't listed."),
        discussion: help(
            .examples(
                "hanchot workdays --from 2025-01-01 --to 2025-12-31",
                "hanchot workdays --from 01/01/2026 --to 31/12/2026 --calendar vn --json"),
            .text(
                vi: "Năm chưa công bố lịch nghỉ, hoặc chưa biết gì, được nêu ở đầu ra lỗi.",
                en: """
                    Years whose days off aren't announced, or of which nothing is known, are named
                    on the error output.
                    """),
            .exitStatus(
                vi: """
                    0 xong, 1 không đọc được lịch, 2 gọi sai, như --from không phải là ngày.
                    """,
                en: """
                    0 done, 1 the calendar can't be read, 2 wrong usage, such as a --from that is
                    no date.
                    """)))

    @Option(help: said(vi: "Ngày đầu.", en: "The first day.")) var from: String
    @Option(help: said(vi: "Ngày cuối.", en: "The last day.")) var to: String
    @Option(help: said(vi: "Lịch ngày làm việc.", en: "The calendar of working days."))
    var calendar: String = "vn"
    @Option(help: said(vi: "Tìm lịch ở đâu.", en: "Where calendars are looked for.")) var rules:
        String?
    @Flag(help: said(vi: "Mỗi dòng một đối tượng JSON.", en: "One JSON object a line.")) var json =
        false

    func run() throws {
        let first = try DateArgument.solar(from, "--from")
        let last = try DateArgument.solar(to, "--to")
        guard first <= last else {
            throw Problem(bilingual("--to trước --from", "--to lies before --from"), status: 2)
        }
        let days = try Calendars.named(calendar, below: rules)
        for day in days.listed(from: first, to: last) { print(json ? object(day) : line(day)) }
        Calendars.complain(of: Set(first.year...last.year), in: days)
    }

    private func line(_ day: CalendarDay) -> String {
        let text = "\(day.date.iso) \(day.kind.rawValue) \(day.name)"
        return day.isAnnounced ? text : "\(text) (\(unannounced))"
    }

    private var unannounced: String {
        switch Surroundings.language {
        case .vi: "chưa công bố"
        case .en: "not announced yet"
        }
    }

    private func object(_ day: CalendarDay) -> String {
        let source = day.source.map(jsonString) ?? "null"
        return #"{"date":"\#(day.date.iso)","kind":"\#(day.kind.rawValue)","#
            + #""name":\#(jsonString(day.name)),"source":\#(source),"#
            + #""announced":\#(day.isAnnounced)}"#
    }
}

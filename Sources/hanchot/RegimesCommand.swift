import ArgumentParser
import Civil
import Help
import RuleFiles
import Rules
import SourceText
import Workbench

struct RegimesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "regimes",
        abstract: said(
            vi: "In các kỳ báo cáo mà thư viện chế độ báo cáo quy định trong một năm.",
            en: "Prints what the library of regimes asks for in a year."),
        discussion: help(
            .examples(
                "hanchot regimes rules --year 2026",
                "hanchot regimes /usr/share/hanchot/rules --year 2026 --json"),
            .text(
                vi: """
                    Mỗi kỳ một dòng: chế độ báo cáo, kỳ, số liệu từ ngày nào đến ngày nào, hạn gửi
                    theo đúng câu chữ của quy định, tên gọi trong thư, và văn bản quy định. Ngày
                    nghỉ, điều chưa hay không còn hiệu lực ngày ấy, điều còn phải xem lại đều được
                    đánh dấu; hạn trùng ngày nghỉ thì dời thế nào là do kế hoạch.
                    """,
                en: """
                    A row for each period: the regime, the period, the days that the data run
                    over, the last good day by the law's own words, the name that mails give it,
                    and the law. Days off, what isn't in force on that day, and what is in doubt,
                    are marked; where a day off goes is for a plan to say.
                    """),
            .exitStatus(
                vi: "0 xong, 1 không có chế độ nào hoặc có tệp không đọc được, 2 gọi sai.",
                en: "0 done, 1 there is no regime or a file can't be read, 2 wrong usage.")))

    @Argument(
        help: said(
            vi: "Tệp và thư mục quy tắc; không ghi thì là 'rules' ở đây.",
            en: "Files and directories of rules; 'rules' here when left out."))
    var paths: [String] = ["rules"]
    @Option(help: said(vi: "Năm.", en: "The year.")) var year: Int
    @Option(help: said(vi: "Lịch ngày làm việc.", en: "The calendar of working days."))
    var calendar: String = "vn"
    @Flag(help: said(vi: "Mỗi dòng một đối tượng JSON.", en: "One JSON object a line."))
    var json = false

    func run() throws {
        guard (1900...2100).contains(year) else {
            throw Problem(
                bilingual(
                    "--year: \(year) ngoài khoảng 1900–2100", "--year: \(year) is outside 1900–2100"
                ),
                status: 2)
        }
        let files = RuleDirectory()
        let loaded = files.load(paths)
        try Calendars.check(calendar, option: "--calendar", in: loaded.sources)
        let (library, findings) = RegimeLibrary.read(
            loaded.sources, year: year, calendar: calendar, zone: files.zone)
        let faults = loaded.unreadable + findings.filter { $0.severity == .error }
        let renderer = DiagnosticRenderer(language: Surroundings.language)
        guard let library else {
            throw Problem(
                faults.isEmpty
                    ? bilingual(
                        "không có chế độ báo cáo nào trong \(paths.joined(separator: ", "))",
                        "there is no regime in \(paths.joined(separator: ", "))")
                    : renderer.render(faults))
        }
        let table = RegimeTable(library, Surroundings.language)
        print(json ? table.json : table.text, terminator: "")
        // The others are shown all the same.
        if !faults.isEmpty { throw Problem(renderer.render(faults)) }
    }
}

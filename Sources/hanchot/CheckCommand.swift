import ArgumentParser
import Civil
import Help
import Mail
import RuleFiles
import Rules
import SourceText
import Workbench

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: said(
            vi: "Đọc quy tắc và chỉ ra mọi chỗ sai.",
            en: "Reads rules and shows everything that is wrong with them."),
        discussion: help(
            .text(
                vi: """
                    Tìm trong thư mục các tệp *.yaml, *.yml, *.csv, và *.mustache là mẫu thư riêng
                    của cơ quan; mọi tệp tìm thấy được đọc chung. Lỗi và cảnh báo bằng tiếng Việt
                    khi máy đặt tiếng Việt, nếu không thì bằng tiếng Anh.
                    """,
                en: """
                    Directories are searched for *.yaml, *.yml and *.csv, and for *.mustache, an
                    organisation's own mail templates; everything found is read together. Findings
                    come in Vietnamese under a Vietnamese locale, else in English.
                    """),
            .examples(
                "hanchot check rules",
                "hanchot check rules/registry.csv --format json",
                "hanchot check --explain H012"),
            .text(
                vi: """
                    Mỗi cảnh báo có một mã. Chỗ nào có chủ ý thì ghi 'cho phép:' (allow:) kèm lý
                    do, ở nhiệm vụ, kế hoạch hoặc đơn vị; điều đã cho phép mà không còn cần thì
                    được nhắc.
                    """,
                en: """
                    Each warning has a code. 'allow:' at a duty, plan or unit lets it stand there,
                    with the reason; what nothing uses any more is told.
                    """),
            .exitStatus(
                vi: "0 không lỗi (cùng lắm có cảnh báo), 1 có lỗi, 2 gọi sai.",
                en: "0 clean (warnings at most), 1 findings, 2 wrong usage.")))

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Argument(help: said(vi: "Tệp và thư mục.", en: "Files and directories.")) var paths: [String] =
        []
    @Option(help: said(vi: "text hoặc json.", en: "text or json.")) var format: Format = .text
    @Option(
        help: said(
            vi: "Giải thích mã cảnh báo, như H012; 'all' liệt kê mọi mã.",
            en: "Says what a warning's code means, such as H012; 'all' lists them."))
    var explain: String?

    func run() throws {
        let language = Surroundings.language
        if let explain { return answer(Array(try Self.explanation(of: explain, language).utf8)) }
        guard !paths.isEmpty else {
            throw Problem(
                Bilingual(
                    vi: "cần tệp hoặc thư mục, như: hanchot check rules",
                    en: "name files or directories, such as: hanchot check rules"
                ).text(language), status: 2)
        }
        let files = RuleDirectory()
        let loaded = files.load(paths)
        let unreadable = loaded.unreadable + loaded.unreadableTemplates
        let today = CivilNow.local(in: try Surroundings.zone("Asia/Ho_Chi_Minh")).date
        let (rules, read) = RuleReader.read(loaded.sources, today: today, zone: files.zone)
        let found =
            read
            + (rules.map {
                mailLimitFindings($0, sources: loaded.sources, today: today)
            } ?? [])
        let faults = LetterTemplates.reading(loaded.templates).findings
        let findings = (unreadable + loaded.skipped + found + faults).inReadingOrder()
        switch format {
        case .text: answer(Array(DiagnosticRenderer(language: language).render(findings).utf8))
        case .json: answer(Array(diagnosticsJSON(findings, language: language).utf8))
        }
        let errors = findings.count { $0.severity == .error }
        complain(
            Self.summary(
                files: loaded.files.count, errors: errors, warnings: findings.count - errors
            ).text(language))
        if errors > 0 { throw ExitStatus(value: 1) }
    }

    private static func explanation(of code: String, _ language: Language) throws -> String {
        if code.lowercased() == "all" {
            return Lint.allCases.map { "\($0.code)  \($0.text.name.text(language))\n" }.joined()
        }
        guard let lint = Lint(typed: code) else {
            throw Problem(
                Bilingual(
                    vi: "không có mã “\(code)”; xem mọi mã: hanchot check --explain all",
                    en: "there is no code '\(code)'; see them with: hanchot check --explain all"
                ).text(language), status: 2)
        }
        return lint.explanation(language)
    }

    /// One line for people; programs read the exit status.
    private static func summary(files: Int, errors: Int, warnings: Int) -> Bilingual {
        Bilingual(
            vi: "Đã đọc \(files) tệp: \(errors) lỗi, \(warnings) cảnh báo.",
            en: "\(files) file(s) read: \(errors) error(s), \(warnings) warning(s).")
    }
}

import ArgumentParser
import Civil
import Foundation
import Help
import Mail
import RuleFiles
import Rules
import Scheduler
import SourceText
import Workbench

struct TestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: said(
            vi: "Chạy các bài kiểm tra nằm cạnh quy tắc.",
            en: "Runs the tests that stand beside the rules."),
        discussion: help(
            .examples(
                "hanchot test rules",
                "hanchot test rules/tests/bao-cao-nam.test.yaml --rules rules",
                "hanchot test rules --format junit > report.xml",
                """
                hanchot test rules --write 03/11/2025 --until 07/11/2025 \\
                    --duty bao-cao-nam > x.test.yaml
                """),
            .text(
                vi: """
                    Bài kiểm tra là tệp *.test.yaml, và mọi tệp YAML trong thư mục 'tests'; các
                    tệp ấy không chứa quy tắc. Quy tắc là ở các đường dẫn đã ghi và bên dưới, hoặc
                    ở --rules. Mỗi bài nói ngày nào, đến lúc đó đã ghi gì, và đúng những thư nào
                    sẽ gửi, bằng tiếng Việt hay tiếng Anh:
                    """,
                en: """
                    Tests are files *.test.yaml, and all YAML files in a folder 'tests'; they hold
                    no rules. The rules are those at and below the paths, or of --rules. A test
                    says the day, what was recorded by then, and exactly what goes out, in either
                    language:
                    """),
            .lines(
                """
                  tests:
                    - tên: ai chưa gửi thì bị đôn đốc, ai đã gửi thì không
                      ngày: 05/11/2025
                      chỉ xem: bao-cao-nam
                      đã ghi:
                        - ghi: nhận báo cáo
                          nhiệm vụ: bao-cao-nam
                          đơn vị: truc-thuoc
                          ngày: 03/11/2025
                      thư:
                        - {loại: quá hạn, gửi: thủ trưởng, đơn vị: phong-gddt}
                """),
            .text(
                vi: """
                    Tiếng Anh: name, day (hoặc from và until), only, given (event duty units day
                    at period no note until to letter), notices (kind duty stage to units count
                    day), addresses: đúng những ai được gửi thư. 'không có' (none) là không gửi
                    gì.
                    """,
                en: """
                    English: name, day (or from and until), only, given (event duty units day at
                    period no note until to letter), notices (kind duty stage to units count day),
                    addresses: exactly who is written to. 'none' means that nothing goes out.
                    """),
            .exitStatus(
                vi: "0 đạt hết, 1 có bài không đạt hoặc không đọc được, 2 gọi sai.",
                en: "0 all pass, 1 some fail or can't be read, 2 wrong usage.")))

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, junit }

    @Argument(
        help: said(
            vi: "Tệp và thư mục có bài kiểm tra, và quy tắc.",
            en: "Files and directories with tests, and with the rules.")) var paths: [String]
    @Option(
        help: said(
            vi: "Quy tắc ở đâu, nếu không ở các đường dẫn; ghi được nhiều lần.",
            en: "Where the rules are, if not at the paths; may be given several times."))
    var rules: [String] = []
    @Option(help: said(vi: "text hoặc junit.", en: "text or junit.")) var format: Format = .text
    @Option(
        help: said(
            vi: "In ra, thành bài kiểm tra, những thư gửi ngày này.",
            en: "Prints, as tests, what goes out on this day.")) var write: String?
    @Option(help: said(vi: "Với --write: ngày cuối.", en: "With --write: the last day.")) var until:
        String?
    @Option(
        help: said(
            vi: "Với --write: chỉ xem nhiệm vụ này; ghi được nhiều lần.",
            en: "With --write: look at this duty alone; may be given several times."))
    var duty: [String] = []

    func run() throws {
        let (rules, templates) = try Surroundings.rules(self.rules.isEmpty ? paths : self.rules)
        if let write { return try record(write, rules, templates) }
        guard until == nil, duty.isEmpty else {
            throw Problem(
                bilingual(
                    "--until và --duty chỉ dùng cùng --write", "--until and --duty go with --write"),
                status: 2)
        }
        let language = Surroundings.language
        let loaded = RuleDirectory().loadTests(paths)
        let (tests, found) = RuleTestReader.read(loaded.files, rules: rules)
        let findings = loaded.unreadable + found
        if !findings.isEmpty {
            throw Problem(DiagnosticRenderer(language: language).render(findings))
        }
        let results = try tests.map { try $0.run(rules: rules, templates: templates) }
        let coverage = RuleTestCoverage(results, rules: rules)
        let text = RuleTestText(results, coverage, language)
        answer(Array((format == .text ? text.text : text.junit).utf8))
        if results.contains(where: { !$0.passed }) { throw ExitStatus(value: 1) }
    }

    private func record(_ day: String, _ rules: RuleSet, _ templates: LetterTemplates) throws {
        let first = try DateArgument.solar(day, "--write")
        let last = try until.map { try DateArgument.solar($0, "--until") } ?? first
        guard first <= last else {
            throw Problem(
                bilingual("--until trước --write", "--until lies before --write"), status: 2)
        }
        for name in duty where rules.duty(name) == nil {
            throw Problem(
                Bilingual(
                    vi: "không có nhiệm vụ “\(name)” trong các kế hoạch",
                    en: "there is no duty '\(name)' in the rules"
                ).text(Surroundings.language), status: 2)
        }
        let text = try RuleTestWriting.text(
            rules: rules, templates: templates, days: first...last, duties: duty)
        answer(Array(text.utf8))
    }
}

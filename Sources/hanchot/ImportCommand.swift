import ArgumentParser
import Civil
import Help
import Imports
import RuleFiles
import Rules
import SourceText

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: said(
            vi: "Làm quy tắc, danh mục hoặc ghi nhận từ bảng tính của văn phòng.",
            en: "Makes rules, a registry or receipts of an office's spreadsheet."),
        discussion: help(
            .text(
                vi: """
                    Đọc .xlsx, .ods và .csv. Bảng nói về gì thì biết qua tên cột.

                    Bảng nhiệm vụ thành tệp kế hoạch; chỗ nào người phải quyết định thì thành ghi
                    chú trong tệp:
                    """,
                en: """
                    Reads .xlsx, .ods and .csv. What the table is about is told by its headers.

                    A table of duties becomes a plan file; what a person must decide is a comment
                    in it:
                    """),
            .lines(
                """
                  hanchot import nhiem-vu.xlsx --rules rules --out rules/plans/nam-2026.yaml
                  hanchot import nhiem-vu.ods --rules rules --owner phong-tchc --period 2026
                """),
            .text(
                vi: """
                    Danh sách đơn vị thành danh mục: YAML nếu tệp ở --out có đuôi ấy, nếu không
                    thì CSV:
                    """,
                en: "A list of units becomes a registry, YAML where --out says so, else CSV:"),
            .lines(
                """
                  hanchot import danh-sach-truong.xlsx --out rules/registry.yaml
                """),
            .text(
                vi: """
                    Sổ văn bản đến được đối chiếu với những gì đang chờ. Lệnh cho xem văn bản nào là
                    báo cáo nào; có --yes thì ghi những dòng rõ ràng, chạy lại bao nhiêu lần cũng
                    không ghi hai lần:
                    """,
                en: """
                    The register of incoming documents is laid beside what is owed. It shows which
                    document is which report, and enters what is plain with --yes; again and again
                    does no harm:
                    """),
            .lines(
                """
                  hanchot import so-van-ban-den.xlsx
                  hanchot import so-van-ban-den.xlsx --out receipts.jsonl    (hanchot apply)
                  hanchot import so-van-ban-den.xlsx --yes
                """),
            .exitStatus(
                vi: "0 xong, 1 không dùng được tệp hoặc có dòng chưa ghi, 2 gọi sai.",
                en: """
                    0 done, 1 the file can't be used or something wasn't entered, 2 wrong usage.
                    """)))

    @Argument(
        help: said(
            vi: "Bảng tính; '-' đọc từ đầu vào.", en: "The spreadsheet; '-' reads what is piped in."
        )) var file: String
    @Option(
        name: .customLong("as"),
        help: said(
            vi:
                "rules (quy tắc), units (đơn vị) hoặc receipts (báo cáo đã nhận); không ghi thì xem theo tên cột.",
            en: "rules, units or receipts; told by the headers when left out."))
    var kind: TableKind?
    @Option(
        help: said(
            vi: "Trang tính cần đọc; không ghi thì là trang đầu tiên có nội dung.",
            en: "The sheet to read; the first one with something in it when left out."))
    var sheet: String?
    @Option(
        help: said(
            vi: "Quy tắc mà kế hoạch sẽ đứng cạnh; tên được tra trong danh mục ở đó.",
            en: "Rules that the plan will stand beside; names are looked up in their registry."))
    var rules: [String] = []
    @Option(
        help: said(
            vi: "Chỉ một danh mục, để tra tên.", en: "A registry alone, to look names up in."))
    var registry: String?
    @Option(
        help: said(
            vi: "Tệp để ghi; không ghi thì in ra.",
            en: "The file to write; without it the answer is printed.")) var out: String?
    @Flag(
        help: said(
            vi: "Với --out: thay tệp đã có.", en: "With --out: a file that is there is replaced."))
    var replace = false
    @Option(help: said(vi: "Với kế hoạch: tên.", en: "Of a plan: its title.")) var title: String?
    @Option(
        help: said(
            vi: "Với kế hoạch: văn bản mà kế hoạch theo.",
            en: "Of a plan: the paper that it follows.")) var document: String?
    @Option(
        help: said(
            vi: "Với kế hoạch: mã đơn vị chủ trì.", en: "Of a plan: the unit that keeps it, by id.")
    ) var owner: String?
    @Option(
        help: said(
            vi: "Với kế hoạch: thời gian, như 2026.", en: "Of a plan: its period, such as 2026."))
    var period: String?
    @Option(
        help: said(
            vi:
                "Với kế hoạch: ai làm những việc bảng không giao cho ai; mã cách nhau bằng dấu phẩy.",
            en: "Of a plan: who owes what the table gives to nobody; ids parted by commas."))
    var owedBy: String?
    @Flag(
        help: said(
            vi: "Với báo cáo đã nhận: ghi nhận những dòng rõ ràng.",
            en: "Of receipts: enter those that are plain.")) var yes = false
    @OptionGroup var access: ControlAccess

    /// As much as a spreadsheet may have, and some more: the reader says that it is too large.
    private static let most = 64 << 20

    func run() throws {
        let bytes = try InputFile.bytes(file, most: Self.most)
        do {
            if let out { try NewFile.check(out, replacing: replace) }
            let table = try OfficeFile(name: file, bytes: bytes, sheet: sheet)
            let kind = try kind ?? TableKind(guessing: table)
            try checkOptions(kind)
            if self.kind == nil { say(guess: kind) }
            switch kind {
            case .rules: try makePlan(of: table)
            case .units: try makeRegistry(of: table)
            case .receipts:
                try ImportedReceipts(access: access, out: out, replace: replace, enters: yes)
                    .run(table)
            }
        } catch let refusal as ImportRefusal {
            throw ImportText.problem(refusal, of: file)
        }
    }

    /// Options of another kind would be passed over in silence.
    private func checkOptions(_ kind: TableKind) throws {
        let ofPlans: [(String, Bool)] = [
            ("--title", title != nil), ("--document", document != nil), ("--owner", owner != nil),
            ("--period", period != nil), ("--owed-by", owedBy != nil), ("--rules", !rules.isEmpty),
            ("--registry", registry != nil),
        ]
        let ofReceipts = [
            ("--yes", yes), ("--json", access.json), ("--socket", access.socket != nil),
        ]
        let unfit = (kind == .rules ? [] : ofPlans) + (kind == .receipts ? [] : ofReceipts)
        guard let (option, _) = unfit.first(where: { $0.1 }) else { return }
        throw Problem(
            bilingual(
                "\(option) không dùng với \(kind.title.vi)",
                "\(option) doesn't go with \(kind.title.en)"),
            status: 2)
    }

    private func say(guess kind: TableKind) {
        complain(
            "\(file): \(kind.title.text(Surroundings.language)) (--as \(kind.rawValue))")
    }

    private func makePlan(of table: OfficeFile) throws {
        var answers = ImportedPlan.Answers()
        (answers.title, answers.document) = (title, document)
        (answers.owner, answers.period) = (owner, period)
        answers.owedBy = owedBy?.split(separator: ",").map { $0.filter { $0 != " " } } ?? []
        let plan = try ImportedPlan(
            table, answers, name: out ?? "ke-hoach.yaml",
            beside: try RulesToJoin.load(rules + (registry.map { [$0] } ?? [])),
            language: Surroundings.language, zone: RuleDirectory().zone)
        try finish(
            plan.text, plan.notes,
            Bilingual(
                vi: "\(plan.deadlines) nhiệm vụ có hạn, \(plan.standing) việc thường xuyên, "
                    + "\(plan.setAside) để thành ghi chú",
                en:
                    "\(quantity(plan.deadlines, "duty", "duties")) with a due day, \(quantity(plan.standing, "standing one")), "
                    + "\(quantity(plan.setAside, "left as a comment", "left as comments"))"))
    }

    private func makeRegistry(of table: OfficeFile) throws {
        let units = try ImportedUnits(table, zone: RuleDirectory().zone)
        let ending = out?.split(separator: ".").last.map { $0.lowercased() }
        let isYAML = ending == "yaml" || ending == "yml"
        let count = units.registry.units.count
        try finish(
            isYAML ? units.registry.yaml(Surroundings.language) : units.csv, units.notes,
            Bilingual(vi: "\(count) đơn vị", en: quantity(count, "unit")))
    }

    /// The text to where it goes; what there is to know besides, on stderr.
    private func finish(
        _ text: String, _ notes: [ImportNote], _ summary: Bilingual
    ) throws {
        let language = Surroundings.language
        let said = ImportText.notes(notes, of: file) + "\(summary.text(language))"
        guard let out else {
            answer(Array(text.utf8))
            return complain(said)
        }
        try NewFile.write(text, to: out, replacing: replace)
        complain(said)
        print(bilingual("Đã ghi \(out).", "\(out) is written."))
    }
}

extension TableKind: ExpressibleByArgument {}

/// What importing has to say.
enum ImportText {
    static func notes(_ notes: [ImportNote], of file: String) -> String {
        notes.map { "\(file): \($0.text(Surroundings.language))\n" }.joined()
    }

    static func problem(_ refusal: ImportRefusal, of file: String, status: Int32 = 1) -> Problem {
        let language = Surroundings.language
        let notes = refusal.notes.map { "\(file): error: \($0.text(language))\n" }.joined()
        return Problem(
            notes + DiagnosticRenderer(language: language).render(refusal.findings), status: status)
    }
}

/// The rules that something new will stand beside.
enum RulesToJoin {
    static func load(_ paths: [String]) throws -> [RuleSource] {
        if paths.isEmpty { return [] }
        let loaded = RuleDirectory().load(paths)
        guard loaded.unreadable.isEmpty else {
            throw Problem(
                DiagnosticRenderer(language: Surroundings.language).render(loaded.unreadable))
        }
        return loaded.sources
    }
}

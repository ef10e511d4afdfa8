import ArgumentParser
import Help
import Imports
import RuleFiles
import Rules
import SourceText

struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: said(
            vi: "Lập kế hoạch mới, thêm nhiệm vụ hoặc đơn vị; thiếu gì thì hỏi.",
            en: "Starts a plan, or adds a duty or a unit, asking for what it must know."),
        discussion: help(
            .text(
                vi: """
                    Mỗi câu trả lời được đọc ngay như quy tắc được đọc; chưa được thì hỏi lại.
                    Không có màn hình thì mọi điều ghi bằng tùy chọn. Ví dụ khác: xem --help của
                    từng lệnh con.
                    """,
                en: """
                    Each answer is read at once as the rules would be, and asked for again where
                    it won't do. Without a terminal everything is given by options. More examples:
                    --help of each of them.
                    """),
            .examples(
                "hanchot new plan --rules rules --out rules/plans/nam-2026.yaml",
                "hanchot new duty --plan rules/plans/nam-2026.yaml --rules rules",
                "hanchot new unit --registry rules/registry.yaml")),
        subcommands: [NewPlanCommand.self, NewDutyCommand.self, NewUnitCommand.self])
}

/// What is asked for, or given.
struct NewPlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: said(
            vi: "Lập tệp kế hoạch với nhiệm vụ đầu tiên.",
            en: "Starts a plan file with its first duty."),
        discussion: help(
            .examples(
                """
                hanchot new plan --rules rules --title 'Kế hoạch năm 2026' \\
                    --owner phong-tchc --period 2026 --duty 'Báo cáo năm' \\
                    --due 'trước ngày 05/11/2026' --owed-by truc-thuoc \\
                    --out rules/plans/nam-2026.yaml
                """)))

    @Option(
        help: said(
            vi: "Quy tắc sẽ đứng cạnh; tên được tra trong danh mục ở đó.",
            en: "The rules it will stand beside; names are looked up in their registry."))
    var rules: [String] = []
    @Option(
        help: said(
            vi: "Tệp để ghi; không ghi thì in ra.",
            en: "The file to write; without it the answer is printed.")) var out: String?
    @Flag(
        help: said(
            vi: "Với --out: thay tệp đã có.", en: "With --out: a file that is there is replaced."))
    var replace = false
    @Option(
        help: said(
            vi: "Mã kế hoạch; không ghi thì lấy theo tên.",
            en: "The plan's id; made of the title when left out.")) var id: String?
    @Option(help: said(vi: "Tên kế hoạch.", en: "The plan's title.")) var title: String?
    @Option(help: said(vi: "Văn bản mà việc này theo.", en: "The paper that it follows."))
    var document: String?
    @Option(
        help: said(vi: "Đơn vị chủ trì: mã hoặc tên.", en: "The unit that keeps it: id or name."))
    var owner: String?
    @Option(
        help: said(
            vi: "Ngày đầu và ngày cuối, hoặc một năm.", en: "Its first and last day, or a year."))
    var period: String?
    @Option(help: said(vi: "Tên nhiệm vụ đầu tiên.", en: "The title of its first duty.")) var duty:
        String?
    @Option(
        help: said(vi: "Hạn, đúng chữ của văn bản.", en: "When that is due, in the paper's words."))
    var due: String?
    @Option(
        help: said(
            vi: "Ai thực hiện: mã hoặc tên, cách nhau bằng dấu phẩy.",
            en: "Who owes it: ids or names, parted by commas.")) var owedBy: String?
    @Option(help: said(vi: "Mục trong văn bản.", en: "Its place in the paper.")) var cite: String?
    @Option(
        help: said(
            vi: "Báo cáo gửi về đâu; không ghi thì về đơn vị chủ trì.",
            en: "Where reports go; to the owner when left out.")) var sendTo: String?

    func run() throws {
        let given = [
            "title": title, "document": document, "owner": owner, "period": period, "duty": duty,
            "due": due, "owed-by": owedBy, "cite": cite, "send-to": sendTo,
        ]
        try Writing(kind: .plan, rules: rules, id: id, given: given).print(to: out, replace)
    }
}

struct NewDutyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "duty",
        abstract: said(
            vi: "Thêm một nhiệm vụ vào tệp kế hoạch; mọi thứ khác giữ nguyên.",
            en: "Adds a duty to a plan file; all else in it stays as it is."),
        discussion: help(
            .text(
                vi: "Không có --plan thì in nhiệm vụ ra.",
                en: "Without --plan the duty is printed."),
            .examples(
                """
                hanchot new duty --plan rules/plans/nam-2026.yaml --rules rules \\
                    --title 'Báo cáo quý I' --due 'trước ngày 05/04/2026' --owed-by truc-thuoc
                """)))

    enum Kind: String, ExpressibleByArgument, CaseIterable {
        case deadline, anniversary, standing

        var kind: Duty.Kind {
            switch self {
            case .deadline: .deadline
            case .anniversary: .anniversary
            case .standing: .standing
            }
        }
    }

    @Option(help: said(vi: "Tệp kế hoạch.", en: "The plan file.")) var plan: String?
    @Option(
        help: said(
            vi: "Quy tắc đứng cạnh; tên được tra trong danh mục ở đó.",
            en: "The rules it stands beside; names are looked up in their registry."))
    var rules: [String] = []
    @Option(
        help: said(
            vi: "deadline (báo cáo), anniversary (kỷ niệm) hoặc standing (thường xuyên).",
            en: "deadline, anniversary or standing.")) var kind: Kind = .deadline
    @Option(
        help: said(
            vi: "Mã nhiệm vụ; không ghi thì lấy theo tên.",
            en: "The duty's id; made of the title when left out.")) var id: String?
    @Option(help: said(vi: "Tên nhiệm vụ.", en: "The duty's title.")) var title: String?
    @Option(
        help: said(
            vi: "Hạn, đúng chữ của văn bản; ngày kỷ niệm.",
            en: "When it is due, in the paper's words; an anniversary's day.")) var due: String?
    @Option(
        help: said(
            vi: "Ai thực hiện: mã hoặc tên, cách nhau bằng dấu phẩy.",
            en: "Who owes it: ids or names, parted by commas.")) var owedBy: String?
    @Option(help: said(vi: "Mục trong văn bản.", en: "Its place in the paper.")) var cite: String?
    @Option(
        help: said(
            vi: "Báo cáo gửi về đâu; không ghi thì về đơn vị chủ trì.",
            en: "Where reports go; to the owner when left out.")) var sendTo: String?

    func run() throws {
        let given = [
            "title": title, "due": due, "owed-by": owedBy, "cite": cite, "send-to": sendTo,
        ]
        try Writing(kind: .duty(kind.kind), rules: rules, id: id, given: given).add(to: plan)
    }
}

struct NewUnitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unit",
        abstract: said(
            vi: "Thêm một đơn vị vào danh mục YAML hoặc CSV; mọi thứ khác giữ nguyên.",
            en: "Adds a unit to a registry, YAML or CSV; all else in it stays as it is."),
        discussion: help(
            .text(
                vi: "Không có --registry thì in đơn vị ra.",
                en: "Without --registry the unit is printed."),
            .examples(
                """
                hanchot new unit --registry rules/registry.yaml \\
                    --name 'Trường THPT Lộc Phát' --email locphat@so.example \\
                    --head 'Hiệu trưởng' --groups truc-thuoc
                """)))

    @Option(help: said(vi: "Tệp danh mục đơn vị.", en: "The registry's file.")) var registry:
        String?
    @Option(help: said(vi: "Quy tắc đứng cạnh.", en: "The rules it stands beside.")) var rules:
        [String] = []
    @Option(
        help: said(
            vi: "Mã đơn vị; không ghi thì lấy theo tên.",
            en: "The unit's id; made of the name when left out.")) var id: String?
    @Option(help: said(vi: "Tên đơn vị.", en: "The unit's name.")) var name: String?
    @Option(help: said(vi: "Địa chỉ thư của đơn vị.", en: "The unit's address.")) var email: String?
    @Option(help: said(vi: "Chức vụ của thủ trưởng.", en: "Its head's title.")) var head: String?
    @Option(help: said(vi: "Họ tên thủ trưởng.", en: "Its head's name.")) var headName: String?
    @Option(help: said(vi: "Địa chỉ của đầu mối.", en: "The address of its contact."))
    var contactEmail: String?
    @Option(help: said(vi: "Cấp trên: mã hoặc tên.", en: "The unit above it: id or name."))
    var parent: String?
    @Option(
        help: said(
            vi: "Các nhóm: mã, cách nhau bằng dấu phẩy.", en: "Its groups: ids, parted by commas."))
    var groups: String?

    func run() throws {
        let given = [
            "name": name, "email": email, "head": head, "head-name": headName,
            "contact-email": contactEmail, "parent": parent, "groups": groups,
        ]
        try Writing(kind: .unit, rules: rules, id: id, given: given).add(to: registry)
    }
}

/// Takes the answers, and writes what they make.
private struct Writing {
    let kind: NewRule.Kind
    let rules: [String]
    let id: String?
    let given: [String: String?]

    /// A file of its own.
    func print(to path: String?, _ replacing: Bool) throws {
        if let path { try NewFile.check(path, replacing: replacing) }
        let rule = try answered(beside: try RulesToJoin.load(rules))
        let text = rule.file(Surroundings.language)
        let errors = rule.errors(of: text, as: path ?? "new.yaml")
        guard errors.isEmpty else {
            throw Problem(DiagnosticRenderer(language: Surroundings.language).render(errors))
        }
        guard let path else { return answer(Array(text.utf8)) }
        try NewFile.write(text, to: path, replacing: replacing)
        Swift.print(bilingual("Đã ghi \(path).", "\(path) is written."))
    }

    /// To a file that is there, or printed.
    func add(to path: String?) throws {
        guard let path else {
            let rule = try answered(beside: try RulesToJoin.load(rules))
            return answer(Array(rule.file(Surroundings.language).utf8))
        }
        let sources = try RulesToJoin.load(rules + [path])
        let bytes = try InputFile.bytes(path, most: RuleFileLimits().fileSize)
        // Under the name by which it was found beside the others.
        guard let source = sources.first(where: { NewFile.isSame($0.name, path) }) else {
            throw Problem(bilingual("\(path): không đọc được", "\(path): it can't be read"))
        }
        let rule = try answered(beside: sources, addedTo: source.name)
        let file = SourceFile(name: source.name, bytes: bytes)
        do {
            let added = try rule.added(to: file)
            try NewFile.change(path, from: bytes, to: added)
        } catch let refusal as ImportRefusal {
            throw ImportText.problem(refusal, of: path)
        }
        Swift.print(bilingual("Đã thêm vào \(path).", "\(path) has it now."))
    }

    private func answered(
        beside sources: [RuleSource], addedTo file: String? = nil
    ) throws -> NewRule {
        var rule: NewRule
        do throws(ImportRefusal) {
            rule = try NewRule(
                kind, beside: sources, addedTo: file, zone: RuleDirectory().zone)
            if let id { try rule.name(id) }
        } catch {
            throw ImportText.problem(error, of: id.map { _ in "--id" } ?? "rules")
        }
        try Asking().fill(&rule, given: given)
        return rule
    }
}

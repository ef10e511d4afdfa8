package import Civil
package import Rules
package import SourceText

/// A plan file made of an office's table of duties: one that passes the checks, with comments where a
/// person must decide.
package struct ImportedPlan: Sendable {
    /// What the table doesn't say.
    package struct Answers: Sendable {
        package var title: String?
        package var document: String?
        package var owner: String?
        package var period: String?
        package var owedBy: [String] = []

        package init() {}
    }

    package let text: String
    package let notes: [ImportNote]
    /// How many duties have a due day, and how many stand as comments.
    package let deadlines: Int
    package let standing: Int
    package let setAside: Int

    /// - Parameters:
    ///   - name: what the file will be called; findings name it so.
    ///   - rules: the rules that it will stand beside, a registry at least; empty for none.
    ///   - language: of keys and comments.
    package init(
        _ file: OfficeFile, _ answers: Answers, name: String, beside rules: [RuleSource],
        language: Language, zone: @escaping (String) -> Zone?
    ) throws(ImportRefusal) {
        guard let layout = DutyColumn.layout(file.sheet),
            layout.columns[.title] != nil
        else {
            throw ImportRefusal(
                vi:
                    "không thấy dòng tên cột của bảng nhiệm vụ: cần cột “Nội dung” hay “Nhiệm vụ”, và "
                    + "“Thời hạn” hay “Đơn vị thực hiện”",
                en:
                    "there is no header of a table of duties: it needs a column 'Nội dung' or 'Task', and "
                    + "'Thời hạn' or 'Due', or who owes it")
        }
        try layout.refuseUncomputed(besides: [.number, .other])
        let beside = try RulesBeside(rules, zone: zone)
        let names = rules.isEmpty ? nil : UnitNames(beside.registry)
        let (duties, passed) = PaperDuties(layout: layout, names: names, owedBy: answers.owedBy)
            .read()
        guard !duties.isEmpty else {
            throw ImportRefusal(
                vi: "dưới dòng tên cột không có nhiệm vụ nào",
                en: "there is no duty below the header")
        }
        let head = try PlanHead(
            answers, titles: layout.titles, duties: duties, name: name, beside: beside)
        var writing = PlanWriting(head: head, duties: duties, beside: beside, language: language)
        try writing.mend(as: name, beside: beside)
        text = writing.text
        let states = writing.settled
        deadlines = states.count { $0 == .deadline }
        standing = states.count { $0 == .standing }
        setAside = states.count { $0 == .setAside }
        notes = file.notes + layout.unreadNote(besides: .other) + passed + writing.notes
    }
}

/// The rules that a new file will stand beside.
struct RulesBeside {
    let sources: [RuleSource]
    let registry: Registry
    let plans: [Plan]
    let takenIDs: Set<String>
    let zone: (String) -> Zone?
    /// Without a registry there is nothing to check names against, and that alone is no error.
    private let lacksRegistry: Bool

    /// What is wrong with them already is somebody else's; nothing is added to rules that don't pass.
    init(_ sources: [RuleSource], zone: @escaping (String) -> Zone?) throws(ImportRefusal) {
        self.sources = sources
        self.zone = zone
        guard !sources.isEmpty else {
            (registry, plans, takenIDs) = (Registry(units: [], groups: []), [], [])
            lacksRegistry = true
            return
        }
        let (rules, findings) = RuleReader.read(sources, zone: zone)
        let errors = findings.filter { $0.severity == .error }
        lacksRegistry = !errors.isEmpty && errors.allSatisfy { $0.code == "no-registry" }
        if lacksRegistry {
            (registry, plans, takenIDs) = (Registry(units: [], groups: []), [], [])
            return
        }
        guard let rules else {
            throw ImportRefusal(
                [
                    ImportNote(
                        vi: "các quy tắc có sẵn còn lỗi; sửa trước đã",
                        en: "the rules that are there don't pass; mend them first")
                ], findings: errors)
        }
        registry = rules.registry
        plans = rules.plans
        takenIDs = Set(rules.plans.flatMap { [$0.id] + $0.duties.map(\.id) })
    }

    /// The errors that a file of that text would have beside these rules.
    func errors(of text: String, as name: String) -> [Diagnostic] {
        let others = sources.filter { $0.name != name }
        let all = others + [RuleSource(name: name, bytes: Array(text.utf8))]
        return RuleReader.read(all, zone: zone).findings.filter {
            $0.severity == .error && !(lacksRegistry && $0.code == "no-registry")
        }
    }
}

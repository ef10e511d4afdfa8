import Civil
import SourceText

/// A plan as written; references to units and calendars are still only names.
struct PlanDraft {
    let fields: Fields
    let id: Located<String>?
    let owner: Located<String>?
    let period: Located<ClosedRange<CivilDate>>?
    let zone: Zone?
    let officeHours: OfficeHours?
    let law: Law?
    let duties: [DutyDraft]

    /// `nil`, with findings, when the file's `plan` is missing or no mapping.
    init?(top: Fields, regimes: Regimes, zone: @escaping (String) -> Zone?) {
        let (file, findings) = (top.file, top.findings)
        let duties = top.entries.first { $0.key == "duties" }
        let shared =
            top.node("defaults").map { DutyDefaults($0, file: file, findings: findings) } ?? .none
        var drafts: [DutyDraft] = []
        if let duties {
            if case .sequence(let items) = duties.value.content {
                drafts = items.flatMap { regimes.each($0, in: file, findings) }.compactMap {
                    let (node, use) = regimes.completed($0, in: file, findings)
                    return DutyDraft(
                        node, defaults: shared, file: file, findings: findings, zone: zone,
                        regime: use)
                }
            } else if !duties.value.isEmpty {
                findings.error(
                    "wrong-type", file, duties.keyRange, vi: "“duties” phải là một danh sách",
                    en: "'duties' must be a list",
                    remedyVi: "viết mỗi nhiệm vụ một mục, bắt đầu bằng dấu “-” và “id: …”",
                    remedyEn: "write an item for each duty, which begins with '-' and 'id: …'")
            }
        }
        guard let plan = top.node("plan") else {
            top.missing(
                "plan", remedyVi: "thêm mục “plan:” có “id”, “title”, “owner”",
                remedyEn: "add a section 'plan:' with 'id', 'title', 'owner'")
            return nil
        }
        if duties == nil {
            top.missing(
                "duties", remedyVi: "thêm mục “duties:” với từng nhiệm vụ",
                remedyEn: "add a section 'duties:' with the plan's duties")
        }
        guard let fields = Fields(plan, .plan, file: file, findings: findings) else { return nil }
        self.fields = fields
        self.duties = drafts
        id = fields.identifier("id")
        owner = fields.text("owner")
        period = fields.text("period").flatMap { PeriodText($0).period(fields) }
        self.zone = Self.zone(fields, zone)
        officeHours = fields.officeHours()
        law = fields.law()
        fields.checkLawDay()
        fields.readAllowances(ofFile: true)
        checkDocument()
    }

    private static func zone(_ fields: Fields, _ lookup: (String) -> Zone?) -> Zone? {
        let text = fields.text("timezone")
        let name = text?.value ?? "Asia/Ho_Chi_Minh"
        if let zone = lookup(name) { return zone }
        let near = suggestion(
            for: name, among: ["Asia/Ho_Chi_Minh", "Asia/Bangkok", "Asia/Saigon", "UTC"])
        fields.findings.error(
            "unknown-zone", fields.file, text?.range ?? fields.range,
            vi: "không có múi giờ “\(name)”", en: "unknown time zone '\(name)'",
            remedyVi: "có phải ý là “\(near ?? "Asia/Ho_Chi_Minh")”?",
            remedyEn: "did you mean '\(near ?? "Asia/Ho_Chi_Minh")'?")
        return nil
    }

    /// A copy of the paper without its number isn't what heads were sent.
    private func checkDocument() {
        for key in ["document", "basis"] {
            guard let text = fields.text(key) else { continue }
            guard Self.lacksNumber(text.value) else { continue }
            fields.findings.warning(
                .blankNumber, fields.file, text.range, vi: "số của văn bản còn để trống",
                en: "the document's number is blank",
                remedyVi: "ghi số khi văn bản đã phát hành, như “Kế hoạch số 12/KH-SGDĐT”",
                remedyEn: "fill it in once the paper has one, such as 12/KH-SGDĐT")
        }
    }

    /// `số …/KH`, `số:    /KH`, `số .../KH`, `…/KH`: dots, blanks or lines where digits belong.
    static func lacksNumber(_ document: String) -> Bool {
        if ["…/", "../", "__"].contains(where: document.contains) { return true }
        let words = VietnameseFolding.fold(document).split(whereSeparator: \.isWhitespace)
        return zip(words, words.dropFirst()).contains { word, next in
            ["so", "so:", "no.", "no"].contains(word) && "/…._".contains(next.first ?? "0")
        }
    }
}

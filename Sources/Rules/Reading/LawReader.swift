import Civil
import SourceText

extension Fields {
    /// The law that a rule comes from: a mapping, or the document's name alone.
    func law() -> Law? {
        guard let node = node("law") else { return nil }
        if case .scalar = node.content { return text(of: node).map { Law(document: $0.value) } }
        guard let fields = Fields(node, .law, file: file, findings: findings),
            let document = fields.text("document")
        else { return nil }
        var (from, until) = (fields.date("from"), fields.date("until"))
        if let first = from, let last = until, last < first {
            (from, until) = (nil, nil)
            findings.error(
                "bad-period", file, fields.place("until"),
                vi: "hết hiệu lực ngày \(last.vietnamese), trước ngày có hiệu lực "
                    + first.vietnamese,
                en: "it ends on \(last.vietnamese), before it begins, \(first.vietnamese)",
                remedyVi: "sửa một trong hai ngày", remedyEn: "mend one of the two days")
        }
        return Law(
            document: document.value, article: fields.text("article")?.value, from: from,
            until: until, source: fields.text("source")?.value, checked: fields.date("checked"),
            doubt: fields.text("doubt")?.value)
    }
}

/// A rule outside the force of the law that it comes from (statement 57).
struct LawChecks {
    let draft: DutyDraft
    let law: Law
    let place: Range<Int>
    let findings: Findings
    let days: DutyDays

    func check() {
        // Of a plan that goes on, the past is nobody's business.
        let outside = days.days.first { day in
            days.isSample
                ? law.until.map { $0 < day.lastGood } ?? false : !law.holds(on: day.lastGood)
        }
        guard let outside else { return }
        let day = outside.lastGood
        let isOver = law.until.map { $0 < day } ?? false
        let edge = (isOver ? law.until : law.from)?.vietnamese ?? ""
        findings.warning(
            .outsideForce, draft.fields.file, place,
            vi: "\(days.instance.vi)hạn \(day.vietnamese) ngoài thời gian hiệu lực của "
                + "\(law.document) (\(isOver ? "hết hiệu lực sau ngày" : "có hiệu lực từ ngày") \(edge))",
            en: "\(days.instance.en)\(day.vietnamese), when it is due, lies outside the force of "
                + "\(law.document) (\(isOver ? "until" : "from") \(edge))",
            remedyVi: isOver
                ? "ghi văn bản thay thế, hoặc cho kế hoạch kết thúc trước ngày ấy"
                : "ghi văn bản có hiệu lực khi ấy, hoặc cho kế hoạch bắt đầu sau ngày ấy",
            remedyEn: isOver
                ? "name what replaced it, or end the plan before"
                : "name what was in force then, or begin the plan after")
    }
}

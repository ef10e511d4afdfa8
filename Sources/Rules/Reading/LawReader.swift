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

    /// Nobody has compared a rule with its text on a day that is still to come: a month or year mistyped.
    func checkLawDay() {
        guard let today = findings.today, let node = node("law"), case .mapping = node.content,
            let fields = Fields(node, .law, file: file, findings: findings),
            let day = fields.date("checked"), day > today
        else { return }
        findings.warning(
            .checkedLater, file, fields.place("checked"),
            vi: "ngày đối chiếu \(day.vietnamese) còn ở phía trước (hôm nay \(today.vietnamese))",
            en: "the day of checking, \(day.vietnamese), is still to come (today is "
                + "\(today.vietnamese))",
            remedyVi: "ghi ngày đã đối chiếu với văn bản",
            remedyEn: "give the day on which the text was read")
    }
}

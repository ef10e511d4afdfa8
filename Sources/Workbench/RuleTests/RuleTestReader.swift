internal import Civil
package import Rules
internal import Scheduler
package import SourceText

/// Reads test files and tells all that is wrong with them, in reading order.
package struct RuleTestReader {
    let rules: RuleSet
    let log = TestFields.Log()

    package static func read(
        _ files: [SourceFile], rules: RuleSet
    ) -> (tests: [RuleTest], findings: [Diagnostic]) {
        let reader = RuleTestReader(rules: rules)
        var tests: [RuleTest] = []
        for file in files {
            let (tree, findings) = YAMLNode.read(file)
            reader.log.findings += findings
            if let tree { tests += reader.tests(tree, file) }
        }
        return (tests, reader.log.findings.inReadingOrder())
    }

    private func tests(_ tree: YAMLNode, _ file: SourceFile) -> [RuleTest] {
        let keys = ["tests": ["kiem thu"]]
        guard let top = TestFields(tree, keys, file: file, log: log) else { return [] }
        guard let items = top.list("tests") else {
            if !top.has("tests") {
                top.error(
                    "missing-key", nil, vi: "tệp kiểm thử thiếu khóa “tests”",
                    en: "a test file lacks the key 'tests'")
            }
            return []
        }
        return items.compactMap { test($0, file) }
    }

    private func test(_ node: YAMLNode, _ file: SourceFile) -> RuleTest? {
        guard let fields = TestFields(node, TestWords.test, file: file, log: log) else {
            return nil
        }
        let first = fields.day("day") ?? fields.day("from")
        let last = fields.day("until") ?? first
        guard let first, let last else {
            if !fields.has("day"), !fields.has("from") {
                fields.error(
                    "missing-key", nil, vi: "kiểm thử thiếu ngày (“ngày:” hoặc “từ ngày:”)",
                    en: "a test lacks its day ('day' or 'from')")
            }
            return nil
        }
        guard first <= last, first.days(until: last) <= 800 else {
            fields.error(
                "bad-range", fields.place("until"), vi: "khoảng ngày ngược hoặc dài quá 800 ngày",
                en: "the days run backwards, or for more than 800 days")
            return nil
        }
        let notices = fields.list("notices").map { $0.compactMap { expectation($0, file, first) } }
        let addresses = fields.texts("addresses").map { texts in
            Set(texts.map(\.text).filter { !TestWords.nobody.contains(TestWords.fold($0)) })
        }
        if notices == nil, addresses == nil, !fields.has("notices") {
            fields.error(
                "missing-key", nil,
                vi: "kiểm thử không nói thư nào được gửi (“thư:” hoặc “địa chỉ:”)",
                en: "a test doesn't say what goes out ('notices' or 'addresses')")
        }
        let only = (fields.texts("only") ?? []).compactMap { name, range -> String? in
            let isPlan =
                name.hasPrefix("plan:") && rules.plan(String(name.dropFirst(5))) != nil
            let known = isPlan ? name : rules.dutyID(name)
            if known == nil { unknownDuty(name, range, file) }
            return known
        }
        return RuleTest(
            name: fields.text("name") ?? "\(first.vietnamese)", file: file, range: fields.range,
            days: first...last, only: Set(only),
            given: (fields.list("given") ?? []).compactMap { given($0, file) }, notices: notices,
            addresses: addresses)
    }

    private func unknownDuty(_ name: String, _ range: Range<Int>, _ file: SourceFile) {
        let near = suggestion(for: name, among: rules.plans.flatMap { $0.duties.map(\.id) })
        log.error(
            "unknown-duty", file, range,
            vi: "không có nhiệm vụ “\(name)”" + (near.map { "; có phải ý là “\($0)”?" } ?? ""),
            en: "there is no duty '\(name)'" + (near.map { "; did you mean '\($0)'?" } ?? ""))
    }

    func units(_ fields: TestFields, _ key: String) -> [String]? {
        fields.texts(key)?.compactMap { name, range in
            if rules.registry.isKnown(name) { return name }
            if let known = rules.unitID(name) { return known }
            fields.error(
                "unknown-unit", range, vi: "không có đơn vị hay nhóm “\(name)” trong danh mục",
                en: "there is no unit or group '\(name)' in the registry")
            return nil
        }
    }

    func duty(_ fields: TestFields, _ file: SourceFile) -> String? {
        guard let name = fields.text("duty") else { return nil }
        let known = rules.dutyID(name)
        if known == nil { unknownDuty(name, fields.place("duty"), file) }
        return known ?? name
    }

    // MARK: What goes out

    private func expectation(
        _ node: YAMLNode, _ file: SourceFile, _ day: CivilDate
    ) -> RuleTest.Expectation? {
        guard let fields = TestFields(node, TestWords.notice, file: file, log: log) else {
            return nil
        }
        var found = RuleTest.Expectation(range: fields.range)
        found.day = fields.day("day")
        found.duty = duty(fields, file)
        if let text = fields.text("stage") {
            found.stage = NoticeStage(parsing: text) ?? TestWords.stage(text)
            if found.stage == nil {
                fields.error(
                    "unknown-stage", fields.place("stage"),
                    vi:
                        "không có mốc “\(text)”; mốc viết như “7 ngày”, “1 ngày làm việc” (trước hạn), "
                        + "“sau 1 ngày làm việc” (quá hạn), hay 30d, 3wd, 0d, +1wd, morning, weekly",
                    en: "there is no stage '\(text)'; stages are like 30d, 3wd, 0d, +1wd, morning, "
                        + "weekly, or '7 days', 'after 1 working day'")
            }
        }
        if let word = fields.text("kind") {
            found.kind = TestWords.kind(word)
            if found.kind == nil {
                let kinds = NoticeKind.allCases.map(\.rawValue).joined(separator: ", ")
                fields.error(
                    "unknown-kind", fields.place("kind"),
                    vi: "không có loại thư “\(word)”; có \(kinds)",
                    en: "there is no kind of notice '\(word)'; there are \(kinds)")
            }
        }
        if let word = fields.text("to") {
            found.role = TestWords.role(word, in: rules.registry)
            if found.role == nil {
                fields.error(
                    "unknown-role", fields.place("to"),
                    vi: "“\(word)” không phải vai (thủ trưởng, cấp phó, đầu mối, chủ trì), "
                        + "đơn vị hay địa chỉ",
                    en:
                        "'\(word)' is no role (head, deputy, contact, owner, parent), unit or address"
                )
            }
        }
        if let names = units(fields, "units") {
            let on = found.day ?? day
            found.units = names.flatMap { name in
                rules.registry.unit(name) == nil
                    ? rules.registry.members(of: [name], on: on) : [name]
            }
        }
        if let text = fields.text("count") {
            found.count = Int(text)
            if found.count.map({ $0 < 0 }) ?? true {
                fields.error(
                    "bad-number", fields.place("count"), vi: "“\(text)” không phải số thư",
                    en: "'\(text)' is no number of notices")
            }
        }
        return found
    }
}

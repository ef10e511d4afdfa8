import Civil
import Rules
import SourceText
import Testing

@testable import Imports

@Suite("A new plan, duty or unit, answer by answer")
struct NewRuleTests {
    private static let planText = """
        # đầu tệp
        plan:
          id: ke-hoach
          title: Kế hoạch
          document: Kế hoạch số 12/KH
          owner: phong-tchc

        duties:
          - id: bao-cao   # đúng chữ
            kind: deadline
            title: >-
              Báo cáo
              năm
            due: 05/11/2025
            owed-by: truong
            remind: [7d,
              1wd]   # hai lần
          # cuối danh sách

        # cuối tệp
        """

    private func answered(
        _ kind: NewRule.Kind, _ answers: [String: String],
        beside: [RuleSource] = [Tables.registry, Tables.settings]
    ) throws -> NewRule {
        var rule = try NewRule(kind, beside: beside, zone: Tables.zone)
        for field in rule.fields {
            if let text = answers[field.name] { _ = try rule.answer(field, text) }
        }
        return rule
    }

    private static let dutyAnswers = [
        "title": "Báo cáo: quý I", "due": "trước ngày 05/04/2025", "owed-by": "Phòng TCHC, truong",
    ]

    private func added(to text: String) throws -> String {
        let source = RuleSource(name: "plan.yaml", bytes: Array(text.utf8))
        let rule = try answered(
            .duty(.deadline), Self.dutyAnswers, beside: [Tables.registry, Tables.settings, source])
        let bytes = try rule.added(to: SourceFile(name: "plan.yaml", bytes: source.bytes))
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test("A duty is added below the last one; every other octet stays, and all passes")
    func duty() throws {
        let text = try added(to: Self.planText)
        let item = """
              - id: bao-cao-quy-i
                kind: deadline
                title: 'Báo cáo: quý I'
                due: trước ngày 05/04/2025
                owed-by: [phong-tchc, truong]
                remind: [7d, 1wd]

            """.split(separator: "\n", omittingEmptySubsequences: false)
            .joined(separator: "\n")
        #expect(text.contains(item), "\(text)")
        #expect(text.replacing(item, with: "") == Self.planText)
        #expect(Tables.errors(text) == [])
    }

    struct Form: Sendable, CustomTestStringConvertible {
        let says: String
        let text: String
        var testDescription: String { says }
    }

    @Test(
        "Line ends, indentation, keys and blank lines are those of the file",
        arguments: [
            Form(says: "CR LF", text: planText.replacing("\n", with: "\r\n")),
            Form(
                says: "no last line end",
                text: String(planText.prefix { $0 != ">" })
                    + "x\n    due: 05/11/2025\n    owed-by: truong"),
            Form(
                says: "Vietnamese, not indented",
                text:
                    "kế hoạch:\n  mã: a\n  tên: A\n  chủ trì: phong-tchc\nnhiệm vụ:\n- mã: b\n  loại: thường xuyên\n  tên: B\n\n- mã: c\n  loại: thường xuyên\n  tên: C\n"
            ),
            Form(
                says: "the list before the plan",
                text:
                    "duties:\n    - kind: standing\n      title: B\n      id: b\nplan: {id: a, title: A, owner: phong-tchc}\n"
            ),
        ])
    func forms(_ form: Form) throws {
        let text = try added(to: form.text)
        #expect(Tables.errors(text) == [])
        let lineEnd: Character = form.text.contains("\r\n") ? "\r\n" : "\n"
        #expect(!text.contains(lineEnd == "\n" ? "\r\n" : "\n"))
        let old = form.text.split(omittingEmptySubsequences: false) { $0 == lineEnd }
        let new = text.split(omittingEmptySubsequences: false) { $0 == lineEnd }
        let difference = new.difference(from: old)
        #expect(difference.removals.isEmpty, "\(text)")
        let isVietnamese = form.text.hasPrefix("kế")
        #expect(text.contains(isVietnamese ? "- mã: bao-cao-quy-i" : "- id: bao-cao-quy-i"))
        if isVietnamese {
            #expect(text.contains("tên: C\n\n- mã: bao-cao-quy-i\n  loại: báo cáo\n"))
        }
    }

    @Test("A list within brackets is left alone, with what to put in")
    func brackets() throws {
        let text =
            "plan: {id: a, title: A, owner: phong-tchc}\nduties: [{id: b, kind: standing, title: B}]\n"
        let refusal = #expect(throws: ImportRefusal.self) { try added(to: text) }
        #expect(refusal?.notes.first?.message.en.contains("- id: bao-cao-quy-i") == true)
    }

    struct Answer: Sendable, CustomTestStringConvertible {
        let field: String
        let text: String
        /// A part of what is wrong; empty for nothing.
        var fault = ""
        var testDescription: String { "\(field) \(text)" }
    }

    @Test(
        "Each answer is read at once, as the rules would be",
        arguments: [
            Answer(field: "title", text: "", fault: "can't be left empty"),
            Answer(field: "title", text: "a: #b"),
            Answer(field: "due", text: "hôm nào", fault: "unknown word 'hôm'"),
            Answer(field: "due", text: "31/02/2025", fault: "there is no such day"),
            Answer(field: "due", text: "mỗi quý vào ngày 25 của tháng cuối"),
            Answer(field: "owed-by", text: "Bảo", fault: "may be: bao-loc"),
            Answer(field: "owed-by", text: "truongg", fault: "did you mean 'truong'?"),
            Answer(field: "owed-by", text: "bao-loc, THPT Bảo Lâm"),
            Answer(field: "send-to", text: "truong", fault: "truong"),
            Answer(field: "send-to", text: ""),
        ])
    func answers(_ item: Answer) throws {
        var rule = try NewRule(
            .duty(.deadline), beside: [Tables.registry, Tables.settings], zone: Tables.zone)
        let field = try #require(rule.fields.first { $0.name == item.field })
        do {
            _ = try rule.answer(field, item.text)
            #expect(item.fault.isEmpty, "nothing was wrong")
        } catch {
            let text = error.notes.map(\.message.en).joined()
            #expect(!item.fault.isEmpty && text.contains(item.fault), "\(text)")
        }
        #expect(
            rule.missing.contains { $0.name == item.field }
                == (field.isRequired && !item.fault.isEmpty))
    }

    @Test("A new plan is a file that passes, in either language's keys")
    func plan() throws {
        let rule = try answered(
            .plan,
            [
                "title": "Kế hoạch 2026", "owner": "Phòng TCHC", "period": "2026",
                "document": "Kế hoạch số 1/KH", "duty": "Báo cáo năm",
                "due": "trước ngày 05/11/2026",
                "owed-by": "truong",
            ])
        #expect(rule.missing.isEmpty)
        for language in [Language.vi, .en] {
            #expect(Tables.errors(rule.file(language)) == [])
        }
        #expect(rule.file(.en).hasPrefix("plan:\n  id: ke-hoach-2026\n"))
        #expect(rule.file(.en).contains("  - id: bao-cao-nam\n"), "\(rule.file(.en))")
    }

    @Test("A commemoration is reminded of")
    func anniversary() throws {
        let rule = try answered(
            .duty(.anniversary), ["title": "Ngày Nhà giáo", "due": "20/11", "owed-by": "truong"])
        #expect(rule.file(.en).hasSuffix("    date: 20/11\n    owed-by: truong\n    remind: 7d\n"))
    }

    @Test("The same thing twice is refused, unless it is given an id of its own")
    func twice() throws {
        let plan = RuleSource(name: "plan.yaml", bytes: Array(Self.planText.utf8))
        let beside = [Tables.registry, Tables.settings, plan]
        func refusal(_ kind: NewRule.Kind, _ name: String, _ text: String, id: String? = nil) throws
            -> String?
        {
            var rule = try NewRule(kind, beside: beside, addedTo: "plan.yaml", zone: Tables.zone)
            if let id { try rule.name(id) }
            let field = try #require(rule.fields.first { $0.name == name })
            do {
                _ = try rule.answer(field, text)
                return nil
            } catch {
                return error.notes.map(\.message.en).joined()
            }
        }
        #expect(
            try refusal(.duty(.deadline), "title", "BÁO CÁO NĂM")
                == "'BÁO CÁO NĂM' is there already, with the id bao-cao; give --id if another is meant"
        )
        #expect(try refusal(.unit, "name", "Trường THPT Bảo Lộc")?.contains("id bao-loc") == true)
        #expect(try refusal(.plan, "title", "Kế hoạch")?.contains("id ke-hoach") == true)
        #expect(try refusal(.unit, "name", "Trường THPT Bảo Lộc", id: "bao-loc-2") == nil)
        #expect(try refusal(.duty(.deadline), "title", "Báo cáo quý") == nil)
        let other = try NewRule(
            .duty(.deadline), beside: beside, addedTo: "other.yaml", zone: Tables.zone)
        var next = other
        let field = try #require(next.fields.first { $0.name == "title" })
        #expect(try next.answer(field, "Báo cáo năm").isEmpty)
    }

    @Test(
        "A unit is added to a registry in YAML and in CSV; what a table has no column for is said")
    func unit() throws {
        let answers = ["name": "Trường THPT C, D", "email": "c@so.example", "head": "Hiệu trưởng"]
        let yaml = "units:\n  - {id: a, name: A, email: a@so.example}\n"
        let csv = "Mã;Tên đơn vị;Email;Chức danh\r\na;A;a@so.example;X"
        for (name, text, expected) in [
            (
                "r.yaml", yaml,
                yaml + "  - id: thpt-c-d\n    name: Trường THPT C, D\n    email: c@so.example\n"
                    + "    head:\n      title: Hiệu trưởng\n"
            ), ("r.csv", csv, csv + "\r\nthpt-c-d;Trường THPT C, D;c@so.example;Hiệu trưởng\r\n"),
        ] {
            let source = RuleSource(name: name, bytes: Array(text.utf8))
            let rule = try answered(.unit, answers, beside: [source])
            let added = try rule.added(to: SourceFile(name: name, text: text))
            #expect(String(decoding: added, as: UTF8.self) == expected)
        }
        let source = RuleSource(name: "r.csv", bytes: Array("id,name\na,A\n".utf8))
        let rule = try answered(.unit, answers, beside: [source])
        let refusal = #expect(throws: ImportRefusal.self) {
            try rule.added(to: SourceFile(name: "r.csv", bytes: source.bytes))
        }
        #expect(refusal?.notes.first?.message.en.contains("no column for: email, head") == true)
    }

    @Test("An id that is in use, or can't be one, is refused")
    func ids() throws {
        var rule = try NewRule(
            .unit, beside: [Tables.registry, Tables.settings], zone: Tables.zone)
        for id in ["bao-loc", "truong", "a b", ""] {
            #expect(throws: ImportRefusal.self) { try rule.name(id) }
        }
        try rule.name("moi")
    }
}

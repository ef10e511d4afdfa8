import SourceText
import Testing

@testable import Rules

/// Warnings have codes for ever, and may be allowed where they stand, with a reason.
struct AllowanceTests {
    private static let sunday = "kind: deadline\ntitle: T\nowed-by: truong\ndue: 09/11/2025\n"

    private func codes(_ lines: String, plan: String = Desk.plan) -> [String] {
        Desk.read(plan + Desk.dutyText(lines)).findings.map { $0.lint?.code ?? $0.code }
    }

    @Test("No code and no word is given to two warnings")
    func distinct() {
        #expect(Set(Lint.allCases.map(\.code)).count == Lint.allCases.count)
        #expect(Set(Lint.allCases.map(\.word)).count == Lint.allCases.count)
        #expect(Lint.allCases.map(\.code) == Lint.allCases.map(\.code).sorted())
    }

    @Test("Every warning of the reader has its code, and no error has one")
    func marked() {
        let findings = Desk.read(
            Desk.plan
                + Desk.dutyText(
                    Self.sunday + "remind: 400d\nescalate:\n  - after: x\n    to: head\n")
        ).findings
        #expect(findings.contains { $0.severity == .error })
        #expect(findings.contains { $0.severity == .warning })
        for finding in findings { #expect((finding.lint != nil) == (finding.severity == .warning)) }
    }

    struct Case: CustomTestStringConvertible {
        let says: String
        var plan = ""
        let duty: String
        let told: [String]

        var testDescription: String { says }
    }

    @Test(
        "What is allowed isn't told, where it is allowed and nowhere else",
        arguments: [
            Case(says: "not allowed", duty: "", told: ["H009"]),
            Case(says: "at the duty", duty: "allow:\n  H009: the paper says so\n", told: []),
            Case(says: "in Vietnamese", duty: "cho phép:\n  h009: đúng văn bản\n", told: []),
            Case(says: "without marks", duty: "cho phep:\n  H009: đúng văn bản\n", told: []),
            Case(
                says: "at the plan", plan: "  allow:\n    H009: the paper says so\n", duty: "",
                told: []),
            Case(
                says: "another code, which nothing uses", duty: "allow:\n  H012: x\n",
                told: ["H009", "H040"]),
            Case(
                says: "twice, of which one is idle at least",
                plan: "  allow:\n    H012: x\n", duty: "allow:\n  H009: x\n", told: ["H040"]),
            Case(
                says: "without a reason", duty: "allow:\n  H009:\n",
                told: ["H009", "missing-value"]),
            Case(
                says: "a code that isn't there", duty: "allow:\n  H999: x\n",
                told: ["H009", "unknown-key"]),
            Case(
                says: "a code alone", duty: "allow: H009\n", told: ["H009", "wrong-type"]),
        ])
    func allowed(_ test: Case) {
        let plan = Desk.plan.replacing("plan:\n", with: "plan:\n" + test.plan)
        #expect(codes(Self.sunday + test.duty, plan: plan).sorted() == test.told.sorted())
    }

    @Test("A value that two duties inherit is told of unless both allow it")
    func inherited() {
        func told(_ second: String) -> [String] {
            let first = "allow:\n  H016: so\n"
            let duty = { (id: String, more: String) in
                ("- id: \(id)\n"
                    + ("kind: deadline\ntitle: T\nowed-by: truong\ndue: 05/11/2025\n"
                    + more).split(separator: "\n").map { "  \($0)\n" }.joined())
            }
            let text =
                Desk.plan + "defaults:\n  remind: 3d at 22:00\nduties:\n" + duty("a", first)
                + duty("b", second)
            return Desk.read(text).findings.map { $0.lint?.code ?? $0.code }
        }
        #expect(told("") == ["H016", "H040"])
        #expect(told("allow:\n  H016: so too\n") == [])
    }

    @Test("A unit of the registry allows what is found at it")
    func unit() {
        let registry = { (allow: String) in
            """
            units:
              - id: a
                name: A
                email: van-thu@a.example
              - id: b
                name: B
                email: van-thu@a.example
            \(allow)
            """
        }
        func told(_ allow: String) -> [String] {
            Desk.read(registry(allow), besides: []).findings.map { $0.lint?.code ?? $0.code }
        }
        #expect(told("") == ["H005"])
        #expect(told("    allow:\n      H005: one registry for both\n") == [])
    }

    @Test(
        "So does a row of its table, in the words of either language",
        arguments: [
            ("Cho phép", "", ["H005"]),
            ("Cho phép", "H005: chung một văn thư, đến hết năm", []),
            ("allow", "h005 : one clerk for both", []),
            ("allow", "H004: x; H005: one clerk", ["H040"]),
            ("Cho phép", "\"H005: chung một văn thư;\nH004: x\"", ["H040"]),
        ])
    func row(_ header: String, _ cell: String, _ told: [String]) {
        let table = """
            Mã,Tên đơn vị,Email,\(header)
            a,A,van-thu@a.example,
            b,B,van-thu@a.example,\(cell.hasPrefix("\"") ? cell : "\"\(cell)\"")

            """
        let findings = Desk.read(table, as: "danh-muc.csv", besides: []).findings
        #expect(findings.map { $0.lint?.code ?? $0.code } == told)
    }

    @Test("Every code is explained in both languages, and stands in the guide's table")
    func explained() throws {
        let guide = try GuideTests.guide.get()
        for lint in Lint.allCases {
            for language in Language.allCases {
                let lines = lint.explanation(language).split(separator: "\n")
                #expect(lines[0].hasPrefix("\(lint.code) \(lint.word): "))
                #expect(lines.count >= 6)
            }
            let level = lint.text.level == .serious ? "nên sửa · serious" : "nên xem lại · advice"
            let name = lint.text.name
            #expect(guide.contains("| `\(lint.code)` | \(name.vi) · \(name.en) | \(level) |\n"))
        }
        let rows = guide.split(separator: "\n").filter { $0.hasPrefix("| `H") }
        #expect(rows.count == Lint.allCases.count)
    }
}

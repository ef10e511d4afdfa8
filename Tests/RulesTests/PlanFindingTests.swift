import SourceText
import Testing

@testable import Rules

/// What is wrong with files as a whole and with what stands between duties, marked in the file.
struct PlanFindingTests {
    struct Case: CustomTestStringConvertible {
        var says: String
        var file: String
        var name: String

        init(_ says: String, _ file: String, as name: String = "plan.yaml") {
            self.says = says
            self.file = file
            self.name = name
        }

        var testDescription: String { says }
    }

    @Test("A file's faults are found where they stand, and nothing else is", arguments: cases)
    func faults(_ item: Case) {
        let marked = MarkedText(item.file)
        let (rules, findings) = Desk.read(marked.text, as: item.name)
        let found = findings.filter { $0.file.name == item.name }
            .map { MarkedText.Mark(code: $0.code, range: $0.range ?? 0..<0) }
        #expect(Set(found) == Set(marked.expected))
        #expect((rules == nil) == findings.hasErrors)
    }

    @Test("Plans without any registry give one finding in the place of many")
    func noRegistry() {
        let (rules, findings) = Desk.read(
            Desk.plan + Desk.dutyText("kind: deadline\ntitle: T\ndue: 05/11/2025\nowed-by: truong"),
            besides: [
                Desk.source("calendar.yaml", Desk.calendar), Desk.source("s.yaml", Desk.settings),
            ])
        #expect(rules == nil)
        #expect(
            DiagnosticRenderer(language: .en).render(findings) == """
                plan.yaml:4:10: error: there is no registry of units among the files read
                    4 |   owner: phong-tchc
                      |          ^~~~~~~~~~
                      = name the whole directory, such as: hanchot check rules; a registry has \
                'units', or is a .csv file

                """)
    }

    private static let bare = "plan:\n  id: p\n  title: T\n  owner: phong-tchc\n  calendar: vn\n"
    private static let head = bare + "  document: Kế hoạch số 1\n"
    private static let duties =
        "duties:\n  - id: viec\n    kind: standing\n    title: T\n"
    private static func replies(_ address: String) -> String {
        "settings:\n  organisation:\n    replies: \(address)\n"
    }
    private static func gathering(_ due: String) -> String {
        head + """
            duties:
              - id: tong-hop
                kind: deadline
                title: T
                due: \(due)
                owed-by: phong-tchc
                gathers: ⟪gathers-too-early|viec⟫
              - id: viec
                kind: deadline
                title: T
                due: trước ngày 05/11/2025
                owed-by: truong

            """
    }

    static let cases: [Case] = [
        Case("a plan without a period", head + duties),
        Case(
            "a plan without duties",
            "⟪missing-key|plan⟫:\n  id: p\n  title: T\n  owner: phong-tchc\n  calendar: vn\n"),
        Case(
            "duties without a plan",
            "⟪missing-key|duties⟫:\n  - id: viec\n    kind: standing\n    title: T\n"),
        Case(
            "a key of the file misspelt",
            head + "⟪unknown-key|dutys⟫: x\n" + duties),
        Case(
            "a plan without owner",
            "plan:\n  ⟪missing-key|id⟫: p\n  title: T\n  calendar: vn\n" + duties),
        Case(
            "an unknown owner",
            "plan:\n  id: p\n  title: T\n  owner: ⟪unknown-reference|phong-tchcc⟫\n  calendar: vn\n"
                + duties),
        Case(
            "a group as owner",
            "plan:\n  id: p\n  title: T\n  owner: ⟪unfit-reference|truong⟫\n  calendar: vn\n"
                + duties),
        Case(
            "an unknown calendar",
            head.replacing("calendar: vn", with: "calendar: ⟪unknown-reference|vm⟫") + duties),
        Case("an unknown zone", head + "  timezone: ⟪unknown-zone|Asia/Ho_Chi_Min⟫\n" + duties),
        Case(
            "a period turned round",
            head + "  period: ⟪bad-period|31/12/2025 - 15/01/2025⟫\n" + duties),
        Case("a period that isn't one", head + "  period: ⟪bad-value|15/01/2025⟫\n" + duties),
        Case("a period without blanks", head + "  period: 15/01/2025-31/12/2025\n" + duties),
        Case("a year as period", head + "  period: năm 2025\n" + duties),
        Case(
            "office hours that don't climb",
            head + "  office-hours: ⟪bad-office-hours|13:30-17:00, 07:30-11:30⟫\n" + duties),
        Case("an unknown mode", head + "  mode: ⟪unknown-value|shadwo⟫\n" + duties),
        Case(
            "a blank number",
            bare + "  document: ⟪blank-number|Kế hoạch số …/KH-SGDĐT tháng 01/2025⟫\n" + duties),
        Case(
            "a blank number of blanks",
            bare + "  document: ⟪blank-number|\"Số:    /KH-SGDĐT\"⟫\n" + duties),
        Case(
            "a blank number of dots",
            head + "  basis: ⟪blank-number|Văn bản số ...../BC⟫\n" + duties),
        Case("a number that is there", bare + "  document: Kế hoạch số 12/KH-SGDĐT\n" + duties),
        Case("a default misspelt", head + "defaults:\n  ⟪unknown-key|reminds⟫: [7d]\n" + duties),
        Case(
            "a default that nobody can read, told once",
            head + "defaults:\n  remind: ⟪bad-reminder|x⟫\n"
                + "duties:\n  - id: a\n    kind: deadline\n    title: T\n    due: 05/11/2025\n    owed-by: truong\n"
                + "  - id: b\n    kind: deadline\n    title: T\n    due: 05/11/2025\n    owed-by: truong\n"
        ),
        Case(
            "two duties of one id (statement 8)",
            head + duties + "  - id: ⟪duplicate-id|viec⟫\n    kind: standing\n    title: T\n"),
        Case(
            "a duty without a title",
            head + "duties:\n  - ⟪no-title|id⟫: viec\n    kind: standing\n"),
        Case("gathering on the same day", gathering("04/11/2025")),
        Case("gathering the day after, with no working day between", gathering("05/11/2025")),
        Case("gathering before", gathering("31/10/2025")),
        Case("gathering with a working day between", MarkedText(gathering("06/11/2025")).text),
        Case(
            "gathering what has no reports",
            head + duties
                + "  - id: tong-hop\n    kind: deadline\n    title: T\n    due: 05/11/2025\n"
                + "    owed-by: phong-tchc\n    gathers: ⟪unfit-reference|viec⟫\n"),
        Case(
            "gathering what isn't there",
            head
                + "duties:\n  - id: tong-hop\n    kind: deadline\n    title: T\n    due: 05/11/2025\n"
                + "    owed-by: phong-tchc\n    gathers: ⟪unknown-reference|tong-hob⟫\n"),
        Case("two documents", head + duties + "⟪yaml-document|---⟫\nplan: {}\n"),
        Case("a tab", head + "⟪tab|\t⟫period: 2025\n" + duties),
        Case("a list where the plan belongs", "plan: ⟪wrong-type|[p]⟫\n" + duties),
        Case(
            "nesting without end", "plan: " + String(repeating: "[", count: 31) + "⟪yaml-depth|[⟫"),
        Case("nothing", "⟪empty-file|⟫"),
        Case("only comments", "⟪empty-file|⟫# nothing\n"),
        Case("rules in a file of tests", "tests:\n  - x\n⟪tests-apart|duties⟫:\n  - id: a\n"),
        Case(
            "an organisation",
            "settings:\n  organisation:\n    name: Sở\n    office: Sở GDĐT\n    mail-from: nhac@so.example\n"
        ),
        Case(
            "an address that isn't one",
            "settings:\n  organisation:\n    mail-from: ⟪bad-address|Sở <nhac@so.example>⟫\n"),
        Case("a mailbox for answers of 15 characters", replies("abcdefghij.klmn@so.example")),
        Case("a mailbox for answers of 16", replies("⟪bad-address|abcdefghij.klmno@so.example⟫")),
        Case("a mailbox for answers with a +", replies("⟪bad-address|nhac+viec@so.example⟫")),
        Case("a mailbox for answers that is none", replies("⟪bad-address|nhacviec⟫")),
        Case("a share beyond all", "settings:\n  blast-guard:\n    share: ⟪not-a-number|120%⟫\n"),
    ]
}

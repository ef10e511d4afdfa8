import Civil
import SourceText
import Testing

@testable import Rules

/// Rules outside the force of the law that they come from (statement 57).
struct LawForceTests {
    private static let monthly =
        "kind: deadline\ntitle: T\nowed-by: truong\nremind: []\nevery: tháng\nroll: next\n"
    private static let event =
        "kind: deadline\ntitle: T\nowed-by: truong\nafter-event: tai-nan\n"
        + "due: trong vòng 5 ngày kể từ ngày …\n"
    private static let yearly =
        "kind: deadline\ntitle: T\nowed-by: truong\ndue: 15/12/2025\n"

    static let findings: [DutyFindingTests.Case] = [
        .init(
            "law in force",
            yearly + "law:\n  document: Nghị định số 1/2020/NĐ-CP\n  from: 01/01/2020"),
        .init("law by its name alone", yearly + "law: Nghị định số 1/2020/NĐ-CP, Điều 2"),
        .init(
            "law that isn't in force yet",
            yearly
                + "law:\n  ⟪outside-force|document: Nghị định số 1/2026/NĐ-CP\n  from: 01/01/2026⟫"
        ),
        .init(
            "law that its number says wasn't there yet",
            yearly + "law:\n  ⟪outside-force|document: Thông tư số 25/2026/TT-BGDĐT⟫"),
        .init(
            "law issued in the year of the due day",
            yearly + "law:\n  document: Thông tư số 25/2025/TT-BGDĐT\n  article: Điều 3"),
        .init(
            "law whose number has no year", yearly + "law:\n  document: Công văn số 2026/BNV-CCHC"),
        .init(
            "law that its number says came after events may happen",
            event + "law:\n  ⟪outside-force|document: Thông tư số 25/2026/TT-BGDĐT⟫"),
        .init(
            "law that isn't in force any more",
            yearly + "law:\n  ⟪outside-force|document: Thông tư số 1\n  until: 30/06/2025⟫"),
        .init(
            "law that ends while events may still happen",
            event + "law:\n  ⟪outside-force|document: Thông tư số 1\n  until: 30/06/2025⟫"),
        .init(
            "law that begins after events may happen",
            event + "law:\n  ⟪outside-force|document: Thông tư số 1\n  from: 01/07/2025⟫"),
        .init(
            "law in force as long as events may happen",
            event + "law:\n  document: Thông tư số 1\n  from: 15/01/2025\n  until: 31/12/2025"),
        .init(
            "law that ends while inspections go on",
            "kind: inspection\ntitle: T\nowed-by: truong\nevery: 3 tháng kể từ khi hoàn thành\n"
                + "first: 14/02/2025\nlaw:\n  ⟪outside-force|document: Thông tư số 1\n  until: 30/06/2025⟫"
        ),
        .init(
            "law of a standing duty that begins later",
            "kind: standing\ntitle: T\nlaw:\n  ⟪outside-force|document: Thông tư số 1\n  from: 01/07/2025⟫"
        ),
        .init(
            "law that ends before it begins",
            yearly
                + "law:\n  document: Thông tư số 1\n  from: 01/01/2025\n  until: ⟪bad-period|30/06/2024⟫"
        ),
        .init("law without a name", yearly + "law:\n  ⟪missing-key|article⟫: Điều 1"),
    ]

    @Test(
        "Force is held against due days, and against when something may come up",
        arguments: findings)
    func faults(_ item: DutyFindingTests.Case) {
        let marked = MarkedText(Desk.plan + Desk.dutyText(item.lines, id: item.id))
        let (rules, findings) = Desk.read(marked.text)
        let found = findings.map { MarkedText.Mark(code: $0.code, range: $0.range ?? 0..<0) }
        #expect(Set(found) == Set(marked.expected))
        #expect((rules == nil) == findings.hasErrors)
    }

    @Test("Of a plan that goes on only the end of its law is told, since the past is over")
    func perennial() {
        func codes(_ law: String) -> [String] {
            Desk.read(
                Desk.planThatGoesOn
                    + Desk.dutyText(Self.monthly + "due: 20\nlaw:\n  document: Luật\n  \(law)")
            ).findings.map(\.code)
        }
        #expect(codes("from: 01/01/2025") == [])
        #expect(codes("until: 30/06/2027") == ["outside-force"])
    }

    struct Day: CustomTestStringConvertible {
        var says: String
        var due: String
        var law: String
        var found: [String]
        var testDescription: String { says }

        init(_ says: String, _ due: String, _ law: String, _ found: String...) {
            (self.says, self.due, self.law, self.found) = (says, due, law, found)
        }
    }

    private static let months =
        "kind: deadline\ntitle: T\nowed-by: truong\nroll: next\nevery: month\ndue: 20\n"

    @Test(
        "Of a plan that goes on its law counts from today on, also one that begins later",
        arguments: [
            Day("begun", months, "from: 01/01/2025"),
            Day("begins later", months, "from: 01/01/2028", "outside-force"),
            Day("over before today", months, "until: 30/06/2024", "outside-force"),
            Day("ends later", months, "until: 30/06/2027", "outside-force"),
            Day("an event under law that begins later", event, "from: 01/01/2028", "outside-force"),
            Day("an event under law that ends", event, "until: 30/06/2027", "outside-force"),
            Day("an event under law in force", event, "from: 01/01/2025"),
            Day("checked today", months, "checked: 30/11/2026"),
            Day("checked on a day to come", months, "checked: 01/12/2026", "checked-later"),
        ])
    func today(_ item: Day) {
        let text =
            Desk.planThatGoesOn
            + Desk.dutyText(item.due + "law:\n  document: Luật\n  \(item.law)")
        let findings = Desk.read(text, today: CivilDate(2026, 11, 30)).findings
        #expect(findings.map(\.code) == item.found, "\(findings.map(\.message.en))")
    }

    @Test("What depends on the day is judged where one is given alone, and so is its allowance")
    func allowedToday() {
        let text =
            Desk.planThatGoesOn
            + Desk.dutyText(
                Self.months
                    + "law:\n  document: Luật\n  from: 01/01/2028\nallow:\n  H030: sắp ban hành")
        #expect(Desk.read(text).findings.map(\.code) == [])
        #expect(Desk.read(text, today: CivilDate(2026, 11, 30)).findings.map(\.code) == [])
        #expect(
            Desk.read(text, today: CivilDate(2028, 11, 30)).findings.map(\.code) == [
                "unused-allowance"
            ])
    }
}

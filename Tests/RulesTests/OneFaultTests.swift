import SourceText
import Testing

@testable import Rules

/// One fault is one finding, with its remedy: what follows from a key that is mistyped, or that has no
/// value, isn't told again.
struct OneFaultTests {
    private static func file(_ duty: String, plan: String = "calendar: trong") -> String {
        """
        settings:
          organisation:
            mail-from: nhac@so.example
        plan:
          id: p
          title: Kế hoạch
          owner: phong
          document: Quyết định số 15
          period: 2026
          \(plan)
        duties:
          - id: a
        \(duty.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n"))
        units:
          - {id: phong, name: Phòng, email: phong@so.example}
        calendar:
          id: trong
          announced: 2026
        """
    }

    private static let rest = "kind: deadline\ntitle: A\nowed-by: phong\n"

    static let cases = [
        MarkedCase("a due day left blank", file(rest + "⟪missing-value|hạn⟫:")),
        MarkedCase("the same in English", file(rest + "⟪missing-value|due⟫:")),
        MarkedCase("'hạm' for 'hạn'", file(rest + "⟪unknown-key|hạm⟫: 25/11/2026")),
        MarkedCase("'hạm' for 'hạn', and nothing behind it", file(rest + "⟪unknown-key|hạm⟫:")),
        MarkedCase(
            "a key that nobody knows, and nothing behind it",
            file(rest + "due: 25/11/2026\n⟪unknown-key|xyzzy⟫:")),
        MarkedCase(
            "a key without a value, and with one below",
            file(rest + "cite:\ndue: 25/11/2026\n⟪duplicate-key|cite⟫: mục 1")),
        MarkedCase(
            "a due day left blank, and given below",
            file(rest + "due:\n⟪duplicate-key|due⟫: 25/11/2026")),
        MarkedCase(
            "the same in two spellings", file(rest + "hạn:\n⟪duplicate-key|due⟫: 25/11/2026")),
        MarkedCase(
            "a key with a value, and without one below",
            file(rest + "due: 25/11/2026\n⟪duplicate-key|due⟫:")),
        MarkedCase("'befor' for 'before'", file(rest + "⟪unknown-key|befor⟫: 25/11/2026")),
        MarkedCase(
            "two colons behind a title",
            file("kind: deadline\n⟪unknown-key|title:⟫: A\nowed-by: phong\ndue: 25/11/2026")),
        MarkedCase(
            "a title under another name",
            file("kind: deadline\n⟪unknown-key|TIÊU ĐỀ⟫: A\nowed-by: phong\ndue: 25/11/2026")),
        MarkedCase(
            "a kind under a mistyped name",
            file("⟪unknown-key|kiind⟫: deadline\ntitle: A\nowed-by: phong\ndue: 25/11/2026")),
        MarkedCase(
            "who owes it under a mistyped name",
            file("kind: deadline\ntitle: A\n⟪unknown-key|owed-bye⟫: phong\ndue: 25/11/2026")),
        MarkedCase(
            "where a day off goes, mistyped",
            file(rest + "due: 25/10/2026\n⟪unknown-key|rol⟫: next")),
        MarkedCase(
            "reminders of an anniversary, mistyped",
            file("kind: anniversary\ntitle: A\nowed-by: phong\ndate: 28/3\n⟪unknown-key|remnd⟫: 7d")
        ),
        MarkedCase(
            "a plan's calendar, mistyped",
            file(rest + "due: 25/11/2026", plan: "⟪unknown-key|calender⟫: trong")),
    ]

    @Test("A fault is told once, where it stands", arguments: cases)
    func faults(_ item: MarkedCase) { item.expectItsFindings(as: "plan.yaml") }

    @Test("A due day left blank is shown one; a line that need not be there may go")
    func blank() {
        func remedy(_ lines: String) -> String? {
            Desk.read(Self.file(lines), besides: []).findings.first?.remedy?.vi
        }
        #expect(
            remedy(Self.rest + "hạn:")
                == "viết giá trị sau dấu “:”, như “hạn: trước ngày 05/11/2025”")
        #expect(
            remedy(Self.rest + "due: 25/11/2026\ncite:")
                == "viết giá trị sau dấu “:” hoặc bỏ dòng này")
    }

    static let tables = [
        MarkedCase(
            "a comma too many in a name",
            "mã,tên,email\na,Trường A, số 2,⟪csv-columns|a@so.example⟫\nb,Trường B,b@so.example\n"),
        MarkedCase(
            "a column of addresses that is mistyped",
            "mã;tên;⟪unknown-key|emial⟫\na;Trường A;a@so.example\n"),
    ]

    @Test("So is one of a table", arguments: tables)
    func rows(_ item: MarkedCase) { item.expectItsFindings(as: "registry.csv") }

    @Test("A plan beside such a table isn't told of the units that couldn't be read")
    func beside() {
        let plan = Self.file(
            "kind: deadline\ntitle: A\nowed-by: [a, phong]\ndue: 25/11/2026")
        let table = "mã,tên,email\na,Trường A, số 2,a@so.example\n"
        let found = Desk.read(plan, besides: [Desk.source("r.csv", table)]).findings
        #expect(found.map { "\($0.file.name) \($0.code)" } == ["r.csv csv-columns"])
        let other = "mã;tên;emial\nso;Sở;so@so.example\n"
        let owner = Desk.read(
            plan.replacing("owner: phong", with: "owner: so").replacing("[a, phong]", with: "so"),
            besides: [Desk.source("r.csv", other)]
        ).findings
        #expect(owner.map { "\($0.file.name) \($0.code)" } == ["r.csv unknown-key"])
    }
}

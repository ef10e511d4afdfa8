import SourceText
import Testing

@testable import Rules

/// Duties that go from level to level (statement 56): how they are read, and what is wrong with them.
struct LevelTests {
    private static func file(_ duties: String, units: String = units) -> String {
        """
        settings:
          organisation:
            mail-from: nhac@so.example
        plan:
          id: quy
          title: Báo cáo quý
          owner: phong
          document: Quyết định số 15
          period: 2026
          calendar: vn
        duties:
        \(duties)
        \(units)
        calendar:
          id: vn
          announced: 2026
        days: []
        groups:
          - id: truong
          - id: xa

        """
    }

    private static let units = """
        units:
          - {id: phong, name: Phòng, email: phong@so.example}
          - {id: xa-a, name: Xã A, email: a@xa.example, groups: xa, parent: phong}
          - {id: xa-b, name: Xã B, email: b@xa.example, groups: xa, parent: phong, outside: có}
          - {id: a1, name: Trường A1, email: a1@truong.example, groups: truong, parent: xa-a}
          - {id: b1, name: Trường B1, email: b1@truong.example, groups: truong, parent: xa-b}
        """

    private static let school = """
          - id: quy-truong
            kind: deadline
            title: Báo cáo hằng quý
            due: hằng quý, chậm nhất ngày 16 của tháng cuối
            roll: previous
            owed-by: truong
        """

    private static func commune(_ lines: String) -> String {
        school + "\n" + """
              - id: quy-xa
                kind: deadline
                title: Báo cáo hằng quý của xã
                due: hằng quý, chậm nhất ngày 19 của tháng cuối
                roll: previous
                \(lines)
            """
    }

    @Test("Several that gather what goes up level by level say from whom, or are told (56)")
    func spill() {
        func codes(_ lines: String, schools: String = "send-to: parent") -> [String] {
            let text = Self.file(
                Self.commune("owed-by: xa\n    \(lines)").replacing(
                    "    owed-by: truong", with: "    owed-by: truong\n    \(schools)"))
            return Desk.read(text, besides: []).1.map(\.code)
        }
        #expect(codes("gathers: quy-truong") == ["gathers-all"])
        #expect(codes("gathers: quy-truong", schools: "send-to: phong") == ["gathers-all"])
        #expect(codes("gathers: quy-truong by parent") == [])
        // One office alone gathers of all.
        let one = Self.file(
            Self.commune("owed-by: phong\n    gathers: quy-truong"))
        #expect(Desk.read(one, besides: []).1.map(\.code) == [])
    }

    @Test(
        "What follows one event level by level leaves a working day to gather (54, 56)",
        arguments: [
            ("05 ngày làm việc", "07 ngày làm việc", []),
            ("05 ngày làm việc", "06 ngày làm việc", ["error gathers-too-early"]),
            ("05 ngày làm việc", "03 ngày làm việc", ["error gathers-too-early"]),
            ("01 tháng", "20 ngày", ["error gathers-too-early"]),
            // Only around a long holiday do the two come together.
            ("10 ngày", "15 ngày", ["warning gathers-too-early"]),
            ("10 ngày", "30 ngày", []),
        ])
    func events(school: String, commune: String, found: [String]) {
        let duty = { (id: String, limit: String, more: String) in
            """
              - id: \(id)
                kind: deadline
                title: Báo cáo vụ việc
                after-event: tai-nan
                due: trong vòng \(limit) kể từ ngày xảy ra
            \(more)

            """
        }
        let text = Self.file(
            duty("vu-viec-truong", school, "    owed-by: truong\n    send-to: parent")
                + duty(
                    "vu-viec-xa", commune, "    owed-by: xa\n    gathers: vu-viec-truong by parent")
        ).replacing(
            "days: []",
            with: "days:\n"
                + (14...22).map { "  - {date: \($0)/02/2026, kind: nghỉ, name: Tết}\n" }.joined())
        let findings = Desk.read(text, besides: []).1
        #expect(
            findings.map { "\($0.severity.rawValue) \($0.code)" } == found,
            "\(findings.map(\.message.vi))")
    }

    struct Spelling: CustomTestStringConvertible {
        let written: String
        let read: Gathering
        var testDescription: String { written }
    }

    @Test(
        "What is gathered, in either language",
        arguments: [
            Spelling(written: "quy-truong", read: Gathering("quy-truong")),
            Spelling(
                written: "quy-truong by parent", read: Gathering("quy-truong", byParent: true)),
            Spelling(
                written: "quy-truong theo cấp trên",
                read: Gathering("quy-truong", byParent: true)),
            Spelling(
                written: "[quy-truong  Theo cap tren]",
                read: Gathering("quy-truong", byParent: true)),
        ])
    func gathering(_ item: Spelling) throws {
        let text = Self.file(Self.commune("owed-by: xa\n    gathers: \(item.written)"))
        let (rules, findings) = Desk.read(text, besides: [])
        #expect(findings.map(\.code) == (item.read.byParent ? [] : ["gathers-all"]))
        #expect(try #require(rules?.plans[0].duties[1]).gathers == [item.read])
    }

    @Test("'parent' and 'cấp trên' in the place of a unit", arguments: ["parent", "cấp trên"])
    func destination(_ word: String) throws {
        let text = Self.file(
            Self.school + "\n    gửi về: \(word)\n    escalate:\n      - after: 1wd\n"
                + "        to: [head, \(word)]",
            units: Self.units.replacing(", outside: có", with: ""))
        let (rules, findings) = Desk.read(text, besides: [])
        #expect(findings.map(\.message.en) == [])
        let duty = try #require(rules?.plans[0].duties[0])
        #expect(duty.sendTo == .parent)
        #expect(duty.ladder[0].to == [.head, .parent])
    }

    static let cases = [
        MarkedCase(
            "a unit that owes it has nobody above",
            file(
                school + "\n    send-to: ⟪no-parent|parent⟫",
                units: units.replacing(
                    "groups: truong, parent: xa-b", with: "groups: truong"))),
        MarkedCase(
            "a rung to the unit above where there is none for one",
            file(
                school + "\n    escalate:\n      - after: 1wd\n        to: ⟪no-parent|parent⟫",
                units: units.replacing("groups: truong, parent: xa-b", with: "groups: truong"))),
        MarkedCase(
            "a rung to a unit above that is never written to",
            file(
                school + "\n    escalate:\n      - after: 1wd\n        to: ⟪outside-role|parent⟫")),
        MarkedCase(
            "nobody who gathers is above anybody who reports",
            file(commune("owed-by: phong\n    gathers: ⟪gathers-nobody|quy-truong by parent⟫"))),
        MarkedCase(
            "some reports are gathered by nobody",
            file(
                commune("owed-by: xa-a\n    gathers: ⟪gathered-by-nobody|quy-truong by parent⟫")
            )),
        MarkedCase(
            "what stands behind an id must be known words",
            file(
                commune("owed-by: xa\n    gathers: ⟪unknown-reference|quy-truong by commune⟫"))),
        MarkedCase(
            "due too early to gather, whoever gathers",
            file(
                commune("owed-by: xa\n    gathers: ⟪gathers-too-early|quy-truong by parent⟫")
                    .replacing("ngày 19", with: "ngày 17"))),
    ]

    @Test("Faults are found where they stand, and nothing else is", arguments: cases)
    func faults(_ item: MarkedCase) { item.expectItsFindings(as: "plan.yaml") }
}

import SourceText
import Testing

@testable import Rules

/// Regimes beside each other: seams between those that split a year, and reports that tell the same.
struct ReportCheckTests {
    private static func file(_ duties: String, period: String = "2026") -> String {
        """
        settings:
          organisation:
            mail-from: nhac@so.example
        plan:
          id: p
          title: Kế hoạch
          owner: phong
          document: Quyết định số 15
          calendar: trong
          period: \(period)
          law: Nghị định 1
        defaults:
          roll: none
          owed-by: truong
        duties:
        \(duties)
        units:
          - {id: phong, name: Phòng, email: phong@so.example}
          - {id: a, name: Trường A, email: a@so.example, groups: truong}
          - {id: b, name: Trường B, email: b@so.example, groups: truong}
        groups:
          - id: truong
        calendar:
          id: trong
        """
    }

    private static func duty(
        _ id: String, _ due: String, _ data: String, _ more: String = ""
    ) -> String {
        """
          - id: \(id)
            kind: deadline
            title: Báo cáo \(id)
            due: \(due)
            data: \(data)
        \(more.isEmpty ? "" : "    \(more)\n")
        """
    }

    private static let quarter = duty(
        "quy", "hằng quý, chậm nhất ngày 25 của tháng cuối", "theo NĐ 09/2019")

    static let cases = [
        MarkedCase(
            "quarter II and the first half-year, closed and due on the same days",
            file(
                quarter
                    + duty(
                        "nua-nam", "định kỳ 6 tháng, chậm nhất ngày 25 của tháng cuối",
                        "⟪reports-overlap|theo NĐ 09/2019⟫"))),
        MarkedCase(
            "the month that a quarter ends with, asked for in the same week",
            file(
                duty("thang", "hằng tháng, chậm nhất ngày 20", "theo NĐ 09/2019")
                    + duty(
                        "quy", "hằng quý, chậm nhất ngày 25 của tháng cuối",
                        "⟪reports-overlap|theo NĐ 09/2019⟫"))),
        MarkedCase(
            "months beside a quarter that adds up tell it again by its nature",
            file(
                duty("thang", "hằng tháng, chậm nhất ngày 25", "theo NĐ 09/2019")
                    + duty(
                        "quy", "hằng quý, chậm nhất ngày 25 của tháng cuối",
                        "lũy kế theo NĐ 09/2019"))),
        MarkedCase(
            "two papers that ask for the same thing of one quarter",
            file(
                duty("quy-phong-chay", "hằng quý, chậm nhất ngày 25 của tháng cuối", "trọn kỳ")
                    .replacing("trọn kỳ", with: "theo NĐ 09/2019")
                    + duty(
                        "phong-chay-quy", "hằng quý, chậm nhất ngày 20 của tháng cuối",
                        "⟪reports-overlap|theo NĐ 09/2019⟫", "law: Thông tư 2"))),
        MarkedCase(
            "two papers that ask for different things",
            file(
                quarter
                    + duty(
                        "phong-chay-quy", "hằng quý, chậm nhất ngày 20 của tháng cuối",
                        "theo NĐ 09/2019", "law: Thông tư 2"))),
        MarkedCase(
            "one regime taken twice",
            file(
                quarter
                    + duty(
                        "quy-2", "hằng quý, chậm nhất ngày 28 của tháng cuối",
                        "⟪reports-overlap|theo NĐ 09/2019⟫"))),
        MarkedCase(
            "owed by others, it is no overlap",
            file(
                quarter
                    + duty(
                        "quy-2", "hằng quý, chậm nhất ngày 28 của tháng cuối", "theo NĐ 09/2019",
                        "owed-by: phong"))),
        MarkedCase(
            "quarters without those that a half-year ends",
            file(
                duty(
                    "quy", "hằng quý, chậm nhất ngày 25 của tháng cuối, trừ quý II, quý IV",
                    "theo NĐ 09/2019")
                    + duty(
                        "nua-nam", "định kỳ 6 tháng, chậm nhất ngày 25 của tháng cuối",
                        "theo NĐ 09/2019"))),
        MarkedCase(
            "a duty for each quarter, with days between that nobody reports",
            file(
                duty(
                    "quy-1", "chậm nhất ngày 20/3 hằng năm", "15/12 năm trước - 14/3",
                    "reports-on: quý I")
                    + duty(
                        "quy-2", "chậm nhất ngày 20/6 hằng năm", "⟪window-gap|16/3 - 14/6⟫",
                        "reports-on: quý II"))),
        MarkedCase(
            "a duty for each quarter that follow each other",
            file(
                duty(
                    "quy-1", "chậm nhất ngày 20/3 hằng năm", "15/12 năm trước - 14/3",
                    "reports-on: quý I")
                    + duty(
                        "quy-2", "chậm nhất ngày 20/6 hằng năm", "15/3 - 14/6",
                        "reports-on: quý II"))),
    ]

    @Test("Faults are found where they stand, and nothing else is", arguments: cases)
    func faults(_ item: MarkedCase) { item.expectItsFindings(as: "plan.yaml") }

    @Test("Each level's own duty for a quarter leaves the one above a working day")
    func levels() {
        let text = Self.file(
            Self.duty(
                "quy-1", "chậm nhất ngày 20/3 hằng năm", "15/12 năm trước - 14/3",
                "reports-on: quý I")
                + Self.duty(
                    "tong-hop", "hằng quý, chậm nhất ngày 21 của tháng cuối", "theo NĐ 09/2019",
                    "owed-by: phong\n    gathers: quy-1"))
        let (_, findings) = Desk.read(text, besides: [])
        #expect(findings.map(\.code) == ["gathers-too-early"])
    }

    @Test("The due days on days off are named, all of them")
    func daysOff() {
        let text = Self.file(
            Self.duty("thang", "hằng tháng, chậm nhất ngày 25", "theo NĐ 09/2019")
        ).replacing("  roll: none\n", with: "")
        let (_, findings) = Desk.read(text, besides: [])
        #expect(
            findings.map(\.message.vi) == [
                "hạn 25/01/2026 là Chủ nhật; cả thảy 4 trên 12 hạn vào ngày nghỉ, còn: "
                    + "25/04/2026, 25/07/2026, 25/10/2026"
            ])
    }
}

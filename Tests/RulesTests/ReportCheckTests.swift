import SourceText
import Testing

@testable import Rules

/// Regimes beside each other: seams between those that split a year, and reports that tell the same.
struct ReportCheckTests {
    static func file(_ duties: String, period: String = "2026") -> String {
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

    static func duty(
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
            "one paper that asks for two things of one quarter",
            file(
                duty("thu-chi", "hằng quý, chậm nhất ngày 25 của tháng cuối", "theo NĐ 09/2019")
                    + duty(
                        "phong-chay", "hằng quý, chậm nhất ngày 20 của tháng cuối",
                        "theo NĐ 09/2019"))),
        MarkedCase(
            "one paper's quarters of two things are no seam",
            file(
                duty(
                    "thu-chi-quy-1", "chậm nhất ngày 20/3 hằng năm", "15/12 năm trước - 14/3",
                    "reports-on: quý I")
                    + duty(
                        "phong-chay-quy-2", "chậm nhất ngày 20/6 hằng năm", "16/3 - 14/6",
                        "reports-on: quý II"))),
        MarkedCase(
            "a half-year, and the quarter after it that leaves days out",
            file(
                duty(
                    "nua-nam", "chậm nhất ngày 20/6 hằng năm", "15/12 năm trước - 14/6",
                    "reports-on: 6 tháng đầu năm")
                    + duty(
                        "quy-3", "chậm nhất ngày 21/9 hằng năm", "⟪window-gap|18/6 - 14/9⟫",
                        "reports-on: quý III"))),
        MarkedCase(
            "quarters between which a half-year tells",
            file(
                duty(
                    "quy-1", "chậm nhất ngày 20/3 hằng năm", "15/12 năm trước - 14/3",
                    "reports-on: quý I")
                    + duty(
                        "nua-nam", "chậm nhất ngày 20/6 hằng năm", "15/12 năm trước - 14/6",
                        "reports-on: 6 tháng đầu năm")
                    + duty(
                        "quy-3", "chậm nhất ngày 21/9 hằng năm", "15/6 - 14/9",
                        "reports-on: quý III"))),
        MarkedCase(
            "as things stand at the end of two quarters, no days lie between",
            file(
                duty(
                    "quy-1", "chậm nhất ngày 20/4 hằng năm", "tính đến 31/3", "reports-on: quý I")
                    + duty(
                        "quy-2", "chậm nhất ngày 20/7 hằng năm", "tính đến 30/6",
                        "reports-on: quý II"))),
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

    private static func regime(
        _ id: String, _ title: String, _ due: String, _ data: String, _ law: String
    ) -> String {
        """
          - id: \(id)
            title: \(title)
            due: \(due)
            data: \(data)
            law: \(law)

        """
    }

    static let regimes =
        "regimes:\n"
        + regime(
            "dinh-ky-quy", "Báo cáo định kỳ quý", "hằng quý, chậm nhất ngày 25 của tháng cuối",
            "theo NĐ 09/2019", "Nghị định 9")
        + regime(
            "dinh-ky-nam", "Báo cáo định kỳ năm", "chậm nhất ngày 29/12 hằng năm",
            "theo NĐ 09/2019", "Nghị định 9")
        + regime(
            "cai-cach", "Báo cáo cải cách quý", "hằng quý, chậm nhất ngày 20 của tháng cuối",
            "theo NĐ 09/2019", "Công văn 581")
        + regime(
            "hop-tac", "Báo cáo hợp tác 6 tháng",
            "chậm nhất ngày 29/5 hằng năm\n    reports-on: 6 tháng đầu năm",
            "16/11 năm trước - 15/5", "Thông tư 19")
        + regime(
            "thong-ke", "Báo cáo thống kê", "chậm nhất ngày 30/10 hằng năm", "tính đến 30/9",
            "Thông tư 25")

    @Test(
        "Two regimes that one unit owes over the same days are told, once for two papers",
        arguments: [
            ([("dinh-ky-quy", "truong"), ("cai-cach", "truong")], ["cai-cach"]),
            ([("dinh-ky-quy", "truong"), ("hop-tac", "truong")], ["hop-tac"]),
            (
                [("dinh-ky-quy", "truong"), ("dinh-ky-nam", "truong"), ("cai-cach", "truong")],
                ["cai-cach"]
            ),
            // Periods of one paper, units that owe but one of the two, and a day among days.
            (
                [("dinh-ky-quy", "truong"), ("dinh-ky-nam", "phong"), ("cai-cach", "phong")],
                ["cai-cach"]
            ),
            ([("dinh-ky-quy", "truong"), ("cai-cach", "phong")], []),
            ([("dinh-ky-quy", "a"), ("cai-cach", "b")], []),
            ([("dinh-ky-quy", "truong"), ("thong-ke", "truong")], []),
        ])
    func overlapping(taken: [(String, String)], found: [String]) {
        let duties = taken.map { "  - {regime: \($0.0), owed-by: \($0.1)}\n" }.joined()
        let text =
            Self.file(duties).replacing("  law: Nghị định 1\n", with: "") + "\n" + Self.regimes
        let (_, findings) = Desk.read(text, besides: [])
        #expect(findings.filter { $0.code != "reports-overlap" }.map(\.message.en) == [])
        #expect(findings.map { $0.file.text(in: $0.range ?? 0..<0) } == found)
    }

    @Test("How many more of two papers' reports overlap is said, and which days")
    func overlapWords() {
        let text =
            Self.file(
                "  - {regime: dinh-ky-quy, owed-by: a}\n  - {regime: dinh-ky-nam, owed-by: a}\n"
                    + "  - {regime: cai-cach, owed-by: a}\n"
            ).replacing("  law: Nghị định 1\n", with: "") + "\n" + Self.regimes
        #expect(
            Desk.read(text, besides: []).findings.map(\.message.vi) == [
                "hai chế độ trùng số liệu từ 15/12/2025 đến hết 14/03/2026: “dinh-ky-quy” kỳ 2026-Q1 và "
                    + "“cai-cach” kỳ 2026-Q1 (và 1 cặp nữa của hai văn bản ấy); phải làm cả hai: a"
            ])
    }

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

    @Test(
        "A working day lies between two levels also where the upper one is due on a day off",
        arguments: [("19", false), ("20", true)])
    func levelsOverDayOff(day: String, isTight: Bool) {
        // Saturday 21/11.
        let text = Self.file(
            Self.duty("viec", "chậm nhất ngày \(day)/11/2026", "01/10/2026 - 31/10/2026")
                + Self.duty(
                    "tong-hop", "chậm nhất ngày 21/11/2026", "01/10/2026 - 31/10/2026",
                    "owed-by: phong\n    gathers: viec"))
        let (_, findings) = Desk.read(text, besides: [])
        #expect(findings.contains { $0.code == "gathers-too-early" } == isTight, "\(findings)")
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

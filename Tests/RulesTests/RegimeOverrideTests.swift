import SourceText
import Testing

@testable import Rules

/// What a plan may say otherwise than the regime that it takes (statement 57): an earlier day at will, a
/// later one, other data or another kind never unseen.
struct RegimeOverrideTests {
    private static let regimes = """
        regimes:
          - id: thang
            title: Báo cáo tháng
            due: hằng tháng, chậm nhất ngày 20
            data: theo NĐ 09/2019
            law: Nghị định số 09/2019/NĐ-CP
          - id: quy-1
            title: Báo cáo quý I
            due: chậm nhất ngày 20/3 hằng năm
            reports-on: quý I
            data: theo NĐ 09/2019
            law: Nghị định số 09/2019/NĐ-CP
          - id: quy
            title: Báo cáo quý
            due: hằng quý, chậm nhất ngày 25 của tháng cuối
            law: Nghị định số 09/2019/NĐ-CP
          - id: cung
            title: Báo cáo cứng
            due: hằng tháng, chậm nhất ngày 20
            roll: previous
            law: Nghị định số 09/2019/NĐ-CP
          - id: su-co
            title: Báo cáo sự cố
            due: trong vòng 05 ngày làm việc kể từ ngày xảy ra
            after-event: su-co
            law: Thông tư số 1

        """

    private static func read(_ duty: String) -> (duty: Duty?, findings: [Diagnostic]) {
        let (rules, findings) = Desk.read(
            Desk.plan + "duties:\n  - " + duty,
            besides: [
                Desk.source("r.yaml", Desk.registry), Desk.source("c.yaml", Desk.calendar),
                Desk.source("s.yaml", Desk.settings), Desk.source("z.yaml", regimes),
            ])
        return (rules?.plans.first?.duties.first, findings)
    }

    struct Case: CustomTestStringConvertible {
        var title: String
        var duty: String
        /// What is found, as code and text of the place.
        var found: [String]
        var testDescription: String { title }

        init(_ title: String, _ duty: String, _ found: String...) {
            (self.title, self.duty, self.found) = (title, duty, found)
        }
    }

    @Test("Of several periods that are missing, or due later, all are named")
    func namesAll() throws {
        let missing = try #require(
            Self.read(
                "{regime: thang, owed-by: truong, roll: previous, due: 'hằng tháng, ngày 20, trừ tháng 3 và tháng 7'}"
            ).findings.first { $0.code == "law-period-missing" })
        #expect(
            missing.message.vi
                == "quy định có hạn 20/03/2025 (kỳ “2025-03”), 20/07/2025 (kỳ “2025-07”), "
                + "ở đây không có hạn của 2 kỳ ấy")
        #expect(
            missing.message.en
                == "by law something is due 20/03/2025 (period '2025-03'), 20/07/2025 "
                + "(period '2025-07'), and nothing is for those 2 periods here")
        let later = try #require(
            Self.read(
                "{regime: quy, owed-by: truong, roll: previous, due: 'hằng quý, ngày cuối cùng của tháng cuối'}"
            ).findings.first { $0.code == "later-than-law" })
        #expect(
            later.message.vi.hasSuffix(
                "25/03/2025; các kỳ sau cũng thế: “2025-Q2”, “2025-Q3”, “2025-Q4”"),
            "\(later.message.vi)")
        #expect(
            later.message.en.hasSuffix(
                "25/03/2025; so are the periods '2025-Q2', '2025-Q3', '2025-Q4'"),
            "\(later.message.en)")
    }

    @Test("Another year's day stands for none of the law's", arguments: ["25/12", "25/3"])
    func otherYears(day: String) throws {
        let found = Self.read(
            "{regime: quy, owed-by: truong, roll: previous, due: 'ngày \(day) hằng năm'}"
        ).findings
        #expect(!found.contains { $0.code == "later-than-law" }, "\(found)")
        let missing = try #require(found.first { $0.code == "law-period-missing" })
        #expect(missing.message.vi.contains("ở đây không có hạn của 3 kỳ ấy"), "\(missing)")
        #expect(missing.message.vi.contains("2025-Q1") == (day == "25/12"), "\(missing)")
    }

    @Test(
        "Overrides work, and what law doesn't allow is told where the plan says it",
        arguments: [
            Case("as it is", "{regime: thang, owed-by: truong, roll: previous}"),
            Case(
                "a day off moved past the law's last day",
                "{regime: thang, owed-by: truong, roll: next}", "later-than-law next"),
            Case("a day off that stays", "{regime: thang, owed-by: truong, roll: none}"),
            Case(
                "an earlier day",
                "{regime: thang, owed-by: truong, roll: previous, due: 'hằng tháng, chậm nhất ngày 18'}"
            ),
            Case(
                "a later day",
                "{regime: thang, owed-by: truong, roll: next, due: 'hằng tháng, chậm nhất ngày 28'}",
                "later-than-law hằng tháng, chậm nhất ngày 28"),
            Case(
                "a later day of one year",
                "{regime: quy-1, owed-by: truong, roll: next, by: 31/03/2025}",
                "later-than-law 31/03/2025"),
            Case(
                "another way of rolling than the law's",
                "{regime: cung, owed-by: truong, roll: next}", "later-than-law next"),
            Case("the law's own way of rolling", "{regime: cung, owed-by: truong}"),
            Case(
                "quarters where law wants months",
                "{regime: thang, owed-by: truong, roll: next, due: 'hằng quý, ngày 20 của tháng cuối'}",
                "law-period-missing hằng quý, ngày 20 của tháng cuối"),
            Case(
                "a day too early for the data, which are the regime's",
                "{regime: thang, owed-by: truong, roll: previous, due: 'hằng tháng, ngày 10'}",
                "due-before-data hằng tháng, ngày 10"),
            Case(
                "other data",
                "{regime: thang, owed-by: truong, roll: previous, data: trọn kỳ, due: 'hằng tháng, ngày 20'}",
                "other-than-law trọn kỳ", "due-before-data trọn kỳ"),
            Case(
                "other data by another law",
                "{regime: thang, owed-by: truong, roll: previous, data: 13 tháng trước - 12, law: Quyết định 5}"
            ),
            Case(
                "another part of the year",
                "{regime: quy-1, owed-by: truong, roll: next, reports-on: quý II, data: 15/12 năm trước - 14/3}",
                "other-than-law quý II", "other-than-law 15/12 năm trước - 14/3"),
            Case(
                "another kind",
                "{regime: thang, owed-by: truong, roll: previous, kind: inspection}",
                "unfit-key inspection"),
            Case(
                "an event instead of days",
                "{regime: thang, owed-by: truong, after-event: tai-nan, due: trong vòng 5 ngày kể từ ngày …, data: 15/12/2024 - 14/12/2025}",
                "other-than-law 15/12/2024 - 14/12/2025",
                "law-period-missing trong vòng 5 ngày kể từ ngày …"),
            Case(
                "one day where law wants months",
                "{regime: thang, owed-by: truong, data: 15/12/2024 - 14/12/2025, law: Quyết định 5, due: 19/12/2025}",
                "law-period-missing 19/12/2025"),
            Case(
                "the last period dropped",
                "{regime: thang, owed-by: truong, roll: previous, due: 'hằng tháng, ngày 20, trừ tháng 12'}",
                "law-period-missing hằng tháng, ngày 20, trừ tháng 12"),
            Case(
                "the law's days as a list",
                "{regime: quy, owed-by: truong, roll: previous, due: 'ngày 25/3, 25/6, 25/9 và 25/12'}"
            ),
            Case(
                "a list without one of the law's days",
                "{regime: quy, owed-by: truong, roll: previous, due: 'ngày 25/3, 25/6 và 25/12'}",
                "law-period-missing ngày 25/3, 25/6 và 25/12"),
            Case(
                "a list with a day later than the law's",
                "{regime: quy, owed-by: truong, roll: previous, due: 'ngày 25/3, 25/6, 30/9 và 25/12'}",
                "later-than-law ngày 25/3, 25/6, 30/9 và 25/12"),
            Case(
                "every quarter where law has the first",
                "{regime: quy-1, owed-by: truong, roll: previous, due: 'hằng quý, ngày 20 của tháng cuối'}",
                "unfit-window quy-1"),
            Case(
                "a shorter limit",
                "{regime: su-co, owed-by: truong, due: trong vòng 03 ngày làm việc kể từ khi xảy ra}"
            ),
            Case(
                "a longer limit",
                "{regime: su-co, owed-by: truong, due: trong vòng 10 ngày làm việc kể từ khi xảy ra}",
                "later-than-law trong vòng 10 ngày làm việc kể từ khi xảy ra"),
        ])
    func overrides(_ item: Case) {
        let (_, findings) = Self.read(item.duty)
        #expect(
            Set(
                findings.map {
                    "\($0.code) "
                        + $0.file.text(in: $0.range ?? 0..<0).filter { $0 != "'" }
                })
                == Set(item.found), "\(findings.map(\.message.en))")
        #expect(findings.allSatisfy { $0.file.name == "plan.yaml" })
    }

    @Test("The plan's way of rolling for all is held against the law too, and offered no further")
    func defaults() {
        let text =
            Desk.plan + "defaults:\n  roll: next\nduties:\n  - {regime: thang, owed-by: truong}"
        let besides = [
            Desk.source("r.yaml", Desk.registry), Desk.source("c.yaml", Desk.calendar),
            Desk.source("s.yaml", Desk.settings), Desk.source("z.yaml", Self.regimes),
        ]
        #expect(Desk.read(text, besides: besides).findings.map(\.code) == ["later-than-law"])
        let silent = Desk.read(
            text.replacing("defaults:\n  roll: next\n", with: ""), besides: besides)
        #expect(silent.findings.map(\.code) == ["due-on-day-off"])
        #expect(silent.findings.first?.remedy?.vi.contains("roll: next") == false)
    }

    @Test("The regime's own line is shown beside, of what is taken and of what is said otherwise")
    func places() throws {
        let (_, later) = Self.read(
            "{regime: thang, owed-by: truong, roll: next, due: 'hằng tháng, chậm nhất ngày 28'}")
        let note = try #require(later.first?.notes.first)
        #expect(note.file.name == "z.yaml")
        #expect(note.file.text(in: note.range) == "hằng tháng, chậm nhất ngày 20")
        let (_, taken) = Self.read("{regime: thang, owed-by: truong}")
        #expect(taken.map(\.code) == ["due-on-day-off"])
        let other = try #require(taken.first?.notes.first)
        #expect(other.file.name == "z.yaml" && other.file.text(in: other.range) == "thang")
    }
}

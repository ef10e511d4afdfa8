import Civil
import SourceText
import Testing

@testable import Rules

/// What a plan with every key becomes.
struct ModelTests {
    static let plan = """
        plan:
          id: antq-2025
          title: Xây dựng phong trào toàn dân bảo vệ an ninh Tổ quốc năm 2025
          document: Kế hoạch số 12/KH-SGDĐT tháng 01/2025
          basis: Văn bản số 06/BC-BCĐ ngày 08/01/2025
          period: 15/01/2025 - 31/12/2025
          owner: phong-tchc
          timezone: Asia/Ho_Chi_Minh
          calendar: vn
          office-hours: 07:30-11:30, 13:30-17:00
          language: vi
          mode: chạy thử
          confidential: có
          note: ghi chú

        defaults:
          remind: [5d]
          deadline:
            remind: [30d, 14d, 7d, 3wd, 1wd]
            escalate:
              - after: 1wd
                to: head
              - after: 3wd
                to: [owner, pho-giam-doc]
              - after: 5wd
                to: giam-doc
                every: 5wd
                times: 4

        duties:
          - id: bao-cao-nam
            kind: deadline
            title: Báo cáo kết quả thực hiện Kế hoạch
            short: Báo cáo ANTQ năm 2025
            cite: Mục III, đoạn cuối
            note: ghi chú
            due: trước ngày 05/11/2025
            roll: previous
            owed-by: [phong-gddt, truong]
            send-to: phong-tchc
            urgent: có
            reply: ghi nhận ngay
          - id: tong-hop
            kind: báo cáo
            title: Tổng hợp
            due: chậm nhất ngày 14/11/2025
            owed-by: phong-tchc
            gathers: bao-cao-nam
            allow:
              H042: đúng chữ của văn bản
            remind: [7wd]
            escalate: []
          - id: ngay-dan-quan
            kind: kỷ niệm
            title: Ngày truyền thống
            date: 28/3
            since: 1935
            only: [năm tròn, lẻ 5]
            owed-by: tat-ca
            remind: [30d, 7d, 0d at 07:30]
          - id: kiem-tra-quy
            kind: inspection
            title: Kiểm tra quý
            every: quarter
            due: last working day
            inspector: pho-giam-doc
            owed-by: truong
            units-per-time: 1
            report: none
          - id: kiem-tra-lai
            kind: inspection
            title: Kiểm tra lại
            every: 3 months after completion
            first: 15/02/2025
            owed-by: truong
            report: none
          - id: kiem-tra-dip
            kind: kiểm tra
            title: Kiểm tra hai dịp
            dates: [15/03/2025, 15/09/2025]
            owed-by: truong
            report: không
          - id: phoi-hop
            kind: thường xuyên
            title: Phối hợp với công an
            cite: Mục II.4
            remind: [ngày 25 hằng tháng]

        """

    private func rules() throws -> RuleSet {
        let (rules, findings) = Desk.read(Self.plan)
        #expect(findings.map(\.message.en) == [])
        return try #require(rules)
    }

    private func duty(_ id: String) throws -> Duty {
        try #require(rules().plans[0].duties.first { $0.id == id })
    }

    @Test("A plan's keys become the plan")
    func plan() throws {
        let plan = try rules().plans[0]
        #expect(plan.id == "antq-2025")
        #expect(plan.title == "Xây dựng phong trào toàn dân bảo vệ an ninh Tổ quốc năm 2025")
        #expect(plan.document == "Kế hoạch số 12/KH-SGDĐT tháng 01/2025")
        #expect(plan.basis == "Văn bản số 06/BC-BCĐ ngày 08/01/2025")
        #expect(plan.period?.lowerBound.iso == "2025-01-15")
        #expect(plan.period?.upperBound.iso == "2025-12-31")
        #expect(plan.owner == "phong-tchc")
        #expect(plan.zone.name == "Asia/Ho_Chi_Minh")
        #expect(plan.calendar.name == "vn")
        #expect(plan.officeHours.sessions.count == 2)
        #expect(plan.language == .vi)
        #expect(plan.mode == .shadow)
        #expect(plan.confidential)
        #expect(plan.duties.count == 7)
        #expect(plan.place == Place(file: "plan.yaml", line: 2, column: 3))
    }

    @Test("A deadline takes what its kind's defaults give, before those for all")
    func deadline() throws {
        let duty = try duty("bao-cao-nam")
        #expect(duty.kind == .deadline)
        #expect(duty.short == "Báo cáo ANTQ năm 2025")
        #expect(duty.cite == "Mục III, đoạn cuối")
        #expect(duty.roll == .previous)
        #expect(duty.owedBy == ["phong-gddt", "truong"])
        #expect(duty.sendTo == .unit("phong-tchc"))
        #expect(duty.urgent)
        #expect(duty.reply == .final)
        #expect(duty.expectsReport)
        #expect(duty.remind.map(\.offset.text) == ["30d", "14d", "7d", "3wd", "1wd"])
        #expect(
            duty.ladder == [
                Rung(after: .workingDays(1), to: [.head]),
                Rung(after: .workingDays(3), to: [.owner, .unit("pho-giam-doc")]),
                Rung(
                    after: .workingDays(5), to: [.unit("giam-doc")], every: .workingDays(5),
                    times: 4),
            ])
        #expect(duty.place == Place(file: "plan.yaml", line: 31, column: 5))
    }

    @Test("A duty's own keys come before defaults, an empty list too")
    func gathering() throws {
        let duty = try duty("tong-hop")
        #expect(duty.gathers == [Gathering("bao-cao-nam")])
        #expect(duty.remind.map(\.offset.text) == ["7wd"])
        #expect(duty.ladder == [])
        #expect(duty.short == "Tổng hợp")
        #expect(duty.sendTo == .unit("phong-tchc"))
    }

    struct Reply: CustomTestStringConvertible {
        var says: String
        var defaults = ""
        var line = ""
        var setting: ReplySetting

        var testDescription: String { says }
    }

    @Test(
        "A submission told by reply waits for the office, but where the rule says that it counts",
        arguments: [
            Reply(says: "nothing said", setting: .confirm),
            Reply(says: "said by the duty", line: "reply: final", setting: .final),
            Reply(says: "in Vietnamese", line: "reply: ghi nhận ngay", setting: .final),
            Reply(says: "in Vietnamese, the other", line: "reply: chờ xác nhận", setting: .confirm),
            Reply(
                says: "a default for all", defaults: "defaults:\n  reply: final\n",
                setting: .final),
            Reply(
                says: "a default for the kind",
                defaults: "defaults:\n  reply: confirm\n  deadline:\n    reply: final\n",
                setting: .final),
            Reply(
                says: "the duty before its default", defaults: "defaults:\n  reply: final\n",
                line: "reply: confirm", setting: .confirm),
        ])
    func replies(_ item: Reply) throws {
        let duty = Desk.dutyText(
            "kind: deadline\ntitle: T\ndue: 05/11/2025\nowed-by: truong\n" + item.line)
        // A default that anniversaries and standing duties have no use for is no fault of theirs.
        let standing = "  - id: khac\n    kind: standing\n    title: K\n"
        let (rules, findings) = Desk.read(Desk.plan + item.defaults + duty + standing)
        #expect(findings.map(\.message.en) == [])
        #expect(rules?.plans.first?.duties.map(\.reply) == [item.setting, .confirm])
    }

    @Test("Who may decide by mail is a list of units, each of which must be one")
    func deciders() throws {
        let text = "settings:\n  organisation:\n    name: Sở\n    deciders: "
        let registry =
            "units:\n  - id: giam-doc\n    name: Ban Giám đốc\ngroups:\n  - id: nhom\n    name: Nhóm\n"
        let (known, findings) = Desk.read(text + "giam-doc\n" + registry, besides: [])
        #expect(!findings.hasErrors && known?.organisation.deciders == ["giam-doc"])
        let (wrong, errors) = Desk.read(text + "[giam-dok, nhom]\n" + registry, besides: [])
        #expect(wrong == nil)
        #expect(errors.filter { $0.severity == .error }.map { $0.position?.line } == [4, 4])
    }

    @Test("The organisation's mailbox for answers is kept; without one answers aren't read")
    func mailbox() throws {
        let text = "settings:\n  organisation:\n    name: Sở\n    replies: "
        let (rules, _) = Desk.read(text + "nhacviec@so.example\n", besides: [])
        #expect(rules?.organisation.replies == "nhacviec@so.example")
        #expect(try self.rules().organisation.replies == nil)
    }

    @Test("An anniversary counts from its first year (statement 6)")
    func anniversary() throws {
        let duty = try duty("ngay-dan-quan")
        #expect(duty.since == 1935)
        #expect(duty.only == [.round, .five])
        #expect(!duty.expectsReport)
        #expect(
            duty.remind == [
                Reminder(offset: .days(30)), Reminder(offset: .days(7)),
                Reminder(offset: .days(0), at: CivilTime(7, 30)),
            ])
    }

    @Test("Inspections come by period, after completion, or on given dates")
    func inspections() throws {
        let quarterly = try duty("kiem-tra-quy")
        #expect(quarterly.inspector == "pho-giam-doc")
        #expect(quarterly.unitsPerTime == 1)
        #expect(!quarterly.expectsReport)
        guard case .recurring(let expression, .by) = quarterly.schedule else {
            Issue.record("not by period")
            return
        }
        #expect(expression.normal == "every quarter on last working day")
        guard
            case .afterCompletion(months: 3, days: 0, let first) = try duty("kiem-tra-lai").schedule
        else {
            Issue.record("not after completion")
            return
        }
        #expect(first.iso == "2025-02-15")
        guard case .dates(let dates) = try duty("kiem-tra-dip").schedule else {
            Issue.record("not on dates")
            return
        }
        #expect(dates.map(\.date.iso) == ["2025-03-15", "2025-09-15"])
    }

    @Test("A standing duty sends nothing but what it reminds of (statement 17)")
    func standing() throws {
        let duty = try duty("phoi-hop")
        guard case .standing(let expressions) = duty.schedule else {
            Issue.record("not standing")
            return
        }
        #expect(expressions.map(\.normal) == ["every month on 25"])
        #expect(duty.remind == [])
        #expect(duty.ladder == [])
    }

    @Test("The order of files and duties decides nothing")
    func order() throws {
        let sources = [
            Desk.source("a.yaml", Self.plan), Desk.source("r.yaml", Desk.registry),
            Desk.source("c.yaml", Desk.calendar),
        ]
        let one = RuleReader.read(sources, zone: Desk.zone).rules
        let other = RuleReader.read(sources.reversed(), zone: Desk.zone).rules
        #expect(one?.plans.map(\.id) == other?.plans.map(\.id))
        #expect(one?.plans[0].duties.map(\.id) == other?.plans[0].duties.map(\.id))
    }
}

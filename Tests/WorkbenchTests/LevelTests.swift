import Civil
import Rules
import Scheduler
import SourceText
import Testing

@testable import Workbench

/// School → commune → department, in three rules (statement 56): each level collects from its own, and
/// sees no other's.
struct LevelTests {
    private static let plan = """
        plan:
          id: quy
          title: Báo cáo công tác giáo dục hằng quý
          document: Quyết định số 15/2026/QĐ-UBND
          owner: phong
          calendar: vn
          period: 2026
        duties:
          - id: quy-truong
            kind: deadline
            title: Báo cáo giáo dục hằng quý
            due: hằng quý, chậm nhất ngày 16 của tháng cuối
            owed-by: truong
            send-to: parent
            remind: [3wd]
            escalate:
              - after: 1wd
                to: parent
              - after: 2wd
                to: owner
          - id: quy-xa
            kind: deadline
            title: Báo cáo giáo dục hằng quý của xã
            due: hằng quý, chậm nhất ngày 19 của tháng cuối
            owed-by: xa
            gửi về: cấp trên
            tổng hợp từ: quy-truong theo cấp trên
            remind: [1wd]
            escalate:
              - after: 1wd
                to: parent
          - id: quy-so
            kind: deadline
            title: Báo cáo giáo dục hằng quý của Sở
            due: hằng quý, chậm nhất ngày 24 của tháng cuối
            owed-by: phong
            gathers: quy-xa by parent
            send-to: tinh
            remind: [1wd]
        groups:
          - id: truong
          - id: xa
        """
    private static let units = """
        units:
          - {id: phong, name: Phòng Tổng hợp, email: phong@so.example}
          - {id: tinh, name: Ủy ban nhân dân tỉnh, outside: có}
          - {id: xa-a, name: Xã A, email: a@xa.example, groups: xa, parent: phong}
          - {id: xa-b, name: Xã B, email: b@xa.example, groups: xa, parent: phong}
          - {id: xa-c, name: Xã C, email: c@xa.example, groups: xa, parent: phong}
          - {id: a1, name: Trường A1, email: a1@truong.example, groups: truong, parent: xa-a}
          - {id: a2, name: Trường A2, email: a2@truong.example, groups: truong, parent: xa-a}
          - {id: b1, name: Trường B1, email: b1@truong.example, groups: truong, parent: xa-b}
        calendar:
          id: vn
          announced: 2026
        days: []
        """

    private static func rules(_ units: String = units) throws -> RuleSet {
        let source = RuleSource(name: "p.yaml", bytes: Array((plan + "\n" + units).utf8))
        let (rules, findings) = RuleReader.read([source], zone: Shipped.zone)
        #expect(findings.filter { $0.severity == .error }.map(\.message.en) == [])
        return try #require(rules)
    }

    private static func simulate(
        _ script: String = "", from: String = "02/03/2026", to end: String = "31/03/2026",
        units: String = units
    ) throws -> Simulation {
        let rules = try rules(units)
        let (script, findings) = Script.read(script, rules: rules)
        #expect(findings.map(\.description) == [])
        return try Simulation(
            rules: rules, from: Shipped.day(from), to: Shipped.day(end), script: script.events)
    }

    /// The texts of the mails to an address, with single blanks, by day.
    private static func mails(_ simulation: Simulation, _ address: String) throws
        -> [(day: String, text: String)]
    {
        let messages = try PythonMailbox.read(simulation.text(.mbox))
        try #require(messages.count == simulation.mails.count)
        return zip(simulation.mails, messages).filter { $1.to.contains(address) }.map {
            mail, read in
            let day = simulation.notices.first { $0.mail == mail.id }?.at.date.iso
            return (
                day ?? "", read.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            )
        }
    }

    private static func subjects(_ simulation: Simulation, _ address: String) throws -> [String] {
        try PythonMailbox.read(simulation.text(.mbox)).filter { $0.to.contains(address) }
            .map(\.subject)
    }

    @Test("Each is reminded to report to the unit above, by name")
    func places() throws {
        let mails = try Self.simulate(to: "11/03/2026")
        let a = try Self.mails(mails, "a1@truong.example")
        let b = try Self.mails(mails, "b1@truong.example")
        #expect(a.map(\.day) == ["2026-03-11"] && b.map(\.day) == ["2026-03-11"])
        #expect(a.allSatisfy { $0.text.contains("Gửi về: Xã A") && !$0.text.contains("Xã B") })
        #expect(b.allSatisfy { $0.text.contains("Gửi về: Xã B") && !$0.text.contains("Xã A") })
    }

    @Test("A tally counts those below alone; who has nobody below is reminded without one")
    func tallies() throws {
        let simulation = try Self.simulate(
            #"{"at":"2026-03-12T09:00","event":"receive","duty":"quy-truong","unit":"a1"}"#)
        let a = try #require(
            try Self.mails(simulation, "a@xa.example").first { $0.day == "2026-03-18" })
        #expect(a.text.contains("Trường A2") && !a.text.contains("Trường B1"))
        #expect(a.text.contains("Đúng hạn 1; gửi chậm 0; chưa có 1 Chưa có: Trường A2"))
        let b = try #require(
            try Self.mails(simulation, "b@xa.example").first { $0.day == "2026-03-18" })
        #expect(b.text.contains("Trường B1") && !b.text.contains("Trường A2"))
        let lines = try Line.all(simulation).filter { $0.duty == "quy-xa" && $0.stage == "1wd" }
        #expect(
            lines.map { "\($0.unit) \($0.kind)" }.sorted() == [
                "xa-a reminder", "xa-a tally", "xa-b reminder", "xa-b tally", "xa-c reminder",
            ])
        let phong = try #require(
            try Self.mails(simulation, "phong@so.example").first { $0.day == "2026-03-23" })
        #expect(["Xã A", "Xã B", "Xã C"].allSatisfy(phong.text.contains))
    }

    @Test("The ladder's first rung is the commune, which reads of its own schools alone")
    func ladders() throws {
        let simulation = try Self.simulate(to: "18/03/2026")
        let told = try Line.all(simulation).filter {
            $0.kind == "escalation" && $0.duty == "quy-truong"
        }
        #expect(
            told.map { "\($0.day) \($0.role) \($0.unit) \($0.recipient)" }.sorted() == [
                "2026-03-17 parent a1 a@xa.example", "2026-03-17 parent a2 a@xa.example",
                "2026-03-17 parent b1 b@xa.example", "2026-03-18 owner a1 phong@so.example",
                "2026-03-18 owner a2 phong@so.example", "2026-03-18 owner b1 phong@so.example",
            ])
        let mails = try Self.mails(simulation, "a@xa.example")
        let escalation = try #require(mails.first { $0.day == "2026-03-17" })
        #expect(escalation.text.contains("Trường A1") && escalation.text.contains("Trường A2"))
        #expect(!escalation.text.contains("Trường B1"), "\(escalation.text)")
    }

    @Test("A report recorded late puts right its own commune, not the other (50)")
    func corrections() throws {
        let simulation = try Self.simulate(
            """
            {"at":"2026-03-17T15:00","event":"receive","duty":"quy-truong","unit":"a1","on":"2026-03-13"}
            """, to: "18/03/2026")
        let told = try Line.all(simulation).filter { $0.kind == "correction" }
        #expect(
            told.map { "\($0.role) \($0.recipient)" }.sorted() == [
                "head a1@truong.example", "parent a@xa.example",
            ])
        // Each by the day of the mail that they got.
        for address in ["a1@truong.example", "a@xa.example"] {
            let texts = try Self.mails(simulation, address).map(\.text)
            #expect(texts.contains { $0.contains("Thư ngày 17/03/2026 nêu") }, "\(texts)")
        }
    }

    @Test("Where a commune has ended its successor gathers, and a school's successor reports there")
    func succession() throws {
        let units = Self.units
            .replacing(
                "groups: xa, parent: phong}\n  - {id: xa-c",
                with:
                    "groups: xa, parent: phong, until: 10/03/2026, successor: xa-a}\n  - {id: xa-c")
        #expect(units != Self.units)
        let simulation = try Self.simulate(to: "18/03/2026", units: units)
        let told = try Line.all(simulation).filter {
            $0.kind == "escalation" && $0.role == "parent"
        }
        #expect(Set(told.map(\.recipient)) == ["a@xa.example"])
        #expect(Set(told.map(\.unit)) == ["a1", "a2", "b1"])
        let escalation = try #require(
            try Self.mails(simulation, "a@xa.example").first { $0.day == "2026-03-17" })
        #expect(
            ["Trường A1", "Trường A2", "Trường B1"].allSatisfy(escalation.text.contains),
            "\(escalation.text)")
    }

    @Test("A mail names the level above among who will be told next (45)")
    func promise() throws {
        let plan = Self.plan.replacing(
            "- after: 1wd\n        to: parent\n      - after: 2wd\n        to: owner",
            with: "- after: 1wd\n        to: head\n      - after: 3wd\n        to: parent")
        let source = RuleSource(name: "p.yaml", bytes: Array((plan + "\n" + Self.units).utf8))
        let rules = try #require(RuleReader.read([source], zone: Shipped.zone).0)
        let simulation = try Simulation(
            rules: rules, from: Shipped.day("16/03/2026"), to: Shipped.day("17/03/2026"))
        let overdue = try #require(
            try Self.mails(simulation, "b1@truong.example").first { $0.day == "2026-03-17" })
        #expect(overdue.text.contains("Xã B") && !overdue.text.contains("Xã A"))
    }

    @Test("What a commune owes itself leads on its due day; the tally beside doesn't repeat it")
    func dueToday() throws {
        let simulation = try Self.simulate(to: "20/03/2026")
        let a = try #require(
            try Self.mails(simulation, "a@xa.example").first { $0.day == "2026-03-19" })
        #expect(
            a.text.contains("1. HÔM NAY, thứ Năm 19/03/2026: Báo cáo giáo dục quý I/2026 của xã"),
            "\(a.text)")
        #expect(a.text.contains("2. Báo cáo giáo dục quý I/2026: đã nhận 0/2"), "\(a.text)")
        #expect(!a.text.contains("Việc tiếp") && a.text.contains("Đã gửi rồi"), "\(a.text)")
        let subjects = try Self.subjects(simulation, "a@xa.example")
        #expect(
            subjects.contains("[Đến hạn hôm nay] Báo cáo giáo dục quý I/2026 của xã; 1 việc khác"),
            "\(subjects)")
        // The reminder before is told by the tally's next step.
        let before = try #require(
            try Self.mails(simulation, "a@xa.example").first { $0.day == "2026-03-18" })
        #expect(before.text.contains("Việc tiếp: báo cáo giáo dục quý I/2026 của xã, hạn 19/03"))
    }

    @Test("Lists say which days the data run over; a level is asked to urge its own (52, 56)")
    func windows() throws {
        let plan = Self.plan.replacing(
            "    owed-by: truong", with: "    owed-by: truong\n    data: theo NĐ 09/2019")
        let source = RuleSource(name: "p.yaml", bytes: Array((plan + "\n" + Self.units).utf8))
        let rules = try #require(RuleReader.read([source], zone: Shipped.zone).0)
        let simulation = try Simulation(
            rules: rules, from: Shipped.day("16/03/2026"), to: Shipped.day("18/03/2026"))
        let days = "Kỳ báo cáo: số liệu từ 15/12/2025 đến hết 14/03/2026"
        let escalation = try #require(
            try Self.mails(simulation, "a@xa.example").first { $0.day == "2026-03-17" })
        #expect(escalation.text.contains(days), "\(escalation.text)")
        #expect(escalation.text.contains("Đề nghị đôn đốc các đơn vị trên"))
        #expect(!escalation.text.contains("Kính trình"))
        let tally = try #require(
            try Self.mails(simulation, "a@xa.example").first { $0.day == "2026-03-18" })
        #expect(tally.text.contains(days), "\(tally.text)")
    }

    @Test("What only the owner will get isn't announced to the owner as going up")
    func announced() throws {
        let simulation = try Self.simulate(to: "18/03/2026")
        let subjects = try Self.subjects(simulation, "phong@so.example")
        #expect(
            !subjects.contains { $0.hasPrefix("[Sắp báo cáo cấp trên]") && $0.contains("18/03") })
        #expect(subjects.contains { $0.hasPrefix("[Báo cáo] 3/3 đơn vị") }, "\(subjects)")
    }
}

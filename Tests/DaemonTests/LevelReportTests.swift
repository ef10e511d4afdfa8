import Civil
import Control
import JSON
import Ledger
import Rules
import Scheduler
import SourceText
import Spool
import Testing

@testable import Daemon

/// School → commune → department: what a commune answers by mail counts in the department's tally, and in
/// no other (statement 56).
@Suite("A level's answer by mail counts where it goes")
struct LevelReportTests {
    private static let registry = RuleSource(
        name: "registry.yaml",
        bytes: Array(
            """
            groups:
              - id: truong
              - id: xa
            units:
              - id: phong
                name: Phòng Tổ chức
                head: {title: Trưởng phòng, email: phong@so.example}
              - id: giam-doc
                name: Ban Giám đốc
                head: {title: Giám đốc, email: giamdoc@so.example}
              - {id: xa-a, name: Ủy ban nhân dân xã A, email: a@xa.example, groups: xa, parent: phong}
              - {id: xa-b, name: Ủy ban nhân dân xã B, email: b@xa.example, groups: xa, parent: phong}
              - {id: a1, name: Trường A1, email: a1@truong.example, groups: truong, parent: xa-a}
              - {id: b1, name: Trường B1, email: b1@truong.example, groups: truong, parent: xa-b}
            """.utf8))

    private static func plan(final: Bool) -> RuleSource {
        RuleSource(
            name: "plan.yaml",
            bytes: Array(
                """
                plan:
                  id: quy
                  title: Báo cáo giáo dục quý III
                  document: Quyết định số 15/2025/QĐ-UBND
                  period: 01/09/2025 - 31/12/2025
                  owner: phong
                  timezone: Asia/Ho_Chi_Minh
                  calendar: vn
                  office-hours: 07:30-11:30, 13:30-17:00
                duties:
                  - id: quy-truong
                    kind: deadline
                    title: Báo cáo giáo dục quý III của trường
                    due: chậm nhất ngày 16/10/2025
                    owed-by: truong
                    send-to: parent
                    reply: final
                    remind: [3wd]
                  - id: quy-xa
                    kind: deadline
                    title: Báo cáo giáo dục quý III của xã
                    due: chậm nhất ngày 22/10/2025
                    owed-by: xa
                    send-to: parent
                    gathers: quy-truong by parent
                    reply: \(final ? "final" : "confirm")
                    remind: [3wd]
                  - id: quy-so
                    kind: deadline
                    title: Báo cáo giáo dục quý III của Sở
                    due: chậm nhất ngày 30/10/2025
                    owed-by: phong
                    send-to: giam-doc
                    gathers: quy-xa by parent
                    remind: [3wd]
                """.utf8))
    }

    private func desk(final: Bool) throws -> DeskBench {
        let desk = try DeskBench(
            [
                Self.registry, TestRules.calendar, Self.plan(final: final),
                TestRules.answeredSettings(),
            ], at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-14T09:00")
        return desk
    }

    /// Answers the latest mail to an address that can be answered.
    private func answer(_ text: String, from address: String, _ desk: DeskBench) throws {
        var place: String?
        for id in try desk.engine.spool.list(.new).ids {
            let mail = try desk.engine.spool.read(id, in: .new)
            guard mail.envelope.recipients == [address] else { continue }
            let fields = String(decoding: mail.message, as: UTF8.self)
                .replacing("\r\n ", with: " ").split(separator: "\r\n")
            if let field = fields.first(where: { $0.hasPrefix("Reply-To:") }),
                let start = field.firstRange(of: "nhacviec+")
            {
                place = String(field[start.lowerBound...].prefix { $0 != ">" && $0 != " " })
            }
        }
        let message = """
            Return-Path: <\(address)>\r
            From: <\(address)>\r
            To: <\(try #require(place))>\r
            Subject: Re: nhac viec\r
            Message-ID: <\(address)>\r
            Content-Type: text/plain; charset=utf-8\r
            Content-Transfer-Encoding: 8bit\r
            \r
            \(text)\r

            """
        #expect(
            try desk.engine.receive(message: Array(message.utf8), now: desk.now).isAccepted)
        try desk.tick()
    }

    /// The latest mail to an address, with single blanks.
    private func latest(_ address: String, _ desk: DeskBench) throws -> String {
        try #require(try desk.letters(to: address).last)
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    @Test(
        "The school's answer stands in its commune's tally, the commune's in the department's",
        arguments: [true, false])
    func up(final: Bool) throws {
        let desk = try desk(final: final)
        try answer("Đã gửi, số 3/BC-A1 ngày 13/10/2025", from: "a1@truong.example", desk)
        try desk.advance(to: "2025-10-17T09:00")
        let commune = try latest("a@xa.example", desk)
        #expect(commune.contains("Đúng hạn 1; gửi chậm 0; chưa có 0"), "\(commune)")
        #expect(commune.contains("trả lời \"Đã gửi, số … ngày …\""), "\(commune)")
        let other = try latest("b@xa.example", desk)
        #expect(other.contains("chưa có 1 Chưa có: Trường B1"), "\(other)")
        #expect(!commune.contains("Trường B1") && !other.contains("Trường A1"))

        // Late, so that nothing of the schools is overdue when the department reads on.
        try answer("Đã gửi, số 4/BC-B1 ngày 17/10/2025", from: "b1@truong.example", desk)
        try answer("Đã gửi, số 15/BC-UBND ngày 17/10/2025", from: "a@xa.example", desk)
        let id = ObligationID(
            occurrence: OccurrenceID(duty: "quy-xa", period: "2025"), unit: "xa-a")
        let due = try CivilDate(parsing: "2025-10-22")
        if !final {
            // It waits with the department, whose people decide by answering their morning's list.
            #expect(desk.engine.book.state(of: id, due: due).saysSent?.number == "15/BC-UBND")
            try desk.advance(to: "2025-10-20T09:00")
            #expect(try latest("phong@so.example", desk).contains("Ủy ban nhân dân xã A"))
            try answer("1 đồng ý", from: "phong@so.example", desk)
        }
        #expect(desk.engine.book.state(of: id, due: due).fulfilment == .received)

        try desk.advance(to: "2025-10-27T09:00")
        let department = try latest("phong@so.example", desk)
        #expect(
            department.contains("Đúng hạn 1; gửi chậm 0; chưa có 1 Chưa có: Ủy ban nhân dân xã B"),
            "\(department)")
        #expect(!department.contains("Trường A1") && !department.contains("Trường B1"))
        try desk.remove()
    }

    @Test("A school's day behind its commune's is said as it is moved, and stands in the tally")
    func behind() throws {
        let desk = try desk(final: false)
        let answer = try desk.ask(
            "Suspend",
            ["units": ["a1"], "from": "2025-10-14", "until": "2025-10-20", "reason": "lũ"])
        #expect(
            answer["remarks"]?.arrayValue?.map { $0["vi"]?.stringValue } == [
                "1 đơn vị nay đến hạn sau nơi tổng hợp: Báo cáo giáo dục quý III của xã của Ủy ban "
                    + "nhân dân xã A vẫn đến hạn 22/10/2025"
            ])
        // In time for the commune: nothing to be said.
        let other = try desk.ask(
            "Suspend",
            ["units": ["b1"], "from": "2025-10-14", "until": "2025-10-14", "reason": "lũ"])
        #expect(other["remarks"] == nil, "\(other)")
        try desk.advance(to: "2025-10-17T09:00")
        let commune = try latest("a@xa.example", desk)
        #expect(commune.contains("Chưa có: Trường A1 (hạn: 23/10/2025)"), "\(commune)")
        try desk.remove()
    }

    @Test("A commune's office is suspended: that its schools aren't is said, with their names (55)")
    func suspendedOffice() throws {
        let desk = try desk(final: false)
        func remarks(_ units: JSONValue, _ from: String) throws -> [String] {
            let answer = try desk.ask(
                "Suspend",
                ["units": units, "from": .string(from), "until": .string(from), "reason": "lũ"])
            return (answer["remarks"]?.arrayValue ?? []).compactMap { $0["en"]?.stringValue }
        }
        #expect(
            try remarks(["xa-a"], "2025-10-20").contains(
                "1 unit below goes on; to suspend those, name them or a group: a1; or all of them: "
                    + "--parent xa-a"))
        #expect(
            try !remarks(["xa-b", "b1"], "2025-10-15").contains { $0.contains("below") })
        try desk.remove()
    }

    @Test("A correction to whoever gathers is of the day that it was due on")
    func corrected() throws {
        let desk = try desk(final: false)
        // Thursday 16/10 and two days are Saturday the 18th.
        _ = try desk.ask(
            "Suspend",
            ["units": ["a1"], "from": "2025-10-14", "until": "2025-10-15", "reason": "lũ"])
        try desk.advance(to: "2025-10-17T09:00")
        try desk.deliver()
        try desk.advance(to: "2025-10-17T14:00")
        _ = try desk.ask(
            "Receive", ["duty": "quy-truong", "units": ["a1"], "on": "2025-10-16"])
        let id = ObligationID(
            occurrence: OccurrenceID(duty: "quy-truong", period: "2025"), unit: "a1")
        let corrections = try desk.engine.ledger.notices(about: id).map(\.notice.key)
            .filter { $0.kind == .correction }
        #expect(corrections.map(\.due.iso) == ["2025-10-20"])
        try desk.remove()
    }
}

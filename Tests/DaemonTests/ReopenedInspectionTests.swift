import Control
import JSON
import Rules
import SourceText
import Testing

@testable import Daemon

/// An occurrence opens once (13): a report before it that was sent back, or taken back, doesn't take it away.
@Suite("An inspection whose predecessor is open again") struct ReopenedInspectionTests {
    private static func rules(_ duty: String, units: String) -> [RuleSource] {
        let registry = """
            groups:
              - id: truong
            units:
              - id: phong
                name: Phòng Tổ chức
                head: {title: Trưởng phòng, email: phong@so.example}
            \(units)
            """
        let plan = """
            plan:
              id: ke-hoach
              title: Kế hoạch kiểm tra
              document: Quyết định số 15/2025/QĐ-UBND
              period: 03/03/2025 - 31/12/2025
              owner: phong
              timezone: Asia/Ho_Chi_Minh
              calendar: vn
            duties:
            \(duty)
            """
        return [
            RuleSource(name: "registry.yaml", bytes: Array(registry.utf8)), TestRules.calendar,
            RuleSource(name: "plan.yaml", bytes: Array(plan.utf8)), TestRules.answeredSettings(),
        ]
    }

    private static let two = """
          - {id: a, name: Trường A, email: a@so.example, groups: truong}
          - {id: b, name: Trường B, email: b@so.example, groups: truong}
        """

    private static let inspection = """
          - id: kiem-tra
            kind: inspection
            title: Kiểm tra phòng cháy
            every: 1 tháng kể từ khi hoàn thành
            first: 26/03/2025
            owed-by: truong
            remind: [29d, 3wd]
        """

    private func lines(_ desk: DeskBench, duty: String = "kiem-tra") throws -> [String] {
        let answer = try desk.ask("Status", ["duty": .string(duty), "details": true])
        return (answer["obligations"]?.arrayValue ?? []).map {
            [$0["period"], $0["unit"], $0["due"]].map { $0?.stringValue ?? "" }
                .joined(separator: " ")
        }.sorted()
    }

    @Test(
        "It stays open with its day, and what comes in about it is taken",
        arguments: ["return", "void"])
    func stays(how: String) throws {
        let desk = try DeskBench(
            Self.rules(Self.inspection, units: Self.two), at: "2025-03-03T07:00")
        try desk.advance(to: "2025-03-25T09:00")
        let first = try desk.ask(
            "Receive", ["duty": "kiem-tra", "units": ["a"], "number": "1", "on": "2025-03-25"])
        _ = try desk.ask(
            "Receive", ["duty": "kiem-tra", "units": ["b"], "number": "2", "on": "2025-03-25"])
        try desk.advance(to: "2025-04-01T09:00")
        #expect(try lines(desk).contains("2 a 2025-04-25"))
        #expect(try desk.sent("a", duty: "kiem-tra", period: "2").contains("reminder 29d head"))
        if how == "return" {
            _ = try desk.ask(
                "Return", ["duty": "kiem-tra", "period": "1", "units": ["a"], "note": "thiếu"])
        } else {
            let entry = try #require(first["events"]?.arrayValue?.first?["event"]?.intValue)
            _ = try desk.ask("Void", ["event": .int(entry)])
        }
        #expect(try lines(desk).contains("2 a 2025-04-25"))
        #expect(try lines(desk).contains("2 b 2025-04-25"))
        _ = try desk.ask("Why", ["duty": "kiem-tra", "period": "2", "unit": "b"])
        _ = try desk.ask(
            "Receive", ["duty": "kiem-tra", "period": "2", "units": ["b"], "number": "3"])
        try desk.restart(Self.rules(Self.inspection, units: Self.two))
        #expect(try lines(desk).contains("2 a 2025-04-25"))
        // Done anew on 10/04, the next is due a month after; who was told of another day is told.
        try desk.advance(to: "2025-04-10T09:00")
        _ = try desk.ask(
            "Receive",
            ["duty": "kiem-tra", "period": "1", "units": ["a"], "number": "4", "on": "2025-04-10"])
        try desk.advance(to: "2025-04-10T15:00")
        #expect(try lines(desk).contains("2 a 2025-05-10"))
        #expect(
            try desk.sent("a", duty: "kiem-tra", period: "2").filter { $0.hasPrefix("moved") }
                == ["moved edit-1 head"])
        try desk.remove()
    }

    @Test(
        "A reminder that came before the first day of its plan is sent to who begins after it (24)",
        arguments: ["2025-02-20T07:00", "2025-02-28T07:00", "2025-03-02T23:00", "2025-03-03T07:00"])
    func remindedBefore(start: String) throws {
        let duty = """
              - {id: dau, kind: deadline, title: Báo cáo đầu năm, due: 13/03/2025, owed-by: truong, remind: [14d, 1wd]}
            """
        let desk = try DeskBench(Self.rules(duty, units: Self.two), at: start)
        try desk.advance(to: "2025-03-04T09:00")
        #expect(
            try desk.sent("a", duty: "dau", period: "2025") == ["reminder 14d head"], "\(start)")
        #expect(try lines(desk, duty: "dau") == ["2025 a 2025-03-13", "2025 b 2025-03-13"])
        try desk.remove()
    }

    @Test("An inspection loaded after its first reminder is open, and may be reported on")
    func loadedLate() throws {
        let desk = try DeskBench(
            Self.rules(Self.inspection, units: Self.two), at: "2025-03-11T07:00")
        #expect(try lines(desk) == ["1 a 2025-03-26", "1 b 2025-03-26"])
        try desk.advance(to: "2025-03-11T09:00")
        #expect(try desk.sent("a", duty: "kiem-tra", period: "1") == ["reminder 29d head"])
        _ = try desk.ask("Receive", ["duty": "kiem-tra", "units": ["a"], "number": "1"])
        try desk.remove()
    }

    @Test(
        "A unit that began in a period that nobody owed before owes it, also to a ledger that begins later",
        arguments: ["2025-05-02T07:00", "2025-05-28T07:00"])
    func joinsAlone(start: String) throws {
        let duty = """
              - {id: thang, kind: deadline, title: Báo cáo tháng, every: tháng, due: 25, owed-by: truong}
            """
        let unit =
            "  - {id: d, name: Trường D, email: d@so.example, groups: truong, from: 24/05/2025}"
        let desk = try DeskBench(Self.rules(duty, units: unit), at: start)
        try desk.advance(to: "2025-05-28T08:00")
        #expect(try lines(desk, duty: "thang").contains("2025-05 d 2025-05-25"))
        try desk.remove()
    }
}

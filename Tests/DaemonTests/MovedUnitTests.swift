import JSON
import Rules
import SourceText
import Testing

@testable import Daemon

/// Units that come under another one, and plans that get another owner, while people have been told of what is
/// owed: who was told is put right, and nobody else (statements 26, 37 and 50).
@Suite("A unit that comes under another one") struct MovedUnitTests {
    private static func rules(parent: String = "xa-a", owner: String = "phong") -> [RuleSource] {
        let registry = """
            groups:
              - id: truong
            units:
              - id: phong
                name: Phòng Tổ chức
                head: {title: Trưởng phòng, email: phong@so.example}
              - id: van-phong
                name: Văn phòng
                head: {title: Chánh Văn phòng, email: vanphong@so.example}
              - {id: xa-a, name: Ủy ban nhân dân xã A, email: a@xa.example, parent: phong}
              - {id: xa-b, name: Ủy ban nhân dân xã B, email: b@xa.example, parent: phong}
              - {id: t1, name: Trường Một, email: t1@truong.example, groups: truong, parent: xa-a}
              - {id: t2, name: Trường Hai, email: t2@truong.example, groups: truong, parent: \(parent)}
            """
        let plan = """
            plan:
              id: quy
              title: Báo cáo giáo dục
              document: Quyết định số 15/2025/QĐ-UBND
              period: 01/09/2025 - 31/12/2025
              owner: \(owner)
              timezone: Asia/Ho_Chi_Minh
              calendar: vn
              office-hours: 07:30-11:30, 13:30-17:00
            duties:
              - id: bao-cao
                kind: deadline
                title: Báo cáo giáo dục quý III
                due: chậm nhất ngày 16/10/2025
                owed-by: truong
                send-to: parent
                escalate:
                  - {after: 1wd, to: parent}
                  - {after: 2wd, to: owner}
            """
        return [
            RuleSource(name: "registry.yaml", bytes: Array(registry.utf8)), TestRules.calendar,
            RuleSource(name: "plan.yaml", bytes: Array(plan.utf8)), TestRules.answeredSettings(),
        ]
    }

    private func latest(_ address: String, _ desk: DeskBench) throws -> String {
        (try desk.letters(to: address).last ?? "")
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Both schools were said to be missing to whoever was above them, and then `edit` is made.
    private func told(edit: [RuleSource], by end: String) throws -> DeskBench {
        let desk = try DeskBench(Self.rules(), at: "2025-10-01T07:00")
        try desk.advance(to: end)
        try desk.deliver()
        try desk.restart(edit, previous: Self.rules())
        return desk
    }

    @Test(
        "That it is missing was wrong: whoever was told hears it, not who is above it now (26, 50)")
    func corrected() throws {
        let desk = try told(edit: Self.rules(parent: "xa-b"), by: "2025-10-17T15:00")
        #expect(try desk.letters(to: "b@xa.example").isEmpty)
        _ = try desk.ask(
            "Receive", ["duty": "bao-cao", "units": ["t2"], "number": "7", "on": "2025-10-16"])
        try desk.advance(to: "2025-10-17T15:30")
        #expect(try latest("a@xa.example", desk).contains("Trường Hai"))
        #expect(
            try desk.sent("t2").suffix(1) == ["correction event-1 unit:xa-a"])
        #expect(try desk.letters(to: "b@xa.example").isEmpty)
        // Once is enough.
        _ = try desk.ask(
            "Return", ["duty": "bao-cao", "units": ["t2"], "note": "thiếu", "until": "2025-11-20"])
        _ = try desk.ask(
            "Receive", ["duty": "bao-cao", "units": ["t2"], "number": "8", "on": "2025-10-16"])
        try desk.advance(to: "2025-10-17T16:30")
        let corrections = try desk.sent("t2").filter { $0.hasPrefix("correction") }
        #expect(corrections == ["correction event-1 head", "correction event-1 unit:xa-a"])
        try desk.remove()
    }

    @Test("Its due day moves: whoever was told the old one is told the new one (37)")
    func moved() throws {
        let desk = try told(edit: Self.rules(parent: "xa-b"), by: "2025-10-17T15:00")
        _ = try desk.ask(
            "Extend", ["duty": "bao-cao", "units": ["t2", "t1"], "to": "2025-10-30"])
        try desk.advance(to: "2025-10-17T16:30")
        let told = try desk.sent("t2").filter { $0.hasPrefix("moved") }.map { $0.suffix(9) }
        #expect(told.contains("unit:xa-a") && !told.contains { $0.hasSuffix("parent") })
        #expect(try desk.sent("t1").contains { $0.hasPrefix("moved") && $0.hasSuffix(" parent") })
        #expect(try desk.letters(to: "b@xa.example").isEmpty)
        try desk.remove()
    }

    @Test("A plan gets another owner: the former one is put right about what it was told")
    func owner() throws {
        let desk = try told(edit: Self.rules(owner: "van-phong"), by: "2025-10-20T15:00")
        _ = try desk.ask(
            "Receive", ["duty": "bao-cao", "units": ["t2"], "number": "7", "on": "2025-10-16"])
        try desk.advance(to: "2025-10-20T15:30")
        let told = try desk.sent("t2").filter { $0.hasPrefix("correction") }
        #expect(
            told.sorted() == [
                "correction event-1 head", "correction event-1 parent",
                "correction event-1 unit:phong",
            ])
        #expect(try desk.letters(to: "vanphong@so.example").isEmpty)
        try desk.remove()
    }

    @Test("Whoever has another address in the same place is still reached as who they are")
    func readdressed() throws {
        let edit = Self.rules().map { source in
            RuleSource(
                name: source.name,
                bytes: Array(
                    String(decoding: source.bytes, as: UTF8.self)
                        .replacing("a@xa.example", with: "moi@xa.example").utf8))
        }
        let desk = try told(edit: edit, by: "2025-10-17T15:00")
        _ = try desk.ask(
            "Receive", ["duty": "bao-cao", "units": ["t2"], "number": "7", "on": "2025-10-16"])
        try desk.advance(to: "2025-10-17T15:30")
        #expect(try desk.sent("t2").suffix(1) == ["correction event-1 parent"])
        #expect(try latest("moi@xa.example", desk).contains("Trường Hai"))
        try desk.remove()
    }
}

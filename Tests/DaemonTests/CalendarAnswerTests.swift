import Control
import Foundation
import JSON
import Rules
import SourceText
import Testing

@testable import Daemon

@Suite("Calendar")
struct CalendarAnswerTests {
    /// `duty/period/unit due sequence`, and what else is to be said of each entry.
    private static func lines(
        _ desk: DeskBench, _ parameters: JSONValue
    ) throws -> [String] {
        try entries(desk, parameters).map { entry in
            let uid = try #require(entry["uid"]?.stringValue?.split(separator: "@").first)
            let due = entry["at"]?.stringValue ?? entry["due"]?.stringValue ?? ""
            let end = entry["cancelled"] == true ? " cancelled" : ""
            return "\(uid) \(due) \(entry["sequence"]?.intValue ?? -1)\(end)"
        }
    }

    private static func entries(
        _ desk: DeskBench, _ parameters: JSONValue
    ) throws -> [JSONValue] {
        try desk.ask("Calendar", parameters)["entries"]?.arrayValue ?? []
    }

    private static let baoLoc: JSONValue = ["unit": "bao-loc", "duty": "bao-cao"]

    @Test("A unit, a duty, an owner and days narrow it down; a standing duty has no day")
    func narrowing() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        let monthly = (10...12).map { "bao-cao-thang/2025-\($0)/bao-loc 2025-\($0)-25 0" }
        #expect(
            try Self.lines(desk, ["unit": "bảo lộc", "from": "2025-10-01", "to": "2025-12-31"])
                == [monthly[0], "bao-cao/2025/bao-loc 2025-11-03 0", monthly[1], monthly[2]])
        #expect(
            try Self.lines(desk, ["unit": "truong", "duty": "bao-cao"]) == [
                "bao-cao/2025/bao-loc 2025-11-03 0", "bao-cao/2025/loc-thanh 2025-11-03 0",
                "bao-cao/2025/da-lat 2025-11-03 0",
            ])
        #expect(try Self.lines(desk, ["owner": "phong", "duty": "bao-cao"]).count == 3)
        #expect(try Self.lines(desk, ["owner": "giam-doc"]) == [])
        #expect(try Self.lines(desk, ["duty": "phoi-hop"]) == [])
        try desk.remove()
    }

    @Test("More than ten years at once keep everybody else waiting: refused")
    func tooLong() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        let most: JSONValue = ["from": "2025-01-01", "to": "2035-01-01"]
        #expect(try !Self.lines(desk, most).isEmpty)
        let refusal = try #require(
            try desk.refusals("Calendar", ["from": "2025-01-01", "to": "9999-12-31"]).first)
        #expect(refusal.code == .unusable && refusal.reason.en.contains("at most 10 years"))
        #expect(refusal.reason.vi.contains("tối đa 10 năm"))
        try desk.remove()
    }

    @Test("The mail's calendar part and the file have one UID and one SEQUENCE through every move")
    func sameAsMail() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        func mailed() throws -> String {
            let part = try #require(try desk.calendars(to: "baoloc@so.example").last)
            let fields = part.split(separator: "\r\n")
            func field(_ name: String) -> Substring {
                fields.first { $0.hasPrefix(name) }?.dropFirst(name.count) ?? ""
            }
            return "\(field("UID:").split(separator: "@")[0]) \(field("SEQUENCE:"))"
        }
        func asked() throws -> String {
            let parts = try #require(try Self.lines(desk, Self.baoLoc).first)
                .split(separator: " ")
            return "\(parts[0]) \(parts[2])"
        }
        try desk.advance(to: "2025-10-28T09:00")
        #expect(try mailed() == "bao-cao/2025/bao-loc 0")
        #expect(try asked() == "bao-cao/2025/bao-loc 0")
        _ = try desk.ask(
            "Extend", ["duty": "bao-cao", "units": ["bao-loc"], "to": "12/11/2025"])
        try desk.advance(to: "2025-10-29T09:00")
        #expect(try mailed() == "bao-cao/2025/bao-loc 1")
        #expect(try Self.lines(desk, Self.baoLoc) == ["bao-cao/2025/bao-loc 2025-11-12 1"])
        // Waived by mistake: what was cancelled comes back as another version.
        let waived = try desk.ask("Waive", ["duty": "bao-cao", "units": ["bao-loc"]])
        #expect(
            try Self.lines(desk, Self.baoLoc) == ["bao-cao/2025/bao-loc 2025-11-12 2 cancelled"])
        let number = try #require(waived["events"]?.arrayValue?.first?["event"])
        _ = try desk.ask("Void", ["event": number])
        #expect(try Self.lines(desk, Self.baoLoc) == ["bao-cao/2025/bao-loc 2025-11-12 3"])
        try desk.advance(to: "2025-11-12T09:00")
        #expect(try mailed() == "bao-cao/2025/bao-loc 3")
        try desk.remove()
    }

    @Test("A day that an edit of the rules moves, after it was told, is another version in both")
    func edited() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-28T09:00")
        let later = [
            TestRules.registry, TestRules.calendar,
            TestRules.plan.replacing("trước ngày 05/11/2025", with: "trước ngày 13/11/2025"),
        ]
        try desk.restart(later, previous: TestRules.all)
        #expect(try Self.lines(desk, Self.baoLoc) == ["bao-cao/2025/bao-loc 2025-11-12 1"])
        try desk.advance(to: "2025-10-29T09:00")
        let part = try #require(try desk.calendars(to: "baoloc@so.example").last)
        #expect(part.contains("\r\nSEQUENCE:1\r\n"))
        #expect(try Self.lines(desk, Self.baoLoc) == ["bao-cao/2025/bao-loc 2025-11-12 1"])
        try desk.remove()
    }

    @Test("What passed to another unit is cancelled for the one, and stands for the other")
    func passedOn() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        _ = try desk.ask(
            "Reassign", ["duty": "bao-cao", "units": ["bao-loc"], "to": "giam-doc"])
        #expect(
            try Self.lines(desk, Self.baoLoc) == ["bao-cao/2025/bao-loc 2025-11-03 1 cancelled"])
        #expect(
            try Self.lines(desk, ["unit": "giam-doc", "duty": "bao-cao"]) == [
                "bao-cao/2025/bao-loc 2025-11-03 2"
            ])
        // Whose it was is named, in its own calendar too where that is another's.
        let summaries = try [
            ["unit": "giam-doc", "duty": "bao-cao"], ["duty": "bao-cao"],
        ].map { try Self.entries(desk, .object($0)).compactMap { $0["summary"]?.stringValue } }
        let named = "Hạn cuối: Báo cáo năm 2025, Ban Giám đốc (thay Trường THPT Bảo Lộc)"
        #expect(summaries[0] == [named])
        #expect(summaries[1].contains(named) && summaries[1].count == Set(summaries[1]).count)
        try desk.remove()
    }

    @Test("The rule's reminders are alarms from the day's start, until the report is there")
    func alarms() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        func alarms() throws -> [Int64?]? {
            try Self.entries(desk, Self.baoLoc).first?["alarms"]?.arrayValue?.map(\.intValue)
        }
        // 03/10, 27/10 and 31/10 at 07:30, and the day itself.
        #expect(try alarms() == [-44_190, -9_630, -3_870, 450])
        _ = try desk.ask("Receive", ["duty": "bao-cao", "units": ["bao-loc"]])
        #expect(try alarms() == [])
        #expect(try Self.lines(desk, Self.baoLoc) == ["bao-cao/2025/bao-loc 2025-11-03 0"])
        try desk.remove()
    }

    @Test("An entry names its document and where its report goes; of several units, its own")
    func words() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        let own = try #require(try Self.entries(desk, Self.baoLoc).first)
        #expect(own["summary"] == "Hạn cuối: Báo cáo năm 2025")
        #expect(
            own["details"]
                == "Kế hoạch số 12/KH-SGDĐT, Mục III\nGửi về: Phòng Tổ chức, cơ quan")
        let all = try Self.entries(desk, ["duty": "bao-cao"]).map { $0["summary"]?.stringValue }
        #expect(all.first == "Hạn cuối: Báo cáo năm 2025 (Trường THPT Bảo Lộc)")
        let name = try desk.ask("Calendar", Self.baoLoc)["name"]
        #expect(name?["vi"] == "Hạn chót – Trường THPT Bảo Lộc – Báo cáo năm 2025")
        try desk.remove()
    }

    @Test("Without days: a month back, a year ahead, and what is open still from before")
    func horizon() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        _ = try desk.ask("Waive", ["duty": "bao-cao", "units": ["da-lat"]])
        try desk.advance(to: "2025-12-20T09:00")
        #expect(
            try Self.lines(desk, ["duty": "bao-cao"]).map { $0.split(separator: " ")[0] } == [
                "bao-cao/2025/bao-loc", "bao-cao/2025/loc-thanh", "bao-cao/2025/don-duong",
            ])
        try desk.remove()
    }

    private static let commemoration = """
          - id: ngay-nha-giao
            kind: anniversary
            title: Ngày Nhà giáo Việt Nam
            date: 20/11
            owed-by: [truong, phong]
            remind: [7d]
          - id: phoi-hop
        """

    @Test("A day that all keep stands once in a calendar of no unit's own: as its owner has it")
    func commemorated() throws {
        let rules = [
            TestRules.registry, TestRules.calendar,
            TestRules.plan.replacing("  - id: phoi-hop\n", with: Self.commemoration + "\n"),
        ]
        let desk = try DeskBench(rules, at: "2025-10-01T07:00")
        #expect(
            try Self.lines(desk, ["owner": "phong", "duty": "ngay-nha-giao"]) == [
                "ngay-nha-giao/2025/phong 2025-11-20 0"
            ])
        #expect(
            try Self.lines(desk, ["unit": "truong", "duty": "ngay-nha-giao"]).count == 3)
        let entry = try Self.entries(desk, ["duty": "ngay-nha-giao"]).first
        #expect(entry?["summary"] == "Ngày Nhà giáo Việt Nam")
        try desk.remove()
    }

    @Test("Who may not see a confidential plan finds nothing of it, not even by its name")
    func confidential() throws {
        let rules = [
            TestRules.registry, TestRules.calendar,
            TestRules.plan.replacing(
                "  owner: phong\n", with: "  owner: phong\n  confidential: có\n"),
        ]
        let desk = try DeskBench(rules, at: "2025-10-01T07:00")
        let shown = try Self.entries(desk, Self.baoLoc)
        #expect(shown.map { $0["confidential"] } == [true])
        guard case .success(let hidden) = desk.reply("Calendar", by: DeskBench.stranger) else {
            throw DeskFailure("a stranger may not ask for what status shows")
        }
        #expect(hidden["entries"] == [])
        for name in ["bao-cao", "bao-coa", "báo cáo"] {
            guard
                case .failure("Refused", let details) = desk.reply(
                    "Calendar", ["duty": .string(name)], by: DeskBench.stranger)
            else { throw DeskFailure("a stranger is answered about '\(name)'") }
            #expect(!details.description.contains("bao-cao-thang"), "\(details)")
            #expect(details["refusals"]?.arrayValue?.first?["suggestions"] == [])
        }
        try desk.remove()
    }

    @Test("A thousand entries are a page, and the pages have each once")
    func pages() throws {
        let units = (1...1_100).map { number in
            "  - {id: u\(number), name: Trường \(number), groups: truong}\n"
        }.joined()
        let registry = RuleSource(
            name: "registry.yaml",
            bytes: Array(
                (String(decoding: TestRules.registry.bytes, as: UTF8.self) + "\n" + units)
                    .utf8))
        let desk = try DeskBench(
            [registry, TestRules.calendar, TestRules.plan], at: "2025-10-01T07:00")
        let first = try desk.ask("Calendar", ["duty": "bao-cao"])
        let next = try #require(first["next"])
        let second = try desk.ask("Calendar", ["duty": "bao-cao", "after": next])
        #expect(second["next"] == nil)
        let pages = [first, second].map { $0["entries"]?.arrayValue ?? [] }
        #expect(pages.map(\.count) == [1_000, 103])
        #expect(Set(pages.joined().map { $0["uid"] }).count == 1_103)
        try desk.remove()
    }

    @Test("Names and days that mean nothing are refused, with what may have been meant")
    func refused() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        let unknown = try #require(try desk.refusals("Calendar", ["unit": "bao-lok"]).first)
        #expect(unknown.suggestions == ["bao-loc"])
        #expect(
            try desk.refusals("Calendar", ["from": "2025-12-01", "to": "2025-11-01"]).first?.code
                == .contradiction)
        #expect(try desk.refusals("Calendar", ["to": "31/02/2025"]).first?.code == .unusable)
        try desk.remove()
    }
}

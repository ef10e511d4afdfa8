import Control
import Foundation
import JSON
import Rules
import SourceText
import Spool
import Testing

@testable import Daemon

@Suite("What the letters say of whom")
struct LetterTests {
    @Test("A rung to the owing unit's contact tells it of its own report, and of nobody else's")
    func ownPeople() throws {
        let registry = TestRules.registry.replacing(
            "head: {title: Hiệu trưởng, email: baoloc@so.example}",
            with: "head: {title: Hiệu trưởng, email: baoloc@so.example}\n"
                + "    contact: {title: Văn thư, email: vanthu@so.example}")
        let plan = TestRules.plan.replacing(
            "to: [owner, giam-doc]", with: "to: [owner, giam-doc, contact]")
        let desk = try DeskBench(
            [registry, TestRules.calendar, plan], at: "2025-10-01T07:00")
        try desk.advance(to: "2025-11-10T17:00")
        #expect(try desk.sent("bao-loc").contains("escalation +3wd contact"))
        let letter = try #require(try desk.letters(to: "vanthu@so.example").last)
        #expect(letter.contains("Kính gửi: Văn thư Trường THPT Bảo Lộc"))
        #expect(letter.contains("chưa ghi nhận"))
        #expect(!letter.contains("Lộc Thanh"))
        #expect(!letter.contains("Kính trình"))
        let report = try #require(try desk.letters(to: "giamdoc@so.example").last)
        #expect(report.contains("Trường THPT Lộc Thanh"))
        #expect(report.contains("Kính trình cho ý kiến"))
        try desk.remove()
    }

    @Test("A list says which entry of an heir is the inherited one")
    func inherited() throws {
        let registry = TestRules.registry.replacing(
            "    groups: truong\n  - id: loc-thanh",
            with: "    groups: truong\n    until: 15/10/2025\n    successor: [loc-thanh, phong]\n"
                + "  - id: loc-thanh")
        let desk = try DeskBench(
            [registry, TestRules.calendar, TestRules.plan], at: "2025-10-01T07:00")
        try desk.advance(to: "2025-11-10T17:00")
        let report = try #require(try desk.letters(to: "giamdoc@so.example").last)
        #expect(report.contains("Trường THPT Lộc Thanh:"))
        #expect(report.contains("Trường THPT Lộc Thanh (thay Trường THPT Bảo Lộc)"))
        try desk.remove()
    }

    @Test("A report names the days on which those in it were urged, and no others")
    func urged() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-11-03T16:00")
        for unit in ["loc-thanh", "da-lat", "don-duong"] {
            _ = try desk.ask("Receive", ["duty": "bao-cao", "units": [.string(unit)]])
        }
        try desk.advance(to: "2025-11-10T17:00")
        let report = try #require(try desk.letters(to: "giamdoc@so.example").last)
        #expect(report.contains("Đã đôn đốc 05/11."))
        try desk.remove()

        let resting = try DeskBench(at: "2025-10-01T07:00")
        try resting.advance(to: "2025-11-03T16:00")
        for unit in ["bao-loc", "loc-thanh", "da-lat", "don-duong"] {
            _ = try resting.ask("Receive", ["duty": "bao-cao", "units": [.string(unit)]])
        }
        _ = try resting.ask(
            "Return", ["duty": "bao-cao", "units": ["bao-loc"], "until": "2025-11-05"])
        try resting.advance(to: "2025-11-10T17:00")
        let later = try #require(try resting.letters(to: "giamdoc@so.example").last)
        #expect(later.contains("Trường THPT Bảo Lộc"))
        #expect(!later.contains("Đã đôn đốc 05/11"))
        try resting.remove()
    }
}

import Control
import JSON
import Messages
import Rounds
import SourceText
import Testing

@testable import Daemon

/// Of a group those units are meant that an entry fits; a unit named by itself must fit.
@Suite("Whom a suspension or an event names")
struct NamedUnitTests {
    @Test("A suspension of a duty that a named unit doesn't owe is refused whole")
    func strangers() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-20T09:00")
        let refusals = try desk.refusals(
            "Suspend",
            [
                "units": ["bao-loc", "loc-thanh"], "duty": "bao-cao-thang",
                "from": "2025-10-21", "until": "2025-10-22", "reason": "bão",
            ])
        #expect(
            refusals.map(\.reason.en) == [
                "Trường THPT Lộc Thanh ('loc-thanh') owes no 'bao-cao-thang'"
            ])
        #expect(desk.engine.holds.suspensions.isEmpty)
        let all = try desk.refusals(
            "Suspend",
            [
                "units": ["bao-loc", "giam-doc"], "from": "2025-10-21", "until": "2025-10-22",
                "reason": "bão",
            ])
        #expect(
            all.map(\.reason.en) == ["Ban Giám đốc ('giam-doc') owes nothing that falls due"])
        _ = try desk.ask(
            "Suspend",
            [
                "units": ["truong"], "duty": "bao-cao-thang", "from": "2025-10-21",
                "until": "2025-10-22", "reason": "bão",
            ])
        try desk.remove()
    }

    @Test("An event of a group is entered for those for which it wasn't, a named unit is refused")
    func group() throws {
        let desk = try DeskBench(HappeningTests.rules, at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-08T09:00")
        let one: JSONValue = [
            "event": "tai-nan", "units": ["bao-loc"], "on": "2025-10-07", "number": "45/BC",
        ]
        _ = try desk.ask("Event", one)
        let named = try desk.refusals(
            "Event",
            [
                "event": "tai-nan", "units": ["truong", "bao-loc"], "on": "2025-10-07",
                "number": "45/BC",
            ])
        #expect(named.count == 1)
        let answer = try desk.ask(
            "Event",
            ["event": "tai-nan", "units": ["truong"], "on": "2025-10-07", "number": "45/BC"])
        let remarks = (answer["remarks"]?.arrayValue ?? []).compactMap { $0["en"]?.stringValue }
        #expect(remarks.count == 1)
        #expect(
            remarks.first?.hasPrefix(
                "left out: what happened at Trường THPT Bảo Lộc on 2025-10-07 is entered already")
                == true, "\(remarks)")
        let status = try desk.ask(
            "Status", ["duty": "tai-nan-nhanh", "period": "2", "details": true])
        #expect(
            (status["obligations"]?.arrayValue ?? []).compactMap { $0["unit"]?.stringValue }
                .sorted() == ["da-lat", "loc-thanh"])
        let again = try desk.refusals(
            "Event",
            ["event": "tai-nan", "units": ["truong"], "on": "2025-10-07", "number": "45/BC"])
        #expect(again.count == 3)
        try desk.remove()
    }

    @Test("Of a unit that had ended it is said that it ended, and who took over")
    func ended() throws {
        let rules = HappeningTests.rules.map { source in
            source.replacing(
                "name: Trường THPT Lộc Thanh",
                with: "name: Trường THPT Lộc Thanh\n    until: 30/09/2025\n    successor: bao-loc")
        }
        let desk = try DeskBench(rules, at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-08T09:00")
        let refusals = try desk.refusals(
            "Event", ["event": "tai-nan", "units": ["loc-thanh"], "on": "2025-10-07"])
        #expect(
            refusals.map(\.reason.en) == [
                "Trường THPT Lộc Thanh ('loc-thanh') ended on 2025-09-30; it passed to Trường THPT "
                    + "Bảo Lộc ('bao-loc')"
            ])
        try desk.remove()
    }

    @Test("What is taken back and stands in another's mail that hasn't left is put right")
    func shownElsewhere() throws {
        let desk = try DeskBench(HappeningTests.rules, at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-13T09:00")
        func event(_ number: String) throws -> Int64 {
            let answer = try desk.ask(
                "Event",
                [
                    "event": "tai-nan", "units": ["bao-loc"], "on": "2025-10-07",
                    "number": .string(number),
                ])
            try desk.tick()
            return try #require(answer["events"]?.arrayValue?.first?["event"]?.intValue)
        }
        let first = try event("1/BC")
        try desk.advance(to: "2025-10-13T10:00")
        _ = try event("2/BC")
        let second = try #require(try desk.letters(to: "baoloc@so.example").last)
        #expect(second.contains("1/BC") && second.contains("2/BC"), "\(second)")
        _ = try desk.ask("Void", ["event": .int(first)])
        try desk.advance(to: "2025-10-13T11:00")
        let sent = try desk.sent("bao-loc", duty: "tai-nan-nhanh", period: "1")
        #expect(sent.contains { $0.hasPrefix("correction") }, "\(sent)")
        try desk.remove()
    }

    @Test("Time given by a decision says where it ends up, as an extension does")
    func decided() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-20T09:00")
        let asked = try desk.ask(
            "Extend",
            ["duty": "bao-cao", "units": ["bao-loc"], "to": "2025-11-10", "asked": true])
        let answer = try #require(asked["events"]?.arrayValue?.first?["event"]?.intValue)
        _ = try desk.ask(
            "Suspend",
            [
                "units": ["bao-loc"], "duty": "bao-cao", "from": "2025-11-10",
                "until": "2025-11-12", "reason": "bão",
            ])
        let decision = try desk.ask("Decide", ["answer": .int(answer), "agree": true])
        #expect(
            decision["remarks"]?.arrayValue?.compactMap { $0["en"]?.stringValue } == [
                "2025-11-10 lies among suspended days, which don't count: Trường THPT Bảo Lộc is "
                    + "due on 2025-11-13"
            ])
        try desk.remove()
    }
}

import Control
import JSON
import SourceText
import Testing

@testable import Daemon

@Suite("History")
struct HistoryTests {
    private func desk() throws -> DeskBench {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-27T08:00")
        _ = try desk.ask(
            "Receive",
            ["duty": "bao-cao", "units": ["bao-loc"], "number": "12/BC", "on": "2025-10-26"])
        try desk.advance(to: "2025-11-06T08:00")
        return desk
    }

    private func lines(_ desk: DeskBench, _ parameters: JSONValue) throws -> [JSONValue] {
        try desk.ask("History", parameters)["lines"]?.arrayValue ?? []
    }

    @Test("A duty and a unit have one history under the id that they had and the one they have")
    func formerly() throws {
        let desk = try desk()
        let renamed = [
            TestRules.registry.replacing(
                "id: bao-loc\n", with: "id: thpt-bao-loc\n    formerly: bao-loc\n"),
            TestRules.calendar,
            TestRules.plan.replacing(
                "id: bao-cao\n", with: "id: bao-cao-nam\n    formerly: bao-cao\n"
            ).replacing("owed-by: bao-loc", with: "owed-by: thpt-bao-loc"),
        ]
        try desk.restart(renamed, previous: TestRules.all)
        for (one, other) in [("bao-cao", "bao-cao-nam"), ("bao-loc", "thpt-bao-loc")] {
            let found = try [one, other].map { try lines(desk, ["about": .string($0)]) }
            #expect(!found[0].isEmpty && found[0] == found[1])
        }
        try desk.remove()
    }

    @Test(
        "A unit's history is what was sent about it to whom under which subject, and what was entered"
    )
    func unit() throws {
        let desk = try desk()
        let answer = try desk.ask("History", ["about": "bảo lộc"])
        #expect(answer["unit"] == "bao-loc" && answer["next"] == nil)
        let mine = (answer["lines"]?.arrayValue ?? []).filter { $0["duty"] == "bao-cao" }
        let mails = mine.filter { $0["what"] == "mail" }
        #expect(mails.map { $0["stage"]?.stringValue } == ["30d"])
        // The receipt came before delivery did.
        #expect(mails.map { $0["outcome"]?.stringValue } == ["revoked"])
        for mail in mails {
            #expect(mail["recipient"] == "baoloc@so.example")
            #expect(mail["subject"]?.stringValue?.isEmpty == false)
            #expect(mail["mail"]?.stringValue?.isEmpty == false)
        }
        let entries = mine.filter { $0["what"] == "entry" }
        #expect(entries.count == 1 && entries[0]["actor"] == "an")
        #expect(entries[0]["on"] == "2025-10-26" && entries[0]["event"] == 1)
        let text: Bilingual = try #require(entries[0]["text"]).decoded()
        #expect(text.en == "report received no. 12/BC, sent 2025-10-26")
        let times = (answer["lines"]?.arrayValue ?? []).compactMap { $0["at"]?.stringValue }
        #expect(times.count > 3 && times == times.sorted())
        try desk.remove()
    }

    @Test("A duty's history is its units', each line with whose it is; who is asked for it by id")
    func duty() throws {
        let desk = try desk()
        let lines = try lines(desk, ["about": "bao-cao"])
        #expect(lines.allSatisfy { $0["duty"] == "bao-cao" })
        let units = Set(lines.compactMap { $0["unit"]?.stringValue })
        #expect(units.isSuperset(of: ["bao-loc", "loc-thanh"]))
        #expect(lines.contains { $0["unit"] == "loc-thanh" && $0["kind"] == "overdue" })
        #expect(!lines.contains { $0["unit"] == "bao-loc" && $0["kind"] == "overdue" })
        try desk.remove()
    }

    @Test("Days are those of the plan's zone, the first and the last included")
    func days() throws {
        let desk = try desk()
        let all = try lines(desk, ["about": "bao-loc"])
        let days = Set(all.compactMap { $0["at"]?.stringValue?.prefix(10) })
        #expect(days.contains("2025-10-27") && days.count > 1)
        let one = try lines(
            desk, ["about": "bao-loc", "from": "27/10/2025", "to": "2025-10-27"])
        #expect(
            one == all.filter { $0["at"]?.stringValue?.hasPrefix("2025-10-27") == true })
        #expect(!one.isEmpty)
        let refusal = try desk.refusals(
            "History", ["about": "bao-loc", "from": "2025-10-28", "to": "2025-10-27"]
        ).first
        #expect(refusal?.code == .contradiction)
        try desk.remove()
    }

    @Test("A name that fits nothing, or both a unit and a duty, is refused; a group is its units")
    func names() throws {
        let desk = try desk()
        let unknown = try #require(try desk.refusals("History", ["about": "bao-lok"]).first)
        #expect(unknown.code == .unknown && unknown.suggestions.contains("bao-loc"))
        #expect(try desk.refusals("History", ["about": "bao"]).first?.code == .ambiguous)
        let units = Set(
            try lines(desk, ["about": "truong"]).compactMap { $0["unit"]?.stringValue })
        #expect(units.isSuperset(of: ["bao-loc", "loc-thanh"]))
        try desk.remove()
    }

    @Test(
        "It tells how the reports that were due in that time came in",
        arguments: [
            (about: "bao-loc", from: "2025-01-01", to: "2025-12-31", came: [1, 0, 10]),
            (about: "loc-thanh", from: "2025-01-01", to: "2025-12-31", came: [0, 0, 1]),
            (about: "truong", from: "2025-11-01", to: "2025-11-05", came: [1, 0, 3]),
            (about: "bao-cao", from: "2025-11-01", to: "2025-11-05", came: [1, 0, 3]),
            (about: "bao-cao", from: "2025-11-06", to: "2025-11-30", came: [0, 0, 0]),
        ])
    func punctuality(about: String, from: String, to: String, came: [Int64]) throws {
        let desk = try desk()
        let answer = try desk.ask(
            "History", ["about": .string(about), "from": .string(from), "to": .string(to)])
        let counts = try #require(answer["punctuality"])
        #expect(
            [counts["on_time"], counts["late"], counts["missing"]] == came.map { .int($0) })
        try desk.remove()
    }

    @Test("It is the office's: nobody else may ask")
    func stranger() throws {
        let desk = try desk()
        #expect(
            desk.reply("History", ["about": "bao-loc"], by: DeskBench.stranger)
                == .failure("NotAllowed", ["method": "vn.hanchot.Control.History"]))
        try desk.remove()
    }
}

import JSON
import Rules
import Testing

@testable import Daemon

/// What an edit says of reporting windows that somebody was told (statement 52).
@Suite("Reporting windows that were told")
struct ToldWindowTests {
    @Test("A window that was told and is another one is named, and taken up all the same (52)")
    func window() throws {
        let bench = try GuardBench(at: "2025-10-15T08:00")
        try bench.edit("data: theo NĐ 09/2019", "data: trọn kỳ")
        let untold = try bench.reload()
        #expect(untold.word == "taken")
        #expect(untold.windows == [])
        try bench.edit("data: theo NĐ 09/2019", "data: theo NĐ 09/2019")
        #expect(try bench.reload().word == "taken")
        try bench.advance(to: "2025-10-23T17:00")
        try bench.edit("data: theo NĐ 09/2019", "data: trọn kỳ")
        let taken = try bench.reload()
        #expect(taken.word == "taken")
        #expect(taken.windows.contains("bao-cao-thang/2025-10 2025-09-15 2025-10-01 told 1"))
        // Nobody has been told of November.
        #expect(!taken.windows.contains { $0.hasPrefix("bao-cao-thang/2025-11") })
        try bench.remove()
    }

    // MARK: What mails say

    private static let often = TestRules.plan.replacing(
        "remind: [3wd]", with: "remind: [8wd, 5wd, 3wd]"
    ).replacing("period: 01/01/2025", with: "period: 01/10/2025")
    private static let monthly = "data: theo NĐ 09/2019"

    private static func rules(_ plan: RuleSource) -> [RuleSource] {
        [TestRules.registry, TestRules.calendar, plan]
    }

    private static func edited(_ words: String) -> RuleSource {
        often.replacing("    \(monthly)\n", with: words.isEmpty ? "" : "    data: \(words)\n")
    }

    /// The latest mail to an address, with single blanks.
    private static func latest(_ desk: DeskBench, _ address: String = "baoloc@so.example") throws
        -> String
    {
        try #require(try desk.letters(to: address).last)
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private static let new = "số liệu từ 01/10/2025 đến hết 31/10/2025"
    private static let old = "(trước đây: từ 15/09/2025 đến hết 14/10/2025)"

    @Test(
        "The mail after the edit says the new days and what they were; the next one the new alone")
    func told() throws {
        let desk = try DeskBench(Self.rules(Self.often), at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-15T17:00")
        #expect(
            try Self.latest(desk).contains("số liệu từ 15/09/2025 đến hết 14/10/2025 "))
        let edited = Self.rules(Self.edited("trọn kỳ"))
        try desk.restart(edited, previous: Self.rules(Self.often))
        // What was before stands in the ledger, not in the rules that this start has.
        try desk.restart(edited, previous: edited)
        try desk.advance(to: "2025-10-20T17:00")
        #expect(try Self.latest(desk).contains("\(Self.new) \(Self.old)"))
        try desk.advance(to: "2025-10-22T17:00")
        let third = try Self.latest(desk)
        #expect(third.contains(Self.new) && !third.contains("trước đây"))
        try desk.remove()
    }

    @Test(
        "What is no longer said, or wasn't before, is told as that; what came back isn't told at all",
        arguments: [
            ([""], "không còn quy định ngày số liệu \(old)"),
            (["trọn kỳ", "theo NĐ 09/2019"], nil),
            (["tính đến 20/10"], "số liệu tính đến ngày 20/10/2025 \(old)"),
        ] as [([String], String?)])
    func kinds(_ edits: [String], _ said: String?) throws {
        let desk = try DeskBench(Self.rules(Self.often), at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-15T17:00")
        var before = Self.often
        for words in edits {
            let plan = Self.edited(words)
            try desk.restart(Self.rules(plan), previous: Self.rules(before))
            before = plan
        }
        try desk.advance(to: "2025-10-20T17:00")
        let letter = try Self.latest(desk)
        if let said {
            #expect(letter.contains(said), "\(letter)")
        } else {
            #expect(!letter.contains("trước đây"), "\(letter)")
        }
        try desk.remove()
    }

    @Test("A report that came on the old days stays one on the old days, and why says what changed")
    func reported() throws {
        func both(_ plan: RuleSource) -> [RuleSource] {
            Self.rules(
                plan.replacing("owed-by: bao-loc\n", with: "owed-by: [bao-loc, loc-thanh]\n"))
        }
        let desk = try DeskBench(both(Self.often), at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-15T17:00")
        _ = try desk.ask(
            "Receive",
            ["duty": "bao-cao-thang", "units": ["bao-loc"], "period": "2025-10", "number": "7"])
        try desk.advance(to: "2025-10-15T17:30")
        try desk.restart(both(Self.edited("trọn kỳ")), previous: both(Self.often))
        func data(_ unit: String) throws -> String {
            let why = try desk.ask(
                "Why",
                ["duty": "bao-cao-thang", "unit": .string(unit), "period": "2025-10"])
            return (why["explanations"]?.arrayValue ?? []).compactMap {
                $0["text"]?["vi"]?.stringValue
            }.first { $0.hasPrefix("số liệu") } ?? ""
        }
        let kept = try data("bao-loc")
        #expect(
            kept == "số liệu từ 15/09/2025 đến hết 14/10/2025; sau đó quy tắc đổi "
                + "thành \(Self.new)", "\(kept)")
        #expect(try data("loc-thanh") == Self.new)
        try desk.remove()
    }

    @Test(
        "Why of a period that was over before the edit says the days that its reports were asked for on"
    )
    func over() throws {
        let desk = try DeskBench(Self.rules(Self.often), at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-15T17:00")
        _ = try desk.ask(
            "Receive",
            ["duty": "bao-cao-thang", "units": ["bao-loc"], "period": "2025-10", "number": "7"])
        try desk.advance(to: "2025-12-15T17:00")
        func data() throws -> (text: String, from: String?) {
            let why = try desk.ask(
                "Why", ["duty": "bao-cao-thang", "unit": "bao-loc", "period": "2025-10"])
            let text =
                (why["explanations"]?.arrayValue ?? []).compactMap {
                    $0["text"]?["vi"]?.stringValue
                }.first { $0.hasPrefix("số liệu") } ?? ""
            return (text, why["obligation"]?["data_from"]?.stringValue)
        }
        let asked = "số liệu từ 15/09/2025 đến hết 14/10/2025"
        #expect(try data() == (asked, "2025-09-15"))
        let whole = Self.edited("trọn kỳ")
        try desk.restart(Self.rules(whole), previous: Self.rules(Self.often))
        #expect(
            try data() == ("\(asked); sau đó quy tắc đổi thành \(Self.new)", "2025-09-15"))
        let bare = Self.edited("")
        try desk.restart(Self.rules(bare), previous: Self.rules(whole))
        try desk.restart(Self.rules(bare), previous: Self.rules(bare))
        #expect(
            try data() == (
                "\(asked); nay quy tắc không còn nêu số liệu của kỳ này", "2025-09-15"
            ))
        try desk.remove()
    }

    @Test("Who was told nothing of the old days reads the new ones alone")
    func untold() throws {
        let desk = try DeskBench(Self.rules(Self.often), at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-14T08:00")
        try desk.restart(
            Self.rules(Self.edited("trọn kỳ")), previous: Self.rules(Self.often))
        try desk.advance(to: "2025-10-15T17:00")
        let letter = try Self.latest(desk)
        #expect(letter.contains(Self.new) && !letter.contains("trước đây"), "\(letter)")
        try desk.remove()
    }

    @Test("Days that were not said before are told as new")
    func added() throws {
        let bare = Self.edited("")
        let desk = try DeskBench(Self.rules(bare), at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-15T17:00")
        try desk.restart(Self.rules(Self.edited("trọn kỳ")), previous: Self.rules(bare))
        try desk.advance(to: "2025-10-20T17:00")
        #expect(
            try Self.latest(desk).contains("\(Self.new) (trước đây chưa quy định)"))
        try desk.remove()
    }

    @Test("So does whoever gathers the reports, in the tally")
    func gathered() throws {
        let more = """
              - id: tong-hop
                kind: deadline
                title: Tổng hợp báo cáo tháng
                every: month
                due: ngày làm việc cuối cùng
                owed-by: phong
                send-to: giam-doc
                gathers: bao-cao-thang
                remind: [12wd, 8wd, 6wd]
              - id: phoi-hop
            """
        func plan(_ plan: RuleSource) -> [RuleSource] {
            Self.rules(plan.replacing("  - id: phoi-hop", with: more))
        }
        let desk = try DeskBench(plan(Self.often), at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-15T17:00")
        try desk.restart(plan(Self.edited("trọn kỳ")), previous: plan(Self.often))
        try desk.advance(to: "2025-10-21T17:00")
        let tally = try Self.latest(desk, "phong@so.example")
        #expect(tally.contains("\(Self.new) \(Self.old)"), "\(tally)")
        try desk.advance(to: "2025-10-23T17:00")
        let next = try Self.latest(desk, "phong@so.example")
        #expect(next.contains(Self.new) && !next.contains("trước đây"), "\(next)")
        try desk.remove()
    }
}

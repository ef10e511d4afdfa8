import Civil
import Ledger
import Rules
import Scheduler
import Testing

/// What a tick decides is written once, whole, and may be written again.
struct RecordingTests {
    private let scratch: Scratch
    private let ledger: LedgerStore

    init() throws {
        scratch = try Scratch()
        ledger = try scratch.open()
    }

    @Test("The same decisions recorded twice are recorded once, and nothing is new the second time")
    func repeated() throws {
        let events = [entry(.joined, "c", actor: "hanchot"), entry(.cancelled, "*")]
        let notices = [notice("a"), notice("b", fate: .suppressed(.noAddress))]
        func record() throws -> [Notice] {
            try ledger.record(
                openings: [opening()], events: events, notices: notices, watermark: hour(2))
        }
        #expect(try record() == notices)
        let before = try Outside.contents(scratch.path)
        #expect(try record() == [])
        #expect(try Outside.contents(scratch.path) == before)
        #expect(try ledger.events(after: 0).map(\.body) == events.map(\.body))
    }

    @Test("Of decisions that overlap only what is new is recorded, in the order given")
    func overlapping() throws {
        try ledger.decide([notice("b")])
        let new = try ledger.record(
            openings: [], events: [], notices: [notice("c"), notice("b"), notice("a")],
            watermark: hour(2))
        #expect(new == [notice("c"), notice("a")])
        #expect(
            try ledger.notices(of: report).map(\.notice.key.subject.obligation?.unit) == [
                "b", "c", "a",
            ])
    }

    @Test("The watermark never falls (statement 30)")
    func watermark() throws {
        for (told, held) in [(5, 5), (3, 5), (9, 9), (-2, 9)] {
            _ = try ledger.record(openings: [], events: [], notices: [], watermark: hour(told))
            #expect(try ledger.watermark() == hour(held))
        }
        #expect(throws: Outside.Refused(words: "the watermark never falls")) {
            try Outside.run("UPDATE tick SET watermark = 1", scratch.path)
        }
    }

    @Test("An occurrence keeps the members it opened with (statement 13)")
    func frozenMembers() throws {
        func record(_ members: [String]) throws {
            _ = try ledger.record(
                openings: [opening(report, members)], events: [], notices: [], watermark: hour(1))
        }
        try record(["b", "a"])
        try record(["c"])
        #expect(try ledger.allOpenings() == [report: opening(report, ["b", "a"])])
        #expect(try ledger.openings([report, OccurrenceID(duty: "x", period: "1")]).count == 1)
    }

    @Test("Occurrences that share their members keep them once")
    func sharedMembers() throws {
        let units = (0..<500).map { "truong-\($0)" }
        let openings = (1...12).map {
            opening(OccurrenceID(duty: "thang", period: "2025-\($0)"), units)
        }
        let others = [opening(report, Array(units.dropLast())), opening(quarter, [])]
        _ = try ledger.record(
            openings: openings + others, events: [], notices: [], watermark: hour(1))
        let found = try ledger.allOpenings()
        #expect(found.count == 14)
        for opening in openings + others { #expect(found[opening.occurrence] == opening) }
        let sets = try Outside.python(
            """
            import sqlite3, sys
            db = sqlite3.connect(sys.argv[1])
            print(db.execute('SELECT count(*) FROM member_sets').fetchone()[0])
            """, [scratch.path])
        #expect(sets == "3")
    }

    private let quarter = OccurrenceID(duty: "kiem-tra-quy", period: "2025-Q3")

    @Test("Members that could not be read back are refused, and nothing is written")
    func oddMembers() throws {
        for members in [["a", ""], ["a\nb"]] {
            let before = try Outside.contents(scratch.path)
            let error = refusal {
                _ = try ledger.record(
                    openings: [opening(quarter, ["a"]), opening(report, members)], events: [],
                    notices: [notice()], watermark: hour(1))
            }
            #expect(error?.kind == .contradiction)
            #expect(try Outside.contents(scratch.path) == before)
        }
    }

    @Test("Keys are found by occurrence and stage, the ladder's last release by obligation")
    func lookups() throws {
        let other = OccurrenceID(duty: "khac", period: "2025")
        let rungs = [
            notice("a", kind: .overdue, stage: "+1wd", release: hour(24)),
            notice("a", kind: .escalation, stage: "+3wd", role: .owner, release: hour(72)),
            notice(
                "a", kind: .escalation, stage: "+5wd", role: .owner, release: hour(120),
                fate: .superseded(by: "x")),
            notice("b", kind: .reminder, stage: "+1wd", release: hour(200)),
            notice("a", kind: .overdue, stage: "+1wd", release: hour(300), of: other),
        ]
        try ledger.decide(rungs)
        #expect(
            try ledger.decidedKeys(stages: [report: ["+1wd", "0d"]])
                == [rungs[0].text, rungs[3].text])
        #expect(try ledger.decidedKeys(stages: [report: [], other: ["0d"]]) == [])
        #expect(try ledger.lastRungRelease(occurrences: [report]) == [owed("a"): hour(72)])
        #expect(
            try ledger.decided(among: [rungs[1].text, "khác"]) == [rungs[1].text])
        #expect(try ledger.notices(of: owed("a")).map(\.notice) == Array(rungs[0...2]))
        #expect(try ledger.notices(of: owed("aa")).isEmpty)
    }
}

import Civil
import Edits
import Ledger
import Rounds
import Rules
import Scheduler
import SourceText
import TestSupport
import Testing

@testable import Daemon
@testable import Desk

/// No edit loses a record in silence (statement 36): by a reload, and by a start.
@Suite("Edits that are taken up, and edits that are held")
struct EditGuardTests {
    @Test("A harmless edit is taken up at once, by a reload and by a start alike")
    func harmless() throws {
        let bench = try GuardBench(at: "2025-10-20T08:00")
        try bench.advance(to: "2025-10-28T17:00")
        _ = try bench.receive("bao-loc")
        try bench.edit("title: Báo cáo kết quả năm", "title: Báo cáo tổng kết năm")
        #expect(try bench.reload().word == "taken")
        #expect(try bench.engine.rules.duty("bao-cao")?.duty.title == "Báo cáo tổng kết năm")
        try bench.edit("title: Báo cáo kết quả năm", "title: Báo cáo cuối năm")
        try bench.restart()
        #expect(try bench.held == nil)
        #expect(try bench.engine.rules.duty("bao-cao")?.duty.title == "Báo cáo cuối năm")
        try bench.remove()
    }

    @Test("A date that nobody was told of may be moved by anybody")
    func untold() throws {
        let bench = try GuardBench(at: "2025-09-01T08:00")
        try bench.edit("05/11/2025", "12/11/2025")
        #expect(try bench.reload().word == "taken")
        #expect(try bench.due == "2025-11-11")
        try bench.remove()
    }

    @Test(
        "A duty renamed beside a receipt is held: nothing changes in the ledger, whatever starts again"
    )
    func renamed() throws {
        let bench = try GuardBench(at: "2025-09-01T08:00")
        _ = try bench.receive("bao-loc")
        let before = try bench.contents
        try bench.edit("id: bao-cao\n", "id: bao-cao-nam\n")
        #expect(try bench.reload().word == "held")
        let held = try #require(try bench.held)
        #expect(held.consequences.orphans.map(\.likely) == ["bao-cao-nam"])
        #expect(held.consequences.orphans.map(\.obligation.unit) == ["bao-loc"])
        #expect(held.text.en.contains("1 record would be lost"))
        #expect(held.text.vi.contains("hanchot reload --accept \(held.digest)"))
        #expect(
            held.journalText.contains(
                "bao-cao/2025: the duty is gone; is it 'bao-cao-nam' now? (1 recorded)"))
        for _ in 1...2 {
            #expect(try bench.contents == before)
            try bench.restart()
            #expect(try bench.held?.digest == held.digest)
            #expect(try bench.engine.rules.duty("bao-cao-nam") == nil)
            #expect(try bench.reload().word == "held")
        }
        #expect(try bench.contents == before)
        try bench.remove()
    }

    @Test("What is held is taken up by its digest alone, and then stays so")
    func accepted() throws {
        let bench = try GuardBench(at: "2025-10-01T08:00")
        try bench.advance(to: "2025-10-29T17:00")
        try bench.edit("05/11/2025", "20/11/2025")
        #expect(try bench.reload().word == "held")
        let digest = try #require(try bench.held?.digest)
        #expect(try bench.due == "2025-11-03")
        let before = try bench.contents
        #expect(try bench.reload(accepting: "0123456789abcdef").word == "otherwise")
        #expect(try bench.contents == before)
        #expect(try bench.reload(accepting: digest).word == "taken")
        #expect(try bench.held == nil)
        #expect(try bench.due == "2025-11-19")
        // Asked once more, as after an answer that was lost; another digest accepts nothing.
        #expect(try bench.reload(accepting: digest).word == "taken")
        #expect(try bench.reload(accepting: "0123456789abcdef").word == "otherwise")
        let id = ObligationID(
            occurrence: OccurrenceID(duty: "bao-cao", period: "2025"), unit: "bao-loc")
        let moved = try bench.engine.ledger.notices(about: id)
            .filter { $0.notice.key.kind == .moved }
        #expect(moved.map(\.notice.key.stage) == ["edit-1"])
        try bench.restart()
        #expect(try bench.held == nil)
        #expect(try bench.due == "2025-11-19")
        try bench.remove()
    }

    @Test("The digest is no longer good once something else is at stake")
    func outdated() throws {
        let bench = try GuardBench(at: "2025-09-01T08:00")
        _ = try bench.receive("bao-loc")
        try bench.edit("id: bao-cao\n", "id: bao-cao-nam\n")
        #expect(try bench.reload().word == "held")
        let digest = try #require(try bench.held?.digest)
        _ = try bench.receive("loc-thanh")
        #expect(try bench.reload(accepting: digest).word == "otherwise")
        let fresh = try #require(try bench.held)
        #expect(fresh.digest != digest)
        #expect(fresh.consequences.orphans.count == 2)
        try bench.remove()
    }

    @Test("A digest is the same on whatever day it is worked out")
    func steady() throws {
        let bench = try GuardBench(at: "2025-09-01T08:00")
        _ = try bench.receive("bao-loc")
        try bench.edit("id: bao-cao\n", "id: bao-cao-nam\n")
        #expect(try bench.reload().word == "held")
        let digest = try #require(try bench.held?.digest)
        try bench.advance(to: "2025-09-04T17:00")
        #expect(try bench.reload(accepting: digest).word == "taken")
        try bench.remove()
    }

    @Test("What is told while an edit is held is told in its text; what makes it harmless ends it")
    func lookedAtAgain() throws {
        let bench = try GuardBench(at: "2025-09-01T08:00")
        let receipt = try bench.receive("bao-loc")
        try bench.edit("id: bao-cao\n", "id: bao-cao-nam\n")
        #expect(try bench.reload().word == "held")
        let first = try #require(try bench.held)
        _ = try bench.receive("loc-thanh")
        try bench.lookAgain()
        let second = try #require(try bench.held)
        #expect(second.text.en.contains("2 records would be lost"))
        #expect(second.since == first.since)
        try bench.void(receipt, of: "bao-loc")
        try bench.void(receipt + 1, of: "loc-thanh")
        try bench.lookAgain()
        #expect(try bench.held == nil)
        #expect(try bench.engine.rules.duty("bao-cao-nam") != nil)
        try bench.remove()
    }

    @Test("The owner's next weekly list says that an edit is held, though nothing is overdue")
    func owner() throws {
        let bench = try GuardBench(at: "2025-01-07T08:00")
        _ = try bench.receive("bao-loc")
        func weeklyLists() throws -> Int {
            try bench.engine.ledger.notices(ofPlan: "ke-hoach").count {
                $0.notice.key.stage == "weekly" && $0.mail != nil
            }
        }
        try bench.advance(to: "2025-01-13T17:00")
        #expect(try weeklyLists() == 0)
        try bench.edit("id: bao-cao\n", "id: bao-cao-nam\n")
        #expect(try bench.reload().word == "held")
        #expect(try bench.engine.ownersRemark == bench.held?.text)
        try bench.advance(to: "2025-01-20T17:00")
        #expect(try weeklyLists() == 1)
        try bench.write(TestRules.plan)
        #expect(try bench.reload().word == "taken")
        #expect(try bench.engine.ownersRemark == nil)
        try bench.remove()
    }

    @Test("Mending the files ends the hold")
    func mended() throws {
        let bench = try GuardBench(at: "2025-09-01T08:00")
        _ = try bench.receive("bao-loc")
        let before = try bench.contents
        try bench.edit("id: bao-cao\n", "id: bao-cao-nam\n")
        #expect(try bench.reload().word == "held")
        try bench.write(TestRules.plan)
        #expect(try bench.reload().word == "taken")
        #expect(try bench.held == nil)
        #expect(try bench.contents == before)
        try bench.remove()
    }

    @Test(
        "Announced days off are taken up and told, though they move a date that units were told of")
    func daysOff() throws {
        let bench = try GuardBench(at: "2025-10-01T08:00")
        try bench.advance(to: "2025-10-29T17:00")
        #expect(try bench.due == "2025-11-03")
        try bench.write(Self.announced)
        let taking = try bench.reload()
        #expect(taking.word == "taken")
        #expect(taking.daysOff.map { "\($0.from.iso) \($0.to.iso)" } == ["2025-11-03 2025-10-31"])
        #expect(taking.daysOff.allSatisfy { $0.told > 0 && !$0.isHeld })
        #expect(try bench.due == "2025-10-31")
        try bench.remove()
    }

    @Test("Days off announced beside an edit that is held don't wait with it, nor after a restart")
    func daysOffBesideAHeldEdit() throws {
        let bench = try GuardBench(at: "2025-10-01T08:00")
        try bench.advance(to: "2025-10-27T17:00")
        try bench.edit("05/11/2025", "20/11/2025")
        try bench.write(Self.announced)
        #expect(try bench.reload().word == "held")
        let digest = try #require(try bench.held?.digest)
        #expect(try bench.due == "2025-10-31")
        try bench.restart()
        #expect(try bench.due == "2025-10-31")
        #expect(try bench.held?.digest == digest)
        #expect(try bench.reload(accepting: digest).word == "taken")
        #expect(try bench.due == "2025-11-19")
        try bench.remove()
    }

    @Test("Of a list of dates the one that was told of is held, the others are taken up")
    func dateInList() throws {
        func rounds(_ dates: String) -> String {
            """
              - id: kiem-tra
                kind: inspection
                title: Kiểm tra
                inspector: phong
                dates: [\(dates)]
                owed-by: bao-loc
                remind: [7d]
              - id: phoi-hop\n
            """
        }
        let bench = try GuardBench(at: "2025-09-01T08:00")
        try bench.edit("  - id: phoi-hop\n", rounds("15/10/2025, 20/11/2025"))
        #expect(try bench.reload().word == "taken")
        try bench.advance(to: "2025-10-09T08:00")
        try bench.edit("  - id: phoi-hop\n", rounds("15/10/2025, 25/11/2025"))
        #expect(try bench.reload().word == "taken")
        try bench.edit("  - id: phoi-hop\n", rounds("16/10/2025, 25/11/2025"))
        #expect(try bench.reload().word == "held")
        let moved = try #require(try bench.held?.consequences.moved)
        #expect(moved.map(\.occurrence.description) == ["kiem-tra/2025/1"])
        try bench.remove()
    }

    @Test("A duty and a unit with another id and `formerly` carry everything over, and aren't held")
    func formerly() throws {
        let bench = try GuardBench(at: "2025-10-01T08:00")
        try bench.advance(to: "2025-10-28T17:00")
        _ = try bench.receive("bao-loc")
        let before = try bench.contents
        let plan = TestRules.plan.replacing(
            "id: bao-cao\n", with: "id: bao-cao-nam\n    formerly: bao-cao\n")
        try bench.write(plan.replacing("owed-by: bao-loc", with: "owed-by: thpt-bao-loc"))
        try bench.write(
            TestRules.registry.replacing(
                "id: bao-loc\n", with: "id: thpt-bao-loc\n    mã cũ: bao-loc\n"))
        let taking = try bench.reload()
        #expect(taking.word == "taken")
        #expect(try bench.contents == before)
        // Either name is understood.
        #expect(try bench.names.duty("bao-cao-nam").duty.id == "bao-cao")
        #expect(try bench.names.duty("bao-cao").duty.id == "bao-cao")
        #expect(try bench.names.unit("thpt-bao-loc").id == "bao-loc")
        #expect(try bench.names.unitOrGroup("thpt-bao-loc") == "bao-loc")
        try bench.restart()
        #expect(try bench.held == nil)
        #expect(try bench.contents == before)
        // Who is still missing is urged as before.
        try bench.advance(to: "2025-11-05T17:00")
        let id = ObligationID(
            occurrence: OccurrenceID(duty: "bao-cao", period: "2025"), unit: "loc-thanh")
        #expect(
            try bench.engine.ledger.notices(about: id).contains {
                $0.mail != nil && $0.notice.key.kind.isLadder
            })
        #expect(try bench.engine.book.openings(of: "bao-cao-nam").isEmpty)
        try bench.remove()
    }

    @Test("A unit dropped from its group, with a receipt, is held; the registry is no way round it")
    func dropped() throws {
        let bench = try GuardBench(at: "2025-09-01T08:00")
        _ = try bench.receive("bao-loc")
        try bench.write(
            TestRules.registry.replacing(
                "email: baoloc@so.example}\n    groups: truong",
                with: "email: baoloc@so.example}"))
        let taking = try bench.reload()
        #expect(taking.word == "held")
        #expect(try bench.held?.consequences.orphans.map(\.lack) == [.unit])
        try bench.remove()
    }

    /// Monday 03/11/2025 off beside Tuesday.
    private static let announced = TestRules.calendar.replacing(
        "days:\n",
        with: "days:\n  - date: 03/11/2025\n    kind: nghỉ\n    name: Nghỉ bù\n    source: thử\n")
}

import Civil
import Control
import Foundation
import JSON
import Ledger
import LedgerSQLite
import Rounds
import Rules
import SourceText
import Testing

@testable import Daemon
@testable import Desk

@Suite("Starts with a clock that is wrong (statement 58)")
struct ClockStartTests {
    private static let trouble = Bilingual(vi: "đồng hồ sai", en: "the clock is wrong")

    @Test("A first start in 2098 leaves nothing behind: the right time then decides as if alone")
    func firstStart() throws {
        let wrong = try DeskBench(at: "2098-01-01T07:00", begins: false)
        let before = try wrong.ledger.standing()
        #expect(before == LedgerStanding(watermark: nil, lastEvent: 0, trusted: nil))
        #expect(try wrong.ledger.counts().notices == 0)
        #expect(try wrong.ledger.openings().isEmpty)
        let right = try DeskBench(at: "2025-10-01T07:00")
        try wrong.set("2025-10-01T07:00")
        try wrong.tick()
        for desk in [wrong, right] { try desk.advance(to: "2025-11-20T17:00") }
        #expect(try !right.sent("bao-loc").isEmpty)
        #expect(try wrong.sent("bao-loc") == right.sent("bao-loc"))
        #expect(try wrong.contents == right.contents)
        #expect(try wrong.ledger.standing() == right.ledger.standing())
        for desk in [wrong, right] { try desk.remove() }
    }

    @Test("A later start in 2098 leaves the ledger as it was")
    func laterStart() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        let (standing, contents) = (try desk.ledger.standing(), try desk.contents)
        let late = try DeskBench(
            at: "2098-01-01T07:00", directory: desk.directory, begins: false)
        #expect(late.engine.watermark == standing.watermark)
        #expect(try late.ledger.standing() == standing)
        #expect(try late.contents == contents)
        try desk.remove()
    }

    @Test(
        "While nobody vouches for the clock nothing is entered, silenced or let go (30, 58)",
        arguments: ["Accept", "Receive", "Waive", "Silence", "Release"])
    func refused(method: String) throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        desk.clockTrouble = Self.trouble
        let contents = try desk.contents
        let parameters: JSONValue =
            switch method {
            case "Silence": ["unit": "bao-loc", "reason": "bão"]
            case "Release": [:]
            default: ["duty": "bao-cao", "units": ["bao-loc"]]
            }
        let refusal = try #require(try desk.refusals(method, parameters).first)
        #expect(refusal.reason == Self.trouble)
        #expect(try desk.contents == contents)
        #expect(desk.engine.holds.silences.isEmpty && desk.engine.holds.approvedThrough == nil)
        try desk.remove()
    }

    @Test("The time that was trusted is noted once an hour, and when the clock was set back")
    func trusted() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        func note(_ time: String) throws -> String? {
            try desk.engine.driver.trust(DeskBench.instant(time))
            return try desk.ledger.standing().trusted
                .map { DeskBench.zone.local(at: $0).time.iso }
        }
        #expect(try note("2025-10-01T08:00") == "08:00")
        #expect(try note("2025-10-01T08:59") == "08:00")
        #expect(try note("2025-10-01T09:01") == "09:01")
        #expect(try note("2025-10-01T07:30") == "07:30")
        try desk.remove()
    }

    @Test("The service itself waits at a first start, and goes on once the clock is confirmed")
    func bench() throws {
        let scratch = NSTemporaryDirectory() + "hanchot-clock-\(UUID().uuidString)"
        let rules = "\(scratch)/rules"
        try FileManager.default.createDirectory(
            atPath: rules, withIntermediateDirectories: true)
        for source in TestRules.all {
            try Data(source.bytes).write(to: URL(fileURLWithPath: "\(rules)/\(source.name)"))
        }
        let options = ServiceOptions(
            rules: [rules], state: "\(scratch)/state", spool: "\(scratch)/spool", language: .en)
        var bench: OpenedService? = try OpenedService(options, isSynchronised: { false })
        #expect(bench?.clockGuard.doubt == .neverTrusted && bench?.heldClock == .unknown)
        #expect(bench?.clockTrouble?.text.vi.contains("hanchot release --clock") == true)
        let failure = #expect(throws: ServiceFailure.self) { try bench?.runOnce() }
        #expect(failure?.description.hasPrefix("nothing is decided: this ledger has never") == true)
        var standing = try bench?.engine.ledger.standing()
        #expect(standing == LedgerStanding(watermark: nil, lastEvent: 0, trusted: nil))
        bench?.clockGuard.confirm()
        try bench?.runOnce()
        standing = try bench?.engine.ledger.standing()
        #expect(standing?.watermark != nil && standing?.trusted != nil)
        // What was trusted is known to the next start: it needs nobody's word.
        bench = nil
        bench = try OpenedService(options, isSynchronised: { false })
        #expect(bench?.clockTrouble == nil)
        #expect(bench?.heldClock == nil)
        bench = nil
        try FileManager.default.removeItem(atPath: scratch)
    }

    struct Clock: CustomTestStringConvertible {
        let testDescription: String
        /// What the machine's clock shows; everything is decided up to 07:30 of 3/11.
        let machine: String
        let held: HeldClock
        let now: String
        let trusted: String?
    }

    @Test(
        "While the clock is held, health has both times, and how things stand goes by the one trusted",
        arguments: [
            Clock(
                testDescription: "it jumped ahead", machine: "2098-01-01T07:00",
                held: .off(hours(24 * 26_356)), now: "2025-11-04T07:00:00+07:00",
                trusted: "2025-11-04T07:00:00+07:00"),
            Clock(
                testDescription: "it fell back", machine: "2025-10-01T07:00",
                held: .off(-hours(24 * 34)), now: "2025-11-04T07:00:00+07:00",
                trusted: "2025-11-04T07:00:00+07:00"),
            Clock(
                testDescription: "it is right, and the ledger is ahead",
                machine: "2025-10-15T08:00", held: .ledgerAhead,
                now: "2025-10-15T08:00:00+07:00", trusted: "2025-10-15T08:00:00+07:00"),
            Clock(
                testDescription: "nobody knows", machine: "2098-01-01T07:00", held: .unknown,
                now: "2098-01-01T07:00:00+07:00", trusted: nil),
        ])
    func clocks(_ clock: Clock) throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-11-03T07:30")
        try desk.set(clock.machine)
        desk.heldClock = clock.held
        let status = try desk.ask("Status", ["limit": 0])
        #expect(status["now"]?.stringValue == clock.now)
        let told = try #require(status["health"]?["clock"])
        #expect(told["machine"]?.stringValue == "\(clock.machine):00+07:00")
        #expect(told["trusted"]?.stringValue == clock.trusted)
        desk.heldClock = nil
        #expect(try desk.ask("Status")["health"]?["clock"] == nil)
        try desk.remove()
    }

    private static func hours(_ count: Int64) -> Int64 { count * 3_600_000_000 }

    @Test("How far the clock is off is what it is doubted for")
    func distances() {
        #expect(ClockGuard.Doubt.jumped(5).held == .off(5))
        #expect(ClockGuard.Doubt.apart(-5).held == .off(-5))
        #expect(ClockGuard.Doubt.neverTrusted.held == .unknown)
    }

    struct Words: CustomTestStringConvertible {
        let doubt: ClockGuard.Doubt
        let vi: String
        let en: String
        var testDescription: String { en }
    }

    @Test(
        "What is wrong, what the clock shows and what to do, in both languages",
        arguments: [
            Words(
                doubt: .neverTrusted,
                vi: "chưa quyết định gì: sổ này chưa từng biết giờ đúng, đồng hồ của máy chỉ "
                    + "2098-01-01 07:00",
                en: "nothing is decided: this ledger has never known the right time, the machine's "
                    + "clock shows 2098-01-01 07:00"),
            Words(
                doubt: .apart(-48 * 3_600_000_000),
                vi: "chưa quyết định gì: đồng hồ của máy chỉ 2098-01-01 07:00, cách giờ đúng biết "
                    + "được lần cuối -48 giờ",
                en: "nothing is decided: the machine's clock shows 2098-01-01 07:00, -48 hours "
                    + "from the last time that was trusted,"),
            Words(
                doubt: .jumped(37 * 3_600_000_000),
                vi: "chưa quyết định gì: đồng hồ của máy đã nhảy 37 giờ, nay chỉ 2098-01-01 07:00",
                en: "nothing is decided: the machine's clock jumped by 37 hours to 2098-01-01 "
                    + "07:00"),
        ])
    func words(example: Words) throws {
        let text = example.doubt.trouble(
            now: try DeskBench.instant("2098-01-01T07:00"), in: DeskBench.zone
        ).text
        #expect(
            text.vi == example.vi
                + " mà không nguồn thời gian nào xác nhận; đồng bộ đồng hồ, hoặc xác "
                + "nhận bằng 'hanchot release --clock'")
        #expect(
            text.en == example.en
                + " and no time source vouches for it; synchronise it, or confirm "
                + "it with 'hanchot release --clock'")
    }
}

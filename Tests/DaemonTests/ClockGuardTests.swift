import Civil
import Testing

@testable import Daemon

@Suite("A clock that isn't believed (statements 30 and 58)")
struct ClockGuardTests {
    private static let hour: Int64 = 3_600_000_000
    /// The last time that the ledger knows.
    private static let trusted = Instant(microseconds: 1_000_000 * hour)

    /// A start and readings an hour apart, the wall clock being off by so many hours at each.
    private func look(
        _ offsets: [Int64], trusted: Instant? = trusted, isSynchronised: Bool = false
    ) -> ClockGuard {
        var clock = ClockGuard(trusted: trusted)
        for (index, offset) in offsets.enumerated() {
            clock.observe(reading(index, offset), isSynchronised: { isSynchronised })
        }
        return clock
    }

    private func reading(_ index: Int, _ offset: Int64) -> ClockGuard.Reading {
        let boot = Int64(index) * Self.hour
        return ClockGuard.Reading(
            wall: Self.trusted.microseconds + boot + offset * Self.hour, boot: boot)
    }

    struct Case: CustomTestStringConvertible {
        let testDescription: String
        let offsets: [Int64]
        let doubt: ClockGuard.Doubt?
    }

    @Test(
        "More than 36 hours hold decisions, in either direction; less never does (30)",
        arguments: [
            Case(testDescription: "steady", offsets: [0, 0, 0], doubt: nil),
            Case(testDescription: "36 h", offsets: [0, 36], doubt: nil),
            Case(testDescription: "37 h forward", offsets: [0, 37], doubt: .jumped(37 * hour)),
            Case(testDescription: "37 h back", offsets: [30, -7], doubt: .jumped(-37 * hour)),
            Case(testDescription: "held on", offsets: [0, 48, 48], doubt: .jumped(48 * hour)),
            Case(testDescription: "and back again", offsets: [0, 48, 0], doubt: nil),
            Case(testDescription: "small steps", offsets: [0, 20, 40, 60], doubt: nil),
        ])
    func jumps(example: Case) {
        #expect(look(example.offsets).doubt == example.doubt)
    }

    @Test(
        "A start is held against the last time that was trusted: a jump survives a restart (58)",
        arguments: [
            Case(testDescription: "an hour off", offsets: [1], doubt: nil),
            Case(testDescription: "a day off", offsets: [-24], doubt: nil),
            Case(testDescription: "in 2098", offsets: [600_000], doubt: .apart(600_000 * hour)),
            Case(testDescription: "in 1970", offsets: [-400_000], doubt: .apart(-400_000 * hour)),
            Case(testDescription: "held on", offsets: [48, 48], doubt: .apart(48 * hour)),
            Case(testDescription: "set right", offsets: [600_000, 2], doubt: nil),
            Case(testDescription: "set wrong again", offsets: [48, 90], doubt: .apart(90 * hour)),
        ])
    func starts(example: Case) {
        #expect(look(example.offsets).doubt == example.doubt)
    }

    @Test("A first start waits, whatever the clock shows and however it is set (58)")
    func firstStart() {
        #expect(look([0], trusted: nil).doubt == .neverTrusted)
        #expect(look([0, 0, -500_000, 3], trusted: nil).doubt == .neverTrusted)
    }

    @Test("A time source that vouches for the clock lets decisions go on (30, 58)")
    func synchronised() {
        #expect(look([0, 9_000], isSynchronised: true).doubt == nil)
        #expect(look([9_000], isSynchronised: true).doubt == nil)
        #expect(look([9_000], trusted: nil, isSynchronised: true).doubt == nil)
    }

    @Test("So does somebody's confirmation, until the next jump", arguments: [trusted, nil])
    func confirmed(trusted: Instant?) {
        var clock = look([48], trusted: trusted)
        #expect(clock.doubt != nil)
        clock.confirm()
        #expect(clock.doubt == nil)
        clock.observe(reading(1, 48), isSynchronised: { false })
        #expect(clock.doubt == nil)
        clock.observe(reading(2, 96), isSynchronised: { false })
        #expect(clock.doubt == .jumped(48 * Self.hour))
    }

    @Test("Nobody is asked about a clock that gives no cause")
    func notAsked() {
        var clock = look([0])
        clock.observe(
            reading(1, 12),
            isSynchronised: {
                Issue.record("asked")
                return false
            })
        #expect(clock.doubt == nil)
    }

    @Test("A watermark may be ahead of the clock by 36 hours, not more (58)")
    func ahead() {
        let hours: (Int64) -> Instant = { Self.trusted.adding(seconds: $0 * 3600) }
        #expect(!ClockGuard.isAhead(hours(36), of: hours(0)))
        #expect(ClockGuard.isAhead(hours(37), of: hours(0)))
        #expect(!ClockGuard.isAhead(hours(0), of: hours(600_000)))
    }
}

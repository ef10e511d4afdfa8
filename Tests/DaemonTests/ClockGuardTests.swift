import Testing

@testable import Daemon

@Suite("A clock that jumps (statement 30)")
struct ClockGuardTests {
    private static let hour: Int64 = 3_600_000_000

    /// Readings an hour apart, the wall clock being off by so many hours at each.
    private func look(_ offsets: [Int64], isSynchronised: Bool = false) -> ClockGuard {
        var clock = ClockGuard()
        for (index, offset) in offsets.enumerated() {
            let boot = Int64(index) * Self.hour
            clock.observe(
                ClockGuard.Reading(wall: boot + offset * Self.hour, boot: boot),
                isSynchronised: { isSynchronised })
        }
        return clock
    }

    struct Case: CustomTestStringConvertible {
        let testDescription: String
        let offsets: [Int64]
        let jump: Int64?
    }

    @Test(
        "More than 36 hours hold decisions, in either direction; less never does",
        arguments: [
            Case(testDescription: "steady", offsets: [0, 0, 0], jump: nil),
            Case(testDescription: "36 h", offsets: [0, 36], jump: nil),
            Case(testDescription: "37 h forward", offsets: [0, 37], jump: 37),
            Case(testDescription: "37 h back", offsets: [50, 13], jump: -37),
            Case(testDescription: "held on", offsets: [0, 48, 48, 48], jump: 48),
            Case(testDescription: "and back again", offsets: [0, 48, 0], jump: nil),
            Case(testDescription: "small steps", offsets: [0, 20, 40, 60], jump: nil),
            Case(testDescription: "the first look", offsets: [400_000], jump: nil),
        ])
    func jumps(example: Case) {
        #expect(look(example.offsets).jump == example.jump.map { $0 * Self.hour })
    }

    @Test("A time source that vouches for the clock lets decisions go on")
    func synchronised() {
        #expect(look([0, 9_000], isSynchronised: true).jump == nil)
    }

    @Test("So does somebody's confirmation, until the next jump")
    func confirmed() {
        var clock = look([0, 48])
        clock.confirm()
        #expect(clock.jump == nil)
        clock.observe(
            ClockGuard.Reading(wall: 50 * Self.hour, boot: 2 * Self.hour), isSynchronised: { false }
        )
        #expect(clock.jump == nil)
        clock.observe(
            ClockGuard.Reading(wall: 99 * Self.hour, boot: 3 * Self.hour), isSynchronised: { false }
        )
        #expect(clock.jump == 48 * Self.hour)
    }
}

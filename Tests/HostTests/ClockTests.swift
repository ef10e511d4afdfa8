import Dispatch
import Glibc
import Host
import Testing

@Suite struct ClockTests {
    struct Case: Sendable {
        let instant: Int64, now: Int64, expected: Int64, why: String
    }

    @Test(arguments: [
        Case(instant: 1_000, now: 0, expected: 1_000, why: "near: the instant itself"),
        Case(instant: 500, now: 1_000, expected: 500, why: "past: at once"),
        Case(
            instant: 7_200_000_000, now: 0, expected: 3_600_000_000,
            why: "far: one hour, then look again"),
        Case(
            instant: 3_600_000_000, now: 0, expected: 3_600_000_000, why: "the longest wait itself"),
        Case(
            instant: -5, now: 0, expected: 0, why: "before the epoch Dispatch reads times otherwise"
        ),
        Case(instant: .max, now: 0, expected: 3_600_000_000, why: "nothing ahead"),
        Case(
            instant: .max, now: .max - 1, expected: .max, why: "the end of time does not overflow"),
        Case(instant: .min, now: 0, expected: 0, why: "the beginning of time"),
    ])
    func `a timer wakes at its instant or after an hour, whichever comes first`(item: Case) {
        #expect(
            WakeTimer.nextWake(for: item.instant, now: item.now) == item.expected, "\(item.why)")
    }

    @Test(.timeLimit(.minutes(1)))
    func `a timer armed for the past fires at once, and again when armed again`() async throws {
        let (fired, continuation) = AsyncStream.makeStream(of: Void.self)
        let timer = WakeTimer(queue: DispatchQueue(label: "test")) { continuation.yield() }
        var firings = fired.makeAsyncIterator()
        for _ in 1...3 {
            timer.arm(at: 1, now: 2)
            try #require(await firings.next() != nil)
        }
        withExtendedLifetime(timer) {}
    }

    /// The kernel tells in `fdinfo` what a descriptor is armed with, so no clock has to be set.
    @Test func `the monitor holds a timer on the wall clock that is cancelled when it is set`()
        async
    {
        await #expect(processExitsWith: .success) {
            let monitor = try ClockStepMonitor(queue: DispatchQueue(label: "test")) {}
            try withExtendedLifetime(monitor) {
                let armed = try timers().filter { $0.contains("settime flags: 03") }
                try #require(armed.count == 1)
                #expect(armed[0].contains("clockid: 0"))
                #expect(armed[0].contains("it_interval: (0, 0)"))
            }
        }
    }
}

/// What the kernel says of this process's `timerfd`s.
private func timers() throws -> [String] {
    (0..<256).compactMap { number in
        guard let file = fopen("/proc/self/fdinfo/\(number)", "r") else { return nil }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 4096)
        let text = String(decoding: bytes[..<fread(&bytes, 1, bytes.count, file)], as: UTF8.self)
        return text.contains("clockid") ? text : nil
    }
}

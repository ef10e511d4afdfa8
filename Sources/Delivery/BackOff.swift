/// How long to wait after the n-th failure: twice as long each time, up to a limit, and each wait a
/// little longer or shorter so that what failed together isn't tried together.
package struct BackOff: Equatable, Sendable {
    /// The wait after the first failure, in microseconds.
    package var first: Int64
    /// The longest, before it is varied, in microseconds.
    package var longest: Int64

    package init(first: Int64, longest: Int64) {
        self.first = first
        self.longest = longest
    }

    /// For one message: 5 minutes, 10, 20 … up to 4 hours.
    package static let message = BackOff(first: 300_000_000, longest: 14_400_000_000)
    /// For the mail server as a whole: 30 seconds, 1 minute, 2 … up to 15 minutes.
    package static let relay = BackOff(first: 30_000_000, longest: 900_000_000)

    /// The wait in microseconds.
    ///
    /// - Parameters:
    ///   - failures: 1 or more.
    ///   - chance: 0 to 1; the wait is between 3/4 and 5/4 of what it would be.
    package func wait(after failures: Int, chance: Double) -> Int64 {
        let doublings = min(max(failures - 1, 0), 30)
        let plain = min(first << Int64(doublings), longest)
        return Int64(Double(plain) * (0.75 + 0.5 * min(max(chance, 0), 1)))
    }

    /// Whether something planned for `next` may happen now. A time further off than the longest wait was
    /// planned under another clock, and is not waited for.
    package func isDue(_ next: Int64, now: Int64) -> Bool {
        next <= now || next - now > longest + longest / 4
    }
}

import Civil
import Rules
import TestSupport

/// The worlds that the properties are held against, and when the service wakes in them.
extension RandomWorld {
    static let seeds: [UInt64] = Array(1...40)

    /// Days on which the service wakes once, at any hour, with gaps of up to `gap` days.
    static func coarse(_ seed: UInt64, gap: Int) -> [Instant] {
        var random = SeededGenerator(seed: seed &* 31)
        var ticks: [Instant] = []
        var now = RandomWorld.start
        while now < RandomWorld.end {
            now = now.adding(seconds: Int64(1 + random.below(gap * 86_400)))
            ticks.append(now)
        }
        return ticks
    }

    /// One tick each afternoon, within office hours.
    static func afternoons(_ seed: UInt64) -> [Instant] {
        var random = SeededGenerator(seed: seed &* 17)
        return (0..<386).map { day in
            RandomWorld.start.adding(
                seconds: Int64(day * 86_400 + 13 * 3600 + 1800 + random.below(3 * 3600)))
        }
    }
}

import Civil
import Control
import Inbound
import Mail
import JSON
import Synchronization

/// How many messages each user hands in: a mail bomb of one waits at its own mail system, and keeps no
/// other user's mail out.
final class InboundRate: Sendable {
    /// Messages of one user in a minute.
    static let messagesPerMinute = 600

    private struct Minute {
        let start: Int64
        var count = 0
    }

    private let users = Mutex<[UInt32: Minute]>([:])

    /// Whether one more message of `user` may be read; `seconds` are those of any clock that only goes
    /// forward.
    func admits(_ user: UInt32, seconds: Int64) -> Bool {
        users.withLock { users in
            if seconds - (users[user]?.start ?? .min / 2) >= 60 {
                // Whoever said nothing for a minute is forgotten.
                users = users.filter { seconds - $0.value.start < 60 }
                users[user] = Minute(start: seconds)
            }
            users[user]?.count += 1
            return (users[user]?.count ?? 0) <= Self.messagesPerMinute
        }
    }

    static let refusal = ControlReply.failure(
        "TooManyMessages", ["limit": .int(Int64(messagesPerMinute)), "seconds": 60])
}

/// What the journal is told of messages that change nothing: some of a minute at once, each reason one
/// time, the others in one line with their number when the minute is over.
final class InboundTally: Sendable {
    /// Lines of a minute that are not the sum.
    private static let linesPerMinute = 4

    private struct Minute {
        var told: Set<String> = []
        var untold: [String: Int] = [:]
    }

    private let minute = Mutex<Minute?>(nil)

    struct Verdict: Hashable, Sendable {
        /// The journal is told now.
        let isTold: Bool
        /// A minute has begun, at whose end there is a sum to ask for.
        let beginsMinute: Bool
    }

    /// - Parameter reason: why a message changed nothing.
    func note(_ reason: String) -> Verdict {
        minute.withLock { minute in
            let begins = minute == nil
            var now = minute ?? Minute()
            let isTold =
                now.told.count < Self.linesPerMinute && now.told.insert(reason).inserted
            if !isTold {
                // The reasons of others than those told may be as many as the messages.
                now.untold[now.told.contains(reason) ? reason : "other", default: 0] += 1
            }
            minute = now
            return Verdict(isTold: isTold, beginsMinute: begins)
        }
    }

    /// What wasn't told of the minute that ends; `nil` where that is nothing.
    func sum() -> String? {
        let untold = minute.withLock { minute in
            defer { minute = nil }
            return minute?.untold ?? [:]
        }
        let count = untold.values.reduce(0, +)
        guard count > 0 else { return nil }
        let reasons = untold.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { "\($0.value) × \($0.key)" }.joined(separator: "; ")
        return "incoming mail changes nothing: \(count) more in this minute (\(reasons))"
    }
}

/// Why a message changes nothing, where that can be told without looking a mail up: the scheduler
/// never hears of a message without a good token.
func refusal(of message: [UInt8], keys: TokenKeys, today: CivilDate) -> InboundRefusal? {
    var hasGoodToken = false
    let reading = InboundReader(keys: keys, today: today).read(message) { _ in
        hasGoodToken = true
        return nil
    }
    guard !hasGoodToken, case .nothing(let refusal) = reading else { return nil }
    return refusal
}

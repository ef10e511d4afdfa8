import Synchronization

/// How much each person and address may ask in a minute.
final class Rates: Sendable {
    enum Kind: Hashable, Sendable {
        /// Pages.
        case asking
        /// What changes something.
        case sending
        /// Links that are tried.
        case entering
        /// All of an address, behind which a whole office may be.
        case address

        var most: Int {
            switch self {
            case .asking: 600
            case .sending: 120
            case .entering: 20
            case .address: 6000
            }
        }
    }

    private struct Name: Hashable {
        let kind: Kind
        let who: String
    }

    private struct Minute {
        let start: UInt64
        var count: Int
    }

    private let minutes = Mutex<[Name: Minute]>([:])

    /// Beyond so many names those whose minute is over are forgotten.
    private static let names = 10_000

    /// Whether one more is let through; `seconds` are those of any clock that only goes forward.
    func admits(_ kind: Kind, of who: String, seconds: UInt64) -> Bool {
        minutes.withLock { minutes in
            let name = Name(kind: kind, who: who)
            if minutes.count > Self.names {
                minutes = minutes.filter { seconds < $0.value.start + 60 }
            }
            if let minute = minutes[name], seconds < minute.start + 60 {
                minutes[name]?.count += 1
                return minute.count < kind.most
            }
            minutes[name] = Minute(start: seconds, count: 1)
            return true
        }
    }
}

import Civil
import Rounds
import Rules
import Scheduler

/// The spool and the delivery program of a simulated machine: what lies there outlives every death of
/// the service. What becomes of a mail hangs on its id and the time alone. A machine makes one call at a time.
final class PostOffice: Sendable {
    struct Item: Hashable {
        let recipient: String
        let bytes: [UInt8]
        let keys: [String]
        let publishedAt: Instant
        var standing: MailStanding = .waiting
    }

    nonisolated(unsafe) private(set) var items: [String: Item] = [:]
    /// What a service may not do with a spool.
    nonisolated(unsafe) private(set) var problems: [String] = []
    nonisolated(unsafe) private var news: Set<String> = []
    private let salt: UInt64
    /// Whether what becomes of a mail hangs on what it tells to whom, and not on its id.
    private let isByContent: Bool
    /// What the machine's clock shows.
    nonisolated(unsafe) var now: Instant

    init(seed: UInt64, isByContent: Bool, now: Instant) {
        salt = seed
        self.isByContent = isByContent
        self.now = now
    }

    /// One pass of the delivery program.
    func deliver() {
        for (id, item) in items.sorted(by: { $0.key < $1.key }) where item.standing == .waiting {
            switch chance(name(id, item.recipient, item.keys), now) {
            case 0..<80: settle(id, .settled(outcome(.sent, "250 OK"), blamesAddress: false))
            case 80..<84: settle(id, .settled(outcome(.dead, "550 nobody"), blamesAddress: true))
            case 84..<86: settle(id, .settled(outcome(.dead, "554 no"), blamesAddress: false))
            case 86..<88: settle(id, .gone)
            default: break  // It is tried again at the next pass.
            }
        }
    }

    private func outcome(_ what: MailOutcome.What, _ detail: String?) -> MailOutcome {
        MailOutcome(at: now, what, detail: detail)
    }

    private func settle(_ id: String, _ standing: MailStanding) {
        items[id]?.standing = standing
        news.insert(id)
    }

    private func name(_ id: String, _ recipient: String, _ keys: [String]) -> String {
        isByContent ? ([recipient] + keys.map(renumbered)).joined(separator: " ") : id
    }

    /// A key whatever number the event has that brought it about.
    private func renumbered(_ key: String) -> String {
        key.split(separator: ":").map {
            $0.hasPrefix("event-") || $0.hasPrefix("passed-") ? "event" : $0
        }.joined(separator: ":")
    }

    /// 0 ..< 100, the same for the same mail at the same time.
    private func chance(_ id: String, _ time: Instant?) -> Int {
        let text = "\(salt) \(id) \(time?.microseconds ?? 0)"
        return text.utf8.reduce(7) { ($0 &* 31 &+ Int($1)) & 0xffff } % 100
    }

    // MARK: What the service does here

    func publish(_ mail: StoredMail) -> Publishing {
        guard let bytes = mail.bytes, let recipient = mail.recipient else {
            return .impossible("it has no bytes")
        }
        if chance(name(mail.id, recipient, mail.keys), nil) == 0 {
            return .impossible("a name that no folder takes")
        }
        if let known = items[mail.id] {
            // Taking it twice is taking it once; another mail in its place is none of the sort.
            guard known.bytes == bytes, known.keys == mail.keys else {
                problems.append("mail \(mail.id) was published again with other contents")
                return .impossible("there is another in its place")
            }
            return .published
        }
        items[mail.id] = Item(
            recipient: recipient, bytes: bytes, keys: mail.keys, publishedAt: now)
        return .published
    }

    func revoke(_ id: String) -> Revoking {
        switch items[id]?.standing {
        case .waiting:
            settle(id, .settled(outcome(.revoked, nil), blamesAddress: false))
            return .revoked
        case .settled(let outcome, _):
            // One that failed can still be dropped.
            guard outcome.what == .dead else {
                return outcome.what == .revoked ? .revoked : .tooLate
            }
            settle(id, .settled(self.outcome(.revoked, nil), blamesAddress: false))
            return .revoked
        case .gone, nil: return .tooLate
        }
    }

    func standing(of id: String) -> MailStanding { items[id]?.standing ?? .gone }

    func takeNews() -> [String] {
        defer { news = [] }
        return news.sorted()
    }

    func strays(isKnown: (String) -> Bool) -> [FoundMail] {
        items.sorted { $0.key > $1.key }.compactMap { id, item in
            isKnown(id)
                ? nil
                : FoundMail(
                    id: id, recipient: item.recipient, sender: nil,
                    published: item.publishedAt.microseconds, keys: item.keys)
        }
    }
}

/// The post office as the driver's outlet; the service may die at every mail.
struct FaultyOutlet: Outlet {
    let post: PostOffice
    let faults: Faults

    private var death: OutletError { OutletError("the service died") }

    func publish(_ mails: [StoredMail]) -> [Publishing] {
        mails.map { mail in
            do throws(OutletError) {
                return try faults.step(death) { () throws(OutletError) in post.publish(mail) }
            } catch {
                return .failed(error.description)
            }
        }
    }

    func revoke(_ id: String) throws(OutletError) -> Revoking {
        try faults.step(death) { () throws(OutletError) in post.revoke(id) }
    }

    func standing(of id: String) throws(OutletError) -> MailStanding {
        try faults.read(death) { () throws(OutletError) in post.standing(of: id) }
    }

    func takeNews() throws(OutletError) -> [String] {
        try faults.step(death) { () throws(OutletError) in post.takeNews() }
    }

    func strays(isKnown: (String) -> Bool) throws(OutletError) -> [FoundMail] {
        try faults.read(death) { () throws(OutletError) in post.strays(isKnown: isKnown) }
    }
}

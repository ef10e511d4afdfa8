internal import Civil
internal import Ledger
internal import Rules
internal import Scheduler

/// What machines that share a ledger tell each other of their spools, among its settings.
///
/// A mail goes into the spool of one machine, and which that is is committed before it is published: whoever
/// leads next leaves it alone, wherever its leader stopped. What a spool says of its mails its own machine
/// hears; one that follows hands it on, and the leader does what follows from it.
extension Driver {
    /// Followed by a mail's id: the machine whose spool it goes to, until its end is known.
    private static let holderPrefix = "at:"
    /// Followed by a mail's id: what its machine heard of it, until the leader has taken it up.
    private static let newsPrefix = "news:"

    /// Followed by a mail's id: what a mail system told a machine that follows, until the leader has taken it up.
    static let returnPrefix = newsPrefix + "back:"

    // MARK: Leading and following

    /// It leads from now on; the next tick takes the rules up and everything that was left undone.
    package func lead(in term: Int64) throws(DriverError) {
        try reread()
        self.term = term
        try beginConsidering()
        let noted = try settings(Self.holderPrefix)
        holders = Dictionary(
            uniqueKeysWithValues: noted.map {
                (String($0.key.dropFirst(Self.holderPrefix.count)), $0.value)
            })
    }

    /// It leads no longer.
    package func stepDown() {
        term = nil
        holders = [:]
        written = [:]
        unadopted = given
        hasToldOwn = false
    }

    /// Takes in what the leader recorded, and hands on what this machine's spool says.
    package func follow() throws(DriverError) {
        try reread()
        goByRules()
        try relay()
    }

    /// Everything that another may have recorded since.
    func reread() throws(DriverError) {
        let standing: LedgerStanding
        let openings: Int
        let known = considered
        do {
            // What is behind it is read after it.
            pass(try Self.mark(in: ledger))
            standing = try ledger.standing()
            openings = try ledger.counts().openings
            holds = try holds.reread(ledger)
            undeliverable = Set(
                try ledger.settings(prefix: undeliverablePrefix).keys
                    .map { String($0.dropFirst(undeliverablePrefix.count)) })
        } catch {
            throw .ledger(error)
        }
        trusted = standing.trusted
        let hasFallen = recordedWatermark.map { known in
            standing.watermark.map { $0 < known } ?? true
        }
        let isUnknown =
            known.map { (considered ?? 0) < $0 } ?? (considered.map { $0 < lastEvent } ?? false)
        if hasFallen == true || openings != book.openings.count || standing.lastEvent < lastEvent
            || isUnknown
        {
            recordedWatermark = standing.watermark
            if let mark = standing.watermark { watermark = mark }
            try rereadBook()
        } else {
            try readOn()
        }
    }

    // MARK: Whose spool

    /// Whether another machine's spool may have it, now or ever.
    func isElsewhere(_ mail: String) -> Bool {
        guard let machine, let holder = holders[mail] else { return false }
        return holder != machine
    }

    /// Mails that lie, or may lie, in another machine's spool, by machine; their ends aren't known.
    package var mailsElsewhere: [String: Int] {
        guard let machine else { return [:] }
        return holders.values.reduce(into: [:]) { counts, holder in
            if holder != machine { counts[holder, default: 0] += 1 }
        }
    }

    /// Commits that these go into this machine's spool, before they do.
    func claim(_ mails: [StoredMail]) throws(DriverError) {
        guard let machine else { return }
        let new = mails.filter { holders[$0.id] == nil }
        var change = Change()
        for mail in new { change.settings[Self.holderPrefix + mail.id] = machine }
        try commit(change)
        for mail in new { holders[mail.id] = machine }
    }

    /// The same change; mails that this machine's spool has and the ledger didn't know are this machine's.
    func noting(_ strays: [StrayMail], in change: Change) -> Change {
        guard let machine else { return change }
        var change = change
        for stray in strays {
            change.settings[Self.holderPrefix + stray.id] = machine
            if term != nil { holders[stray.id] = machine }
        }
        return change
    }

    /// What lies, or may lie, in another machine's spool has left, as far as anybody here can tell.
    func giveUpElsewhere(now: Instant) throws(DriverError) {
        guard machine != nil else { return }
        let mails: [StoredMail]
        do { mails = try ledger.unspooledMails(after: 0, limit: .max) } catch {
            throw .ledger(error)
        }
        var change = Change()
        change.spooled = mails.map(\.id).filter(isElsewhere)
        change.spooledAt = now
        if !change.spooled.isEmpty { try commit(change) }
    }

    /// The same change; whose spool a mail was in is forgotten as its end is recorded.
    func forgettingHolders(_ change: Change) -> Change {
        guard machine != nil else { return change }
        var change = change
        for new in change.outcomes where new.outcome.what.isFinal && holders[new.mail] != nil {
            change.settings.updateValue(nil, forKey: Self.holderPrefix + new.mail)
        }
        return change
    }

    func forgetHolders(_ change: Change) {
        for new in change.outcomes where new.outcome.what.isFinal { holders[new.mail] = nil }
    }

    // MARK: What spools say

    /// Hands on what this machine's spool says: at first of all its mails whose end isn't known.
    private func relay() throws(DriverError) {
        guard let machine else { return }
        do { heard.formUnion(try outlet.takeNews()) } catch { throw .outlet(error) }
        var spoken = heard
        if !hasToldOwn {
            // Whoever leads doesn't know what a restored ledger lost (statement 31).
            try takeUpStrays()
            for (name, holder) in try settings(Self.holderPrefix) where holder == machine {
                spoken.insert(String(name.dropFirst(Self.holderPrefix.count)))
            }
        }
        let untaken = try settings(Self.newsPrefix)
        var change = Change()
        var later: Set<String> = []
        for id in spoken where try mail(id) != nil {
            let (name, standing) = (Self.newsPrefix + id, try standing(of: id))
            let lay = unrecorded.contains(id) || untaken[name] == MailStanding.waiting.relayed
            // That a mail lay here is taken up before that it is gone: else it would seem never to have
            // got here, and leave from elsewhere.
            if standing == .gone, lay { later.insert(id) }
            let text = (later.contains(id) ? .waiting : standing).relayed
            if untaken[name] != text { change.settings[name] = text }
        }
        try commit(change)
        heard = later
        unrecorded = []
        hasToldOwn = true
    }

    /// Does what follows from what other machines' spools said. Cut by a crash, it is done again.
    func takeRelayed(now: Instant) throws(DriverError) {
        guard machine != nil else { return }
        for (name, text) in try settings(Self.newsPrefix).sorted(by: { $0.key < $1.key }) {
            if name.hasPrefix(Self.returnPrefix) {
                try takeReturned(name, text, now: now)
                continue
            }
            let id = String(name.dropFirst(Self.newsPrefix.count))
            var change = Change()
            if let holder = holders[id], let mail = try mail(id),
                let standing = MailStanding(relayed: text)
            {
                if holder == machine {
                    // It lay here, said before this machine was started again, and may be gone since.
                    if standing == .waiting, try known(id, now: now) != nil { heard.insert(id) }
                } else if standing == .gone, mail.spooledAt == nil {
                    // Its machine stopped before it got there, and it leaves from here.
                    change.settings.updateValue(nil, forKey: Self.holderPrefix + id)
                } else if standing == .waiting {
                    _ = try known(id, now: now)
                } else {
                    try take(id, standing, now: now)
                }
            }
            let isFree = !change.settings.isEmpty
            change.settings.updateValue(nil, forKey: name)
            try commit(change)
            if isFree { holders[id] = nil }
        }
    }

    /// Of a machine that follows: what a mail system says of a mail is the leader's to act upon.
    func handOn(_ outcome: MailOutcome, of mail: String) throws(DriverError) {
        var change = Change()
        change.settings[Self.returnPrefix + mail] =
            MailStanding.settled(outcome, blamesAddress: true).relayed
        try commit(change)
    }

    private func takeReturned(
        _ name: String, _ text: String, now: Instant
    ) throws(DriverError) {
        if let mail = try mail(String(name.dropFirst(Self.returnPrefix.count))),
            case .settled(let outcome, _)? = MailStanding(relayed: text),
            !mail.outcomes.contains(where: { $0.what == outcome.what })
        {
            try hear(outcome, of: mail, now: now)
        }
        var change = Change()
        change.settings.updateValue(nil, forKey: name)
        try commit(change)
    }

    func settings(_ prefix: String) throws(DriverError) -> [String: String] {
        do { return try ledger.settings(prefix: prefix) } catch { throw .ledger(error) }
    }
}

extension MailStanding {
    /// As one machine tells it to another: words parted by tabs, the mail system's own last.
    fileprivate var relayed: String {
        switch self {
        case .waiting: "waiting"
        case .gone: "gone"
        case .settled(let outcome, let blames):
            [
                outcome.what.rawValue, String(outcome.at.microseconds), blames ? "address" : "mail",
                outcome.detail ?? "",
            ].joined(separator: "\t")
        }
    }

    fileprivate init?(relayed text: String) {
        switch text {
        case "waiting": self = .waiting
        case "gone": self = .gone
        default:
            let words = text.split(
                separator: "\t", maxSplits: 3, omittingEmptySubsequences: false)
            guard words.count == 4, let what = MailOutcome.What(rawValue: String(words[0])),
                let at = Int64(words[1])
            else { return nil }
            let outcome = MailOutcome(
                at: Instant(microseconds: at), what,
                detail: words[3].isEmpty ? nil : String(words[3]))
            self = .settled(outcome, blamesAddress: words[2] == "address")
        }
    }
}

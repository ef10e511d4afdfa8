package import Civil
internal import Ledger
internal import Rules
package import Scheduler

/// What delivery said of mails, taken up into the ledger.
extension Driver {
    /// Looks at the mails of which something new was said. Cut by a crash, it is done again.
    func takeNews(now: Instant) throws(DriverError) {
        // Taken before it is looked at: were it the other way round, what is said meanwhile would be lost.
        do { heard.formUnion(try outlet.takeNews()) } catch { throw .outlet(error) }
        guard !heard.isEmpty else { return }
        try take(heard.sorted(), now: now)
    }

    /// Looks at every mail whose end isn't known: what a crash or a full disk kept from being told, at
    /// the start and when a trouble is over.
    package func lookAtAllMails(now: Instant) throws(DriverError) {
        let now = max(now, watermark)
        try revoke(Set(try unsettled()), now: now)
        try take(try unsettled().filter { !isElsewhere($0) }, now: now)
    }

    /// Another outlet is behind the same name than before: what it has that the ledger doesn't know is taken up
    /// (statement 31), and what it should have is looked for.
    package func meetOutlet(now: Instant) throws(DriverError) {
        try takeUpStrays()
        try lookAtAllMails(now: now)
    }

    func unsettled() throws(DriverError) -> [String] {
        do { return try ledger.unsettledMails() } catch { throw .ledger(error) }
    }

    private func take(_ ids: [String], now: Instant) throws(DriverError) {
        var standings: [(id: String, standing: MailStanding, at: Instant)] = []
        for id in ids {
            let standing = try standing(of: id)
            var at = now
            if case .settled(let outcome, _) = standing { at = outcome.at }
            standings.append((id, standing, at))
        }
        // In the order in which it happened: the last word about an address is the one that holds.
        standings.sort { ($0.at, $0.id) < ($1.at, $1.id) }
        // What waits is announced before it moves on.
        for (id, standing, _) in standings where standing != .waiting {
            try take(id, standing, now: now)
            heard.remove(id)
            alive()
        }
    }

    /// What follows from where one mail stands.
    func take(_ id: String, _ standing: MailStanding, now: Instant) throws(DriverError) {
        switch standing {
        case .waiting: break
        case .gone:
            guard let mail = try known(id, now: now),
                !mail.outcomes.contains(where: { $0.what == .gone })
            else { return }
            let reason = "it was removed from the spool before it left"
            try note(MailOutcome(at: now, .gone, detail: reason), of: id)
            mailsGone += 1
            report(.undeliverable(mail, reason, isDead: false))
        case .settled(let outcome, let blamesAddress):
            guard let mail = try known(id, now: now) else { return }
            // What was recorded when it happened, such as a revocation, is no news.
            guard !mail.outcomes.contains(where: { $0.what == outcome.what && $0.what.isFinal })
            else { return }
            if outcome.what == .dead {
                try die(mail, outcome, blamesAddress: blamesAddress, now: now)
            } else {
                try settle(mail, outcome)
            }
        }
    }

    /// A mail of which the outlet speaks. A crash may have come right after the outlet took it: then it
    /// is recorded as taken before anything else is.
    func known(_ id: String, now: Instant) throws(DriverError) -> StoredMail? {
        guard let mail = try mail(id) else { return nil }
        if mail.spooledAt == nil {
            var change = Change()
            change.spooled = [id]
            change.spooledAt = now
            try commit(change)
        }
        return mail
    }

    package func mail(_ id: String) throws(DriverError) -> StoredMail? {
        do { return try ledger.mail(id: id) } catch { throw .ledger(error) }
    }

    /// What a mail system says of a mail that it returns, or still tries to deliver; a machine that follows hands
    /// it on.
    package func hear(
        _ outcome: MailOutcome, of mail: StoredMail, now: Instant
    ) throws(DriverError) {
        if isFollowing {
            try handOn(outcome, of: mail.id)
        } else if outcome.what == .bounced {
            try comeBack(mail, outcome, marks: true, tellsOwner: true, now: now)
        } else {
            try note(outcome, of: mail.id)
        }
    }

    /// What was said of a mail, and changes nothing else.
    func note(_ outcome: MailOutcome, of id: String) throws(DriverError) {
        var change = Change()
        change.outcomes = [Change.NewOutcome(mail: id, outcome: outcome)]
        try commit(change)
    }

    /// It stays where an administrator may send it once more, so this is not its last word.
    private func die(
        _ mail: StoredMail, _ outcome: MailOutcome, blamesAddress: Bool, now: Instant
    ) throws(DriverError) {
        guard !mail.outcomes.contains(outcome) else { return }
        try comeBack(
            mail, outcome, marks: blamesAddress, tellsOwner: false, now: now)
        report(.undeliverable(mail, outcome.detail ?? "", isDead: true))
    }

    /// A mail came back or was refused: what it told goes to somebody else (statements 11 and 21), in
    /// the change that records it.
    func comeBack(
        _ mail: StoredMail, _ outcome: MailOutcome, marks: Bool, tellsOwner: Bool, now: Instant
    ) throws(DriverError) {
        var change = Change()
        change.outcomes = [Change.NewOutcome(mail: mail.id, outcome: outcome)]
        if let address = mail.recipient {
            change.notices = redirects(
                of: try notices(in: mail.id).map(\.notice), address: address,
                tellsOwner: tellsOwner, rules: rules, book: book, now: now)
            change.decidedAt = now
            if marks {
                change.settings[undeliverableSetting(fingerprint(address))] =
                    outcome.detail ?? ""
            }
        }
        try commit(change)
        if marks, let address = mail.recipient { undeliverable.insert(fingerprint(address)) }
    }

    /// A mail has its end. One that arrived takes the mark from its address in the same change: a crash
    /// finds both done or neither, and looks at no mail twice whose end is known.
    private func settle(_ mail: StoredMail, _ outcome: MailOutcome) throws(DriverError) {
        var change = Change()
        change.outcomes = [Change.NewOutcome(mail: mail.id, outcome: outcome)]
        var arrivedAt: String?
        if outcome.what == .sent, let address = mail.recipient {
            arrivedAt = fingerprint(address)
        }
        if let arrivedAt, undeliverable.contains(arrivedAt) {
            change.settings.updateValue(nil, forKey: undeliverableSetting(arrivedAt))
        }
        try commit(change)
        if let arrivedAt { undeliverable.remove(arrivedAt) }
    }

    /// Statement 31: a ledger restored from a backup sends nothing again. The outlet's mails say what
    /// they told; those that the ledger doesn't know are taken up before anything is decided.
    func takeUpStrays() throws(DriverError) {
        var problem: LedgerError?
        let found: [FoundMail]
        do throws(OutletError) {
            found = try outlet.strays { id in
                do throws(LedgerError) { return try ledger.mail(id: id) != nil } catch {
                    problem = error
                    return true
                }
            }
        } catch {
            throw .outlet(error)
        }
        if let problem { throw .ledger(problem) }
        guard !found.isEmpty else { return }
        var change = Change()
        change.strays = found.sorted { $0.id < $1.id }.map { mail in
            StrayMail(
                id: mail.id, recipient: mail.recipient, sender: mail.sender,
                spooledAt: Instant(microseconds: mail.published),
                told: mail.keys.compactMap { text in
                    guard let key = NoticeKey(parsing: text) else { return nil }
                    let plan =
                        switch key.subject {
                        case .obligation(let id): rules.duty(id.occurrence.duty)?.plan.id
                        case .plan(let id, _): id
                        }
                    return StrayMail.Told(key: key, text: text, plan: plan ?? "")
                })
        }
        try commit(noting(change.strays, in: change))
        report(.tookUp(found.count))
    }
}

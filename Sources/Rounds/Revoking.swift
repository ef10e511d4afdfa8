package import Civil
internal import Ledger
internal import Rules
internal import Scheduler

/// Statement 26: a mail at the outlet all of whose matters have been settled meanwhile is taken back,
/// unless delivery is at it already.
extension Driver {
    /// After something was recorded that may have closed `obligations`. An outlet that can't be asked
    /// now is asked at the next tick: what was recorded stands.
    func revokeLater(about obligations: [ObligationID], now: Instant) {
        unrevoked += obligations
        do throws(DriverError) { try revokeRest(now: now) } catch {
            report(.outletTrouble(error.description))
        }
    }

    func revokeRest(now: Instant) throws(DriverError) {
        guard !unrevoked.isEmpty else { return }
        var query = Query()
        query.histories = Set(unrevoked)
        var mails: Set<String> = []
        for stored in try ask(query).histories.values.joined() where stored.spooledAt != nil {
            if let mail = stored.mail { mails.insert(mail) }
        }
        try revoke(mails, now: now)
        unrevoked = []
    }

    /// Parts corrections of what never left from the notices that are to leave.
    func partition(
        _ waiting: [Notice], _ known: Answer
    ) throws(DriverError) -> (needless: [Change.End], leaving: [Notice]) {
        var needless: [Change.End] = []
        var leaving: [Notice] = []
        for notice in waiting {
            if notice.key.kind == .correction, try wasTakenBack(notice, known) {
                needless.append(Change.End(notice.key, .suppressed(.nothingToSay)))
            } else {
                leaving.append(notice)
            }
        }
        return (needless, leaving)
    }

    /// Whether every mail that this corrects was revoked before it left, and no other has shown what
    /// isn't owed.
    private func wasTakenBack(_ correction: Notice, _ known: Answer) throws(DriverError) -> Bool {
        guard let id = correction.key.subject.obligation,
            !correction.key.role.isOwingUnit
                || !known.shown.keys.contains(where: { $0.obligation == id })
        else { return false }
        let mails = (known.histories[id] ?? []).filter {
            // The unit's own people are told wrongly only of what isn't owed at all.
            let isMeant =
                correction.key.role.isOwingUnit
                ? $0.notice.key.kind != .correction : $0.notice.key.kind == .escalation
            return isMeant && $0.notice.key.role == correction.key.role
        }.compactMap(\.mail)
        guard !mails.isEmpty else { return false }
        for mail in mails {
            guard case .settled(let outcome, _) = try standing(of: mail), outcome.what == .revoked
            else { return false }
        }
        return true
    }

    func standing(of mail: String) throws(DriverError) -> MailStanding {
        do { return try outlet.standing(of: mail) } catch { throw .outlet(error) }
    }

    /// Takes back what has lost its use among these mails.
    func revoke(_ mails: Set<String>, now: Instant) throws(DriverError) {
        guard !mails.isEmpty else { return }
        var mootness = Mootness(rules: rules, book: book, now: now)
        for mail in mails.sorted() where !isElsewhere(mail) {
            // What has ended stays ended: taking it back once more would be news of nothing.
            guard let stored = try self.mail(mail),
                !stored.outcomes.contains(where: \.what.isFinal)
            else { continue }
            let notices = try notices(in: mail).map(\.notice)
            let isMoot = notices.allSatisfy { notice in
                // A rule that was withdrawn asks nothing any more.
                guard let plan = rules.plan(notice.plan) else { return true }
                return mootness.hasClosed(notice, plan: plan)
            }
            guard isMoot, !notices.isEmpty else { continue }
            let revoking: Revoking
            do { revoking = try outlet.revoke(mail) } catch { throw .outlet(error) }
            // Too late is no fault: a correction follows where somebody was told wrongly.
            guard revoking == .revoked else { continue }
            var change = Change()
            change.outcomes = [
                Change.NewOutcome(mail: mail, outcome: MailOutcome(at: now, .revoked, detail: nil))
            ]
            try commit(change)
        }
    }

    /// What a rule asked that has been withdrawn, and hasn't left, is taken back: after new rules.
    package func revokeAll(now: Instant) throws(DriverError) {
        // By a clock that was set back it is no earlier than what was done before.
        try revoke(Set(try unsettled()), now: max(now, watermark))
    }
}

import Civil
import Ledger
import Rules
import Scheduler
import Spool
import Systemd

/// Statement 26: a mail in the spool all of whose matters have been settled meanwhile is taken back,
/// unless delivery is at it already.
extension Engine {
    /// Looks at the mails about these obligations.
    func revoke(about obligations: [ObligationID], now: Instant) throws(EngineError) {
        do {
            var mails: Set<String> = []
            for id in obligations {
                for stored in try ledger.notices(of: id) {
                    if let mail = stored.mail, stored.spooledAt != nil { mails.insert(mail) }
                }
            }
            try revoke(mails.intersection(try ledger.unsettledMails()), now: now)
        } catch let error as LedgerError {
            throw .ledger(error)
        } catch {
            throw .other("\(error)")
        }
    }

    /// After something was recorded that may have closed `obligations`. A spool that can't be asked
    /// now is asked at the next tick: what was recorded stands.
    func revokeLater(about obligations: [ObligationID], now: Instant) {
        unrevoked += obligations
        do throws(EngineError) { try revokeRest(now: now) } catch {
            say(.spoolProblem, error.description, .error)
        }
    }

    func revokeRest(now: Instant) throws(EngineError) {
        guard !unrevoked.isEmpty else { return }
        try revoke(about: unrevoked, now: now)
        unrevoked = []
    }

    /// Parts corrections of what never left from the notices that are to leave.
    func partition(_ pending: [Notice]) throws -> (
        needless: [(key: NoticeKey, fate: Notice.Fate)], leaving: [Notice]
    ) {
        var needless: [(key: NoticeKey, fate: Notice.Fate)] = []
        var leaving: [Notice] = []
        for notice in pending {
            if notice.key.kind == .correction, try wasTakenBack(notice) {
                needless.append((notice.key, .suppressed(.nothingToSay)))
            } else {
                leaving.append(notice)
            }
        }
        return (needless, leaving)
    }

    /// Whether every mail that this corrects was revoked before it left.
    private func wasTakenBack(_ correction: Notice) throws -> Bool {
        guard let id = correction.key.subject.obligation else { return false }
        let mails = try ledger.notices(of: id).filter {
            $0.notice.key.kind == .escalation && $0.notice.key.role == correction.key.role
        }.compactMap(\.mail)
        return try !mails.isEmpty
            && mails.allSatisfy { try spool.find(try SpoolID($0)) == .revoked }
    }

    /// Looks at every mail on its way: what a crash left undone, at the start.
    func revokeAll(now: Instant) throws(EngineError) {
        do {
            try revoke(Set(try ledger.unsettledMails()), now: now)
        } catch let error as LedgerError {
            throw .ledger(error)
        } catch {
            throw .other("\(error)")
        }
    }

    private func revoke(_ mails: Set<String>, now: Instant) throws {
        var mootness = Mootness(rules: rules, book: book, now: now)
        for mail in mails.sorted() {
            let notices = try ledger.notices(inMail: mail).map(\.notice)
            let isMoot = notices.allSatisfy { notice in
                // A rule that was withdrawn asks nothing any more.
                guard let plan = rules.plan(notice.plan) else { return true }
                return mootness.hasClosed(notice, plan: plan)
            }
            guard isMoot, !notices.isEmpty else { continue }
            do throws(SpoolError) {
                // Too late is no fault: a correction follows where somebody was told wrongly.
                _ = try spool.revoke(try SpoolID(mail))
            } catch {
                guard error.fault == .busy else { throw error }
            }
        }
    }
}

internal import Civil
internal import Ledger
internal import Rules
internal import Scheduler

extension Driver {
    /// Of mails that aren't in the outlet yet those that may leave. What a crash, or a full disk, kept
    /// from it waits for the office like anything else (statements 3 and 4), and doesn't leave at all
    /// when it has lost its use meanwhile (statement 26).
    func leaving(
        _ mails: [StoredMail], now: Instant, _ change: inout Change
    ) throws(DriverError) -> [StoredMail] {
        var leaving: [StoredMail] = []
        var mootness = Mootness(rules: rules, book: book, now: now)
        for mail in mails {
            guard case .notice = mail.kind, written[mail.id]?.at != now else {
                leaving.append(mail)
                continue
            }
            let lines = try lines(of: mail.id)
            var (isMoot, waits) = (!lines.isEmpty, false)
            for notice in lines {
                guard let plan = rules.plan(notice.plan) else { continue }
                if !mootness.hasClosed(notice, plan: plan) { isMoot = false }
                let duty = notice.key.subject.obligation.flatMap {
                    rules.duty($0.occurrence.duty)?.duty
                }
                if plan.moment(for: notice, of: duty, from: now) > now { waits = true }
            }
            // A crash may have come right after the outlet took it.
            if try standing(of: mail.id) != .gone {
                leaving.append(mail)
            } else if isMoot {
                change.outcomes.append(
                    Change.NewOutcome(
                        mail: mail.id, outcome: MailOutcome(at: now, .revoked, detail: nil)))
            } else if !waits {
                leaving.append(mail)
            }
        }
        return leaving
    }
}

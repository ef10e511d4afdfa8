import Civil
import Ledger
import Rules
import Scheduler
import Spool
import Systemd

/// What delivery recorded beside the mails, taken up into the ledger.
extension Engine {
    /// Looks at every mail whose end isn't known. Cut by a crash, it is done again from the start and
    /// finds the rest.
    func takeResults(now: Instant) throws(EngineError) {
        do {
            for id in try ledger.unsettledMails() {
                guard let standing = try spool.standing(of: try SpoolID(id)) else {
                    try end(id, "gone", at: now, "it is no longer in the spool")
                    continue
                }
                let record = standing.record
                let at = record.map { Instant(microseconds: $0.lastAttempt) } ?? now
                switch standing.place {
                case .new, .queue: continue
                case .revoked: try end(id, "revoked", at: at, nil)
                case .done:
                    try end(id, "sent", at: at, record.map { "\($0.replyCode) \($0.replyText)" })
                    if let address = try ledger.mail(id: id)?.recipient {
                        try unmark(address)
                    }
                case .failed:
                    let when =
                        try record.map { Instant(microseconds: $0.lastAttempt) }
                        ?? Instant(microseconds: spool.published(try SpoolID(id), in: .failed) ?? 0)
                    try dead(id, record, at: when, now: now)
                }
                alive()
            }
        } catch let error as LedgerError {
            throw .ledger(error)
        } catch let error as SpoolError {
            throw .spool(error)
        } catch {
            throw .other("\(error)")
        }
    }

    /// Whether there are mails whose end isn't known.
    func awaitsResults() throws(EngineError) -> Bool {
        do throws(LedgerError) { return try !ledger.unsettledMails().isEmpty } catch {
            throw .ledger(error)
        }
    }

    private func end(_ id: String, _ outcome: String, at: Instant, _ detail: String?) throws {
        try ledger.record(
            MailOutcome(at: at, outcome: outcome, detail: detail), ofMail: id, isFinal: true)
        if outcome == "gone" {
            say(
                .mailUndeliverable, "mail \(id) was removed from the spool before it left",
                .warning,
                [
                    ("HANCHOT_MAIL", id),
                    ("HANCHOT_RECIPIENT", try ledger.mail(id: id)?.recipient ?? ""),
                ])
        }
    }

    /// It stays where an administrator may send it once more, so this is not its last word.
    private func dead(_ id: String, _ record: DeliveryRecord?, at: Instant, now: Instant) throws {
        guard let mail = try ledger.mail(id: id) else { return }
        let reply = record.map { "\($0.replyCode) \($0.replyText)" } ?? "no record of why"
        let outcome = MailOutcome(at: at, outcome: "dead", detail: reply)
        guard !mail.outcomes.contains(outcome) else { return }
        // What follows comes first: a crash in between does it again, and keys keep it single.
        let isAddress = record.map { Self.blamesAddress($0) } ?? false
        try undelivered(
            mail, reason: reply, marks: isAddress, tellsOwner: false, now: now)
        try ledger.record(outcome, ofMail: id, isFinal: false)
        say(
            .mailUndeliverable,
            "mail \(id) to \(mail.recipient ?? "?") won't arrive: \(reply); see 'hanchot spool show "
                + "\(id)'", .error,
            [
                ("HANCHOT_MAIL", id), ("HANCHOT_RECIPIENT", mail.recipient ?? ""),
                ("HANCHOT_REASON", reply),
            ])
    }

    /// Replies that speak of the mailbox, not of this one message (RFC 5321, section 4.2.3).
    private static func blamesAddress(_ record: DeliveryRecord) -> Bool {
        record.cause == .refused && [550, 551, 553].contains(record.replyCode)
    }

    /// A mail came back or was refused: what it told goes to somebody else (statements 11 and 21).
    func undelivered(
        _ mail: StoredMail, reason: String, marks: Bool, tellsOwner: Bool, now: Instant
    ) throws {
        guard let address = mail.recipient else { return }
        if marks { try mark(address, reason) }
        let notices = try ledger.notices(inMail: mail.id).map(\.notice)
        let followUp = redirects(
            of: notices, address: address, tellsOwner: tellsOwner, rules: rules, book: book,
            now: now)
        _ = try ledger.record(openings: [], events: [], notices: followUp, watermark: watermark)
    }

    private func mark(_ address: String, _ reason: String) throws(LedgerError) {
        try ledger.mark(undeliverable: address, reason: reason)
        undeliverable.insert(fingerprint(address))
    }

    private func unmark(_ address: String) throws(LedgerError) {
        guard undeliverable.remove(fingerprint(address)) != nil else { return }
        try ledger.mark(undeliverable: address, reason: nil)
    }
}

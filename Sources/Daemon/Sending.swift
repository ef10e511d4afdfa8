import Civil
import Correspondence
import Ledger
import Mail
import Rules
import Scheduler
import Spool
import Systemd

/// From notices whose release has come to mails in the spool. Each step may be cut by a crash and is
/// done again from what the ledger holds.
extension Engine {
    func send(now: Instant) throws(EngineError) {
        try make(now: now)
        try publish(now: now)
    }

    /// How many mails are made, frozen and published together: a tick holds no more in memory.
    private static let mailsAtATime = 256

    /// Makes, freezes and publishes the mails of everything whose release has come, some at a time.
    ///
    /// What doesn't leave, what replaced it, and what the owners are told of it stand in the first
    /// transaction: a crash after it finds them settled, and the other mails still to be made.
    private func make(now: Instant) throws(EngineError) {
        do {
            let pending = try ledger.pending(through: now)
            guard !pending.isEmpty else { return }
            let (needless, leaving) = try partition(pending)
            var facts = facts(forRelease: now)
            if leaving.contains(where: { $0.key.stage == "morning" }) {
                facts.goingOut = try goingOut(now: now)
            }
            let released = release(rules: rules, pending: leaving, facts: facts, now: now)
            if let held = released.held { try note(held) }
            let added = try ledger.record(
                openings: [], events: [], notices: released.added, watermark: watermark)
            let fresh = Set(added.map(\.key))
            let stale = Set(released.added.map(\.key)).subtracting(fresh)
            let bundles = released.bundles.compactMap { $0.without(stale) }
            var batch = Batch(
                bundles: bundles.filter { !$0.skipped.isEmpty }[...],
                ends: needless + released.fates, deferrals: released.deferrals)
            if !batch.ends.isEmpty {
                batch.notices = Dictionary(pending.map { ($0.key, $0) }) { first, _ in first }
            }
            var rest = bundles.filter(\.skipped.isEmpty)[...]
            let stamp = replyStamp
            var ordinals: [String: Int] = [:]
            var writer = writer
            while true {
                if !batch.isEmpty { try freeze(batch, stamp, &ordinals, &writer) }
                if rest.isEmpty { return }
                try publish(now: now)
                batch = Batch(bundles: rest.prefix(Self.mailsAtATime))
                rest = rest.dropFirst(Self.mailsAtATime)
            }
        } catch let error as LedgerError {
            throw .ledger(error)
        } catch let error as EngineError {
            throw error
        } catch {
            throw .other("\(error)")
        }
    }

    /// What is settled in one transaction.
    private struct Batch {
        var bundles: ArraySlice<Bundle>
        var ends: [(key: NoticeKey, fate: Notice.Fate)] = []
        var deferrals: [(key: NoticeKey, release: Instant)] = []
        /// Those that end, for the journal.
        var notices: [NoticeKey: Notice] = [:]

        var isEmpty: Bool { bundles.isEmpty && ends.isEmpty && deferrals.isEmpty }
    }

    private func freeze(
        _ batch: Batch, _ stamp: ReplyStamp?, _ ordinals: inout [String: Int],
        _ writer: inout LetterWriter
    ) throws {
        var ends = batch.ends.compactMap { end in
            batch.notices[end.key].map { (notice: $0, fate: end.fate) }
        }
        var mails: [NewMail] = []
        for bundle in batch.bundles {
            let notices = bundle.notices
            let address = bundle.recipient.address
            let slotName = "\(address)\n\(bundle.slot.seconds)"
            let ordinal =
                try ordinals[slotName] ?? ledger.mailCount(address: address, slot: bundle.slot)
            ordinals[slotName] = ordinal + 1
            let id = mailID(address: address, slot: bundle.slot, ordinal: ordinal + 1)
            guard let draft = try draft(bundle, id, stamp, &ends, &writer) else { continue }
            if bundle.isShadow {
                ends += notices.map { ($0, .suppressed(.shadow)) }
                continue
            }
            mails.append(
                NewMail(
                    id: id, recipient: address, slot: bundle.slot, ordinal: ordinal + 1,
                    subject: draft.subject, kind: notices[0].key.kind.rawValue,
                    sender: draft.sender, expires: draft.expires,
                    items: draft.matters.map { $0.map(\.description) },
                    bytes: draft.encoded.bytes, keys: notices.map(\.key.description)))
            alive()
        }
        try ledger.settle(
            mails: mails, fates: ends.map { ($0.notice.key.description, $0.fate) },
            deferrals: batch.deferrals.map { ($0.key.description, $0.release) })
        for end in ends { tell(end.notice, fate: end.fate) }
    }

    /// One mail that can't be written ends alone: the others leave.
    private func draft(
        _ bundle: Bundle, _ id: String, _ stamp: ReplyStamp?,
        _ ends: inout [(notice: Notice, fate: Notice.Fate)], _ writer: inout LetterWriter
    ) throws(LedgerError) -> Draft? {
        var context = MailContext(stamp: stamp, thread: try thread(of: bundle))
        try told(bundle, &context)
        var reason = Reason.nothingToSay
        do throws(CorrespondenceError) {
            if let draft = try writer.mail(for: bundle, id: id, context: context) { return draft }
        } catch {
            reason = .unwritable
            say(.letterProblem, error.description, .error, [("HANCHOT_MAIL", id)])
        }
        ends += bundle.notices.map { ($0, .suppressed(reason)) }
        return nil
    }

    var writer: LetterWriter {
        LetterWriter(rules: rules, book: book, templates: templates, undeliverable: undeliverable)
    }

    /// What makes answers count; `nil` where nobody reads them, or the mailbox can't carry a token.
    private var replyStamp: ReplyStamp? {
        guard let mailbox = rules.organisation.replies else { return nil }
        do throws(MailError) {
            return ReplyStamp(
                address: try ReplyAddress(try MailAddress(mailbox)), keys: tokenKeys)
        } catch {
            say(.letterProblem, "answers can't be read: \(error)", .error)
            return nil
        }
    }

    /// What the ledger knows of earlier mails: on which days the units in a report were urged, and
    /// which mail a correction puts right.
    private func told(_ bundle: Bundle, _ context: inout MailContext) throws(LedgerError) {
        for notice in bundle.notices {
            guard let id = notice.key.subject.obligation, notice.reportsAbove else { continue }
            for stored in try ledger.notices(of: id) where stored.mail != nil {
                guard stored.notice.urgesOwingUnit, let plan = rules.plan(notice.plan) else {
                    continue
                }
                context.urged[id, default: []].insert(
                    plan.zone.local(at: stored.notice.release).date)
            }
        }
    }

    /// The mails that first told this address of what the bundle tells.
    private func thread(of bundle: Bundle) throws(LedgerError) -> LetterThread? {
        var first: [String?] = []
        for notice in bundle.notices {
            guard let id = notice.key.subject.obligation else { continue }
            first.append(
                try ledger.firstMail(
                    about: id, role: notice.key.role, to: bundle.recipient.address))
        }
        return LetterThread(firstMails: first)
    }

    /// Puts every frozen mail into the spool: also those that a crash left behind.
    private func publish(now: Instant) throws(EngineError) {
        do {
            var mails = try ledger.unspooledMails()
            while !mails.isEmpty {
                var failure: SpoolError?
                let ready = mails.compactMap { mail -> (stored: StoredMail, mail: SpoolMail)? in
                    do throws(SpoolError) { return (mail, try spoolMail(mail)) } catch {
                        failure = failure ?? error
                        return nil
                    }
                }
                var published: [StoredMail] = []
                for (mail, outcome) in zip(ready, spool.publish(ready.map(\.mail))) {
                    switch outcome {
                    case .success: published.append(mail.stored)
                    case .failure(let error): failure = failure ?? error
                    }
                }
                for mail in published {
                    for stored in try ledger.notices(inMail: mail.id) {
                        tell(stored.notice, mail: mail)
                    }
                }
                try ledger.markSpooled(ids: published.map(\.id), at: now)
                mailsSpooled += published.count
                alive()
                if let failure { throw failure }
                mails = try ledger.unspooledMails()
            }
        } catch let error as LedgerError {
            throw .ledger(error)
        } catch let error as SpoolError {
            throw .spool(error)
        } catch {
            throw .other("\(error)")
        }
    }

    private func spoolMail(_ mail: StoredMail) throws(SpoolError) -> SpoolMail {
        SpoolMail(
            id: try SpoolID(mail.id),
            envelope: try Envelope(
                sender: mail.sender, recipients: [mail.recipient ?? ""],
                expires: mail.expires?.microseconds, notices: mail.keys),
            message: mail.bytes ?? [])
    }
}

package import Civil
internal import Correspondence
internal import Mail
package import Ledger
package import Rules
internal import Scheduler
package import Spool
package import Systemd

/// The one place with state: rules, ledger and spool, joined by ticks.
///
/// A tick recomputes from the ledger and the time it is given, so it may come early, late or twice.
/// Every durable step may be cut by a crash; the next start does what was left. Confined to the
/// scheduler's queue.
package final class Engine {
    private(set) var rules: RuleSet
    let ledger: LedgerStore
    let spool: SpoolDirectory
    let journal: Journal
    private let templates = LetterTemplates()
    /// What people and the blast guard hold back.
    var holds = Holds()
    private(set) var book = Book()
    private var agenda: Agenda
    private(set) var watermark: Instant
    /// Called between batches of a long tick.
    let alive: () -> Void
    /// Journal entries that could not be written; `status --health` tells.
    var journalFaults = 0
    private(set) var mailsSpooled = 0
    /// Fingerprints of addresses that mail came back from.
    var undeliverable: Set<String> = []
    /// Closed while the spool couldn't be asked to give their mails back.
    var unrevoked: [ObligationID] = []
    /// Shows a watching person what left; without one the journal is told.
    var watchLog: WatchLog?

    /// How far ahead the agenda is worked out, in seconds: about thirteen months.
    private static let horizon: Int64 = 400 * 86_400

    /// Opens the books; `now` is the first watermark of a new ledger.
    package init(
        rules: RuleSet, ledger: LedgerStore, spool: SpoolDirectory, journal: Journal, now: Instant,
        alive: @escaping () -> Void = {}
    ) throws(EngineError) {
        self.rules = rules
        self.ledger = ledger
        self.spool = spool
        self.journal = journal
        self.alive = alive
        agenda = Agenda(rules: RuleSet.empty, after: now, through: now)
        do {
            watermark = try ledger.watermark() ?? now
            holds = try Holds(ledger)
            undeliverable = Set(try ledger.undeliverable().keys)
            for opening in try ledger.allOpenings().values { book.add(opening) }
            for list in try ledger.events(of: Set(book.openings.keys)).values {
                for event in list { book.add(event) }
            }
        } catch {
            throw .ledger(error)
        }
        try adopt(rules, now: now)
        try revokeAll(now: now)
    }

    /// When there is something to do next; `nil` when there is nothing ahead.
    package func nextInstant() throws(EngineError) -> Instant? {
        do {
            return [agenda.next(after: watermark), agenda.through, try ledger.nextRelease()]
                .compactMap { $0 }.min()
        } catch {
            throw .ledger(error)
        }
    }

    /// Takes up new rules; what was decided stays decided (statement 24 holds for what is new).
    package func adopt(_ rules: RuleSet, now: Instant) throws(EngineError) {
        let rules = holds.applied(to: rules)
        self.rules = rules
        let decisions = Scheduler.adopt(
            rules: rules, facts: Facts(book: book), since: watermark, now: now)
        try record(decisions, watermark: watermark)
        plan(now: now)
    }

    func take(_ event: Event) { book.add(event) }

    /// Takes up the same rules with other modes: nothing else in them has changed.
    func replaceModes(_ rules: RuleSet) { self.rules = rules }

    func plan(now: Instant) {
        agenda = Agenda(
            rules: rules, after: min(watermark, now),
            through: max(watermark, now).adding(seconds: Self.horizon),
            book: book)
    }

    /// Decides and sends everything that has come due by `now`.
    package func tick(now: Instant) throws(EngineError) {
        let now = max(now, watermark)
        let due = agenda.due(after: watermark, through: now)
        if !due.isEmpty || now > watermark {
            let decisions = decide(
                rules: rules, occasions: due, facts: try facts(for: due), now: now)
            try record(decisions, watermark: now)
            if !decisions.events.isEmpty { plan(now: now) }
        }
        if now.adding(seconds: 30 * 86_400) > agenda.through { plan(now: now) }
        alive()
        try send(now: now)
        try revokeRest(now: now)
        try takeResults(now: now)
    }

    /// What the ledger knows of the occasions' occurrences.
    private func facts(for occasions: ArraySlice<Occasion>) throws(EngineError) -> Facts {
        var occurrences: Set<OccurrenceID> = []
        var climbing: Set<OccurrenceID> = []
        var stages: Set<String> = []
        for occasion in occasions {
            guard case .stage(let stage, let occurrence, _) = occasion.what else { continue }
            occurrences.insert(occurrence.id)
            stages.insert(stage.name)
            if stage.isRung { climbing.insert(occurrence.id) }
        }
        do {
            return Facts(
                book: book, lastRung: try ledger.lastRungRelease(occurrences: climbing),
                decided: try ledger.decidedKeys(occurrences: occurrences, stages: stages))
        } catch {
            throw .ledger(error)
        }
    }

    private func record(_ decisions: Decisions, watermark: Instant) throws(EngineError) {
        let new: [Notice]
        var events: [Event] = []
        do {
            new = try ledger.record(
                openings: decisions.openings, events: decisions.events.map(NewEvent.init),
                notices: decisions.notices, watermark: watermark)
            let touched = Set(decisions.events.map(\.obligation.occurrence))
            events = try ledger.events(of: touched).values.flatMap(\.self)
        } catch {
            throw .ledger(error)
        }
        self.watermark = watermark
        for opening in decisions.openings { book.add(opening) }
        for event in events.sorted(by: { $0.id < $1.id }) { book.add(event) }
        for notice in new { tell(notice, fate: notice.fate) }
    }

    // MARK: Sending

    private func send(now: Instant) throws(EngineError) {
        try make(now: now)
        try publish(now: now)
    }

    /// Freezes the mails of everything whose release has come, in one transaction.
    private func make(now: Instant) throws(EngineError) {
        do {
            let pending = try ledger.pending(through: now)
            guard !pending.isEmpty else { return }
            let (needless, leaving) = try partition(pending)
            let released = release(
                rules: rules, pending: leaving, facts: facts(forRelease: now), now: now)
            if let held = released.held { try note(held) }
            let added = try ledger.record(
                openings: [], events: [], notices: released.added, watermark: watermark)
            let fresh = Set(added.map(\.key))
            let stale = Set(released.added.map(\.key)).subtracting(fresh)
            var fates = (needless + released.fates).map {
                (key: $0.key.description, fate: $0.fate)
            }
            let writer = LetterWriter(
                rules: rules, book: book, templates: templates, undeliverable: undeliverable)
            var mails: [NewMail] = []
            var ordinals: [String: Int] = [:]
            for bundle in released.bundles {
                guard let bundle = bundle.without(stale) else { continue }
                let notices = bundle.notices
                let address = bundle.recipient.address
                let slotName = "\(address)\n\(bundle.slot.microseconds)"
                let ordinal =
                    try ordinals[slotName] ?? ledger.mailCount(address: address, slot: bundle.slot)
                ordinals[slotName] = ordinal + 1
                let id = mailID(address: address, slot: bundle.slot, ordinal: ordinal + 1)
                let keys = notices.map(\.key.description)
                guard let draft = draft(bundle, id, writer, &fates) else { continue }
                if bundle.isShadow {
                    fates += keys.map { (key: $0, fate: .suppressed(.shadow)) }
                    continue
                }
                mails.append(
                    NewMail(
                        id: id, recipient: address, slot: bundle.slot, ordinal: ordinal + 1,
                        subject: draft.subject, kind: notices[0].key.kind.rawValue,
                        bytes: draft.encoded.bytes, keys: keys))
                alive()
            }
            try ledger.settle(
                mails: mails, fates: fates,
                deferrals: released.deferrals.map { ($0.key.description, $0.release) })
            let byKey = Dictionary(uniqueKeysWithValues: pending.map { ($0.key.description, $0) })
            for (key, fate) in fates {
                if let notice = byKey[key] { tell(notice, fate: fate) }
            }
        } catch let error as LedgerError {
            throw .ledger(error)
        } catch {
            throw .other("\(error)")
        }
    }

    /// One mail that can't be written ends alone: the others leave.
    private func draft(
        _ bundle: Bundle, _ id: String, _ writer: LetterWriter,
        _ fates: inout [(key: String, fate: Notice.Fate)]
    ) -> Draft? {
        var reason = Reason.nothingToSay
        do throws(CorrespondenceError) {
            if let draft = try writer.mail(for: bundle, id: id) { return draft }
        } catch {
            reason = .unwritable
            say(.letterProblem, error.description, .error, [("HANCHOT_MAIL", id)])
        }
        fates += bundle.notices.map { (key: $0.key.description, fate: .suppressed(reason)) }
        return nil
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
                sender: rules.organisation.mailFrom, recipients: [mail.recipient ?? ""]),
            message: mail.bytes ?? [])
    }
}

/// Why a tick could not be finished. What was committed stays; the next tick does the rest.
package enum EngineError: Error, Sendable, CustomStringConvertible {
    case ledger(LedgerError)
    case spool(SpoolError)
    case other(String)

    package var description: String {
        switch self {
        case .ledger(let error): error.description
        case .spool(let error): "\(error)"
        case .other(let text): text
        }
    }
}

internal import Civil
internal import Correspondence
internal import Dispatch
internal import Ledger
internal import Scheduler
internal import Synchronization

/// From the ledger to the outlet.
extension Driver {
    /// Puts every frozen mail into the outlet: also those that a crash left behind, as far as they may
    /// leave now. One that can't be published keeps no other waiting.
    func publish(now: Instant) throws(DriverError) {
        var last: Int64 = 0
        var failure: String?
        var obstructions: [String: String] = [:]
        var putOff: Set<String> = []
        while true {
            let mails: [StoredMail]
            do throws(LedgerError) {
                mails = try ledger.unspooledMails(after: last, limit: mailsAtATime)
            } catch {
                throw .ledger(error)
            }
            guard let end = mails.last?.number else { break }
            last = end
            var change = Change()
            let leaving = try leaving(mails.filter { !isElsewhere($0.id) }, now: now, &change)
            try claim(leaving)
            putOff.formUnion(
                Set(mails.map(\.id)).subtracting(leaving.map(\.id))
                    .subtracting(change.outcomes.map(\.mail)))
            var published: [StoredMail] = []
            var impossible: [(mail: StoredMail, reason: String)] = []
            let outcomes = outlet.publish(leaving)
            keep(leaving, outcomes)
            for (mail, outcome) in zip(leaving, outcomes) {
                change.note(outcome, of: mail, at: now)
                switch outcome {
                case .published, .delivered: published.append(mail)
                case .impossible(let reason): impossible.append((mail, reason))
                case .obstructed(let reason): obstructions[mail.id] = reason
                case .failed(let reason): failure = failure ?? reason
                }
            }
            try commit(change)
            try tell(published)
            for (mail, reason) in impossible {
                report(.undeliverable(mail, reason, isDead: true))
            }
            alive()
        }
        // What isn't tried now, out of hours, stands as it did.
        for (id, reason) in self.obstructions where putOff.contains(id) {
            obstructions[id] = reason
        }
        for (id, reason) in obstructions.sorted(by: { $0.key < $1.key })
        where self.obstructions[id] == nil {
            report(.outletTrouble(reason))
        }
        self.obstructions = obstructions
        if failure != nil || putOff.isEmpty { unpublished = failure }
        if let failure { throw .outlet(OutletError(failure)) }
    }

    /// Puts mails that were just frozen into the outlet while `body` works out what comes next, which asks
    /// the ledger alone. One outcome for each mail.
    func publish(
        _ frozen: [StoredMail], during body: () throws(DriverError) -> Void
    ) throws(DriverError) -> [Publishing] {
        guard !frozen.isEmpty else {
            try body()
            return []
        }
        try claim(frozen)
        let outcomes = Outcomes()
        let publishing = DispatchGroup()
        let outlet = outlet
        DispatchQueue.global().async(group: publishing) {
            let found = outlet.publish(frozen)
            outcomes.found.withLock { $0 = found }
        }
        let work = Result { () throws(DriverError) in try body() }
        publishing.wait()
        let found = outcomes.found.withLock { $0 }
        keep(frozen, found)
        try work.get()
        return found
    }

    /// What the outlet has is there, whether or not the ledger comes to know it.
    private func keep(_ mails: [StoredMail], _ outcomes: [Publishing]) {
        if machine == nil { return }
        for (mail, outcome) in zip(mails, outcomes) where outcome.isTaken {
            unrecorded.insert(mail.id)
        }
    }

    /// What came of publishing on another thread.
    private final class Outcomes: Sendable {
        let found = Mutex<[Publishing]>([])
    }

    /// Says of mails that the outlet has, and the ledger knows so, what they tell.
    func tell(_ published: [StoredMail]) throws(DriverError) {
        mailsSpooled += published.count
        for mail in published {
            for notice in try lines(of: mail.id) { report(.sent(notice, mail)) }
            written[mail.id] = nil
        }
    }

    /// What a mail tells: one that a crash left behind is read back.
    func lines(of mail: String) throws(DriverError) -> [Notice] {
        if let known = written[mail] { return known.lines }
        return try notices(in: mail).map(\.notice)
    }

    func words(of answers: [Int64]) throws(DriverError) -> [Int64: AnswerWords] {
        do { return try ledger.words(of: answers) } catch { throw .ledger(error) }
    }

    func notices(in mail: String) throws(DriverError) -> [StoredNotice] {
        do { return try ledger.notices(inMail: mail) } catch { throw .ledger(error) }
    }
}

/// A mail on its way to the outlet.
struct Written {
    /// The time of the step that wrote it.
    let at: Instant
    /// In the order of its lines.
    let lines: [Notice]
}

extension Publishing {
    /// Whether the outlet has it, and nothing more is to be done for it.
    var isTaken: Bool {
        switch self {
        case .published, .delivered: true
        case .impossible, .obstructed, .failed: false
        }
    }
}

extension Change {
    /// What the ledger is to know of a mail that was put into the outlet.
    mutating func note(_ outcome: Publishing, of mail: StoredMail, at now: Instant) {
        func say(_ what: MailOutcome.What, _ detail: String?) {
            outcomes.append(
                NewOutcome(mail: mail.id, outcome: MailOutcome(at: now, what, detail: detail)))
        }
        switch outcome {
        case .published, .delivered:
            spooled.append(mail.id)
            spooledAt = now
            if outcome == .delivered { say(.sent, nil) }
        case .impossible(let reason): say(.unpublishable, reason)
        case .obstructed, .failed: break
        }
    }
}

internal import Civil
internal import Correspondence
internal import Ledger
internal import Mail
internal import Rules
internal import Scheduler

/// From notices whose release has come to mails at the outlet. Each step may be cut by a crash and is
/// done again from what the ledger holds.
extension Driver {
    func send(now: Instant) throws(DriverError) {
        try make(now: now)
        try publish(now: now)
    }

    /// Makes, freezes and publishes the mails of everything whose release has come, some at a time.
    ///
    /// What doesn't leave, what replaced it, and what the owners are told of it, mail and all, stand
    /// in one change: a crash finds all of that settled or none of it.
    private func make(now: Instant) throws(DriverError) {
        let course = course(now)
        let waiting = try ask(course.waiting).waiting
        guard !waiting.isEmpty else { return }
        let further = try ask(course.further(waiting, in: agenda))
        let (needless, leaving) = try partition(waiting, further)
        let released = course.release(leaving, in: agenda, further: further)
        report(.released(released, at: now))
        var settled = Change()
        settled.notices = released.added
        settled.decidedAt = now
        settled.deferrals = released.deferrals.map { Change.Deferral($0.key, to: $0.release) }
        var holds = holds
        let isNews = released.held.map { holds.keep($0, &settled) } ?? false
        var ends = needless + released.fates.map { Change.End($0.key, $0.fate) }
        let told = Dictionary(waiting.map { ($0.key, $0) }) { first, _ in first }
        // What the owners are told of what doesn't leave is frozen with it; so is what their lists say of the
        // day, which hangs on when the rest of it leaves.
        let added = Set(released.added.map(\.key))
        func reports(_ bundle: Bundle) -> Bool {
            bundle.notices.contains { added.contains($0.key) || $0.key.stage == .morning }
        }
        let rest = released.bundles.filter { !reports($0) }
        let writer = Writer(self, course)
        try writer.write(released.bundles.filter(reports), into: &settled, &ends)
        settled.fates = ends
        _ = try commit(settled, .nothing)
        self.holds = holds
        if isNews, let hold = released.held { report(.held(hold)) }
        for end in settled.fates {
            if let notice = told[end.key] { report(.ended(notice, end.fate)) }
        }
        for batch in rest.batches(of: mailsAtATime) {
            try publish(now: now)
            var change = Change()
            var ends: [Change.End] = []
            try writer.write(batch, into: &change, &ends)
            change.fates = ends
            _ = try commit(change, .nothing)
            for end in ends {
                if let notice = told[end.key] { report(.ended(notice, end.fate)) }
            }
            alive()
        }
    }

    /// Writes the mails of one release.
    private final class Writer {
        private let driver: Driver
        private let write: Pen.Write
        private let stamp: ReplyStamp?
        private let page: PageStamp?
        private let course: Course
        private let now: Instant
        private var ordinals: [Query.Slot: Int] = [:]

        init(_ driver: Driver, _ course: Course) {
            self.driver = driver
            write = driver.pen.writer(driver.rules, driver.book, driver.undeliverable)
            stamp = driver.replyStamp
            page = driver.pageStamp
            self.course = course
            now = course.now
        }

        /// One reading of the ledger for all of them.
        func write(
            _ bundles: [Bundle], into change: inout Change, _ ends: inout [Change.End]
        ) throws(DriverError) {
            guard !bundles.isEmpty else { return }
            var query = Query()
            for bundle in bundles {
                for thread in bundle.threads { query.threads.insert(thread) }
                query.histories.formUnion(bundle.notices.compactMap(\.key.subject.obligation))
                query.slots.insert(bundle.slotName)
                query.lists.formUnion(course.lists(correctedBy: bundle.notices))
                let shown = bundle.mayHaveShown(driver.windows)
                query.shown.formUnion(shown)
                query.histories.formUnion(shown)
            }
            let answer = try driver.ask(query)
            let words = try driver.words(of: bundles.flatMap(\.waiting).map(\.number))
            for bundle in bundles {
                let slot = bundle.slotName
                let ordinal = (ordinals[slot] ?? answer.ordinals[slot] ?? 0) + 1
                let id = mailID(
                    address: bundle.recipient.address, slot: bundle.slot, ordinal: ordinal)
                let first = bundle.threads.map { answer.threads[$0] }
                let context = MailContext(
                    stamp: stamp, page: page, thread: LetterThread(firstMails: first),
                    urged: bundle.urged, toldOn: course.toldOn(bundle.notices, answer),
                    moves: bundle.moves(answer.histories, driver.book),
                    movedFrom: bundle.movedFrom(answer.histories), windows: driver.windows,
                    toldAt: bundle.toldAt(answer, driver.windows),
                    coming: bundle.outlook.map {
                        Upcoming(obligation: $0.obligation, due: $0.due)
                    },
                    waiting: bundle.waiting.map { WaitingAnswer($0, words[$0.number]) })
                guard let draft = draft(bundle, id, context, &ends) else { continue }
                if bundle.isShadow {
                    ends += bundle.notices.map { Change.End($0.key, .suppressed(.shadow)) }
                    continue
                }
                // What isn't sent takes no number: started again, nothing would know of it.
                ordinals[slot] = ordinal
                driver.written[id] = Written(at: now, lines: bundle.notices)
                change.mails.append(
                    NewMail(
                        id: id, recipient: bundle.recipient.address, slot: bundle.slot,
                        ordinal: ordinal, subject: draft.subject,
                        kind: .notice(bundle.notices[0].key.kind), sender: draft.sender,
                        expires: draft.expires, items: draft.matters, waiting: draft.waiting,
                        bytes: draft.encoded.bytes,
                        keys: bundle.notices.map(\.key),
                        scheduledAt: bundle.isScheduled(driver.rules) ? now : nil,
                        shown: bundle.shown(driver.rules), shownAt: now))
            }
        }

        /// One mail that can't be written ends alone: the others leave.
        private func draft(
            _ bundle: Bundle, _ id: String, _ context: MailContext, _ ends: inout [Change.End]
        ) -> Draft? {
            var reason = Reason.nothingToSay
            do throws(CorrespondenceError) {
                if let draft = try write(bundle, id, context) { return draft }
            } catch {
                reason = .unwritable
                driver.report(.unwritable(mail: id, error.description))
            }
            ends += bundle.notices.map { Change.End($0.key, .suppressed(reason)) }
            return nil
        }
    }

    /// What makes answers count; `nil` where nobody reads them, or the mailbox can't carry a token.
    var replyStamp: ReplyStamp? {
        guard let mailbox = rules.organisation.replies, let tokenKeys else { return nil }
        do throws(MailError) {
            return ReplyStamp(
                address: try ReplyAddress(try MailAddress(mailbox)), keys: tokenKeys)
        } catch {
            report(.noReplies("\(error)"))
            return nil
        }
    }

    /// What makes the links to pages; `nil` where no board is set.
    private var pageStamp: PageStamp? {
        guard let url = rules.board.url, let tokenKeys else { return nil }
        return PageStamp(url: url, keys: tokenKeys)
    }

    /// Puts every frozen mail into the outlet: also those that a crash left behind, as far as they may
    /// leave now. One that can't be published keeps no other waiting.
    private func publish(now: Instant) throws(DriverError) {
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
            change.spooledAt = now
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
                switch outcome {
                case .published, .delivered:
                    change.spooled.append(mail.id)
                    published.append(mail)
                    if outcome == .delivered {
                        change.outcomes.append(
                            Change.NewOutcome(
                                mail: mail.id, outcome: MailOutcome(at: now, .sent, detail: nil)))
                    }
                case .impossible(let reason):
                    change.outcomes.append(
                        Change.NewOutcome(
                            mail: mail.id,
                            outcome: MailOutcome(at: now, .unpublishable, detail: reason)))
                    impossible.append((mail, reason))
                case .obstructed(let reason): obstructions[mail.id] = reason
                case .failed(let reason): failure = failure ?? reason
                }
            }
            try commit(change)
            for mail in published {
                for notice in try lines(of: mail.id) { report(.sent(notice, mail)) }
                written[mail.id] = nil
            }
            for (mail, reason) in impossible {
                report(.undeliverable(mail, reason, isDead: true))
            }
            mailsSpooled += published.count
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

    /// What the outlet has is there, whether or not the ledger comes to know it.
    private func keep(_ mails: [StoredMail], _ outcomes: [Publishing]) {
        if machine == nil { return }
        for (mail, outcome) in zip(mails, outcomes) where outcome.isTaken {
            unrecorded.insert(mail.id)
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

extension Bundle {
    fileprivate var slotName: Query.Slot { Query.Slot(address: recipient.address, at: slot) }

    fileprivate var threads: [Query.Thread] {
        notices.compactMap { notice in
            notice.key.subject.obligation.map {
                Query.Thread(
                    obligation: $0, role: notice.key.role, address: recipient.address)
            }
        }
    }
}

internal import Civil
internal import Correspondence
internal import Ledger
internal import Mail
internal import Rules
internal import Scheduler

/// Writes the mails of one release. It asks the ledger, and touches nothing at the outlet.
final class Writer {
    private let driver: Driver
    private let write: Pen.Write
    private let stamp: ReplyStamp?
    private let page: PageStamp?
    private let course: Course
    private let now: Instant
    private var ordinals: [Query.Slot: Int] = [:]
    private var duties: DutyFinder

    init(_ driver: Driver, _ course: Course) {
        self.driver = driver
        write = driver.pen.writer(driver.rules, driver.book, driver.undeliverable)
        stamp = driver.replyStamp
        page = driver.pageStamp
        self.course = course
        now = course.now
        duties = DutyFinder(driver.rules)
    }

    /// One reading of the ledger for all of them.
    func write(
        _ bundles: [Bundle], into change: inout Change, _ ends: inout [Change.End]
    ) throws(DriverError) {
        guard !bundles.isEmpty else { return }
        var query = Query()
        for bundle in bundles {
            for thread in bundle.threads { query.threads.insert(thread) }
            query.told.formUnion(bundle.notices.compactMap(\.key.subject.obligation))
            query.slots.insert(bundle.slotName)
            query.lists.formUnion(course.lists(correctedBy: bundle.notices))
            query.histories.formUnion(course.corrected(by: bundle.notices))
            let shown = bundle.mayHaveShown(driver.windows)
            query.shown.formUnion(shown)
            query.told.formUnion(shown)
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
                moves: bundle.moves(answer.told, driver.book),
                movedFrom: bundle.movedFrom(answer.told), windows: driver.windows,
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
                    scheduledAt: bundle.isScheduled(&duties) ? now : nil,
                    shown: bundle.shown(&duties), shownAt: now))
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

extension Driver {
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
    var pageStamp: PageStamp? {
        guard let url = rules.board.url, let tokenKeys else { return nil }
        return PageStamp(url: url, keys: tokenKeys)
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

import Civil
import Ledger
import Rules
import Scheduler

/// What the ledger holds.
struct Pages {
    struct Entry {
        var notice: Notice
        var key: String
        /// As it stands in the key: an address by its fingerprint alone.
        let role: String
        var decidedAt: Instant
        /// An index into `mails`.
        var mail: Int?
        /// Where everything had been decided when it ended; `nil` where it ended as it was decided.
        var endedAt: Instant?
        /// Its release before it was first put off.
        var firstRelease: Instant?
    }

    struct MailEntry {
        /// Without what can be erased.
        var mail: StoredMail
        /// The recipient's fingerprint.
        let print: String
        var recipient: String?
        var subject: String?
        var bytes: [UInt8]?
        var spooledAt: Instant?
        var isSettled = false
        var deadSince: Instant?
        var isDead: Bool { deadSince != nil }
        var outcomes: [MailOutcome] = []
    }

    /// Who leads, and until when by the ledger's clock.
    var lease = Lease(holder: "", term: 0, isHeld: false)
    var leaseEnds = Instant(microseconds: .min)
    var watermark: Instant?
    var trusted: Instant?
    var openings: [OccurrenceID: Opening] = [:]
    /// Numbers follow each other from 1.
    var events: [Event] = []
    var undoings: [Undoing] = []
    var requests: [String: RequestOutcome] = [:]
    var settings: [String: String] = [:]
    /// What people answered in their own words, by the event that it brought about.
    var answers: [Int64: SaidAnswer] = [:]

    /// In the order of deciding.
    var notices: [Entry] = []
    var byKey: [String: Int] = [:]
    var byObligation: [ObligationID: [Int]] = [:]
    var byPlan: [String: [Int]] = [:]
    var byStage: [StageOf: [Int]] = [:]
    /// Of the ladder, by occurrence.
    var rungs: [OccurrenceID: [Int]] = [:]
    /// Of roles that are addresses, by fingerprint.
    var byAddress: [String: [Int]] = [:]
    /// The addresses of such roles, by fingerprint, until they are erased.
    var addresses: [String: String] = [:]
    var waiting = WaitingList()

    /// In the order of freezing.
    var mails: [MailEntry] = []
    var mailByID: [String: Int] = [:]
    var byRecipient: [String: [Int]] = [:]
    var places: Set<PlaceOf> = []
    var highest: [SecondOf: Int] = [:]
    /// When scheduled mails were made, by recipient's fingerprint, then by mail.
    var scheduled: [String: [Int: Instant]] = [:]
    /// What was shown of each obligation, and by which mails; none from before one that has left.
    var shown: [ObligationID: [ShownLine: [Showing]]] = [:]
    /// What each mail has shown.
    var shownIn: [Int: [ShownLine]] = [:]
    /// Tallies, by the duty that gathers.
    var tallies: [String: [Int]] = [:]
    var unspooled = AscendingList()
    /// In the spool, and delivery tries them still.
    var undelivered: Set<Int> = []
    var dead: Set<Int> = []

    struct SaidAnswer {
        /// `nil` once erased.
        var words: AnswerWords?
        /// Of who wrote it and whom the mail went to that it answers.
        let prints: Set<String>
    }

    struct Showing {
        let at: Instant
        let mail: Int
    }

    struct StageOf: Hashable {
        let occurrence: OccurrenceID
        let stage: NoticeStage
    }

    struct PlaceOf: Hashable {
        let print: String
        let place: MailPlace
    }

    /// Mail ids name slots to the second.
    struct SecondOf: Hashable {
        let print: String
        let second: Int64
    }

    var lastEvent: Int64 { Int64(events.count) }

    func holds(_ expectation: Expectation) -> Bool {
        switch expectation.contents {
        case .anything: true
        case .entry(let lastEvent): self.lastEvent == lastEvent
        case .decision(let lastEvent, let watermark):
            self.lastEvent == lastEvent && self.watermark == watermark
        }
    }

    // MARK: What is shown

    func stored(_ index: Int) -> StoredMail {
        let entry = mails[index]
        let mail = entry.mail
        return StoredMail(
            number: mail.number, id: mail.id, recipient: entry.recipient, slot: mail.slot,
            ordinal: mail.ordinal, subject: entry.subject, kind: mail.kind, sender: mail.sender,
            expires: mail.expires, items: mail.items, waiting: mail.waiting, bytes: entry.bytes,
            keys: mail.keys,
            spooledAt: entry.spooledAt, outcomes: entry.outcomes)
    }

    func notice(_ index: Int) -> Notice {
        let entry = notices[index]
        guard case .address = entry.notice.key.role else { return entry.notice }
        var notice = entry.notice
        let key = notice.key
        notice.key = NoticeKey(
            subject: key.subject, due: key.due, kind: key.kind, stage: key.stage,
            role: .address(addresses[print(of: entry)] ?? ""))
        return notice
    }

    /// The fingerprint of a role that is an address.
    func print(of entry: Entry) -> String { String(entry.role.dropFirst("address:".count)) }

    func stored(notice index: Int) -> StoredNotice {
        let entry = notices[index]
        let mail = entry.mail.map { mails[$0] }
        return StoredNotice(
            notice: notice(index), key: entry.key, decidedAt: entry.decidedAt,
            mail: mail?.mail.id, spooledAt: mail?.spooledAt)
    }
}

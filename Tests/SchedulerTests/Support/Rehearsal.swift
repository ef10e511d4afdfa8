import Civil
import Ledger
import LedgerMemory
import Mail
import Rules
import TestSupport

@testable import Correspondence
@testable import Rounds
@testable import Scheduler

/// The service's driver over a ledger in memory; mails are blank and leave at once, time is what a test
/// says.
struct Rehearsal {
    struct Entry {
        var notice: Notice
        var sentAt: Instant?
        var recipient: String?
        var mail: Int?
    }

    private(set) var driver: Driver
    private let ledger: MemoryLedger
    private let heard: Heard

    private final class Heard {
        var releases: [(at: Instant, release: Release)] = []
    }

    init(_ rules: RuleSet, start: String) {
        (ledger, heard, driver) = Self.open(rules, at(start))
    }

    init(_ rules: RuleSet, from start: Instant) {
        (ledger, heard, driver) = Self.open(rules, start)
    }

    private static func open(
        _ rules: RuleSet, _ start: Instant
    ) -> (MemoryLedger, Heard, Driver) {
        let ledger = MemoryLedger()
        let heard = Heard()
        return (ledger, heard, open(rules, ledger, heard, start))
    }

    /// Nothing that a ledger in memory and a blank pen do can fail.
    private static func open(
        _ rules: RuleSet, _ ledger: MemoryLedger, _ heard: Heard, _ start: Instant
    ) -> Driver {
        sure {
            try Driver(
                rules: rules, ledger: ledger, outlet: Gone(), pen: .blank, isGuarded: false,
                now: start,
                report: { report in
                    if case .released(let release, let at) = report {
                        heard.releases.append((at, release))
                    }
                })
        }
    }

    /// Ends the service and starts it again over the same ledger.
    mutating func restart(now: Instant? = nil) {
        driver = Self.open(rules, ledger, heard, now ?? watermark)
    }

    var rules: RuleSet { driver.rules }
    var book: Book { driver.book }
    var watermark: Instant { driver.watermark }
    var openings: [Opening] { sure { try ledger.openings() } }
    var events: [Event] { sure { try ledger.tail(after: 0, limit: .max) } }
    var releases: [(at: Instant, release: Release)] { heard.releases }

    mutating func load(_ rules: RuleSet, now: Instant) {
        sure { try driver.adopt(rules, now: now) }
    }

    var silences: [Silence] {
        get { driver.holds.silences.values.sorted { $0.id < $1.id } }
        set {
            var unused = Change()
            for id in driver.holds.silences.keys {
                driver.holds.lift(id, now: driver.watermark, &unused)
            }
            for silence in newValue { driver.holds.add(silence, &unused) }
        }
    }

    var blast: BlastApproval {
        get { driver.isGuarded ? .guarded(through: driver.holds.approvedThrough) : .unguarded }
        set {
            guard case .guarded(let through, _) = newValue else { return driver.isGuarded = false }
            driver.isGuarded = true
            var unused = Change()
            if let through { driver.holds.approve(through: through, &unused) }
        }
    }

    // MARK: Time

    /// Everything up to `text`, at every instant at which something is to be done.
    mutating func run(to text: String) { run(to: at(text)) }

    mutating func run(to end: Instant) {
        while let next = sure({ try driver.nextInstant() }), next <= end { tick(next) }
        tick(end)
    }

    mutating func tick(_ text: String) { tick(at(text)) }

    mutating func tick(_ instant: Instant) { sure { try driver.tick(now: instant) } }

    /// Decides what has come due, notice by notice, and is killed after so many of them; how many
    /// there were.
    mutating func decide(_ text: String, killedAfter count: Int) -> Int {
        let course = driver.course(at(text))
        let due = driver.agenda.due(after: watermark, through: at(text))
        let pieces = sure {
            course.decide(
                due, in: driver.agenda,
                answer: try driver.ask(course.query(for: due, in: driver.agenda))
            ).pieces(of: 1)
        }
        for piece in pieces.prefix(count) {
            sure {
                _ = try ledger.commit(
                    piece,
                    expecting: .decision(
                        lastEvent: driver.lastEvent, watermark: try ledger.standing().watermark))
            }
        }
        restart()
        return pieces.count
    }

    // MARK: Entries by hand

    /// Records what somebody asks for, if it is admitted; the tick before it has been done.
    @discardableResult
    mutating func enter(
        _ body: EventBody, _ unit: String, duty: String = "bao-cao-nam", period: String = "2025",
        on day: String? = nil, at text: String
    ) -> Refusal? {
        let id = ObligationID(occurrence: .init(duty: duty, period: period), unit: unit)
        return enter(body, id, on: day.map(date), at: at(text))
    }

    @discardableResult
    mutating func enter(
        _ body: EventBody, _ id: ObligationID, on day: CivilDate?, at now: Instant
    ) -> Refusal? {
        if now > watermark { run(to: now) }
        let on = day ?? Fixture.zone.local(at: now).date
        if let refusal = admit(Request(body, id, on: on), rules: rules, book: book, now: now) {
            return refusal
        }
        sure {
            _ = try driver.enter(
                body, to: [id], on: on, actor: "office", request: nil, now: now)
        }
        return nil
    }

    /// Records what is known to be admitted.
    mutating func record(_ entries: [Course.Entry], at text: String) {
        sure { _ = try driver.enter(entries, request: nil, now: at(text)) }
    }

    /// What was told of an obligation, by its own notices and in lists.
    func told(_ id: ObligationID) -> [Told] {
        let course = driver.course(watermark)
        let event = Event(
            id: 0, obligation: id, body: .voided(event: 0), actor: "office", on: .min,
            recordedAt: watermark)
        return sure {
            course.told(
                of: id, try ledger.answer(course.query(for: [event], request: nil)),
                Readers(driver.rules))
        }
    }

    /// Notices that something else than a tick or an entry decided.
    mutating func take(_ notices: [Notice]) {
        var change = Change()
        change.notices = notices
        change.decidedAt = watermark
        sure { _ = try ledger.commit(change, expecting: .nothing) }
    }

    // MARK: What was told

    private var stored: [StoredNotice] {
        sure {
            try ledger.notices(
                from: Instant(microseconds: .min), through: Instant(microseconds: .max))
        }
    }

    var entries: [String: Entry] {
        Dictionary(
            uniqueKeysWithValues: stored.map { stored in
                let mail = stored.mail.flatMap { id in sure { try ledger.mail(id: id) } }
                return (
                    stored.key,
                    Entry(
                        notice: stored.notice, sentAt: stored.spooledAt,
                        recipient: mail?.recipient, mail: mail.map { Int($0.number) })
                )
            })
    }

    /// Of everything that was sent.
    var mailIDs: Set<String> { Set(stored.compactMap(\.mail)) }

    /// Keys in the order of deciding.
    var order: [String] { ledger.keys }

    var waiting: [Notice] {
        stored.filter { $0.notice.fate == .pending && $0.mail == nil }.map(\.notice)
    }

    /// The mails that left, as `2025-11-05 13:30 a@so.example overdue +1wd, reminder 7d`.
    func mails(to address: String? = nil) -> [String] {
        releases.flatMap { at, release in
            release.bundles.filter { address == nil || $0.recipient.address == address }.map {
                let what = $0.notices.map { "\($0.key.kind.rawValue) \($0.key.stage)" }
                return "\(clock(at)) \($0.recipient.address) \(what.joined(separator: ", "))"
            }
        }
    }

    /// `2025-10-03 07:30 reminder 30d head`, of one unit, or of all with the unit before the kind.
    func sent(_ unit: String? = nil, role: Role? = nil, kind: NoticeKind? = nil) -> [String] {
        entries.values.filter { entry in
            guard entry.sentAt != nil, role.map({ $0 == entry.notice.key.role }) ?? true,
                kind.map({ $0 == entry.notice.key.kind }) ?? true
            else { return false }
            guard let unit else { return true }
            return entry.notice.key.subject.obligation?.unit == unit
        }.map { entry in
            let key = entry.notice.key
            let about = unit == nil ? "\(key.subject.obligation?.unit ?? "list") " : ""
            return "\(clock(entry.sentAt ?? entry.notice.at)) \(about)\(key.kind.rawValue) "
                + "\(key.stage) \(key.role.text)"
        }.sorted()
    }

    var sentKeys: Set<String> { Set(entries.filter { $0.value.sentAt != nil }.keys) }

    func fate(_ part: String) -> [Notice.Fate] {
        let entries = entries
        return order.filter { $0.contains(part) }.compactMap { entries[$0]?.notice.fate }
    }

    func state(_ unit: String, duty: String = "bao-cao-nam", period: String = "2025")
        -> ObligationState
    {
        let id = ObligationID(occurrence: .init(duty: duty, period: period), unit: unit)
        guard let (plan, found) = rules.duty(duty),
            let occurrence = book.occurrence(id.occurrence, duty: found, plan: plan)
        else { return ObligationState(due: .min) }
        return book.state(of: id, due: occurrence.due)
    }

    func census(_ duty: String = "bao-cao-nam", _ period: String = "2025") -> Census {
        book.census(of: OccurrenceID(duty: duty, period: period))
    }
}

/// Every mail leaves at once and nothing comes back.
struct Gone: Outlet {
    func publish(_ mails: [StoredMail]) -> [Publishing] { mails.map { _ in .delivered } }
    func revoke(_ id: String) -> Revoking { .tooLate }
    func standing(of id: String) -> MailStanding { .waiting }
    func takeNews() -> [String] { [] }
    func strays(isKnown: (String) -> Bool) -> [FoundMail] { [] }
}

extension Pen {
    /// Writes the same blank mail for every bundle: what is decided doesn't hang on words.
    static var blank: Pen {
        Pen { _, _, _ in
            { bundle, id, _ in
                Draft(
                    encoded: EncodedMail(
                        bytes: Array(id.utf8), returnPath: "", recipient: bundle.recipient.address,
                        messageID: "<\(id)@so.example>"),
                    subject: id, sender: nil, expires: nil, matters: [])
            }
        }
    }
}

/// What can't fail here, or the test itself is wrong.
private func sure<T>(_ body: () throws -> T) -> T {
    do { return try body() } catch { preconditionFailure("\(error)") }
}

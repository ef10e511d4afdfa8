import Civil
import Ledger
import Rules
import Scheduler
import TestSupport

/// `2025-11-05`.
func date(_ text: String) -> CivilDate {
    do { return try CivilDate(parsing: text) } catch { preconditionFailure(error.description) }
}

/// Hours after midnight UTC of 2025-11-04.
func hour(_ hours: Int) -> Instant {
    Instant(CivilDateTime(date("2025-11-04"), .midnight), offset: 0)
        .adding(seconds: Int64(hours) * 3600)
}

let report = OccurrenceID(duty: "bao-cao-nam", period: "2025")

func owed(_ unit: String, _ occurrence: OccurrenceID = report) -> ObligationID {
    ObligationID(occurrence: occurrence, unit: unit)
}

func opening(_ occurrence: OccurrenceID = report, _ members: [String] = ["a", "b"]) -> Opening {
    Opening(occurrence: occurrence, openedAt: hour(0), members: members)
}

func event(
    _ id: Int64, _ body: EventBody = receipt, _ unit: String = "a", actor: String = "van-thu"
) -> Event {
    Event(
        id: id, obligation: owed(unit), body: body, actor: actor, on: date("2025-11-03"),
        recordedAt: hour(1))
}

let receipt = EventBody.received(number: "12/BC-A", none: false, note: nil)

func notice(
    _ unit: String = "a", kind: NoticeKind = .reminder, stage: NoticeStage = "7d",
    role: Role = .head,
    at: Instant = hour(1), release: Instant? = nil, fate: Notice.Fate = .pending,
    of occurrence: OccurrenceID = report
) -> Notice {
    Notice(
        key: NoticeKey(
            subject: .obligation(owed(unit, occurrence)), due: date("2025-11-04"), kind: kind,
            stage: stage, role: role),
        plan: "antq-2025", at: at, release: release ?? at, fate: fate)
}

/// The list of a plan's owner.
func list(_ day: String, plan: String = "antq-2025", fate: Notice.Fate = .pending) -> Notice {
    Notice(
        key: NoticeKey(
            subject: .plan(plan, day: date(day)), due: date(day), kind: .rollUp, stage: "weekly",
            role: .owner),
        plan: plan, at: hour(1), release: hour(1), fate: fate)
}

func mail(
    _ id: String, to address: String = "a@so.example", slot: Instant = hour(1), ordinal: Int = 1,
    subject: String = "Nhắc việc", bytes: String = "Kính gửi", _ notices: [Notice]
) -> NewMail {
    NewMail(
        id: id, recipient: address, slot: slot, ordinal: ordinal, subject: subject,
        kind: .notice(.reminder), bytes: Array(bytes.utf8), keys: notices.map(\.key))
}

func outcome(_ what: MailOutcome.What, _ hours: Int, _ detail: String? = nil) -> MailOutcome {
    MailOutcome(at: hour(hours), what, detail: detail)
}

/// Also the name of something in Testing.
typealias Expected = Expectation

extension Notice {
    var text: String { key.description }
}

extension Query {
    /// A query of the parts that `fill` sets.
    static func with(_ fill: (inout Query) -> Void) -> Query {
        var query = Query()
        fill(&query)
        return query
    }
}

extension Change {
    /// A change of the parts that `fill` sets.
    static func with(_ fill: (inout Change) -> Void) -> Change {
        var change = Change()
        fill(&change)
        return change
    }

    static func settling(
        _ mails: [NewMail] = [], fates: [(Notice, Notice.Fate)] = [],
        deferrals: [(Notice, Instant)] = []
    ) -> Change {
        .with {
            $0.mails = mails
            $0.fates = fates.map { Change.End($0.0.key, $0.1) }
            $0.deferrals = deferrals.map { Change.Deferral($0.0.key, to: $0.1) }
        }
    }

    static func spooling(_ ids: [String], at: Instant) -> Change {
        .with {
            $0.spooled = ids
            $0.spooledAt = at
        }
    }

    static func entering(_ events: [Event], request: String? = nil) -> Change {
        .with {
            $0.events = events
            $0.request = request.map { Change.NewRequest(id: $0, asking: "as before") }
        }
    }

    static func deciding(_ notices: [Notice], watermark: Instant? = hour(1)) -> Change {
        .with {
            $0.notices = notices
            $0.decidedAt = hour(1)
            $0.watermark = watermark
        }
    }
}

extension LedgerStore {
    /// Commits whatever else was recorded.
    func put(_ change: Change) throws { _ = try commit(change, expecting: .nothing) }

    /// Notices of a tick at `hour(1)`.
    func decide(_ notices: [Notice]) throws { try put(.deciding(notices)) }

    func say(_ outcome: MailOutcome, of mail: String) throws {
        try put(.with { $0.outcomes = [Change.NewOutcome(mail: mail, outcome: outcome)] })
    }

    func set(_ name: String, to value: String?) throws {
        try put(.with { $0.settings = [name: value] })
    }

    func setting(_ name: String) throws -> String? { try settings(prefix: name)[name] }

    func unspooled() throws -> [String] {
        try unspooledMails(after: 0, limit: .max).map(\.id)
    }

    func request(_ id: String) throws -> RequestOutcome? {
        try answer(.with { $0.request = id }).request
    }
}

extension Commit {
    /// `nil` where it was lost.
    var new: [Notice]? {
        switch self {
        case .done(let new, _): new
        case .lost, .deposed: nil
        }
    }
}

/// What a failing call throws.
func refusal(_ body: () throws -> Void) -> LedgerError? {
    do {
        try body()
        return nil
    } catch {
        return error as? LedgerError
    }
}

/// As a key would make it, and another for every fingerprint.
func pseudonym(_ fingerprint: String) -> String { Rules.fingerprint("secret \(fingerprint)") }

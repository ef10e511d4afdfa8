import Civil
import Ledger
import Rules
import Scheduler

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

func entry(
    _ body: EventBody, _ unit: String = "a", actor: String = "van-thu", on: String = "2025-11-03",
    at: Instant = hour(1)
) -> NewEvent {
    NewEvent(
        obligation: owed(unit), body: body, actor: actor, on: date(on), recordedAt: at)
}

let receipt = EventBody.received(number: "12/BC-A", none: false, note: nil)

func notice(
    _ unit: String = "a", kind: NoticeKind = .reminder, stage: String = "7d", role: Role = .head,
    at: Instant = hour(1), release: Instant? = nil, fate: Notice.Fate = .pending,
    of occurrence: OccurrenceID = report
) -> Notice {
    Notice(
        key: NoticeKey(
            subject: .obligation(owed(unit, occurrence)), due: date("2025-11-04"), kind: kind,
            stage: stage, role: role),
        plan: "antq-2025", at: at, release: release ?? at, fate: fate)
}

func mail(
    _ id: String, to address: String = "a@so.example", slot: Instant = hour(1), ordinal: Int = 1,
    subject: String = "Nhắc việc", bytes: String = "Kính gửi", _ notices: [Notice]
) -> NewMail {
    NewMail(
        id: id, recipient: address, slot: slot, ordinal: ordinal, subject: subject,
        kind: "reminder", bytes: Array(bytes.utf8), keys: notices.map(\.key.description))
}

extension Notice {
    var text: String { key.description }
}

extension AppendOutcome {
    /// `new [1, 2]`, or `repeat [1, 2]`.
    var said: String { "\(isRepeat ? "repeat" : "new") \(eventIDs)" }
}

extension LedgerStore {
    /// Notices of a tick at `hour(1)`.
    func decide(_ notices: [Notice]) throws {
        _ = try record(openings: [], events: [], notices: notices, watermark: hour(1))
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

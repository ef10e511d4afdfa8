import Desk
import Civil
import Control
import Events
import Messages
import Scheduler

/// One thing that somebody asks to be entered, read from a call's parameters.
struct ControlEntry {
    typealias Kind = EntryMessage.Kind

    var kind: Kind
    /// Of mail that is held back.
    var plan: String?
    var duty: String?
    var period: String?
    var units: [String]
    var covers: [String]
    var none: Bool
    var number: String?
    var on: CivilDate?
    var undated: Bool
    var until: CivilDate?
    var to: String?
    var letter: String?
    var note: String?
    var id: Int64?
    /// When another ledger recorded it, which it is an entry of: it is judged as of then.
    var recorded: Instant?
    /// How late it was judged to be there; `nil` of what nobody judged.
    var late: Int?
    /// A number that stands on another report of the unit is asked about (statement 61).
    var asksAboutNumber = false

    init(_ message: EntryMessage) throws(Refusals) {
        kind = message.event
        plan = message.plan
        duty = message.duty
        period = message.period
        units = message.units ?? []
        covers = message.covers ?? []
        none = message.none ?? false
        number = try controlText(message.number, .number)
        on = try controlDay(message.on, "on")
        undated = message.undated ?? false
        until = try controlDay(message.until, "until")
        to = message.to
        letter = try controlText(message.letter, .letter)
        note = try controlText(message.note, .note)
        id = message.id
        late = message.recorded == nil ? nil : message.late.map { max(0, $0) }
        recorded = try message.recorded.map { text throws(Refusals) in
            guard let instant = Instant(exported: text) else {
                throw Refusals(
                    ControlRefusal(
                        .unusable,
                        vi:
                            "'recorded': '\(text)' không phải là thời điểm như 2025-11-03T09:00:00+07:00",
                        en: "'recorded': '\(text)' is no time such as 2025-11-03T09:00:00+07:00"))
            }
            return instant
        }
    }

    /// Whether it is about mail that is held back, not about what happened.
    var holdsMail: Bool {
        switch kind {
        case .silence, .pause, .resume: true
        case .receive, .acknowledge, .submit, .accept, .sendBack, .extend, .ask, .waive, .cancel,
            .reassign, .void, .occur, .suspend, .open:
            false
        }
    }

    /// What it means for each obligation; `to` of a reassignment is resolved by then.
    func body(reassignedTo unit: String?) throws(Refusals) -> EventBody {
        switch kind {
        case .receive: return .received(number: number, none: none, note: note)
        case .acknowledge: return .acknowledged(until: until)
        case .submit: return .submitted(number: number, undated: undated)
        case .accept: return .accepted
        case .sendBack: return .returned(until: until, note: note)
        case .extend:
            let day = try controlDay(try needed(to, "to"), "to")
            return .extended(to: try needed(day, "to"), letter: letter)
        case .ask: return .extensionAsked(until: try needed(until, "until"))
        case .waive: return .waived(letter: letter)
        case .cancel: return .cancelled
        case .reassign: return .reassigned(to: try needed(unit, "to"))
        case .occur:
            return .occurred(
                number: number, units: to?.split(separator: " ").map(String.init) ?? [])
        case .suspend:
            return .suspended(
                until: try needed(until, "until"), reason: try needed(note, "note"))
        case .void: return .voided(event: try needed(id, "id"))
        case .silence, .pause, .resume, .open: throw Refusals(unfit)
        }
    }

    /// It happens to no obligation.
    private var unfit: ControlRefusal {
        ControlRefusal(
            .unusable, vi: "'\(kind.rawValue)' không phải việc của đơn vị",
            en: "'\(kind.rawValue)' happens to no unit")
    }

    func needed<T>(_ value: T?, _ name: String) throws(Refusals) -> T {
        guard let value else {
            throw Refusals(
                ControlRefusal(
                    .missing, vi: "'\(kind.rawValue)' cần có '\(name)'",
                    en: "'\(kind.rawValue)' needs '\(name)'"))
        }
        return value
    }
}

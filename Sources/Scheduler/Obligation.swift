package import Civil

/// One instance of a duty: the key never holds the due date (statement 8).
package struct OccurrenceID: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let duty: String
    package let period: String

    package init(duty: String, period: String) {
        self.duty = duty
        self.period = period
    }

    package var description: String { "\(duty)/\(period)" }

    package static func < (a: OccurrenceID, b: OccurrenceID) -> Bool {
        (a.duty, a.period) < (b.duty, b.period)
    }
}

/// What one unit owes for one occurrence; the same for ever (statement 9).
package struct ObligationID: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let occurrence: OccurrenceID
    package let unit: String

    package init(occurrence: OccurrenceID, unit: String) {
        self.occurrence = occurrence
        self.unit = unit
    }

    package var description: String { "\(occurrence)/\(unit)" }

    package static func < (a: ObligationID, b: ObligationID) -> Bool {
        (a.occurrence, a.unit) < (b.occurrence, b.unit)
    }
}

/// The opening of an occurrence, with its members frozen (statement 13).
package struct Opening: Hashable, Sendable {
    package let occurrence: OccurrenceID
    package let openedAt: Instant
    /// Unit ids in registry order.
    package let members: [String]

    package init(occurrence: OccurrenceID, openedAt: Instant, members: [String]) {
        self.occurrence = occurrence
        self.openedAt = openedAt
        self.members = members
    }
}

/// Something that happened to an obligation: appended, never changed.
package struct Event: Hashable, Sendable {
    /// Ascending in the order of recording, from 1.
    package let id: Int64
    package let obligation: ObligationID
    package let body: EventBody
    /// Who recorded it: a local user's name or `hanchot`.
    package let actor: String
    /// The day it held, which may lie before the recording.
    package let on: CivilDate
    package let recordedAt: Instant

    package init(
        id: Int64, obligation: ObligationID, body: EventBody, actor: String, on: CivilDate,
        recordedAt: Instant
    ) {
        self.id = id
        self.obligation = obligation
        self.body = body
        self.actor = actor
        self.on = on
        self.recordedAt = recordedAt
    }
}

/// Statements 14–16.
package enum EventBody: Hashable, Sendable {
    /// The office has the report; `none` is "không phát sinh".
    case received(number: String?, none: Bool, note: String?)
    case acknowledged(until: CivilDate?)
    case accepted
    /// Sent back to be completed; until that day the ladder rests.
    case returned(until: CivilDate?, note: String?)
    case extended(to: CivilDate, letter: String?)
    case extensionAsked(until: CivilDate)
    case waived(letter: String?)
    case cancelled
    case reassigned(to: String)
    /// Undoes the entry with this id, made by mistake.
    case voided(event: Int64)
}

/// What the events of one obligation add up to.
package struct ObligationState: Hashable, Sendable {
    package enum Fulfilment: String, Sendable { case open, received, accepted, waived, cancelled }

    package var fulfilment: Fulfilment
    /// The effective last good day: the due generation (statement 10).
    package var due: CivilDate
    /// The day the report was sent, frozen (statement 15).
    package var sentOn: CivilDate?
    package var isNone = false
    /// The ladder rests through this day (statement 14).
    package var restsThrough: CivilDate?
    package var acknowledgedThrough: CivilDate?
    package var asksFor: CivilDate?
    package var wasReturned = false
    package var responsible: String?
    /// When the due date last moved: only stages after it fire in the new generation.
    package var movedAt: Instant?
    package var movedBy: Int64?

    package init(due: CivilDate) {
        fulfilment = .open
        self.due = due
    }

    package var isOpen: Bool { fulfilment == .open }

    /// Folds `events`, which are in order of recording, over an obligation due on `due`.
    package init(due: CivilDate, events: [Event]) {
        self.init(due: due)
        let voided = Set(
            events.compactMap { event -> Int64? in
                if case .voided(let id) = event.body { id } else { nil }
            })
        for event in events where !voided.contains(event.id) { apply(event) }
    }

    private mutating func apply(_ event: Event) {
        switch event.body {
        case .received(_, let none, _):
            fulfilment = .received
            if sentOn == nil || wasReturned { sentOn = event.on }
            isNone = none
            wasReturned = false
        case .acknowledged(let until): acknowledgedThrough = until ?? .max
        case .accepted: fulfilment = .accepted
        case .returned(let until, _):
            fulfilment = .open
            wasReturned = true
            restsThrough = until
        case .extended(let to, _):
            if to != due {
                due = to
                movedAt = event.recordedAt
                movedBy = event.id
            }
            asksFor = nil
        case .extensionAsked(let until): asksFor = until
        case .waived: fulfilment = .waived
        case .cancelled: fulfilment = .cancelled
        case .reassigned(let unit): responsible = unit
        case .voided: break
        }
    }
}

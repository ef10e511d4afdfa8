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

    package var description: String {
        var text = ""
        text.reserveCapacity(64)
        write(to: &text)
        return text
    }

    /// Appends its description.
    func write(to text: inout String) {
        text += occurrence.duty
        text += "/"
        text += occurrence.period
        text += "/"
        text += unit
    }

    /// Reads back what `description` writes: periods may hold a `/`, ids don't.
    package init?(parsing text: some StringProtocol) {
        guard let first = text.firstIndex(of: "/"), let last = text.lastIndex(of: "/"),
            first < last
        else { return nil }
        let duty = text[..<first]
        let period = text[text.index(after: first)..<last]
        let unit = text[text.index(after: last)...]
        guard !duty.isEmpty, !period.isEmpty, !unit.isEmpty else { return nil }
        self.init(
            occurrence: OccurrenceID(duty: String(duty), period: String(period)),
            unit: String(unit))
    }

    /// What concerns an occurrence as a whole, its members alike: one event, not one for each.
    package static func everyone(in occurrence: OccurrenceID) -> ObligationID {
        ObligationID(occurrence: occurrence, unit: "*")
    }

    package var isEveryone: Bool { unit == "*" }

    /// The part that `heir` takes over where several units succeed one (statement 9). The name
    /// shows its origin, and never meets what the heir owes of its own.
    package func child(_ heir: String) -> ObligationID {
        ObligationID(occurrence: occurrence, unit: "\(unit)>\(heir)")
    }

    /// What it is a part of; `nil` of what nobody split.
    package var whole: ObligationID? {
        unit.lastIndex(of: ">").map {
            ObligationID(occurrence: occurrence, unit: String(unit[..<$0]))
        }
    }

    /// All that it is a part of, the nearest first.
    package var wholes: [ObligationID] { whole.map { [$0] + $0.wholes } ?? [] }

    /// The unit that owes it unless it was reassigned: the heir of a child, else the unit itself.
    package var debtor: String {
        unit.split(separator: ">").last.map(String.init) ?? unit
    }

    /// The unit that owed it in the beginning.
    package var origin: String {
        unit.split(separator: ">").first.map(String.init) ?? unit
    }

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
    /// Of a receipt: how late it was, in working days, as judged when it was recorded. What the rules
    /// or the calendar say later doesn't change that (statement 15); `nil` where nobody judged.
    package let workingDaysLate: Int?

    package init(
        id: Int64, obligation: ObligationID, body: EventBody, actor: String, on: CivilDate,
        recordedAt: Instant, workingDaysLate: Int? = nil
    ) {
        self.id = id
        self.obligation = obligation
        self.body = body
        self.actor = actor
        self.on = on
        self.recordedAt = recordedAt
        self.workingDaysLate = workingDaysLate
    }
}

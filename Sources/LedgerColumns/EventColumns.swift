package import Civil
package import Scheduler

/// An event's body spread over the columns of table `events`, in every store that speaks SQL.
///
/// The words are the ledger's format: they never change, whatever the program's types become.
package struct EventColumns {
    package var kind: String
    package var number: String?
    package var none: Bool?
    package var note: String?
    package var day: CivilDate?
    package var letter: String?
    package var toUnit: String?
    package var voids: Int64?
    /// The event that holds the answer which it is about.
    package var answer: Int64?

    package init(kind: String) { self.kind = kind }

    package init(_ body: EventBody) {
        switch body {
        case .received(let number, let none, let note):
            self.init(kind: "received")
            self.number = number
            self.none = none
            self.note = note
        case .acknowledged(let until):
            self.init(kind: "acknowledged")
            day = until
        case .accepted:
            self.init(kind: "accepted")
        case .returned(let until, let note):
            self.init(kind: "returned")
            day = until
            self.note = note
        case .extended(let to, let letter):
            self.init(kind: "extended")
            day = to
            self.letter = letter
        case .submitted(let number, let undated):
            self.init(kind: "submitted")
            self.number = number
            none = undated ? true : nil
        case .unread:
            self.init(kind: "unread")
        case .settled(let answer, let agreed, let note):
            self.init(kind: "settled")
            self.answer = answer
            none = !agreed
            self.note = note
        case .extensionAsked(let until):
            self.init(kind: "extension-asked")
            day = until
        case .waived(let letter):
            self.init(kind: "waived")
            self.letter = letter
        case .cancelled:
            self.init(kind: "cancelled")
        case .reassigned(let unit):
            self.init(kind: "reassigned")
            toUnit = unit
        case .joined:
            self.init(kind: "joined")
        case .transferred(let units):
            self.init(kind: "transferred")
            toUnit = units.joined(separator: " ")
        case .occurred(let number, let units):
            self.init(kind: "occurred")
            self.number = number
            toUnit = units.joined(separator: " ")
        case .suspended(let until, let reason):
            self.init(kind: "suspended")
            day = until
            note = reason
        case .voided(let event):
            self.init(kind: "voided")
            voids = event
        }
    }

    /// `nil` for columns that don't add up to an event this program knows.
    package var body: EventBody? {
        switch kind {
        case "received": .received(number: number, none: none ?? false, note: note)
        case "acknowledged": .acknowledged(until: day)
        case "accepted": .accepted
        case "returned": .returned(until: day, note: note)
        case "extended": day.map { .extended(to: $0, letter: letter) }
        case "submitted": .submitted(number: number, undated: none ?? false)
        case "unread": .unread
        case "settled": answer.map { .settled(answer: $0, agreed: !(none ?? false), note: note) }
        case "extension-asked": day.map { .extensionAsked(until: $0) }
        case "waived": .waived(letter: letter)
        case "cancelled": .cancelled
        case "reassigned": toUnit.map { .reassigned(to: $0) }
        case "joined": .joined
        case "transferred":
            toUnit.map { .transferred(to: $0.split(separator: " ").map(String.init)) }
        case "occurred":
            toUnit.map {
                .occurred(number: number, units: $0.split(separator: " ").map(String.init))
            }
        case "suspended": day.map { .suspended(until: $0, reason: note ?? "") }
        case "voided": voids.map { .voided(event: $0) }
        default: nil
        }
    }
}

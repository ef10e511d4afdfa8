internal import Civil
package import JSON
package import Scheduler
internal import SourceText

/// The words that events have in JSON: in an export, an events file, and what `apply` takes.
package enum EventWord: String, Hashable, Sendable, CaseIterable {
    case receive, acknowledge, submit, accept
    case sendBack = "return"
    case extend, ask, unread, settle, waive, cancel, reassign, join, transfer, void
    /// Something happened that a duty follows.
    case occur
    /// Days that don't count.
    case suspend

    package static var all: [String] { allCases.map(\.rawValue) }

    /// The word, or a short form of it.
    package init?(reading word: String) {
        if word == "ack" { self = .acknowledge } else { self.init(rawValue: word) }
    }
}

extension EventBody {
    package var word: EventWord {
        switch self {
        case .received: .receive
        case .acknowledged: .acknowledge
        case .submitted: .submit
        case .accepted: .accept
        case .returned: .sendBack
        case .extended: .extend
        case .extensionAsked: .ask
        case .unread: .unread
        case .settled: .settle
        case .waived: .waive
        case .cancelled: .cancel
        case .reassigned: .reassign
        case .joined: .join
        case .occurred: .occur
        case .transferred: .transfer
        case .suspended: .suspend
        case .voided: .void
        }
    }

    /// What it is in JSON beside what it is about; `nil` members are left out.
    package var json: [String: JSONValue?] {
        func text(_ value: String?) -> JSONValue? { value.map { .string($0) } }
        func day(_ value: CivilDate?) -> JSONValue? { text(value?.iso) }
        var members: [String: JSONValue?] =
            switch self {
            case .received(let number, let none, let note):
                ["no": text(number), "nil": none ? true : nil, "note": text(note)]
            case .acknowledged(let until): ["until": day(until)]
            case .submitted(let number, let undated):
                ["no": text(number), "undated": undated ? true : nil]
            case .returned(let until, let note): ["until": day(until), "note": text(note)]
            case .extended(let to, let letter): ["to": day(to), "letter": text(letter)]
            case .extensionAsked(let until): ["until": day(until)]
            case .waived(let letter): ["letter": text(letter)]
            case .reassigned(let unit): ["to": text(unit)]
            case .transferred(let units): ["to": text(units.joined(separator: " "))]
            case .occurred(let number, let units):
                ["no": text(number), "to": text(units.joined(separator: " "))]
            case .suspended(let until, let reason):
                ["until": day(until), "note": text(reason)]
            case .voided(let id): ["id": .int(id)]
            case .settled(let answer, let agreed, let note):
                ["id": .int(answer), "agreed": .bool(agreed), "note": text(note)]
            case .accepted, .unread, .cancelled, .joined: [:]
            }
        members["event"] = .string(word.rawValue)
        return members
    }

    /// Reads back what `json` gives.
    package init(_ fields: EventFields) throws(EventFault) {
        let name = try fields.needed("event", try fields.text("event"))
        guard let word = EventWord(reading: name) else {
            throw .unknownEvent(name, near: suggestion(for: name, among: EventLine.words))
        }
        func needed<T>(_ key: String, _ value: T?) throws(EventFault) -> T {
            guard let value else { throw .needs(event: name, key: key) }
            return value
        }
        switch word {
        case .receive:
            self = .received(
                number: try fields.text("no"), none: try fields.flag("nil"),
                note: try fields.text("note"))
        case .acknowledge: self = .acknowledged(until: try fields.day("until"))
        case .submit:
            self = .submitted(
                number: try fields.text("no"), undated: try fields.flag("undated"))
        case .accept: self = .accepted
        case .sendBack:
            self = .returned(until: try fields.day("until"), note: try fields.text("note"))
        case .extend:
            self = .extended(
                to: try needed("to", try fields.day("to")),
                letter: try fields.text("letter", or: "no"))
        case .ask: self = .extensionAsked(until: try needed("until", try fields.day("until")))
        case .unread: self = .unread
        case .settle:
            self = .settled(
                answer: try needed("id", try fields.number("id")),
                agreed: try fields.flag("agreed"), note: try fields.text("note"))
        case .waive: self = .waived(letter: try fields.text("letter", or: "no"))
        case .cancel: self = .cancelled
        case .reassign: self = .reassigned(to: try needed("to", try fields.text("to")))
        case .join: self = .joined
        case .transfer:
            let units = try needed("to", try fields.text("to"))
            self = .transferred(to: units.split(separator: " ").map(String.init))
        case .occur:
            let units = try fields.text("to")
            self = .occurred(
                number: try fields.text("no"),
                units: (units ?? "").split(separator: " ").map(String.init))
        case .suspend:
            self = .suspended(
                until: try needed("until", try fields.day("until")),
                reason: try needed("note", try fields.text("note", or: "reason")))
        case .void: self = .voided(event: try needed("id", try fields.number("id")))
        }
    }
}

import Civil
import Control
import JSON
import Scheduler

/// One thing that somebody asks to be entered, read from a call's parameters.
struct ControlEntry {
    enum Kind: String, CaseIterable {
        case receive, acknowledge, submit, accept
        case sendBack = "return"
        case extend, ask, waive, cancel, reassign, void
    }

    var kind: Kind
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

    /// - Parameter members: fit the interface; `event` is there where `kind` is not given.
    init(_ members: JSONValue, kind: Kind) throws(Refusals) {
        self.kind = kind
        duty = members["duty"]?.stringValue
        period = members["period"]?.stringValue
        units = Self.strings(members["units"])
        covers = Self.strings(members["covers"])
        none = members["none"]?.boolValue ?? false
        number = members["number"]?.stringValue
        on = try controlDay(members, "on")
        undated = members["undated"]?.boolValue ?? false
        until = try controlDay(members, "until")
        to = members["to"]?.stringValue
        letter = members["letter"]?.stringValue
        note = members["note"]?.stringValue
        id = (members["id"] ?? members["event"])?.intValue
    }

    /// An element of `Apply`'s entries.
    init(element: JSONValue) throws(Refusals) {
        guard let word = element["event"]?.stringValue, let kind = Kind(rawValue: word) else {
            throw Refusals(
                ControlRefusal(.missing, vi: "thiếu 'event'", en: "'event' is missing"))
        }
        try self.init(element, kind: kind)
    }

    private static func strings(_ value: JSONValue?) -> [String] {
        (value?.arrayValue ?? []).compactMap(\.stringValue)
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
            let day = try controlDay(.object(["to": .string(try needed(to, "to"))]), "to")
            return .extended(to: try needed(day, "to"), letter: letter)
        case .ask: return .extensionAsked(until: try needed(until, "until"))
        case .waive: return .waived(letter: letter)
        case .cancel: return .cancelled
        case .reassign: return .reassigned(to: try needed(unit, "to"))
        case .void: return .voided(event: try needed(id, "id"))
        }
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

/// A day among a call's parameters; `nil` where there is none.
func controlDay(_ members: JSONValue, _ name: String) throws(Refusals) -> CivilDate? {
    guard let text = members[name]?.stringValue else { return nil }
    do throws(CivilError) { return try CivilDate(parsing: text) } catch {
        throw Refusals(
            ControlRefusal(
                .unusable, vi: "'\(name)': '\(text)' không phải là ngày như 05/11/2025",
                en: "'\(name)': \(error)"))
    }
}

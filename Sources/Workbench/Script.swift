internal import Civil
internal import Foundation
package import Rules
package import Scheduler

/// Events written down beforehand, for simulations and rehearsals: JSON, one object a line, with
/// `at` (local time of the duty's plan), `event`, `duty`, `unit` (or `units`, a list; groups too),
/// and as the event needs them `period`, `on`, `no`, `nil`, `note`, `until`, `to`, `letter`.
/// Empty lines and lines that start with `#` are passed over.
package struct Script: Sendable {
    package let events: [ScriptedEvent]

    /// A line that can't be used: its number from 1, and why.
    package struct Finding: Error, Sendable, CustomStringConvertible {
        package let line: Int
        package let reason: String

        package var description: String { "line \(line): \(reason)" }
    }

    /// All findings come at once.
    package static func read(_ text: String, rules: RuleSet) -> (
        script: Script, findings: [Finding]
    ) {
        var events: [ScriptedEvent] = []
        var findings: [Finding] = []
        // CR LF is one character.
        let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        for (index, line) in lines.enumerated() {
            let trimmed = line.trimmingPrefix { $0 == " " || $0 == "\t" }
            if trimmed.isEmpty || trimmed.hasPrefix("#") { continue }
            do {
                let entry = try JSONDecoder().decode(Entry.self, from: Data(trimmed.utf8))
                events.append(try entry.event(rules: rules))
            } catch let problem as Problem {
                findings.append(Finding(line: index + 1, reason: problem.text))
            } catch {
                findings.append(Finding(line: index + 1, reason: "not an event: \(reason(error))"))
            }
        }
        return (Script(events: events.sorted { $0.at < $1.at }), findings)
    }

    private static func reason(_ error: any Error) -> String {
        guard let error = error as? DecodingError else { return "\(error)" }
        return switch error {
        case .keyNotFound(let key, _): "the key '\(key.stringValue)' is missing"
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            "'\(context.codingPath.map(\.stringValue).joined(separator: "."))' has the wrong type"
        case .dataCorrupted: "this is not a JSON object on one line"
        @unknown default: "\(error)"
        }
    }
}

private struct Problem: Error { let text: String }

private struct Entry: Decodable {
    let at: String
    let event: String
    let duty: String
    let period: String?
    let unit: String?
    let units: [String]?
    let on: String?
    let no: String?
    let `nil`: Bool?
    let note: String?
    let until: String?
    let to: String?
    let letter: String?

    func event(rules: RuleSet) throws -> ScriptedEvent {
        guard let (plan, _) = rules.duty(duty) else {
            throw Problem(text: "there is no duty '\(duty)' in the rules")
        }
        let local = try readDateTime(at)
        let units = units ?? unit.map { [$0] } ?? []
        if units.isEmpty { throw Problem(text: "'unit' or 'units' is missing") }
        for unit in units where !rules.registry.isKnown(unit) {
            throw Problem(text: "there is no unit or group '\(unit)' in the registry")
        }
        return ScriptedEvent(
            at: plan.zone.instant(of: local), duty: duty, period: period, units: units,
            body: try body(rules), on: try on.map(readDate) ?? local.date)
    }

    private func body(_ rules: RuleSet) throws -> EventBody {
        switch event {
        case "receive": .received(number: no, none: `nil` ?? false, note: note)
        case "acknowledge", "ack": .acknowledged(until: try until.map(readDate))
        case "accept": .accepted
        case "return": .returned(until: try until.map(readDate), note: note)
        case "extend": .extended(to: try readDate(try required(to, "to")), letter: letter ?? no)
        case "submit": .submitted(number: no)
        case "ask": .extensionAsked(until: try readDate(try required(until, "until")))
        case "waive": .waived(letter: letter ?? no)
        case "reassign": .reassigned(to: try required(to, "to"))
        default:
            throw Problem(
                text: "there is no event '\(event)'; there are receive, acknowledge, accept, "
                    + "return, extend, submit, ask, waive, reassign")
        }
    }

    private func required(_ value: String?, _ key: String) throws -> String {
        guard let value else { throw Problem(text: "'\(event)' needs '\(key)'") }
        return value
    }

    private func readDate(_ text: String) throws -> CivilDate {
        do { return try CivilDate(parsing: text) } catch { throw Problem(text: "\(error)") }
    }

    private func readDateTime(_ text: String) throws -> CivilDateTime {
        do { return try CivilDateTime(parsing: text) } catch { throw Problem(text: "\(error)") }
    }
}

internal import Civil
internal import Events
package import Rules
package import Scheduler
package import SourceText

/// Events written down beforehand, for simulations, comparisons and tests of rules: JSON, one object
/// a line, with `at` (local time of the duty's plan), `event`, `duty`, `unit` (or `units`, a list;
/// groups too), and as the event needs them `period`, `on`, `no`, `nil`, `note`, `until`, `to`,
/// `letter`; `silence`, `pause` and `resume` with `plan`; or what `hanchot export events` gives. Empty lines and lines that start with `#` are
/// passed over.
package struct Script: Sendable {
    package let events: [ScriptedEvent]

    /// A line that can't be used: its number from 1, and why.
    package struct Finding: Error, Sendable, CustomStringConvertible {
        package let line: Int
        package let reason: Bilingual

        package var description: String { "line \(line): \(reason.en)" }
    }

    /// All findings come at once.
    ///
    /// Entries of a ledger may name duties and units that the rules no longer have; what somebody
    /// made up may not.
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
            do throws(EventFault) {
                let read = try EventLine(parsing: trimmed)
                let found =
                    switch read.what {
                    case .event(let body): [try ScriptedEvent(read, body, rules: rules)]
                    case .hold(let hold):
                        try ScriptedEvent.holding(read, hold, number: index + 1, rules: rules)
                    case .returned(let mail):
                        [try ScriptedEvent(read, returned: mail, rules: rules)]
                    case .opened: [try ScriptedEvent(opened: read, rules: rules)]
                    }
                if let began = read.began, let zone = rules.plans.first?.zone {
                    events.append(
                        ScriptedEvent(ledgerBegan: began, on: zone.local(at: began).date))
                }
                events += found.map { event in
                    var event = event
                    event.line = index + 1
                    return event
                }
            } catch {
                findings.append(Finding(line: index + 1, reason: error.text))
            }
        }
        return (Script(events: events.inOrder), findings)
    }
}

extension [ScriptedEvent] {
    /// In order of time; those of one instant in the order of their entries, or as they stand.
    var inOrder: [ScriptedEvent] {
        enumerated().sorted { a, b in
            let (first, second) = (a.element, b.element)
            if first.at != second.at { return first.at < second.at }
            // What happens to a period happens once it is open, and a ledger begins before that.
            for what in [ScriptedEvent.What.began, .opened]
            where (first.what == what) != (second.what == what) {
                return first.what == what
            }
            if let one = first.record?.entry, let other = second.record?.entry, one != other {
                return one < other
            }
            return a.offset < b.offset
        }.map(\.element)
    }
}

extension ScriptedEvent {
    /// A preview opens it by itself; it only has to begin early enough.
    fileprivate init(opened line: EventLine, rules: RuleSet) throws(EventFault) {
        guard let named = line.duty else { throw .missing("duty") }
        let duty = rules.dutyID(named) ?? named
        let zone = (rules.duty(duty)?.plan ?? rules.plans.first)?.zone
        guard let zone, let at = line.recordedAt ?? line.at.map({ zone.instant(of: $0) }) else {
            throw .missing("at")
        }
        self.init(
            at: at, opened: duty, period: line.period,
            for: line.units.map { rules.unitID($0) ?? $0 }, on: zone.local(at: at).date)
    }

    fileprivate init(
        _ line: EventLine, returned mail: ReturnedMail, rules: RuleSet
    ) throws(EventFault) {
        let zone = rules.plans.first?.zone ?? .utc
        guard let at = line.recordedAt ?? line.at.map({ zone.instant(of: $0) }) else {
            throw .missing("at")
        }
        let units = line.units.map { rules.unitID($0) ?? $0 }
        guard mail.mail != nil || !units.isEmpty else { throw .missing("unit") }
        if mail.mail == nil, let unknown = units.first(where: { rules.registry.unit($0) == nil }) {
            throw .unusable(
                Bilingual(
                    vi: "không có đơn vị “\(unknown)” trong danh mục",
                    en: "there is no unit '\(unknown)' in the registry"))
        }
        self.init(at: at, returned: mail, to: units, on: zone.local(at: at).date)
    }

    fileprivate init(
        _ line: EventLine, _ body: EventBody, rules: RuleSet
    ) throws(EventFault) {
        // A suspension may be of all that its units owe.
        let suspends = line.record == nil && body.isSuspension
        // An entry is named by its number alone.
        let undoes = line.record == nil && body.voids != nil
        guard let named = line.duty ?? (suspends || undoes ? "" : nil) else {
            throw .missing("duty")
        }
        let duty = rules.dutyID(named) ?? named
        // Of what happened, `duty` is the event that duties follow.
        let happens = line.record == nil && body.isHappening
        let plan =
            happens
            ? rules.followers(of: duty).first?.plan
            : duty.isEmpty ? rules.plans.first : rules.duty(duty)?.plan
        if happens, plan == nil {
            throw .unusable(
                Bilingual(
                    vi: "không nhiệm vụ nào tính từ sự kiện “\(duty)”: ghi mã sau “after-event”",
                    en: "no duty follows an event '\(duty)': write the id under 'after-event'"))
        }
        guard let zone = plan?.zone ?? line.record.flatMap({ _ in rules.plans.first?.zone }) else {
            throw .unusable(
                Bilingual(
                    vi: "không có nhiệm vụ “\(duty)” trong các kế hoạch",
                    en: "there is no duty '\(duty)' in the rules"))
        }
        // The number of an entry is another ledger's: that knows of which period it is.
        if line.record != nil, line.period == nil { throw .missing("period") }
        let units = (line.units + line.covers).map { rules.unitID($0) ?? $0 }
        if units.isEmpty, !happens, !undoes {
            throw .unusable(
                Bilingual(vi: "thiếu đơn vị", en: "'unit' or 'units' is missing"))
        }
        if line.record == nil {
            // What a unit took over is named `a>b`.
            for unit in units
            where !unit.split(separator: ">").map(String.init).allSatisfy(rules.registry.isKnown) {
                throw .unusable(
                    Bilingual(
                        vi: "không có đơn vị hay nhóm “\(unit)” trong danh mục",
                        en: "there is no unit or group '\(unit)' in the registry"))
            }
        }
        guard let at = line.record?.recordedAt ?? line.at.map({ zone.instant(of: $0) }) else {
            throw .missing("at")
        }
        self.init(
            at: at, duty: duty, period: line.period, units: units, body: body,
            on: line.on ?? zone.local(at: at).date, record: line.record)
    }
}

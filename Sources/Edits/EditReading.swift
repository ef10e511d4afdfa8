internal import Civil
internal import Events
package import JSON
internal import Scheduler

/// What is at stake, read back from the form that `EditConsequences.json` writes: of a service's answer, or
/// of a file that `hanchot diff --out` saved.
extension EditConsequences {
    /// Without the mail. `nil` where it isn't one, or lacks something.
    package init?(reading json: JSONValue) {
        guard let first = json.day("from"), let last = json.day("through"), first <= last,
            let old = json["rules"]?["old"]?.stringValue,
            let new = json["rules"]?["new"]?.stringValue
        else { return nil }
        self.init(oldRules: old, newRules: new, days: first...last)
        guard let orphans = json.list("orphans", Orphan.init(reading:)),
            let withdrawn = json.list("withdrawn", Withdrawal.init(reading:)),
            let moved = json.list("moved", Move.init(reading:)),
            let added = json.list("added", Addition.init(reading:))
        else { return nil }
        // An earlier release says nothing of windows, nor of records that count for another day.
        if json["displaced"] != nil {
            guard let displaced = json.list("displaced", Displacement.init(reading:)) else {
                return nil
            }
            self.displaced = displaced
        }
        if json["windows"] != nil {
            guard let windows = json.list("windows", WindowChange.init(reading:)) else {
                return nil
            }
            self.windows = windows
        }
        self.orphans = orphans
        self.withdrawn = withdrawn
        self.moved = moved
        self.added = added
    }
}

extension EditConsequences.Orphan {
    fileprivate init?(reading json: JSONValue) {
        guard let occurrence = json.occurrence, let unit = json["unit"]?.stringValue,
            let entry = json["entry"]?.intValue,
            let what = json["event"]?.stringValue.flatMap(EventWord.init(rawValue:)),
            let on = json.day("on"), let lack = json.lack
        else { return nil }
        self.init(
            obligation: ObligationID(occurrence: occurrence, unit: unit), entry: entry, what: what,
            on: on, number: json["no"]?.stringValue, lack: lack,
            likely: json["likely"]?.stringValue)
    }
}

extension EditConsequences.Displacement {
    fileprivate init?(reading json: JSONValue) {
        guard let occurrence = json.occurrence, let unit = json["unit"]?.stringValue,
            let entry = json["entry"]?.intValue,
            let what = json["event"]?.stringValue.flatMap(EventWord.init(rawValue:)),
            let on = json.day("on"), let from = json.day("from"), let to = json.day("to")
        else { return nil }
        self.init(
            obligation: ObligationID(occurrence: occurrence, unit: unit), entry: entry, what: what,
            on: on, number: json["no"]?.stringValue, from: from, to: to)
    }
}

extension EditConsequences.Withdrawal {
    fileprivate init?(reading json: JSONValue) {
        guard let occurrence = json.occurrence, let due = json.day("due"),
            let units = json.names("units"), let told = json["told"]?.intValue,
            let lack = json.lack, let isOpen = json["open"]?.boolValue
        else { return nil }
        self.init(
            occurrence: occurrence, due: due, units: units, told: Int(clamping: told), lack: lack,
            staysOpen: isOpen, likely: json["likely"]?.stringValue)
    }
}

extension EditConsequences.Move {
    fileprivate init?(reading json: JSONValue) {
        guard let occurrence = json.occurrence, let from = json.day("from"),
            let to = json.day("to"),
            let cause = json["cause"]?.stringValue.flatMap(Cause.init(rawValue:)),
            let units = json["units"]?.intValue, let told = json["told"]?.intValue
        else { return nil }
        self.init(
            occurrence: occurrence, from: from, to: to, cause: cause, units: Int(clamping: units),
            told: Int(clamping: told))
    }
}

extension EditConsequences.WindowChange {
    fileprivate init?(reading json: JSONValue) {
        guard let occurrence = json.occurrence, let told = json["told"]?.intValue else {
            return nil
        }
        self.init(
            occurrence: occurrence, from: json.days("from"), to: json.days("to"),
            told: Int(clamping: told))
    }
}

extension EditConsequences.Addition {
    fileprivate init?(reading json: JSONValue) {
        guard let occurrence = json.occurrence, let due = json.day("due"),
            let units = json.names("units"), let isPast = json["past"]?.boolValue
        else { return nil }
        self.init(occurrence: occurrence, due: due, units: units, isPast: isPast)
    }
}

extension JSONValue {
    fileprivate var occurrence: OccurrenceID? {
        guard let duty = self["duty"]?.stringValue, let period = self["period"]?.stringValue
        else { return nil }
        return OccurrenceID(duty: duty, period: period)
    }

    fileprivate var lack: EditConsequences.Lack? {
        self["lack"]?.stringValue.flatMap(EditConsequences.Lack.init(rawValue:))
    }

    fileprivate func day(_ name: String) -> CivilDate? {
        guard let text = self[name]?.stringValue else { return nil }
        do throws(CivilError) { return try CivilDate(parsing: text) } catch { return nil }
    }

    fileprivate func days(_ name: String) -> ClosedRange<CivilDate>? {
        guard let ends = self[name]?.arrayValue, ends.count == 2 else { return nil }
        let both = JSONValue.object(["first": ends[0], "last": ends[1]])
        guard let first = both.day("first"), let last = both.day("last"), first <= last else {
            return nil
        }
        return first...last
    }

    fileprivate func names(_ name: String) -> [String]? {
        list(name) { $0.stringValue }
    }

    /// `nil` where there is no such list, or one of its elements can't be read.
    fileprivate func list<T>(_ name: String, _ read: (JSONValue) -> T?) -> [T]? {
        guard let elements = self[name]?.arrayValue else { return nil }
        let found = elements.compactMap(read)
        return found.count == elements.count ? found : nil
    }
}

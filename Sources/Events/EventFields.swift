package import Civil
package import JSON
internal import SourceText

/// The members of an event's JSON object, each read as what it has to be.
package struct EventFields: Sendable {
    private let members: [String: JSONValue]

    package static let keys = [
        "event", "duty", "period", "unit", "units", "covers", "on", "no", "nil", "note", "until",
        "to", "letter", "id", "agreed", "undated", "at", "entry", "actor", "recorded", "late",
        "began",
        "from", "reason", "plan", "mail", "how",
    ]

    /// Refuses keys that no event has, so that a misspelt one isn't lost in silence.
    package init(_ value: JSONValue) throws(EventFault) {
        guard let members = value.objectValue else { throw .notAnObject(nil) }
        for key in members.keys.sorted() where !Self.keys.contains(key) {
            throw .unknownKey(key, near: suggestion(for: key, among: Self.keys))
        }
        self.members = members
    }

    private func value(_ key: String) -> JSONValue? {
        guard let value = members[key], value != .null else { return nil }
        return value
    }

    package func text(_ key: String) throws(EventFault) -> String? {
        guard let value = value(key) else { return nil }
        guard let text = value.stringValue else { throw .wrongType(key) }
        return text
    }

    /// The first of the two that is there.
    package func text(_ key: String, or other: String) throws(EventFault) -> String? {
        if let text = try text(key) { return text }
        return try text(other)
    }

    package func flag(_ key: String) throws(EventFault) -> Bool {
        guard let value = value(key) else { return false }
        guard let flag = value.boolValue else { throw .wrongType(key) }
        return flag
    }

    package func number(_ key: String) throws(EventFault) -> Int64? {
        guard let value = value(key) else { return nil }
        guard let number = value.intValue else { throw .wrongType(key) }
        return number
    }

    package func texts(_ key: String) throws(EventFault) -> [String]? {
        guard let value = value(key) else { return nil }
        guard let array = value.arrayValue else { throw .wrongType(key) }
        let texts = array.compactMap(\.stringValue)
        guard texts.count == array.count else { throw .wrongType(key) }
        return texts
    }

    package func day(_ key: String) throws(EventFault) -> CivilDate? {
        guard let text = try text(key) else { return nil }
        do throws(CivilError) { return try CivilDate(parsing: text) } catch {
            throw .unreadable(key: key, Bilingual(vi: error.vietnamese, en: error.description))
        }
    }

    /// A local time of day with its date.
    package func moment(_ key: String) throws(EventFault) -> CivilDateTime? {
        guard let text = try text(key) else { return nil }
        do throws(CivilError) { return try CivilDateTime(parsing: text) } catch {
            throw .unreadable(key: key, Bilingual(vi: error.vietnamese, en: error.description))
        }
    }

    /// A time with its offset, such as `2025-11-03T09:00:00.250000+07:00`.
    package func instant(_ key: String) throws(EventFault) -> Instant? {
        guard let text = try text(key) else { return nil }
        guard let instant = Instant(exported: text) else {
            throw .unreadable(
                key: key,
                Bilingual(
                    vi: "“\(text)” không phải là thời điểm như 2025-11-03T09:00:00+07:00",
                    en: "'\(text)' is no time such as 2025-11-03T09:00:00+07:00"))
        }
        return instant
    }

    package func needed<T>(_ key: String, _ value: T?) throws(EventFault) -> T {
        guard let value else { throw .missing(key) }
        return value
    }
}

extension Instant {
    /// Reads a local time with its offset, as exports write it.
    package init?(exported text: String) {
        guard let sign = text.lastIndex(where: { $0 == "+" || $0 == "-" }),
            text.contains("T"), let cut = text.firstIndex(of: "T"), cut < sign
        else { return nil }
        let offset = text[text.index(after: sign)...].split(
            separator: ":", omittingEmptySubsequences: false
        ).map { Self.digits($0, 2...2) }
        guard (2...3).contains(offset.count), !offset.contains(nil) else { return nil }
        let fields = offset.compactMap { $0 } + [0]
        let seconds = fields[0] * 3600 + fields[1] * 60 + fields[2]
        let local = text[..<sign]
        let point = local.firstIndex(of: ".") ?? local.endIndex
        var microseconds = 0
        if point < local.endIndex {
            let fraction = local[local.index(after: point)...]
            guard let value = Self.digits(fraction, 6...6) else { return nil }
            microseconds = value
        }
        do throws(CivilError) {
            let whole = Instant(
                try CivilDateTime(parsing: local[..<point]),
                offset: text[sign] == "-" ? -seconds : seconds)
            self.init(microseconds: whole.microseconds + Int64(microseconds))
        } catch {
            return nil
        }
    }

    /// As exports write it, in UTC.
    package var exported: String { local(offset: 0).iso + isoOffset(0) }

    private static func digits(_ text: Substring, _ width: ClosedRange<Int>) -> Int? {
        guard width.contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) })
        else { return nil }
        return Int(text)
    }
}

package import Civil
package import JSON
package import Scheduler
internal import SourceText

extension ReturnedMail {
    /// Reads back what `json` gives, or what somebody made up.
    init(_ fields: EventFields) throws(EventFault) {
        let word = try fields.text("how") ?? How.returned.rawValue
        guard let how = How(rawValue: word) else {
            let words = How.allCases.map(\.rawValue).joined(separator: ", ")
            throw .unreadable(
                key: "how",
                Bilingual(vi: "“\(word)” không phải \(words)", en: "'\(word)' is none of \(words)"))
        }
        self.init(mail: try fields.text("mail"), how: how)
    }

    /// As an export has it beside its entries. Of the address it says nothing (statement 34).
    ///
    /// - Parameters:
    ///   - instant: when it was heard of.
    ///   - unit: whose matter it told.
    package func json(at instant: Instant, about unit: String?, in zone: Zone) -> JSONValue {
        // Events files know whole seconds; `recorded` has the rest.
        let offset = zone.offset(at: instant)
        return .object(compacting: [
            "event": .string(EventLine.bounce),
            "at": .string(Instant(seconds: instant.seconds).local(offset: offset).iso),
            "mail": mail.map { .string($0) }, "how": .string(how.rawValue),
            "unit": unit.map { .string($0) }, "actor": .string(DecidedEvent.actor),
            "recorded": .string(instant.local(offset: offset).iso + isoOffset(offset)),
        ])
    }
}

/// A calendar file made once for many readers: they differ in the entries' UIDs only.
package struct CalendarForm: Sendable {
    /// What stands around the UIDs: one more than there are of them.
    private let parts: [String]

    /// The entries' own UIDs don't count.
    package init(_ events: [CalendarEvent], publisher: MailAddress? = nil) throws(MailError) {
        let mark = "\u{10FDD3}"
        let marked = events.map { event in
            var event = event
            event.uid = mark
            return event
        }
        parts = try CalendarFile.text(marked, publisher: publisher)
            .split(separator: "UID:\(mark)\r\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// The file with these UIDs, one for each entry.
    package func filled(_ uids: [String]) throws(MailError) -> String {
        var text = parts.first ?? ""
        for (uid, part) in zip(uids, parts.dropFirst()) {
            guard !uid.isEmpty else { throw .emptyID }
            text += CalendarText.folded("UID:\(try CalendarText.escaped(uid, field: "UID"))")
            text += part
        }
        return text
    }
}

/// A reminder that the reader's own calendar gives (RFC 5545, `VALARM`).
package struct CalendarAlarm: Hashable, Sendable {
    /// Minutes from the entry's start; below 0 before it.
    package var minutes: Int

    package init(minutes: Int) { self.minutes = minutes }

    /// The lines from `BEGIN:VALARM` to `END:VALARM`, not yet folded; `text` is escaped already.
    func contentLines(text: String) -> [String] {
        [
            "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:\(text)",
            "TRIGGER:\(CalendarText.duration(minutes: minutes))", "END:VALARM",
        ]
    }
}

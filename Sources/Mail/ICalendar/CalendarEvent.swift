package import Civil

/// One deadline or commemoration as an entry of somebody's calendar (RFC 5545, `VEVENT`).
package struct CalendarEvent: Hashable, Sendable {
    /// When the entry stands in the calendar.
    package enum Time: Hashable, Sendable {
        /// The whole of a day.
        case allDay(CivilDate)
        /// A point in time: a deadline with a clock time.
        case at(Instant)
    }

    /// The same for one obligation for ever: it is what makes a later version replace this one.
    package var uid: String
    /// 0 at first, one more whenever the date moves or the event is cancelled.
    package var sequence: Int
    /// When this version was made.
    package var stamp: Instant
    package var time: Time
    package var summary: String
    package var details: String?
    /// The duty was fulfilled elsewhere, waived or withdrawn: calendars drop the entry.
    package var isCancelled: Bool

    package init(
        uid: String, sequence: Int, stamp: Instant, time: Time, summary: String,
        details: String? = nil, isCancelled: Bool = false
    ) {
        self.uid = uid
        self.sequence = sequence
        self.stamp = stamp
        self.time = time
        self.summary = summary
        self.details = details
        self.isCancelled = isCancelled
    }

    /// The lines from `BEGIN:VEVENT` to `END:VEVENT`, not yet folded.
    fileprivate func contentLines() throws(MailError) -> [String] {
        guard !uid.isEmpty else { throw .emptyID }
        var lines = [
            "BEGIN:VEVENT",
            "UID:\(try CalendarText.escaped(uid, field: "UID"))",
            "DTSTAMP:\(CalendarText.utc(stamp))",
            "SEQUENCE:\(sequence)",
        ]
        switch time {
        case .allDay(let day):
            lines.append("DTSTART;VALUE=DATE:\(CalendarText.basic(day))")
            if let next = day.adding(days: 1) {
                lines.append("DTEND;VALUE=DATE:\(CalendarText.basic(next))")
            }
        case .at(let instant):
            lines.append("DTSTART:\(CalendarText.utc(instant))")
        }
        lines.append("SUMMARY:\(try CalendarText.escaped(summary, field: "SUMMARY"))")
        if let details {
            lines.append("DESCRIPTION:\(try CalendarText.escaped(details, field: "DESCRIPTION"))")
        }
        // A deadline doesn't make its reader busy.
        lines += [
            "TRANSP:TRANSPARENT", "STATUS:\(isCancelled ? "CANCELLED" : "CONFIRMED")", "END:VEVENT",
        ]
        return lines
    }
}

/// Calendar files.
package enum CalendarFile {
    /// A `VCALENDAR` that publishes `events`, with CRLF line ends and lines of at most 75 octets.
    ///
    /// `name` is shown by calendar programs. Throws for a control character other than a line
    /// end in a text, and for an empty UID. RFC 5545 wants at least one event; with none the file
    /// is the bare frame, which calendar programs take for an empty one.
    package static func text(_ events: [CalendarEvent], name: String? = nil) throws(MailError)
        -> String
    {
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Hanchot//Hanchot//VI",
            "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
        ]
        if let name {
            lines.append("X-WR-CALNAME:\(try CalendarText.escaped(name, field: "X-WR-CALNAME"))")
        }
        for event in events { lines += try event.contentLines() }
        lines.append("END:VCALENDAR")
        return lines.map(CalendarText.folded).joined()
    }
}

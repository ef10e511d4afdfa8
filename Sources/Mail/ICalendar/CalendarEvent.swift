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
    /// Statement 33: programs that share calendars don't show it to others.
    package var isConfidential: Bool
    package var alarms: [CalendarAlarm]

    package init(
        uid: String, sequence: Int, stamp: Instant, time: Time, summary: String,
        details: String? = nil, isCancelled: Bool = false, isConfidential: Bool = false,
        alarms: [CalendarAlarm] = []
    ) {
        self.uid = uid
        self.sequence = sequence
        self.stamp = stamp
        self.time = time
        self.summary = summary
        self.details = details
        self.isCancelled = isCancelled
        self.isConfidential = isConfidential
        self.alarms = alarms
    }

    /// The lines from `BEGIN:VEVENT` to `END:VEVENT`, not yet folded.
    fileprivate func contentLines(publisher: MailAddress?) throws(MailError) -> [String] {
        guard !uid.isEmpty else { throw .emptyID }
        var lines = [
            "BEGIN:VEVENT",
            "UID:\(try CalendarText.escaped(uid, field: "UID"))",
            "DTSTAMP:\(CalendarText.utc(stamp))",
            "SEQUENCE:\(sequence)",
        ]
        if let publisher { lines.append("ORGANIZER:mailto:\(publisher.address)") }
        switch time {
        case .allDay(let day):
            lines.append("DTSTART;VALUE=DATE:\(CalendarText.basic(day))")
            if let next = day.adding(days: 1) {
                lines.append("DTEND;VALUE=DATE:\(CalendarText.basic(next))")
            }
        case .at(let instant):
            lines.append("DTSTART:\(CalendarText.utc(instant))")
        }
        let text = try CalendarText.escaped(summary, field: "SUMMARY")
        lines.append("SUMMARY:\(text)")
        if let details {
            lines.append("DESCRIPTION:\(try CalendarText.escaped(details, field: "DESCRIPTION"))")
        }
        if isConfidential { lines.append("CLASS:CONFIDENTIAL") }
        // A deadline doesn't make its reader busy.
        lines += ["TRANSP:TRANSPARENT", "STATUS:\(isCancelled ? "CANCELLED" : "CONFIRMED")"]
        lines += alarms.flatMap { $0.contentLines(text: text) }
        lines.append("END:VEVENT")
        return lines
    }
}

/// Calendar files.
package enum CalendarFile {
    /// A `VCALENDAR` of `events`, with CRLF line ends and lines of at most 75 octets.
    ///
    /// `name` is shown by calendar programs: `NAME` is RFC 7986's, the other what most of them read. A mail's
    /// part is published by somebody (RFC 5546); a file that is opened or fetched has no method. Throws for a control character other than a line
    /// end in a text, and for an empty UID. RFC 5545 wants at least one event; with none the file
    /// is the bare frame, which calendar programs take for an empty one.
    package static func text(
        _ events: [CalendarEvent], name: String? = nil, publisher: MailAddress? = nil
    ) throws(MailError) -> String {
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Hanchot//Hanchot//VI",
            "CALSCALE:GREGORIAN",
        ]
        if publisher != nil { lines.append("METHOD:PUBLISH") }
        if let name {
            let text = try CalendarText.escaped(name, field: "NAME")
            lines += ["NAME:\(text)", "X-WR-CALNAME:\(text)"]
        }
        for event in events { lines += try event.contentLines(publisher: publisher) }
        lines.append("END:VCALENDAR")
        return lines.map(CalendarText.folded).joined()
    }
}

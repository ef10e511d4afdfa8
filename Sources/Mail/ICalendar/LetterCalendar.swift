package import Civil

/// What makes later versions of a calendar entry replace the earlier ones.
package struct CalendarIdentity: Hashable, Sendable {
    package var uid: String
    package var sequence: Int

    package init(uid: String, sequence: Int) {
        self.uid = uid
        self.sequence = sequence
    }
}

extension Letter {
    /// The calendar part for this letter: one entry for each item that has one and that
    /// `identity` (given its index in `items`) names. `nil` without entries, and always for a
    /// confidential letter (SEMANTICS 33).
    ///
    /// `offset` is the zone's, in seconds east of UTC, at the due times.
    package func calendar(
        stamp: Instant, offset: Int, identity: (Int) -> CalendarIdentity?
    ) throws(MailError) -> String? {
        if isConfidential { return nil }
        var events: [CalendarEvent] = []
        for (index, item) in items.enumerated() {
            guard let identity = identity(index),
                let event = item.calendarEvent(
                    uid: identity.uid, sequence: identity.sequence, stamp: stamp, offset: offset,
                    language: language)
            else { continue }
            events.append(event)
        }
        return events.isEmpty ? nil : try CalendarFile.text(events)
    }
}

extension LetterItem {
    /// The entry for the reader's calendar: a deadline still to come, or a day to commemorate.
    /// `nil` for everything else.
    ///
    /// `offset` is the zone's, in seconds east of UTC, at a due time; days need none.
    package func calendarEvent(
        uid: String, sequence: Int, stamp: Instant, offset: Int, language: LetterLanguage
    ) -> CalendarEvent? {
        let matter: LetterMatter
        let due: LetterDue
        switch self {
        case .reminder(let its, let when?, _), .dueToday(let its, let when),
            .moved(let its, let when, _, _, _), .inspection(let its, let when, _, _),
            .inspectionList(let its, let when, _, _):
            (matter, due) = (its, when)
        case .anniversary(let its, let anniversary):
            let wording = LetterWording(language: language, year: anniversary.day.year)
            return CalendarEvent(
                uid: uid, sequence: sequence, stamp: stamp, time: .allDay(anniversary.day),
                summary: wording.name(anniversary), details: its.citation)
        case .reminder(_, nil, _), .overdue, .escalation, .tally, .rollUp, .morningList, .redirect,
            .correction, .confirmation:
            return nil
        }
        let summary =
            switch language {
            case .vietnamese: "Hạn cuối: \(matter.short)"
            case .english: "Due: \(matter.short)"
            }
        let time: CalendarEvent.Time =
            due.time.map { .at(Instant(CivilDateTime(due.lastGoodDay, $0), offset: offset)) }
            ?? .allDay(due.lastGoodDay)
        return CalendarEvent(
            uid: uid, sequence: sequence, stamp: stamp, time: time, summary: summary,
            details: [matter.citation, matter.sendTo].compactMap { $0 }.joined(separator: "\n"))
    }
}

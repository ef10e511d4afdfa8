/// When an office is open on a working day: `07:30-11:30, 13:30-17:00`.
package struct OfficeHours: Hashable, Sendable {
    /// Ascending, apart from each other; each starts before it ends.
    package let sessions: [Session]

    package struct Session: Hashable, Sendable {
        package let start: CivilTime
        package let end: CivilTime
    }

    /// `07:30-11:30, 13:30-17:00`, where nobody says otherwise.
    package static let usual = OfficeHours(sessions: [
        Session(start: minutes(7 * 60 + 30), end: minutes(11 * 60 + 30)),
        Session(start: minutes(13 * 60 + 30), end: minutes(17 * 60)),
    ])

    private init(sessions: [Session]) { self.sessions = sessions }

    private static func minutes(_ count: Int64) -> CivilTime {
        CivilTime(uncheckedMicroseconds: count * 60_000_000)
    }

    /// Throws when the text isn't one or more ascending spans of time parted by commas.
    package init(parsing text: some StringProtocol) throws(CivilError) {
        var sessions: [Session] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let ends = part.split(omittingEmptySubsequences: false) { "-–".contains($0) }
                .map { String($0.filter { !$0.isWhitespace }) }
            guard ends.count == 2 else { throw Self.unreadable(text) }
            let session = Session(
                start: try CivilTime(parsing: ends[0]), end: try CivilTime(parsing: ends[1]))
            guard session.start < session.end, sessions.last.map({ $0.end < session.start }) ?? true
            else { throw Self.unreadable(text) }
            sessions.append(session)
        }
        self.sessions = sessions
    }

    private static func unreadable(_ text: some StringProtocol) -> CivilError {
        .unreadable(
            text: String(text), expected: "office hours such as 07:30-11:30, 13:30-17:00")
    }

    /// When the office opens.
    package var start: CivilTime { sessions[0].start }

    /// When it opens for the second time; the start where it opens once a day only.
    package var afternoonStart: CivilTime { sessions.count > 1 ? sessions[1].start : start }

    package func contains(_ time: CivilTime) -> Bool {
        sessions.contains { $0.start <= time && time < $0.end }
    }

    /// The time of the same day within office hours that comes nearest to what `time` asks for:
    /// itself, the next opening, or the last minute before the office closes.
    package func within(_ time: CivilTime) -> CivilTime {
        if contains(time) { return time }
        if let session = sessions.first(where: { $0.start > time }) { return session.start }
        let end = sessions[sessions.count - 1].end
        let minutes = max(end.hour * 60 + end.minute - 1, 0)
        return CivilTime(minutes / 60, minutes % 60) ?? start
    }

    /// `moment` itself in office hours of a working day, else when the office opens next.
    package func nextOpening(
        onOrAfter moment: CivilDateTime, calendar: WorkingCalendar
    ) -> CivilDateTime? {
        if calendar.isWorkingDay(moment.date) {
            if contains(moment.time) { return moment }
            if let session = sessions.first(where: { $0.start > moment.time }) {
                return CivilDateTime(moment.date, session.start)
            }
        }
        return calendar.workingDay(1, after: moment.date).map { CivilDateTime($0, start) }
    }
}

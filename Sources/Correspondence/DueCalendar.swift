internal import Civil
internal import Mail
package import Rules
package import Scheduler
internal import SourceText

/// Due days as entries of people's calendars: the one writer for the calendar parts of mails and for
/// files that are asked for, so that an entry has the same UID and SEQUENCE in both, and nothing stands
/// twice in a calendar that takes both up.
package struct DueCalendar: Sendable {
    package let rules: RuleSet
    package let book: Book
    /// What stands behind the `@` of every UID.
    private let domain: String

    package init(rules: RuleSet, book: Book) {
        self.rules = rules
        self.book = book
        domain = rules.organisation.domain
    }

    /// The obligation's for ever.
    func uid(of occurrence: OccurrenceID, _ unit: String) -> String {
        "\(occurrence)/\(unit)@\(domain)"
    }

    /// How often the entry became another by what was entered, `moves` otherwise (statement 37). Passed on
    /// it becomes two: cancelled for whoever had it, and then another's.
    private func sequence(_ id: ObligationID, moves: Int) -> Int {
        let entries = book.entriesChangingCalendar(of: id)
        let passing = Set(entries.filter(\.body.isPassingOn).map(\.id))
        let passed = entries.count { entry in
            passing.contains(entry.id) || entry.body.voids.map(passing.contains) ?? false
        }
        return entries.count + passed + moves
    }

    /// The entry of an obligation that falls due on `due`.
    ///
    /// - Parameters:
    ///   - occurrence: `nil` where the rules no longer bring it about.
    ///   - moves: how often the day moved otherwise than by entries.
    func entry(
        of id: ObligationID, due: CivilDate, _ duty: Duty, _ plan: Plan, _ occurrence: Occurrence?,
        moves: Int, stamp: Instant, _ words: Words
    ) -> CalendarEvent {
        let time: CalendarEvent.Time =
            if let hour = occurrence.flatMap({ book.hour(of: id, on: due, $0) }) {
                .at(plan.instant(due, hour))
            } else {
                .allDay(due)
            }
        let name = duty.name(
            period: id.occurrence.period, due: due, language: words.language,
            after: HappeningName(id.occurrence, book))
        return CalendarEvent(
            uid: uid(of: id.occurrence, id.unit), sequence: sequence(id, moves: moves),
            stamp: stamp, time: time,
            summary: duty.kind == .anniversary ? name : words.calendarEntry(name))
    }
}

extension Organisation {
    /// What stands behind the `@` of the sender's address.
    var domain: String { mailFrom.split(separator: "@").last.map(String.init) ?? "localhost" }
}

extension EventBody {
    fileprivate var isPassingOn: Bool { if case .reassigned = self { true } else { false } }
}

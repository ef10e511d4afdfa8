package import Civil
package import Ledger
package import Rules
package import Scheduler

/// The service as an edit meets it: the rules in force, all that was recorded under them, and the ledger
/// to ask what was told.
///
/// What would be lost or taken back is worked out on the ledger as it is, not played on: of the mail
/// that follows it says nothing.
package struct Footing {
    package let rules: RuleSet
    /// As `rulesDigest` gives it.
    package let digest: String
    package let book: Book
    /// Those that stand (statement 55).
    package let suspensions: [Suspension]
    package let ledger: any LedgerReading
    /// The number of the last event in the book.
    package let lastEvent: Int64
    package let watermark: Instant
    package let now: Instant

    package init(
        rules: RuleSet, digest: String, book: Book, suspensions: [Suspension],
        ledger: any LedgerReading, lastEvent: Int64, watermark: Instant, now: Instant
    ) {
        self.rules = rules
        self.digest = digest
        self.book = book
        self.suspensions = suspensions
        self.ledger = ledger
        self.lastEvent = lastEvent
        self.watermark = watermark
        self.now = now
    }

    /// How far ahead what isn't open yet is compared, in days.
    private static let horizon = 365

    /// What a new rule set comes to, days off apart.
    package struct Judged {
        /// The rules in force with the days off that the new ones announce; `nil` where those are known.
        package let announced: RuleSet?
        /// The due dates that those days off move.
        package let daysOff: [EditConsequences.Move]
        /// What the edit does beside.
        package let edit: EditConsequences

        /// Both, for people. The digest is the edit's own.
        package var all: EditConsequences {
            var all = edit
            all.moved += daysOff
            return all
        }
    }

    /// Judges an edit over the days off that it announces: those are never held (statements 7 and 36).
    ///
    /// - Parameter last: up to when what isn't open yet is compared; a year where nothing is said.
    package func judge(
        _ new: RuleSet, digest: String, through last: CivilDate? = nil
    ) throws(LedgerError) -> Judged {
        guard let announced = rules.announcing(new) else {
            return Judged(
                announced: nil, daysOff: [],
                edit: try consequences(of: new, digest: digest, through: last))
        }
        let daysOff = try consequences(of: announced, digest: digest, through: last).moved
        let footing = Footing(
            rules: announced, digest: self.digest, book: book, suspensions: suspensions,
            ledger: ledger, lastEvent: lastEvent, watermark: watermark, now: now)
        return Judged(
            announced: announced, daysOff: daysOff,
            edit: try footing.consequences(of: new, digest: digest, through: last))
    }

    /// What it would do to take up `new` now. Nothing is recorded.
    package func consequences(
        of new: RuleSet, digest newDigest: String, through last: CivilDate? = nil
    ) throws(LedgerError) -> EditConsequences {
        let (old, new) = (rules.holding(book), new.holding(book))
        let zone = (old.plans + new.plans).first?.zone ?? .utc
        let today = zone.day(after: now)
        let end = last ?? today.adding(days: Self.horizon) ?? today
        var found = EditConsequences(
            oldRules: digest, newRules: newDigest, days: today...max(today, end))
        var book = book
        book.adopt(calendarsOf: old)
        try Stakes(
            old: Owing(rules: old, book: book, suspensions: suspensions),
            new: Owing(rules: new, book: bookUnder(new, after: old), suspensions: suspensions),
            days: found.days, ledger: ledger
        ).add(to: &found)
        return found
    }

    /// The book as it would be once the rules were taken up: with what days that don't count move on where
    /// the edit puts it among them.
    private func bookUnder(_ new: RuleSet, after old: RuleSet) -> Book {
        var book = book
        book.adopt(calendarsOf: new)
        var course = Course(
            rules: new, book: book, lastEvent: lastEvent, watermark: watermark, now: now)
        course.suspensions = suspensions
        let change = course.adopt(movedOccurrences(from: old, to: new, book: book))
        for opening in change.openings { book.add(opening) }
        for event in change.events { book.add(event) }
        return book
    }
}

extension RuleSet {
    /// The same rules with the days off that `other` has announced; `nil` where that changes nothing.
    fileprivate func announcing(_ other: RuleSet) -> RuleSet? {
        var rules = self
        var changes = false
        for index in rules.plans.indices {
            guard var calendar = other.plan(rules.plans[index].id)?.calendar else { continue }
            // School years and semesters are declared by hand: who was told of their ends is told.
            calendar.declared = rules.plans[index].calendar.declared
            guard calendar != rules.plans[index].calendar else { continue }
            rules.plans[index].calendar = calendar
            changes = true
        }
        return changes ? rules : nil
    }
}

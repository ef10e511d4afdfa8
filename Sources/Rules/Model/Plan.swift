package import Civil
package import SourceText

/// One rule file, checked: an organisation's plan, who owns it, and the duties it lays down.
package struct Plan: Sendable {
    package var id: String
    package var title: String
    /// What it is called by, beside its id and title.
    package var short: String?
    /// The paper that heads obey; cited in every mail.
    package var document: String?
    /// The paper that the document itself rests on.
    package var basis: String?
    /// First and last day of the plan; `nil` for a perennial plan.
    package var period: ClosedRange<CivilDate>?
    /// The unit that keeps the plan and gets its lists.
    package var owner: String
    package var zone: Zone
    package var calendar: WorkingCalendar
    package var officeHours: OfficeHours
    package var language: Language
    package var mode: Mode
    /// Statement 33: generic subjects and bodies, no calendar part.
    package var confidential: Bool
    /// How often an address gets the plan's scheduled mail (statement 49).
    package var digest: Digest
    /// The scheduled mails a month that the plan may send to one address before its owner is asked.
    package var mailsPerMonth: Int
    /// Codes of warnings that its file lets stand, for what only a rehearsal shows.
    package var allowed: Set<Lint> = []
    package var duties: [Duty]
    package var place: Place

    /// Statement 29.
    package enum Mode: String, Sendable, CaseIterable { case live, shadow, paused }

    /// Statement 49.
    package enum Digest: String, Sendable, CaseIterable { case daily, weekly }

    package init(
        id: String, title: String, document: String?, basis: String?,
        period: ClosedRange<CivilDate>?, owner: String, zone: Zone, calendar: WorkingCalendar,
        officeHours: OfficeHours, language: Language, mode: Mode, confidential: Bool,
        digest: Digest = .daily, mailsPerMonth: Int = 8, duties: [Duty], place: Place
    ) {
        self.id = id
        self.title = title
        self.document = document
        self.basis = basis
        self.period = period
        self.owner = owner
        self.zone = zone
        self.calendar = calendar
        self.officeHours = officeHours
        self.language = language
        self.mode = mode
        self.confidential = confidential
        self.digest = digest
        self.mailsPerMonth = mailsPerMonth
        self.duties = duties
        self.place = place
    }
}

/// Where in the rules something stands: a file as the loader named it, line and column from 1.
package struct Place: Hashable, Sendable {
    package var file: String
    package var line: Int
    package var column: Int

    package init(file: String, line: Int, column: Int) {
        self.file = file
        self.line = line
        self.column = column
    }
}

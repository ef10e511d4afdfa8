/// One dated day of a calendar: a day off by name, or a weekly day off that is worked.
package struct CalendarDay: Hashable, Sendable {
    package enum Kind: String, Sendable { case off, work }

    package let date: CivilDate
    package let kind: Kind
    package let name: String
    /// The law, decree or announcement it comes from.
    package let source: String?
    /// False for a day computed from the law that nobody has announced yet.
    package let isAnnounced: Bool

    package init(
        date: CivilDate, kind: Kind, name: String, source: String? = nil, isAnnounced: Bool = true
    ) {
        self.date = date
        self.kind = kind
        self.name = name
        self.source = source
        self.isAnnounced = isAnnounced
    }
}

/// What kind of day a day is.
package enum DayStatus: Hashable, Sendable {
    case working, weekend
    /// A day off by name; not announced when it follows from the law alone.
    case off(String, isAnnounced: Bool)
    /// A weekly day off that is worked, in exchange for another.
    case worked(String)
}

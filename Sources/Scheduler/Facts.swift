package import Civil

/// What is known beside the rules when something is decided or released.
package struct Facts: Sendable {
    package var book: Book
    /// Keys decided before; only those the occasions touch.
    package var decided: Set<String>
    /// Statement 27; those that have ended may be among them.
    package var silences: [Silence]
    /// Statement 55: what opens meanwhile moves too.
    package var suspensions: [Suspension] = []
    package var blast: BlastApproval
    /// Fingerprints of addresses that mail came back from (statement 21).
    package var undeliverable: Set<String>
    /// Who owes what opens, where another ledger says so.
    package var turns: [OccurrenceID: [String]] = [:]
    /// What leaves later on the day, as the function of that name tells; asked for when a morning
    /// list is due (statement 4), and when a reminder leaves before the afternoon (statement 49).
    package var goingOut: [Notice]
    /// What waits for the owners to decide on; asked for when a morning list is due (statement 41).
    package var waiting: [Waiting]
    /// When an address last got scheduled mail, by fingerprint; only that of the day of `now`, and of
    /// those that something is about to leave to (statement 49).
    package var lastScheduled: [String: Instant]
    /// What mails have shown beside what they told, or told of a commemoration: the latest of each
    /// line in the last month; only those of the obligations that are about to be reminded of
    /// (statement 49).
    package var shown: [ShownLine: Instant]
    /// The days on which each obligation's head was urged, by the ledger; only those that a list or
    /// an overdue notice is about to speak of (statement 45).
    package var urged: [ObligationID: Set<CivilDate>]
    /// A rehearsal, of which only the notices are looked at: no mail's outlook is worked out.
    var isRehearsal = false
    /// Plans whose owner is to be told something of the rules themselves (statement 36).
    package var remarkedPlans: Set<String> = []
    /// The rungs of each obligation, waiting or left; only those that the occasions touch, or of
    /// which one is about to leave (statement 19).
    package var climbs: [ObligationID: [Climb]]

    package init(
        book: Book = Book(), climbs: [ObligationID: [Climb]] = [:], decided: Set<String> = [],
        silences: [Silence] = [], blast: BlastApproval = .unguarded,
        undeliverable: Set<String> = [], goingOut: [Notice] = [], waiting: [Waiting] = [],
        lastScheduled: [String: Instant] = [:], shown: [ShownLine: Instant] = [:],
        urged: [ObligationID: Set<CivilDate>] = [:]
    ) {
        self.book = book
        self.climbs = climbs
        self.decided = decided
        self.silences = silences
        self.blast = blast
        self.undeliverable = undeliverable
        self.goingOut = goingOut
        self.waiting = waiting
        self.lastScheduled = lastScheduled
        self.shown = shown
        self.urged = urged
    }
}

/// What a tick decides: to be recorded in one transaction.
package struct Decisions: Sendable {
    package var openings: [Opening] = []
    /// In the order in which they are to be recorded. They may change the agenda.
    package var events: [DecidedEvent] = []
    package var notices: [Notice] = []

    package init(openings: [Opening] = [], events: [DecidedEvent] = [], notices: [Notice] = []) {
        self.openings = openings
        self.events = events
        self.notices = notices
    }
}

/// Something that the rules and the registry make happen to an obligation. The ledger numbers it.
package struct DecidedEvent: Hashable, Sendable {
    package let obligation: ObligationID
    package let body: EventBody
    package let on: CivilDate
    package let at: Instant

    /// The actor that such entries are recorded under.
    package static let actor = "hanchot"

    package init(obligation: ObligationID, body: EventBody, on: CivilDate, at: Instant) {
        self.obligation = obligation
        self.body = body
        self.on = on
        self.at = at
    }

    /// As recorded under the number that the ledger gave it.
    package func numbered(_ id: Int64) -> Event {
        Event(
            id: id, obligation: obligation, body: body, actor: Self.actor, on: on, recordedAt: at)
    }
}

extension Event {
    /// Whether the service recorded it itself: time and the rules made it, or an entry that it stands behind.
    package var isDecided: Bool { actor == DecidedEvent.actor }
}

package import Civil
package import Rules

/// What has to be known of the ledger before a step can be worked out: one question, one reading.
package struct Query: Hashable, Sendable {
    /// Which keys were decided at these stages of each occurrence.
    package var stages: [OccurrenceID: Set<NoticeStage>] = [:]
    /// Which of these were decided, as text.
    package var keys: Set<String> = []
    /// How far the ladder has climbed in these.
    package var climbing: Set<OccurrenceID> = []
    /// Which notices wait that are released by then.
    package var waitingThrough: Instant?
    /// What was decided about each of these, but for what was undone.
    package var histories: Set<ObligationID> = []
    /// What mails told of each of these.
    package var told: Set<ObligationID> = []
    /// When these addresses, as fingerprints, last got scheduled mail (statement 49).
    package var scheduled: Set<String> = []
    /// What mails have shown of these since `shownSince` (statement 49).
    package var shown: Set<ObligationID> = []
    package var shownSince: Instant?
    /// When the heads of these were urged by mail that left (statement 45).
    package var urged: Set<OccurrenceID> = []
    /// The lists that left (statement 50).
    package var lists: Set<Lists> = []
    /// Which mail first told somebody of something.
    package var threads: Set<Thread> = []
    /// How many mails somebody has in a slot.
    package var slots: Set<Slot> = []
    /// What came of the request with this id.
    package var request: String?

    package init() {}

    /// Mail about more than one obligation.
    package enum Lists: Hashable, Sendable {
        /// To those above, of who is missing in an occurrence; one for each stage, role and release.
        case escalations(OccurrenceID)
        /// Of who has reported, by the duty that gathers.
        case tallies(duty: String)
        /// A plan's weekly ones.
        case rollUps(plan: String)
    }

    /// One matter in one role at one address.
    package struct Thread: Hashable, Sendable {
        package let obligation: ObligationID
        package let role: Role
        package let address: String

        package init(obligation: ObligationID, role: Role, address: String) {
            self.obligation = obligation
            self.role = role
            self.address = address
        }
    }

    /// One address at one release, to the second: mail ids name no more.
    package struct Slot: Hashable, Sendable {
        package let address: String
        package let second: Int64

        package init(address: String, at slot: Instant) {
            self.address = address
            second = slot.seconds
        }
    }

    package var isEmpty: Bool { self == Query() }
}

/// What the ledger answers. What was not asked about is empty.
package struct Answer: Sendable {
    /// Keys decided, of the stages and keys asked about, as text.
    package var decided: Set<String> = []
    /// Each obligation's rungs but for those that were suppressed or replaced, each once, in the order
    /// of leaving.
    package private(set) var climbs: [ObligationID: [Climb]] = [:]
    /// By release, then in the order of deciding.
    package var waiting: [Notice] = []
    /// In the order of deciding.
    package var histories: [ObligationID: [StoredNotice]] = [:]
    /// In the order of deciding; what nobody was told of is absent.
    package var told: [ObligationID: [StoredNotice]] = [:]
    /// By fingerprint; an address that got none is absent.
    package var lastScheduled: [String: Instant] = [:]
    /// The latest showing of each line.
    package var shown: [ShownLine: Instant] = [:]
    package var urged: [ObligationID: [Instant]] = [:]
    package var lists: [Query.Lists: [StoredNotice]] = [:]
    /// The ids of first mails; a thread that hasn't begun is absent.
    package var threads: [Query.Thread: String] = [:]
    /// The highest ordinal in each slot; an empty slot is absent.
    package var ordinals: [Query.Slot: Int] = [:]
    /// `nil` for a request that was not made before.
    package var request: RequestOutcome?

    package init() {}

    package mutating func add(_ climb: Climb, of id: ObligationID) {
        // Those whom one step tells are told together, as a rule.
        var known = climbs[id] ?? []
        guard !known.contains(climb) else { return }
        known.insert(climb, at: known.firstIndex { climb < $0 } ?? known.endIndex)
        climbs[id] = known
    }
}

/// A rung that was climbed.
package struct Climb: Hashable, Comparable, Sendable {
    /// When its stage came.
    package let at: Instant
    /// When it left or will leave.
    package let release: Instant
    /// Whether a mail carries it.
    package let hasLeft: Bool

    package init(at: Instant, release: Instant, hasLeft: Bool = false) {
        self.at = at
        self.release = release
        self.hasLeft = hasLeft
    }

    package static func < (a: Climb, b: Climb) -> Bool {
        (a.release, a.at, a.hasLeft ? 1 : 0) < (b.release, b.at, b.hasLeft ? 1 : 0)
    }
}

/// What came of a request that was done.
package struct RequestOutcome: Hashable, Sendable {
    /// Fingerprint of what was asked; `nil` of requests recorded before there was one.
    package let digest: String?
    /// In the order of recording.
    package let events: [Int64]

    package init(digest: String?, events: [Int64]) {
        self.digest = digest
        self.events = events
    }
}

/// A notice as the ledger holds it.
package struct StoredNotice: Hashable, Sendable {
    package let notice: Notice
    /// The key as text. It stays when a role's address is erased; `notice.key` then names an empty
    /// address.
    package let key: String
    package let decidedAt: Instant
    /// The mail that carries it, once frozen.
    package let mail: String?
    /// When that mail was put in the spool.
    package let spooledAt: Instant?

    package init(
        notice: Notice, key: String, decidedAt: Instant, mail: String?, spooledAt: Instant?
    ) {
        self.notice = notice
        self.key = key
        self.decidedAt = decidedAt
        self.mail = mail
        self.spooledAt = spooledAt
    }
}

package import Civil
package import Ledger
package import Mail
package import Rules
package import Scheduler

/// The one driver: question, answer, change, commit; then write, publish, commit.
///
/// The service, the previews and the scheduler's own tests all run this. A step recomputes from the
/// ledger and the time it is given, so it may come early, late or twice; each durable step may be cut
/// by a crash, and opening the books again does what was left. Not for use from several threads.
package final class Driver {
    package private(set) var rules: RuleSet {
        didSet {
            book.adopt(calendarsOf: rules)
            unconsidered?.adopt(calendarsOf: rules)
        }
    }
    package let ledger: any LedgerStore
    let outlet: any Outlet
    let pen: Pen
    /// What reply tokens are made and checked with; `nil` writes mails that can't be answered.
    let tokenKeys: TokenKeys?
    let report: (Report) -> Void
    /// In a ledger that several share: the term in which it leads.
    package internal(set) var term: Int64?
    /// This machine's name among those that share the ledger; `nil` where nobody shares it.
    package var machine: String?
    /// In whose spool mails are whose end isn't known, as far as it leads.
    var holders: [String: String] = [:]
    /// In a ledger that several share: the last event of which what follows is decided; `nil` before anybody led.
    var considered: Int64?
    var unconsidered: Unconsidered?
    private var isGoneBy: GoneBy?
    /// Whether the agenda doesn't know what other machines recorded.
    var isPlanStale = false
    /// Whether it has handed on what its spool says of the mails from before.
    var hasToldOwn = false
    /// The rules as they were handed in last.
    var given: RuleSet
    /// Called between the pieces of a long step.
    let alive: () -> Void
    /// What people and the blast guard hold back.
    package internal(set) var holds = Holds()
    /// Reporting windows that somebody may have been told and that are others now (statement 52).
    var windows = ChangedWindows()
    /// Whether mass mail is held (statement 29): not in previews.
    package var isGuarded: Bool
    /// Plans whose owner is to be told something of the rules themselves (statement 36).
    package var remarkedPlans: Set<String> = []
    package internal(set) var book = Book()
    package internal(set) var lastEvent: Int64 = 0
    package private(set) var agenda: Agenda
    package internal(set) var watermark: Instant
    /// What is taken up at the beginning; `nil` once it has been.
    var unadopted: RuleSet?
    /// The last time of a clock that was trusted, as the ledger has it (statement 58).
    var trusted: Instant?
    /// As the ledger has it; `nil` before the first step.
    var recordedWatermark: Instant?
    /// Fingerprints of addresses that mail came back from.
    package internal(set) var undeliverable: Set<String> = []
    /// Of a ledger that begins as another did.
    private var turns: [OccurrenceID: [String]] = [:]
    /// Closed while the outlet couldn't be asked to give their mails back.
    var unrevoked: [ObligationID] = []
    /// What the mails tell that were written since the start and aren't in the outlet yet.
    var written: [String: Written] = [:]
    /// Mails that delivery said something of, until that is in the ledger.
    var heard: Set<String> = []
    /// On a machine that shares its ledger: mails that its outlet took and that the ledger doesn't know to be there.
    var unrecorded: Set<String> = []
    /// How many mails have been published since the start.
    package internal(set) var mailsSpooled = 0
    /// How many mails weren't in the outlet any more since the start, and nobody knows whether they left.
    package internal(set) var mailsGone = 0
    /// A mail that couldn't be published, and why; `nil` once nothing is in the way.
    package internal(set) var unpublished: String?

    /// Frozen mails in whose place the outlet has something else, and what that is.
    package internal(set) var obstructions: [String: String] = [:]
    /// How many events are read at once when the books are opened.
    static let eventsAtATime = 4096
    /// How far ahead the agenda is worked out, in seconds: about thirteen months.
    private static let horizon: Int64 = 400 * 86_400
    /// How many notices one commit holds.
    package var noticesAtATime = 500
    /// How many mails are made, frozen and published together: a step holds twice as many in memory at most.
    package var mailsAtATime = 256

    /// Opens the books; `now` is the first watermark of a new ledger, `previous` the rules that were
    /// in force last: whoever was told of a due day that has moved since is told (statement 37).
    ///
    /// - Parameter begins: whether the clock is trusted; else nothing is written before `begin`.
    package init(
        rules: RuleSet, previous: RuleSet? = nil, ledger: any LedgerStore, outlet: any Outlet,
        pen: Pen,
        tokenKeys: TokenKeys? = nil, isGuarded: Bool = true, now: Instant, begins: Bool = true,
        report: @escaping (Report) -> Void = { _ in }, alive: @escaping () -> Void = {}
    ) throws(DriverError) {
        self.rules = previous ?? rules
        unadopted = rules
        given = rules
        self.ledger = ledger
        self.outlet = outlet
        self.pen = pen
        self.tokenKeys = tokenKeys
        self.isGuarded = isGuarded
        self.report = report
        self.alive = alive
        agenda = Agenda(rules: RuleSet.empty, after: now, through: now)
        do {
            let standing = try ledger.standing()
            recordedWatermark = standing.watermark
            trusted = standing.trusted
            watermark = recordedWatermark ?? now
            holds = try Holds(ledger)
            windows = try ChangedWindows(ledger)
            undeliverable = Set(
                try ledger.settings(prefix: undeliverablePrefix).keys
                    .map { String($0.dropFirst(undeliverablePrefix.count)) })
            book.adopt(calendarsOf: self.rules)
            // A rotation goes by the order of opening.
            for opening in try ledger.openings() { book.add(opening) }
        } catch {
            throw .ledger(error)
        }
        try readOn()
        if begins { try begin(now: now) }
    }

    /// Takes up the rules, and what was told while nobody was here: at the start, or once the clock is
    /// trusted (statement 58). Done before, it does nothing.
    ///
    /// - Parameter turns: who owes what opens now, where another ledger says so.
    package func begin(
        now: Instant, turns: [OccurrenceID: [String]] = [:]
    ) throws(DriverError) {
        guard let rules = unadopted else { return }
        self.turns = turns
        defer { self.turns = [:] }
        if recordedWatermark == nil { watermark = now }
        try takeUpStrays()
        try adopt(rules, now: now)
        try lookAtAllMails(now: now)
        unadopted = nil
    }

    /// When there is something to do next; `nil` when there is nothing ahead.
    package func nextInstant() throws(DriverError) -> Instant? {
        [agenda.next(after: watermark), agenda.through, try nextRelease()]
            .compactMap { $0 }.min()
    }

    private func nextRelease() throws(DriverError) -> Instant? {
        do { return try ledger.nextRelease() } catch { throw .ledger(error) }
    }

    /// Takes up new rules; what was decided stays decided (statement 24 holds for what is new).
    package func adopt(_ rules: RuleSet, now: Instant) throws(DriverError) {
        given = rules
        // What was over stays over, also by a clock that was set back since.
        let now = max(now, watermark)
        let old = self.rules.holding(book)
        self.rules = holds.applied(to: rules.holding(book))
        var windows = windows
        try step(now: now) { () throws(DriverError) in
            var course = course(now)
            course.turns = turns
            let moved = movedOccurrences(from: old, to: self.rules, book: book)
            var change = course.adopt(
                moved, from: old, answer: try ask(course.query(for: moved)))
            if recordedWatermark == nil {
                change.settings[ledgerBeganName] = String(watermark.microseconds)
            }
            windows = self.windows
            for id in windows.take(from: old, to: self.rules, book: book, at: now) {
                windows.note(id, &change)
            }
            return change
        }
        self.windows = windows
        plan(now: now)
    }

    /// The same rules with other modes or zone data.
    package func replace(_ rules: RuleSet) { self.rules = rules }

    /// The set by which the leader goes, before this one leads.
    package func follow(_ rules: RuleSet) {
        given = rules
        unadopted = rules
        self.rules = rules
        isGoneBy = nil
        goByRules()
    }

    /// Of a machine that follows: what it goes by has the names that the ledger knows and is paused where the
    /// leader's is, so that entries are judged alike.
    func goByRules() {
        let known = GoneBy(openings: book.openings.count, paused: holds.paused)
        if isGoneBy == known { return }
        rules = holds.applied(to: rules.holding(book))
        isGoneBy = known
    }

    package func plan(now: Instant) {
        isPlanStale = false
        agenda = Agenda(
            rules: rules, after: min(watermark, now),
            through: max(watermark, now).adding(seconds: Self.horizon), book: book)
    }

    /// Decides and sends everything that has come due by `now`.
    package func tick(now: Instant) throws(DriverError) {
        try begin(now: now)
        try lookForEntries()
        let now = max(now, watermark)
        try decide(now: now)
        if now.adding(seconds: 30 * 86_400) > agenda.through { plan(now: now) }
        alive()
        // What came back may have to be told to somebody else: that leaves in the same tick.
        try takeNews(now: now)
        try takeRelayed(now: now)
        try send(now: now)
        try revokeRest(now: now)
    }

    private func decide(now: Instant) throws(DriverError) {
        var changesAgenda = false
        var changed: [ObligationID] = []
        try step(now: now) { () throws(DriverError) in
            let due = agenda.due(after: watermark, through: now)
            guard !due.isEmpty || now > watermark else { return Change() }
            let course = course(now)
            let answer = try ask(course.query(for: due, in: agenda))
            let change = course.decide(due, in: agenda, answer: answer)
            changesAgenda = !change.events.isEmpty
            changed = change.events.map(\.obligation)
            return change
        }
        // What passes on to somebody else urges who had it no longer (statement 26).
        unrevoked += changed
        if changesAgenda { plan(now: now) }
    }
}

/// What of the ledger has gone into the rules of a machine that follows.
private struct GoneBy: Hashable {
    let openings: Int
    let paused: Set<String>
}

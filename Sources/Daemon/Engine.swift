package import Civil
package import Mail
package import Ledger
package import Rules
internal import Scheduler
package import Spool
package import Systemd

/// The one place with state: rules, ledger and spool, joined by ticks.
///
/// A tick recomputes from the ledger and the time it is given, so it may come early, late or twice.
/// Every durable step may be cut by a crash; the next start does what was left. Confined to the
/// scheduler's queue.
package final class Engine {
    private(set) var rules: RuleSet
    let ledger: LedgerStore
    let spool: SpoolDirectory
    let journal: Journal
    private(set) var templates: LetterTemplates
    /// What reply tokens are made and checked with.
    let tokenKeys: TokenKeys
    /// What people and the blast guard hold back.
    var holds = Holds()
    private(set) var book = Book()
    /// The number of the latest event in the book.
    private var lastEvent: Int64 = 0
    private var agenda: Agenda
    private(set) var watermark: Instant
    /// Called between batches of a long tick.
    let alive: () -> Void
    /// Journal entries that could not be written; `status --health` tells.
    var journalFaults = 0
    package internal(set) var mailsSpooled = 0
    /// When the running minute of incoming messages began, and how many came in it.
    var inboundMinute = (start: Instant(microseconds: 0), count: 0)
    /// Fingerprints of addresses that mail came back from.
    var undeliverable: Set<String> = []
    /// Closed while the spool couldn't be asked to give their mails back.
    var unrevoked: [ObligationID] = []
    /// Shows a watching person what left; without one the journal is told.
    var watchLog: WatchLog?

    /// How many events are read at once when the books are opened.
    private static let eventsAtATime = 4096

    /// How far ahead the agenda is worked out, in seconds: about thirteen months.
    private static let horizon: Int64 = 400 * 86_400

    /// Opens the books; `now` is the first watermark of a new ledger.
    package init(
        rules: RuleSet, templates: LetterTemplates = LetterTemplates(), ledger: LedgerStore,
        spool: SpoolDirectory, journal: Journal, tokenKeys: TokenKeys, now: Instant,
        alive: @escaping () -> Void = {}
    ) throws(EngineError) {
        self.rules = rules
        self.templates = templates
        self.ledger = ledger
        self.spool = spool
        self.journal = journal
        self.tokenKeys = tokenKeys
        self.alive = alive
        agenda = Agenda(rules: RuleSet.empty, after: now, through: now)
        do {
            watermark = try ledger.watermark() ?? now
            holds = try Holds(ledger)
            undeliverable = Set(try ledger.undeliverable().keys)
            // A rotation goes by the order of opening.
            let openings = try ledger.allOpenings().values
                .sorted { ($0.openedAt, $0.occurrence) < ($1.openedAt, $1.occurrence) }
            for opening in openings { book.add(opening) }
            while true {
                let events = try ledger.events(after: lastEvent, limit: Self.eventsAtATime)
                if events.isEmpty { break }
                for event in events { take(event) }
            }
        } catch {
            throw .ledger(error)
        }
        try reconcile()
        try adopt(rules, templates: templates, now: now)
        try revokeAll(now: now)
    }

    /// When there is something to do next; `nil` when there is nothing ahead.
    package func nextInstant() throws(EngineError) -> Instant? {
        do {
            return [agenda.next(after: watermark), agenda.through, try ledger.nextRelease()]
                .compactMap { $0 }.min()
        } catch {
            throw .ledger(error)
        }
    }

    /// Takes up new rules; what was decided stays decided (statement 24 holds for what is new).
    package func adopt(
        _ rules: RuleSet, templates: LetterTemplates, now: Instant
    ) throws(EngineError) {
        let rules = holds.applied(to: rules)
        self.rules = rules
        self.templates = templates
        let decisions = Scheduler.adopt(
            rules: rules, facts: Facts(book: book), since: watermark, now: now)
        try record(decisions, watermark: watermark)
        plan(now: now)
    }

    func take(_ event: Event) {
        book.add(event)
        lastEvent = max(lastEvent, event.id)
    }

    /// Takes up the same rules with other modes: nothing else in them has changed.
    func replaceModes(_ rules: RuleSet) { self.rules = rules }

    func plan(now: Instant) {
        agenda = Agenda(
            rules: rules, after: min(watermark, now),
            through: max(watermark, now).adding(seconds: Self.horizon),
            book: book)
    }

    /// Decides and sends everything that has come due by `now`.
    package func tick(now: Instant) throws(EngineError) {
        let now = max(now, watermark)
        let due = agenda.due(after: watermark, through: now)
        if !due.isEmpty || now > watermark {
            var facts = try facts(for: due)
            if due.contains(where: \.isMorning) { facts.goingOut = try goingOut(now: now) }
            let decisions = decide(rules: rules, occasions: due, facts: facts, now: now)
            try record(decisions, watermark: now)
            if !decisions.events.isEmpty { plan(now: now) }
        }
        if now.adding(seconds: 30 * 86_400) > agenda.through { plan(now: now) }
        alive()
        // What came back may have to be told to somebody else: that leaves in the same tick.
        try takeResults(now: now)
        try send(now: now)
        try revokeRest(now: now)
    }

    /// What leaves on the rest of the day, for the owners' morning lists.
    func goingOut(now: Instant) throws(EngineError) -> [Notice] {
        let end = now.adding(seconds: 86_400)
        let occasions = agenda.due(after: watermark, through: end)
        let known = try facts(for: occasions)
        var facts = facts(forRelease: now)
        facts.lastRung = known.lastRung
        facts.decided = known.decided
        do {
            return Scheduler.goingOut(
                rules: rules, occasions: occasions, pending: try ledger.pending(through: end),
                facts: facts, now: now)
        } catch {
            throw .ledger(error)
        }
    }

    /// What the ledger knows of the occasions' occurrences.
    private func facts(for occasions: ArraySlice<Occasion>) throws(EngineError) -> Facts {
        var climbing: Set<OccurrenceID> = []
        var stages: [OccurrenceID: Set<String>] = [:]
        for occasion in occasions {
            guard case .stage(let stage, let occurrence, _) = occasion.what else { continue }
            stages[occurrence.id, default: []].insert(stage.name)
            if stage.isRung { climbing.insert(occurrence.id) }
        }
        do {
            return Facts(
                book: book, lastRung: try ledger.lastRungRelease(occurrences: climbing),
                decided: try ledger.decidedKeys(stages: stages))
        } catch {
            throw .ledger(error)
        }
    }

    private func record(_ decisions: Decisions, watermark: Instant) throws(EngineError) {
        let new: [Notice]
        let events: [Event]
        do {
            new = try ledger.record(
                openings: decisions.openings, events: decisions.events.map(NewEvent.init),
                notices: decisions.notices, watermark: watermark)
            events = decisions.events.isEmpty ? [] : try ledger.events(after: lastEvent)
        } catch {
            throw .ledger(error)
        }
        self.watermark = watermark
        for opening in decisions.openings { book.add(opening) }
        for event in events { take(event) }
        for notice in new { tell(notice, fate: notice.fate) }
    }
}

/// Why a tick could not be finished. What was committed stays; the next tick does the rest.
package enum EngineError: Error, Sendable, CustomStringConvertible {
    case ledger(LedgerError)
    case spool(SpoolError)
    case other(String)

    package var description: String {
        switch self {
        case .ledger(let error): error.description
        case .spool(let error): "\(error)"
        case .other(let text): text
        }
    }
}

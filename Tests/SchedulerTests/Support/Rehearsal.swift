import Civil
import Rules

@testable import Scheduler

/// The service without its files: ledger and outbox are dictionaries, time is what a test says.
struct Rehearsal {
    struct Entry {
        var notice: Notice
        var sentAt: Instant?
        var recipient: String?
        var mail: Int?
    }

    private(set) var rules: RuleSet
    private(set) var book = Book()
    private(set) var openings: [Opening] = []
    private(set) var events: [Event] = []
    private(set) var entries: [String: Entry] = [:]
    /// Keys in the order of deciding.
    private(set) var order: [String] = []
    private(set) var releases: [(at: Instant, release: Release)] = []
    private(set) var watermark: Instant
    private var agenda: Agenda
    var silences: [Silence] = []
    var blast = BlastApproval.unguarded
    private var mails = 0

    init(_ rules: RuleSet, start: String) {
        self.init(rules, from: at(start))
    }

    init(_ rules: RuleSet, from start: Instant) {
        self.rules = rules
        watermark = start
        agenda = Agenda(rules: RuleSet.empty, after: start, through: start)
        load(rules, now: start)
    }

    mutating func load(_ rules: RuleSet, now: Instant) {
        self.rules = rules
        let decisions = adopt(
            rules: rules, facts: Facts(book: book, decided: Set(order)), since: watermark, now: now)
        record(decisions, now: now)
        plan()
    }

    private mutating func plan() {
        agenda = Agenda(
            rules: rules, after: watermark, through: watermark.adding(seconds: 500 * 86_400),
            book: book)
    }

    /// Everything up to `text`, at every instant at which something is to be done.
    mutating func run(to text: String) { run(to: at(text)) }

    mutating func run(to end: Instant) {
        while let next = next, next <= end { tick(next) }
        tick(end)
    }

    private var next: Instant? {
        [agenda.next(after: watermark), waiting.map(\.release).min()].compactMap { $0 }.min()
    }

    var waiting: [Notice] {
        entries.values.filter { $0.notice.fate == .pending && $0.sentAt == nil }.map(\.notice)
    }

    mutating func tick(_ text: String) { tick(at(text)) }

    mutating func tick(_ instant: Instant) {
        let now = max(instant, watermark)
        let due = agenda.due(after: watermark, through: now)
        var facts = Facts(book: book, lastRung: lastRung, decided: Set(order))
        if due.contains(where: \.isMorning) { facts.goingOut = goingOut(now) }
        let decisions = decide(rules: rules, occasions: due, facts: facts, now: now)
        watermark = now
        record(decisions, now: now)
        if !decisions.events.isEmpty || agenda.through < now.adding(seconds: 30 * 86_400) { plan() }
        send(now)
    }

    private func goingOut(_ now: Instant) -> [Notice] {
        let end = now.adding(seconds: 86_400)
        let pending = waiting.filter { $0.release <= end && $0.key.kind.isLadder }
        let occasions = agenda.due(after: watermark, through: end)
        // Most mornings are quiet, and tests have many.
        guard !(pending.isEmpty && occasions.allSatisfy { $0.rank == 2 }) else { return [] }
        return Scheduler.goingOut(
            rules: rules, occasions: occasions, pending: pending,
            facts: Facts(
                book: book, lastRung: lastRung, decided: Set(order), silences: silences), now: now)
    }

    private var lastRung: [ObligationID: Instant] {
        var found: [ObligationID: Instant] = [:]
        for entry in entries.values where entry.notice.key.kind.isLadder {
            if case .superseded = entry.notice.fate { continue }
            if entry.notice.fate == .suppressed(.acknowledged) { continue }
            guard let id = entry.notice.key.subject.obligation else { continue }
            found[id] = max(found[id] ?? entry.notice.release, entry.notice.release)
        }
        return found
    }

    private mutating func record(_ decisions: Decisions, now: Instant) {
        for opening in decisions.openings {
            openings.append(opening)
            book.add(opening)
        }
        for event in decisions.events { append(event.numbered(Int64(events.count) + 1)) }
        for notice in decisions.notices { add(notice) }
    }

    private mutating func append(_ event: Event) {
        events.append(event)
        book.add(event)
    }

    private mutating func add(_ notice: Notice) {
        let key = notice.key.description
        guard entries[key] == nil else { return }
        entries[key] = Entry(notice: notice)
        order.append(key)
    }

    private mutating func send(_ now: Instant) {
        let pending = waiting.filter { $0.release <= now }
        guard !pending.isEmpty else { return }
        var facts = Facts(book: book, decided: Set(order), silences: silences, blast: blast)
        if pending.contains(where: { $0.key.stage == "morning" }) { facts.goingOut = goingOut(now) }
        let released = release(rules: rules, pending: pending, facts: facts, now: now)
        releases.append((now, released))
        released.added.forEach { add($0) }
        for (key, fate) in released.fates { entries[key.description]?.notice.fate = fate }
        for (key, moment) in released.deferrals {
            entries[key.description]?.notice.release = moment
        }
        for bundle in released.bundles {
            mails += 1
            for notice in bundle.notices {
                if bundle.isShadow {
                    entries[notice.key.description]?.notice.fate = .suppressed(.shadow)
                    continue
                }
                entries[notice.key.description]?.sentAt = now
                entries[notice.key.description]?.recipient = bundle.recipient.address
                entries[notice.key.description]?.mail = mails
            }
        }
    }

    // MARK: Entries by hand

    /// Records what somebody asks for, if it is admitted; the tick before it has been done.
    @discardableResult
    mutating func enter(
        _ body: EventBody, _ unit: String, duty: String = "bao-cao-nam", period: String = "2025",
        on day: String? = nil, at text: String
    ) -> Refusal? {
        let id = ObligationID(occurrence: .init(duty: duty, period: period), unit: unit)
        return enter(body, id, on: day.map(date), at: at(text))
    }

    @discardableResult
    mutating func enter(
        _ body: EventBody, _ id: ObligationID, on day: CivilDate?, at now: Instant
    ) -> Refusal? {
        if now > watermark { run(to: now) }
        let on = day ?? Fixture.zone.local(at: now).date
        if let refusal = admit(Request(body, id, on: on), rules: rules, book: book, now: now) {
            return refusal
        }
        let event = Event(
            id: Int64(events.count) + 1, obligation: id, body: body, actor: "office", on: on,
            recordedAt: now)
        let told = entries.values.filter { $0.notice.key.subject.obligation == id }
            .map { Told(notice: $0.notice, hasLeft: $0.sentAt != nil) }
        let following = consequences(of: event, rules: rules, book: book, told: told, now: now)
        append(event)
        following.forEach { add($0) }
        if Agenda.changes(with: event, rules: rules) { plan() }
        return nil
    }

    // MARK: What was told

    /// `2025-10-03 07:30 reminder 30d head`, of one unit, or of all with the unit before the kind.
    func sent(_ unit: String? = nil, role: Role? = nil, kind: NoticeKind? = nil) -> [String] {
        entries.values.filter { entry in
            guard entry.sentAt != nil, role.map({ $0 == entry.notice.key.role }) ?? true,
                kind.map({ $0 == entry.notice.key.kind }) ?? true
            else { return false }
            guard let unit else { return true }
            return entry.notice.key.subject.obligation?.unit == unit
        }.map { entry in
            let key = entry.notice.key
            let about = unit == nil ? "\(key.subject.obligation?.unit ?? "list") " : ""
            return "\(clock(entry.sentAt ?? entry.notice.at)) \(about)\(key.kind.rawValue) "
                + "\(key.stage) \(key.role.text)"
        }.sorted()
    }

    var sentKeys: Set<String> { Set(entries.filter { $0.value.sentAt != nil }.keys) }

    func fate(_ part: String) -> [Notice.Fate] {
        order.filter { $0.contains(part) }.compactMap { entries[$0]?.notice.fate }
    }

    func state(_ unit: String, duty: String = "bao-cao-nam", period: String = "2025")
        -> ObligationState
    {
        let id = ObligationID(occurrence: .init(duty: duty, period: period), unit: unit)
        guard let (plan, found) = rules.duty(duty),
            let occurrence = book.occurrence(id.occurrence, duty: found, plan: plan)
        else { return ObligationState(due: .min) }
        return book.state(of: id, due: occurrence.due)
    }

    func census(_ duty: String = "bao-cao-nam", _ period: String = "2025") -> Census {
        book.census(of: OccurrenceID(duty: duty, period: period))
    }
}

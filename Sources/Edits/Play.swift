package import Civil
internal import Ledger
package import LedgerMemory
package import Mail
package import Rounds
package import Rules
package import Scheduler

/// The service in memory: its own driver over a ledger that is gone with the process, fed with what
/// the office records, or what a ledger says it recorded.
package final class Play {
    package let ledger: MemoryLedger
    package let driver: Driver
    /// What of the script concerns nothing: no such unit owes the duty, it isn't open then, or it
    /// undoes an entry that isn't there.
    package private(set) var idle: [ScriptedEvent] = []
    /// Numbers that entries of the script's ledger have here.
    private var numbers: [Int64: Int64] = [:]
    private var known: Set<Int64> = []

    /// Begins at `origin`, taking the service to have been running before: what opened earlier
    /// counts as opened in its time.
    package init(
        rules: RuleSet, from origin: Instant, pen: Pen, tokenKeys: TokenKeys? = nil,
        report: @escaping (Report) -> Void = { _ in }
    ) throws {
        ledger = MemoryLedger()
        let course = Course(
            rules: rules, book: Book(), lastEvent: 0, watermark: origin, now: origin)
        _ = try ledger.commit(course.running(), expecting: .nothing)
        driver = try Driver(
            rules: rules, ledger: ledger, outlet: PreviewOutlet(), pen: pen,
            tokenKeys: tokenKeys, isGuarded: false, now: origin, report: report)
    }

    /// Takes up `rules` over `ledger` as it stands, at `now`, in the place of `previous` where those are
    /// others.
    package init(
        rules: RuleSet, after previous: RuleSet? = nil, over ledger: MemoryLedger, pen: Pen,
        now: Instant,
        report: @escaping (Report) -> Void = { _ in }
    ) throws {
        self.ledger = ledger
        driver = try Driver(
            rules: rules, previous: previous, ledger: ledger, outlet: PreviewOutlet(), pen: pen,
            isGuarded: false, now: now, report: report)
    }

    /// Lets time pass up to `stop`, which isn't reached, with the events of `script` in their order.
    package func play(_ script: [ScriptedEvent], until stop: Instant) throws {
        var script = script[...]
        while let next = [try driver.nextInstant(), script.first?.at].compactMap({ $0 }).min(),
            next < stop
        {
            if let event = script.first, event.at <= next {
                script.removeFirst()
                try enter(event)
                continue
            }
            let now = max(next, driver.watermark)
            try driver.tick(now: now)
            guard let after = try driver.nextInstant(), after > now else {
                // Something that should have left stays: the service would try again later.
                try driver.tick(now: now.adding(seconds: 60))
                continue
            }
        }
    }

    private func enter(_ event: ScriptedEvent) throws {
        if let record = event.record { return try enter(event, record) }
        // What fell due before the office recorded this comes first.
        if event.at > driver.watermark { try driver.tick(now: event.at) }
        let found = event.entries(rules: driver.rules, book: driver.book, actor: "simulate")
        if found.entries.isEmpty, found.suspending.isEmpty { idle.append(event) }
        _ = try driver.enter(
            found.entries, suspending: found.suspending, request: nil, now: event.at)
    }

    /// An entry was admitted when it was made, so nothing is asked again. One of the service itself is
    /// there before the same would be decided here, so that it isn't decided twice.
    private func enter(_ event: ScriptedEvent, _ record: ScriptedEvent.Record) throws {
        let last = record.isOfService ? Instant(microseconds: event.at.microseconds - 1) : event.at
        if last > driver.watermark { try driver.tick(now: last) }
        var body = event.body
        if let voided = body.voids {
            guard let number = numbers[voided] else { return idle.append(event) }
            body = .voided(event: number)
        }
        if case .settled(let answer, let agreed, let note) = body {
            guard let number = numbers[answer] else { return idle.append(event) }
            body = .settled(answer: number, agreed: agreed, note: note)
        }
        for id in event.obligations(in: driver.rules, book: driver.book) {
            let isOwed =
                id.isEveryone || driver.book.members(of: id.occurrence).contains(id.unit)
                || body == .joined
            if !isOwed { idle.append(event) }
            if record.isOfService, let same = same(body, id) {
                note(record.entry, same)
                continue
            }
            let entry = Course.Entry(
                obligation: id, body: body, actor: record.actor, on: event.on,
                workingDaysLate: record.workingDaysLate)
            let recorded = try driver.enter([entry], request: nil, now: event.at)
            if let number = recorded.events.first { note(record.entry, number) }
        }
    }

    private func note(_ entry: Int64, _ number: Int64) {
        numbers[entry] = number
        known.insert(number)
    }

    /// The entry by which this was decided here already.
    private func same(_ body: EventBody, _ id: ObligationID) -> Int64? {
        driver.book.events(of: id).first {
            $0.obligation == id && $0.body == body && $0.actor == DecidedEvent.actor
                && !known.contains($0.id)
        }?.id
    }
}

/// Where a preview's mails go: nowhere, and they have left at once.
private struct PreviewOutlet: Outlet {
    func publish(_ mails: [StoredMail]) -> [Publishing] { mails.map { _ in .delivered } }
    func revoke(_ id: String) -> Revoking { .tooLate }
    func standing(of id: String) -> MailStanding { .waiting }
    func takeNews() -> [String] { [] }
    func strays(isKnown: (String) -> Bool) -> [FoundMail] { [] }
}

extension RuleSet {
    /// As a preview shows them: a plan in shadow mode as if it were live.
    package var shown: RuleSet {
        var rules = self
        for index in rules.plans.indices where rules.plans[index].mode == .shadow {
            rules.plans[index].mode = .live
        }
        return rules
    }
}

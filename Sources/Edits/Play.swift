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
    /// What of the script concerns nothing: no such unit owes the duty, it isn't open then, it undoes
    /// an entry that isn't there, or leaves open which period it means.
    package private(set) var idle: [IdleEvent] = []
    /// Numbers that entries of the script's ledger have here.
    private var numbers: [Int64: Int64] = [:]
    private var known: Set<Int64> = []

    /// - Throws: what the ledger in memory or the driver refuses.
    package init(
        rules: RuleSet, from beginning: Beginning, pen: Pen, tokenKeys: TokenKeys? = nil,
        report: @escaping (Report) -> Void = { _ in }
    ) throws {
        ledger = MemoryLedger()
        let origin = beginning.instant
        if case .running = beginning {
            let course = Course(
                rules: rules, book: Book(), lastEvent: 0, watermark: origin, now: origin)
            _ = try ledger.commit(course.running(), expecting: .nothing)
        }
        driver = try Driver(
            rules: rules, ledger: ledger, outlet: PreviewOutlet(), pen: pen,
            tokenKeys: tokenKeys, isGuarded: false, now: origin, begins: false, report: report)
        try driver.begin(now: origin, turns: beginning.turns)
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
                if event.isOfService {
                    let step = script.prefix { $0.isOfService && $0.at == event.at }
                    script.removeFirst(step.count)
                    try repeatStep(step, at: event.at)
                } else {
                    script.removeFirst()
                    let behind = script.prefix { $0.moves(behind: event) }
                    script.removeFirst(behind.count)
                    try enter(event, behind)
                }
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

    private func comeBack(_ mail: ReturnedMail, _ event: ScriptedEvent) throws {
        if event.at > driver.watermark { try driver.tick(now: event.at) }
        if try driver.comeBack(mail, to: event.units, now: event.at) { return }
        idle.append(IdleEvent(event, .noMail))
    }

    /// Whose turn it was is what came before the script, too: it is taken as it says.
    private func open(_ event: ScriptedEvent) throws {
        let last = Instant(microseconds: event.at.microseconds - 1)
        if last > driver.watermark { try driver.tick(now: last) }
        let id = OccurrenceID(duty: event.duty, period: event.period ?? "")
        // Where nobody is named it opens by itself, for whom the registry says.
        guard driver.book.openings[id] == nil, !event.units.isEmpty else { return }
        let opening = Opening(occurrence: id, openedAt: event.at, members: event.units)
        _ = try driver.enter([], opening: [opening], request: nil, now: event.at)
    }

    /// - Parameter behind: what the service recorded with it.
    private func enter(
        _ event: ScriptedEvent, _ behind: ArraySlice<ScriptedEvent>
    ) throws {
        switch event.what {
        case .began: return
        case .opened: return try open(event)
        case .returned(let mail): return try comeBack(mail, event)
        case .event, .hold: break
        }
        if let record = event.record, case .event(let body) = event.what {
            return try enter(event, body, record, behind)
        }
        // What fell due before the office recorded this comes first.
        if event.at > driver.watermark { try driver.tick(now: event.at) }
        let (found, beside) = try driver.entering(event, actor: "simulate", now: event.at)
        if let why = found.idle { idle.append(IdleEvent(event, why)) }
        if let hold = found.hold { return try driver.take(hold, now: event.at) }
        _ = try driver.enter(
            found.entries, beside: beside, request: nil, now: event.at)
    }

    /// An entry was admitted when it was made, so nothing is asked again.
    private func enter(
        _ event: ScriptedEvent, _ recorded: EventBody, _ record: ScriptedEvent.Record,
        _ behind: ArraySlice<ScriptedEvent>
    ) throws {
        if event.at > driver.watermark { try driver.tick(now: event.at) }
        guard let body = here(recorded) else {
            return idle.append(IdleEvent(event, .nothingOpen))
        }
        for id in event.obligations(in: driver.rules, book: driver.book) {
            if !isOwed(id, body, []) { idle.append(IdleEvent(event, .nothingOpen)) }
            let moving = behind.compactMap { other -> (entry: Course.Entry, number: Int64)? in
                guard let record = other.record, case .event(let body) = other.what else {
                    return nil
                }
                return (entry(other, id, body, record), record.entry)
            }
            let recorded = try driver.enter(
                [entry(event, id, body, record)] + moving.map(\.entry), request: nil, now: event.at)
            if let number = recorded.events.first { note(record.entry, number) }
            for (entry, number) in moving {
                if let same = same(entry.body, id) { note(number, same) }
            }
        }
    }

    /// What the service itself recorded at one instant is there before the same would be decided here, so
    /// that it isn't decided twice: on what opens at that very instant, too.
    private func repeatStep(_ step: ArraySlice<ScriptedEvent>, at instant: Instant) throws {
        let last = Instant(microseconds: instant.microseconds - 1)
        if last > driver.watermark { try driver.tick(now: last) }
        var openings: [OccurrenceID: Opening] = [:]
        var entries: [Course.Entry] = []
        var numbered: [Int64] = []
        for event in step {
            guard let record = event.record, case .event(let recorded) = event.what else {
                continue
            }
            guard let body = here(recorded) else {
                idle.append(IdleEvent(event, .nothingOpen))
                continue
            }
            for id in event.obligations(in: driver.rules, book: driver.book) {
                if let same = same(body, id) {
                    note(record.entry, same)
                    continue
                }
                if openings[id.occurrence] == nil {
                    openings[id.occurrence] = driver.book.opening(
                        of: id.occurrence, rules: driver.rules, having: [id.debtor], at: instant)
                }
                let heirs = entries.flatMap { $0.heirs }
                if !isOwed(id, body, (openings[id.occurrence]?.members ?? []) + heirs) {
                    idle.append(IdleEvent(event, .nothingOpen))
                }
                entries.append(entry(event, id, body, record))
                numbered.append(record.entry)
            }
        }
        let recorded = try driver.enter(
            entries, opening: openings.values.sorted { $0.occurrence < $1.occurrence },
            request: nil, now: instant)
        for (entry, number) in zip(numbered, recorded.events) { note(entry, number) }
    }

    private func isOwed(_ id: ObligationID, _ body: EventBody, _ others: [String]) -> Bool {
        id.isEveryone || body == .joined || others.contains(id.unit)
            || driver.book.members(of: id.occurrence).contains(id.unit)
    }

    private func entry(
        _ event: ScriptedEvent, _ id: ObligationID, _ body: EventBody,
        _ record: ScriptedEvent.Record
    ) -> Course.Entry {
        Course.Entry(
            obligation: id, body: body, actor: record.actor, on: event.on,
            workingDaysLate: record.workingDaysLate)
    }

    /// With the number that the entry has here which it is about; `nil` where that isn't there.
    private func here(_ body: EventBody) -> EventBody? {
        guard let about = body.isAbout else { return body }
        guard let number = numbers[about] else { return nil }
        if case .settled(_, let agreed, let note) = body {
            return .settled(answer: number, agreed: agreed, note: note)
        }
        return .voided(event: number)
    }

    private func note(_ entry: Int64, _ number: Int64) {
        numbers[entry] = number
        known.insert(number)
    }

    /// The entry by which this was decided here already.
    private func same(_ body: EventBody, _ id: ObligationID) -> Int64? {
        driver.book.events(of: id).first {
            $0.obligation == id && $0.body == body && $0.isDecided
                && !known.contains($0.id)
        }?.id
    }
}

extension ScriptedEvent {
    fileprivate var isOfService: Bool { record?.isOfService ?? false }

    /// Whether the service recorded it because `other` put a due day among days that don't count, or passed it
    /// to a unit that has such days.
    fileprivate func moves(behind other: ScriptedEvent) -> Bool {
        guard isOfService, at == other.at, case .event(let body) = what, body.isSuspension,
            case .event(let entered) = other.what, entered.movesBehind, other.record != nil
        else { return false }
        return duty == other.duty && period == other.period && units == other.units
    }
}

extension Course.Entry {
    /// The parts that come into being with it.
    fileprivate var heirs: [String] {
        guard case .transferred(let heirs) = body else { return [] }
        return heirs.map { obligation.child($0).unit }
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

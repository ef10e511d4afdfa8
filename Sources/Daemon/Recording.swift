import Civil
import Ledger
import Rules
import Scheduler

/// What came of a request to record something.
struct Recorded: Sendable {
    /// In the order of the entries.
    let events: [Int64]
    let obligations: [ObligationID]
    /// The same request was done before; nothing was written now.
    let isRepeat: Bool
    /// Units of a group that the entries passed over. A repeat doesn't know them any more.
    var leftOut: [LeftOut] = []
}

/// A unit of a group that an entry passes over, and how it stands instead.
struct LeftOut: Hashable, Sendable {
    let obligation: ObligationID
    let fulfilment: ObligationState.Fulfilment
}

extension Engine {
    /// Records `body` for every obligation in one transaction, with the notices it brings about.
    ///
    /// A repeated `request` is answered with what came of the first one.
    func append(
        _ body: EventBody, to obligations: [ObligationID], on day: CivilDate, actor: String,
        request: String?, now: Instant
    ) throws(EngineError) -> Recorded {
        try append(
            obligations.map { id in
                NewEvent(obligation: id, body: body, actor: actor, on: day, recordedAt: now)
            }, request: request, now: now)
    }

    /// Records all of `new` in one transaction, with the notices they bring about.
    ///
    /// `answer` is a mail to who asked, in the same transaction.
    func append(
        _ new: [NewEvent], request: String?, answer: NewMail? = nil, now: Instant
    ) throws(EngineError) -> Recorded {
        do {
            var events: [Event] = []
            let rules = rules
            var before = book
            var told: [ObligationID: [Told]] = [:]
            for event in new where event.body.looksBack {
                told[event.obligation] = try ledger.notices(of: event.obligation)
                    .map { Told(notice: $0.notice, hasLeft: $0.mail != nil) }
            }
            let judged = new.map { $0.late(by: workingDaysLate($0)) }
            let outcome = try ledger.append(events: judged, request: request, answer: answer) {
                recorded in
                events = recorded
                return recorded.flatMap { event in
                    let notices = consequences(
                        of: event, rules: rules, book: before, told: told[event.obligation] ?? [],
                        now: now)
                    before.add(event)
                    return notices
                }
            }
            if !outcome.isRepeat {
                for event in events { take(event) }
                if events.contains(where: { Agenda.changes(with: $0, rules: rules) }) {
                    plan(now: now)
                }
                revokeLater(about: new.map(\.obligation), now: now)
            }
            return Recorded(
                events: outcome.eventIDs, obligations: new.map(\.obligation),
                isRepeat: outcome.isRepeat)
        } catch {
            throw .ledger(error)
        }
    }

    /// Statement 15: timeliness is judged by the day the report was sent, once and for all.
    private func workingDaysLate(_ event: NewEvent) -> Int? {
        guard case .received = event.body,
            let (plan, duty) = rules.duty(event.obligation.occurrence.duty),
            let occurrence = book.occurrence(
                event.obligation.occurrence, duty: duty, plan: plan)
        else { return nil }
        let due = book.state(of: event.obligation, due: occurrence.due).due
        return plan.workingDaysLate(event.on, due: due)
    }

    /// What came of a request that was done before; `nil` for one that wasn't.
    func outcome(of request: String) throws(EngineError) -> Recorded? {
        do {
            guard let ids = try ledger.outcome(of: request) else { return nil }
            guard let first = ids.first, let last = ids.last else {
                return Recorded(events: [], obligations: [], isRepeat: true)
            }
            // A request's events are recorded together, so they follow each other.
            let wanted = Set(ids)
            let events = try ledger.events(after: first - 1, limit: Int(last - first) + 1)
                .filter { wanted.contains($0.id) }
            return Recorded(
                events: events.map(\.id), obligations: events.map(\.obligation), isRepeat: true)
        } catch {
            throw .ledger(error)
        }
    }

    /// The event with this id; `nil` where there is none.
    func event(_ id: Int64) throws(EngineError) -> Event? {
        guard id > 0 else { return nil }
        do throws(LedgerError) {
            return try ledger.events(after: id - 1, limit: 1).first { $0.id == id }
        } catch {
            throw .ledger(error)
        }
    }
}

extension EventBody {
    /// What follows from it depends on what was told before.
    fileprivate var looksBack: Bool {
        switch self {
        case .received, .returned: true
        case .acknowledged, .submitted, .accepted, .extended, .extensionAsked, .waived, .cancelled,
            .reassigned, .joined, .transferred, .voided:
            false
        }
    }
}

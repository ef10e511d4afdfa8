import Civil
import Ledger
import Rules
import Scheduler

/// What came of a request to record something.
struct Recorded: Sendable {
    /// In the order of the obligations.
    let events: [Int64]
    let obligations: [ObligationID]
    /// The same request was done before; nothing was written now.
    let isRepeat: Bool
}

extension Engine {
    /// Records `body` for every obligation in one transaction, with the notices it brings about.
    ///
    /// A repeated `request` is answered with what came of the first one.
    func append(
        _ body: EventBody, to obligations: [ObligationID], on day: CivilDate, actor: String,
        request: String?, now: Instant
    ) throws(EngineError) -> Recorded {
        let new = obligations.map { id in
            NewEvent(obligation: id, body: body, actor: actor, on: day, recordedAt: now)
        }
        do {
            var events: [Event] = []
            let rules = rules
            var sent: [ObligationID: [Notice]] = [:]
            if case .received = body {
                for id in obligations {
                    sent[id] = try ledger.notices(of: id).filter { $0.mail != nil }.map(\.notice)
                }
            }
            let outcome = try ledger.append(events: new, request: request) { recorded in
                events = recorded
                return recorded.flatMap { event in
                    consequences(
                        of: event, rules: rules, sent: sent[event.obligation] ?? [], now: now)
                }
            }
            if !outcome.isRepeat {
                for event in events { take(event) }
                if case .extended = body { plan(now: now) }
                if case .voided = body { plan(now: now) }
            }
            return Recorded(
                events: outcome.eventIDs, obligations: obligations, isRepeat: outcome.isRepeat)
        } catch {
            throw .ledger(error)
        }
    }
}

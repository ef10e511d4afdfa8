package import Civil
internal import Ledger
package import Scheduler

/// What came of a request to record something.
package struct Recorded: Sendable {
    /// In the order of the entries, without what the service made of them beside.
    package let events: [Int64]
    package let obligations: [ObligationID]
    /// The same request was done before; nothing was written now.
    package let isRepeat: Bool

    package init(events: [Int64], obligations: [ObligationID], isRepeat: Bool) {
        self.events = events
        self.obligations = obligations
        self.isRepeat = isRepeat
    }

    /// - Parameter recorded: all that a request recorded, with what followed from it at once.
    init(_ recorded: [Event], isRepeat: Bool) {
        let asked = recorded.filter { !$0.isDecided }
        let own = asked.isEmpty ? recorded : asked
        self.init(
            events: own.map(\.id), obligations: own.map(\.obligation), isRepeat: isRepeat)
    }
}

/// Another machine recorded something meanwhile: whether an entry is right is to be judged anew.
package struct Overtaken: Error, Sendable {}

/// What only the machine that leads can do.
package struct NeedsLeader: Error, Sendable, CustomStringConvertible {
    package var description: String { "only the machine that decides can do this" }
}

/// The id of a request was used before for another one.
package struct RequestReused: Error, Sendable {
    package let request: String
}

extension Driver {
    /// Records all of `entries` in one change, with the notices they bring about; on a machine that follows
    /// without these, which are the leader's.
    ///
    /// A repeated `request` is answered with what came of the first one.
    ///
    /// - Parameters:
    ///   - openings: of what the entries are about that isn't open; recorded before them.
    ///   - answer: a mail to who asked, frozen in the same change.
    ///   - settings: what is to be remembered beside, in the same change.
    /// - Throws: `Overtaken`, `NeedsLeader`, `RequestReused`, or a `DriverError`.
    package func enter(
        _ entries: [Course.Entry], opening openings: [Opening] = [],
        request: Change.NewRequest?, answer: NewMail? = nil, settings: [String: String?] = [:],
        now: Instant
    ) throws -> Recorded {
        while true {
            try consider(now: now)
            let course = course(now)
            let entered = course.record(entries, opening: openings)
            let events = entered.change.events
            let known = try ask(
                course.query(for: isFollowing ? [] : events, request: request?.id))
            if let request, let outcome = known.request {
                return try recorded(outcome, of: request)
            }
            var change = entered.change
            if isFollowing {
                // The leader hears of what stands beside by its events alone.
                guard takesEntries, settings.isEmpty || !events.isEmpty else { throw NeedsLeader() }
                change = recording(entered)
            } else {
                change.notices = course.consider(entered, answer: known)
                change.decidedAt = now
            }
            change.request = request
            if let answer { change.mails = [answer] }
            change.settings.merge(settings) { _, new in new }
            if change.isEmpty { return Recorded(events: [], obligations: [], isRepeat: false) }
            guard try commit(change, .entry(lastEvent: lastEvent)) else {
                guard machine == nil else { throw Overtaken() }
                continue
            }
            if isFollowing { return Recorded(events, isRepeat: false) }
            if !openings.isEmpty
                || events.contains(where: { Agenda.changes(with: $0, rules: rules) })
            {
                plan(now: now)
            }
            revokeLater(about: events.flatMap(course.concerned), now: now)
            return Recorded(events, isRepeat: false)
        }
    }

    /// Records `body` for every obligation.
    package func enter(
        _ body: EventBody, to obligations: [ObligationID], on day: CivilDate, actor: String,
        request: Change.NewRequest?, now: Instant
    ) throws -> Recorded {
        try enter(
            obligations.map {
                Course.Entry(obligation: $0, body: body, actor: actor, on: day)
            }, request: request, now: now)
    }

    /// What came of a request that was done before; `nil` for one that wasn't.
    package func outcome(of request: Change.NewRequest) throws -> Recorded? {
        var query = Query()
        query.request = request.id
        return try ask(query).request.map { try recorded($0, of: request) }
    }

    private func recorded(
        _ outcome: RequestOutcome, of request: Change.NewRequest
    ) throws -> Recorded {
        guard outcome.digest.map({ $0 == request.digest }) ?? true else {
            throw RequestReused(request: request.id)
        }
        // A request's events are recorded together, so they follow each other.
        let wanted = Set(outcome.events)
        guard let first = outcome.events.first else {
            return Recorded(events: [], obligations: [], isRepeat: true)
        }
        let events = try events(after: first - 1, limit: outcome.events.count)
            .filter { wanted.contains($0.id) }
        return Recorded(events, isRepeat: true)
    }

    /// The event with this number; `nil` where there is none.
    package func event(_ id: Int64) throws(DriverError) -> Event? {
        guard id > 0 else { return nil }
        return try events(after: id - 1, limit: 1).first { $0.id == id }
    }

    private func events(after id: Int64, limit: Int) throws(DriverError) -> [Event] {
        do { return try ledger.tail(after: id, limit: limit) } catch { throw .ledger(error) }
    }
}

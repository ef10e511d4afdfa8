package import Civil
package import Scheduler

/// An event that is not recorded yet: the ledger gives it its id.
package struct NewEvent: Hashable, Sendable {
    package let obligation: ObligationID
    package let body: EventBody
    package let actor: String
    package let on: CivilDate
    package let recordedAt: Instant
    package let workingDaysLate: Int?

    package init(
        obligation: ObligationID, body: EventBody, actor: String, on: CivilDate,
        recordedAt: Instant, workingDaysLate: Int? = nil
    ) {
        self.obligation = obligation
        self.body = body
        self.actor = actor
        self.on = on
        self.recordedAt = recordedAt
        self.workingDaysLate = workingDaysLate
    }

    /// The same, judged.
    package func late(by workingDays: Int?) -> NewEvent {
        NewEvent(
            obligation: obligation, body: body, actor: actor, on: on, recordedAt: recordedAt,
            workingDaysLate: workingDays)
    }

    /// What the service itself decided.
    package init(_ event: DecidedEvent) {
        self.init(
            obligation: event.obligation, body: event.body, actor: DecidedEvent.actor, on: event.on,
            recordedAt: event.at)
    }

    func numbered(_ id: Int64) -> Event {
        Event(
            id: id, obligation: obligation, body: body, actor: actor, on: on,
            recordedAt: recordedAt, workingDaysLate: workingDaysLate)
    }
}

/// What came of a request to append events.
package struct AppendOutcome: Hashable, Sendable {
    /// In the order of the events.
    package let eventIDs: [Int64]
    /// The request had been done before; nothing was written now.
    package let isRepeat: Bool
    /// The notices that followed and were new.
    package let notices: [Notice]
}

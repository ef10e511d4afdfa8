package import Civil
package import Rules

/// Something that somebody asks to have recorded.
package struct Request: Hashable, Sendable {
    package let body: EventBody
    package let obligation: ObligationID
    /// The day it held: of a receipt the day the report was sent.
    package let on: CivilDate

    package init(_ body: EventBody, _ obligation: ObligationID, on: CivilDate) {
        self.body = body
        self.obligation = obligation
        self.on = on
    }
}

/// Why a request can't be recorded.
package enum Refusal: Hashable, Sendable {
    case unknownDuty
    /// The occurrence hasn't opened.
    case notOpened
    /// The unit is none of its members.
    case notOwed
    case noReportExpected
    /// It stands otherwise than the request supposes; `heirs` took it over where there are any.
    case doesNotFit(ObligationState.Fulfilment, heirs: [String])
    case futureDay(CivilDate)
    /// A report on what happened later.
    case beforeEvent(CivilDate)
    /// A day that must come after today doesn't.
    case notAfterToday(CivilDate)
    case dueAlready(CivilDate)
    case unknownUnit(String)
    /// It answers for it already, or has ended.
    case unfitUnit(String)
    case unknownEntry(Int64)
    case voidsVoid(Int64)
    case voidedAlready(Int64)
    /// Entries of the service itself follow rules and registry, which are what to mend.
    case entryOfService(Int64)
    /// A later entry rests on it.
    case neededBy(entry: Int64, Int64)
    /// No answer with this number waits for the office.
    case notWaiting(Int64)
}

/// Whether `request` fits what is known. All of a request's obligations are asked about before
/// anything is written: one refusal refuses all.
package func admit(_ request: Request, rules: RuleSet, book: Book, now: Instant) -> Refusal? {
    let id = request.obligation
    guard let (plan, duty) = rules.duty(id.occurrence.duty) else { return .unknownDuty }
    guard book.openings[id.occurrence] != nil,
        let occurrence = book.occurrence(id.occurrence, duty: duty, plan: plan)
    else { return .notOpened }
    if case .voided(let entry) = request.body, id.isEveryone {
        return refusal(ofTakingBack: entry, occurrence, book: book)
    }
    guard book.isMember(id.unit, of: id.occurrence) else { return .notOwed }
    let today = plan.day(of: now)
    // What is suspended may be said before.
    if request.on > today, !request.body.isSuspension { return .futureDay(request.on) }
    let state = book.state(of: id, due: occurrence.due)
    if case .voided(let entry) = request.body { return refusal(ofVoiding: entry, id, book: book) }
    guard request.body.fits(state.fulfilment) else {
        return .doesNotFit(state.fulfilment, heirs: state.heirs)
    }
    switch request.body {
    case .received, .submitted:
        if let happened = book.happening(of: id.occurrence), request.on < happened.on {
            return .beforeEvent(happened.on)
        }
        return duty.expectsReport || duty.kind == .inspection ? nil : .noReportExpected
    case .acknowledged(let until), .returned(let until, _):
        return until.flatMap { $0 < today ? .notAfterToday($0) : nil }
    case .extended(let to, _):
        if to <= today { return .notAfterToday(to) }
        // Granted by name it is due then whatever becomes of days that don't count.
        return to == state.due && !state.isMovedBySuspension ? .dueAlready(to) : nil
    case .extensionAsked(let until): return until <= today ? .notAfterToday(until) : nil
    case .reassigned(let unit):
        guard let found = rules.registry.unit(unit) else { return .unknownUnit(unit) }
        guard found.exists(on: today), unit != state.responsible ?? id.debtor else {
            return .unfitUnit(unit)
        }
        return nil
    case .settled(let answer, _, _):
        let isWaiting = book.waiting(of: id, rules: rules).contains { $0.number == answer }
        return isWaiting ? nil : .notWaiting(answer)
    case .accepted, .unread, .waived, .cancelled, .joined, .transferred, .occurred, .suspended,
        .voided:
        return nil
    }
}

/// The requests that can't be recorded, each with its reason; empty when all can.
package func admit(
    _ requests: [Request], rules: RuleSet, book: Book, now: Instant
) -> [(request: Request, refusal: Refusal)] {
    requests.compactMap { request in
        admit(request, rules: rules, book: book, now: now).map { (request, $0) }
    }
}

/// Of voiding what is said of all members alike: that something happened, as long as no report on it has
/// come in. What the service itself withdrew follows the rules.
private func refusal(
    ofTakingBack entry: Int64, _ occurrence: Occurrence, book: Book
) -> Refusal? {
    let events = book.events(of: .everyone(in: occurrence.id))
    guard let event = events.first(where: { $0.id == entry }) else { return .unknownEntry(entry) }
    if event.body.voids != nil { return .voidsVoid(entry) }
    if events.contains(where: { $0.body.voids == entry }) { return .voidedAlready(entry) }
    guard event.body.isHappening else { return .entryOfService(entry) }
    for unit in book.exceptions(of: occurrence.id) {
        let id = ObligationID(occurrence: occurrence.id, unit: unit)
        let entries = book.events(of: id)
        let voided = Set(entries.compactMap(\.body.voids))
        // One that was sent back has come in as well.
        if let receipt = entries.first(where: { $0.body.isReceipt && !voided.contains($0.id) }) {
            return .neededBy(entry: entry, receipt.id)
        }
        let state = book.state(of: id, due: occurrence.due)
        switch state.fulfilment {
        case .received, .accepted:
            return .neededBy(entry: entry, state.closedBy ?? entry)
        case .open, .waived, .cancelled, .transferred: continue
        }
    }
    return nil
}

private func refusal(ofVoiding entry: Int64, _ id: ObligationID, book: Book) -> Refusal? {
    let events = book.events(of: id)
    guard let event = events.first(where: { $0.id == entry }) else { return .unknownEntry(entry) }
    if event.body.voids != nil { return .voidsVoid(entry) }
    let voided = Set(events.compactMap(\.body.voids))
    if voided.contains(entry) { return .voidedAlready(entry) }
    // What opened while a suspension held has an entry of the service's, which goes with the suspension.
    if event.isDecided, !event.body.isSuspension {
        return .entryOfService(entry)
    }
    // What rested on it would hang in the air: take that back first.
    var fulfilment = ObligationState.Fulfilment.open
    var seen: [Event] = []
    for other in events where !voided.contains(other.id) && other.id != entry {
        guard other.body.fits(fulfilment) else { return .neededBy(entry: entry, other.id) }
        seen.append(other)
        fulfilment = ObligationState(due: .min, events: seen).fulfilment
    }
    return nil
}

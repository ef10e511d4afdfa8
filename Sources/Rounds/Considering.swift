internal import Civil
package import Ledger
internal import Rules
internal import Scheduler

/// Entries on a machine that follows: it records them, and the leader does what follows from them.
///
/// Each is considered once and in order, in the change that moves a mark among the ledger's settings: whoever leads
/// by then goes on behind the mark.
extension Driver {
    /// The last event that was considered.
    private static let markName = "entries:considered"
    /// Followed by an event's number: who is to be told by it, which the event doesn't say.
    private static let passedOnPrefix = "entries:passed-on:"

    /// Whether it only records what people enter.
    var isFollowing: Bool { machine != nil && term == nil }

    /// Whether entries are taken here; not before somebody has led.
    package var takesEntries: Bool { !isFollowing || considered != nil }

    // MARK: The mark

    /// Whether nothing is left that follows from what machines that share a ledger recorded, or were told.
    package static func hasConsideredAll(
        of ledger: any LedgerReading
    ) throws(LedgerError) -> Bool {
        let last = try ledger.standing().lastEvent
        let returned = try ledger.settings(prefix: returnPrefix)
        return try mark(in: ledger) ?? last >= last && returned.isEmpty
    }

    /// Up to where the events of a shared ledger have been considered; `nil` before anybody led.
    static func mark(in ledger: any LedgerReading) throws(LedgerError) -> Int64? {
        try ledger.settings(prefix: markName)[markName].flatMap { Int64($0) }
    }

    /// Of the first that leads: what there is by then was entered where it was also considered.
    func beginConsidering() throws(DriverError) {
        while considered == nil, machine != nil {
            var change = Change()
            change.settings[Self.markName] = String(lastEvent)
            if try commit(change, .entry(lastEvent: lastEvent)) { considered = lastEvent }
        }
    }

    /// The same change; what a leader records it has considered.
    func considering(_ change: Change) -> Change {
        guard isSharing, let last = change.events.last?.id else { return change }
        var change = change
        change.settings[Self.markName] = String(last)
        return change
    }

    /// Whether it leads machines that share the ledger.
    private var isSharing: Bool { machine != nil && term != nil }

    /// Takes in what was recorded; what nobody has considered is kept with the book as it was before it.
    func take(_ event: Event, isConsidered: Bool) {
        if isConsidered {
            considered = considered.map { max($0, event.id) }
        } else if let considered, event.id > considered {
            unconsidered = unconsidered ?? Unconsidered(before: book)
            unconsidered?.add(event)
        }
        book.add(event)
        lastEvent = max(lastEvent, event.id)
    }

    /// Up to here has been considered.
    func pass(_ mark: Int64?) {
        considered = mark
        unconsidered = unconsidered?.without(through: mark ?? .max)
    }

    // MARK: Recording only

    /// The change of a machine that follows.
    func recording(_ entered: Course.Entered) -> Change {
        var change = entered.change
        for (event, role) in entered.passedOn {
            change.settings["\(Self.passedOnPrefix)\(event)"] = role.text
        }
        return change
    }

    // MARK: What follows

    /// Of a leader: reads on where another machine recorded something.
    func lookForEntries() throws(DriverError) {
        guard isSharing else { return }
        let last: Int64
        do { last = try ledger.standing().lastEvent } catch { throw .ledger(error) }
        if last != lastEvent { try reread() }
    }

    /// Does what follows from entries of other machines, before anything is decided on the book that has them: of
    /// those that were entered together in one change.
    func consider(now: Instant) throws(DriverError) {
        guard isSharing else { return }
        while let rest = unconsidered {
            let act = rest.act
            let course = course(now, book: rest.before)
            var change = Change()
            let passedOn = try passedOn(by: act, &change)
            var entered = Course.Entered(change: Change(), passedOn: passedOn)
            entered.change.events = act
            change.notices = course.consider(
                entered, answer: try ask(course.query(for: act, request: nil)))
            change.decidedAt = now
            change.settings[Self.markName] = act.last.map { String($0.id) }
            guard try commit(change, .entry(lastEvent: lastEvent)) else { continue }
            pass(act.last?.id)
            unrevoked += act.flatMap(course.concerned)
            if act.contains(where: { Agenda.changes(with: $0, rules: rules) }) {
                isPlanStale = true
            }
        }
        if isPlanStale { plan(now: now) }
    }

    private func passedOn(
        by act: [Event], _ change: inout Change
    ) throws(DriverError) -> [Int64: Role] {
        var found: [Int64: Role] = [:]
        let notes = try settings(Self.passedOnPrefix)
        for event in act {
            let name = "\(Self.passedOnPrefix)\(event.id)"
            guard let text = notes[name] else { continue }
            found[event.id] = Role(keyText: text)
            change.settings.updateValue(nil, forKey: name)
        }
        return found
    }
}

/// Events of which nobody has considered yet what follows from them, oldest first.
struct Unconsidered {
    /// The book as it was before them.
    private(set) var before: Book
    private var events: [Event] = []

    init(before: Book) { self.before = before }

    /// The first of them, with those that were recorded together with it.
    var act: [Event] {
        Array(events.prefix { $0.recordedAt == events.first?.recordedAt })
    }

    mutating func add(_ event: Event) { events.append(event) }

    /// The rest; `nil` where there is none.
    func without(through mark: Int64) -> Unconsidered? {
        var rest = self
        let past = events.prefix { $0.id <= mark }
        for event in past { rest.before.add(event) }
        rest.events.removeFirst(past.count)
        return rest.events.isEmpty ? nil : rest
    }

    mutating func adopt(calendarsOf rules: RuleSet) { before.adopt(calendarsOf: rules) }
}

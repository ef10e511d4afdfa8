package import Civil
package import Rules

/// What people enter: from requests to events.
extension Course {
    /// What somebody asks to have recorded, before it has a number.
    package struct Entry: Hashable, Sendable {
        package let obligation: ObligationID
        package let body: EventBody
        package let actor: String
        /// The day it held.
        package let on: CivilDate
        /// How late it was, where that was judged before; `nil` has it judged now.
        package let workingDaysLate: Int?
        /// The answer that says so, in its own words; `nil` for what nobody wrote.
        package let said: SaidWords?
        /// Who of the unit is to be told, because its head passed the matter on.
        package let passedOn: Role?
        /// Days that don't count which the same request names before it: they stand already.
        private(set) var behind: [Suspension] = []

        package init(
            obligation: ObligationID, body: EventBody, actor: String, on: CivilDate,
            workingDaysLate: Int? = nil, said: SaidWords? = nil, passedOn: Role? = nil
        ) {
            self.passedOn = passedOn
            self.said = said
            self.obligation = obligation
            self.body = body
            self.actor = actor
            self.on = on
            self.workingDaysLate = workingDaysLate
        }

        /// The same behind suspensions that its request begins.
        package func standing(behind suspensions: [Suspension]) -> Self {
            var entry = self
            entry.behind = suspensions
            return entry
        }
    }

    /// Entries on their way into the ledger.
    package struct Entered: Sendable {
        /// Openings, events and what was said, without what follows from them.
        package var change: Change
        /// Who of a unit is to be told by an event, because its head passed the matter on: the event doesn't
        /// say so.
        package var passedOn: [Int64: Role]

        package init(change: Change, passedOn: [Int64: Role]) {
            self.change = change
            self.passedOn = passedOn
        }
    }

    /// The entries as they are recorded: numbered, with what moves or passes on together with them, which stands
    /// in the ledger right behind each.
    ///
    /// - Parameter openings: of what they are about that isn't open.
    package func record(_ entries: [Entry], opening openings: [Opening] = []) -> Entered {
        var change = Change()
        var passedOn: [Int64: Role] = [:]
        var before = book
        change.openings = openings
        for opening in openings { before.add(opening) }
        for (index, entry) in entries.enumerated() {
            let event = Event(
                id: lastEvent + Int64(change.events.count) + 1, obligation: entry.obligation,
                body: entry.body,
                actor: entry.actor, on: entry.on, recordedAt: now,
                workingDaysLate: entry.workingDaysLate ?? workingDaysLate(entry, before))
            let standing = suspensions + entry.behind
            let isRepeated = Self.isMoved(behind: entry, entries[(index + 1)...])
            let following = isRepeated ? [] : suspending(after: event, standing, before)
            if let opening = Opening(event) {
                change.openings.append(opening)
                before.add(opening)
            }
            for event in [event] + following {
                before.add(event)
                change.events.append(event)
            }
            suspend(what: event, standing, &before, &change)
            if !event.isDecided,
                event.body.isHappening || event.body.mayReopen && !event.obligation.isEveryone
            {
                passOn(entry.obligation, standing, &before, &change)
            }
            if let said = entry.said {
                change.answers.append(Change.NewAnswer(event: event.id, said: said))
            }
            passedOn[event.id] = entry.passedOn
        }
        return Entered(change: change, passedOn: passedOn)
    }

    /// What follows from something that happened while its units are suspended moves at once.
    private func suspend(
        what event: Event, _ standing: [Suspension], _ before: inout Book, _ change: inout Change
    ) {
        guard let opening = Opening(event),
            let (plan, duty) = rules.duty(opening.occurrence.duty),
            let occurrence = before.occurrence(opening.occurrence, duty: duty, plan: plan)
        else { return }
        for decided in standing.events(
            opening: occurrence, plan: plan, duty: duty, book: before, at: now)
        {
            let event = decided.numbered(lastEvent + Int64(change.events.count) + 1)
            before.add(event)
            change.events.append(event)
        }
    }

    /// Whether another ledger's entries say themselves what moved behind this one: the suspension may be taken
    /// back by now.
    private static func isMoved(behind entry: Entry, _ rest: ArraySlice<Entry>) -> Bool {
        if entry.actor == DecidedEvent.actor { return true }
        guard entry.body.movesBehind, let next = rest.first else { return false }
        return next.actor == DecidedEvent.actor && next.body.isSuspension
            && next.obligation == entry.obligation
    }

    /// An extension to a day that doesn't count moves on as what was due there would have; what passes to a
    /// unit moves by the days of that unit.
    private func suspending(
        after event: Event, _ standing: [Suspension], _ before: Book
    ) -> [Event] {
        guard !standing.isEmpty, event.body.movesBehind,
            let (plan, duty) = rules.duty(event.obligation.occurrence.duty),
            let occurrence = before.occurrence(
                event.obligation.occurrence, duty: duty, plan: plan)
        else { return [] }
        var book = before
        book.add(event)
        let moving: [DecidedEvent]
        if case .reassigned(let unit) = event.body {
            moving = standing.events(
                passing: event.obligation, to: unit, from: event.on, due: occurrence, plan: plan,
                duty: duty, book: book, at: now)
        } else {
            moving = standing.events(
                moving: event.obligation, due: occurrence, from: event.on, plan: plan, duty: duty,
                book: book, at: now, isExtended: true)
        }
        return moving.enumerated().map { offset, decided in
            decided.numbered(event.id + 1 + Int64(offset))
        }
    }

    /// What is open now although its unit has ended meanwhile, since it is owed again or had happened before,
    /// passes on at once, as it would have done when the unit ended (statement 9): no later start finds it
    /// (statement 38).
    private func passOn(
        _ id: ObligationID, _ standing: [Suspension], _ before: inout Book, _ change: inout Change
    ) {
        guard let (plan, duty) = rules.duty(id.occurrence.duty),
            let occurrence = before.occurrence(id.occurrence, duty: duty, plan: plan)
        else { return }
        let day = plan.day(of: now)
        guard duty.expectsReport || occurrence.due >= day else { return }
        var step = Reorganisation(
            rules: rules, plan: plan, duty: duty, occurrence: occurrence, suspensions: standing,
            day: day, at: now)
        step.passOn(
            id.isEveryone ? before.members(of: id.occurrence) : [id.unit], book: before)
        for decided in step.events {
            let event = decided.numbered(lastEvent + Int64(change.events.count) + 1)
            before.add(event)
            change.events.append(event)
        }
    }

    /// Statement 15: timeliness is judged by the day the report was sent, once and for all.
    private func workingDaysLate(_ entry: Entry, _ book: Book) -> Int? {
        let id = entry.obligation
        guard case .received = entry.body, let (plan, duty) = rules.duty(id.occurrence.duty),
            let occurrence = book.occurrence(id.occurrence, duty: duty, plan: plan)
        else { return nil }
        return plan.workingDaysLate(
            entry.on, due: book.state(of: id, due: occurrence.due).due)
    }
}

import Civil
import Control
import Desk
import Messages
import Rounds
import Rules
import Scheduler

/// What entries of another ledger need before they can be entered here: what they are about opens as it
/// would have in its time, and goes through what the registry did until then (statements 9 and 13).
struct ControlRestoring {
    private let rules: RuleSet
    private let now: Instant
    /// Days on which the registry changes anything.
    private let changes: [CivilDate]
    /// The units that entries name, by occurrence: whose turn it was in a rotation.
    private let named: [OccurrenceID: Set<String>]
    /// Those that the registry's changes are followed in, with the day up to which they were.
    private var followed: [OccurrenceID: CivilDate] = [:]
    private(set) var openings: [Opening] = []

    init(_ entries: [ControlEntry], rules: RuleSet, now: Instant) {
        self.rules = rules
        self.now = now
        let recorded = entries.filter { $0.recorded != nil || $0.kind == .open }
        guard !recorded.isEmpty else {
            changes = []
            named = [:]
            return
        }
        let units = rules.registry.units
        changes = Set(units.compactMap(\.from) + units.compactMap { $0.until?.adding(days: 1) })
            .sorted()
        var named: [OccurrenceID: Set<String>] = [:]
        for entry in recorded {
            guard let id = Self.occurrence(entry, rules) else { continue }
            named[id, default: []].formUnion(entry.units)
        }
        self.named = named
    }

    /// - Throws: where the rules know no such period, or it hasn't begun.
    func check(_ entry: ControlEntry, _ book: Book) throws(Refusals) {
        let name = try entry.needed(entry.duty, "duty")
        let period = try entry.needed(entry.period, "period")
        for unit in entry.units { _ = try ControlNames(rules: rules).unit(unit) }
        guard let id = Self.occurrence(entry, rules),
            book.openings[id] != nil || book.opening(of: id, rules: rules, at: now) != nil
        else {
            throw Refusals(
                ControlRefusal(
                    .unusable, vi: "'\(name)' không có kỳ \(period) đã mở",
                    en: "'\(name)' has no period \(period) that has begun"))
        }
    }

    private static func occurrence(_ entry: ControlEntry, _ rules: RuleSet) -> OccurrenceID? {
        guard let name = entry.duty, let period = entry.period,
            let (plan, duty) = rules.duty(rules.dutyID(name) ?? name)
        else { return nil }
        return OccurrenceID(duty: duty.id, period: duty.key(ofPeriod: period, in: plan))
    }

    /// What comes before an entry; openings stand in `openings`.
    ///
    /// - Parameter suspensions: those that stand by then.
    mutating func before(
        _ entry: ControlEntry, _ suspensions: [Suspension], _ book: inout Book
    ) -> [Course.Entry] {
        guard let recorded = entry.recorded ?? (entry.kind == .open ? now : nil),
            let id = Self.occurrence(entry, rules), let plan = rules.duty(id.duty)?.plan
        else { return [] }
        let units = named[id] ?? []
        if entry.kind == .open, book.openings[id] != nil, !entry.units.isEmpty {
            return turned(id, to: entry.units, plan.day(of: recorded), book)
        }
        if let opening = book.opening(of: id, rules: rules, having: units, at: now) {
            openings.append(opening)
            book.add(opening)
            followed[id] = opening.openedDay(plan, rules, book)
        }
        var returned: [Course.Entry] = []
        for unit in entry.units {
            let own = ObligationID(occurrence: id, unit: unit)
            if book.isMember(unit, of: id) {
                returned += handedBack(own, book)
                continue
            }
            // A part that never came about here: its heirs were fewer when this ledger began. Or who joined
            // what was over by then.
            let wholes = own.wholes.flatMap { handedBack($0, isSplit: true, book) }
            followed[id] = book.openings[id]?.openedDay(plan, rules, book)
            returned += wholes
        }
        if !returned.isEmpty, followed[id] == nil { followed[id] = plan.day(of: recorded) }
        var after = book
        for (offset, void) in returned.enumerated() {
            after.add(
                Event(
                    id: .max / 2 + Int64(offset), obligation: void.obligation, body: void.body,
                    actor: void.actor, on: void.on, recordedAt: now))
        }
        return returned + follow(id, through: plan.day(of: recorded), suspensions, after)
    }

    /// Whose turn it was in the other ledger, where this one had opened it for others: they owe it, and the
    /// others don't, unless somebody entered something of theirs.
    private func turned(
        _ id: OccurrenceID, to units: [String], _ day: CivilDate, _ book: Book
    ) -> [Course.Entry] {
        let members = book.members(of: id)
        func entry(_ unit: String, _ body: EventBody) -> Course.Entry {
            Course.Entry(
                obligation: ObligationID(occurrence: id, unit: unit), body: body,
                actor: DecidedEvent.actor, on: day)
        }
        let isRotation = rules.duty(id.duty)?.duty.unitsPerTime != nil
        let surplus = members.filter { unit in
            // Who began later has joined there, too (statement 13): a line tells who was there at first.
            if !isRotation, rules.registry.unit(unit)?.from.map({ day < $0 }) ?? false {
                return false
            }
            let own = ObligationID(occurrence: id, unit: unit)
            return !units.contains(own.origin) && book.state(of: own, due: .min).isOpen
                && book.events(of: own).allSatisfy(\.isDecided)
        }
        return units.filter { !members.contains($0) }.map { entry($0, .joined) }
            + surplus.map { entry($0, .cancelled) }
    }

    /// What the registry has done by now to everything that `before` touched.
    ///
    /// - Parameter suspensions: those that stand by now.
    mutating func after(_ book: Book, _ suspensions: [Suspension]) -> [Course.Entry] {
        followed.keys.sorted().flatMap { id -> [Course.Entry] in
            guard let plan = rules.duty(id.duty)?.plan else { return [] }
            return follow(id, through: plan.day(of: now), suspensions, book)
        }
    }

    private mutating func follow(
        _ id: OccurrenceID, through day: CivilDate, _ suspensions: [Suspension], _ book: Book
    ) -> [Course.Entry] {
        guard let last = followed[id], last < day else { return [] }
        followed[id] = day
        guard changes.contains(where: { last < $0 && $0 <= day }) else { return [] }
        return book.reorganised(
            id, rules: rules, suspensions: suspensions, on: day, at: now)
    }

    /// What passed on here when the service began, before what its unit had entered was
    /// known: it comes back, as long as nothing was entered about a part of it.
    ///
    /// - Parameter isSplit: elsewhere it passed on to several units.
    private func handedBack(
        _ id: ObligationID, isSplit: Bool = false, _ book: Book
    ) -> [Course.Entry] {
        let events = book.events(of: id)
        let voided = Set(events.compactMap(\.body.voids))
        guard
            let passed = events.last(where: { !$0.passings.isEmpty && !voided.contains($0.id) }),
            passed.isDecided, !book.isUsed(passed),
            // What this request brings about itself has no number yet that could be voided.
            passed.id < .max / 2
        else { return [] }
        // What passed to one unit alone is entered for that.
        if case .reassigned = passed.body,
            !isSplit || !book.state(of: id, due: .min).isOpen
        {
            return []
        }
        return [
            Course.Entry(
                obligation: id, body: .voided(event: passed.id), actor: DecidedEvent.actor,
                on: passed.on)
        ]
    }
}

extension Opening {
    /// The day on which it would have opened in its time.
    fileprivate func openedDay(_ plan: Plan, _ rules: RuleSet, _ book: Book) -> CivilDate {
        rules.duty(occurrence.duty).flatMap {
            book.occurrence(occurrence, duty: $0.duty, plan: $0.plan)?.opensOn
        } ?? plan.day(of: openedAt)
    }
}

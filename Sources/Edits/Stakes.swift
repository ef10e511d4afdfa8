internal import Civil
internal import Ledger
internal import Rules
internal import Scheduler

/// What one rule set's taking another's place does to records, to what is owed and to its dates.
///
/// Everything it needs is in the books, but for who was told of what would be moved or withdrawn:
/// that the ledger is asked, and of nothing else. So it costs what the edit changes.
struct Stakes {
    /// Under the rules in force, and under the new ones once taken up.
    let old: Owing
    let new: Owing
    /// The days compared. What is open or recorded counts whenever it is due.
    let days: ClosedRange<CivilDate>
    let ledger: any LedgerReading
    private let recorded: [String: [OccurrenceID]]

    init(old: Owing, new: Owing, days: ClosedRange<CivilDate>, ledger: any LedgerReading) {
        self.old = old
        self.new = new
        self.days = days
        self.ledger = ledger
        recorded = Dictionary(grouping: old.book.recorded, by: \.duty)
    }

    func add(to found: inout EditConsequences) throws(LedgerError) {
        for duty in recorded.keys.sorted() {
            for id in recorded[duty] ?? [] {
                found.orphans += orphans(of: id)
                found.displaced += displaced(from: id)
            }
        }
        found.orphans.sort { $0.entry < $1.entry }
        found.displaced.sort { $0.entry < $1.entry }
        for duty in Set(old.dutyIDs + new.dutyIDs).sorted() { try compare(duty, &found) }
    }

    private var today: CivilDate { days.lowerBound }

    // MARK: Dates

    private func compare(_ duty: String, _ found: inout EditConsequences) throws(LedgerError) {
        guard let first = today.adding(days: -400), let last = days.upperBound.adding(days: 1)
        else { return }
        let named = Set(recorded[duty] ?? [])
        // What was due before and is closed is nobody's concern.
        let was = old.occurrences(of: duty, dueIn: today...max(today, last), and: named)
        let isNow = new.occurrences(of: duty, dueIn: first...last, and: named)
        let fresh = Dictionary(isNow.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let stale = Set(was.map(\.id))
        let isSame = old.units(of: duty) == new.units(of: duty)
        for occurrence in was {
            guard let other = fresh[occurrence.id] ?? new.occurrence(occurrence.id) else {
                try withdraw(occurrence, old.debtors(occurrence), &found)
                continue
            }
            try move(occurrence, to: other, &found)
            try compareWindows(occurrence, &found)
            if isSame { continue }
            try withdraw(
                occurrence, old.debtors(occurrence).filter { !new.owes(origin(of: $0), other) },
                &found)
            let joined = gained(other, was: occurrence)
            if !joined.isEmpty { add(other, joined, &found) }
        }
        for occurrence in isNow where !stale.contains(occurrence.id) {
            guard occurrence.due >= today || new.book.openings[occurrence.id] != nil else {
                continue
            }
            // Past and closed, or nobody's debt.
            if old.occurrence(occurrence.id) != nil { continue }
            add(occurrence, new.debtors(occurrence), &found)
        }
    }

    private func origin(of unit: String) -> String {
        ObligationID(occurrence: OccurrenceID(duty: "", period: ""), unit: unit).origin
    }

    /// Units that owe an occurrence now and didn't.
    private func gained(_ occurrence: Occurrence, was: Occurrence) -> [String] {
        if new.book.openings[occurrence.id] != nil, old.book.openings[occurrence.id] != nil {
            let members = Set(old.book.members(of: occurrence.id))
            return new.book.members(of: occurrence.id).filter { !members.contains($0) }
        }
        let members = Set(old.candidates(was))
        return new.candidates(occurrence).filter { !members.contains($0) }
    }

    private func withdraw(
        _ occurrence: Occurrence, _ units: [String], _ found: inout EditConsequences
    ) throws(LedgerError) {
        let id = occurrence.id
        let expectsReport = old.duty(id.duty)?.duty.expectsReport ?? false
        let exceptions = old.withDaysOfTheirOwn(occurrence)
        let days = Dictionary(grouping: units) { unit in
            exceptions.contains(unit) ? old.due(occurrence, of: unit) : occurrence.due
        }
        // What expects no report is over with its day.
        for (due, units) in days.sorted(by: { $0.key < $1.key })
        where due >= today || expectsReport {
            try withdraw(id, due: due, units, &found)
        }
    }

    private func withdraw(
        _ id: OccurrenceID, due: CivilDate, _ units: [String], _ found: inout EditConsequences
    ) throws(LedgerError) {
        let lack = new.lack(id, new.occurrence(id)) ?? .unit
        let told = try told(units, of: id)
        // Members are frozen when a period opens, so some are asked all the same.
        let isOpen = Set(
            old.book.openings[id] == nil
                ? []
                : units.filter {
                    lack == .unit
                        && new.book.state(
                            of: ObligationID(occurrence: id, unit: $0), due: due
                        ).isOpen
                })
        for staysOpen in [false, true] {
            let some = units.filter { isOpen.contains($0) == staysOpen }
            if some.isEmpty { continue }
            found.withdrawn.append(
                EditConsequences.Withdrawal(
                    occurrence: id, due: due, units: some,
                    told: some.count { told.contains($0) }, lack: lack, staysOpen: staysOpen,
                    likely: likely(id, lack)))
        }
    }

    private func move(
        _ occurrence: Occurrence, to other: Occurrence, _ found: inout EditConsequences
    ) throws(LedgerError) {
        let debtors = old.debtors(occurrence)
        if debtors.isEmpty {
            // Of a round to come nobody has been chosen yet.
            guard other.due != occurrence.due, old.book.openings[occurrence.id] == nil else {
                return
            }
            found.moved.append(
                EditConsequences.Move(
                    occurrence: occurrence.id, from: occurrence.due, to: other.due,
                    cause: cause(of: other, was: occurrence.due, for: nil), units: 0, told: 0))
            return
        }
        var exceptions: Set<String> = []
        exceptions.formUnion(old.withDaysOfTheirOwn(occurrence))
        exceptions.formUnion(new.withDaysOfTheirOwn(other))
        // One that was extended keeps the day it was given; what days that don't count moved on moves
        // with the rule's day (statement 55).
        var shifts: [Shift: [String]] = [:]
        for unit in other.due == occurrence.due ? debtors.filter(exceptions.contains) : debtors {
            let isSpecial = exceptions.contains(unit)
            let from = isSpecial ? old.due(occurrence, of: unit) : occurrence.due
            let to = isSpecial ? new.due(other, of: unit) : other.due
            if from != to { shifts[Shift(from: from, to: to), default: []].append(unit) }
        }
        for (shift, units) in shifts.sorted(by: { $0.key < $1.key }) {
            found.moved.append(
                EditConsequences.Move(
                    occurrence: occurrence.id, from: shift.from, to: shift.to,
                    cause: cause(of: other, was: shift.from, for: units[0]), units: units.count,
                    told: try told(units, of: occurrence.id).count))
        }
    }

    private struct Shift: Hashable, Comparable {
        let from: CivilDate
        let to: CivilDate

        static func < (a: Self, b: Self) -> Bool { (a.from, a.to) < (b.from, b.to) }
    }

    private func compareWindows(
        _ occurrence: Occurrence, _ found: inout EditConsequences
    ) throws(LedgerError) {
        let id = occurrence.id
        let (was, isNow) = (old.window(id), new.window(id))
        guard was != isNow else { return }
        // Who has reported did so on the days that were asked for, and is none the less one who was told.
        let debtors = old.debtors(occurrence)
        let isOpen = debtors.contains { unit in
            old.book.state(
                of: ObligationID(occurrence: id, unit: unit), due: occurrence.due
            ).isOpen
        }
        let told = isOpen ? try told(debtors, of: id).count : 0
        if told == 0 { return }
        found.windows.append(
            EditConsequences.WindowChange(occurrence: id, from: was, to: isNow, told: told))
    }

    /// Whether the new rules would have the old day with the days off that the old ones know.
    func cause(
        of occurrence: Occurrence, was: CivilDate, for unit: String?
    ) -> EditConsequences.Move.Cause {
        guard let (oldPlan, _) = old.duty(occurrence.id.duty) else { return .edit }
        let before = new.with(calendar: oldPlan.calendar, of: occurrence.id.duty)
        guard let other = before.occurrence(occurrence.id) else { return .edit }
        let due = unit.map { before.due(other, of: $0) } ?? other.due
        return due == was ? .calendar : .edit
    }

    private func add(
        _ occurrence: Occurrence, _ units: [String], _ found: inout EditConsequences
    ) {
        found.added.append(
            EditConsequences.Addition(
                occurrence: occurrence.id, due: occurrence.due, units: units,
                isPast: occurrence.due < today))
    }

    // MARK: Who was told

    private static let askedAtATime = 500

    /// Those of `units` that a mail has told of an occurrence, by a notice of its own or in the list of
    /// what is coming.
    private func told(
        _ units: [String], of occurrence: OccurrenceID
    ) throws(LedgerError) -> Set<String> {
        var told: Set<String> = []
        var rest = units[...]
        while !rest.isEmpty {
            let ids = Set(
                rest.prefix(Self.askedAtATime).map {
                    ObligationID(occurrence: occurrence, unit: $0)
                })
            rest = rest.dropFirst(Self.askedAtATime)
            var query = Query()
            query.histories = ids
            query.shown = ids
            let answer = try ledger.answer(query)
            for (id, notices) in answer.histories where notices.contains(where: { $0.mail != nil })
            {
                told.insert(id.unit)
            }
            for line in answer.shown.keys { told.insert(line.obligation.unit) }
        }
        return told
    }
}

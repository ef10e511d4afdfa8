package import Civil
package import Rules

/// Something that the rules make happen at an instant, shared by all the units it concerns.
package struct Occasion: Sendable {
    package enum What: Sendable {
        /// The occurrence opens; its members are frozen.
        case open(Occurrence)
        /// A stage of an occurrence; `unit` names the only one concerned where a due date moved.
        case stage(Stage, Occurrence, unit: String?)
        /// A standing duty's reminder (statement 17).
        case standing(duty: String, period: String, day: CivilDate)
        /// Units begin or end on that day (statement 13).
        case registry(day: CivilDate)
        /// The owner's list of what goes out that day (statement 4) and what waits for a decision
        /// (statement 41), if anything does: either may come about on any working day.
        case morning(day: CivilDate)
        /// The owner's weekly roll-up (statement 25).
        case weekly(day: CivilDate)
    }

    package let at: Instant
    /// Indices into the rules.
    package let plan: Int
    package let duty: Int?
    package let what: What

    /// Openings come first at an instant, so that what they freeze is known; then the registry, so
    /// that those are told who are responsible.
    var rank: Int {
        switch what {
        case .open: 0
        case .registry: 1
        case .morning, .weekly: 2
        case .stage, .standing: 3
        }
    }
}

/// An obligation whose due date is not its occurrence's own.
package struct MovedDue: Hashable, Sendable {
    package let obligation: ObligationID
    package let due: CivilDate
    /// The hour of that day; `nil` where its end counts.
    package let hour: CivilTime?
    package let movedAt: Instant

    package init(
        _ obligation: ObligationID, due: CivilDate, hour: CivilTime? = nil, movedAt: Instant
    ) {
        self.obligation = obligation
        self.due = due
        self.hour = hour
        self.movedAt = movedAt
    }
}

/// The first of the scheduler's two steps: what happens when, whoever may be concerned.
///
/// It costs what the rules hold, never what is open: fifty thousand units share one occasion.
package struct Agenda: Sendable {
    /// Ascending; all in `(after, through]`.
    package let occasions: [Occasion]
    package let through: Instant

    /// `book` is asked for due dates that were moved and inspections that were completed.
    package init(rules: RuleSet, after: Instant, through: Instant, book: Book = Book()) {
        let moved = Dictionary(grouping: book.moved(rules: rules), by: \.obligation.occurrence)
        let changes = rules.registry.changes
        var found: [Occasion] = []
        for (planIndex, plan) in rules.plans.enumerated() {
            var builder = PlanAgenda(
                plan: plan, index: planIndex, after: after, through: through, book: book,
                moved: moved)
            builder.build()
            for day in changes {
                builder.add(.registry(day: day), at: plan.instant(day, .midnight), duty: nil)
            }
            found += builder.occasions
        }
        occasions = found.enumerated().sorted {
            ($0.element.at, $0.element.rank, $0.offset) < (
                $1.element.at, $1.element.rank, $1.offset
            )
        }.map(\.element)
        self.through = through
    }

    /// The occasions in `(after, through]`, found by bisection.
    package func due(after: Instant, through: Instant) -> ArraySlice<Occasion> {
        occasions[firstIndex(after: after)..<firstIndex(after: through)]
    }

    /// Whether an event may change the agenda, so that it has to be made anew.
    package static func changes(with event: Event, rules: RuleSet) -> Bool {
        switch event.body {
        // What is given back is owed again, on the day that it had moved to.
        case .extended, .suspended, .occurred, .voided, .returned: return true
        case .received, .waived, .cancelled, .transferred:
            guard let duty = rules.duty(event.obligation.occurrence.duty)?.duty else {
                return false
            }
            if case .afterCompletion = duty.schedule { return true }
            return false
        case .acknowledged, .submitted, .accepted, .extensionAsked, .unread, .settled,
            .reassigned, .joined:
            return false
        }
    }

    /// The occurrences that open in the agenda.
    package var opened: Set<OccurrenceID> {
        Set(
            occasions.compactMap { occasion in
                if case .open(let occurrence) = occasion.what { occurrence.id } else { nil }
            })
    }

    package func next(after: Instant) -> Instant? {
        let index = firstIndex(after: after)
        return index < occasions.count ? occasions[index].at : nil
    }

    private func firstIndex(after instant: Instant) -> Int {
        var (low, high) = (0, occasions.count)
        while low < high {
            let middle = (low + high) / 2
            if occasions[middle].at <= instant { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// The agenda of one plan.
private struct PlanAgenda {
    let plan: Plan
    let index: Int
    let after: Instant
    let through: Instant
    let book: Book
    let moved: [OccurrenceID: [MovedDue]]
    var occasions: [Occasion] = []

    init(
        plan: Plan, index: Int, after: Instant, through: Instant, book: Book,
        moved: [OccurrenceID: [MovedDue]]
    ) {
        self.plan = plan
        self.index = index
        self.after = after
        self.through = through
        self.book = book
        self.moved = moved
    }

    mutating func build() {
        for (dutyIndex, duty) in plan.duties.enumerated() { add(duty, dutyIndex) }
        // Whoever is written to may answer, and an answer may have to be decided on.
        if !plan.duties.isEmpty { addMornings() }
        guard plan.duties.contains(where: \.expectsReport) else { return }
        addWeeklies()
    }

    private func opening(_ day: CivilDate) -> Instant { plan.instant(day, plan.officeHours.start) }

    mutating func add(_ what: Occasion.What, at: Instant, duty: Int?) {
        guard at > after, at <= through else { return }
        occasions.append(Occasion(at: at, plan: index, duty: duty, what: what))
    }

    private mutating func add(_ duty: Duty, _ dutyIndex: Int) {
        if case .standing(let expressions) = duty.schedule {
            for expression in expressions { addStanding(duty, dutyIndex, expression) }
            return
        }
        // Periods last a year at most and open at their start, so an occurrence that opens in the
        // window falls due within two years of it; its ladder reaches back likewise.
        let first = plan.zone.local(at: after).date.adding(days: -duty.reachAfterDue - 1) ?? .min
        let last = plan.zone.local(at: through).date.adding(days: duty.reachBeforeDue) ?? .max
        guard first <= last else { return }
        let given = duty.occurrences(dueIn: first...last, plan: plan)
        for occurrence in given + book.successions(of: duty, plan: plan) {
            add(.open(occurrence), at: plan.instant(occurrence.opensOn, .midnight), duty: dutyIndex)
            for stage in duty.stages(of: occurrence, plan: plan) {
                add(.stage(stage, occurrence, unit: nil), at: stage.at, duty: dutyIndex)
            }
        }
        addMoved(duty, dutyIndex)
    }

    private struct DueMoment: Hashable {
        let day: CivilDate
        let hour: CivilTime?
    }

    private mutating func addMoved(_ duty: Duty, _ dutyIndex: Int) {
        for (id, changes) in moved where id.duty == duty.id {
            guard let occurrence = book.occurrence(id, duty: duty, plan: plan) else { continue }
            var stages: [DueMoment: [Stage]] = [:]
            for change in changes {
                let moment = DueMoment(day: change.due, hour: change.hour)
                let all =
                    stages[moment]
                    ?? duty.stages(due: change.due, time: change.hour, plan: plan)
                stages[moment] = all
                for stage in all where stage.at > change.movedAt {
                    let unit = change.obligation.unit
                    let shifted = Occurrence(
                        id: id, opensOn: occurrence.opensOn, due: change.due, dueTime: change.hour,
                        paper: DueDate(date: change.due, reading: .by))
                    add(.stage(stage, shifted, unit: unit), at: stage.at, duty: dutyIndex)
                }
            }
        }
    }

    private mutating func addStanding(
        _ duty: Duty, _ dutyIndex: Int, _ expression: WhenExpression
    ) {
        let first = plan.zone.local(at: after).date.adding(days: -40) ?? .min
        let last = plan.zone.local(at: through).date.adding(days: 40) ?? .max
        let context = WhenContext(
            calendar: plan.calendar, zone: plan.zone, officeHours: plan.officeHours)
        for item in expression.occurrences(from: first, through: last, in: context) {
            if let period = plan.period, !period.contains(item.belongsOn) { continue }
            guard let day = plan.calendar.rollBackward(item.date) else { continue }
            let at = plan.instant(day, item.time ?? plan.officeHours.start)
            add(.standing(duty: duty.id, period: item.periodKey, day: day), at: at, duty: dutyIndex)
        }
    }

    private mutating func addMornings() {
        let end = plan.zone.local(at: through).date
        var day = plan.zone.local(at: after).date
        while day <= end {
            if plan.calendar.isWorkingDay(day) {
                add(.morning(day: day), at: opening(day), duty: nil)
            }
            guard let next = day.adding(days: 1) else { return }
            day = next
        }
    }

    /// The first working day of each week (statement 25).
    private mutating func addWeeklies() {
        let start = plan.zone.local(at: after).date
        let end = plan.zone.local(at: through).date
        guard var monday = start.adding(days: 1 - start.weekday.rawValue) else { return }
        while monday <= end {
            if let day = plan.calendar.rollForward(monday), let sunday = monday.adding(days: 6),
                day <= sunday
            {
                add(.weekly(day: day), at: opening(day), duty: nil)
            }
            guard let next = monday.adding(days: 7) else { return }
            monday = next
        }
    }
}

extension Duty {
    /// Days before its due day within which an occurrence may open or remind.
    fileprivate var reachBeforeDue: Int {
        max(800, reminderReach)
    }

    /// Days after its due day within which the ladder may still climb: a working day is at most
    /// three calendar days on average, Tết included.
    fileprivate var reachAfterDue: Int {
        let ends = ladder.map { rung in
            rung.after.count + (rung.every.map { $0.count * max(rung.times, 0) } ?? 0)
        }
        return 40 + 3 * ((ends.max() ?? 0) + (ladder.map { $0.after.count }.max() ?? 0))
    }

    /// The occurrence with this period key, as far as the rules alone give it.
    package func occurrence(period: String, plan: Plan) -> Occurrence? {
        let range: ClosedRange<CivilDate>
        switch schedule {
        case .dates, .afterCompletion, .afterEvent, .standing: range = .min ... .max
        case .recurring:
            // Every nominal period starts with its year; rolling stays within the neighbours.
            guard let year = Int(period.prefix(4)) else { return nil }
            range = (CivilDate(year - 1, 1, 1) ?? .min)...(CivilDate(year + 2, 12, 31) ?? .max)
        }
        let key = heldPeriods[period] ?? period
        return occurrences(dueIn: range, plan: plan).first { $0.id.period == key }
    }
}

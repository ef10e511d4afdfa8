/// A rule that starts somewhere: what RFC 5545 calls a recurrence set, as far as the rule makes it.
///
/// The start itself belongs to it only where the rule names it. Everything is in local time, so
/// the answer doesn't depend on a zone, but for UNTIL in UTC.
package struct Recurrence: Sendable {
    package let rule: RecurrenceRule
    package let start: CivilDateTime
    /// Whether the start is a day without a time, and every occurrence with it.
    package let startIsDate: Bool
    /// Whether nothing comes from this start: every seven days from a Tuesday, but on Mondays.
    package let isNever: Bool
    private let plan: RecurrencePlan

    /// `zone` is the one that the local times are in, for an UNTIL in UTC.
    package init(
        rule: RecurrenceRule, start: CivilDateTime, startIsDate: Bool, zone: Zone = .utc
    ) {
        self.rule = rule
        self.startIsDate = startIsDate
        let start = startIsDate ? CivilDateTime(start.date, .midnight) : start
        self.start = start
        let end = Int(CivilDate.max.dayNumber) * RecurrencePlan.day + RecurrencePlan.day - 1
        let last = rule.until.map { min(end, $0.lastSecond(start, in: zone)) } ?? end
        let plan = RecurrencePlan(rule, start: start, last: last)
        var first = RecurrenceOccurrences(plan, from: plan.first, reach: plan.cycle)
        isNever = !plan.hasSlots || first.next() == nil
        if isNever {
            self.plan = RecurrencePlan(rule, start: start, last: plan.first - 1)
        } else if let count = rule.count {
            var walk = RecurrenceOccurrences(plan, from: plan.first)
            let end = walk.second(number: count) ?? last
            self.plan = RecurrencePlan(rule, start: start, last: end)
        } else {
            self.plan = plan
        }
    }

    /// Every occurrence, in order and once each.
    package func occurrences() -> RecurrenceOccurrences {
        RecurrenceOccurrences(plan, from: plan.first)
    }

    /// The occurrences that don't come before `local`. Whatever the rule's age, the first one is
    /// found without going through those before.
    package func occurrences(from local: CivilDateTime) -> RecurrenceOccurrences {
        let microseconds = local.time.microseconds - plan.fraction
        // Rounded up; the fraction may lie above the moment's own.
        let second = microseconds <= 0 ? 0 : Int((microseconds + 999_999) / 1_000_000)
        let moment = Int(local.date.dayNumber) * RecurrencePlan.day + second
        return RecurrenceOccurrences(plan, from: max(plan.first, moment))
    }

    /// The first occurrence after `local`, never `local` itself.
    package func next(after local: CivilDateTime) -> CivilDateTime? {
        let microseconds = local.time.microseconds - plan.fraction
        let second = microseconds < 0 ? 0 : Int(microseconds / 1_000_000) + 1
        let moment = Int(local.date.dayNumber) * RecurrencePlan.day + second
        var walk = RecurrenceOccurrences(plan, from: max(plan.first, moment))
        return walk.next()
    }
}

extension RecurrenceRule.Until {
    /// The last whole second of local time that isn't past this moment, for a series that begins at
    /// `start`.
    fileprivate func lastSecond(_ start: CivilDateTime, in zone: Zone) -> Int {
        let hasFraction = start.time.microseconds % 1_000_000 != 0
        let local: CivilDateTime
        switch self {
        case .date(let date):
            return Int(date.dayNumber) * RecurrencePlan.day + RecurrencePlan.day - 1
        case .local(let moment): local = moment
        case .utc(let instant): local = Self.last(instant, in: zone)
        }
        return Int(local.date.dayNumber) * RecurrencePlan.day
            + Int(local.time.microseconds / 1_000_000) - (hasFraction ? 1 : 0)
    }

    /// The last local time whose instant, by `Zone.instant(of:)`, isn't after `instant`.
    private static func last(_ instant: Instant, in zone: Zone) -> CivilDateTime {
        let local = zone.local(at: instant)
        guard case .fold(let first, let second) = zone.resolve(local), instant >= second,
            let change = zone.nextTransition(after: first)
        else { return local }
        // The clock shows these times a second time; all of them have come in the first showing.
        return change.adding(seconds: -1).local(offset: zone.offset(at: first))
    }
}

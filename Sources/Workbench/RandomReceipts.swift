package import Civil
package import Rules
package import Scheduler

/// Receipts as they might come in, for previews that want some: each unit reports with a given
/// likelihood, on a working day between the opening and ten working days after the due day, most of
/// them near it. The same seed gives the same receipts.
package struct RandomReceipts {
    /// How many of a hundred reports ever come in.
    private let percent: Int
    private var state: UInt64

    package init(percent: Int, seed: UInt64) {
        self.percent = percent
        state = seed
    }

    /// Of what falls due in `days`, in order of time.
    package mutating func events(
        of rules: RuleSet, dueIn days: ClosedRange<CivilDate>
    ) -> [ScriptedEvent] {
        var events: [ScriptedEvent] = []
        for plan in rules.plans {
            for duty in plan.duties where duty.expectsReport && duty.kind != .standing {
                for occurrence in duty.occurrences(dueIn: days, plan: plan) {
                    let units = rules.registry.members(of: duty.owedBy, on: occurrence.opensOn)
                    for unit in units where below(100) < percent {
                        events.append(receipt(of: unit, occurrence, plan))
                    }
                }
            }
        }
        return events.inOrder
    }

    private mutating func receipt(
        of unit: String, _ occurrence: Occurrence, _ plan: Plan
    ) -> ScriptedEvent {
        // The later of two throws: most reports come in the last days.
        let last = plan.calendar.workingDay(10, after: occurrence.due) ?? occurrence.due
        let length = max(1, occurrence.opensOn.days(until: last))
        let day = occurrence.opensOn.adding(days: max(below(length), below(length)))
        let on = day.flatMap { plan.calendar.rollForward($0) } ?? last
        let hours = plan.officeHours
        let at = CivilDateTime(on, below(2) == 0 ? hours.start : hours.afternoonStart)
        return ScriptedEvent(
            at: plan.zone.instant(of: at), duty: occurrence.id.duty,
            period: occurrence.id.period, units: [unit],
            body: .received(number: nil, none: false, note: nil), on: on)
    }

    /// 0 up to `bound`, which is left out (SplitMix64).
    private mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(max(bound, 1)))
    }
}

package import Civil
package import Rules

/// Reporting windows that edits of the rules changed, of what has opened (statement 52). The rules in force
/// don't know the old ones any more: whoever was told one of them reads beside the new one what it was.
package struct ChangedWindows: Sendable {
    /// What one edit took the place of.
    package struct Change: Hashable, Sendable {
        /// `nil` where the rules said nothing of it.
        package let was: ClosedRange<CivilDate>?
        package let at: Instant

        package init(was: ClosedRange<CivilDate>?, at: Instant) {
            self.was = was
            self.at = at
        }
    }

    /// In the order of the edits; never an empty list.
    package private(set) var changes: [OccurrenceID: [Change]] = [:]

    package init() {}

    package var isEmpty: Bool { changes.isEmpty }

    package mutating func add(_ change: Change, to id: OccurrenceID) {
        changes[id, default: []].append(change)
    }

    /// What was in force at `instant` and is not any more, by the first edit after it.
    package func before(_ id: OccurrenceID, toldAt instant: Instant) -> Change? {
        changes[id]?.first { instant < $0.at }
    }

    /// Takes in what `new` rules have otherwise than `old` ones, also of what is over: a report that came
    /// keeps the days that it was asked for on.
    ///
    /// An edit that is taken up once more, after a crash, changes nothing.
    ///
    /// - Returns: whose changes are others now.
    package mutating func take(
        from old: RuleSet, to new: RuleSet, book: Book, at now: Instant
    ) -> [OccurrenceID] {
        var touched: [OccurrenceID] = []
        for plan in new.plans {
            for duty in plan.duties {
                guard let (oldPlan, oldDuty) = old.duty(duty.id),
                    duty.data != nil || oldDuty.data != nil,
                    duty.data != oldDuty.data || duty.reportsOn != oldDuty.reportsOn
                        || plan.calendar.declared != oldPlan.calendar.declared
                else { continue }
                for id in book.openings(of: duty.id).map(\.occurrence) {
                    let was = oldDuty.window(of: id.period, in: oldPlan.calendar)
                    guard was != duty.window(of: id.period, in: plan.calendar) else { continue }
                    if let known = changes[id]?.last, known.was == was { continue }
                    add(Change(was: was, at: now), to: id)
                    touched.append(id)
                }
            }
        }
        return touched
    }
}

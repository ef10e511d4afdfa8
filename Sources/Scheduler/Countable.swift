internal import Civil
internal import Rules

/// One duty that an occurrence gathers, on a day.
struct Counting: Hashable {
    let gathering: OccurrenceID
    let duty: String
    let day: CivilDate
}

/// Who is counted there.
struct Counted {
    /// The units above them.
    var above: Set<String> = []
    var isAnybody = false
}

/// Whether a tally has anybody to count (statement 56).
extension DecisionMaker {
    /// A unit below which nobody owes what is gathered by parent has no tally, nor has one that gathers
    /// what nothing has opened (statement 54).
    mutating func gathersSomething(
        _ id: ObligationID, _ duty: Duty, _ plan: Plan, on day: CivilDate
    ) -> Bool {
        for gathering in duty.gathers {
            let key = Counting(gathering: id.occurrence, duty: gathering.duty, day: day)
            let known = countings[key] ?? counted(key, duty, plan)
            countings[key] = known
            let unit = rules.living(id.debtor, on: day)?.id ?? id.debtor
            if gathering.byParent ? known.above.contains(unit) : known.isAnybody { return true }
        }
        return false
    }

    private func counted(_ key: Counting, _ duty: Duty, _ plan: Plan) -> Counted {
        guard let (otherPlan, other) = rules.duty(key.duty),
            let own = facts.book.occurrence(key.gathering, duty: duty, plan: plan)
        else { return Counted() }
        var counted = Counted()
        for occurrence in facts.book.gathered(other, otherPlan, by: own, of: duty, plan) {
            let owing: [String] =
                facts.book.openings[occurrence.id] == nil
                ? rules.registry.allMembers(of: other.owedBy).map(\.id)
                : facts.book.members(of: occurrence.id).map {
                    ObligationID(occurrence: occurrence.id, unit: $0).debtor
                }
            counted.isAnybody = counted.isAnybody || !owing.isEmpty
            counted.above.formUnion(
                owing.compactMap { rules.parent(of: $0, on: key.day)?.id })
        }
        return counted
    }
}

package import Civil
package import Rules

/// Levels (statement 56): each unit reports to the one above it, and each gathers from those below.
extension RuleSet {
    /// The unit above `unit` on `day`: of one that has ended that above its successor, and where the
    /// one above has ended its successor. `nil` where there is none.
    package func parent(of unit: String, on day: CivilDate) -> OrgUnit? {
        guard let own = registry.unit(unit) else { return nil }
        let above = living(unit, on: day)?.parent ?? own.parent
        return above.flatMap { living($0, on: day) }
    }

    /// The units whose `parent` is `unit`, in registry order; those that have ended among them.
    ///
    /// It costs what lies below, not what the registry holds.
    package func below(_ unit: String, on day: CivilDate) -> [String] {
        let names = [unit] + registry.predecessors(of: unit)
        let children = names.flatMap(registry.children)
        let all = Set(children + children.flatMap(registry.predecessors))
        return all.filter { parent(of: $0, on: day)?.id == unit }
            .map { (registry.position(of: $0) ?? .max, $0) }.sorted { $0 < $1 }.map(\.1)
    }

    /// Where the report on an obligation goes, as the rules and the registry are on `day`; `nil` where it
    /// goes to the unit above and there is none.
    package func destination(of id: ObligationID, duty: Duty, on day: CivilDate) -> OrgUnit? {
        switch duty.sendTo {
        case .unit(let unit): registry.unit(unit)
        case .parent: parent(of: id.debtor, on: day)
        }
    }
}

extension RuleSet {
    /// The unit above that collects what an obligation is about, where answers wait with it rather than with
    /// the plan's owner (statement 56): one that mail reaches.
    package func collector(of id: ObligationID, on day: CivilDate) -> String? {
        guard let (plan, duty) = duty(id.occurrence.duty), duty.sendTo == .parent,
            let above = parent(of: id.debtor, on: day)?.id, above != plan.owner,
            case .found = resolve(.unit(above), unit: nil, plan: plan, on: day)
        else { return nil }
        return above
    }
}

extension Book {
    /// How the obligations of the units below `unit` stand (statement 56); those that were transferred are
    /// shown by their children.
    package func standings(
        of occurrence: Occurrence, below unit: String, rules: RuleSet, plan: Plan, on day: CivilDate
    ) -> [Standing] {
        rules.below(unit, on: day).flatMap { debtor in
            owed(by: debtor, in: occurrence.id)
        }.compactMap { id in
            let standing = standing(of: id, occurrence, plan: plan, on: day)
            return standing.state.fulfilment == .transferred ? nil : standing
        }
    }

    /// What a unit owes of an occurrence: its own, and its parts of what others owed.
    private func owed(by debtor: String, in occurrence: OccurrenceID) -> [ObligationID] {
        let own = ObligationID(occurrence: occurrence, unit: debtor)
        let parts = takenOver(by: debtor).filter {
            $0.occurrence == occurrence && $0.debtor == debtor && $0 != own
        }
        return (isMember(debtor, of: occurrence) ? [own] : []) + parts.sorted()
    }
}

extension ObligationID {
    /// Whose role is meant. Who answers for it may change by hand; whom it is gathered by doesn't.
    package func unit(of role: Role, responsible: String?) -> String {
        role == .parent ? debtor : responsible ?? debtor
    }
}

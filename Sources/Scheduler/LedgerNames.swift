package import Rules

/// Duties and units that were given another id (`formerly`): where a ledger knows the old one, they go on
/// under it, since an obligation is the same for ever (statements 9 and 36). People may use either.
extension RuleSet {
    /// The same rules, with the ids that `book` knows duties and units by.
    func keepingNames(of book: Book) -> RuleSet {
        var duties: [String: String] = [:]
        for duty in plans.flatMap(\.duties) where !book.knows(duty: duty.id) {
            duties[duty.id] = duty.formerly.first { book.knows(duty: $0) }
        }
        var units: [String: String] = [:]
        for unit in registry.units where !unit.formerly.isEmpty && !book.knows(unit: unit.id) {
            units[unit.id] = unit.formerly.first { book.knows(unit: $0) }
        }
        return calling(duties, units)
    }

    /// The same rules under the ids that duties and units had before: a rehearsal without a ledger calls
    /// them as the service's own does, which knows them by these as a rule.
    package var underFormerNames: RuleSet {
        let duties = plans.flatMap(\.duties)
        let (takenDuties, takenUnits) = (
            Set(duties.map(\.id)), Set((registry.units.map(\.id) + registry.groups.map(\.id)))
        )
        var names = (duties: [String: String](), units: [String: String]())
        for duty in duties {
            names.duties[duty.id] = duty.formerly.last { !takenDuties.contains($0) }
        }
        for unit in registry.units {
            names.units[unit.id] = unit.formerly.last { !takenUnits.contains($0) }
        }
        return calling(names.duties, names.units)
    }

    /// The id by which these rules have a duty that people call by it, or by one that it had before.
    package func dutyID(_ text: String) -> String? {
        if let found = duty(text) { return found.duty.id }
        return plans.lazy.flatMap(\.duties).first { $0.formerly.contains(text) }?.id
    }

    /// The same of a unit.
    package func unitID(_ text: String) -> String? {
        if let found = registry.unit(ledgerNames.units[text] ?? text) { return found.id }
        return registry.units.first { $0.formerly.contains(text) }?.id
    }

    private func calling(_ duties: [String: String], _ units: [String: String]) -> RuleSet {
        if duties.isEmpty, units.isEmpty { return self }
        var rules = self
        rules.rename(duties)
        if !units.isEmpty { rules.rename(units: units) }
        rules.ledgerNames.duties.merge(duties) { $1 }
        rules.ledgerNames.units.merge(units) { $1 }
        return rules
    }

    private mutating func rename(_ duties: [String: String]) {
        for plan in plans.indices {
            for duty in plans[plan].duties.indices {
                plans[plan].duties[duty].id = duties.name(plans[plan].duties[duty].id)
                plans[plan].duties[duty].gathers = plans[plan].duties[duty].gathers
                    .map { Gathering(duties.name($0.duty), byParent: $0.byParent) }
            }
        }
    }

    private mutating func rename(units: [String: String]) {
        registry = Registry(
            units: registry.units.map { unit in
                var unit = unit
                unit.id = units.name(unit.id)
                unit.parent = unit.parent.map(units.name)
                unit.successors = unit.successors.map(units.name)
                return unit
            },
            groups: registry.groups.map { group in
                var group = group
                group.members = group.members.map(units.name)
                return group
            })
        for plan in plans.indices {
            plans[plan].owner = units.name(plans[plan].owner)
            for duty in plans[plan].duties.indices {
                plans[plan].duties[duty].rename(units: units)
            }
        }
    }
}

extension Duty {
    fileprivate mutating func rename(units: [String: String]) {
        owedBy = owedBy.map(units.name)
        if case .unit(let id) = sendTo { sendTo = .unit(units.name(id)) }
        inspector = inspector.map(units.name)
        for rung in ladder.indices {
            ladder[rung].to = ladder[rung].to.map { role in
                if case .unit(let id) = role { .unit(units.name(id)) } else { role }
            }
        }
    }
}

extension [String: String] {
    fileprivate func name(_ id: String) -> String { self[id] ?? id }
}

internal import Civil
internal import Rules

/// As whom somebody who was told is reached since: a plan gets another owner, a unit another one above it, and
/// who was told stays who was told (statements 26, 37 and 50). Whose mail it was the mail's id tells.
final class Readers {
    private let rules: RuleSet
    /// The first unit with each address, by fingerprint. Nobody asks for it while everybody keeps their place.
    private lazy var units = rules.registry.units.reduce(into: [String: String]()) { units, unit in
        for print in unit.addresses { units[print] = units[print] ?? unit.id }
    }

    init(_ rules: RuleSet) { self.rules = rules }

    /// - Parameters:
    ///   - role: as whom they were told.
    ///   - id: of what.
    ///   - mail: the id of the mail that told them.
    /// - Returns: `role`, unless somebody else has it on `day`: then the unit that was told.
    func role(_ role: Role, of id: ObligationID?, told mail: String?, plan: Plan, on day: CivilDate)
        -> Role
    {
        guard let print = mail.flatMap(recipientFingerprint(ofMail:)),
            let today = holder(of: role, id, plan: plan, on: day),
            !today.addresses.contains(print), let unit = units[print],
            let told = rules.living(unit, on: day), told.id != today.id
        else { return role }
        return .unit(unit)
    }

    /// The unit that has a role that passes from one to another.
    private func holder(
        of role: Role, _ id: ObligationID?, plan: Plan, on day: CivilDate
    ) -> OrgUnit? {
        switch role {
        case .owner: rules.living(plan.owner, on: day)
        case .parent: id.flatMap { rules.parent(of: $0.debtor, on: day) }
        case .head, .deputy, .contact, .unit, .address: nil
        }
    }
}

extension OrgUnit {
    /// Where its head's mail goes, or may have gone, as fingerprints.
    fileprivate var addresses: Set<String> {
        let people = [head].compactMap { $0 } + deputies.map(\.person)
        return Set((people.map(\.email) + [email]).compactMap { $0 }.map(fingerprint))
    }
}

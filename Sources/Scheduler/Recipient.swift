package import Civil
package import Rules
package import SourceText

/// Somebody who can be written to, frozen when the mail is made (statement 11).
package struct Recipient: Hashable, Sendable {
    package let address: String
    /// The unit they answer for; `nil` for a bare address.
    package let unit: OrgUnitName?
    package let person: Person
    package let language: Language

    package struct OrgUnitName: Hashable, Sendable {
        package let id: String
        package let name: String

        package init(id: String, name: String) {
            self.id = id
            self.name = name
        }
    }

    package init(address: String, unit: OrgUnitName?, person: Person, language: Language) {
        self.address = address
        self.unit = unit
        self.person = person
        self.language = language
    }
}

/// Who a role is on a day, or why it is nobody (statement 21).
package enum RoleResolution: Hashable, Sendable {
    case found(Recipient)
    case nobody(Reason)
}

extension RuleSet {
    /// `unit` is the one that the notice is about, as `ObligationID.unit(of:responsible:)` tells; `nil` for
    /// a plan's own lists.
    package func resolve(_ role: Role, unit: String?, plan: Plan, on day: CivilDate)
        -> RoleResolution
    {
        switch role {
        case .owner: return head(of: plan.owner, plan: plan, day)
        case .unit(let id): return head(of: id, plan: plan, day)
        case .parent:
            guard let unit, let above = parent(of: unit, on: day) else {
                return .nobody(.roleEmpty)
            }
            return head(of: above.id, plan: plan, day)
        case .address(let address):
            return .found(
                Recipient(
                    address: address, unit: nil, person: Person(email: address),
                    language: plan.language))
        case .head: return unit.map { head(of: $0, plan: plan, day) } ?? .nobody(.roleEmpty)
        case .contact, .deputy:
            guard let unit, let found = living(unit, on: day) else { return .nobody(.roleEmpty) }
            let person =
                role == .contact
                ? found.contact : found.deputy(on: day)?.person
            guard let person else { return .nobody(.roleEmpty) }
            return recipient(person, of: found, plan: plan)
        }
    }

    private func head(of id: String, plan: Plan, _ day: CivilDate) -> RoleResolution {
        guard let unit = living(id, on: day) else { return .nobody(.roleEmpty) }
        if let deputy = unit.deputies.first(where: { $0.standsIn && $0.holds(on: day) }) {
            return recipient(deputy.person, of: unit, plan: plan)
        }
        return recipient(unit.head ?? Person(), of: unit, plan: plan)
    }

    private func recipient(_ person: Person, of unit: OrgUnit, plan: Plan) -> RoleResolution {
        if unit.outside { return .nobody(.outsideBody) }
        guard let address = person.email ?? unit.email else { return .nobody(.noAddress) }
        return .found(
            Recipient(
                address: address, unit: .init(id: unit.id, name: unit.name), person: person,
                language: person.language ?? unit.language ?? plan.language))
    }

    /// The unit, or the one that succeeded it, as far as it takes; `nil` when nobody did.
    package func living(_ id: String, on day: CivilDate) -> OrgUnit? {
        var seen: Set<String> = []
        var current = registry.unit(id)
        while let unit = current, !unit.exists(on: day) {
            guard seen.insert(unit.id).inserted, unit.until.map({ $0 < day }) ?? false else {
                return nil
            }
            current = unit.successors.first.flatMap { registry.unit($0) }
        }
        return current
    }
}

extension OrgUnit {
    /// Who is written to beside the head or in the head's place: a standing deputy before one who
    /// stands in, whom the head's own mail reaches already.
    package func deputy(on day: CivilDate) -> Deputy? {
        deputies.first { !$0.standsIn } ?? deputies.first { $0.holds(on: day) }
    }
}

extension Deputy {
    /// With days the head's mail goes to them meanwhile; without any the head stays the head.
    fileprivate var standsIn: Bool { from != nil || until != nil }

    fileprivate func holds(on day: CivilDate) -> Bool {
        (from.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
    }
}

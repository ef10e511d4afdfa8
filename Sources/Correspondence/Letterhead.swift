package import Civil
package import Rules
internal import Scheduler

/// Whose paper a plan's owner writes on to other units, and who signs it, as far as settings and registry
/// tell. What they don't tell is left to the office.
package struct Letterhead: Hashable, Sendable {
    package let organisation: String
    /// The one above it (cơ quan, tổ chức chủ quản).
    package let above: String?
    /// What stands above the signature: "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC" (Decree 30/2020, appendix I,
    /// part II, 7); empty where nobody's title is known.
    package let signing: [String]
    /// The name beneath it.
    package let signer: String?

    package init(owner: String, rules: RuleSet, on day: CivilDate) {
        let chain = Self.chain(from: owner, rules, day)
        let office = rules.organisation.office
        // The office's own leaders are units of its name; what stands above them is another organisation.
        let top = chain.lastIndex { $0.name.lowercased().hasPrefix(office.lowercased()) }
        let isNamed = office != Organisation().office
        if let top {
            organisation = chain[top].name
            above = chain.indices.contains(top + 1) ? chain[top + 1].name : nil
        } else {
            organisation = isNamed ? office : chain.last?.name ?? owner
            above = nil
        }
        // Of an organisation that the registry doesn't have nobody knows who signs.
        let head = top.map { chain[$0] } ?? (isNamed ? nil : chain.last)
        let leader = chain.first { $0.name == head?.name }
        let signature = Self.signature(head: head, leader: leader, organisation, on: day)
        signing = signature.lines
        signer = signature.name
    }

    /// The unit and those above it, each once.
    private static func chain(
        from unit: String, _ rules: RuleSet, _ day: CivilDate
    ) -> [OrgUnit] {
        var found: [OrgUnit] = []
        var next = rules.living(unit, on: day) ?? rules.registry.unit(unit)
        while let unit = next, !found.contains(where: { $0.id == unit.id }) {
            found.append(unit)
            next = rules.parent(of: unit.id, on: day)
        }
        return found
    }

    /// The head signs for themselves, a deputy in the head's place (KT.), and in a People's Committee either
    /// for all of it (TM.).
    private static func signature(
        head: OrgUnit?, leader: OrgUnit?, _ organisation: String, on day: CivilDate
    ) -> (lines: [String], name: String?) {
        guard let head, let title = head.head?.title else { return ([], nil) }
        let signer =
            head.id == leader?.id ? head.standIn(on: day) ?? head.head : leader?.head
        var lines = isCommittee(organisation) ? ["TM. ỦY BAN NHÂN DÂN"] : []
        if signer == head.head {
            lines.append(title.uppercased())
        } else {
            lines.append("KT. \(title.uppercased())")
            if let own = signer?.title { lines.append(own.uppercased()) }
        }
        return (lines, signer?.name)
    }

    private static func isCommittee(_ name: String) -> Bool {
        let folded = VietnameseFolding.fold(name).lowercased()
        return folded.hasPrefix("uy ban nhan dan") || folded.hasPrefix("ubnd")
    }
}

extension OrgUnit {
    /// Who stands in for the head on a day.
    fileprivate func standIn(on day: CivilDate) -> Person? {
        deputies.first { deputy in
            (deputy.from != nil || deputy.until != nil) && (deputy.from.map { $0 <= day } ?? true)
                && (deputy.until.map { day <= $0 } ?? true)
        }?.person
    }
}

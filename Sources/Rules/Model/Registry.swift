package import Civil
package import SourceText

/// Units, groups, and who answers for them.
package struct Registry: Sendable {
    package private(set) var units: [OrgUnit]
    package private(set) var groups: [OrgGroup]
    private var unitIndex: [String: Int]
    private var groupIndex: [String: Int]
    private var membership: Membership
    /// By unit: those that name it as their parent, and those that it succeeds; in registry order.
    private var lower: [String: [Int]] = [:]
    private var earlier: [String: [Int]] = [:]

    /// Ids are taken to be unique across units and groups; the reader has seen to that.
    package init(units: [OrgUnit], groups: [OrgGroup]) {
        self.units = units
        self.groups = groups
        unitIndex = [:]
        unitIndex.reserveCapacity(units.count)
        for (index, unit) in units.enumerated() { unitIndex[unit.id] = index }
        groupIndex = [:]
        for (index, group) in groups.enumerated() { groupIndex[group.id] = index }
        membership = Membership(units: units, groups: groups, unitIndex: unitIndex)
        for (index, unit) in units.enumerated() {
            if let parent = unit.parent { lower[parent, default: []].append(index) }
            for successor in unit.successors { earlier[successor, default: []].append(index) }
        }
    }

    /// The units that name `id` as their parent.
    package func children(of id: String) -> [String] { (lower[id] ?? []).map { units[$0].id } }

    /// The units that `id` succeeds, and those that they succeeded in turn; each once.
    package func predecessors(of id: String) -> [String] {
        var found: [String] = []
        var seen: Set<String> = [id]
        var waiting = earlier[id] ?? []
        while let next = waiting.popLast() {
            let unit = units[next].id
            guard seen.insert(unit).inserted else { continue }
            found.append(unit)
            waiting += earlier[unit] ?? []
        }
        return found
    }

    package func unit(_ id: String) -> OrgUnit? { unitIndex[id].map { units[$0] } }
    /// Where the unit stands in the registry, from 0.
    package func position(of id: String) -> Int? { unitIndex[id] }
    package func group(_ id: String) -> OrgGroup? { groupIndex[id].map { groups[$0] } }
    package func isKnown(_ id: String) -> Bool { unitIndex[id] != nil || groupIndex[id] != nil }

    /// The units that `references` (units and groups, one namespace) name and that exist on
    /// `day`; each once, in registry order.
    package func members(of references: [String], on day: CivilDate) -> [String] {
        positions(of: references).compactMap { index in
            units[index].exists(on: day) ? units[index].id : nil
        }
    }

    /// The same without regard to validity.
    package func allMembers(of references: [String]) -> [OrgUnit] {
        positions(of: references).map { units[$0] }
    }

    /// Where they stand in the registry, ascending.
    package func positions(of references: [String]) -> [Int] {
        // One group alone, the usual case, is in order already.
        if references.count == 1, unitIndex[references[0]] == nil,
            let plain = membership.plainUnits(of: references[0])
        {
            return plain
        }
        var chosen = Set<Int>()
        for reference in references {
            if let index = unitIndex[reference] {
                chosen.insert(index)
            } else {
                membership.visit(reference) { units in
                    chosen.formUnion(units)
                    return true
                }
            }
        }
        return chosen.sorted()
    }

    /// Whether one of the units that `reference` names fits; it stops at the first that does.
    package func hasMember(of reference: String, where fits: (OrgUnit) -> Bool) -> Bool {
        if let index = unitIndex[reference] { return fits(units[index]) }
        var isFound = false
        membership.visit(reference) { indices in
            isFound = indices.contains { fits(units[$0]) }
            return !isFound
        }
        return isFound
    }
}

/// One organisational unit (đơn vị).
package struct OrgUnit: Sendable {
    package var id: String
    package var name: String
    package var head: Person?
    package var contact: Person?
    package var deputies: [Deputy]
    package var email: String?
    package var language: Language?
    package var parent: String?
    package var groups: [String]
    /// First and last day of existence.
    package var from: CivilDate?
    package var until: CivilDate?
    package var successors: [String]
    /// Statement 21: an outside body is never written to by itself unless its entry says so.
    package var outside: Bool
    /// Ids that it had before; a ledger that knows one goes on under it (statement 36).
    package var formerly: [String] = []
    /// What `check` may find at its entry, and why that is meant so.
    package var allowed: [AllowedWarning] = []
    package var place: Place

    package init(
        id: String, name: String, head: Person? = nil, contact: Person? = nil,
        deputies: [Deputy] = [], email: String? = nil, language: Language? = nil,
        parent: String? = nil, groups: [String] = [], from: CivilDate? = nil,
        until: CivilDate? = nil, successors: [String] = [], outside: Bool = false, place: Place
    ) {
        self.id = id
        self.name = name
        self.head = head
        self.contact = contact
        self.deputies = deputies
        self.email = email
        self.language = language
        self.parent = parent
        self.groups = groups
        self.from = from
        self.until = until
        self.successors = successors
        self.outside = outside
        self.place = place
    }

    package func exists(on day: CivilDate) -> Bool {
        (from.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
    }
}

/// Somebody who answers for a unit, with chức danh.
package struct Person: Hashable, Sendable {
    package var title: String?
    package var name: String?
    package var email: String?
    package var phone: String?
    /// The language that this person is written to in; the unit's where the registry gives none.
    package var language: Language?

    package init(
        title: String? = nil, name: String? = nil, email: String? = nil, phone: String? = nil,
        language: Language? = nil
    ) {
        self.title = title
        self.name = name
        self.email = email
        self.phone = phone
        self.language = language
    }
}

/// Somebody who stands in for a head between two days, both included; without any day, the one who is
/// told beside the head, or when mail can't reach the head.
package struct Deputy: Hashable, Sendable {
    package var person: Person
    package var from: CivilDate?
    package var until: CivilDate?

    package init(person: Person, from: CivilDate? = nil, until: CivilDate? = nil) {
        self.person = person
        self.from = from
        self.until = until
    }
}

/// A named set of units.
package struct OrgGroup: Sendable {
    package var id: String
    package var name: String
    /// Units or other groups in it, as written, beside the units that name it themselves.
    package var members: [String]
    package var place: Place

    package init(id: String, name: String, members: [String] = [], place: Place) {
        self.id = id
        self.name = name
        self.members = members
        self.place = place
    }
}

internal import Civil
package import Rules
package import Scheduler
internal import SourceText

/// Units that differ in nothing that deciding, releasing and the mail read: one of each kind is worked out,
/// and what comes of it counts for all.
///
/// Alone stand those that others name (a plan's owner, a parent, a successor, whom a ladder writes to), those
/// with entries, with a shared address, or whose turn a rotation makes it.
package struct UnitKinds: Sendable {
    /// With one unit of each kind.
    package let rules: RuleSet
    /// By the unit that stands for others: all of its kind, itself first, in registry order.
    let members: [String: [Member]]
    /// By an address of a unit that stands for others.
    private let owners: [String: (unit: String, address: Int)]

    struct Member: Sendable {
        let id: String
        let name: String
        /// Each once, in the order in which the kind reads them.
        let addresses: [String]
    }

    /// What a notice stands for.
    enum Copies {
        case none
        /// The same mail tells it of each.
        case listed([Member])
        /// Each gets a mail of their own, at this one of their addresses.
        case each([Member], address: Int)
    }

    package init(_ rules: RuleSet, script: [ScriptedEvent] = []) {
        let units = rules.registry.units
        let addresses = units.map(\.ownAddresses)
        let alone = Alone(rules, script: script, addresses: addresses)
        let owes = Self.owes(rules)
        var kinds: [UnitKind: Int] = [:]
        var groups: [[Int]] = []
        for (index, unit) in units.enumerated() {
            guard !alone.holds(unit, addresses[index]) else {
                groups.append([index])
                continue
            }
            let kind = UnitKind(unit, owes: owes[index], addresses: addresses[index])
            if let place = kinds[kind] {
                groups[place].append(index)
            } else {
                kinds[kind] = groups.count
                groups.append([index])
            }
        }
        var members: [String: [Member]] = [:]
        var owners: [String: (unit: String, address: Int)] = [:]
        var kept: [OrgUnit] = []
        for group in groups {
            var unit = units[group[0]]
            if group.count > 1 {
                members[unit.id] = group.map {
                    Member(id: units[$0].id, name: units[$0].name, addresses: addresses[$0])
                }
                for (place, address) in addresses[group[0]].enumerated() {
                    owners[address] = (unit.id, place)
                }
                unit.name = Self.gap(unit.id)
            }
            kept.append(unit)
        }
        self.members = members
        self.owners = owners
        var reduced = rules
        reduced.registry = Registry(units: kept, groups: rules.registry.groups)
        self.rules = reduced
    }

    /// How many each unit stands for, where that isn't itself alone.
    package var weights: [String: Int] { members.mapValues(\.count) }

    /// The name of a unit that stands for others: a text that no name is, so that each's own can take its
    /// place.
    static func gap(_ unit: String) -> String { "\u{E000}\(unit)\u{E001}" }

    func copies(of notice: SimulatedNotice) -> Copies {
        guard let unit = notice.notice.key.subject.obligation?.unit, let all = members[unit] else {
            return .none
        }
        guard let owner = owners[notice.recipient], owner.unit == unit else { return .listed(all) }
        return .each(all, address: owner.address)
    }

    /// Of each unit, the lists of `owed-by` that it is in, by number.
    private static func owes(_ rules: RuleSet) -> [[Int]] {
        var owes = [[Int]](repeating: [], count: rules.registry.units.count)
        var seen: Set<[String]> = []
        for owedBy in rules.plans.flatMap(\.duties).map(\.owedBy)
        where seen.insert(owedBy).inserted {
            for position in rules.registry.positions(of: owedBy) {
                owes[position].append(seen.count)
            }
        }
        return owes
    }
}

/// All that deciding, releasing and the mail read of a unit that stands for others, but for its names.
private struct UnitKind: Hashable {
    let owes: [Int]
    let from: CivilDate?
    let until: CivilDate?
    let parent: String?
    let isOutside: Bool
    let language: Language?
    let email: Int?
    let head: Who?
    let contact: Who?
    let deputies: [StandIn]

    struct Who: Hashable {
        let hasTitle: Bool
        let hasName: Bool
        let hasPhone: Bool
        let address: Int?
        let language: Language?

        init?(_ person: Person?, _ addresses: [String]) {
            guard let person else { return nil }
            hasTitle = person.title != nil
            hasName = person.name != nil
            hasPhone = person.phone != nil
            address = person.email.flatMap(addresses.firstIndex)
            language = person.language
        }
    }

    struct StandIn: Hashable {
        let who: Who?
        let from: CivilDate?
        let until: CivilDate?
    }

    init(_ unit: OrgUnit, owes: [Int], addresses: [String]) {
        self.owes = owes
        from = unit.from
        until = unit.until
        parent = unit.parent
        isOutside = unit.outside
        language = unit.language
        email = unit.email.flatMap(addresses.firstIndex)
        head = Who(unit.head, addresses)
        contact = Who(unit.contact, addresses)
        deputies = unit.deputies.map {
            StandIn(who: Who($0.person, addresses), from: $0.from, until: $0.until)
        }
    }
}

/// Who is worked out alone.
private struct Alone {
    private var units: Set<String> = []
    private var addresses: Set<String> = []
    private var isEveryone = false

    init(_ rules: RuleSet, script: [ScriptedEvent], addresses all: [[String]]) {
        var seen: Set<String> = []
        for own in all {
            for address in own where !seen.insert(address).inserted { addresses.insert(address) }
        }
        units.formUnion(rules.organisation.deciders)
        for unit in rules.registry.units {
            if let parent = unit.parent { units.insert(parent) }
            units.formUnion(unit.successors)
        }
        for plan in rules.plans {
            units.insert(plan.owner)
            for duty in plan.duties { take(duty, rules.registry) }
        }
        for event in script { take(event, rules.registry) }
    }

    private mutating func take(_ duty: Duty, _ registry: Registry) {
        if case .unit(let id) = duty.sendTo { units.insert(id) }
        if let inspector = duty.inspector { units.insert(inspector) }
        if duty.unitsPerTime != nil {
            units.formUnion(registry.allMembers(of: duty.owedBy).map(\.id))
        }
        for role in duty.ladder.flatMap(\.to) {
            switch role {
            case .unit(let id): units.insert(id)
            case .address(let address): addresses.insert(address)
            case .head, .deputy, .contact, .owner, .parent: break
            }
        }
    }

    private mutating func take(_ event: ScriptedEvent, _ registry: Registry) {
        switch event.what {
        // One unit of a kind is held back as the others are.
        case .hold(.silence(let silence)):
            if let unit = silence.unit { units.insert(unit) }
            if let group = silence.group {
                units.formUnion(registry.allMembers(of: [group]).map(\.id))
            }
        case .returned:
            // One that names its mail doesn't say whose it was.
            if event.units.isEmpty { isEveryone = true }
            units.formUnion(event.units)
        case .hold(.pause), .hold(.resume), .opened, .began: break
        case .event(let body): take(event, body, registry)
        }
    }

    private mutating func take(
        _ event: ScriptedEvent, _ body: EventBody, _ registry: Registry
    ) {
        // One that names nobody is about whoever it concerns.
        if event.units.isEmpty { isEveryone = true }
        units.formUnion(registry.allMembers(of: event.units).map(\.id))
        units.formUnion(event.units)
        switch body {
        case .reassigned(let to): units.insert(to)
        case .transferred(let to): units.formUnion(to)
        case .occurred(_, let named): units.formUnion(named)
        case .received, .acknowledged, .submitted, .accepted, .returned, .extended,
            .extensionAsked, .unread, .settled, .waived, .cancelled, .joined, .suspended, .voided:
            break
        }
    }

    func holds(_ unit: OrgUnit, _ own: [String]) -> Bool {
        isEveryone || units.contains(unit.id) || !unit.successors.isEmpty
            || !unit.formerly.isEmpty || own.contains(where: addresses.contains)
    }
}

extension OrgUnit {
    /// Each once: its own, its head's, its contact's, its deputies'.
    fileprivate var ownAddresses: [String] {
        let all = [email, head?.email, contact?.email] + deputies.map(\.person.email)
        var seen: Set<String> = []
        return all.compactMap { $0 }.filter { seen.insert($0).inserted }
    }
}

extension SimulatedNotice {
    /// The notices that it stands for.
    func copies(_ copies: UnitKinds.Copies) -> [SimulatedNotice] {
        switch copies {
        case .none: [self]
        case .listed(let members): members.map { copy(of: $0, to: recipient) }
        case .each(let members, let address):
            members.map { copy(of: $0, to: $0.addresses[address]) }
        }
    }

    private func copy(of member: UnitKinds.Member, to recipient: String) -> SimulatedNotice {
        var notice = notice
        if let id = notice.key.subject.obligation {
            notice.key = NoticeKey(
                subject: .obligation(ObligationID(occurrence: id.occurrence, unit: member.id)),
                due: notice.key.due, kind: notice.key.kind, stage: notice.key.stage,
                role: notice.key.role)
        }
        return SimulatedNotice(
            notice: notice, at: at, offset: offset, recipient: recipient, mail: mail)
    }
}

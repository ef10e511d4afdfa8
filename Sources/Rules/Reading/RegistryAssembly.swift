import Civil
import SourceText

/// Joins the units and groups of all files into one registry and checks how they refer to each
/// other.
struct RegistryAssembly {
    private var units: [UnitDraft] = []
    private var groups: [GroupDraft] = []
    private let findings: Findings
    private var unitIndex: [String: Int] = [:]
    private var groupIndex: [String: Int] = [:]
    /// Groups that only units name: a table has no place to declare them.
    private var implicitGroups: [OrgGroup] = []

    init(units: [UnitDraft], groups: [GroupDraft], findings: Findings) {
        self.findings = findings
        unitIndex.reserveCapacity(units.count)
        for unit in units { add(unit) }
        for group in groups { add(group) }
    }

    private mutating func add(_ draft: UnitDraft) {
        let id = Located(value: draft.unit.id, range: draft.idRange)
        guard isFree(id, draft.file) else { return }
        unitIndex[id.value] = units.count
        units.append(draft)
    }

    private mutating func add(_ draft: GroupDraft) {
        guard isFree(draft.id, draft.file) else { return }
        groupIndex[draft.id.value] = groups.count
        groups.append(draft)
    }

    private func isFree(_ id: Located<String>, _ file: SourceFile) -> Bool {
        let references = References(file: file, findings: findings)
        if Words.role[id.value] != nil {
            references.unfit(
                id, vi: "“\(id.value)” là tên vai trò, không dùng làm mã được",
                en: "'\(id.value)' names a role and can't be an id",
                remedyVi: "chọn mã khác", remedyEn: "choose another id")
        }
        var first: (file: SourceFile, range: Range<Int>)?
        if let index = unitIndex[id.value] {
            first = (units[index].file, units[index].idRange)
        } else if let index = groupIndex[id.value] {
            first = (groups[index].file, groups[index].id.range)
        }
        guard let first else { return true }
        references.duplicate(
            "duplicate-id", id, vi: "mã “\(id.value)” đã dùng cho đơn vị hoặc nhóm khác",
            en: "the id '\(id.value)' already names another unit or group", first: first)
        return false
    }

    mutating func registry() -> Registry {
        collectImplicitGroups()
        for index in units.indices { resolve(index) }
        for group in groups {
            for member in group.members where !isKnown(member.value) {
                References(file: group.file, findings: findings).dead(
                    member, .unitOrGroup, known: unitNames + groupNames)
            }
        }
        checkCircles()
        checkAddresses()
        checkSharedAddresses()
        let declared = groups.map { group in
            let position = group.file.position(at: group.id.range.lowerBound)
            return OrgGroup(
                id: group.id.value, name: group.name, members: group.members.map(\.value),
                place: Place(
                    file: group.file.name, line: position.line, column: position.column))
        }
        return Registry(units: units.map(\.unit), groups: declared + implicitGroups)
    }

    private var unitNames: [KnownName] {
        units.map { KnownName(id: $0.unit.id, name: $0.unit.name) }
    }

    private var groupNames: [KnownName] {
        groups.map { KnownName(id: $0.id.value, name: $0.name) }
            + implicitGroups.map { KnownName(id: $0.id) }
    }

    private func isKnown(_ name: String) -> Bool {
        unitIndex[name] != nil || groupIndex[name] != nil
    }

    /// Where no file declares groups, those that units name exist by that.
    private mutating func collectImplicitGroups() {
        guard groups.isEmpty else { return }
        var seen = Set<String>()
        for draft in units {
            for group in draft.groups where seen.insert(group.value).inserted {
                if !isIdentifier(group.value) {
                    reportBadIdentifier(group.value, draft.file, group.range, findings)
                } else if let unit = unitIndex[group.value] {
                    References(file: draft.file, findings: findings).duplicate(
                        "duplicate-id", group,
                        vi: "“\(group.value)” là mã của một đơn vị, không phải nhóm",
                        en: "'\(group.value)' is a unit's id, not a group",
                        first: (units[unit].file, units[unit].idRange))
                } else {
                    let position = draft.file.position(at: group.range.lowerBound)
                    implicitGroups.append(
                        OrgGroup(
                            id: group.value, name: group.value,
                            place: Place(
                                file: draft.file.name, line: position.line,
                                column: position.column)))
                }
            }
        }
    }

    private mutating func resolve(_ index: Int) {
        let draft = units[index]
        units[index].unit.parent = draft.parent?.value
        units[index].unit.groups = draft.groups.map(\.value)
        units[index].unit.successors = draft.successors.map(\.value)
        units[index].unit.formerly = draft.formerly.map(\.value)
        let references = References(file: draft.file, findings: findings)
        for name in draft.formerly where !isIdentifier(name.value) {
            reportBadIdentifier(name.value, draft.file, name.range, findings)
        }
        for name in draft.formerly where isKnown(name.value) {
            references.unfit(
                name, vi: "“\(name.value)” vẫn là mã của một đơn vị hay nhóm",
                en: "'\(name.value)' still is the id of a unit or group",
                remedyVi: "ghi mã mà đơn vị này đã dùng trước đây, nay không nơi nào dùng",
                remedyEn: "name the id that this unit had before, and that nothing has now")
        }
        for unit in draft.successors + (draft.parent.map { [$0] } ?? [])
        where unitIndex[unit.value] == nil {
            references.dead(unit, .unit, known: unitNames)
        }
        if !groups.isEmpty {
            for group in draft.groups where groupIndex[group.value] == nil {
                references.dead(group, .group, known: groupNames)
            }
        }
        if let first = draft.successors.first, draft.unit.until == nil {
            findings.warning(
                .successorWithoutEnd, draft.file, first.range,
                vi: "đơn vị có đơn vị kế thừa nhưng không có ngày kết thúc",
                en: "the unit has a successor but no last day",
                remedyVi: "ghi “until” (Đến ngày)", remedyEn: "give its last day as 'until'")
        }
    }

    /// Units without any address get no mail, and nobody would notice; one finding tells of all.
    private func checkAddresses() {
        if findings.all.hasErrors { return }  // such as an address that can't be read
        let mute = units.filter { draft in
            !draft.unit.outside && !draft.unit.hasAddress
        }
        guard let first = mute.first else { return }
        let names = mute.prefix(3).map(\.unit.id).joined(separator: ", ")
        let more = mute.count > 3 ? " …" : ""
        findings.warning(
            .noAddress, first.file, first.idRange,
            vi:
                "\(mute.count) đơn vị chưa có địa chỉ thư, không nhận được thư nào: \(names)\(more)",
            en: "\(mute.count) unit(s) without an address get no mail: \(names)\(more)",
            remedyVi: "ghi “email”; cơ quan ngoài thì ghi “outside: có”",
            remedyEn: "give an 'email', or 'outside: yes' for an outside body")
    }

    /// Two offices with one address that both exist at a time: likely a slip, and one of them reads
    /// the other's mail.
    private func checkSharedAddresses() {
        var first: [String: Int] = [:]
        for (index, draft) in units.enumerated() {
            guard let email = draft.unit.email?.lowercased() else { continue }
            guard let other = first[email] else {
                first[email] = index
                continue
            }
            guard units[other].unit.coexists(with: draft.unit) else { continue }
            findings.warning(
                .sharedAddress, draft.file, draft.emailRange ?? draft.idRange,
                vi: "“\(draft.unit.id)” và “\(units[other].unit.id)” chung địa chỉ thư \(email)",
                en: "'\(draft.unit.id)' and '\(units[other].unit.id)' share the address \(email)",
                remedyVi: "ghi địa chỉ riêng của mỗi đơn vị; dùng chung thật thì để nguyên",
                remedyEn: "give each its own address; leave it where they do share one",
                notes: [
                    .init(
                        message: Bilingual(vi: "đã dùng ở đây", en: "it is used here already"),
                        file: units[other].file,
                        range: units[other].emailRange ?? units[other].idRange)
                ])
        }
    }

    // MARK: Circles

    private func checkCircles() {
        let successors = { (index: Int) in units[index].successors }
        let parents = { (index: Int) in units[index].parent.map { [$0] } ?? [] }
        report(vi: "đơn vị kế thừa", en: "successors", edges: successors)
        report(vi: "đơn vị cấp trên", en: "parents", edges: parents)
        for circle in circles(
            count: groups.count,
            edges: { groups[$0].members.compactMap { groupIndex[$0.value] } })
        {
            let group = groups[circle[0]]
            let ring = shown((circle + [circle[0]]).map { groups[$0].id.value })
            findings.error(
                "circle", group.file, group.id.range, vi: "nhóm lồng thành vòng: \(ring)",
                en: "groups contain each other in a circle: \(ring)",
                remedyVi: "bỏ một trong các thành viên", remedyEn: "remove one of the members")
        }
    }

    private func report(vi: String, en: String, edges: (Int) -> [Located<String>]) {
        let found = circles(count: units.count) { edges($0).compactMap { unitIndex[$0.value] } }
        for circle in found {
            let draft = units[circle[0]]
            let ring = shown((circle + [circle[0]]).map { units[$0].unit.id })
            let next = units[circle.count > 1 ? circle[1] : circle[0]].unit.id
            let written = edges(circle[0]).first { $0.value == next }
            findings.error(
                "circle", draft.file, written?.range ?? draft.idRange,
                vi: "\(vi) thành vòng: \(ring)", en: "\(en) form a circle: \(ring)",
                remedyVi: "sửa một trong các đơn vị này", remedyEn: "mend one of these units")
        }
    }
}

/// `a → b → c`, cut where it is long.
private func shown(_ ring: [String]) -> String {
    ring.count <= 8
        ? ring.joined(separator: " → ")
        : (ring.prefix(5) + ["…"] + ring.suffix(1)).joined(separator: " → ")
}

extension OrgUnit {
    /// Whether there is a day on which both exist.
    fileprivate func coexists(with other: OrgUnit) -> Bool {
        let start = max(from ?? .min, other.from ?? .min)
        return start <= min(until ?? .max, other.until ?? .max)
    }
}

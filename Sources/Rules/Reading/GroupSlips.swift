import SourceText

/// Groups that exist only because a unit names them, where that looks like a slip: a mistyped group is
/// one of its own, and the unit owes nothing that the others owe (a table has no place to declare
/// groups).
struct GroupSlips {
    let units: [UnitDraft]
    let plans: [PlanDraft]
    let findings: Findings

    func check() {
        if findings.hasHoles || findings.all.hasErrors { return }
        let used = Set(plans.flatMap(\.duties).flatMap(\.owedBy).map(\.value))
        var bearers: [String: Int] = [:]
        for unit in units {
            for group in Set(unit.groups.map(\.value)) { bearers[group, default: 0] += 1 }
        }
        // The likeliest to be meant first: what plans use, then what most units bear.
        let known = bearers.keys.sorted {
            (used.contains($0) ? 0 : 1, -(bearers[$0] ?? 0), $0)
                < (used.contains($1) ? 0 : 1, -(bearers[$1] ?? 0), $1)
        }
        var told = Set<String>()
        for unit in units {
            for group in unit.groups
            where !used.contains(group.value) && !told.contains(group.value) {
                let count = bearers[group.value] ?? 0
                let near = known.first { other in
                    let others = bearers[other] ?? 0
                    return other != group.value && others > count
                        && (used.contains(other) || others >= 3 * count)
                        && isSlip(group.value, of: other)
                }
                guard near != nil || (count == 1 && isForgotten(unit, used)) else { continue }
                told.insert(group.value)
                report(group, of: unit, count: count, near: near)
            }
        }
    }

    /// Whether no rule reaches the unit at all, though rules reach groups.
    private func isForgotten(_ unit: UnitDraft, _ used: Set<String>) -> Bool {
        let groups = unit.groups.map(\.value)
        guard !unit.unit.outside, !used.contains(unit.unit.id), used.isDisjoint(with: groups),
            units.contains(where: { !used.isDisjoint(with: $0.groups.map(\.value)) })
        else { return false }
        var named: [Located<String>] = []
        for plan in plans {
            if let owner = plan.owner { named.append(owner) }
            for duty in plan.duties {
                named += ["send-to", "inspector"].compactMap { duty.fields.text($0) }
                named += duty.ladder.flatMap(\.to)
            }
        }
        let isAbove = units.contains { $0.parent?.value == unit.unit.id }
        return !isAbove && !named.contains { $0.value == unit.unit.id }
    }

    private func report(
        _ group: Located<String>, of unit: UnitDraft, count: Int, near: String?
    ) {
        let (who, whoEn) =
            count == 1
            ? ("chỉ có “\(unit.unit.id)” thuộc nhóm ấy", "only '\(unit.unit.id)' is in it")
            : ("\(count) đơn vị thuộc nhóm ấy", "\(quantity(count, "unit is", "units are")) in it")
        findings.warning(
            .unusedGroup, unit.file, group.range,
            vi: "không nhiệm vụ nào giao cho nhóm “\(group.value)”; \(who)",
            en: "no duty is owed by the group '\(group.value)'; \(whoEn)",
            remedyVi: near.map { "có phải ý là “\($0)”? nếu đúng là nhóm riêng thì để nguyên" }
                ?? "kiểm tra lại tên nhóm; nếu đúng thì để nguyên",
            remedyEn: near.map { "did you mean '\($0)'? leave it if it is a group of its own" }
                ?? "look at the group's name; leave it if it is right")
    }

    /// Whether `name` is `other` with one of its parts mistyped: `truong-thtp`, but neither `cum-2` for
    /// `cum-1` nor `truong-thcs` for `truong-thpt`.
    private func isSlip(_ name: String, of other: String) -> Bool {
        let (parts, others) = (name.split(separator: "-"), other.split(separator: "-"))
        guard parts.count == others.count else { return parts.joined() == others.joined() }
        let differing = zip(parts, others).filter { $0 != $1 }
        guard differing.count == 1, let (part, wanted) = differing.first else { return false }
        let letters = { (text: Substring) in text.filter { !$0.isNumber } }
        guard letters(part) != letters(wanted), min(part.count, wanted.count) > 2 else {
            return false
        }
        return suggestion(for: String(part), among: [String(wanted)]) != nil
    }
}

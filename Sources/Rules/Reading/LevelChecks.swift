import Civil
import SourceText

/// A duty that goes from level to level (statement 56): whoever owes it has somebody above, and what is
/// gathered by parent is gathered by somebody.
struct LevelChecks {
    let draft: DutyDraft
    let plan: PlanDraft
    let sendTo: Destination?
    let registry: Registry
    let findings: Findings
    let draftNamed: (String) -> DutyDraft?

    func check() {
        if findings.hasHoles || findings.lacksRegistry { return }
        if sendTo == .parent {
            checkParents(draft.fields.place("send-to"), isError: true)
        }
        checkRungs()
        for gathering in draft.gathers {
            guard let other = draftNamed(gathering.value.duty) else { continue }
            if gathering.value.byParent {
                checkGathering(gathering, other)
            } else {
                checkSpill(gathering, other)
            }
        }
    }

    /// Several gather what goes up level by level, each without saying from whom: all would read of all
    /// units, also of those of others.
    private func checkSpill(_ gathering: Located<Gathering>, _ other: DutyDraft) {
        let gatherers = owing(draft)
        guard gatherers.count > 1 else { return }
        let ids = Set(gatherers.map(\.id))
        let goesUp = other.fields.text("send-to").map { Words.parent[$0.value] != nil } ?? false
        let isBelow = owing(other).contains { unit in
            unit.parent.map { leads($0, to: ids) } ?? false
        }
        guard goesUp || isBelow else { return }
        let name = gathering.value.duty
        findings.warning(
            .gathersAll, draft.fields.file, gathering.range,
            vi:
                "mỗi nơi trong \(gatherers.count) đơn vị ở đây sẽ thấy “\(name)” của mọi đơn vị, kể cả của "
                + "nơi khác: \(shown(gatherers))",
            en:
                "each of the \(gatherers.count) units here would see '\(name)' of all units, those of "
                + "others too: \(shown(gatherers))",
            remedyVi: "viết “\(name) theo cấp trên” để mỗi nơi chỉ tổng hợp của đơn vị dưới mình",
            remedyEn: "write '\(name) by parent' so that each gathers from its own")
    }

    /// Units that owe a duty while the plan runs.
    private func owing(_ draft: DutyDraft) -> [OrgUnit] {
        registry.allMembers(of: draft.owedBy.map(\.value)).filter { unit in
            plan.period.map { unit.exists(in: $0.value) } ?? true
        }
    }

    private func checkParents(_ range: Range<Int>, isError: Bool) {
        let lonely = owing(draft).filter { $0.parent == nil }
        guard !lonely.isEmpty else { return }
        let names = shown(lonely)
        findings.report(
            Diagnostic(
                severity: isError ? .error : .warning, code: "no-parent", file: draft.fields.file,
                range: range,
                message: Bilingual(
                    vi: "\(lonely.count) đơn vị phải làm việc này chưa có cấp trên: \(names)",
                    en: "\(lonely.count) unit(s) that owe this have no parent: \(names)"),
                remedy: Bilingual(
                    vi:
                        "ghi “parent” (cấp trên) của đơn vị trong danh mục, hoặc ghi rõ một đơn vị ở đây",
                    en: "give the unit's 'parent' in the registry, or name one unit here"),
                lint: isError ? nil : Lint.noParent.mark))
    }

    private func checkRungs() {
        let names = draft.ladder.flatMap(\.to).filter { Words.role[$0.value] == .parent }
        guard let name = names.first else { return }
        if sendTo != .parent { checkParents(name.range, isError: false) }
        let parents = owing(draft).compactMap { $0.parent.flatMap(registry.unit) }
        let outside = parents.filter(\.outside)
        guard !outside.isEmpty else { return }
        let ids = shown(outside)
        findings.warning(
            .outsideRole, draft.fields.file, name.range,
            vi: "cấp trên là cơ quan ngoài, không được tự gửi thư: \(ids); bậc này sẽ bị bỏ qua",
            en:
                "the unit above is an outside body and never written to: \(ids); the rung is skipped",
            remedyVi: "gửi văn bản giấy, và ghi thêm một vai trò khác ở đây",
            remedyEn: "write to it on paper, and name another role here too")
    }

    private func checkGathering(_ gathering: Located<Gathering>, _ other: DutyDraft) {
        let gatherers = Set(registry.allMembers(of: draft.owedBy.map(\.value)).map(\.id))
        let reporting = owing(other)
        let lost = reporting.filter { unit in
            !(unit.parent.map { leads($0, to: gatherers) } ?? false)
        }
        guard !lost.isEmpty, !gatherers.isEmpty else { return }
        let names = shown(lost)
        let name = gathering.value.duty
        if lost.count == reporting.count {
            findings.error(
                "gathers-nobody", draft.fields.file, gathering.range,
                vi: "không đơn vị nào làm “\(name)” có cấp trên là đơn vị tổng hợp ở đây: \(names)",
                en:
                    "no unit that owes '\(name)' has a unit that gathers here as its parent: \(names)",
                remedyVi: "sửa “parent” (cấp trên) trong danh mục, hoặc bỏ “theo cấp trên”",
                remedyEn: "mend 'parent' in the registry, or leave out 'by parent'")
            return
        }
        findings.warning(
            .gatheredByNobody, draft.fields.file, gathering.range,
            vi: "\(lost.count) đơn vị làm “\(name)” không được đơn vị nào ở đây tổng hợp: \(names)",
            en:
                "\(lost.count) unit(s) that owe '\(name)' are gathered by none of those here: \(names)",
            remedyVi:
                "ghi cấp trên của các đơn vị ấy vào “owed-by”, hoặc để nhiệm vụ khác tổng hợp",
            remedyEn: "name the units above them in 'owed-by', or let another duty gather them")
    }

    /// Whether the unit, or one that succeeds it, is among those.
    private func leads(_ id: String, to units: Set<String>) -> Bool {
        var seen: Set<String> = []
        var waiting = [id]
        while let next = waiting.popLast() {
            if units.contains(next) { return true }
            if seen.insert(next).inserted { waiting += registry.unit(next)?.successors ?? [] }
        }
        return false
    }

    private func shown(_ units: [OrgUnit]) -> String {
        var seen: Set<String> = []
        let ids = units.map(\.id).filter { seen.insert($0).inserted }
        return ids.prefix(3).joined(separator: ", ") + (ids.count > 3 ? " …" : "")
    }
}

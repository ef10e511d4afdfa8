import Civil
import SourceText

/// Makes a duty of its draft, with its names looked up, and checks it against plan, registry and
/// calendar.
struct DutyAssembly {
    let draft: DutyDraft
    let plan: PlanDraft
    let calendar: WorkingCalendar
    let registry: Registry
    let findings: Findings
    let draftNamed: (String) -> DutyDraft?
    let knownDuties: () -> [KnownName]

    private var fields: Fields { draft.fields }
    private var references: References { References(file: fields.file, findings: findings) }

    /// `nil` where findings have made it impossible.
    func duty() -> Duty? {
        findings.subject = Extent(file: fields.file.name, range: fields.extent)
        defer { findings.subject = nil }
        checkOwedBy()
        let sendTo = destination()
        let inspector = unit("inspector")
        checkGathers()
        LevelChecks(
            draft: draft, plan: plan, sendTo: sendTo, registry: registry, findings: findings,
            draftNamed: draftNamed
        ).check()
        let only = Set(fields.list("only").compactMap { fields.choice($0, Words.roundness) })
        let since = fields.integer("since", in: 1...9999)
        let remind = draft.kind == .standing ? [] : fields.reminders()
        let ladder = draft.expectsReport ? draft.ladder.compactMap(rung) : []
        let reply = fields.choice("reply", Words.reply) ?? .confirm
        let urgent = fields.choice("urgent", Words.flag) ?? false
        let unitsPerTime = unitsPerTime()
        var reportsOn: ReportedPart?
        let (data, law) = (fields.window(), fields.law() ?? plan.law)
        if let zone = plan.zone {
            let days = DutyDays(
                draft: draft, period: plan.period?.value, calendar: calendar, zone: zone)
            reportsOn = days.reportsOn
            ScheduleChecks(
                draft: draft, plan: plan, registry: registry, findings: findings, days: days
            ).check(
                remind: remind, ladder: ladder, only: only, since: since, isUrgent: urgent)
            DueDayChecks(draft: draft, findings: findings, days: days).check(remind: remind)
            WindowChecks(draft: draft, data: data, findings: findings, days: days)
                .check(year: plan.period?.value.lowerBound.year)
            RegimeChecks(
                draft: draft, plan: plan, findings: findings, days: days
            ).check()
            SchoolYearChecks(draft: draft, findings: findings, calendar: calendar)
                .check(in: plan.period?.value, hasDays: !days.days.isEmpty)
            if let law {
                LawChecks(
                    draft: draft, law: law,
                    place: fields.has("law") ? fields.place("law") : fields.range,
                    period: plan.period?.value, findings: findings, days: days
                ).check()
                if fields.has("law"), !draft.isTaken(fields.place("law")) { fields.checkLawDay() }
            }
        }
        guard let id = draft.id,
            let schedule = draft.schedule?.counted(in: plan.period?.value), let owner = plan.owner
        else {
            return nil
        }
        let short = fields.text("short")?.value
        let title = draft.title ?? short ?? id.value
        let owedBy = draft.owedBy.map(\.value)
        let position = fields.file.position(at: fields.range.lowerBound)
        var duty = Duty(
            id: id.value, kind: draft.kind, title: title, short: short ?? title,
            cite: fields.text("cite")?.value, schedule: schedule, roll: draft.roll, since: since,
            only: only,
            owedBy: owedBy.isEmpty && draft.kind == .anniversary ? [owner.value] : owedBy,
            sendTo: sendTo ?? .unit(owner.value), channel: fields.text("channel")?.value,
            form: fields.text("form")?.value, inspector: inspector, unitsPerTime: unitsPerTime,
            gathers: draft.gathers.map(\.value), expectsReport: draft.expectsReport,
            reply: reply, urgent: urgent, remind: remind, ladder: ladder,
            place: Place(
                file: fields.file.name, line: position.line, column: position.column))
        duty.formerly = formerly()
        (duty.data, duty.reportsOn, duty.law) = (data?.value, reportsOn, law)
        return duty
    }

    /// Ids that it had before. One that is another duty's would give that one's records away.
    private func formerly() -> [String] {
        let names = fields.list("formerly")
        for name in names where !isIdentifier(name.value) {
            reportBadIdentifier(name.value, fields.file, name.range, findings)
        }
        for name in names where draftNamed(name.value) != nil {
            references.unfit(
                name, vi: "“\(name.value)” vẫn là mã của một nhiệm vụ",
                en: "'\(name.value)' still is the id of a duty",
                remedyVi: "ghi mã mà nhiệm vụ này đã dùng trước đây, nay không nhiệm vụ nào dùng",
                remedyEn: "name the id that this duty had before, and that none has now")
        }
        return names.map(\.value)
    }

    private var names: [KnownName] { registry.unitNames + registry.groupNames }

    /// The unit above each, or one for all.
    private func destination() -> Destination? {
        if let name = fields.text("send-to"), Words.parent[name.value] != nil { return .parent }
        return unit("send-to").map { .unit($0) }
    }

    private func unit(_ key: String) -> String? {
        guard let name = fields.text(key) else { return nil }
        checkIsUnit(name, registry, references)
        return name.value
    }

    private var isRegistryWrong: Bool {
        let files = Set(registry.units.map(\.place.file) + registry.groups.map(\.place.file))
        return findings.all.contains { $0.severity == .error && files.contains($0.file.name) }
    }

    /// Nothing is worse than a rule that silently matches nobody.
    private func checkOwedBy() {
        guard !draft.owedBy.isEmpty else { return }
        var seen = Set<String>()
        for name in draft.owedBy {
            guard registry.isKnown(name.value) else {
                references.dead(name, .unitOrGroup, known: names)
                continue
            }
            if !seen.insert(name.value).inserted {
                findings.warning(
                    .duplicateReference, fields.file, name.range,
                    vi: "“\(name.value)” ghi hai lần", en: "'\(name.value)' is given twice",
                    remedyVi: "bỏ một lần", remedyEn: "remove one of them")
            }
            if !registry.hasMember(of: name.value, where: { _ in true }) {
                // A unit that couldn't be read may be its member.
                if isRegistryWrong { continue }
                matchesNobody(
                    name, vi: "nhóm “\(name.value)” chưa có đơn vị nào",
                    en: "the group '\(name.value)' has no units")
            } else if let period = plan.period?.value,
                !registry.hasMember(of: name.value, where: { $0.exists(in: period) })
            {
                if let unit = registry.unit(name.value) {
                    isOver(unit, name)
                    continue
                }
                matchesNobody(
                    name,
                    vi: "“\(name.value)” không có đơn vị nào tồn tại trong thời gian kế hoạch",
                    en: "no unit of '\(name.value)' exists in the plan's period")
            }
        }
    }

    /// A unit by itself that isn't there while the plan runs.
    private func isOver(_ unit: OrgUnit, _ name: Located<String>) {
        if findings.hasHoles { return }
        let heirs = unit.successors.joined(separator: ", ")
        findings.error(
            "matches-nobody", fields.file, name.range,
            vi: "đơn vị “\(name.value)” không hoạt động trong thời gian kế hoạch",
            en: "the unit '\(name.value)' doesn't exist in the plan's period",
            remedyVi: heirs.isEmpty
                ? "ghi đơn vị khác, hoặc sửa “from” và “until” của đơn vị này"
                : "ghi đơn vị kế thừa: \(heirs)",
            remedyEn: heirs.isEmpty
                ? "name another unit, or mend its 'from' and 'until'"
                : "name its successors: \(heirs)")
    }

    private func matchesNobody(_ name: Located<String>, vi: String, en: String) {
        if findings.hasHoles { return }
        findings.error(
            "matches-nobody", fields.file, name.range, vi: vi, en: en,
            remedyVi: "ghi nhóm này ở các đơn vị, hoặc sửa “from” và “until” của chúng",
            remedyEn: "name the group in its units, or mend their 'from' and 'until'")
    }

    private func unitsPerTime() -> Int? {
        guard let count = fields.integer("units-per-time", in: 1...10_000) else { return nil }
        let all = registry.allMembers(of: draft.owedBy.map(\.value)).count
        if all > 0, count > all {
            findings.warning(
                .unitsPerTime, fields.file, fields.place("units-per-time"),
                vi: "mỗi đợt \(count) đơn vị, nhưng chỉ có \(all) đơn vị",
                en: "\(quantity(count, "unit")) each time, but there are only \(all)",
                remedyVi: "bỏ dòng này để kiểm tra tất cả", remedyEn: "remove it to take all")
        }
        return count
    }

    private func checkGathers() {
        for name in draft.gathers {
            let id = Located(value: name.value.duty, range: name.range)
            guard let other = draftNamed(id.value) else {
                references.dead(id, .duty, known: knownDuties())
                continue
            }
            if other.id?.value == draft.id?.value || !other.expectsReport {
                references.unfit(
                    id, vi: "nhiệm vụ “\(id.value)” không có báo cáo để tổng hợp",
                    en: "the duty '\(id.value)' has no reports to gather",
                    remedyVi: "ghi mã của nhiệm vụ có báo cáo (“deadline”, “inspection”)",
                    remedyEn: "name a deadline or inspection that expects reports")
            }
        }
    }

    // MARK: Roles

    private func rung(_ rung: RungDraft) -> Rung? {
        let roles = rung.to.compactMap { role($0, rung.fields) }
        return Rung(after: rung.after.value, to: roles, every: rung.every, times: rung.times ?? 12)
    }

    private func role(_ name: Located<String>, _ fields: Fields) -> Role? {
        if let role = Words.role[name.value] { return role }
        if name.value.contains("@") {
            return checkedAddress(name, fields.file, findings).map { .address($0) }
        }
        if let unit = registry.unit(name.value) {
            if unit.outside { reportOutside(name) }
            return .unit(name.value)
        }
        if registry.group(name.value) != nil {
            references.unfit(
                name, vi: "“\(name.value)” là một nhóm; bậc đôn đốc gửi tới một vai trò",
                en: "'\(name.value)' is a group; a rung writes to a role",
                remedyVi:
                    "ghi thủ trưởng (head), cấp phó (deputy), đầu mối (contact), chủ trì (owner), "
                    + "cấp trên (parent), mã đơn vị hoặc địa chỉ thư",
                remedyEn: "write head, deputy, contact, owner, parent, a unit's id or an address")
            return nil
        }
        references.dead(
            name, .roleOrUnit,
            known: ["head", "deputy", "contact", "owner", "parent"].map { KnownName(id: $0) }
                + registry.unitNames)
        return nil
    }
    /// Statement 21.
    private func reportOutside(_ name: Located<String>) {
        findings.warning(
            .outsideRole, fields.file, name.range,
            vi: "“\(name.value)” là cơ quan ngoài, không được tự gửi thư: bậc này sẽ bị bỏ qua",
            en: "'\(name.value)' is an outside body and never written to: this role is skipped",
            remedyVi: "gửi văn bản giấy, và ghi một vai trò khác ở đây",
            remedyEn: "write to it on paper, and name another role here")
    }
}

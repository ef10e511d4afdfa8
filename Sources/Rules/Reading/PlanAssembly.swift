import Civil
import SourceText

/// Makes plans of drafts, with their names looked up, and checks what only shows then.
struct PlanAssembly {
    let plans: [PlanDraft]
    let registry: Registry
    let calendars: [String: WorkingCalendar]
    let findings: Findings
    private var duties: [String: (draft: DutyDraft, plan: PlanDraft)] = [:]

    init(
        plans: [PlanDraft], registry: Registry, calendars: [String: WorkingCalendar],
        findings: Findings
    ) {
        self.plans = plans
        self.registry = registry
        self.calendars = calendars
        self.findings = findings
        var planIds: [String: PlanDraft] = [:]
        for plan in plans {
            let references = References(file: plan.fields.file, findings: findings)
            if let id = plan.id {
                if let first = planIds[id.value], let range = first.id?.range {
                    references.duplicate(
                        "duplicate-id", id, vi: "đã có kế hoạch “\(id.value)”",
                        en: "there is a plan '\(id.value)' already",
                        first: (first.fields.file, range))
                }
                planIds[id.value] = plan
            }
            for duty in plan.duties {
                guard let id = duty.id else { continue }
                if let first = duties[id.value]?.draft, let range = first.id?.range {
                    references.duplicate(
                        "duplicate-id", id, vi: "đã có nhiệm vụ “\(id.value)”",
                        en: "there is a duty '\(id.value)' already",
                        first: (first.fields.file, range))
                    continue
                }
                duties[id.value] = (duty, plan)
            }
        }
    }

    /// The plans without those that findings have made impossible.
    func checkedPlans() -> [Plan] {
        if registry.units.isEmpty { reportNoRegistry() }
        let made = plans.compactMap(plan)
        checkGathering()
        let sound = soundDuties
        checkReports(sound)
        BusyWeekChecks(duties: sound, registry: registry, findings: findings).check {
            days($0, $1)
        }
        return made
    }

    /// One finding in the place of one for every name in the plans.
    private func reportNoRegistry() {
        guard let plan = plans.first else { return }
        if findings.hasHoles {
            findings.lacksRegistry = true
            return
        }
        findings.lacksRegistry = true
        findings.error(
            "no-registry", plan.fields.file, plan.owner?.range ?? plan.fields.range,
            vi: "trong các tệp được đọc không có danh mục đơn vị",
            en: "there is no registry of units among the files read",
            remedyVi:
                "đọc cả thư mục, như: hanchot check rules; danh mục là mục “units” hay tệp .csv",
            remedyEn: "name the whole directory, such as: hanchot check rules; a registry has "
                + "'units', or is a .csv file")
    }

    private func plan(_ draft: PlanDraft) -> Plan? {
        let fields = draft.fields
        let calendar = calendar(draft)
        if let owner = draft.owner { checkUnit(owner, fields) }
        let language = fields.choice("language", Words.language) ?? .vi
        let mode = fields.choice("mode", Words.mode) ?? .live
        let confidential = fields.choice("confidential", Words.flag) ?? false
        let digest = fields.choice("digest", Words.digest) ?? .daily
        let mailsPerMonth = fields.integer("mails-per-month", in: 1...1000) ?? 8
        let duties = draft.duties.compactMap { self.duty($0, of: draft, calendar) }
        guard let id = draft.id, let owner = draft.owner, let zone = draft.zone,
            let officeHours = draft.officeHours
        else { return nil }
        let position = fields.file.position(at: fields.range.lowerBound)
        var plan = Plan(
            id: id.value, title: fields.text("title")?.value ?? id.value,
            document: fields.text("document")?.value, basis: fields.text("basis")?.value,
            period: draft.period?.value, owner: owner.value, zone: zone, calendar: calendar,
            officeHours: officeHours, language: language, mode: mode,
            confidential: confidential, digest: digest, mailsPerMonth: mailsPerMonth,
            duties: duties,
            place: Place(
                file: fields.file.name, line: position.line, column: position.column))
        plan.short = fields.text("short")?.value
        plan.allowed = Set(fields.allowed.compactMap { Lint(rawValue: $0.key) })
        return plan
    }

    private func duty(_ draft: DutyDraft, of plan: PlanDraft, _ calendar: WorkingCalendar) -> Duty?
    {
        let made = DutyAssembly(
            draft: draft, plan: plan, calendar: calendar, registry: registry, findings: findings,
            draftNamed: { duties[$0]?.draft },
            knownDuties: {
                duties.keys.sorted().map { KnownName(id: $0, name: duties[$0]?.draft.title) }
            }
        ).duty()
        if made == nil, !findings.all.hasErrors {
            // Every reason has its own finding; should one be lacking, the duty isn't lost unseen.
            findings.error(
                "unclear-duty", draft.fields.file, draft.fields.range,
                vi: "không hiểu nhiệm vụ này", en: "this duty can't be understood")
        }
        return made
    }

    /// Each gathering duty against those that it gathers.
    private func checkGathering() {
        for (gathering, plan) in duties.values {
            for name in gathering.gathers {
                guard let other = duties[name.value.duty], let due = days(gathering, plan),
                    let gathered = days(other.draft, other.plan)
                else { continue }
                due.checkGathers(gathered, named: name, findings)
                EventGatherChecks(
                    draft: gathering, gathered: other.draft, calendar: calendar(plan),
                    gatheredCalendar: calendar(other.plan), period: plan.period?.value,
                    findings: findings
                ).check(named: name)
                gathering.checkReading(beside: other.draft, findings)
            }
        }
    }

    /// Reports beside each other: what they leave out, and what they tell twice.
    private func checkReports(_ sound: [(draft: DutyDraft, plan: PlanDraft)]) {
        let reporting = sound.compactMap { draft, plan in
            return days(draft, plan).flatMap {
                ReportingDuty(draft: draft, plan: plan, days: $0, registry: registry)
            }
        }
        ReportChecks(duties: reporting, findings: findings).check()
    }

    /// Those that can be looked at beside each other: what is wrong with one duty hides nothing of the
    /// others, what is wrong elsewhere may be of all.
    private var soundDuties: [(draft: DutyDraft, plan: PlanDraft)] {
        if findings.hasHoles { return [] }
        let errors = findings.all.filter { $0.severity == .error }
        let inOrder = dutiesInOrder
        if errors.isEmpty { return inOrder }
        let extents = DutyExtents(plans.flatMap(\.duties))
        var flawed: Set<DutyExtents.Start> = []
        for error in errors {
            guard let start = extents.start(of: error) else { return [] }
            flawed.insert(start)
        }
        return inOrder.filter { duty, _ in !flawed.contains(DutyExtents.Start(duty)) }
    }

    /// By file and place, and those of one place by id. What is sorted is their places: drafts are large to
    /// move about.
    private var dutiesInOrder: [(draft: DutyDraft, plan: PlanDraft)] {
        duties.map { id, duty in
            (file: duty.draft.fields.file.name, at: duty.draft.fields.range.lowerBound, id: id)
        }
        .sorted { ($0.file, $0.at, $0.id) < ($1.file, $1.at, $1.id) }
        .compactMap { duties[$0.id] }
    }

    private func days(_ draft: DutyDraft, _ plan: PlanDraft) -> DutyDays? {
        plan.zone.map {
            DutyDays(
                draft: draft, period: plan.period?.value, calendar: calendar(plan), zone: $0)
        }
    }

    /// The plan's calendar; the one called `vn` where it names none and there is one.
    private func calendar(_ draft: PlanDraft) -> WorkingCalendar {
        let fields = draft.fields
        guard let name = fields.text("calendar") else {
            if let usual = calendars["vn"] { return usual }
            if fields.isSilent("calendar") { return WorkingCalendar.weekdaysOnly }
            findings.warning(
                .noCalendar, fields.file, fields.range,
                vi: "kế hoạch chưa có lịch; chỉ thứ Bảy và Chủ nhật là ngày nghỉ",
                en: "no calendar: only Saturdays and Sundays are days off",
                remedyVi: "thêm dòng “calendar: vn” và tệp lịch đó",
                remedyEn: "add a line 'calendar: vn' and that calendar's file")
            return WorkingCalendar.weekdaysOnly
        }
        if let calendar = calendars[name.value] { return calendar }
        References(file: fields.file, findings: findings).dead(
            name, .calendar, known: calendars.keys.sorted().map { KnownName(id: $0) })
        return WorkingCalendar.weekdaysOnly
    }

    private func checkUnit(_ name: Located<String>, _ fields: Fields) {
        checkIsUnit(name, registry, References(file: fields.file, findings: findings))
    }
}

/// Tells when `name` is a group, or nothing at all, where a unit is wanted.
func checkIsUnit(_ name: Located<String>, _ registry: Registry, _ references: References) {
    if registry.unit(name.value) != nil { return }
    guard registry.group(name.value) == nil else {
        references.unfit(
            name, vi: "“\(name.value)” là một nhóm, ở đây cần một đơn vị",
            en: "'\(name.value)' is a group; a unit is wanted here",
            remedyVi: "ghi mã của một đơn vị", remedyEn: "name one unit")
        return
    }
    references.dead(name, .unit, known: registry.unitNames)
}

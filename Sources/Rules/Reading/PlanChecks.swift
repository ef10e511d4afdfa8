import SourceText

/// What a set of rules lacks that nobody would notice until mail is wrong.
struct PlanChecks {
    let plans: [PlanDraft]
    let registry: Registry
    let findings: Findings

    /// - Parameter hasSender: the settings say which address mail comes from.
    func check(hasSender: Bool) {
        for plan in plans {
            checkOwner(plan)
            checkSource(plan)
        }
        if !hasSender, !findings.hasHoles, let plan = plans.first {
            let address = Organisation().mailFrom
            findings.warning(
                .noSender, plan.fields.file, plan.fields.range,
                vi: "chưa cài đặt địa chỉ gửi: thư sẽ đi từ \(address)",
                en: "no settings say who writes: mail would come from \(address)",
                remedyVi:
                    "thêm tệp có “settings: organisation: mail-from: …”, như rules/settings.yaml",
                remedyEn:
                    "add a file with 'settings: organisation: mail-from: …', such as rules/settings.yaml"
            )
        }
    }

    /// The owner gets every list; one that mail can't reach leaves the plan without anybody.
    private func checkOwner(_ plan: PlanDraft) {
        guard let owner = plan.owner, let unit = registry.unit(owner.value) else { return }
        if unit.outside {
            findings.warning(
                .unreachableOwner, plan.fields.file, owner.range,
                vi:
                    "đơn vị chủ trì “\(owner.value)” là cơ quan ngoài, không được gửi thư: không ai "
                    + "nhận các danh sách của kế hoạch",
                en:
                    "the owner '\(owner.value)' is an outside body and never written to: nobody gets "
                    + "the plan's lists",
                remedyVi: "ghi một đơn vị của cơ quan, hoặc bỏ “outside” ở đơn vị ấy",
                remedyEn: "name a unit of your own, or remove that unit's 'outside'")
        } else if !unit.hasAddress, !findings.all.hasErrors {
            // Else it may be one that can't be read.
            findings.warning(
                .unreachableOwner, plan.fields.file, owner.range,
                vi:
                    "đơn vị chủ trì “\(owner.value)” không có địa chỉ thư: không ai nhận các danh sách "
                    + "của kế hoạch",
                en: "the owner '\(owner.value)' has no address: nobody gets the plan's lists",
                remedyVi: "thêm “email” cho đơn vị ấy trong danh mục",
                remedyEn: "give that unit an 'email' in the registry")
        }
    }

    /// Heads obey a paper, not a program: a mail that cites none is easily laid aside.
    private func checkSource(_ plan: PlanDraft) {
        let fields = plan.fields
        guard !fields.entries.contains(where: { $0.key == "document" }),
            !fields.isSilent("document"),
            !findings.isHoled(fields.file, fields.extent),
            let duty = plan.duties.first(where: { duty in
                duty.expectsReport && !duty.fields.entries.contains { $0.key == "cite" }
                    && duty.fields.node("law") == nil
            }), plan.law == nil
        else { return }
        findings.warning(
            .noSource, duty.fields.file, duty.fields.range,
            vi:
                "không rõ báo cáo theo văn bản nào: nhiệm vụ không có “cite”, kế hoạch không có “document”",
            en: "no paper is named: the duty has no 'cite' and its plan no 'document'",
            remedyVi: "thêm “document: Kế hoạch số …” vào “plan”, và “cite: Mục …” ở nhiệm vụ",
            remedyEn: "add 'document: …' to 'plan', and 'cite: …' to the duty")
    }
}

extension OrgUnit {
    /// Whether mail can reach it by any of its addresses.
    var hasAddress: Bool {
        email != nil
            || ([head, contact] + deputies.map(\.person)).contains { $0?.email != nil }
    }
}

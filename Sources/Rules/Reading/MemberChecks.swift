import Civil
import SourceText

extension ScheduleChecks {
    /// An occurrence that opens when none of its units exists any more is owed by nobody
    /// (statement 13).
    func checkMembers() {
        let names = draft.owedBy.map(\.value)
        guard let period = plan.period?.value, !names.isEmpty,
            names.contains(where: { registry.hasMember(of: $0) { $0.exists(in: period) } })
        else { return }
        let empty = days.days.prefix(400).first { day in
            guard let opening = day.opensOn else { return false }
            let first = min(max(opening, period.lowerBound), day.date)
            return !names.contains { registry.hasMember(of: $0) { $0.exists(on: first) } }
        }
        guard let empty else { return }
        findings.warning(
            .matchesNobody, file, draft.owedBy[0].range,
            vi: "kỳ có hạn \(empty.lastGood.vietnamese) không còn đơn vị nào phải thực hiện",
            en: "nobody owes the period due \(empty.lastGood.vietnamese): none of its units exists "
                + "then",
            remedyVi: "thêm đơn vị kế thừa vào “owed-by”",
            remedyEn: "add their successors to 'owed-by'")
    }
}

extension OrgUnit {
    /// Whether it exists on at least one day of `period`.
    func exists(in period: ClosedRange<CivilDate>) -> Bool {
        (from.map { $0 <= period.upperBound } ?? true)
            && (until.map { $0 >= period.lowerBound } ?? true)
    }
}

import Civil
import SourceText

extension DutyDraft {
    /// How its words count the day that they name; `nil` for a day alone, which nobody misreads.
    private var reading: DueReading? {
        let isBefore =
            switch schedule {
            case .dates(let dates): dates.first?.reading == .before
            case .recurring(_, let reading): reading == .before
            case .afterCompletion, .afterEvent, .standing, nil: false
            }
        if isBefore { return .before }
        let words = VietnameseFolding.fold(fields.text("due")?.value ?? "")
        let saysBy = ["cham nhat", "muon nhat", "het ngay", "by "].contains { words.contains($0) }
        return fields.has("by") || saysBy ? .by : nil
    }

    /// Two levels of one report that count their due days in two ways: people are easily a day off.
    func checkReading(beside lower: DutyDraft, _ findings: Findings) {
        guard let own = reading, let other = lower.reading, own != other else { return }
        let isBefore = own == .before
        findings.warning(
            .mixedReadings, fields.file, duePlace,
            vi: isBefore
                ? "ở đây hạn “trước ngày” (không tính ngày ấy), cấp dưới hạn “chậm nhất” (tính cả ngày ấy)"
                : "ở đây hạn “chậm nhất” (tính cả ngày ấy), cấp dưới hạn “trước ngày” (không tính ngày ấy)",
            en: isBefore
                ? "due 'before' a day here, which leaves the one before it, and 'by' a day below"
                : "due 'by' a day here, and 'before' a day below, which leaves the one before it",
            remedyVi: "dùng một cách nói ở mọi cấp; đúng chữ của văn bản thì cho phép kèm lý do",
            remedyEn: "say it in one way on all levels, or allow it where the papers have it so",
            notes: [
                .init(
                    message: Bilingual(vi: "cấp dưới ở đây", en: "the level below is here"),
                    file: lower.fields.file, range: lower.duePlace)
            ])
    }
}

/// More reports in one week than one unit can write.
struct BusyWeekChecks {
    let duties: [(draft: DutyDraft, plan: PlanDraft)]
    let registry: Registry
    let findings: Findings

    private static let most = 20

    private struct Load {
        let draft: DutyDraft
        /// By the week's Monday.
        let weeks: [CivilDate: Int]
    }

    func check(_ days: (DutyDraft, PlanDraft) -> DutyDays?) {
        let loads = duties.compactMap { draft, plan -> Load? in
            guard draft.expectsReport, let found = days(draft, plan) else { return nil }
            let mondays = found.days.compactMap(\.lastGood.monday)
            return mondays.isEmpty
                ? nil
                : Load(draft: draft, weeks: mondays.reduce(into: [:]) { $0[$1, default: 0] += 1 })
        }
        // Most rules have no week that could be too full, whoever owes what.
        let all = sum(loads.indices, loads)
        guard let fullest = all.values.max(), fullest >= Self.most else { return }
        guard let worst = worst(loads) else { return }
        report(worst.unit, others: worst.others, worst.week, worst.count, loads)
    }

    private func sum(_ chosen: some Sequence<Int>, _ loads: [Load]) -> [CivilDate: Int] {
        chosen.reduce(into: [:]) { $0.merge(loads[$1].weeks, uniquingKeysWith: +) }
    }

    /// Units that owe the same share their weeks.
    private func worst(
        _ loads: [Load]
    ) -> (unit: OrgUnit, others: Int, week: CivilDate, count: Int)? {
        // Whom a duty is owed by stands in the same words at many duties: looked at once.
        let named = Dictionary(grouping: loads.indices) { loads[$0].draft.owedBy.map(\.value) }
            .sorted { $0.key.lexicographicallyPrecedes($1.key) }
        var owed: [String: [Int]] = [:]
        for (index, owing) in named.enumerated() {
            for unit in registry.allMembers(of: owing.key) {
                owed[unit.id, default: []].append(index)
            }
        }
        var kinds: [[Int]: [OrgUnit]] = [:]
        for unit in registry.units {
            if let own = owed[unit.id] { kinds[own, default: []].append(unit) }
        }
        let full = kinds.compactMap { own, units -> (OrgUnit, Int, CivilDate, Int)? in
            let weeks = sum(own.flatMap { named[$0].value }, loads)
                .filter { $0.value >= Self.most }.sorted { $0.key < $1.key }
            for (week, count) in weeks.sorted(by: { $0.value > $1.value }) {
                let there = units.filter { $0.exists(on: week) }
                if let first = there.first { return (first, there.count - 1, week, count) }
            }
            return nil
        }
        return full.max { ($0.3, $1.2, $1.0.id) < ($1.3, $0.2, $0.0.id) }
            .map { (unit: $0.0, others: $0.1, week: $0.2, count: $0.3) }
    }

    private func report(
        _ unit: OrgUnit, others: Int, _ week: CivilDate, _ count: Int, _ loads: [Load]
    ) {
        let place = loads.first { load in
            load.weeks[week] != nil
                && registry.allMembers(of: load.draft.owedBy.map(\.value))
                    .contains { $0.id == unit.id }
        }
        guard let draft = place?.draft else { return }
        let (more, moreEn) =
            others > 0 ? (" và \(others) đơn vị khác", " and \(others) other unit(s)") : ("", "")
        findings.warning(
            .busyWeek, draft.fields.file, draft.duePlace,
            vi: "tuần từ \(week.vietnamese), “\(unit.id)”\(more) có \(count) báo cáo đến hạn",
            en:
                "in the week from \(week.vietnamese) '\(unit.id)'\(moreEn) owe \(quantity(count, "report"))",
            remedyVi: "dãn hạn ra các tuần khác, hoặc gộp báo cáo",
            remedyEn: "spread them over other weeks, or join some")
    }
}

extension CivilDate {
    fileprivate var monday: CivilDate? { adding(days: 1 - weekday.rawValue) }
}

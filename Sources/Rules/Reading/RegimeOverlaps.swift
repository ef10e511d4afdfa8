import Civil
import SourceText

/// Which of the regimes that a unit owes want data of the same days: of different papers, or of
/// different things. Told once for two papers, whatever their periods.
struct RegimeOverlaps {
    let duties: [ReportingDuty]
    let findings: Findings

    private struct Pair: Hashable {
        let first: String
        let second: String
    }

    private struct Overlap {
        let first: ReportingDuty
        let report: ReportingDuty.Report
        let second: ReportingDuty
        let twin: ReportingDuty.Report
        let units: [String]
        /// How many more two regimes of these papers overlap.
        var others = 0
    }

    func check() {
        let regimes = duties.filter { $0.draft.regime != nil && !$0.isOfOneDay }
        var found: [Pair: Overlap] = [:]
        for (index, second) in regimes.enumerated() {
            for first in regimes[..<index] where !isOne(first, second) {
                guard let overlap = overlap(first, second) else { continue }
                let papers = [first, second].map { $0.source ?? "" }.sorted()
                let pair = Pair(first: papers[0], second: papers[1])
                if found[pair] == nil {
                    found[pair] = overlap
                } else {
                    found[pair]?.others += 1
                }
            }
        }
        for overlap in found.values { report(overlap) }
    }

    /// One report of one paper in several periods, which `ReportChecks` looks at.
    private func isOne(_ first: ReportingDuty, _ second: ReportingDuty) -> Bool {
        first.subject == second.subject
            && (first.source == second.source || !first.subject.isEmpty)
    }

    private func overlap(_ first: ReportingDuty, _ second: ReportingDuty) -> Overlap? {
        let units = first.units.intersection(second.units)
        guard !units.isEmpty else { return nil }
        for report in first.reports {
            if let twin = second.reports.first(where: { $0.window.overlaps(report.window) }) {
                return Overlap(
                    first: first, report: report, second: second, twin: twin,
                    units: units.sorted())
            }
        }
        return nil
    }

    private func report(_ overlap: Overlap) {
        let (first, second) = (overlap.first, overlap.second)
        let (report, twin) = (overlap.report, overlap.twin)
        let days = report.window.clamped(to: twin.window)
        let (from, until) = (days.lowerBound.vietnamese, days.upperBound.vietnamese)
        let (more, moreEn) =
            overlap.others > 0
            ? (
                " (và \(overlap.others) cặp nữa của hai văn bản ấy)",
                " (and \(quantity(overlap.others, "pair")) more of these two papers)"
            ) : ("", "")
        findings.warning(
            .reportsOverlap, second.draft.fields.file, second.data.range,
            vi:
                "hai chế độ trùng số liệu từ \(from) đến hết \(until): “\(first.id)” kỳ \(report.key) và "
                + "“\(second.id)” kỳ \(twin.key)\(more); phải làm cả hai: \(firstNames(overlap.units))",
            en:
                "two regimes want data of the same days, \(from) to \(until): '\(first.id)' for "
                + "\(report.key) and '\(second.id)' for \(twin.key)\(moreEn); both are owed by: "
                + firstNames(overlap.units),
            remedyVi: "lấy số liệu một lần cho cả hai báo cáo; đúng như thế thì cho phép",
            remedyEn: "gather the data once for both reports; allow it where it is meant so",
            notes: [first.note])
    }
}

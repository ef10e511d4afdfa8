import Civil
import SourceText

/// Reports beside each other (statements 52 and 57): those that split a year between them leave no day
/// out, and a unit hears which of its reports tell the same.
struct ReportChecks {
    let duties: [ReportingDuty]
    let findings: Findings

    func check() {
        // Only what goes by one name is one report in several parts.
        for named in Dictionary(grouping: duties.indices, by: { duties[$0].subject }).values {
            let named = named.map { duties[$0] }
            for (index, duty) in named.enumerated() {
                for other in named[..<index] {
                    checkSeam(other, duty, among: named)
                    checkSeam(duty, other, among: named)
                    checkTwice(other, duty)
                }
            }
        }
        RegimeOverlaps(duties: duties, findings: findings).check()
    }

    /// `thanh-tra-quy-1` and `thanh-tra-quy-2`: one duty for each quarter, of the same law and units.
    private func checkSeam(
        _ duty: ReportingDuty, _ next: ReportingDuty, among named: [ReportingDuty]
    ) {
        guard let source = duty.source, source == next.source, duty.units == next.units,
            ![duty, next].contains(where: { $0.addsUp || $0.isOfOneDay })
        else { return }
        for report in duty.reports {
            guard let period = CivilPeriod(key: report.key), period.kind.months < 9,
                let (follower, kind) = next.reports.lazy.compactMap({ other in
                    CivilPeriod(key: other.key).map { (other, $0) }
                }).first(where: { period.end.days(until: $0.1.start) == 1 }).map({
                    ($0.0, $0.1.kind)
                })
            else { continue }
            let step = report.window.upperBound.days(until: follower.window.lowerBound)
            // A half-year begins where its quarter did, and may tell what lies between two quarters.
            guard
                kind == period.kind
                    ? step != 1
                    : step > 1
                        && !isTold(
                            after: report.window.upperBound, by: named, of: source, duty.units)
            else { continue }
            reportSeam(duty, report, next, follower, step)
            return
        }
    }

    /// Whether one of those covers the day after `day`.
    private func isTold(
        after day: CivilDate, by named: [ReportingDuty], of source: String, _ units: Set<String>
    ) -> Bool {
        guard let next = day.adding(days: 1) else { return true }
        return named.contains { duty in
            duty.source == source && duty.units == units
                && duty.reports.contains { $0.window.contains(next) }
        }
    }

    private func reportSeam(
        _ duty: ReportingDuty, _ report: ReportingDuty.Report, _ next: ReportingDuty,
        _ follower: ReportingDuty.Report, _ step: Int
    ) {
        let (ends, starts) = (
            report.window.upperBound.vietnamese, follower.window.lowerBound.vietnamese
        )
        findings.warning(
            .windowGap, next.draft.fields.file, next.data.range,
            vi: "số liệu “\(duty.id)” kỳ \(report.key) đến hết \(ends), “\(next.id)” kỳ "
                + "\(follower.key) từ \(starts): "
                + (step > 1 ? "có ngày không kỳ nào báo cáo" : "có ngày báo cáo hai lần"),
            en: "the data of '\(duty.id)' for \(report.key) end on \(ends), those of "
                + "'\(next.id)' for \(follower.key) begin on \(starts): "
                + (step > 1 ? "days between are in no report" : "days are reported twice"),
            remedyVi: "để kỳ sau bắt đầu ngay ngày kế tiếp của kỳ trước",
            remedyEn: "let each begin the day after the one before ends",
            notes: [duty.note])
    }

    /// One unit reports on the same period twice by one paper, or on two of which one ends with the other and both are
    /// due on one day, as quarter II and the first half-year do, or on a month and the quarter that it ends at about the
    /// same time. Of two papers it does so where a name says that both ask for the same thing.
    private func checkTwice(_ first: ReportingDuty, _ second: ReportingDuty) {
        guard let source = first.source, let other = second.source,
            source == other || !first.subject.isEmpty
        else { return }
        let tellsAlone = !first.addsUp && !second.addsUp
        for report in first.reports {
            let twin = second.reports.first { other in
                guard other.window.overlaps(report.window) else { return false }
                if other.key == report.key { return true }
                guard tellsAlone, other.window.upperBound == report.window.upperBound else {
                    return false
                }
                return other.due == report.due && months(report) > 0 && months(other) > 0
                    || isMonthOf(report, other) || isMonthOf(other, report)
            }
            guard let twin else { continue }
            let both = first.units.intersection(second.units).sorted()
            guard !both.isEmpty else { return }
            let end = min(report.window.upperBound, twin.window.upperBound).vietnamese
            findings.warning(
                .reportsOverlap, second.draft.fields.file, second.data.range,
                vi:
                    "“\(first.id)” kỳ \(report.key) (hạn \(report.due.vietnamese)) và “\(second.id)” kỳ "
                    + "\(twin.key) (hạn \(twin.due.vietnamese)) trùng số liệu đến hết \(end); phải làm cả "
                    + "hai: \(firstNames(both))",
                en:
                    "'\(first.id)' for \(report.key) (due \(report.due.vietnamese)) and '\(second.id)' for "
                    + "\(twin.key) (due \(twin.due.vietnamese)) have the same data up to \(end); both are "
                    + "owed by: \(firstNames(both))",
                remedyVi:
                    "gộp thành một báo cáo nếu văn bản cho phép (như “trừ quý II, quý IV”), hoặc để nguyên",
                remedyEn:
                    "make one report of the two where the law lets you ('except quarter 2'), or leave it",
                notes: [first.note])
            return
        }
    }

    /// 0 for what isn't of months.
    private func months(_ report: ReportingDuty.Report) -> Int {
        CivilPeriod(key: report.key)?.kind.months ?? 0
    }

    /// The month that a longer period ends with, asked for within a week of it.
    private func isMonthOf(
        _ month: ReportingDuty.Report, _ longer: ReportingDuty.Report
    ) -> Bool {
        months(month) == 1 && months(longer) > 1 && abs(month.due.days(until: longer.due)) <= 7
    }
}

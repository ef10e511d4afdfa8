import Civil
import SourceText

/// A duty whose reports have a window, with what each of them covers.
struct ReportingDuty {
    struct Report {
        /// What it reports on: `2026-Q1`.
        let key: String
        let window: ClosedRange<CivilDate>
        let due: CivilDate
    }

    let draft: DutyDraft
    let plan: PlanDraft
    let data: Located<ReportingWindow>
    let reports: [Report]
    /// The units that owe it while the plan runs.
    let units: Set<String>

    /// `nil` for a duty without windows, and for one of a plan that goes on: nobody knows of which
    /// years to speak.
    init?(draft: DutyDraft, plan: PlanDraft, days: DutyDays, registry: Registry) {
        guard draft.expectsReport, draft.fields.has("data"), let period = plan.period?.value,
            let data = draft.fields.window()
        else { return nil }
        self.draft = draft
        self.plan = plan
        self.data = data
        reports = days.days.compactMap { day in
            days.reportedKey(day).flatMap { key in
                data.value.days(of: key, in: days.calendar.declared).map {
                    Report(key: key, window: $0, due: day.lastGood)
                }
            }
        }
        units = Set(
            registry.allMembers(of: draft.owedBy.map(\.value)).filter { $0.exists(in: period) }
                .map(\.id))
    }

    var id: String { draft.id?.value ?? "" }
    /// Whether the titles name one thing, apart from the kind of period and who it goes to.
    func asksFor(_ other: ReportingDuty) -> Bool {
        let (mine, theirs) = (subject, other.subject)
        return !mine.isEmpty && mine == theirs
    }

    private var subject: Set<String> {
        let title = draft.fields.text("short")?.value ?? draft.title ?? ""
        let words = VietnameseFolding.fold(title).split { !($0.isLetter || $0.isNumber) }
        return Set(words.map(String.init)).filter { Int($0) == nil && !Self.plain.contains($0) }
    }

    /// What titles of reports have in common.
    private static let plain: Set = [
        "bao", "cao", "dinh", "ky", "hang", "thang", "quy", "nam", "tuan", "dau", "cuoi", "nua",
        "i", "ii", "iii", "iv", "cong", "tac", "tinh", "hinh", "ket", "qua", "tong", "hop", "ve",
        "report", "reports", "monthly", "quarterly", "yearly", "annual", "of", "the", "on",
        "month", "quarter", "year", "half",
    ]

    /// The paper that asks for it.
    var source: String? {
        (draft.fields.law() ?? plan.law)?.document ?? plan.fields.text("document")?.value
    }
}

/// Regimes beside each other (statements 52 and 57): those that split a year between them leave no day
/// out, and a unit hears which of its reports tell the same.
struct ReportChecks {
    let duties: [ReportingDuty]
    let findings: Findings

    func check() {
        for (index, duty) in duties.enumerated() {
            for other in duties[..<index] {
                checkSeam(other, duty)
                checkSeam(duty, other)
                checkOverlap(other, duty)
            }
        }
    }

    /// `thanh-tra-quy-1` and `thanh-tra-quy-2`: one duty for each quarter, of the same law and units.
    private func checkSeam(_ duty: ReportingDuty, _ next: ReportingDuty) {
        guard let source = duty.source, source == next.source, duty.units == next.units,
            !duty.data.value.isCumulative, !next.data.value.isCumulative
        else { return }
        for report in duty.reports {
            guard let period = CivilPeriod(key: report.key), period.kind.months < 9 else {
                continue
            }
            let follower = next.reports.first { other in
                CivilPeriod(key: other.key).map {
                    $0.kind == period.kind && period.end.days(until: $0.start) == 1
                } ?? false
            }
            guard let follower else { continue }
            let step = report.window.upperBound.days(until: follower.window.lowerBound)
            guard step != 1 else { continue }
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
                notes: [note(duty)])
            return
        }
    }

    /// One unit reports on the same period twice by one paper, or on two of which one ends with the other and both are
    /// due on one day, as quarter II and the first half-year do, or on a month and the quarter that it ends at about the
    /// same time. Of two papers it does so where both ask for the same thing.
    private func checkOverlap(_ first: ReportingDuty, _ second: ReportingDuty) {
        guard let source = first.source, let other = second.source,
            source == other || first.asksFor(second)
        else { return }
        // What adds up from the year's start tells earlier reports again by its nature.
        let tellsAlone = !first.data.value.isCumulative && !second.data.value.isCumulative
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
            let units = both.prefix(3).joined(separator: ", ") + (both.count > 3 ? " …" : "")
            let end = min(report.window.upperBound, twin.window.upperBound).vietnamese
            findings.warning(
                .reportsOverlap, second.draft.fields.file, second.data.range,
                vi:
                    "“\(first.id)” kỳ \(report.key) (hạn \(report.due.vietnamese)) và “\(second.id)” kỳ "
                    + "\(twin.key) (hạn \(twin.due.vietnamese)) trùng số liệu đến hết \(end); phải làm cả "
                    + "hai: \(units)",
                en:
                    "'\(first.id)' for \(report.key) (due \(report.due.vietnamese)) and '\(second.id)' for "
                    + "\(twin.key) (due \(twin.due.vietnamese)) have the same data up to \(end); both are "
                    + "owed by: \(units)",
                remedyVi:
                    "gộp thành một báo cáo nếu văn bản cho phép (như “trừ quý II, quý IV”), hoặc để nguyên",
                remedyEn:
                    "make one report of the two where the law lets you ('except quarter 2'), or leave it",
                notes: [note(first)])
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

    private func note(_ duty: ReportingDuty) -> Diagnostic.Note {
        .init(
            message: Bilingual(vi: "việc kia ở đây", en: "the other one is here"),
            file: duty.draft.fields.file, range: duty.data.range)
    }
}

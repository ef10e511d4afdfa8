import Civil
import SourceText

/// A rule outside the force of the law that it comes from (statement 57).
struct LawChecks {
    let draft: DutyDraft
    let law: Law
    let place: Range<Int>
    let period: ClosedRange<CivilDate>?
    let findings: Findings
    let days: DutyDays

    func check() {
        switch draft.schedule {
        case .dates, .recurring: checkDays()
        case .afterEvent, .standing: checkSpan(from: period?.lowerBound ?? findings.today)
        case .afterCompletion(_, _, let first):
            checkSpan(from: period == nil ? findings.today.map { max($0, first) } : first)
        case nil: break
        }
    }

    private func checkDays() {
        guard let outside = days.days.first(where: isOutside) else { return }
        let day = outside.lastGood
        let isOver = law.until.map { $0 < day } ?? false
        let edge = edge(isOver)
        report(
            isOver,
            vi: "\(days.instance.vi)hạn \(day.vietnamese) ngoài thời gian hiệu lực của "
                + "\(law.document) (\(edge.vi))",
            en: "\(days.instance.en)\(day.vietnamese), when it is due, lies outside the force of "
                + "\(law.document) (\(edge.en))")
    }

    /// Of a plan that goes on, the past is nobody's business: it is judged from today on, and where nobody
    /// says which day that is, by the law's end.
    private func isOutside(_ day: DutyDays.Day) -> Bool {
        guard days.isSample else { return !law.holds(on: day.lastGood) }
        guard let today, today <= day.lastGood else {
            return today == nil && law.until.map { $0 < day.lastGood } ?? false
        }
        return !law.holds(on: day.lastGood)
    }

    /// `nil` also where the sample of days ends before it.
    private var today: CivilDate? {
        findings.today.flatMap { today in
            days.days.last.map { today <= $0.lastGood } ?? false ? today : nil
        }
    }

    /// What no calendar gives days for may come at any time while the plan runs.
    private func checkSpan(from first: CivilDate?) {
        let last = period?.upperBound
        let isOver = law.until.map { until in last.map { until < $0 } ?? true } ?? false
        let isEarly =
            law.earliest.map { from in first.map { $0 < from } ?? false } ?? false
        guard isOver || isEarly else { return }
        let edge = edge(isOver)
        let span = Bilingual(
            vi: isOver
                ? last.map { "kế hoạch kéo dài đến \($0.vietnamese)" }
                    ?? "kế hoạch không có ngày kết thúc"
                : first.map { "việc có thể phát sinh từ \($0.vietnamese)" } ?? "",
            en: isOver
                ? last.map { "the plan runs until \($0.vietnamese)" } ?? "the plan has no end"
                : first.map { "it may come up from \($0.vietnamese) on" } ?? "")
        report(
            isOver,
            vi: "\(span.vi), có lúc ngoài thời gian hiệu lực của \(law.document) (\(edge.vi))",
            en: "\(span.en), at times outside the force of \(law.document) (\(edge.en))")
    }

    private func edge(_ isOver: Bool) -> Bilingual {
        if !isOver, law.from == nil, let year = law.earliest?.year {
            return Bilingual(vi: "ban hành năm \(year)", en: "issued in \(year)")
        }
        let day = (isOver ? law.until : law.from)?.vietnamese ?? ""
        return Bilingual(
            vi: "\(isOver ? "hết hiệu lực sau ngày" : "có hiệu lực từ ngày") \(day)",
            en: "\(isOver ? "until" : "from") \(day)")
    }

    private func report(_ isOver: Bool, vi: String, en: String) {
        findings.warning(
            .outsideForce, draft.fields.file, place, vi: vi, en: en,
            remedyVi: isOver
                ? "ghi văn bản thay thế, hoặc cho kế hoạch kết thúc trước ngày ấy"
                : "ghi văn bản có hiệu lực khi ấy, hoặc cho kế hoạch bắt đầu sau ngày ấy",
            remedyEn: isOver
                ? "name what replaced it, or end the plan before"
                : "name what was in force then, or begin the plan after")
    }
}

import Civil
import SourceText

/// What a rule's days depend on beside its words: where counting starts, and which days are off.
struct StartChecks {
    let draft: DutyDraft
    let plan: PlanDraft
    let findings: Findings
    let days: DutyDays

    /// `false` when the duty's days can't be looked at any further.
    func check() -> Bool {
        let expressions: [WhenExpression] =
            switch draft.schedule {
            case .recurring(let expression, _): [expression]
            case .standing(let expressions): expressions
            case .dates, .afterCompletion, .afterEvent, nil: []
            }
        for expression in expressions where !checkRule(expression) { return false }
        checkKnown()
        return true
    }

    private var file: SourceFile { draft.fields.file }

    private var place: Range<Int> {
        draft.kind == .standing ? draft.fields.place("remind") : draft.duePlace
    }

    /// A rule that never comes, that counts from nowhere, or that does other than people think.
    private func checkRule(_ written: WhenExpression) -> Bool {
        if written.needsStart, plan.period == nil {
            findings.error(
                "no-start", file, place, vi: "không rõ đếm từ ngày nào",
                en: "where does counting start?",
                remedyVi: "ghi thêm mốc, như “từ 01/01/2026”, hoặc “period” của kế hoạch",
                remedyEn: "add a start, such as 'from 01/01/2026', or the plan's 'period'")
            return false
        }
        guard let zone = plan.zone else { return true }
        let first = plan.period?.value.lowerBound ?? DutyDays.sample.lowerBound
        let expression = written.counted(from: first)
        let start = CivilDateTime(first, .midnight)
        let context = WhenContext(
            calendar: days.calendar, zone: zone, officeHours: plan.officeHours ?? .usual)
        do throws(WhenError) {
            try expression.check(from: start, fromIsDate: true, in: context)
        } catch {
            draft.fields.report(error, Located(value: expression.text, range: place))
            return false
        }
        for note in expression.notes(from: start, fromIsDate: true, in: context) {
            findings.warning(
                .ruleNote, file, place, vi: note.vi, en: note.en,
                remedyVi: "xem lại bằng lệnh: hanchot when",
                remedyEn: "look at its days with: hanchot when")
        }
        checkAdded(expression, zone)
        checkSpent(expression, first, context)
        return checkComes(expression, start, context)
    }

    /// RDATEs that lie after the plan's end: they are named, and yet never come.
    private func checkAdded(_ expression: WhenExpression, _ zone: Zone) {
        guard let last = plan.period?.value.upperBound else { return }
        for date in expression.addedDates(after: last, in: zone) {
            findings.warning(
                .ruleNote, file, place,
                vi:
                    "RDATE \(date.vietnamese) sau khi kế hoạch kết thúc (\(last.vietnamese)) nên bị bỏ",
                en: "the RDATE \(date.iso) lies after the plan's end, \(last.iso), and is left out",
                remedyVi: "bỏ ngày ấy, hoặc sửa “period” của kế hoạch",
                remedyEn: "remove it, or mend the plan's 'period'")
        }
    }

    /// What a rule's COUNT counts before the plan begins is no day of the plan's.
    private func checkSpent(
        _ expression: WhenExpression, _ first: CivilDate, _ context: WhenContext
    ) {
        guard plan.period != nil, let (past, count) = expression.spent(before: first, in: context)
        else { return }
        findings.warning(
            .ruleNote, file, place,
            vi: "COUNT=\(count) đếm cả \(past) lần trước khi kế hoạch bắt đầu "
                + "(\(first.vietnamese)); những lần ấy không thuộc kế hoạch",
            en: "COUNT=\(count) counts \(past) that come before the plan begins, \(first.iso), and "
                + "aren't of the plan",
            remedyVi: "bắt đầu DTSTART trong thời gian của kế hoạch, hoặc sửa COUNT",
            remedyEn: "let DTSTART lie within the plan's period, or mend COUNT")
    }

    /// A standing duty's reminder that never comes within the plan.
    private func checkComes(
        _ expression: WhenExpression, _ start: CivilDateTime, _ context: WhenContext
    ) -> Bool {
        guard draft.kind == .standing, let period = plan.period?.value else { return true }
        var comes = false
        expression.forEach(from: start, fromIsDate: true, in: context) { item in
            comes = item.belongsOn <= period.upperBound
            return false
        }
        if comes { return true }
        let school = SchoolYearChecks(draft: draft, findings: findings, calendar: days.calendar)
        if school.tellNone(of: expression, in: period, at: place) { return false }
        let shown = "\(period.lowerBound.vietnamese) - \(period.upperBound.vietnamese)"
        findings.error(
            "outside-period", file, place,
            vi: "“\(expression.text)” không có lần nào trong thời gian của kế hoạch",
            en: "'\(expression.text)' never falls within the plan's period",
            remedyVi: "kế hoạch: \(shown); sửa ngày nhắc, hoặc “period” của kế hoạch",
            remedyEn: "the plan: \(shown); mend when it reminds, or the plan's 'period'")
        return false
    }

    // MARK: days off

    /// Years whose days off nobody has told, or not yet (statement 7).
    private func checkKnown() {
        guard let period = plan.period?.value, period.upperBound.year - period.lowerBound.year < 50
        else { return }
        let calendar = days.calendar
        for year in period.lowerBound.year...period.upperBound.year
        where calendar.coverage(of: year) == .unknown {
            findings.warning(
                .unknownDaysOff, plan.fields.file, plan.fields.place("period"),
                vi:
                    "lịch không có ngày nghỉ lễ của năm \(year); chỉ thứ Bảy, Chủ nhật là ngày nghỉ",
                en: "the calendar has no days off for \(year): only weekends are taken as such",
                remedyVi: "thêm ngày nghỉ của năm ấy vào tệp lịch",
                remedyEn: "add that year's days off to the calendar's file")
        }
        for day in days.days {
            guard calendar.isUnannounced(day.lastGood),
                case .off(let name, _) = calendar.entry(on: day.lastGood)
            else { continue }
            findings.warning(
                .dueOnDayOff, file, draft.duePlace,
                vi: "hạn \(day.lastGood.vietnamese) là ngày nghỉ (\(name)); lịch nghỉ năm "
                    + "\(day.lastGood.year) chưa công bố",
                en: "\(day.lastGood.vietnamese) is a day off (\(name)); the days off of "
                    + "\(day.lastGood.year) aren't announced yet",
                remedyVi: "thêm “roll: sau” hoặc “roll: trước”, hoặc chọn ngày khác",
                remedyEn: "add 'roll: next' or 'roll: previous', or choose another day")
            break
        }
        checkAnnounced()
    }

    /// Days that are found by counting working days of a year not announced.
    private func checkAnnounced() {
        var counts = draft.roll != .none
        if case .recurring(let expression, _)? = draft.schedule, expression.needsCalendar {
            counts = true
        }
        guard counts else { return }
        let years = Set(days.days.map(\.lastGood.year)).sorted()
        for year in years where days.calendar.coverage(of: year) == .notAnnounced {
            findings.warning(
                .notAnnounced, plan.fields.file, plan.fields.place("period"),
                vi: "lịch nghỉ năm \(year) chưa công bố; hạn theo ngày làm việc có thể đổi",
                en: "the days off of \(year) aren't announced yet: due days that count working "
                    + "days may move",
                remedyVi: "cập nhật tệp lịch khi có thông báo; xem: hanchot workdays",
                remedyEn:
                    "bring the calendar's file up to date when they are; see: hanchot workdays")
        }
    }
}

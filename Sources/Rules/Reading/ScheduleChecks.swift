import Civil
import SourceText

/// What only shows once a duty's due days are worked out.
struct ScheduleChecks {
    let draft: DutyDraft
    let plan: PlanDraft
    let registry: Registry
    let findings: Findings
    let days: DutyDays

    func check(
        remind: [Reminder], ladder: [Rung], only: Set<Roundness>, since: Int?, isUrgent: Bool
    ) {
        let start = StartChecks(draft: draft, plan: plan, findings: findings, days: days)
        guard start.check() else { return }
        checkPeriod()
        checkOverrun()
        checkTogether()
        checkReminders(remind)
        if !isUrgent { checkTimes(remind) }
        if ladder.count == draft.ladder.count { checkLadder(ladder) }
        checkOnly(only, since)
        checkMembers()
    }

    var file: SourceFile { draft.fields.file }

    /// A year mistyped is the likeliest slip of all. A report on the whole period may fall due a
    /// little after it.
    private func checkPeriod() {
        guard let period = plan.period?.value else { return checkOver() }
        let last = period.upperBound.adding(days: 92) ?? .max
        switch draft.schedule {
        case .dates:
            for day in days.days where day.date < period.lowerBound || day.date > last {
                if draft.kind == .anniversary, day.date < period.lowerBound {
                    reportFirstYear(day.date)
                    continue
                }
                outsidePeriod(
                    draft.fields.place(of: day.date) ?? draft.duePlace,
                    vi: "ngày \(day.date.vietnamese) ngoài thời gian của kế hoạch",
                    en: "\(day.date.vietnamese) is outside the plan's period", period)
            }
            for day in days.days where day.date >= period.lowerBound {
                guard draft.expectsReport, day.lastGood < period.lowerBound else { continue }
                outsidePeriod(
                    draft.duePlace,
                    vi: "hạn \(day.lastGood.vietnamese) ngoài thời gian của kế hoạch",
                    en: "the due day \(day.lastGood.vietnamese) is outside the plan's period",
                    period)
            }
        case .recurring(let expression, _) where days.days.isEmpty:
            let school = SchoolYearChecks(
                draft: draft, findings: findings, calendar: days.calendar)
            if school.tellNone(of: expression, in: period, at: draft.duePlace) { return }
            outsidePeriod(
                draft.duePlace, vi: "không có lần nào trong thời gian của kế hoạch",
                en: "it never falls within the plan's period", period)
        case .afterCompletion(_, _, let first) where !period.contains(first):
            outsidePeriod(
                draft.fields.place("first"),
                vi: "ngày \(first.vietnamese) ngoài thời gian của kế hoạch",
                en: "\(first.vietnamese) is outside the plan's period", period)
        case .recurring: checkFirst(period)
        case .afterCompletion, .afterEvent, .standing, nil: break
        }
    }

    /// `date: 19/8/1945`: the day that is remembered, with its year.
    private func reportFirstYear(_ date: CivilDate) {
        findings.error(
            "outside-period", file, draft.duePlace,
            vi: "ngày kỷ niệm hằng năm không ghi năm; năm \(date.year) là năm đầu",
            en: "a day that is remembered every year has no year; \(date.year) is the first",
            remedyVi: "viết “date: \(date.day)/\(date.month)” và “since: \(date.year)”",
            remedyEn: "write 'date: \(date.day)/\(date.month)' and 'since: \(date.year)'")
    }

    private func outsidePeriod(
        _ range: Range<Int>, vi: String, en: String, _ period: ClosedRange<CivilDate>
    ) {
        let shown = "\(period.lowerBound.vietnamese) - \(period.upperBound.vietnamese)"
        findings.error(
            "outside-period", file, range, vi: "\(vi) (\(shown))", en: "\(en) (\(shown))",
            remedyVi: "sửa ngày này hoặc sửa “period” của kế hoạch",
            remedyEn: "mend this date or the plan's 'period'")
    }

    /// Statement 2.
    private func checkOverrun() {
        guard let day = days.overrun else { return }
        findings.error(
            "rolls-too-far", file, draft.duePlace,
            vi: "dời sang ngày làm việc sau thì hạn thành \(day.lastGood.vietnamese), trong khi "
                + "văn bản ghi trước ngày \(day.date.vietnamese)",
            en: "rolled to the next working day it would be due \(day.lastGood.vietnamese), but "
                + "the paper says before \(day.date.vietnamese)",
            remedyVi: "dùng “roll: previous” hoặc bỏ “roll”",
            remedyEn: "use 'roll: previous' or remove 'roll'")
    }

    /// Two periods that days off bring to one due day.
    private func checkTogether() {
        let pairs = zip(days.days, days.days.dropFirst()).prefix(400).filter { day, next in
            day.date != next.date && day.lastGood == next.lastGood
        }
        guard let (day, next) = pairs.first else { return }
        let more =
            pairs.count > 1
            ? Bilingual(vi: " (\(pairs.count) lần)", en: " (\(pairs.count) times)") : nil
        findings.warning(
            .rollsTogether, file, draft.duePlace,
            vi: "\(days.instance.vi)vì ngày nghỉ, hai kỳ có hạn \(day.date.vietnamese) và "
                + "\(next.date.vietnamese) cùng dời về ngày \(day.lastGood.vietnamese)\(more?.vi ?? "")",
            en:
                "\(days.instance.en)because of days off, what is due \(day.date.vietnamese) and what is "
                + "due \(next.date.vietnamese) both move to \(day.lastGood.vietnamese)\(more?.en ?? "")",
            remedyVi: "không cần sửa nếu chấp nhận hai báo cáo một ngày; nếu không thì đổi “roll”",
            remedyEn: "leave it if two reports on one day will do; else change 'roll'")
    }

    /// A reminder that falls a year and more before the plan begins whatever the due day: the plan
    /// isn't there then, and a distance so long is a slip.
    private func checkReminders(_ remind: [Reminder]) {
        guard let last = days.days.last?.lastGood, let period = plan.period?.value,
            let earliest = period.lowerBound.adding(days: -366),
            // A day before the plan is told of itself.
            last >= period.lowerBound
        else { return }
        let early = remind.filter { reminder in
            last.adding(days: -reminder.offset.calendarDays).map { $0 < earliest } ?? true
        }
        guard let told = ToldReminders(early) else { return }
        let shown = period.lowerBound.vietnamese
        let longest = max(1, Int(last.dayNumber - period.lowerBound.dayNumber))
        let shorter = min(30, longest, max(1, told.first.offset.calendarDays / 2))
        findings.warning(
            .neverReminds, file, draft.fields.place("remind"),
            vi: "lần nhắc \(told.names.vi) luôn rơi hơn một năm trước khi kế hoạch bắt "
                + "đầu (\(shown)), nên không bao giờ gửi",
            en: "\(told.names.en) always \(told.isOne ? "falls" : "fall") more than a year before "
                + "the plan begins (\(shown)), so \(told.isOne ? "it is" : "they are") never sent",
            remedyVi: "ghi khoảng ngắn hơn, như \(shorter)d",
            remedyEn: "write a shorter one, say \(shorter)d")
    }

    /// Statement 4: only urgent duties write outside office hours.
    private func checkTimes(_ remind: [Reminder]) {
        guard let hours = plan.officeHours else { return }
        for time in Set(remind.compactMap(\.at)).sorted() where !hours.contains(time) {
            let moved = hours.within(time).iso
            findings.warning(
                .outsideOfficeHours, file, draft.fields.place("remind"),
                vi: "\(time.iso) ngoài giờ làm việc: thư gửi lúc \(moved)",
                en: "\(time.iso) is outside office hours: the mail leaves at \(moved)",
                remedyVi: "ghi giờ trong giờ làm việc, hoặc “urgent: có” cho việc khẩn",
                remedyEn: "write a time within office hours, or 'urgent: yes'")
        }
    }

    // MARK: The ladder

    /// The ladder of one period must be climbed before the next one falls due; its repeats should
    /// be over by then.
    private func checkLadder(_ ladder: [Rung]) {
        for (rung, written) in zip(ladder, draft.ladder) {
            if let (day, next) = overtaken({ reached(rung.after, from: $0) }) {
                if !isUsual({ reached(rung.after, from: $0) }) {
                    metByHolidays(written, day, next)
                    continue
                }
                findings.error(
                    "ladder-overtakes", written.fields.file, written.after.range,
                    vi: "\(days.instance.vi)bậc này của kỳ có hạn \(day.vietnamese) đến "
                        + "khi kỳ sau đã đến hạn \(next.vietnamese)",
                    en: "\(days.instance.en)this rung of the period due \(day.vietnamese) comes "
                        + "when the next one is already due, \(next.vietnamese)",
                    remedyVi: "rút ngắn các bậc đôn đốc", remedyEn: "shorten the ladder")
                return
            }
            guard let every = rung.every else { continue }
            let last = overtaken { due in
                reached(rung.after, from: due).flatMap { reached(every, $0, times: rung.times) }
            }
            guard let (day, next) = last else { continue }
            findings.warning(
                .ladderOvertakes, written.fields.file, written.fields.place("every"),
                vi: "\(days.instance.vi)nhắc lại \(rung.times) lần thì kỳ có hạn "
                    + "\(day.vietnamese) còn bị đôn đốc khi kỳ sau đã đến hạn \(next.vietnamese)",
                en: "\(days.instance.en)with \(rung.times) repeats the period due "
                    + "\(day.vietnamese) is still urged when the next one is due, \(next.vietnamese)",
                remedyVi: "giảm “times”", remedyEn: "lower 'times'")
        }
    }

    /// Whether `end` comes too late for most due days, not only for those around a long holiday.
    private func isUsual(_ end: (CivilDate) -> CivilDate?) -> Bool {
        let pairs = zip(days.days, days.days.dropFirst()).prefix(120)
            .filter { $0.lastGood < $1.lastGood }
        let late = pairs.count { day, next in end(day.lastGood).map { $0 >= next.lastGood } ?? false
        }
        return late * 4 > pairs.count
    }

    private func metByHolidays(_ written: RungDraft, _ day: CivilDate, _ next: CivilDate) {
        findings.warning(
            .ladderOvertakes, written.fields.file, written.after.range,
            vi:
                "\(days.instance.vi)vì ngày nghỉ, bậc này của kỳ có hạn \(day.vietnamese) đến khi kỳ "
                + "sau đã đến hạn \(next.vietnamese)",
            en: "\(days.instance.en)because of days off this rung of the period due "
                + "\(day.vietnamese) comes when the next one is already due, \(next.vietnamese)",
            remedyVi:
                "không cần sửa nếu chấp nhận được: lần ấy bậc này gửi cùng lúc với thư của kỳ sau",
            remedyEn:
                "leave it if you can: that once the rung falls together with the next period's mail"
        )
    }

    /// The first due day for which `end` lies on or after the next due day.
    private func overtaken(_ end: (CivilDate) -> CivilDate?) -> (CivilDate, next: CivilDate)? {
        for (day, next) in zip(days.days, days.days.dropFirst()).prefix(120)
        where day.lastGood < next.lastGood {
            if let end = end(day.lastGood), end >= next.lastGood {
                return (day.lastGood, next.lastGood)
            }
        }
        return nil
    }

    /// Statement 3: after the due day an offset moves to the working day after.
    private func reached(_ offset: Offset, from day: CivilDate) -> CivilDate? {
        switch offset {
        case .days(let count):
            day.adding(days: count).flatMap { days.calendar.rollForward($0) }
        case .workingDays(let count):
            count == 0 ? day : days.calendar.workingDay(count, after: day)
        }
    }

    private func reached(_ offset: Offset, _ day: CivilDate, times: Int) -> CivilDate? {
        switch offset {
        case .days(let count): reached(.days(count * times), from: day)
        case .workingDays(let count): reached(.workingDays(count * times), from: day)
        }
    }

    // MARK: Years and members

    private func checkOnly(_ only: Set<Roundness>, _ since: Int?) {
        guard let since, draft.kind == .anniversary, !days.days.isEmpty else { return }
        if days.isSample { return checkOnlyForEver(only, since) }
        let numbers = days.days.map { $0.date.year - since }
        if numbers.allSatisfy({ $0 < 1 }) {
            noYearBefore(since)
        } else if !only.isEmpty, !numbers.contains(where: { only.contains(Roundness(number: $0)) })
        {
            findings.warning(
                .neverCounted, file, draft.fields.place("only"),
                vi: "trong thời gian kế hoạch không có năm nào như “only” ghi (\(numbers[0]) năm)",
                en: "no year of the plan is of the kinds in 'only' (it is number \(numbers[0]))",
                remedyVi: "bỏ “only” nếu năm nay vẫn cần nhắc",
                remedyEn: "remove 'only' if this year should be kept all the same")
        }
    }

    private func noYearBefore(_ since: Int) {
        findings.error(
            "bad-since", file, draft.fields.place("since"),
            vi: "năm đầu tiên \(since) không trước các năm của kế hoạch",
            en: "the first year, \(since), is not before the plan's years",
            remedyVi: "ghi năm diễn ra sự kiện, như “since: 1935”",
            remedyEn: "give the year of the event, such as 'since: 1935'")
    }

    /// A plan without a period goes on, so all the years to come are looked through.
    private func checkOnlyForEver(_ only: Set<Roundness>, _ since: Int) {
        guard days.willFit({ $0.year > since }) else { return noYearBefore(since) }
        guard !only.isEmpty,
            !days.willFit({ day in
                day.year > since && only.contains(Roundness(number: day.year - since))
            })
        else { return }
        findings.warning(
            .neverCounted, file, draft.fields.place("only"),
            vi: "không có năm nào sắp tới như “only” ghi, tính từ năm \(since)",
            en: "no year to come is of the kinds in 'only', counted from \(since)",
            remedyVi: "bỏ hoặc sửa “only”, “since” hoặc ngày",
            remedyEn: "remove or mend 'only', 'since' or the date")
    }
}

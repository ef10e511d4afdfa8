import Civil
import SourceText

/// Reporting windows beside the periods and due days that they belong to (statement 52).
struct WindowChecks {
    let draft: DutyDraft
    let data: Located<ReportingWindow>?
    let findings: Findings
    let days: DutyDays

    private var reportsOn: ReportedPart? { days.reportsOn }

    private struct Period {
        var key: String
        var due: CivilDate
        var window: ClosedRange<CivilDate>
    }

    /// - Parameter year: of one-off dates.
    func check(year: Int?) {
        let keys = days.keys(year: year)
        if reportsOn != nil {
            if let key = keys.first(where: { CivilPeriod(key: $0)?.kind != .year }) {
                return reportNotYearly("có kỳ “\(key)”", "has the period '\(key)'")
            }
            switch draft.schedule {
            case .afterEvent:
                return reportNotYearly("tính từ một sự kiện", "follows an event")
            case .afterCompletion:
                return reportNotYearly("tính từ lần trước", "counts from the time before")
            case .dates, .recurring, .standing, nil: break
            }
        }
        guard let data else { return }
        guard !keys.isEmpty else { return checkDates(data) }
        var periods: [Period] = []
        for (day, key) in zip(days.days, keys) {
            let key = ReportedPart.key(of: key, reportsOn)
            guard let window = data.value.days(of: key, in: declared) else {
                return reportUnfit(key, data)
            }
            periods.append(Period(key: key, due: day.lastGood, window: window))
        }
        if let place = periods.indices.first(where: { isTooLong(periods[$0], data.value) }) {
            let period = periods[place]
            // From the last day of a short month on: what is wrong is that the one before ends with it.
            if place > 0, period.window.lowerBound == periods[place - 1].window.upperBound {
                return reportTwice(periods[place - 1], period, data)
            }
            return reportLong(period, data)
        }
        checkDue(periods, data)
        checkGaps(periods, data)
    }

    private func reportNotYearly(_ vi: String, _ en: String) {
        findings.error(
            "unfit-window", file, draft.fields.place("reports-on"),
            vi: "“reports-on” dành cho việc mỗi năm một lần; việc này \(vi)",
            en: "'reports-on' is for what comes once a year; this \(en)",
            remedyVi: "bỏ dòng này, hoặc tách thành các việc mỗi năm một lần",
            remedyEn: "remove the line, or write duties that come once a year each")
    }

    private var file: SourceFile { draft.fields.file }

    private var declared: DeclaredPeriods { days.calendar.declared }

    /// What counts from completions or events has no days to look at, and no year in its keys.
    private func checkDates(_ data: Located<ReportingWindow>) {
        switch draft.schedule {
        case .afterCompletion, .afterEvent:
            if data.value.days(of: "1") == nil { reportUnfit("1", data) }
        case .dates, .recurring, .standing, nil: break
        }
    }

    private func reportUnfit(_ key: String, _ data: Located<ReportingWindow>) {
        if data.value.extent == .whole, key.dropFirst(4).first == "-", key.utf8.count >= 9,
            Int(key.dropFirst(5).prefix(4)) != nil
        {
            let remedy = SchoolYearChecks.remedy(String(key.prefix(9)), days.calendar)
            findings.error(
                "unfit-window", file, data.range,
                vi: "lịch “\(days.calendar.name)” chưa khai năm học của kỳ “\(key)”",
                en:
                    "the calendar '\(days.calendar.name)' doesn't declare the school year of '\(key)'",
                remedyVi: "\(remedy.vi); hoặc ghi ngày đầu và ngày cuối của số liệu",
                remedyEn: "\(remedy.en); or write the first and the last day of the data",
                notes: findings.place(ofCalendar: days.calendar.name).map { [$0] } ?? [])
            return
        }
        if case .between(.date(let first), .date(let last)) = data.value.extent, first > last {
            findings.error(
                "unfit-window", file, data.range,
                vi:
                    "số liệu kết thúc ngày \(last.vietnamese), trước khi bắt đầu ngày \(first.vietnamese)",
                en: "the data end on \(last.vietnamese), before they begin on \(first.vietnamese)",
                remedyVi: "viết “\(last.vietnamese) - \(first.vietnamese)”, hoặc sửa năm",
                remedyEn: "write '\(last.vietnamese) - \(first.vietnamese)', or mend a year")
            return
        }
        let isDecree = data.value.extent == .decree
        findings.error(
            "unfit-window", file, data.range,
            vi: isDecree
                ? "Điều 12 Nghị định 09/2019/NĐ-CP không nêu thời gian chốt số liệu của kỳ “\(key)”"
                : "không suy ra được số liệu của kỳ “\(key)” từ ngày đến ngày nào",
            en: isDecree
                ? "article 12 of Decree 09/2019 gives no reporting window for the period '\(key)'"
                : "these words don't say which days the data of the period '\(key)' run over",
            remedyVi: isDecree && key.hasSuffix("-9M")
                ? "viết “lũy kế theo NĐ 09/2019”, hoặc ghi ngày, như “15/12 năm trước - 14/9”"
                : "ghi ngày đầu và ngày cuối, như \(Self.example(of: data.value).vi)",
            remedyEn: isDecree && key.hasSuffix("-9M")
                ? "write 'cumulative by Decree 09/2019', or days: '15/12 year before - 14/9'"
                : "write the first and the last day, such as \(Self.example(of: data.value).en)")
    }

    /// Days in the wrong order are most often of two months: `21 - 20` of a month begins in the one before.
    private static func example(of data: ReportingWindow) -> (vi: String, en: String) {
        if case .between(.ofMonth(let first, .first), .ofMonth(let last, .last)) = data.extent,
            first > last
        {
            return ("“\(first) tháng trước - \(last)”", "'\(first) month before - \(last)'")
        }
        return ("“15/12 năm trước - 14/11”", "'15/12 year before - 14/11'")
    }

    // MARK: Length

    /// Counted in months: 15/01–14/02 is one, though February has fewer days.
    private func isTooLong(_ period: Period, _ data: ReportingWindow) -> Bool {
        if case .asOf = data.extent { return false }
        guard let span = ReportingSpan(key: period.key, declared: declared), let days = span.days
        else { return false }
        let (first, last) = (period.window.lowerBound, period.window.upperBound)
        guard let kind = span.period?.kind else {
            if data.isCumulative { return false }
            return first.days(until: last) > days.lowerBound.days(until: days.upperBound)
        }
        // What adds up from the year's start may close its books later in the month than it began.
        let months = data.isCumulative ? days.upperBound.month + 1 : kind.months
        guard let end = first.adding(months: months) else { return false }
        return last > end
            || last == end && end.day == first.day && first != first.lastOfMonth
    }

    private func reportLong(_ period: Period, _ data: Located<ReportingWindow>) {
        let window = words(period)
        findings.error(
            "window-too-long", file, data.range,
            vi:
                "\(days.instance.vi)số liệu của kỳ “\(period.key)” \(window.vi), dài hơn chính kỳ ấy",
            en:
                "\(days.instance.en)the data of the period '\(period.key)' run \(window.en), longer "
                + "than the period itself",
            remedyVi: "sửa ngày, hoặc viết “lũy kế” ở đầu nếu số liệu cộng dồn từ đầu năm",
            remedyEn: "mend the days, or begin with 'cumulative' where data add up from the year's "
                + "start")
    }

    private func reportTwice(
        _ period: Period, _ next: Period, _ data: Located<ReportingWindow>
    ) {
        let day = next.window.lowerBound.vietnamese
        findings.error(
            "window-too-long", file, data.range,
            vi: "\(days.instance.vi)số liệu của kỳ “\(period.key)” đến hết \(day), của kỳ "
                + "“\(next.key)” từ \(day): ngày ấy báo cáo hai lần",
            en: "\(days.instance.en)the data of the period '\(period.key)' end on \(day), those of "
                + "'\(next.key)' begin on \(day): that day is reported twice",
            remedyVi:
                "tháng ngắn hết vào ngày cuối tháng: viết “trọn kỳ”, hoặc chọn ngày mà tháng nào cũng "
                + "có, như “15 tháng trước - 14 tháng cuối”",
            remedyEn:
                "a short month ends on its last day: write 'whole period', or take a day that every "
                + "month has, such as '15 month before - 14 last month'")
    }

    private func words(_ period: Period) -> (vi: String, en: String) {
        let first = period.window.lowerBound.vietnamese
        let last = period.window.upperBound.vietnamese
        return ("từ \(first) đến hết \(last)", "from \(first) to \(last)")
    }

    // MARK: The due day

    /// Decree 09/2019, article 8: at least one working day after the data are closed.
    private func checkDue(_ periods: [Period], _ data: Located<ReportingWindow>) {
        let early = periods.first { period in
            guard let first = days.calendar.workingDay(1, after: period.window.upperBound) else {
                return false
            }
            return period.due < first
        }
        guard let early,
            let first = days.calendar.workingDay(1, after: early.window.upperBound)
        else { return }
        findings.warning(
            .dueBeforeData, file, draft.isTaken(data.range) ? draft.duePlace : data.range,
            vi: "\(days.instance.vi)số liệu của kỳ “\(early.key)” \(words(early).vi), hạn "
                + "\(early.due.vietnamese) chưa đủ một ngày làm việc sau đó",
            en:
                "\(days.instance.en)the data of the period '\(early.key)' run \(words(early).en), but "
                + "it is due \(early.due.vietnamese), less than one working day later",
            remedyVi: "lùi hạn đến \(first.vietnamese) hoặc sau đó, hoặc chốt số liệu sớm hơn",
            remedyEn: "move the due day to \(first.vietnamese) or later, or close the data earlier")
    }

    // MARK: Gaps

    /// What comes after the plan's last period, where the rule says of it what it says of this one: the
    /// only year of a yearly report is beside the next one, too.
    private func follower(of last: Period, _ data: ReportingWindow) -> Period? {
        guard case .recurring? = draft.schedule, reportsOn == nil || reportsOn == .year,
            let period = CivilPeriod(key: last.key), period.kind == .year,
            let next = CivilPeriod(.year, year: period.year + 1)?.key,
            let window = data.days(of: next, in: declared), window != last.window
        else { return nil }
        return Period(key: next, due: last.due, window: window)
    }

    /// Periods that follow each other leave no day out, and report none twice.
    private func checkGaps(_ periods: [Period], _ data: Located<ReportingWindow>) {
        if case .asOf = data.value.extent { return }
        guard !data.value.isCumulative else { return }
        var periods = periods
        if let last = periods.last, let next = follower(of: last, data.value) {
            periods.append(next)
        }
        for (period, next) in zip(periods, periods.dropFirst()) {
            guard areNeighbours(period.key, next.key) else { continue }
            let step = period.window.upperBound.days(until: next.window.lowerBound)
            guard step != 1 else { continue }
            let (ends, starts) = (
                period.window.upperBound.vietnamese, next.window.lowerBound.vietnamese
            )
            findings.warning(
                .windowGap, file, data.range,
                vi: "\(days.instance.vi)số liệu kỳ “\(period.key)” đến hết \(ends), kỳ "
                    + "“\(next.key)” từ \(starts): "
                    + (step > 1 ? "có ngày không kỳ nào báo cáo" : "có ngày báo cáo hai lần"),
                en: "\(days.instance.en)the data of '\(period.key)' end on \(ends), those of "
                    + "'\(next.key)' begin on \(starts): "
                    + (step > 1 ? "days between are in no report" : "days are reported twice"),
                remedyVi: isPlace(period.key)
                    ? "các ngày của một danh sách có chung số liệu của cả năm: ghi kỳ ở “every” nếu mỗi kỳ có "
                        + "một ngày (như “every: nửa năm” với 15/6 và 15/12), hoặc tách thành các việc mỗi năm "
                        + "một lần, mỗi việc ghi “data” của mình"
                    : "để kỳ sau bắt đầu ngay ngày kế tiếp, như “15 tháng trước - 14 tháng cuối”",
                remedyEn: isPlace(period.key)
                    ? "the days of a list have the data of the whole year in common: give the period in "
                        + "'every' where each has one of them ('every: half-year' with 15/6 and 15/12), or "
                        + "write duties that come once a year, each with 'data' of its own"
                    : "let each begin the day after the one before ends, such as "
                        + "'15 month before - 14 last month'")
            return
        }
    }

    /// Whether a key names a year and a place in it: a day of a list.
    private func isPlace(_ key: String) -> Bool {
        key.contains("/") && ReportingSpan(key: key, declared: declared)?.days == nil
    }

    /// Whether nothing lies between two periods that follow each other: in the calendar, or in a list of
    /// days, which leaves no part of its year to others.
    private func areNeighbours(_ key: String, _ next: String) -> Bool {
        if isPlace(key), isPlace(next) { return true }
        guard let end = ReportingSpan(key: key, declared: declared)?.days?.upperBound,
            let start = ReportingSpan(key: next, declared: declared)?.days?.lowerBound
        else { return false }
        return end.days(until: start) == 1
    }
}

extension Fields {
    /// The reporting window under `data`.
    func window() -> Located<ReportingWindow>? {
        guard let text = text("data") else { return nil }
        if let read = WindowText(text.value) {
            return Located(value: read.window, range: text.range)
        }
        findings.error(
            "bad-window", file, text.range,
            vi: "không hiểu thời gian chốt số liệu “\(text.value)”",
            en: "can't read the reporting window '\(text.value)'",
            remedyVi: "viết như: theo NĐ 09/2019; 15 tháng trước - 14 tháng cuối; "
                + "15/12 năm trước - 14/11; lũy kế theo NĐ 09/2019; trọn kỳ; tính đến 30/9",
            remedyEn: "write it like: by Decree 09/2019; 15 month before - 14 last month; "
                + "15/12 year before - 14/11; cumulative by Decree 09/2019; whole period; "
                + "as of 30/9")
        return nil
    }
}

/// Something that a reader of an expression might not think of, in one sentence of each language.
package struct WhenNote: Hashable, Sendable {
    package let en: String
    package let vi: String
}

extension WhenExpression {
    /// What a rule does otherwise than its writer may think, once it is known where it starts:
    /// counted from `from` where neither it nor the context says so.
    package func notes(from: CivilDateTime, fromIsDate: Bool, in context: WhenContext)
        -> [WhenNote]
    {
        if case .onCalendar(let calendar, _) = form {
            return [Self.shortMonths(calendar)].compactMap { $0 }
        }
        let walk = WhenWalk(
            expression: self, context: context, from: from, through: .max,
            anchor: context.anchor ?? start.map { CivilDateTime($0, .midnight) } ?? from,
            anchorIsDate: context.anchor.map { $0.time == .midnight } ?? fromIsDate)
        if case .periodic(let periodic) = form {
            return [fifth(periodic)].compactMap { $0 }
        }
        guard case .rule(let rule, let changes) = form else { return [] }
        let notes = WhenRuleNotes(
            rule: rule, changes: changes, start: walk.anchor, isDate: walk.anchorIsDate,
            zone: context.zone)
        return notes.all
    }

    /// How many of a rule's `COUNT` come before `day`, and how many it counts; `nil` where none does.
    package func spent(before day: CivilDate, in context: WhenContext) -> (past: Int, of: Int)? {
        guard case .rule(let rule, _) = form, let count = rule.count, let start, start < day,
            let last = day.adding(days: -1)
        else { return nil }
        let past = occurrences(from: start, through: last, in: context).count
        return past > 0 ? (past, count) : nil
    }

    /// `*-*-31`, which systemd passes over in the months that have none.
    private static func shortMonths(_ calendar: OnCalendar) -> WhenNote? {
        let parts = calendar.normalised.split(separator: " ").lazy
            .map { $0.split(separator: "-") }.first { $0.count == 3 }
        guard let parts, parts[1] == "*" else { return nil }
        let days = parts[2].split(separator: ",").map { Int($0) ?? 0 }
        guard let day = days.min(), (29...31).contains(day) else { return nil }
        return WhenShortMonths.note(day, months: 1...12, lastDay: "*-*~01", skip: nil)
    }
}

/// A 29th, 30th or 31st that some months don't have and that isn't made up for there.
private enum WhenShortMonths {
    /// `nil` where each of the months has the day.
    static func note(
        _ day: Int, months: some Collection<Int>, lastDay: String, skip: String?
    ) -> WhenNote? {
        let having = months.filter { CivilDate(2001, $0, day) != nil }
        guard having.count < months.count else { return nil }
        if months.allSatisfy({ $0 == 2 }), day == 29 {
            return WhenNote(
                en: "29 February comes in leap years only",
                vi: "ngày 29/2 chỉ có ở năm nhuận")
        }
        let others = skip.map { (" or add \($0)", " hoặc thêm \($0)") } ?? ("", "")
        return WhenNote(
            en: "day \(day) comes in \(having.count) months of the year only, and nothing comes in "
                + "the others; for each month's last day write \(lastDay)\(others.0)",
            vi: "ngày \(day) mỗi năm chỉ có ở \(having.count) tháng, các tháng khác không có lần "
                + "nào; nếu là ngày cuối mỗi tháng thì viết \(lastDay)\(others.1)")
    }
}

/// A rule against its start.
private struct WhenRuleNotes {
    let rule: RecurrenceRule
    let changes: RecurrenceChanges
    let start: CivilDateTime
    let isDate: Bool
    let zone: Zone

    var all: [WhenNote] {
        [month, short, fifth, ignored, until].compactMap { $0 } + dropped + idle
    }

    /// `YEARLY` with `BYMONTHDAY` alone.
    private var month: WhenNote? {
        guard rule.takesMonthFromStart else { return nil }
        let month = start.date.month
        return WhenNote(
            en: "YEARLY with BYMONTHDAY and no BYMONTH comes once a year, in the start's month "
                + "(\(month)); for every month write FREQ=MONTHLY",
            vi: "YEARLY có BYMONTHDAY mà không có BYMONTH thì mỗi năm một lần, vào tháng bắt đầu "
                + "(tháng \(month)); nếu là hằng tháng thì viết FREQ=MONTHLY")
    }

    /// `BYMONTHDAY=31`, or a start on the 31st: RFC 5545 passes over months without that day.
    private var short: WhenNote? {
        guard rule.skip ?? .omit == .omit, rule.days.isEmpty,
            rule.yearDays.isEmpty, rule.weekNumbers.isEmpty
        else { return nil }
        let isYearly = rule.frequency == .yearly
        let days = rule.monthDays.isEmpty ? [start.date.day] : rule.monthDays
        guard rule.frequency == .monthly || isYearly, let day = days.min(), day > 28 else {
            return nil
        }
        let all = isYearly ? [start.date.month] : Array(1...12)
        return WhenShortMonths.note(
            day, months: rule.months.isEmpty ? all : rule.months, lastDay: "BYMONTHDAY=-1",
            skip: "RSCALE=GREGORIAN;SKIP=BACKWARD")
    }

    /// `BYDAY=5FR`, `BYDAY=FR;BYSETPOS=5`: not every month has a fifth Friday.
    private var fifth: WhenNote? {
        guard
            rule.frequency == .monthly || rule.frequency == .yearly && !rule.months.isEmpty,
            rule.monthDays.isEmpty
        else { return nil }
        let isPlaced = rule.setPositions.contains { abs($0) == 5 } && rule.days.count == 1
        let day = rule.days.first { abs($0.ordinal) == 5 } ?? (isPlaced ? rule.days.first : nil)
        return day.map { WhenNote.fifth($0.weekday, last: "BYDAY=-1\($0.weekday.iCalendarName)") }
    }

    /// RFC 5545, section 3.3.10.
    private var ignored: WhenNote? {
        guard isDate, rule.frequency >= .daily, rule.hasTime else { return nil }
        return WhenNote(
            en: "BYHOUR, BYMINUTE and BYSECOND are ignored, as the start is a day without a time "
                + "(RFC 5545); give it one, such as at 08:00",
            vi: "BYHOUR, BYMINUTE, BYSECOND bị bỏ qua vì mốc bắt đầu không có giờ (RFC 5545); "
                + "nêu giờ, như lúc 08:00")
    }

    private var until: WhenNote? {
        let hasTime = !isDate || rule.frequency < .daily
        switch rule.until {
        case nil: return nil
        case .date(let date):
            guard hasTime else { return nil }
            return WhenNote(
                en: "UNTIL is a day and the start has a time: read as the end of \(date.iso)",
                vi: "UNTIL là ngày còn mốc bắt đầu có giờ: hiểu là hết ngày \(date.vietnamese)")
        case .local(let local):
            return hasTime ? nil : lastDay(local.date)
        case .utc(let instant):
            return hasTime ? nil : lastDay(zone.local(at: instant).date)
        }
    }

    private func lastDay(_ date: CivilDate) -> WhenNote {
        WhenNote(
            en: "UNTIL has a time and the start is a day: \(date.iso) is the last that counts",
            vi: "UNTIL có giờ còn mốc bắt đầu là ngày: ngày cuối được tính là \(date.vietnamese)")
    }

    private var dropped: [WhenNote] {
        changes.added.compactMap { moment in
            let date = moment.date(in: zone)
            guard date < start.date else { return nil }
            return WhenNote(
                en:
                    "the RDATE \(date.iso) lies before the start, \(start.date.iso), and is left out",
                vi: "RDATE \(date.vietnamese) trước mốc bắt đầu \(start.date.vietnamese) nên bị bỏ")
        }
    }

    /// EXDATE that takes out nothing.
    private var idle: [WhenNote] {
        guard !changes.excluded.isEmpty else { return [] }
        let plain = isDate ? rule.withoutTimes : rule
        let recurrence = Recurrence(
            rule: plain, start: start, startIsDate: isDate && plain.frequency >= .daily, zone: zone)
        let added = Set(changes.added.map { $0.date(in: zone) })
        return changes.excluded.compactMap { moment in
            let date = moment.date(in: zone)
            let next = recurrence.next(
                after: CivilDateTime(date.adding(days: -1) ?? .min, .lastOfDay))
            if next?.date == date || added.contains(date) { return nil }
            return WhenNote(
                en: "the EXDATE \(date.iso) takes out nothing: the rule doesn't come on that day",
                vi: "EXDATE \(date.vietnamese) không bỏ ngày nào: quy tắc không rơi vào ngày đó")
        }
    }
}

extension RecurrenceRule.Until {
    func date(in zone: Zone) -> CivilDate {
        switch self {
        case .date(let date): date
        case .local(let local): local.date
        case .utc(let instant): zone.local(at: instant).date
        }
    }
}

extension CivilTime {
    /// The last microsecond before midnight.
    package static let lastOfDay = CivilTime(uncheckedMicroseconds: 86_400_000_000 - 1)
}

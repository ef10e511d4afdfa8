/// What can only be told once it is known where an expression starts.
extension WhenExpression {
    /// Whether an UNTIL asks for a start that is a day without a time, as RFC 5545 demands.
    package var wantsDate: Bool {
        guard case .rule(let rule, _) = form, case .date = rule.until else { return false }
        return !hasTime
    }

    /// Throws when nothing can ever come of this expression from `from` on, because its rule never
    /// names a time in step with that start, or because the supported years are over. An expression that merely is over by then passes.
    package func check(
        from: CivilDateTime, fromIsDate: Bool, in context: WhenContext
    ) throws(WhenError) {
        let whole = 0..<text.utf8.count
        switch form {
        case .rule(let rule, let changes):
            let walk = WhenWalk(
                expression: self, context: context, from: from, through: .max,
                anchor: context.anchor ?? from,
                anchorIsDate: context.anchor.map { $0.time == .midnight } ?? fromIsDate)
            try WhenRuleStart(rule: rule, changes: changes, text: text).check(
                walk.anchor, isDate: walk.anchorIsDate, zone: context.zone)
        case .lunarDate, .lunarYearly, .lunarMonthly, .lunarNewYearsEve:
            let years = WhenLunar.years
            // A lunar year ends with the second month of the next solar one at the latest.
            if from.date.year > years.upperBound + 1 { throw WhenChecks.outsideYears(years, whole) }
        case .onCalendar:
            let years = OnCalendarField.year.range
            if from.date.year > years.upperBound { throw WhenChecks.outsideYears(years, whole) }
        case .periodic where speaksOfSchool:
            guard context.calendar.declared.schoolYears.isEmpty else { return }
            throw WhenError(
                "the calendar '\(context.calendar.name)' declares no school years",
                vi: "lịch “\(context.calendar.name)” chưa khai năm học, học kỳ",
                remedy: "add 'school-years' to the calendar's file",
                remedyVi: "thêm mục “school-years” (năm học) vào tệp lịch", range: whole)
        case .date, .periodic, .workingDaily, .afterCompletion, .limit: break
        }
    }
}

extension WhenExpression {
    /// Whether its days are those of school years or semesters, which a calendar declares.
    package var speaksOfSchool: Bool {
        guard case .periodic(let periodic) = form else { return false }
        return periodic.period.isOfSchool
    }
}

/// A rule against its start.
struct WhenRuleStart {
    let rule: RecurrenceRule
    let changes: RecurrenceChanges
    /// The whole expression, to find the part at fault in.
    let text: String

    /// `isDate` says that the start is a day without a time.
    func check(_ start: CivilDateTime, isDate: Bool, zone: Zone) throws(WhenError) {
        let isDate = isDate && rule.frequency >= .daily
        let recurrence = Recurrence(
            rule: isDate ? rule.withoutTimes : rule, start: start, startIsDate: isDate, zone: zone)
        guard recurrence.isNever, changes.added.isEmpty, !endsBefore(start, zone) else { return }
        let day = start.date
        throw WhenError(
            "this never happens: no day or time that the rule names is in step with the start,"
                + " \(day.iso)",
            vi: "không bao giờ có: không ngày giờ nào của quy tắc khớp với mốc bắt đầu"
                + " \(day.vietnamese)",
            remedy: "choose another start or INTERVAL",
            remedyVi: "chọn mốc bắt đầu hoặc INTERVAL khác",
            range: place("RRULE:", orAll: true))
    }

    private func endsBefore(_ start: CivilDateTime, _ zone: Zone) -> Bool {
        switch rule.until {
        case nil: false
        case .date(let date): date < start.date
        case .local(let local): local < start
        case .utc(let instant): instant < zone.instant(of: start)
        }
    }

    /// From `word`, in any case of letters, to the end of its part.
    private func place(_ word: String, orAll: Bool = false) -> Range<Int> {
        let bytes = text.utf8.map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 }
        let wanted = Array(word.utf8)
        for start in bytes.indices where bytes[start...].starts(with: wanted) {
            let begin = orAll ? start + wanted.count : start
            let end = bytes[begin...].firstIndex { $0 == 0x20 || !orAll && $0 == 0x3B }
            return begin..<(end ?? bytes.count)
        }
        return 0..<bytes.count
    }
}

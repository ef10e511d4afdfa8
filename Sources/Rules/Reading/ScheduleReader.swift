import Civil
import SourceText

/// Reads when a duty falls due from its keys, by its kind.
struct ScheduleReader {
    let fields: Fields
    let zone: (String) -> Zone?

    /// `nil` where a finding says why.
    func read(_ kind: Duty.Kind) -> Schedule? {
        switch kind {
        case .deadline: deadline()
        case .anniversary: anniversary()
        case .inspection: inspection()
        case .standing: standing()
        }
    }

    /// The key that gives the due date: `due`, `before` or `by`. More than one is a finding.
    var dueKey: String? {
        let given = ["due", "before", "by"].filter(fields.has)
        for key in given.dropFirst() {
            fields.findings.error(
                "two-dates", fields.file, fields.place(key),
                vi: "hạn đã ghi ở khóa “\(given[0])”",
                en: "the due date is already given under '\(given[0])'",
                remedyVi: "giữ một trong các khóa “due”, “before”, “by”",
                remedyEn: "keep one of 'due', 'before', 'by'")
        }
        return given.first
    }

    /// The due date under `key`, together with how often it comes.
    private func due(_ key: String, every: Located<String>? = nil) -> DueText? {
        guard let text = fields.text(key) else { return nil }
        let given: DueReading? = key == "before" ? .before : key == "by" ? .by : nil
        guard let expression = fields.when(text, every: every, zone: zone) else { return nil }
        if expression.isPeriodAlone {
            // Its day may be what a comma cut off.
            if fields.isSilent(key) { return nil }
            fields.findings.error(
                "bad-when", fields.file, text.range,
                vi: "“\(text.value)” chỉ nói bao lâu một lần, chưa nêu ngày nào",
                en: "'\(text.value)' says how often, and not on which day",
                remedyVi:
                    "thêm ngày: “\(text.value), ngày làm việc cuối cùng”, hoặc “hằng quý, chậm nhất ngày 25 "
                    + "của tháng cuối”, “hằng tháng, chậm nhất ngày 25”, “thứ Sáu hằng tuần”",
                remedyEn:
                    "add the day: '\(text.value) on last working day', or 'every quarter on 25 of last "
                    + "month', 'every month on 25', 'every week on friday'")
            return nil
        }
        if given == .by, expression.isBefore {
            fields.findings.error(
                "two-readings", fields.file, text.range,
                vi: "khóa này nghĩa là chậm nhất ngày ấy, còn chữ ghi là trước ngày ấy",
                en: "the key says 'by' that day, but the words say 'before' it",
                remedyVi: "bỏ chữ “trước”, hoặc ghi ở khóa “due”",
                remedyEn: "leave out 'before', or write it under 'due'")
            return nil
        }
        if given == .before, expression.saysBy {
            fields.findings.error(
                "two-readings", fields.file, text.range,
                vi: "khóa này nghĩa là trước ngày ấy, còn chữ ghi là tính cả ngày ấy",
                en: "the key says 'before' that day, but the words say 'by' it",
                remedyVi: "bỏ chữ “chậm nhất”, “đến hết”, hoặc ghi ở khóa “due”",
                remedyEn: "leave out 'by', or write it under 'due'")
            return nil
        }
        return DueText(expression, reading: given)
    }

    private func deadline() -> Schedule? {
        guard let key = dueKey else {
            if fields.entries.contains(where: { $0.key == "dates" }) { return nil }
            if ["before", "by"].contains(where: fields.isSilent) { return nil }
            fields.missing(
                "due", remedyVi: "thêm dòng “due: trước ngày 05/11/2025”",
                remedyEn: "add a line 'due: before 05/11/2025'")
            return nil
        }
        if fields.node("after-event") != nil { return afterEvent(key) }
        return due(key, every: fields.text("every")).map(schedule)
    }

    private func anniversary() -> Schedule? {
        guard let text = fields.text("date") else {
            if !fields.entries.contains(where: { $0.key == "date" }) {
                fields.missing(
                    "date", remedyVi: "thêm dòng “date: 28/3” hoặc “date: 10/3 âm lịch”",
                    remedyEn: "add a line 'date: 28/3' or 'date: lunar 10/3'")
            }
            return nil
        }
        guard let expression = fields.when(text, zone: zone) else { return nil }
        guard !expression.isBefore else {
            fields.findings.error(
                "two-readings", fields.file, text.range,
                vi: "ngày kỷ niệm là chính ngày ấy, không phải trước ngày ấy",
                en: "an anniversary is kept on its day, not before it",
                remedyVi: "chỉ ghi ngày, như “28/3”", remedyEn: "write the day alone, such as 28/3")
            return nil
        }
        return schedule(DueText(expression, reading: nil))
    }

    private func inspection() -> Schedule? {
        if fields.has("dates") {
            for key in ["every", "due", "before", "by", "first"] where fields.has(key) {
                fields.findings.error(
                    "two-dates", fields.file, fields.place(key),
                    vi: "đã có danh sách ngày ở khóa “dates”",
                    en: "the days are already given under 'dates'",
                    remedyVi: "bỏ “dates” hoặc bỏ “\(key)”",
                    remedyEn: "remove 'dates' or '\(key)'")
            }
            return dates()
        }
        guard let every = fields.text("every") else {
            guard let key = dueKey else {
                fields.missing(
                    "every",
                    remedyVi: "thêm “every: quý” và “due: ngày làm việc cuối”, hoặc “dates”",
                    remedyEn: "add 'every: quarter' and 'due: last working day', or 'dates'")
                return nil
            }
            return due(key).map(schedule)
        }
        guard let key = dueKey else {
            if let plan = completion(every) { return plan }
            if !fields.findings.all.hasErrors {
                fields.missing(
                    "due",
                    remedyVi: "ghi ngày trong kỳ, như “due: 25” hoặc “due: ngày làm việc cuối”",
                    remedyEn: "give the day, such as 'due: 25' or 'due: last working day'")
            }
            return nil
        }
        return due(key, every: every).map(schedule)
    }

    private func standing() -> Schedule? {
        let texts = fields.list("remind")
        let expressions = texts.compactMap { text -> WhenExpression? in
            guard Reminder(reading: text.value) == nil else {
                fields.findings.error(
                    "bad-reminder", fields.file, text.range,
                    vi: "việc thường xuyên không có hạn để tính “\(text.value)”",
                    en: "a standing duty has no due day from which to count '\(text.value)'",
                    remedyVi: "ghi ngày nhắc, như “ngày 25 hằng tháng”",
                    remedyEn: "say when, such as 'every month on 25'")
                return nil
            }
            return fields.when(text, zone: zone)
        }
        return expressions.count == texts.count ? .standing(remindAt: expressions) : nil
    }

    // MARK: Forms

    private func schedule(_ due: DueText) -> Schedule {
        if let dates = due.dates { return .dates(dates) }
        return .recurring(due.expression, reading: due.reading)
    }

    private func dates() -> Schedule? {
        var days: [DueDate] = []
        var seen: Set<CivilDate> = []
        for text in fields.list("dates") {
            guard let expression = fields.when(text, zone: zone) else { continue }
            guard let day = DueText(expression, reading: nil).date else {
                fields.findings.error(
                    "bad-when", fields.file, text.range,
                    vi: "“\(text.value)” không phải là một ngày có ghi năm",
                    en: "'\(text.value)' is no date with its year",
                    remedyVi:
                        "danh sách này chỉ ghi từng ngày, đủ cả năm, như 05/11/2025; việc lặp "
                        + "lại thì ghi ở “every” và “due”",
                    remedyEn:
                        "this list holds single dates with their year, such as 05/11/2025; what "
                        + "comes again stands under 'every' and 'due'")
                continue
            }
            if !seen.insert(day.date).inserted {
                fields.findings.error(
                    "duplicate-date", fields.file, text.range,
                    vi: "ngày \(day.date.vietnamese) ghi hai lần",
                    en: "\(day.date.vietnamese) is given twice",
                    remedyVi: "bỏ một ngày", remedyEn: "remove one of them")
            }
            days.append(day)
        }
        return days.isEmpty ? nil : .dates(days.sorted { $0.date < $1.date })
    }

    /// `every: 3 months after completion` with `first`; `nil` when it isn't that.
    private func completion(_ every: Located<String>) -> Schedule? {
        guard
            let expression = fields.when(
                Located(value: "", range: every.range), every: every, zone: zone),
            let distance = expression.isAfterCompletion
        else { return nil }
        guard fields.has("first") else {
            fields.missing(
                "first", remedyVi: "ghi ngày của lần đầu, như “first: 15/01/2025”",
                remedyEn: "give the first one's day, such as 'first: 15/01/2025'")
            return nil
        }
        return fields.date("first").map {
            .afterCompletion(months: distance.months, days: distance.days, first: $0)
        }
    }
}

extension Fields {
    /// Where a day of the list `dates` stands; `nil` where there is no such list.
    func place(of date: CivilDate) -> Range<Int>? {
        guard case .sequence(let items)? = node("dates")?.content else { return nil }
        return items.first { item in
            guard case .scalar(let text, _) = item.content else { return false }
            let located = Located(value: trimmed(text), range: item.range)
            return when(located, zone: { _ in nil })?.onlyDate?.date == date
        }?.range
    }
}

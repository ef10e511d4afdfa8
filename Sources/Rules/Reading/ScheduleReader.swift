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
                remedyVi: "giữ một trong các khóa due, before, by",
                remedyEn: "keep one of due, before, by")
        }
        return given.first
    }

    private func due(_ key: String) -> (text: Located<String>, due: DueText)? {
        fields.text(key).map { text in
            let given: DueReading? = key == "before" ? .before : key == "by" ? .by : nil
            return (text, DueText(text.value, reading: given))
        }
    }

    private func deadline() -> Schedule? {
        guard let key = dueKey else {
            fields.missing(
                "due", remedyVi: "thêm dòng “due: trước ngày 05/11/2025”",
                remedyEn: "add a line 'due: before 05/11/2025'")
            return nil
        }
        guard let (text, due) = due(key) else { return nil }
        return every().map { recurring($0, text, due) } ?? oneOff(text, due)
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
        return oneOff(text, DueText(text.value, reading: .by))
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
        guard let every = every() else {
            guard let key = dueKey else {
                fields.missing(
                    "every",
                    remedyVi: "thêm “every: quý” và “due: ngày làm việc cuối”, hoặc “dates”",
                    remedyEn: "add 'every: quarter' and 'due: last working day', or 'dates'")
                return nil
            }
            return due(key).flatMap { oneOff($0.text, $0.due) }
        }
        if let plain = completion(every) { return plain }
        guard let key = dueKey, let (text, due) = due(key) else {
            fields.missing(
                "due", remedyVi: "ghi ngày trong kỳ, như “due: 25” hoặc “due: ngày làm việc cuối”",
                remedyEn: "give the day, such as 'due: 25' or 'due: last working day'")
            return nil
        }
        return recurring(every, text, due)
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
            return fields.when(text.value, in: text, zone: zone)
        }
        return expressions.count == texts.count ? .standing(remindAt: expressions) : nil
    }

    // MARK: Forms

    private func oneOff(_ text: Located<String>, _ due: DueText) -> Schedule? {
        do {
            if let date = try due.date() { return .dates([date]) }
        } catch {
            fields.report(error, text)
            return nil
        }
        guard let expression = fields.when(due.rest, in: text, zone: zone) else { return nil }
        if let date = DueDate(expression, reading: due.reading) { return .dates([date]) }
        return recurring(expression, due)
    }

    private func dates() -> Schedule? {
        var days: [DueDate] = []
        for text in fields.list("dates") {
            do throws(CivilError) {
                guard let day = try DueText(text.value).date() else {
                    throw CivilError.unreadable(
                        text: text.value, expected: "a date such as 05/11/2025")
                }
                if days.contains(where: { $0.date == day.date }) {
                    fields.findings.error(
                        "duplicate-date", fields.file, text.range,
                        vi: "ngày \(day.date.vietnamese) ghi hai lần",
                        en: "\(day.date.vietnamese) is given twice",
                        remedyVi: "bỏ một ngày", remedyEn: "remove one of them")
                }
                days.append(day)
            } catch {
                fields.report(error, text)
            }
        }
        return days.isEmpty ? nil : .dates(days.sorted { $0.date < $1.date })
    }

    /// `every`, in the when-language but without its `every`.
    private func every() -> Located<String>? {
        fields.text("every").map { text in
            Located(value: Words.period[text.value] ?? text.value, range: text.range)
        }
    }

    private func recurring(_ every: Located<String>, _ text: Located<String>, _ due: DueText)
        -> Schedule?
    {
        guard fields.when("every \(every.value)".droppingSecondEvery, in: every, zone: zone) != nil
        else { return nil }
        return fields.when(
            due.rest, prefix: "every \(every.value) on ".droppingSecondEvery, in: text, zone: zone
        ).flatMap { recurring($0, due) }
    }

    private func recurring(_ expression: WhenExpression, _ due: DueText) -> Schedule {
        .recurring(expression, reading: expression.hasTime ? .by : due.reading)
    }

    /// `every: 3 months after completion` with `first`; `nil` when it isn't that.
    private func completion(_ every: Located<String>) -> Schedule? {
        let folded = normalised(every.value)
        guard folded.contains("completion") || folded.contains("hoan thanh") else { return nil }
        let text = "every \(every.value)".droppingSecondEvery
        guard let expression = fields.when(text, in: every, zone: zone),
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

extension String {
    /// Somebody who writes `every: mỗi quý` has said it already.
    fileprivate var droppingSecondEvery: String {
        for word in ["every every ", "every each ", "every mỗi ", "every hằng ", "every hàng "]
        where hasPrefix(word) {
            return "every " + dropFirst(word.count)
        }
        return self
    }
}

/// What a when-expression is read against: the days off and the zone of a plan.
package struct WhenContext: Sendable {
    package var calendar: WorkingCalendar
    package var zone: Zone
    /// Where counting starts: DTSTART of `rrule:`, and the phase of `every 2 weeks`. A `from` in
    /// the expression comes before it. Without either, `occurrences(from:through:in:)` counts from
    /// 1 January 2001 (a Monday), so that the answer never depends on the window asked for, and
    /// `forEach(from:in:_:)` counts from where it starts.
    package var anchor: CivilDateTime?

    package init(calendar: WorkingCalendar, zone: Zone, anchor: CivilDateTime? = nil) {
        self.calendar = calendar
        self.zone = zone
        self.anchor = anchor
    }
}

/// One day, or one instant, that a when-expression names.
package struct WhenOccurrence: Hashable, Sendable {
    /// The nominal period: `2026`, `2026-H1`, `2026-Q3`, `2026-07`, `2026-W05`, the date
    /// `2026-07-03` when the expression has no longer period (or several days in it), or date and
    /// time, `2026-07-03T08:00:00`, when it may come several times a day. After a completion it is
    /// `1`, `2`, `3` …. For lunar days it is the *lunar* year, since a solar year may hold such a
    /// day twice or not at all.
    package var periodKey: String
    /// The period's first day; that of a day-long period is the day itself, that of a lunar year
    /// is mùng 1 Tết.
    package var periodStart: CivilDate
    package var date: CivilDate
    /// In the plan's zone, when the expression has a time.
    package var time: CivilTime?
    package var instant: Instant?

    package init(
        periodKey: String, periodStart: CivilDate, date: CivilDate, time: CivilTime? = nil,
        instant: Instant? = nil
    ) {
        self.periodKey = periodKey
        self.periodStart = periodStart
        self.date = date
        self.time = time
        self.instant = instant
    }
}

/// An expression of the when-language, read and known to be able to happen. Its grammar is
/// docs/WHEN.md.
package struct WhenExpression: Sendable {
    /// As written.
    package let text: String
    /// The same in canonical English; reading it gives an equal expression.
    package let normal: String
    /// The same in canonical Vietnamese.
    package let normalVi: String
    let form: WhenForm
    /// The time of day of every occurrence, where it is one and the same.
    let time: CivilTime?
    /// The `from` clause.
    let start: CivilDate?

    /// Reads `text`. Throws at the first part that can't be read, can't ever happen or lies
    /// outside the supported years. `zone` finds the zones that `oncalendar:` may name.
    package init(parsing text: String, zone: (String) -> Zone?) throws(WhenError) {
        self.text = text
        let whole = 0..<text.utf8.count
        let clauses: WhenClauses
        if let engine = WhenEngine(text) {
            (form, clauses) = try engine.form(zone: zone)
        } else {
            clauses = try WhenParser.clauses(of: text)
            form = try WhenAssembly(clauses: clauses, whole: whole).form()
        }
        time = clauses.time?.value
        start = clauses.start?.value
        let printer = WhenPrinter(form: form, time: time, start: start)
        normal = printer.english
        normalVi = printer.vietnamese
    }

    /// Whether occurrences have a time of day. An `rrule:` without one of its own may still take
    /// the time of its anchor.
    package var hasTime: Bool {
        switch form {
        case .onCalendar: true
        case .rule(let rule, _): time != nil || WhenEngine.hasTime(rule)
        case .date, .lunarDate, .lunarYearly, .lunarMonthly, .lunarNewYearsEve, .periodic,
            .workingDaily, .afterCompletion:
            time != nil
        }
    }

    /// The interval of `every 3 months after completion`; `nil` for every other expression.
    package var isAfterCompletion: (months: Int, days: Int)? {
        if case .afterCompletion(let months, let days) = form { (months, days) } else { nil }
    }

    /// All occurrences whose date in the plan's zone lies between the two days, both included, in
    /// order.
    package func occurrences(from: CivilDate, through: CivilDate, in context: WhenContext)
        -> [WhenOccurrence]
    {
        var found: [WhenOccurrence] = []
        guard from <= through else { return found }
        let walk = WhenWalk(
            expression: self, context: context, from: CivilDateTime(from, .midnight),
            through: through, anchor: context.anchor ?? WhenWalk.defaultAnchor(form, before: from),
            anchorIsDate: context.anchor.map { $0.time == .midnight } ?? true)
        walk.run { occurrence in
            found.append(occurrence)
            return true
        }
        return found
    }

    /// Occurrences one by one from `from` on (included), until `body` says `false` or the
    /// supported years end. `from` is also the anchor, DTSTART for `rrule:`, where neither the
    /// expression nor the context has one. `fromIsDate` says that `from` is a day without a time,
    /// which leaves `rrule:` without one too.
    package func forEach(
        from: CivilDateTime, fromIsDate: Bool = false, in context: WhenContext,
        _ body: (WhenOccurrence) -> Bool
    ) {
        let walk = WhenWalk(
            expression: self, context: context, from: from, through: .max,
            anchor: context.anchor ?? from,
            anchorIsDate: context.anchor.map { $0.time == .midnight } ?? fromIsDate)
        walk.run(body)
    }
}

/// Expressions are equal when they say the same, however worded.
extension WhenExpression: Hashable {
    package static func == (a: WhenExpression, b: WhenExpression) -> Bool { a.normal == b.normal }
    package func hash(into hasher: inout Hasher) { hasher.combine(normal) }
}

/// What a when-expression is read against: the days off and the zone of a plan.
package struct WhenContext: Sendable {
    package var calendar: WorkingCalendar
    package var zone: Zone
    /// Where counting starts: DTSTART of `rrule:`, and the phase of `every 2 weeks`. A `from` in
    /// the expression comes before it. Without either, `occurrences(from:through:in:)` counts from
    /// 1 January 2001 (a Monday), so that the answer never depends on the window asked for, and
    /// `forEach(from:in:_:)` counts from where it starts.
    package var anchor: CivilDateTime?
    /// What `sáng` and `chiều` are.
    package var officeHours: OfficeHours

    package init(
        calendar: WorkingCalendar, zone: Zone, anchor: CivilDateTime? = nil,
        officeHours: OfficeHours = .usual
    ) {
        self.calendar = calendar
        self.zone = zone
        self.anchor = anchor
        self.officeHours = officeHours
    }
}

/// One day, or one instant, that a when-expression names.
package struct WhenOccurrence: Hashable, Sendable {
    /// The nominal period: `2026`, `2026-H1`, `2026-Q3`, `2026-07`, `2026-W05`, with the place in
    /// it where it has several days (`2026-07/2`); the date `2026-07-03` when the expression has no
    /// longer period, or date and time, `2026-07-03T08:00:00`, when it may come several times a day.
    /// A day that comes once has its year. After a completion it is `1`, `2`, `3` …. For lunar days
    /// it is the *lunar* year or month (`2026-L03`), since a solar year may hold such a day twice or
    /// not at all.
    package var periodKey: String
    /// The period's first day; that of a day-long period is the day itself, that of a lunar year
    /// is mùng 1 Tết.
    package var periodStart: CivilDate
    package var date: CivilDate
    /// The day that must lie in a plan's period for the occurrence to be the plan's: the date
    /// itself or, where that comes after the period it is said of (`ngày 5 tháng sau`), that
    /// period's last day (statement 53).
    package var belongsOn: CivilDate
    /// In the plan's zone, when the expression has a time.
    package var time: CivilTime?
    package var instant: Instant?

    package init(
        periodKey: String, periodStart: CivilDate, date: CivilDate, belongsOn: CivilDate? = nil,
        time: CivilTime? = nil, instant: Instant? = nil
    ) {
        self.periodKey = periodKey
        self.periodStart = periodStart
        self.date = date
        self.belongsOn = belongsOn ?? date
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
    /// A half of the day in the place of a time.
    let dayPart: DayPart?
    /// The `from` clause.
    let start: CivilDate?
    /// `trước`, `before`: the day before each one named is the last good one (statement 1). The
    /// occurrences are the days named.
    package let isBefore: Bool
    /// `chậm nhất`, `by` and the like, or `24 giờ`: the day itself is good, whatever is said beside it.
    package let saysBy: Bool

    /// Reads `text`. Throws at the first part that can't be read, can't ever happen or lies
    /// outside the supported years. `zone` finds the zones that `oncalendar:` may name.
    ///
    /// `every` says how often, where a rule has a key of its own for that; a fault in it has a
    /// place in it, and `isInEvery`.
    package init(parsing text: String, every: String? = nil, zone: (String) -> Zone?)
        throws(WhenError)
    {
        let base = Self.everyBase
        do {
            try self.init(text, every, zone: zone)
        } catch {
            guard error.range.lowerBound >= base, let every else {
                throw WhenUnderstood.help(error, text) { Self.reads($0, every) }
            }
            var moved = error
            let length = every.utf8.count
            moved.range =
                min(
                    error.range.lowerBound - base, length)..<min(
                    error.range.upperBound - base, length)
            moved.isInEvery = true
            throw moved
        }
    }

    /// Places from here on are places in `every`; no text is so long.
    private static let everyBase = 1 << 40

    private static func reads(_ text: Substring, _ every: String?) -> Bool {
        do throws(WhenError) {
            _ = try WhenExpression(String(text), every) { _ in nil }
            return true
        } catch {
            return false
        }
    }

    private init(_ text: String, _ every: String?, zone: (String) -> Zone?) throws(WhenError) {
        let whole = 0..<text.utf8.count
        let clauses: WhenClauses
        let form: WhenForm
        if let hint = WhenCron.hint(text) { throw hint }
        if let engine = WhenEngine(text) {
            if every != nil {
                throw WhenError(
                    "rrule: and oncalendar: say how often themselves",
                    vi: "rrule: và oncalendar: đã tự nêu chu kỳ",
                    remedy: "remove 'every'", remedyVi: "bỏ khóa “every”", range: whole)
            }
            (form, clauses) = try engine.form(zone: zone)
            (isBefore, saysBy) = (false, false)
        } else {
            clauses =
                if let every {
                    try WhenParser.clauses(of: text, every: every, everyBase: Self.everyBase)
                } else {
                    try WhenParser.clauses(of: text)
                }
            let assembly = WhenAssembly(clauses: clauses, whole: whole)
            form = try assembly.form()
            isBefore = assembly.isBefore
            saysBy = assembly.reading == .by || clauses.endOfDay != nil
        }
        self.text = text
        self.form = form
        time = clauses.time?.value
        dayPart = clauses.time == nil ? clauses.dayPart?.value : nil
        if case .limit = form { start = nil } else { start = clauses.start?.value }
        let printer = WhenPrinter(
            form: form, time: time, dayPart: dayPart, start: start, isBefore: isBefore)
        normal = printer.english
        normalVi = printer.vietnamese
    }

    private init(_ other: WhenExpression, start: CivilDate?, isBefore: Bool) {
        text = other.text
        form = other.form
        time = other.time
        dayPart = other.dayPart
        self.start = start
        self.isBefore = isBefore
        saysBy = other.saysBy
        let printer = WhenPrinter(
            form: form, time: time, dayPart: dayPart, start: start, isBefore: isBefore)
        normal = printer.english
        normalVi = printer.vietnamese
    }

    /// The same days without `before`, for those who keep the reading apart.
    package var daysAlone: WhenExpression {
        isBefore ? WhenExpression(self, start: start, isBefore: false) : self
    }

    /// Whether its days depend on where counting starts and it doesn't say so itself.
    package var needsStart: Bool {
        guard start == nil else { return false }
        return switch form {
        case .periodic(let periodic): periodic.needsStart
        case .rule(let rule, let changes): rule.needsStart || !changes.added.isEmpty
        case .date, .lunarDate, .lunarYearly, .lunarMonthly, .lunarNewYearsEve, .workingDaily,
            .afterCompletion, .limit, .onCalendar:
            false
        }
    }

    /// The same, counted from `day` where it would depend on where counting starts.
    package func counted(from day: CivilDate) -> WhenExpression {
        needsStart ? WhenExpression(self, start: day, isBefore: isBefore) : self
    }

    /// Whether each one counts from the day on which the one before was done.
    package var countsFromCompletion: Bool {
        if case .afterCompletion = form { true } else { false }
    }

    /// Whether occurrences have a time of day. An `rrule:` without one of its own may still take
    /// the time of its anchor.
    package var hasTime: Bool {
        switch form {
        case .onCalendar: true
        case .rule(let rule, _): time != nil || rule.frequency < .daily
        case .date, .lunarDate, .lunarYearly, .lunarMonthly, .lunarNewYearsEve, .periodic,
            .workingDaily, .afterCompletion, .limit:
            time != nil || dayPart != nil
        }
    }

    func time(in hours: OfficeHours) -> CivilTime? {
        if let time { return time }
        return switch dayPart {
        case nil: nil
        case .morning: hours.start
        case .afternoon: hours.afternoonStart
        }
    }

    /// The one solar date that it names, with its time; `nil` for all that comes again or needs a
    /// calendar to be known.
    package var onlyDate: (date: CivilDate, time: CivilTime?)? {
        if case .date(let date) = form { (date, time(in: .usual)) } else { nil }
    }

    /// The dates that it names, with their time, where it names each by its year; else `nil`.
    package var onlyDates: [(date: CivilDate, time: CivilTime?)]? {
        guard case .periodic(let periodic) = form, let year = periodic.year,
            periodic.period == .year, periodic.interval == 1, periodic.parts.isEmpty,
            periodic.following == nil, periodic.except.isEmpty
        else { return onlyDate.map { [$0] } }
        var dates: [CivilDate] = []
        for pick in periodic.picks {
            guard case .date(let month, let day, leapDay: .keepToFebruary) = pick,
                let date = CivilDate(year, month, day)
            else { return nil }
            dates.append(date)
        }
        return dates.sorted().map { ($0, time(in: .usual)) }
    }

    /// `hằng quý` alone: how often, and no day in it.
    package var isPeriodAlone: Bool {
        guard case .periodic(let periodic) = form, start == nil else { return false }
        return periodic.picks == [.anchorDay] && periodic.interval == 1 && periodic.period != .day
    }

    /// The interval of `every 3 months after completion`; `nil` for every other expression.
    package var isAfterCompletion: (months: Int, days: Int)? {
        if case .afterCompletion(let months, let days) = form { (months, days) } else { nil }
    }

    /// The limit of `within 5 working days after 31/08/2026`; `nil` for every other expression.
    package var isLimit: WhenLimit? {
        if case .limit(let limit, _) = form { limit } else { nil }
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

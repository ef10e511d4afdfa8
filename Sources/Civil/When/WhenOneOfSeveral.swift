/// What is said of one of several days: an hour, an opening, a calendar, an exception. A rule has one of each
/// for all its days, so what may be meant for one of them alone is asked about.
extension WhenAssembly {
    typealias Phrase = (en: String, vi: String)

    /// Where the days of the phrase stand, in its order; of one day in several months, the months.
    var dayPlaces: [Range<Int>] {
        clauses.choices.count == 1 && clauses.parts.count > 1
            ? clauses.parts.map(\.range) : clauses.choices.map(\.range)
    }

    /// The opening that stands before a day.
    private func reading(at day: Range<Int>) -> WhenReading? {
        clauses.readings.last { $0.range.lowerBound <= day.lowerBound }?.value
    }

    /// What the openings say of all days (statement 1); `refuseOpenings` has found them of one mind.
    var reading: WhenReading? {
        dayPlaces.first.flatMap(reading(at:)) ?? clauses.reading?.value
    }

    // MARK: openings

    /// `trước ngày 10/6 và chậm nhất ngày 10/12`, `trước chậm nhất ngày 15/6`.
    func refuseOpenings() throws(WhenError) {
        let days = dayPlaces
        let own = days.map(reading(at:))
        if own.contains(.before), let other = own.firstIndex(where: { $0 != .before }),
            let before = clauses.readings.first(where: { $0.value == .before })
        {
            let last = clauses.readings.last { $0.range.lowerBound > days[0].lowerBound }
            throw WhenHelp.openingOfOne(
                apart { index, rest in rest.keep(own[index]) }, isBare: own[other] == nil,
                (last ?? before).range)
        }
        for (one, next) in zip(clauses.readings, clauses.readings.dropFirst())
        where one.value != next.value {
            let hasDay = days.contains {
                one.range.upperBound <= $0.lowerBound && $0.lowerBound < next.range.lowerBound
            }
            // `chậm nhất là trước ngày …` is before it; `chậm nhất ngày 15/6, trước 17 giờ` one hour.
            let isUntilEnd = clauses.untilEnd?.lowerBound == one.range.lowerBound
            if hasDay ? hasHour : one.value == .by && !isUntilEnd { continue }
            var rest = clauses
            rest.keep(nil)
            throw WhenHelp.bothOpenings(
                said(rest), one.range.lowerBound..<next.range.upperBound)
        }
    }

    // MARK: hours

    private var hasHour: Bool {
        clauses.time != nil || clauses.dayPart != nil || clauses.endOfDay != nil
    }

    /// `ngày 10 và lúc 17h ngày 25`, `trước 17h ngày 10/6 và trước ngày 10/12`; said before all the days
    /// or behind them, an hour is that of each.
    func refuseHourOfOne() throws(WhenError) {
        let days = dayPlaces
        guard let first = days.first, let last = days.last, first != last else { return }
        func isBetween(_ place: Range<Int>) -> Bool {
            first.lowerBound < place.lowerBound && place.lowerBound < last.lowerBound
        }
        let hours = [clauses.time?.range, clauses.dayPart?.range, clauses.endOfDay]
        let isOpenedAgain = clauses.readings.contains { isBetween($0.range) }
        for case let hour? in hours where isOpenedAgain || isBetween(hour) {
            let before = days.lastIndex { $0.lowerBound < hour.lowerBound } ?? 0
            let isJoined = clauses.joints.contains {
                days[before].upperBound <= $0.lowerBound && $0.upperBound <= hour.lowerBound
            }
            let owner = isJoined ? Swift.min(before + 1, days.count - 1) : before
            let own = days.map(reading(at:))
            throw WhenHelp.hourOfOne(
                apart { index, rest in
                    rest.keep(own[index])
                    if index != owner { rest.leaveOutHour() }
                }, hour)
        }
    }

    // MARK: calendars

    /// `mùng 1 âm lịch và ngày 25 hằng tháng`: before all days or behind them, the calendar is that of each.
    func refuseCalendarOfOne() throws(WhenError) {
        let days = dayPlaces
        let marks = clauses.lunarPlaces
        guard days.count > 1, let first = days.first, let last = days.last,
            let mark = marks.last,
            clauses.choices.allSatisfy({ if case .pick(.day) = $0.value { true } else { false } })
        else { return }
        func isMarked(_ period: Range<Int>) -> Bool {
            marks.contains {
                period.lowerBound <= $0.lowerBound && $0.upperBound <= period.upperBound
            }
        }
        let isAhead = marks.contains { $0.lowerBound < first.lowerBound }
        // `every lunar month on 1 and every month on 25`
        let again = clauses.periodPlaces.first {
            first.lowerBound < $0.lowerBound && $0.lowerBound < last.lowerBound && !isMarked($0)
        }
        func isMung(_ day: Range<Int>) -> Bool { clauses.mungPlaces.contains(day.lowerBound) }
        let isBehind = days.allSatisfy { $0.lowerBound <= mark.lowerBound || isMung($0) }
        // `ngày 25 và mùng 1 âm lịch`
        let isOfMung =
            isMung(last) && !days.allSatisfy(isMung)
            && !marks.contains { $0.lowerBound < last.lowerBound }
        guard isAhead ? again != nil : !isBehind || isOfMung else { return }
        let owners = days.indices.filter { index in
            let end = index + 1 < days.count ? days[index + 1].lowerBound : Int.max
            return isAhead && index == 0
                || marks.contains { days[index].lowerBound <= $0.lowerBound && $0.lowerBound < end }
        }
        let rules = apart { index, rest in
            guard !owners.contains(index) else { return }
            (rest.lunar, rest.leap, rest.mung) = (nil, nil, nil)
        }
        throw WhenHelp.calendarOfOne(clauses.choices.map(\.value), rules, mark)
    }

    // MARK: exceptions

    /// `ngày 25 hằng tháng, trừ tháng 12: ngày 20`, `ngày 25 hằng tháng, tháng 12 ngày 20`.
    func refuseDayOfException() throws(WhenError) {
        let isRepeated = [.month, .quarter].contains(clauses.period?.value)
        let parts =
            isRepeated
            ? clauses.parts.map { WhenClauses.Placed([$0.value], $0.range) } : []
        // The nearest of them is what the day is of.
        let nearest = (clauses.exceptions + parts)
            .sorted { $0.range.lowerBound > $1.range.lowerBound }
        for part in nearest {
            let before = clauses.choices.filter { $0.range.upperBound <= part.range.lowerBound }
            let after = clauses.choices.filter { $0.range.lowerBound >= part.range.upperBound }
            guard !before.isEmpty, let day = after.first else { continue }
            var rule = clauses
            rule.choices = before
            rule.parts = []
            if part.range == clauses.monthSpan { (rule.except, rule.monthSpan) = (nil, nil) }
            rule.leaveOut(
                part.value.reduce(into: []) { $0.formUnion($1.calendarMonths) }, part.range)
            rule.exceptions = []
            var other = clauses
            other.choices = after
            other.parts = part.value.map { .init($0, part.range) }
            (other.except, other.exceptions, other.monthSpan) = (nil, [], nil)
            (other.period, other.interval, other.times) = (nil, 1, nil)
            let rules = [said(rule), said(other)].compactMap { $0 }
            throw WhenHelp.dayOfException(
                rules.count == 2 ? rules : [], part.range.lowerBound..<day.range.upperBound)
        }
    }

    // MARK: rules of their own

    /// What `clauses` say, as the printer writes it; `nil` where they can't be.
    func said(_ clauses: WhenClauses) -> Phrase? {
        let assembly = WhenAssembly(clauses: clauses, whole: whole)
        do throws(WhenError) {
            let printer = WhenPrinter(
                form: try assembly.form(), time: clauses.time?.value,
                dayPart: clauses.time == nil ? clauses.dayPart?.value : nil,
                start: clauses.limit == nil ? clauses.start?.value : nil,
                isBefore: assembly.isBefore)
            return (printer.english, printer.vietnamese)
        } catch {
            return nil
        }
    }

    /// Each day as a rule of its own, as `change` makes it; none where one of them can't be.
    private func apart(_ change: (Int, inout WhenClauses) -> Void) -> [Phrase] {
        let isOfParts = clauses.choices.count == 1
        let phrases = dayPlaces.indices.compactMap { index -> Phrase? in
            var rest = clauses
            rest.times = nil
            if isOfParts {
                rest.parts = [clauses.parts[index]]
            } else {
                rest.choices = [clauses.choices[index]]
                if let (day, month, year) = date(index) {
                    rest.choices[0].value = .date(day: day, month: month, year: year)
                } else if case .dayMonth = rest.choices[0].value, rest.following == nil {
                    (rest.period, rest.interval) = (nil, 1)
                }
            }
            change(index, &rest)
            return said(rest)
        }
        return phrases.count == dayPlaces.count ? phrases : []
    }
}

extension WhenClauses {
    /// Only that opening is left, as if it stood before all.
    fileprivate mutating func keep(_ reading: WhenReading?) {
        readings = []
        self.reading = reading.map { Placed($0, 0..<0) }
        untilEnd = nil
    }

    fileprivate mutating func leaveOutHour() { (time, dayPart, endOfDay) = (nil, nil, nil) }
}

extension WhenPart {
    /// The months of a year that it holds.
    var calendarMonths: Set<Int> {
        if case .month(let month) = self { return month > 0 ? [month] : [] }
        return months.map { Set($0.first..<$0.first + $0.count) } ?? []
    }
}

/// What RFC 5545 forbids between parts that are each well formed, and rules that can't happen.
struct RecurrenceChecks {
    let rule: RecurrenceRule
    let places: [RecurrenceParser.Part: RecurrenceParser.Found]

    func run() throws(RecurrenceError) {
        try forbidden()
        try impossible()
    }

    private func place(_ part: RecurrenceParser.Part) -> Range<Int> { places[part]?.whole ?? 0..<0 }

    // MARK: RFC 5545, section 3.3.10

    private func forbidden() throws(RecurrenceError) {
        let frequency = rule.frequency
        if rule.count != nil, rule.until != nil {
            throw RecurrenceError(
                "COUNT and UNTIL can't both end a rule (RFC 5545): leave one out",
                vi: "COUNT và UNTIL không được cùng có trong một quy tắc (RFC 5545): bỏ bớt một",
                later(place(.count), place(.until)))
        }
        if !rule.weekNumbers.isEmpty, frequency != .yearly {
            throw onlyWith(.weekNumbers, "FREQ=YEARLY")
        }
        if !rule.yearDays.isEmpty, [.daily, .weekly, .monthly].contains(frequency) {
            throw notWith(.yearDays, "FREQ=\(frequency.name)")
        }
        if !rule.monthDays.isEmpty, frequency == .weekly {
            throw notWith(.monthDays, "FREQ=WEEKLY")
        }
        if rule.days.contains(where: { $0.ordinal != 0 }) {
            guard frequency >= .monthly else {
                throw RecurrenceError(
                    "numbers in BYDAY go only with FREQ=MONTHLY or FREQ=YEARLY (RFC 5545)",
                    vi: "số trong BYDAY chỉ đi với FREQ=MONTHLY hoặc FREQ=YEARLY (RFC 5545)",
                    place(.days))
            }
            guard rule.weekNumbers.isEmpty else {
                throw RecurrenceError(
                    "numbers in BYDAY don't go with BYWEEKNO (RFC 5545)",
                    vi: "số trong BYDAY không đi cùng BYWEEKNO (RFC 5545)", place(.days))
            }
        }
        let others = Set(places.keys).intersection([
            .seconds, .minutes, .hours, .days, .monthDays, .yearDays, .weekNumbers, .months,
        ])
        if !rule.setPositions.isEmpty, others.isEmpty {
            throw RecurrenceError(
                "BYSETPOS picks among what another BY… part names (RFC 5545): add one",
                vi:
                    "BYSETPOS chọn trong các lần do một phần BY… khác nêu ra (RFC 5545): thêm phần đó",
                place(.setPositions))
        }
    }

    private func onlyWith(_ part: RecurrenceParser.Part, _ other: String) -> RecurrenceError {
        RecurrenceError(
            "\(part.rawValue) goes only with \(other) (RFC 5545)",
            vi: "\(part.rawValue) chỉ đi với \(other) (RFC 5545)", place(part))
    }

    private func notWith(_ part: RecurrenceParser.Part, _ other: String) -> RecurrenceError {
        RecurrenceError(
            "\(part.rawValue) doesn't go with \(other) (RFC 5545)",
            vi: "\(part.rawValue) không đi với \(other) (RFC 5545)", place(part))
    }

    // MARK: What can't happen

    /// Whatever the start, of all the kinds of years none has such a day, or no period so many.
    private func impossible() throws(RecurrenceError) {
        if rule.seconds == [60] {
            throw RecurrenceError(
                "this never happens: clocks here don't show leap seconds; the last second is 59",
                vi: "không bao giờ có: đồng hồ ở đây không hiện giây nhuận; giây cuối là 59",
                place(.seconds))
        }
        let table = RecurrenceDays(rule: rule, start: nil)
        let dayParts: [RecurrenceParser.Part] = [
            .months, .weekNumbers, .yearDays, .monthDays, .days,
        ]
        let named = dayParts.compactMap { places[$0]?.whole }
        if table.isEmpty {
            throw RecurrenceError(
                "this never happens: no year has such a day",
                vi: "không bao giờ có: không năm nào có ngày như vậy", span(named))
        }
        let most = RecurrencePlan.mostInPeriod(rule, table)
        if !rule.setPositions.isEmpty, rule.setPositions.allSatisfy({ abs($0) > most }) {
            throw RecurrenceError(
                "this never happens: at most \(most) to choose from",
                vi: "không bao giờ có: nhiều nhất chỉ có \(most) lần để chọn", place(.setPositions))
        }
    }

    private func span(_ ranges: [Range<Int>]) -> Range<Int> {
        let low = ranges.map(\.lowerBound).min() ?? 0
        return low..<max(ranges.map(\.upperBound).max() ?? 0, low)
    }

    private func later(_ a: Range<Int>, _ b: Range<Int>) -> Range<Int> {
        a.lowerBound > b.lowerBound ? a : b
    }
}

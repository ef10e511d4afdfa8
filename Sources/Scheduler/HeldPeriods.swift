internal import Civil
package import Rules

/// Period keys of earlier releases, which named a day by its date or its month: where a ledger holds
/// one, the occurrence keeps it (statement 35).
extension RuleSet {
    /// The same rules, with the keys that `book` holds, and the ids that it knows duties and units by.
    package func holding(_ book: Book) -> RuleSet {
        var rules = keepingNames(of: book)
        for plan in rules.plans.indices {
            for duty in rules.plans[plan].duties.indices {
                rules.plans[plan].duties[duty].heldPeriods =
                    rules.plans[plan].duties[duty].held(by: book, in: rules.plans[plan])
            }
        }
        return rules
    }
}

/// A key that is a day, or a month of a list of dates (`2025-06`, the second in it `2025-06.2`).
private struct OldKey {
    let text: String
    let days: ClosedRange<CivilDate>
    /// Which one in its month.
    let place: Int

    init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let isMonth = parts[0].utf8.count == 7
        do throws(CivilError) {
            let day = try CivilDate(parsing: isMonth ? "\(parts[0])-01" : text)
            guard day.iso.hasPrefix(parts[0]) else { return nil }
            days = isMonth ? day...day.lastOfMonth : day...day
        } catch {
            return nil
        }
        guard let place = parts.count == 2 ? Int(parts[1]) : 1, parts.count < 3 else { return nil }
        self.place = place
        self.text = text
    }

    var isDay: Bool { days.lowerBound == days.upperBound }

    /// In days.
    func distance(to day: CivilDate) -> Int {
        if days.contains(day) { return 0 }
        return day < days.lowerBound
            ? day.days(until: days.lowerBound) : days.upperBound.days(until: day)
    }
}

/// What the rules have for a day, and where it is counted.
private struct Place {
    let key: String
    let date: CivilDate
    let period: String
}

extension Duty {
    fileprivate func held(by book: Book, in plan: Plan) -> [String: String] {
        let known = book.openings(of: id).map(\.occurrence.period)
        let old = known.compactMap(OldKey.init)
        guard let first = old.map(\.days.lowerBound).min(),
            let last = old.map(\.days.upperBound).max(), let from = first.adding(days: -400),
            let to = last.adding(days: 400)
        else { return [:] }
        var duty = self
        duty.heldPeriods = [:]
        let places = duty.occurrences(dueIn: from...to, plan: plan).compactMap { occurrence in
            period(of: occurrence.paper.date, in: plan).map {
                Place(key: occurrence.id.period, date: occurrence.paper.date, period: $0)
            }
        }
        let taken = Set(known)
        var held: [String: String] = [:]
        for (period, places) in Dictionary(grouping: places, by: \.period) {
            let keys = old.filter { key in
                (key.isDay || isList) && self.period(of: key.days.lowerBound, in: plan) == period
            }
            let free = places.filter { !taken.contains($0.key) }.sorted { $0.date < $1.date }
            for (place, key) in matched(keys, free, book) { held[place] = key }
        }
        return held
    }

    private var isList: Bool { if case .dates = schedule { true } else { false } }

    /// Where a day is counted, if its key was made of the day; `nil` where it still is, or never was.
    private func period(of day: CivilDate, in plan: Plan) -> String? {
        switch schedule {
        case .dates(let dates): return dates.count > 1 ? pad(day.year, 4) : nil
        case .recurring(let expression, _) where expression.isOnce:
            guard let period = plan.period else { return pad(day.year, 4) }
            return period.contains(day) ? "" : nil
        case .recurring(let expression, _):
            return expression.period(of: day, in: plan.calendar.declared)
        case .afterCompletion, .afterEvent, .standing: return nil
        }
    }

    /// Which key each place keeps: that of its day and, where an edit has moved it, that of the nearest,
    /// in order. Days that the rules have given up keep theirs.
    private func matched(
        _ keys: [OldKey], _ places: [Place], _ book: Book
    ) -> [(place: String, key: String)] {
        let sorted = keys.sorted { ($0.days.lowerBound, $0.place) < ($1.days.lowerBound, $1.place) }
        let kept = sorted.filter { key in
            places.contains { key.distance(to: $0.date) == 0 }
                || book.cancellation(of: OccurrenceID(duty: id, period: key.text)) == nil
        }
        if kept.count > places.count {
            // More than there are: which of them was moved, nobody can tell.
            let exact = kept.filter { key in
                places.contains { key.distance(to: $0.date) == 0 }
            }
            return exact.count > places.count
                ? [] : nearest(exact, places).map { (places[$1].key, exact[$0].text) }
        }
        return nearest(kept, places).map { (places[$1].key, kept[$0].text) }
    }

    /// Pairs each key with a place of its own, in order, with the least distance in all.
    private func nearest(_ keys: [OldKey], _ places: [Place]) -> [(key: Int, place: Int)] {
        guard !keys.isEmpty, keys.count <= places.count else { return [] }
        // How far the first keys are from the first places at the least.
        var least = Array(
            repeating: Array(repeating: Int.max / 2, count: places.count + 1), count: keys.count + 1
        )
        for place in 0...places.count { least[0][place] = 0 }
        for (row, key) in keys.enumerated() {
            for (column, place) in places.enumerated() {
                least[row + 1][column + 1] = min(
                    least[row + 1][column], least[row][column] + key.distance(to: place.date))
            }
        }
        var pairs: [(key: Int, place: Int)] = []
        var column = places.count
        for row in keys.indices.reversed() {
            while column > row + 1, least[row + 1][column - 1] == least[row + 1][column] {
                column -= 1
            }
            column -= 1
            pairs.append((row, column))
        }
        return pairs
    }
}

extension Duty {
    /// The key under which a period is held or given, where somebody names it by today's key, or by the day
    /// that the rule gives for it.
    package func key(ofPeriod period: String, in plan: Plan) -> String {
        if let held = heldPeriods[period] { return held }
        guard let named = OldKey(period), named.isDay, !heldPeriods.values.contains(period) else {
            return period
        }
        let day = named.days.lowerBound
        let around = (day.adding(days: -31) ?? day)...(day.adding(days: 31) ?? day)
        let near = occurrences(dueIn: around, plan: plan)
        let found = near.filter { $0.paper.date == day }
        return found.count == 1 ? found[0].id.period : period
    }

    /// Today's key of a period, where the ledger holds it under a day that the rule may have moved since.
    package func today(ofPeriod period: String) -> String {
        guard OldKey(period)?.isDay ?? false else { return period }
        return heldPeriods.first { $0.value == period }?.key ?? period
    }
}

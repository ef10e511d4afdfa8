/// One member of a list in a calendar expression: `5`, `5..10`, `5/3` or `5..20/3`.
/// Seconds are counted in microseconds, all else in its own unit.
struct OnCalendarComponent: Hashable, Sendable {
    var start: Int
    /// `nil` when open: only `start`, or from `start` by `step` as far as the field goes.
    var stop: Int?
    /// 0 when nothing repeats.
    var step: Int

    /// The same values in one form only, as systemd writes them: two-digit years completed (69 is
    /// 2069, 70 is 1970), `stop` the last value that matches, a range of one value a single value.
    func normalised(in field: OnCalendarField) -> OnCalendarComponent {
        var result = self
        if field == .year {
            result.start = Self.completedYear(start)
            result.stop = stop.map(Self.completedYear)
        }
        if let stop = result.stop, step > 0, stop >= result.start {
            let last = stop - (stop - result.start) % step
            result.stop = last
            if last == result.start { (result.stop, result.step) = (nil, 0) }
        }
        return result
    }

    private static func completedYear(_ year: Int) -> Int {
        switch year {
        case 0..<70: year + 2000
        case 70..<100: year + 1900
        default: year
        }
    }

    /// What is wrong with a normalised component, if anything is. `index` is its place in the
    /// sorted list: systemd 252 takes three days off the reach of `~` with every member, so that
    /// `~1,25` is allowed and `~1,26` is not.
    func fault(in field: OnCalendarField, at index: Int) -> OnCalendarError.Reason? {
        var range = field.componentRange
        if field == .dayFromEnd {
            let last = range.upperBound - 3 * index
            guard range.lowerBound <= last else { return .listTooLong(most: index) }
            range = range.lowerBound...last
        }
        guard range.contains(start), stop.map({ range.contains($0) }) ?? true else {
            return .outOfRange(field, field == .dayFromEnd ? range : field.range)
        }
        if let stop { return stop < start ? .rangeBackwards(field) : nil }
        // Counted from the month's end, an open repetition runs down to the last day.
        let room = field == .dayFromEnd ? start - range.lowerBound : range.upperBound - start
        return step <= room ? nil : .repetitionTooLong(field)
    }

    /// The smallest value that is `minimum` or more and at most `maximum`.
    func first(from minimum: Int, upTo maximum: Int) -> Int? {
        if start >= minimum { return start }
        guard step > 0 else { return nil }
        let value = start + (minimum - start + step - 1) / step * step
        return value <= stop ?? maximum ? value : nil
    }

    /// Every value, of those in `field`'s range.
    func forEachValue(in field: OnCalendarField, _ body: (Int) -> Void) {
        guard step > 0 else { return body(start) }
        let range = field.componentRange
        if stop == nil, field == .dayFromEnd {
            for value in stride(from: start, through: range.lowerBound, by: -step) { body(value) }
        } else {
            let last = stop ?? range.upperBound
            for value in stride(from: start, through: last, by: step) { body(value) }
        }
    }

    /// As systemd writes it: `05`, `05..10`, `00/15`, `04.500000`.
    func text(in field: OnCalendarField) -> String {
        let width = field == .year ? 4 : 2
        let scale = field.scale
        func number(_ value: Int, width: Int) -> String {
            let whole = pad(value / scale, width)
            return value % scale == 0 ? whole : "\(whole).\(pad(value % scale, 6))"
        }
        var text = number(start, width: width)
        if let stop { text += "..\(number(stop, width: width))" }
        if step > 0, stop == nil || step != scale { text += "/\(number(step, width: 1))" }
        return text
    }
}

extension OnCalendarComponent: Comparable {
    static func < (a: Self, b: Self) -> Bool {
        (a.start, a.stop ?? -1, a.step) < (b.start, b.stop ?? -1, b.step)
    }
}

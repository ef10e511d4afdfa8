/// The rule at the end of a TZif file: a POSIX TZ string with the hours of RFC 8536, section 3.3.1
/// (-167 to 167), which tells the offset at every instant after the last stored transition.
struct ZoneFooter: Hashable, Sendable {
    /// Seconds east of UTC outside daylight-saving time.
    let standard: Int
    /// `nil` when one offset holds for ever.
    let saving: Saving?

    struct Saving: Hashable, Sendable {
        /// Seconds east of UTC; less than `standard` in Europe/Dublin, whose winter time is the
        /// exception by law.
        let offset: Int
        /// When it starts, in standard time.
        let start: Moment
        /// When it ends, in daylight-saving time.
        let end: Moment
    }

    /// A day of the year, and a time on the wall counted from that day's midnight.
    struct Moment: Hashable, Sendable {
        let day: Day
        /// Seconds, -167 to 167 hours.
        let time: Int

        /// In seconds since 1970-01-01T00:00:00 on the same wall.
        func seconds(year: Int) -> Int64 { Int64(day.dayNumber(year: year) * 86_400 + time) }
    }

    enum Day: Hashable, Sendable {
        /// `Jn`: 1–365, 29 February never counted.
        case julian(Int)
        /// `n`: 0–365, 29 February counted.
        case zeroBased(Int)
        /// `Mm.w.d`: the `week`th `weekday` (0 is Sunday) of `month`, week 5 being the last.
        case monthly(month: Int, week: Int, weekday: Int)

        /// Days since 1970-01-01.
        func dayNumber(year: Int) -> Int {
            switch self {
            case .julian(let day):
                let shift = day >= 60 && CivilDate.isLeap(year) ? 1 : 0
                return CivilDate.dayNumber(year: year, month: 1, day: 1) + day - 1 + shift
            case .zeroBased(let day):
                return CivilDate.dayNumber(year: year, month: 1, day: 1) + day
            case .monthly(let month, let week, let weekday):
                let first = CivilDate.dayNumber(year: year, month: month, day: 1)
                // 1970-01-01 was a Thursday; years before 1967 are never asked for.
                let firstWeekday = (first + 4 + 7_000) % 7
                let day = first + (weekday - firstWeekday + 7) % 7 + (week - 1) * 7
                let length = CivilDate.daysInMonth(year: year, month: month)
                return day < first + length ? day : day - 7
            }
        }
    }

    /// A rule that daylight-saving time never leaves, or never reaches, becomes a fixed offset.
    init(standard: Int, saving: Saving?) {
        guard let saving else {
            (self.standard, self.saving) = (standard, nil)
            return
        }
        let years = 1970..<2370
        func start(_ year: Int) -> Int64 { saving.start.seconds(year: year) - Int64(standard) }
        func end(_ year: Int) -> Int64 { saving.end.seconds(year: year) - Int64(saving.offset) }
        if years.allSatisfy({ start($0) < end($0) && end($0) >= start($0 + 1) }) {
            (self.standard, self.saving) = (saving.offset, nil)
        } else if standard == saving.offset || years.allSatisfy({ start($0) == end($0) }) {
            (self.standard, self.saving) = (standard, nil)
        } else {
            (self.standard, self.saving) = (standard, saving)
        }
    }

    func offset(at time: Int64) -> Int { span(at: time).offset }

    /// The stretch of one offset around `time`, which must lie in `ZoneTable.representable`.
    func span(at time: Int64) -> ZoneTable.Span {
        var span = ZoneTable.Span(start: .min, end: .max, offset: standard)
        guard let saving else { return span }
        // The calendar repeats every 400 years; within one cycle, years and days are positive.
        let cycle: Int64 = 146_097 * 86_400
        let remainder = time % cycle
        let base = time - (remainder < 0 ? remainder + cycle : remainder)
        let target = time - base
        // The year is an estimate, wrong by one near its ends, and a time of day of up to a week
        // may carry a change across New Year: so start two years before, and stop at the first
        // change that comes after `time`.
        var year = 1970 + Int(target / 31_556_952) - 2
        while span.end == .max {
            let start = saving.start.seconds(year: year) - Int64(standard)
            let end = saving.end.seconds(year: year) - Int64(saving.offset)
            let startsFirst = start < end
            span.meet(
                change: startsFirst ? start : end, to: startsFirst ? saving.offset : standard,
                target: target)
            span.meet(
                change: startsFirst ? end : start, to: startsFirst ? standard : saving.offset,
                target: target)
            year += 1
        }
        span.start += base
        span.end += base
        if span.end > ZoneTable.representable.upperBound { span.end = .max }
        return span
    }
}

extension ZoneTable.Span {
    /// Takes in the next change in order of time, as the start or the end of the stretch around
    /// `target`.
    fileprivate mutating func meet(change: Int64, to offset: Int, target: Int64) {
        if change <= target {
            start = change
            self.offset = offset
        } else if end == .max {
            end = change
        }
    }
}

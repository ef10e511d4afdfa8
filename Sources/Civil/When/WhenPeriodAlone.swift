/// Periods where no day is named: `quý I`, `chậm nhất hằng tháng`, `hết mỗi quý`.
extension WhenPeriodicAssembly {
    /// `hết mỗi quý` is its last day; `chậm nhất hằng tháng` names none. A day or an hour may be bound so.
    func boundOfEach(_ result: WhenPeriodic) throws(WhenError) -> WhenPick? {
        guard let reading = clauses.reading, clauses.start == nil, result.period != .day else {
            return nil
        }
        let said = clauses.period?.range ?? reading.range
        let place =
            min(
                reading.range.lowerBound, said.lowerBound)..<max(
                reading.range.upperBound, said.upperBound)
        guard clauses.untilEnd != nil, result.interval == 1 else { throw notADay(result, place) }
        try check(.day(-1), result, place)
        return .day(-1)
    }

    /// `quý I`, `tháng 5/2027`, `tháng sau`: no day is named.
    func refusePeriodAlone(_ result: WhenPeriodic) throws(WhenError) {
        let place =
            clauses.parts.first?.range ?? clauses.monthInPart?.range ?? clauses.following?.range
            ?? clauses.year?.range
        guard let place = place ?? (clauses.saysEvery ? nil : clauses.period?.range) else { return }
        var named = result
        named.picks = [.day(-1)]
        if named.year != nil, let day = WhenPeriodDays.onlyDay(named) {
            throw WhenHelp.notADay((day.vietnamese, day.vietnamese), place)
        }
        throw notADay(result, place)
    }

    func notADay(_ result: WhenPeriodic, _ place: Range<Int>) -> WhenError {
        var named = result
        named.picks = [named.period == .week ? .weekday(.friday) : .day(-1)]
        let isBefore = clauses.reading?.value == .before
        if isBefore, named.period != .week { named.picks = [.day(1)] }
        let printer = WhenPrinter(form: .periodic(named), isBefore: isBefore)
        return WhenHelp.notADay((printer.english, printer.vietnamese), place)
    }
}

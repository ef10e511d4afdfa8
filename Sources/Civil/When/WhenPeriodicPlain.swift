/// What is said more plainly in another form.
extension WhenPeriodicAssembly {
    /// `ngày 15 của tháng 3 và tháng 9` is `15/3 và 15/9`.
    func flatten(_ result: inout WhenPeriodic) {
        let following = result.following ?? .year
        guard result.period == .year, following == .year, !result.parts.isEmpty else { return }
        if case .date = result.picks[0] {
            result.parts = []
            return
        }
        var dates: [WhenPick] = []
        for pick in result.picks {
            for part in result.parts {
                guard case .day(let day) = pick, day > 0, case .month(let month) = part, month > 0
                else { return }
                dates.append(.date(month: month, day: day, leapDay: .keepToFebruary))
            }
        }
        (result.picks, result.parts) = (dates, [])
    }

    /// A day of a named year that needs no calendar is a date.
    func oneDay(_ result: WhenPeriodic) throws(WhenError) -> WhenForm? {
        guard let year = result.year else { return nil }
        guard Bounded.year.range.contains(year) else {
            throw WhenChecks.outsideYears(Bounded.year.range, clauses.year?.range ?? whole)
        }
        if result.picks == [.anchorDay] { throw WhenAssembly.unfit(clauses.year?.range ?? whole) }
        return WhenPeriodDays.onlyDay(result).map { .date($0) }
    }
}

/// Every working day.
extension WhenAssembly {
    func workingDaily() throws(WhenError) -> WhenForm {
        let places = [
            clauses.choices.first?.range, clauses.period?.range, clauses.parts.first?.range,
            clauses.monthInPart?.range, clauses.following?.range, clauses.year?.range,
            clauses.except?.range, clauses.lunar, clauses.leap, clauses.reading?.range,
            clauses.leapDay?.range,
        ]
        if let place = clauses.except?.range,
            clauses.monthSpan == nil || clauses.exceptions.count > 1, let own = weekdaysInstead()
        {
            throw WhenError(
                "every working day isn't kept to some months",
                vi: "mỗi ngày làm việc thì không giới hạn theo tháng", remedy: "write \(own.en)",
                remedyVi: "viết \(own.vi)", range: place)
        }
        if let span = clauses.monthSpan {
            throw WhenError(
                "every working day isn't kept to some months",
                vi: "mỗi ngày làm việc thì không giới hạn theo tháng",
                remedy: "write Monday to Friday, every week, from month 9 to month 12",
                remedyVi: "viết thứ Hai đến thứ Sáu hằng tuần, từ tháng 9 đến tháng 12",
                range: span)
        }
        if let extra = places.lazy.compactMap({ $0 }).first {
            throw WhenError(
                "every working day takes no other choice",
                vi: "mỗi ngày làm việc thì không chọn thêm gì nữa",
                remedy: "for the last one, write last working day of month",
                remedyVi: "nếu muốn ngày cuối, viết ngày làm việc cuối tháng", range: extra)
        }
        return .workingDaily
    }

    /// The same of the days from Monday to Friday, whose months can be said.
    private func weekdaysInstead() -> Phrase? {
        guard clauses.choices.isEmpty, clauses.parts.isEmpty else { return nil }
        var rest = clauses
        rest.workingDaily = nil
        (rest.period, rest.saysEvery) = (.init(.week, whole), true)
        rest.choices = [Weekday.monday, .tuesday, .wednesday, .thursday, .friday].map {
            .init(.pick(.weekday($0)), whole)
        }
        return said(rest)
    }
}

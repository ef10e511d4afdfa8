/// Notes on days that a rule names and that don't come.
extension WhenNote {
    static func fifth(_ weekday: Weekday, last: String) -> WhenNote {
        let (name, nameVi) = (
            WhenPrinterWords.name(weekday), WhenPrinterWords.vietnameseName(weekday)
        )
        return WhenNote(
            en:
                "a fifth \(name) comes in four or five months of the year only, and nothing comes in "
                + "the others; for each month's last one write \(last)",
            vi: "\(nameVi) thứ 5 mỗi năm chỉ có ở bốn, năm tháng, các tháng khác không có lần nào; "
                + "nếu là \(nameVi) cuối mỗi tháng thì viết \(last)")
    }
}

extension WhenExpression {
    /// `thứ Sáu thứ 5 hằng tháng`.
    func fifth(_ periodic: WhenPeriodic) -> WhenNote? {
        guard periodic.period == .month || periodic.parts.contains(where: \.isMonth) else {
            return nil
        }
        for case .nthWeekday(let number, let weekday) in periodic.picks where abs(number) == 5 {
            return .fifth(weekday, last: "last \(WhenPrinterWords.name(weekday).lowercased())")
        }
        return nil
    }

    /// The RDATEs of a rule after `last`: nobody comes to them in a plan that ends then.
    package func addedDates(after last: CivilDate, in zone: Zone) -> [CivilDate] {
        guard case .rule(_, let changes) = form else { return [] }
        return changes.added.map { $0.date(in: zone) }.filter { $0 > last }
    }
}

package import Civil
package import Rules
package import SourceText

/// A due day that suspended days move to a day off: it goes on to the next working day whatever the rule says
/// of days off, since going back would count days again that don't (statement 55).
package struct SuspendedRoll {
    private let day: CivilDate
    private let roll: Roll
    private let calendar: WorkingCalendar

    /// - Parameter day: the day off.
    package init(day: CivilDate, roll: Roll, calendar: WorkingCalendar) {
        (self.day, self.roll, self.calendar) = (day, roll, calendar)
    }

    package var words: Bilingual {
        let (why, whyEn) = ExplanationWords.dayOff(day, calendar)
        var (vi, en) = (
            "dời bấy nhiêu ngày là \(day.vietnamese), \(why), nên sang ngày làm việc kế tiếp",
            "moved by as many days it would be \(day.iso), which \(whyEn), so it is the next working day"
        )
        switch roll {
        case .next: break
        case .previous:
            vi +=
                " dù quy tắc ghi roll: previous (ngày làm việc trước): lùi về trước thì mất ngày đã "
                + "không tính"
            en +=
                ", though the rule says roll: previous: going back would take away days that don't "
                + "count"
        case .none:
            vi += " dù quy tắc không dời hạn trùng ngày nghỉ"
            en += ", though the rule moves no due day off a day off"
        }
        return Bilingual(vi: vi, en: en)
    }
}

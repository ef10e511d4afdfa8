import Civil
import SourceText

/// Due days and reminders that are right as far as they go, and not what most people would want.
struct DueDayChecks {
    let draft: DutyDraft
    let findings: Findings
    let days: DutyDays

    func check(remind: [Reminder]) {
        checkDayOff()
        checkLongReminders(remind)
        checkLateReminders(remind)
    }

    /// Statement 47: no reminder leaves after the instant that it reminds of.
    private func checkLateReminders(_ remind: [Reminder]) {
        guard case .dates(let dates) = draft.schedule, let due = dates.compactMap(\.time).min()
        else { return }
        for time in remind.filter({ $0.offset.calendarDays == 0 }).compactMap(\.at)
        where time >= due {
            findings.warning(
                .remindsTooLate, draft.fields.file, draft.fields.place("remind"),
                vi: "\(time.iso) là sau giờ hạn \(due.iso): thư gửi đầu giờ làm việc hôm ấy",
                en:
                    "\(time.iso) is after the hour that it is due, \(due.iso): the mail leaves as the "
                    + "office opens that day",
                remedyVi: "bỏ giờ, hoặc ghi giờ sớm hơn",
                remedyEn: "leave out the time, or write an earlier one")
        }
    }

    /// Statement 2: a last good day on a day off stays there, unless the rule says where it goes.
    /// Whoever has written `roll`, be it `none`, has thought of it.
    private func checkDayOff() {
        let off = days.days.filter { !days.calendar.isWorkingDay($0.lastGood) }
        guard draft.expectsReport, draft.fields.node("roll") == nil,
            !draft.fields.isSilent("roll"), let day = off.first,
            // One that nobody has announced yet is told of in any case.
            !days.days.contains(where: { days.calendar.isUnannounced($0.lastGood) })
        else { return }
        let name = days.calendar.nameOfDayOff(day.lastGood)
        // Going on to the next working day would pass what law allows.
        let before = day.reading == .before || draft.regime != nil
        findings.warning(
            .dueOnDayOff, draft.fields.file, draft.duePlace,
            vi: "\(days.instance.vi)hạn \(day.lastGood.vietnamese) là \(name.vi)" + others(off).vi,
            en: "\(days.instance.en)the due day \(day.lastGood.vietnamese) is \(name.en)"
                + others(off).en,
            remedyVi: before
                ? "thêm “roll: previous” để lùi về ngày làm việc trước, hoặc “roll: none” để giữ nguyên"
                : "thêm “roll: next” (ngày làm việc sau), “roll: previous” (ngày làm việc trước), "
                    + "hoặc “roll: none” để giữ nguyên",
            remedyEn: before
                ? "add 'roll: previous' for the working day before, or 'roll: none' to keep it"
                : "add 'roll: next' for the working day after, 'roll: previous' for the one before, "
                    + "or 'roll: none' to keep it")
    }

    /// The rest of those on days off: of a plan that goes on there are always more.
    private func others(_ off: [DutyDays.Day]) -> (vi: String, en: String) {
        guard off.count > 1, !days.isSample else { return ("", "") }
        let rest = off.dropFirst().prefix(5).map(\.lastGood.vietnamese).joined(separator: ", ")
        let more = off.count > 6 ? " …" : ""
        return (
            "; cả thảy \(off.count) trên \(days.days.count) hạn vào ngày nghỉ, còn: \(rest)\(more)",
            "; \(off.count) of \(days.days.count) due days are days off, also: \(rest)\(more)"
        )
    }

    /// A reminder that comes before the last period has even fallen due speaks of a report that nobody
    /// thinks of yet.
    private func checkLongReminders(_ remind: [Reminder]) {
        guard case .recurring = draft.schedule else { return }
        let gaps = zip(days.days, days.days.dropFirst()).prefix(400).map {
            Int($1.lastGood.dayNumber - $0.lastGood.dayNumber)
        }
        // The usual distance: around Tết two due days may lie further apart.
        guard !gaps.isEmpty else { return }
        let usual = gaps.sorted()[gaps.count / 2]
        guard usual > 0 else { return }
        guard let told = ToldReminders(remind.filter { $0.offset.calendarDays > usual }) else {
            return
        }
        let shorter = max(1, usual / 4)
        findings.warning(
            .remindsTooEarly, draft.fields.file, draft.fields.place("remind"),
            vi: "lần nhắc \(told.names.vi) sớm hơn cả hạn của kỳ trước: hai kỳ chỉ cách nhau "
                + "\(usual) ngày",
            en:
                "\(told.names.en) \(told.isOne ? "comes" : "come") before the period before it is due: "
                + "two periods are \(usual) days apart",
            remedyVi: "ghi khoảng ngắn hơn, như \(shorter)d",
            remedyEn: "write a shorter one, say \(shorter)d")
    }
}

/// Reminders of one list that have the same fault: told once, a few by name.
struct ToldReminders {
    let first: Reminder
    private let all: [Reminder]

    /// `nil` where there are none.
    init?(_ all: [Reminder]) {
        guard let first = all.first else { return nil }
        self.first = first
        self.all = all
    }

    var isOne: Bool { all.count == 1 }

    /// `90d`, `90d, 60d`, `90d, 60d, 45d và 4 lần khác`.
    var names: (vi: String, en: String) {
        let some = all.prefix(3).map(\.offset.text).joined(separator: ", ")
        let rest = all.count - 3
        return (
            some + (rest > 0 ? " và \(rest) lần khác" : ""),
            (isOne ? "the reminder " : "the reminders ") + some
                + (rest > 0 ? " and \(rest) more" : "")
        )
    }
}

extension WorkingCalendar {
    /// What makes `day` a day off, for people.
    fileprivate func nameOfDayOff(_ day: CivilDate) -> (vi: String, en: String) {
        if case .off(let name, _) = entry(on: day), !name.isEmpty { return (name, name) }
        switch day.weekday {
        case .saturday: return ("thứ Bảy", "a Saturday")
        case .sunday: return ("Chủ nhật", "a Sunday")
        default: return ("ngày nghỉ", "a day off")
        }
    }
}

extension WorkingCalendar {
    /// Whether a day off follows from the law, and nobody has announced it yet.
    func isUnannounced(_ day: CivilDate) -> Bool {
        if case .off(_, isAnnounced: false) = entry(on: day) { true } else { false }
    }
}

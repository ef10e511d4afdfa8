import Civil
import SourceText

/// One rung as written; whom it names is looked up once the registry is read.
struct RungDraft {
    let fields: Fields
    let after: Located<Offset>
    let to: [Located<String>]
    let every: Offset?
    let times: Int?
}

extension Fields {
    func offset(_ key: String) -> Located<Offset>? {
        guard let text = text(key) else { return nil }
        if let offset = Offset(reading: text.value) {
            return Located(value: offset, range: text.range)
        }
        findings.error(
            "bad-offset", file, text.range, vi: "không hiểu khoảng thời gian “\(text.value)”",
            en: "'\(text.value)' is not a distance in days",
            remedyVi: "viết như 7d, 3wd, “7 ngày” hoặc “3 ngày làm việc”",
            remedyEn: "write, say, 7d, 3wd, '7 days' or '3 working days'")
        return nil
    }

    /// The reminders that `text` names once quotation marks are gone and commas part them; `nil` where
    /// that isn't all that is wrong.
    private static func plainReminders(_ text: String) -> String? {
        let parts = plainSpelling(text).split { ";+,，、".contains($0) }.map { trimmed($0) }
        let isAll = !parts.isEmpty && parts.allSatisfy { Reminder(reading: $0) != nil }
        return isAll ? parts.joined(separator: ", ") : nil
    }

    /// `remind` of anything but a standing duty.
    func reminders() -> [Reminder] {
        var reminders: [Reminder] = []
        var seen = Set<Offset>()
        for text in list("remind") {
            guard let reminder = Reminder(reading: text.value) else {
                if Offset.isTooLong(text.value) {
                    findings.error(
                        "bad-reminder", file, text.range,
                        vi: "lần nhắc “\(text.value)” quá xa",
                        en: "'\(text.value)' is too far ahead",
                        remedyVi: "nhiều nhất là \(Offset.longest) ngày (mười năm)",
                        remedyEn: "\(Offset.longest) days (ten years) at most")
                    continue
                }
                findings.error(
                    "bad-reminder", file, text.range, vi: "không hiểu lần nhắc “\(text.value)”",
                    en: "'\(text.value)' is not a reminder",
                    remedyVi: Self.plainReminders(text.value).map { "viết \($0)" }
                        ?? "viết như 30d, 3wd, “3 ngày làm việc” hoặc “0d at 07:30”",
                    remedyEn: Self.plainReminders(text.value).map { "write \($0)" }
                        ?? "write, say, 30d, 3wd, '3 working days' or '0d at 07:30'")
                continue
            }
            if !seen.insert(reminder.offset).inserted {
                findings.error(
                    "duplicate-reminder", file, text.range,
                    vi: "lần nhắc \(reminder.offset.text) ghi hai lần",
                    en: "the reminder \(reminder.offset.text) is given twice",
                    remedyVi: "bỏ một lần", remedyEn: "remove one of them")
                continue
            }
            reminders.append(reminder)
        }
        return reminders
    }

    /// `escalate`: its rungs must climb.
    func ladder() -> [RungDraft] {
        var rungs: [RungDraft] = []
        for fields in mappings("escalate", .rung) {
            let to = fields.list("to")
            guard let after = fields.offset("after") else { continue }
            if after.value == .days(0) || after.value == .workingDays(0) {
                findings.error(
                    "ladder-order", file, after.range,
                    vi: "bậc đôn đốc phải sau hạn ít nhất 1 ngày",
                    en: "a rung comes at least one day after the due day",
                    remedyVi: "viết “after: 1wd”; ngày đến hạn đã có thư nhắc riêng",
                    remedyEn: "write 'after: 1wd'; the due day has its own mail")
            }
            if let last = rungs.last, after.value.calendarDays <= last.after.value.calendarDays {
                findings.error(
                    "ladder-order", file, after.range,
                    vi: "bậc này (\(after.value.text)) không sau bậc trước "
                        + "(\(last.after.value.text))",
                    en: "this rung (\(after.value.text)) does not come after the one above it "
                        + "(\(last.after.value.text))",
                    remedyVi: "xếp các bậc theo thứ tự tăng dần của “after”",
                    remedyEn: "order the rungs by 'after', smallest first")
            }
            let every = fields.offset("every")
            if let every, every.value.calendarDays == 0 {
                findings.error(
                    "bad-offset", file, every.range, vi: "khoảng lặp phải từ 1 ngày",
                    en: "a repeat needs at least one day between",
                    remedyVi: "viết như “every: 5wd”", remedyEn: "write, say, 'every: 5wd'")
            }
            let times = fields.integer("times", in: 0...100)
            if times != nil, !fields.has("every") {
                fields.missing(
                    "every", remedyVi: "“times” chỉ có nghĩa khi có “every”, như “every: 5wd”",
                    remedyEn: "'times' needs 'every', such as 'every: 5wd'")
            }
            if times == 0, fields.has("every") {
                findings.warning(
                    .neverRepeats, file, fields.place("times"),
                    vi: "“times: 0” thì không nhắc lại lần nào, dù có “every”",
                    en: "with 'times: 0' it is never repeated, for all its 'every'",
                    remedyVi: "ghi số lần nhắc lại, hoặc bỏ “every” và “times”",
                    remedyEn: "say how often, or remove 'every' and 'times'")
            }
            rungs.append(
                RungDraft(
                    fields: fields, after: after, to: to, every: every?.value, times: times))
        }
        return rungs
    }
}

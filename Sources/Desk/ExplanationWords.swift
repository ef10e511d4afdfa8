import Civil
import Rules
package import Scheduler
package import SourceText

/// Pieces of explanations in both languages.
package enum ExplanationWords {
    /// How long after an event: "05 ngày làm việc".
    static func limit(_ limit: WhenLimit) -> (vi: String, en: String) {
        let (vi, en) =
            switch limit.unit {
            case .days: ("ngày", "day")
            case .workingDays: ("ngày làm việc", "working day")
            case .weeks: ("tuần", "week")
            case .months: ("tháng", "month")
            case .years: ("năm", "year")
            }
        return (
            "\(pad(limit.count, 2)) \(vi)", "\(limit.count) \(en)\(limit.count == 1 ? "" : "s")"
        )
    }

    /// "thứ Ba 04/11/2025", "Tuesday 2025-11-04".
    static func day(_ day: CivilDate, _ language: Language) -> String {
        let vi = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"]
        let en = [
            "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
        ]
        let index = day.weekday.rawValue - 1
        return switch language {
        case .vi: "\(vi[index]) \(day.vietnamese)"
        case .en: "\(en[index]) \(day.iso)"
        }
    }

    /// What makes a day one that isn't worked: "là ngày nghỉ (…)".
    static func dayOff(_ day: CivilDate, _ calendar: WorkingCalendar) -> (vi: String, en: String) {
        switch calendar.entry(on: day) {
        case .off(let name, let isAnnounced):
            isAnnounced
                ? ("là ngày nghỉ (\(name))", "is a day off (\(name))")
                : (
                    "là ngày nghỉ theo luật, chưa có thông báo (\(name))",
                    "is a day off by law, not announced yet (\(name))"
                )
        case .weekend: ("là ngày nghỉ cuối tuần", "is a weekend day")
        case .working: ("là ngày làm việc", "is a working day")
        case .worked(let name): ("là ngày làm bù (\(name))", "is worked (\(name))")
        }
    }

    package static func standing(_ fulfilment: ObligationState.Fulfilment) -> Bilingual {
        let en =
            switch fulfilment {
            case .open: "no report received"
            case .received: "report received"
            case .accepted: "report accepted"
            case .waived: "waived"
            case .cancelled: "no longer asked for"
            case .transferred: "transferred"
            }
        return Bilingual(vi: fulfilment.vietnamese, en: en)
    }

    static func kind(_ kind: NoticeKind) -> Bilingual {
        switch kind {
        case .reminder: Bilingual(vi: "nhắc việc", en: "reminder")
        case .dueToday: Bilingual(vi: "báo đến hạn", en: "due-today notice")
        case .overdue: Bilingual(vi: "đôn đốc quá hạn", en: "overdue notice")
        case .escalation: Bilingual(vi: "báo cáo lên", en: "escalation")
        case .tally: Bilingual(vi: "bảng tổng hợp", en: "tally")
        case .rollUp: Bilingual(vi: "danh sách cho đơn vị chủ trì", en: "roll-up")
        case .moved: Bilingual(vi: "báo đổi hạn", en: "notice of a moved date")
        case .returned: Bilingual(vi: "báo trả lại", en: "notice that it was sent back")
        case .refused: Bilingual(vi: "báo không đồng ý", en: "notice of a refusal")
        case .redirect: Bilingual(vi: "thư chuyển tiếp", en: "redirected notice")
        case .correction: Bilingual(vi: "đính chính", en: "correction")
        }
    }

    /// When somebody was urged; what was past due as it was entered has no stage of a ladder.
    package static func urging(_ stage: NoticeStage) -> Bilingual {
        guard case .event = stage else { return self.stage(stage) }
        return Bilingual(
            vi: "khi ghi nhận thì đã quá hạn", en: "as it was past due when it was entered")
    }

    package static func stage(_ stage: NoticeStage) -> Bilingual {
        switch stage {
        case .due: return Bilingual(vi: "đúng ngày hạn", en: "on the due day")
        case .before(let offset):
            let length = length(offset)
            return Bilingual(vi: "trước hạn \(length.vi)", en: "\(length.en) before the due day")
        case .after(let offset, let more):
            let lengths = [offset, more].compactMap { $0 }.map(length)
            let vi = lengths.map(\.vi).joined(separator: " và ")
            let en = lengths.map(\.en).joined(separator: " and ")
            return Bilingual(vi: "sau hạn \(vi)", en: "\(en) after the due day")
        case .event(let number):
            return Bilingual(vi: "do ghi nhận số \(number)", en: "because of entry \(number)")
        case .edit:
            return Bilingual(vi: "do sửa quy tắc", en: "because the rules were edited")
        case .heir: return Bilingual(vi: "do tiếp nhận", en: "because it was taken over")
        case .passed(let number):
            return Bilingual(
                vi: "thủ trưởng chuyển (ghi nhận số \(number))",
                en: "passed on by the head (entry \(number))")
        case .morning: return Bilingual(vi: "buổi sáng", en: "of the morning")
        case .weekly: return Bilingual(vi: "hằng tuần", en: "of the week")
        case .skipped:
            return Bilingual(vi: "về nơi không có người nhận", en: "about roles that are nobody")
        case .held: return Bilingual(vi: "về thư đang giữ", en: "about what is held")
        case .bounced: return Bilingual(vi: "về thư bị trả lại", en: "about mail that came back")
        }
    }

    private static func length(_ offset: Offset) -> Bilingual {
        switch offset {
        case .days(let n): Bilingual(vi: "\(n) ngày", en: quantity(n, "day"))
        case .workingDays(let n):
            Bilingual(
                vi: "\(n) ngày làm việc", en: quantity(n, "working day"))
        }
    }

    static func role(_ role: Role, _ rules: RuleSet) -> Bilingual {
        switch role {
        case .head: return Bilingual(vi: "thủ trưởng", en: "the head")
        case .deputy: return Bilingual(vi: "cấp phó", en: "the deputy")
        case .contact: return Bilingual(vi: "đầu mối", en: "the contact")
        case .owner: return Bilingual(vi: "đơn vị chủ trì", en: "the plan's owner")
        case .parent: return Bilingual(vi: "cấp trên", en: "the unit above")
        case .unit(let id):
            let name = rules.registry.unit(id)?.name ?? id
            return Bilingual(vi: name, en: name)
        // The address itself is personal data (statement 34).
        case .address: return Bilingual(vi: "một địa chỉ thư", en: "an address")
        }
    }

    /// What became of a mail.
    static func outcome(_ what: MailOutcome.What) -> Bilingual {
        switch what {
        case .sent: Bilingual(vi: "máy chủ thư đã nhận", en: "the mail server has taken it")
        case .dead: Bilingual(vi: "không gửi được", en: "it could not be delivered")
        case .bounced: Bilingual(vi: "đã bị trả lại", en: "it came back")
        case .delayed: Bilingual(vi: "nơi nhận báo chưa nhận được", en: "it is held up on its way")
        case .revoked: Bilingual(vi: "đã thu hồi trước khi đi", en: "taken back before it left")
        case .gone: Bilingual(vi: "đã bị xóa khỏi hàng đợi", en: "removed from the spool")
        case .unpublishable:
            Bilingual(vi: "không đưa được vào hàng đợi thư", en: "it can't be put in the spool")
        }
    }

    /// "03/11/2025 08:12", "2025-11-03 08:12".
    static func moment(_ local: CivilDateTime, _ language: Language) -> String {
        let time = "\(pad(local.time.hour, 2)):\(pad(local.time.minute, 2))"
        return switch language {
        case .vi: "\(local.date.vietnamese) \(time)"
        case .en: "\(local.date.iso) \(time)"
        }
    }
}

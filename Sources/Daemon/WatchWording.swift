import Civil
import Desk
import Rules
import Scheduler
import SourceText

/// The words of a rehearsal, in the language of who watches.
struct WatchWording {
    let language: Language

    private func pick(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

    /// Why it was sent now.
    func why(_ key: NoticeKey) -> String {
        let due = pick(key.due.vietnamese, key.due.iso)
        switch key.kind {
        case .rollUp where key.stage == .morning:
            return pick("sẽ gửi hôm nay", "what goes out today")
        case .rollUp where key.stage == .weekly: return pick("tổng hợp tuần", "of the week")
        case .rollUp: return pick("cần lưu ý", "to be looked at")
        case .moved: return pick("hạn mới \(due)", "now due \(due)")
        case .returned: return pick("cần bổ sung", "to be completed")
        case .refused: return pick("hạn vẫn là \(due)", "still due \(due)")
        case .correction: return pick("hạn \(due)", "was due \(due)")
        case .reminder, .dueToday, .overdue, .escalation, .tally, .redirect: break
        }
        switch key.stage {
        case .due: return pick("hạn hôm nay", "due today")
        case .after: return pick("quá hạn \(due) \(key.stage)", "was due \(due), \(key.stage)")
        case .before:
            return pick("hạn \(due), trước \(key.stage)", "due \(due), \(key.stage) before")
        case .event, .edit, .passed, .heir, .morning, .weekly, .skipped, .held, .bounced:
            let cause = ExplanationWords.stage(key.stage)
            return pick("hạn \(due), \(cause.vi)", "due \(due), \(cause.en)")
        }
    }

    /// "Trường THPT Bảo Lộc và 23 đơn vị khác"; a unit that is told of two matters is one.
    func who(_ told: [String], recipient: String?) -> String {
        var units: [String] = []
        for unit in told where !units.contains(unit) { units.append(unit) }
        if let recipient {
            return units.isEmpty ? "→ \(recipient)" : "→ \(recipient): \(self.units(units.count))"
        }
        guard let first = units.first else { return "" }
        if units.count == 1 { return first }
        return first
            + pick(
                " và \(units.count - 1) đơn vị khác",
                " and \(units.count - 1) other\(units.count == 2 ? "" : "s")")
    }

    func units(_ count: Int) -> String {
        pick("\(count) đơn vị", count == 1 ? "1 unit" : "\(count) units")
    }

    var byKind: String { pick("Số thư nhắc theo loại", "Notices by kind") }
    var escalated: String { pick("Đã báo cáo lên", "Escalated") }

    func whereMailLies(_ count: Int, _ spool: String) -> String {
        pick(
            "\(count) thư nằm trong \(spool)/new",
            "\(quantity(count, "mail lies", "mails lie")) in \(spool)/new")
    }

    func readOne(_ id: String, _ spool: String) -> String {
        pick("Đọc một thư: ", "To read one: ") + "run/hanchot spool show --spool \(spool) \(id)"
    }
}

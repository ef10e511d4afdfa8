import Civil
import Rules
import Scheduler
import SourceText

/// The words of a rehearsal, in the language of who watches.
struct WatchWording {
    let language: Language

    private func pick(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

    /// Why it was sent now.
    func why(_ key: NoticeKey) -> String {
        let due = key.due.vietnamese
        switch key.kind {
        case .rollUp where key.stage == .morning:
            return pick("sẽ gửi hôm nay", "what goes out today")
        case .rollUp where key.stage == .weekly: return pick("tổng hợp tuần", "of the week")
        case .rollUp: return pick("cần lưu ý", "to be looked at")
        case .moved: return pick("hạn mới \(due)", "now due \(due)")
        case .returned: return pick("cần bổ sung", "sent back")
        case .refused: return pick("hạn vẫn là \(due)", "still due \(due)")
        case .correction: return pick("hạn \(due)", "was due \(due)")
        case .reminder, .dueToday, .overdue, .escalation, .tally, .redirect: break
        }
        if key.stage == .due { return pick("hạn hôm nay", "due today") }
        return key.stage.isAfterDue
            ? pick("quá hạn \(due) \(key.stage)", "was due \(due), \(key.stage)")
            : pick("hạn \(due), trước \(key.stage)", "due \(due), \(key.stage) before")
    }

    /// "Trường THPT Bảo Lộc và 23 đơn vị khác".
    func who(_ units: [String], recipient: String?) -> String {
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
    var escalated: String { pick("Đã báo cáo lên trên", "Escalated") }

    func whereMailLies(_ count: Int, _ spool: String) -> String {
        pick(
            "\(count) thư nằm trong \(spool)/new",
            "\(quantity(count, "mail lies", "mails lie")) in \(spool)/new")
    }

    func readOne(_ id: String, _ spool: String) -> String {
        pick("Đọc một thư: ", "To read one: ") + "run/hanchot spool show --spool \(spool) \(id)"
    }
}

package import SourceText

extension NoticeKind {
    /// What tables and previews call it.
    package var name: Bilingual {
        switch self {
        case .reminder: Bilingual(vi: "nhắc việc", en: "reminder")
        case .dueToday: Bilingual(vi: "đến hạn", en: "due today")
        case .overdue: Bilingual(vi: "quá hạn", en: "overdue")
        case .escalation: Bilingual(vi: "báo cáo lên", en: "escalation")
        case .tally: Bilingual(vi: "tổng hợp", en: "tally")
        case .rollUp: Bilingual(vi: "danh sách", en: "roll-up")
        case .moved: Bilingual(vi: "đổi hạn", en: "moved")
        case .returned: Bilingual(vi: "trả lại", en: "sent back")
        case .refused: Bilingual(vi: "không đồng ý", en: "refusal")
        case .redirect: Bilingual(vi: "chuyển thư", en: "redirect")
        case .correction: Bilingual(vi: "đính chính", en: "correction")
        }
    }
}

import Messages
import SourceText

/// What the pages say, in both languages; each text has the name that templates call it by.
enum Words {
    static func table(_ language: Language) -> [String: String] {
        switch language {
        case .vi: vietnamese
        case .en: english
        }
    }

    static func units(_ count: Int, _ language: Language) -> String {
        switch language {
        case .vi: "\(count) đơn vị"
        case .en: count == 1 ? "1 unit" : "\(count) units"
        }
    }

    private static let all = frame + states + lists + acts + heads + overviews + troubles

    private static let vietnamese = Dictionary(
        uniqueKeysWithValues: all.map { ($0.name, $0.vi) })
    private static let english = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0.en) })

    struct Word {
        let name: String
        let vi: String
        let en: String

        init(_ name: String, _ vi: String, _ en: String) {
            self.name = name
            self.vi = vi
            self.en = en
        }

        /// One that all answers have.
        init(_ name: String, _ words: Bilingual?) {
            self.init(name, words?.vi ?? "", words?.en ?? "")
        }
    }

    private static let frame = [
        Word("skip", "Đến nội dung chính", "Skip to main content"),
        Word("pages", "Các trang", "Pages"),
        Word("search", "Tìm", "Search"),
        Word("search_label", "Tìm đơn vị, nhiệm vụ", "Find a unit or a duty"),
        Word("leave", "Thoát", "Leave"),
        Word("as_of", "Tính đến ngày", "As of"),
        Word("entry", "ghi nhận số", "entry"),
        Word("take", "Tải về:", "Take along:"),
        Word("back", "Về trang trước", "Back"),
        Word("next", "Trang sau", "Next page"),
        Word("cancel", "Thôi", "Cancel"),
        Word("nav_today", "Hôm nay", "Today"),
        Word("nav_waiting", "Chờ quyết định", "To decide"),
        Word("nav_matrix", "Đơn vị × kỳ", "Units × periods"),
        Word("nav_calendar", "Lịch", "Calendar"),
        Word("nav_coming", "Sắp gửi", "Going out"),
        Word("nav_held", "Đang giữ", "Held"),
        Word("nav_rules", "Quy tắc", "Rules"),
        Word("role_reader", "người xem", "reader"),
        Word("role_clerk", "chuyên viên", "clerk"),
        Word("role_registrar", "văn thư", "registrar"),
        Word("role_administrator", "quản trị", "administrator"),
        Word("enter_title", "Vào bảng theo dõi", "Come to the board"),
        Word(
            "enter_text", "Liên kết này chỉ dùng được một lần. Bấm nút để vào.",
            "This link can be used once. Press the button to go in."),
        Word("enter_button", "Vào", "Go in"),
        Word(
            "enter_how",
            "Phiên làm việc chưa có hoặc đã hết. Người có quyền trên máy chủ lấy liên kết vào bằng lệnh:",
            "There is no session, or it has ended. Whoever may on the server gets a link with the command:"
        ),
        Word(
            "enter_then",
            "Mở liên kết được in ra. Bạn không có quyền ấy thì hỏi quản trị hệ thống.",
            "Open the link that it prints. If you may not, ask your administrator."),
    ]

    private static let states = [
        Word("in_time", Timeliness.inTime.ahead),
        Word("soon", Timeliness.soon.ahead),
        Word("due_today", Timeliness.today.ahead),
        Word("overdue", "quá hạn", "overdue"),
        Word("on_time", "đã nhận, đúng hạn", "received on time"),
        Word("nothing_on_time", "không phát sinh", "nothing to report"),
        Word("late", "gửi chậm", "received late,"),
        Word("waived", EndingWords.waived),
        Word("cancelled", EndingWords.cancelled),
        Word("transferred", EndingWords.transferred),
        Word("past", "đã qua", "past"),
        Word("returned", "đã trả lại", "sent back"),
        Word("waits", "chờ quyết định", "to decide"),
        Word("sent", "gửi", "sent"),
        Word("cell_missing", "quá hạn", "overdue"),
        Word("cell_late", "chậm", "late"),
        Word("cell_on_time", "đúng hạn", "on time"),
        Word("cell_today", "hôm nay", "today"),
        Word("cell_soon", "sắp đến", "soon"),
        Word("cell_in_time", "chưa đến", "not yet"),
        Word("mode_live", "đang gửi", "live"),
        Word("mode_shadow", "chạy thử, không gửi thư", "shadow mode: no mail leaves"),
        Word("mode_paused", "tạm dừng, không gửi thư", "paused: no mail leaves"),
        Word("waiting_submission", "báo đã gửi", "says it was sent"),
        Word("waiting_request", "xin gia hạn", "asks for time"),
        Word("waiting_unread", "chưa rõ nội dung", "not understood"),
        Word("topic_rule", "Quy tắc", "Rule"),
        Word("topic_document", "Văn bản", "Document"),
        Word("topic_due", "Hạn", "Due day"),
        Word("topic_state", "Tình trạng", "State"),
        Word("topic_event", "Ghi nhận", "Entry"),
        Word("topic_notice", "Thư", "Mail"),
        Word("topic_next", "Tiếp theo", "Next"),
        Word("topic_silence", "Vì sao không có thư", "Why no mail"),
        Word("weekday_1", "thứ Hai", "Monday"), Word("weekday_2", "thứ Ba", "Tuesday"),
        Word("weekday_3", "thứ Tư", "Wednesday"), Word("weekday_4", "thứ Năm", "Thursday"),
        Word("weekday_5", "thứ Sáu", "Friday"), Word("weekday_6", "thứ Bảy", "Saturday"),
        Word("weekday_7", "Chủ nhật", "Sunday"),
    ]
}

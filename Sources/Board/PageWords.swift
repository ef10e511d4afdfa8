/// What stands on single pages.
extension Words {
    static let lists = [
        Word("col_what", "Việc", "What"), Word("col_due", "Hạn", "Due"),
        Word("col_owed", "Phải làm", "Owed"), Word("col_received", "Đã nhận", "Received"),
        Word("col_open", "Còn lại", "Open"), Word("col_overdue", "Quá hạn", "Overdue"),
        Word("col_unit", "Đơn vị", "Unit"), Word("col_id", "Mã", "Id"),
        Word("col_state", "Tình trạng", "State"), Word("col_head", "Thủ trưởng", "Head"),
        Word("col_phone", "Điện thoại", "Telephone"), Word("col_email", "Thư điện tử", "E-mail"),
        Word("col_told", "Thư gần nhất", "Last mail"),
        Word("col_entered", "Ghi nhận gần nhất", "Last entry"),
        Word("col_number", "Số văn bản", "Paper's number"), Word("col_sent", "Ngày gửi", "Sent"),
        Word("col_day", "Ngày", "Day"), Word("col_came", "Nhận trong ngày", "Came"),
        Word("col_total", "Cộng dồn", "In all"), Word("col_at", "Lúc", "At"),
        Word("col_notice", "Báo gì", "Notice"), Word("col_time", "Giờ", "Time"),
        Word("col_to", "Gửi tới", "To"),
        Word("col_kind", "Loại", "Kind"), Word("col_text", "Nội dung", "Text"),
        Word("tile_overdue", "đầu việc quá hạn", "overdue"),
        Word("tile_due", "đến hạn hôm nay", "due today"),
        Word("tile_waiting", "chờ quyết định", "to decide"),
        Word("head_overdue", "Quá hạn", "Overdue"),
        Word("head_due", "Đến hạn hôm nay", "Due today"),
        Word("head_coming", "Sắp đến", "Coming"),
        Word("none_overdue", "Không có gì quá hạn.", "Nothing is overdue."),
        Word("show_missing", "Chưa gửi", "Missing"), Word("show_came", "Đã nhận", "Received"),
        Word("show_all", "Tất cả", "All"),
        Word("search_units", "Tìm đơn vị", "Find a unit"),
        Word("nobody", "Không có đơn vị nào.", "No unit."),
        Word("document", "Văn bản", "Document"), Word("periods", "Các kỳ khác", "Other periods"),
        Word("due_on", "hạn", "due"), Word("head", "Thủ trưởng", "Head"),
        Word("contact", "Đầu mối", "Contact"), Word("parent", "Cấp trên", "Above it"),
        Word("punctual", "Đúng hạn", "On time"), Word("in_time_of", "đúng hạn", "on time"),
        Word("late_of", "chậm", "late"),
        Word("units_below", "Các đơn vị trực thuộc", "Units below"),
        Word("below", "trực thuộc:", "below:"),
        Word("owes_nothing", "Không phải làm gì.", "Nothing is owed."),
        Word("and_more", "và còn nữa:", "and more:"),
        Word("units", "Đơn vị", "Units"), Word("duties", "Nhiệm vụ", "Duties"),
        Word("found_nothing", "Không tìm thấy.", "Nothing was found."),
        Word(
            "more_found", "Còn đơn vị khác cũng hợp, hãy ghi rõ hơn:", "More units fit, say more:"),
        Word("story", "Diễn biến", "Story"), Word("why", "Vì sao như vậy", "Why it is so"),
        Word("timeline", "Diễn biến", "Timeline"),
        Word("received_of", "Đã nhận", "Received"),
    ]

    static let acts = [
        Word("tick", "Chọn", "Tick"), Word("sent_on", "Ngày gửi", "Sent on"),
        Word("day_hint", "ví dụ 05/11/2025", "such as 2025-11-05"),
        Word("act_receive", "Đã nhận", "Received"),
        Word("act_none", "Không phát sinh…", "Nothing to report…"),
        Word("act_extend", "Gia hạn…", "Extend…"), Word("act_waive", "Miễn báo cáo…", "Waive…"),
        Word("act_return", "Trả lại để bổ sung…", "Send back…"),
        Word(
            "again", "Văn bản này cũng là báo cáo khác trong năm",
            "This paper is another report of the year too"),
        Word("note_none", "Ghi chú", "Note"),
        Word("extend_to", "Gia hạn đến hết ngày", "New last good day"),
        Word("letter_extend", "Văn bản cho gia hạn", "The paper that gives it"),
        Word(
            "letter_waive", "Văn bản cho miễn, hoặc lý do",
            "The paper that waives it, or the reason"),
        Word("note_return", "Thiếu gì, cần bổ sung gì", "What is missing"),
        Word(
            "return_until", "Chờ đến hết ngày (không bắt buộc)", "Rests through (may be left out)"),
        Word("about_units", "Số đơn vị:", "Units:"),
        Word("done_entered", "Đã ghi:", "Entered:"),
        Word("done_void", "Đã hủy ghi nhận.", "The entry is void."),
        Word("done", "Đã ghi.", "Done."), Word("void_entry", "Hủy ghi nhận", "Void this entry"),
        Word("fault", "Chưa ghi được", "Nothing was entered"),
        Word(
            "fault_nobody",
            "Chưa chọn đơn vị nào: đánh dấu ô trước tên đơn vị, hoặc ghi số văn bản.",
            "No unit is ticked: tick the box before its name, or write the paper's number."),
        Word("until", "Gia hạn đến hết ngày", "More time until"),
        Word(
            "note_decision", "Ghi chú (không đồng ý thì đơn vị được báo)",
            "Note (told to the head with a no)"),
        Word("yes_receipt", "Đã nhận báo cáo", "The report came"),
        Word("yes_until", "Đồng ý gia hạn", "Give the time"), Word("no", "Không đồng ý", "No"),
        Word("dismiss", "Bỏ qua", "Dismiss"),
        Word("nothing_waits", "Không có gì chờ quyết định.", "Nothing waits for a decision."),
        Word("came_at", "đến lúc", "came"), Word("files", "Tệp kèm theo", "Files"),
    ]

    static let heads = [
        Word("head_lead", "Báo cáo phải gửi theo thư của", "What a mail asks for, of"),
        Word("head_sent", "Đã gửi báo cáo", "It was sent"),
        Word("head_nothing", "Không phát sinh", "There is nothing to report"),
        Word("head_time", "Xin thêm thời gian", "Ask for more time"),
        Word("head_until", "Xin đến hết ngày", "Until the end of"),
        Word("head_because", "Lý do", "Because"),
        Word("head_closed", "Không cần trả lời nữa.", "No answer is needed any more."),
        Word("head_contact", "Cần hỏi thêm:", "To ask somebody:"),
        Word("head_gone", "Liên kết không còn dùng được", "The link is no longer good"),
        Word(
            "head_gone_text",
            "Việc đã xong từ lâu, hoặc địa chỉ chép thiếu. Trả lời thư, hoặc gọi đầu mối ghi trong thư.",
            "It is long done, or the address was copied in part. Answer the mail, or call the contact that it names."
        ),
    ]

    static let overviews = [
        Word("arrivals", "Báo cáo nhận theo ngày", "Reports received day by day"),
        Word("came_by_now", "Đến nay đã nhận", "Received by now:"),
        Word("nothing_came", "Chưa có báo cáo nào.", "No report has come."),
        Word("from_due", "So với hạn", "From the due day"),
        Word("month_before", "Tháng trước", "Month before"),
        Word("month_after", "Tháng sau", "Month after"),
        Word(
            "coming_text", "Nếu không ghi nhận thêm gì, những việc này sẽ được báo, đến hết",
            "If nothing more is entered, this will be told, through"),
        Word("coming_nothing", "Không có gì sắp gửi.", "Nothing is to go out."),
        Word("troubles", "Cần xử lý", "What is wrong"),
        Word("see_held", "Xem cách xử lý", "What to do"),
        Word("no_troubles", "Mọi thứ bình thường.", "All is well."),
        Word("held_count", "Số thư đang giữ:", "Notices held:"),
        Word("release", "Cho gửi", "Let them go"),
        Word("discard", "Bỏ", "Drop them"),
        Word("waiting_mail", "Thư chờ đến giờ", "Notices waiting"),
        Word("undelivered", "Thư chưa gửi xong", "Mails on their way"),
        Word("dead", "Thư không đến được", "Mails that won't arrive"),
        Word("paused_plans", "Kế hoạch không gửi thư", "Plans that send nothing"),
        Word("no_paused", "Mọi kế hoạch đều đang gửi thư.", "Every plan sends its mail."),
        Word("resume", "Gửi tiếp", "Go on"), Word("silences", "Đang lặng", "Silences"),
        Word("no_silences", "Không có.", "None."), Word("lift", "Thôi lặng", "End it"),
        Word(
            "rules_same", "Quy tắc trên đĩa chính là quy tắc đang chạy.",
            "The rules on disk are those in force."),
        Word(
            "rules_changed", "Quy tắc trên đĩa khác quy tắc đang chạy.",
            "The rules on disk are others than those in force."),
        Word(
            "rules_held", "Áp dụng sẽ mất ghi nhận hoặc thay đổi điều đã báo. Xem kỹ rồi mới bấm.",
            "Taking them up loses records or changes what was told. Look well before you press."),
        Word("take_up", "Áp dụng quy tắc", "Take them up"),
        Word("done_rules", "Quy tắc mới đã có hiệu lực.", "The new rules are in force."),
        Word("orphans", "Ghi nhận mất chỗ hay sang ngày khác", "Records lost or of another day"),
        Word("withdrawn", "Đã nhắc, không còn phải làm", "Told, and owed no more"),
        Word("moved", "Đầu việc đổi hạn", "Due days moved"),
        Word("findings", "Nhận xét", "Findings"),
        Word(
            "fault_rules_other", "Quy tắc hoặc sổ đã khác lúc bạn xem; xem lại rồi bấm.",
            "Rules or ledger are others than you saw; look again."),
        Word(
            "fault_rules_errors", "Quy tắc có lỗi, chưa áp dụng.",
            "The rules have errors and weren't taken up."),
    ]

    static let troubles = [
        Word("not_found", "Không có trang này", "There is no such page"),
        Word(
            "not_found_text", "Địa chỉ sai, hoặc việc này không còn.",
            "The address is wrong, or the thing is gone."),
        Word("not_allowed", "Bạn không được xem hoặc làm việc này", "You may not see or do this"),
        Word(
            "not_allowed_text", "Vai trò của bạn không có quyền ấy; hỏi quản trị hệ thống.",
            "Your role doesn't reach to it; ask your administrator."),
        Word("foreign", "Biểu mẫu không được nhận", "The form was not taken"),
        Word(
            "foreign_text",
            "Biểu mẫu không gửi từ trang của bảng này, hoặc phiên đã đổi. Mở lại trang rồi gửi lại.",
            "It didn't come from this board's own page, or the session is another. Open the page again and send it anew."
        ),
        Word("no_link", "Liên kết không dùng được", "The link opens nothing"),
        Word(
            "no_link_text",
            "Liên kết đã dùng, quá hạn, hoặc chép thiếu. Lấy liên kết mới bằng 'hanchot board login'.",
            "It was used, is too old, or was copied in part. 'hanchot board login' gives a new one."
        ),
        Word("refused", "Không làm được", "It can't be done"),
        Word("too_many", "Quá nhiều yêu cầu", "Too many requests"),
        Word("too_many_text", "Chờ một phút rồi thử lại.", "Wait a minute, then try again."),
        Word("too_long", "Nội dung gửi quá dài", "Too much was sent"),
        Word(
            "too_long_text", "Mỗi lần gửi nhiều nhất 64 KB: chọn ít đơn vị hơn.",
            "At most 64 KB at a time: tick fewer units."),
        Word("away_title", "Dịch vụ Hạn chót chưa trả lời", "Hanchot doesn't answer"),
        Word(
            "away_text", "Dịch vụ đang khởi động lại hoặc đã dừng. Sổ theo dõi không mất gì.",
            "The service is restarting or stopped. The ledger has lost nothing."),
        Word(
            "away_sent",
            "Việc vừa gửi có thể chưa được ghi. Gửi lại: gửi hai lần cũng chỉ ghi một lần.",
            "What you sent may not be entered. Send it again: sent twice, it is entered once."),
        Word("away_again", "Gửi lại", "Send again"),
        Word("away_reload", "Mở lại trang", "Open the page again"),
    ]
}

/// What an editor shows over a key, in both languages.
enum SchemaHover {
    static func text(_ mapping: String) -> String {
        join(mappings[mapping] ?? reports[mapping] ?? board[mapping] ?? ("", ""))
    }

    static func text(_ mapping: String, _ key: String) -> String {
        join(
            lint(mapping, key) ?? keys["\(mapping).\(key)"] ?? reports["\(mapping).\(key)"]
                ?? board["\(mapping).\(key)"] ?? keys[key] ?? reports[key] ?? board[key]
                ?? mappings[key] ?? ("", ""))
    }

    private static func join(_ both: (vi: String, en: String)) -> String {
        both.vi.isEmpty ? "" : "\(both.vi)\n\n\(both.en)"
    }

    private static let mappings: [String: (vi: String, en: String)] = [
        "file": (
            "Kế hoạch, danh mục đơn vị, lịch ngày nghỉ hoặc cài đặt; một tệp có thể chứa nhiều mục.",
            "A plan, a registry, a calendar or settings; one file may hold several."
        ),
        "plan": (
            "Kế hoạch: văn bản, đơn vị chủ trì, thời gian.",
            "The plan: its paper, owner and period."
        ),
        "duty": ("Một nhiệm vụ.", "One duty."),
        "regime": (
            "Một chế độ báo cáo theo pháp luật, chưa ghi ai thực hiện.",
            "What law asks, without who owes it."
        ),
        "law": (
            "Quy định của pháp luật mà việc này theo: các dòng, hoặc chỉ tên văn bản; thư có nêu.",
            "The law that this follows: lines, or the document's name alone; cited in mails."
        ),
        "kindDefaults": (
            "Giá trị dùng chung của một loại nhiệm vụ.", "What all duties of a kind share."
        ),
        "defaults": (
            "Giá trị dùng chung cho mọi nhiệm vụ, hoặc riêng cho từng loại.",
            "What all duties share, or those of a kind."
        ),
        "rung": ("Một bậc đôn đốc.", "One rung of the ladder."),
        "unit": ("Một đơn vị.", "One unit."),
        "person": ("Một người.", "A person."),
        "deputy": (
            "Cấp phó: có từ ngày, đến hết ngày thì nhận thư thay thủ trưởng trong thời gian ấy; không ghi ngày thì nhận khi bậc đôn đốc ghi “deputy”, hoặc thư gửi thủ trưởng không đến được.",
            "A deputy: with days, gets the head's mail between them; without, is told by rungs to 'deputy', or when mail can't reach the head."
        ),
        "group": ("Một nhóm đơn vị.", "A group of units."),
        "calendar": ("Lịch ngày nghỉ.", "A calendar of days off."),
        "holiday": ("Một ngày lễ hằng năm.", "A yearly holiday."),
        "day": ("Một ngày nghỉ hoặc ngày làm bù.", "A day off, or a day worked in exchange."),
        "schoolYear": ("Một năm học.", "A school year."),
        "settings": ("Cài đặt chung cho mọi kế hoạch.", "What holds for all plans."),
        "organisation": ("Cơ quan gửi thư.", "The organisation that writes."),
        "blastGuard": (
            "Chốt chặn gửi hàng loạt: giữ lại khi vượt cả hai mức.",
            "The blast guard: holds a tick that passes both bounds."
        ),
        "blast-guard": (
            "Chốt chặn gửi hàng loạt: giữ lại khi vượt cả hai mức.",
            "The blast guard: holds a tick that passes both bounds."
        ),
        "deadline": ("Dùng chung cho báo cáo có hạn.", "Shared by deadlines."),
        "anniversary": ("Dùng chung cho ngày kỷ niệm.", "Shared by anniversaries."),
        "inspection": ("Dùng chung cho kiểm tra.", "Shared by inspections."),
        "standing": ("Dùng chung cho việc thường xuyên.", "Shared by standing duties."),
    ]

    private static let keys: [String: (vi: String, en: String)] = [
        "duties": ("Các nhiệm vụ của kế hoạch.", "The plan's duties."),
        "units": ("Các đơn vị.", "The units."),
        "file.groups": ("Các nhóm đơn vị.", "The groups of units."),
        "holidays": ("Ngày lễ hằng năm.", "Yearly holidays."),
        "days": ("Ngày nghỉ và ngày làm bù đã thông báo.", "Announced days off and worked days."),
        "tests": (
            "Bài kiểm tra quy tắc, ở tệp riêng: tệp này không chứa quy tắc.",
            "Tests of rules, in a file of their own, which holds no rules."
        ),
        "id": (
            "Mã: chữ không dấu, số, “-”, “_”, “.”; đã dùng thì không đổi.",
            "The id: ASCII letters, digits, '-', '_', '.'; never changed once used."
        ),
        "plan.title": ("Tên kế hoạch, như trong văn bản.", "The plan's title, as on the paper."),
        "duty.title": ("Tên nhiệm vụ, đầy đủ.", "The duty's title, in full."),
        "calendar.title": ("Tên lịch.", "The calendar's title."),
        "person.title": ("Chức vụ.", "The person's title."),
        "deputy.title": ("Chức vụ.", "The person's title."),
        "short": ("Tên ngắn, dùng trong tiêu đề thư.", "A short title, for subjects."),
        "document": (
            "Văn bản mà các đơn vị thực hiện; ghi trong mọi thư.",
            "The paper that units obey; cited in every mail."
        ),
        "basis": ("Văn bản làm căn cứ.", "The paper that this rests on."),
        "period": (
            "Ngày đầu và ngày cuối: 15/01/2025 - 31/12/2025, hoặc một năm. Không ghi: kế hoạch dùng cho mọi năm.",
            "First and last day: 15/01/2025 - 31/12/2025, or a year. Without it the plan goes on."
        ),
        "owner": (
            "Mã đơn vị chủ trì: giữ kế hoạch, nhận các danh sách và tổng hợp.",
            "The id of the unit that keeps the plan and gets its lists."
        ),
        "timezone": (
            "Múi giờ, mặc định Asia/Ho_Chi_Minh.", "The time zone, Asia/Ho_Chi_Minh by default."
        ),
        "plan.calendar": ("Mã lịch ngày nghỉ, mặc định vn.", "The calendar's id, vn by default."),
        "office-hours": (
            "Giờ làm việc, mặc định 07:30-11:30, 13:30-17:00.",
            "Office hours, 07:30-11:30, 13:30-17:00 by default."
        ),
        "language": (
            "Ngôn ngữ của thư: vi hoặc en.", "The language of mails: vi or en."
        ),
        "mode": (
            "live: gửi thật; shadow: chạy thử, mọi việc như thật trừ gửi thư; paused: tạm dừng.",
            "live: mail leaves; shadow: everything happens but mail; paused: nothing happens."
        ),
        "confidential": (
            "có: thư không nêu nội dung, không kèm lịch.",
            "yes: mails say nothing of the contents, and have no calendar part."
        ),
        "digest": (
            "daily (hằng ngày) hay weekly (hằng tuần): thư theo lịch gộp lại bao lâu một lần.",
            "daily or weekly: how often scheduled mail is put together."
        ),
        "mails-per-month": (
            "Mỗi địa chỉ nhận nhiều nhất mấy thư theo lịch một tháng, mặc định 8.",
            "The scheduled mails a month to one address at most, 8 by default."
        ),
        "note": (
            "Ghi chú cho người soạn; không in ra đâu cả.", "A note to yourself; shown nowhere."
        ),
        "plan.short": (
            "Tên ngắn: lệnh hiểu kế hoạch qua tên này.",
            "A short title, by which commands know the plan."
        ),
        "duty.kind": (
            "deadline (báo cáo có hạn), anniversary (kỷ niệm), inspection (kiểm tra), standing (thường xuyên).",
            "deadline, anniversary, inspection or standing."
        ),
        "day.kind": (
            "off: nghỉ; work: ngày nghỉ hằng tuần nhưng đi làm bù.",
            "off: a day off; work: a weekly day off that is worked."
        ),
        "cite": ("Chỗ trong văn bản: mục, gạch đầu dòng.", "The place in the paper."),
        "due": (
            "Hạn, đúng chữ của văn bản: “trước ngày 05/11/2025” (hết ngày 04/11), “chậm nhất ngày 14/11/2025” (hết ngày 14/11). Có “every” (định kỳ) thì là ngày trong kỳ: 25, “ngày làm việc cuối”.",
            "The due date in the paper's words: 'before 05/11/2025' leaves the 4th, 'by 14/11/2025' the 14th. With 'every' it is the day in the period: 25, 'last working day'."
        ),
        "before": ("Ngày này không còn kịp.", "This day is too late."),
        "by": ("Hết ngày này vẫn kịp.", "This day is still in time."),
        "duty.date": ("Ngày kỷ niệm: 28/3, “10/3 âm lịch”.", "The day: 28/3, 'lunar 10/3'."),
        "holiday.date": ("Ngày/tháng: 2/9, “10/3 âm lịch”.", "Day and month: 2/9, 'lunar 10/3'."),
        "day.date": ("Ngày.", "The day."),
        "dates": ("Các ngày kiểm tra ấn định sẵn.", "The days of the inspections."),
        "duty.every": (
            "Kỳ lặp lại: tuần, tháng, quý, nửa năm, năm; hoặc “3 tháng kể từ khi hoàn thành” cùng với “first” (lần đầu).",
            "The period: week, month, quarter, half-year, year; or '3 months after completion' with 'first'."
        ),
        "rung.every": ("Nhắc lại sau mỗi khoảng này.", "The distance between repeats."),
        "first": (
            "Ngày của lần đầu, khi các lần sau tính từ lúc hoàn thành lần trước.",
            "The day of the first one, where the others count from the completion of the last."
        ),
        "roll": (
            "Hạn rơi vào ngày nghỉ: none giữ nguyên, next ngày làm việc sau, previous ngày làm việc trước.",
            "A due day on a day off: none keeps it, next moves it to the working day after, previous to the one before."
        ),
        "since": (
            "Năm đầu tiên, để tính lần thứ mấy.", "The first year, from which the number counts."
        ),
        "holiday.since": ("Năm đầu tiên được nghỉ.", "The first year of the holiday."),
        "holiday.until": ("Năm cuối cùng được nghỉ.", "The last year of the holiday."),
        "only": (
            "Chỉ nhắc những năm này: năm tròn, năm lẻ 5, năm khác.",
            "Only these years: round, five, other."
        ),
        "owed-by": (
            "Đơn vị hoặc nhóm phải thực hiện: mã trong danh mục.",
            "The units and groups that owe it, by id."
        ),
        "send-to": (
            "Đơn vị nhận báo cáo, hoặc “cấp trên”: đơn vị trên của mỗi đơn vị làm; không ghi thì là đơn vị chủ trì kế hoạch.",
            "The unit that reports go to, or 'parent': the one above each that owes it; the plan's owner by default."
        ),
        "channel": (
            "Hình thức gửi: văn bản giấy, trục liên thông, thư điện tử …",
            "How the report is handed in: on paper, by the document system, by mail …"
        ),
        "form": ("Biểu mẫu của báo cáo: Mẫu số 02 …", "The form that the report follows."),
        "inspector": (
            "Đơn vị đi kiểm tra: nhận danh sách đơn vị được kiểm tra.",
            "The unit that inspects, and gets the list of who is inspected."
        ),
        "formerly": (
            "Mã đã dùng trước đây: giữ nguyên những gì đã ghi nhận và đã nhắc.",
            "The id it had before: all that was recorded and told is carried over."
        ),
        "units-per-time": (
            "Mỗi đợt kiểm tra mấy đơn vị, lần lượt cho hết rồi mới quay lại.",
            "How many units each inspection takes, each once before any comes again."
        ),
        "gathers": (
            "Nhiệm vụ mà báo cáo được tổng hợp ở đây: thư nhắc kèm số đã nhận, còn thiếu. Thêm “theo cấp trên” thì mỗi đơn vị chỉ tổng hợp của đơn vị dưới mình.",
            "The duties whose reports are consolidated here: mails carry who has reported and who is missing. With 'by parent' each gathers from the units below it alone."
        ),
        "report": (
            "none (không): chỉ nhắc, không phải gửi báo cáo, không bị đôn đốc.",
            "none: reminders only, no report, no ladder."
        ),
        "reply": (
            "Đơn vị trả lời thư là đã gửi báo cáo: confirm (mặc định) chờ nơi nhận xác nhận, final ghi nhận ngay nếu có số văn bản.",
            "A unit answers that it has sent the report: confirm (the default) waits for the office, final counts an answer that names the paper's number."
        ),
        "urgent": (
            "Việc gấp: được gửi vào mọi giờ của ngày làm việc.",
            "May write at any hour of a working day."
        ),
        "remind": (
            "Các lần nhắc trước hạn: 30d là 30 ngày, 3wd là 3 ngày làm việc, 0d là đúng ngày; thêm giờ như “0d at 07:30”. Việc thường xuyên thì ghi ngày nhắc, như “ngày 25 hằng tháng”.",
            "Reminders before the due day: 30d days, 3wd working days, 0d the day itself; with a time, '0d at 07:30'. A standing duty says when, such as 'every month on 25'."
        ),
        "escalate": (
            "Các bậc đôn đốc khi quá hạn, thứ tự tăng dần. Danh sách rỗng [] là không đôn đốc.",
            "The ladder after the due day, smallest distance first. An empty list [] is no ladder."
        ),
        "after": (
            "Sau hạn bao lâu: 1wd là ngày làm việc kế tiếp.",
            "How long after the due day: 1wd is the next working day."
        ),
        "to": (
            "Gửi tới ai: head (thủ trưởng), deputy (cấp phó), contact (đầu mối), owner (chủ trì), parent (cấp trên: chỉ thấy đơn vị của mình), mã đơn vị, hoặc địa chỉ thư.",
            "Whom to tell: head, deputy, contact, owner, parent (which sees its own units alone), a unit's id, or an address."
        ),
        "times": ("Nhắc lại nhiều nhất mấy lần, mặc định 12.", "The most repeats, 12 by default."),
        "unit.name": ("Tên đơn vị.", "The unit's name."),
        "person.name": ("Họ và tên.", "The person's name."),
        "deputy.name": ("Họ và tên.", "The person's name."),
        "group.name": ("Tên nhóm.", "The group's name."),
        "holiday.name": ("Tên ngày lễ.", "The holiday's name."),
        "day.name": ("Lý do.", "The reason."),
        "organisation.name": ("Tên gọi trong thư, như “Sở”.", "What mails call the organisation."),
        "head": (
            "Thủ trưởng: chức vụ, hoặc các dòng chức vụ, họ tên, thư điện tử, điện thoại, ngôn ngữ.",
            "The head: a title, or lines with title, name, email, phone, language."
        ),
        "contact": ("Đầu mối.", "The contact."),
        "deputies": ("Cấp phó, người ký thay.", "Deputies."),
        "email": ("Địa chỉ thư điện tử.", "The mail address."),
        "phone": ("Điện thoại.", "The telephone number."),
        "parent": ("Mã đơn vị cấp trên.", "The id of the superior unit."),
        "unit.groups": ("Các nhóm có đơn vị này.", "The groups that the unit is in."),
        "unit.from": ("Ngày đầu hoạt động.", "The first day of existence."),
        "unit.until": ("Ngày cuối còn hoạt động.", "The last day of existence."),
        "from": ("Từ ngày.", "From this day."),
        "until": ("Đến hết ngày.", "Until this day, included."),
        "successor": (
            "Đơn vị kế thừa: nhận việc chưa xong.", "The unit that takes over what is open."
        ),
        "outside": (
            "Cơ quan ngoài: không bao giờ tự gửi thư.",
            "An outside body: never written to by itself."
        ),
        "members": (
            "Đơn vị và nhóm trong nhóm này, ngoài các đơn vị tự ghi.",
            "Units and groups in this group, beside the units that name it."
        ),
        "weekend": (
            "Ngày nghỉ hằng tuần, mặc định thứ bảy, chủ nhật.",
            "Weekly days off, Saturday and Sunday by default."
        ),
        "announced": (
            "Các năm đã có thông báo chính thức: 2025, hoặc 2023-2026; ngày lễ của những năm này lấy ở “days” (ngày cụ thể).",
            "The years whose days off are announced: 2025, or 2023-2026; their holidays come from 'days'."
        ),
        "extends": (
            "Lịch gốc mà lịch này thêm ngày vào.", "The calendar that this one adds days to."
        ),
        "days-before": ("Nghỉ thêm mấy ngày liền trước.", "Days off right before."),
        "days-after": ("Nghỉ thêm mấy ngày liền sau.", "Days off right after."),
        "source": ("Văn bản, thông báo.", "The announcement."),
        "office": (
            "Tên nơi nhận báo cáo, như “Sở GDĐT”.", "What mails call the place that reports go to."
        ),
        "mail-from": ("Địa chỉ gửi thư đi.", "The address that mail comes from."),
        "replies": (
            "Hộp thư nhận thư trả lời, chuyển cho “hanchot inbound” đọc. Phần trước @ dài nhất 15 ký tự, không có dấu +.",
            "The mailbox whose answers 'hanchot inbound' reads: at most 15 characters before the @, and no +."
        ),
        "deciders": (
            "Mã các đơn vị (như ban giám đốc) được trả lời thư chờ xử lý để quyết định, ngoài đơn vị chủ trì.",
            "Units, such as the directors, whose people may decide by answering the list of what waits, beside the plan's owner."
        ),
        "share": (
            "Phần trăm số đơn vị có địa chỉ, 1–100.", "Percent of the units with an address, 1–100."
        ),
        "at-least": ("Ít hơn số này thì không giữ.", "Fewer than this are never held."),
    ]
}

import SourceText

/// Due days, reminders and ladders.
extension LintText {
    static let dueOnDayOff = LintText(
        "due-on-day-off", .advice,
        vi: (
            "hạn rơi vào ngày nghỉ",
            "Văn bản không nói thì hạn giữ nguyên ngày ấy, không ai ở cơ quan nhận. Quy tắc phải nói rõ dời hay giữ.",
            "Ghi roll: next, previous hoặc none."
        ),
        en: (
            "due on a day off",
            "Where the paper is silent the day stays, when nobody is there to receive anything. The rule should say whether it moves.",
            "Write roll: next, previous or none."
        ))
    static let notAnnounced = LintText(
        "not-announced", .advice,
        vi: (
            "lịch nghỉ chưa công bố",
            "Hạn tính theo ngày làm việc có thể đổi khi có thông báo hoán đổi ngày nghỉ.",
            "Cập nhật tệp lịch khi có thông báo."
        ),
        en: (
            "days off not announced yet",
            "Due days that count working days may move once the days off are announced.",
            "Bring the calendar up to date when they are."
        ))
    static let unknownDaysOff = LintText(
        "unknown-days-off", .serious,
        vi: (
            "lịch không có ngày nghỉ của năm",
            "Năm mà lịch không biết thì chỉ thứ Bảy và Chủ nhật là ngày nghỉ.",
            "Thêm ngày nghỉ của năm ấy vào tệp lịch."
        ),
        en: (
            "a year without days off",
            "Of a year that the calendar doesn't know only weekends are days off.",
            "Add that year's days off to the calendar."
        ))
    static let ladderOvertakes = LintText(
        "ladder-overtakes", .advice,
        vi: (
            "đôn đốc lấn sang kỳ sau",
            "Kỳ sau đã đến hạn mà kỳ trước còn bị đôn đốc: đơn vị nhận hai thư trái nhau.",
            "Rút ngắn các bậc, hoặc giảm số lần nhắc lại."
        ),
        en: (
            "a ladder that runs into the next period",
            "The next period is due while the last one is still urged: units get mails that contradict each other.",
            "Shorten the ladder, or repeat less often."
        ))
    static let remindsTooEarly = LintText(
        "reminds-too-early", .advice,
        vi: (
            "nhắc sớm hơn kỳ trước",
            "Lần nhắc đến khi kỳ trước còn chưa đến hạn, nên không ai nghĩ tới.",
            "Ghi khoảng ngắn hơn khoảng cách hai kỳ."
        ),
        en: (
            "a reminder earlier than the period before",
            "It comes before the last period has even fallen due, when nobody thinks of this one.",
            "Write a distance shorter than that between two periods."
        ))
    static let remindsTooLate = LintText(
        "reminds-too-late", .advice,
        vi: (
            "nhắc sau giờ hạn",
            "Nhắc sau giờ phải nộp thì vô ích; thư sẽ gửi sớm hơn giờ đã ghi.",
            "Bỏ giờ, hoặc ghi giờ sớm hơn."
        ),
        en: (
            "a reminder after the hour",
            "A reminder after the hour is useless; it leaves earlier than the rule says.",
            "Leave the time out, or write an earlier one."
        ))
    static let neverReminds = LintText(
        "never-reminds", .serious,
        vi: (
            "lần nhắc không bao giờ gửi",
            "Khoảng cách quá dài: ngày nhắc rơi trước khi kế hoạch có hiệu lực.",
            "Ghi khoảng ngắn hơn."
        ),
        en: (
            "a reminder that is never sent",
            "So long a distance falls before the plan exists.",
            "Write a shorter one."
        ))
    static let outsideOfficeHours = LintText(
        "outside-office-hours", .advice,
        vi: (
            "nhắc ngoài giờ làm việc",
            "Thư chỉ đi trong giờ làm việc, nên sẽ gửi vào giờ khác.",
            "Ghi giờ trong giờ làm việc, hoặc gấp: có."
        ),
        en: (
            "a reminder outside office hours",
            "Mail leaves in office hours only, so it goes at another time.",
            "Write a time within them, or urgent: yes."
        ))
    static let neverRepeats = LintText(
        "never-repeats", .serious,
        vi: (
            "nhắc lại không lần nào",
            "times: 0 làm cho every mất tác dụng.",
            "Ghi số lần, hoặc bỏ cả hai."
        ),
        en: (
            "repeats that never come",
            "times: 0 makes every idle.",
            "Say how often, or remove both."
        ))
    static let rollsTogether = LintText(
        "rolls-together", .advice,
        vi: (
            "hai kỳ dời về một ngày",
            "Ngày nghỉ dài đưa hai hạn về cùng một ngày.",
            "Chấp nhận được thì cho phép; không thì đổi roll."
        ),
        en: (
            "two periods on one day",
            "A long holiday brings two due days together.",
            "Allow it if that will do; else change roll."
        ))
    static let neverCounted = LintText(
        "never-counted", .serious,
        vi: (
            "không năm nào được nhắc",
            "only lọc hết mọi năm của kế hoạch.",
            "Bỏ hoặc sửa only, since."
        ),
        en: (
            "no year that counts",
            "only leaves out every year of the plan.",
            "Remove or mend only, since."
        ))
    static let neverTold = LintText(
        "never-told", .serious,
        vi: (
            "kỷ niệm không có lần nhắc",
            "Ngày kỷ niệm không có remind thì không thư nào nhắc riêng, chỉ kèm trong thư khác nếu có.",
            "Thêm remind, như 7d."
        ),
        en: (
            "an anniversary without a reminder",
            "Without remind no mail speaks of it; it only rides along in others.",
            "Add remind, such as 7d."
        ))
    static let busyWeek = LintText(
        "busy-week", .advice,
        vi: (
            "quá nhiều hạn trong một tuần",
            "Một đơn vị có từ 20 báo cáo đến hạn trong một tuần thì không làm kịp, và thư nhắc thành danh sách dài.",
            "Dãn hạn ra các tuần khác, hoặc gộp báo cáo."
        ),
        en: (
            "too many due days in a week",
            "A unit with twenty reports and more due in one week can't do them, and its mails are long lists.",
            "Spread them over other weeks, or join reports."
        ))
    static let mixedReadings = LintText(
        "mixed-readings", .advice,
        vi: (
            "lẫn “trước ngày” với “chậm nhất” giữa các cấp",
            "Cấp dưới hạn “trước ngày 15” (hết ngày 14), cấp trên “chậm nhất ngày 15”: người đọc dễ lẫn một ngày.",
            "Dùng một cách nói ở mọi cấp; văn bản ghi khác nhau thì cho phép."
        ),
        en: (
            "'before' mixed with 'by' between levels",
            "One level is due 'before the 15th' (the 14th), the next 'by the 15th': people are easily a day off.",
            "Say it in one way on all levels; allow it where the papers differ."
        ))
    static let mailsAboveLimit = LintText(
        "mails-above-limit", .advice,
        vi: (
            "quá số thư mỗi tháng",
            "Người nhận nhiều thư thì không đọc nữa.",
            "Bớt lần nhắc, dùng gộp thư hằng tuần, hoặc nâng mức."
        ),
        en: (
            "more mails a month than the plan's limit",
            "Whoever gets too many mails stops reading them.",
            "Remind less often, use digest: weekly, or raise the limit."
        ))
    static let dueBeforePlan = LintText(
        "due-before-plan", .serious,
        vi: (
            "kỳ đầu có hạn trước khi kế hoạch bắt đầu",
            "Hạn của kỳ đầu đã qua khi kế hoạch có hiệu lực: đơn vị nào cũng thành quá hạn ngay ngày đầu.",
            "Ghi mốc bắt đầu sau ngày ấy, hoặc sửa “period” của kế hoạch."
        ),
        en: (
            "the first one is due before the plan begins",
            "Its due day is past when the plan takes effect: every unit is late from the first day.",
            "Write a start after that day, or mend the plan's 'period'."
        ))
}

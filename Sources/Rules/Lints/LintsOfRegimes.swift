import SourceText

/// What a plan does otherwise than the law that it takes a report from, and who gathers it.
extension LintText {
    static let lawPeriodMissing = LintText(
        "law-period-missing", .serious,
        vi: (
            "thiếu một kỳ mà quy định có",
            "Kế hoạch dùng một chế độ báo cáo nhưng lịch ghi ở đây bỏ sót kỳ của quy định: không ai được nhắc kỳ ấy.",
            "Ghi đủ các kỳ như quy định, hoặc bỏ “regime” nếu đây là báo cáo khác."
        ),
        en: (
            "a period of the law is missing",
            "The plan takes a report from a regime, and its own dates leave out a period of the law: nobody is reminded of it.",
            "Keep the periods of the law, or leave out 'regime' where this is another report."
        ))
    static let laterThanLaw = LintText(
        "later-than-law", .serious,
        vi: (
            "hạn muộn hơn quy định",
            "Đơn vị làm đúng hạn ở đây vẫn là chậm so với văn bản quy định chế độ báo cáo.",
            "Lấy hạn của quy định (bỏ dòng này) hoặc một hạn sớm hơn."
        ),
        en: (
            "due later than the law has it",
            "Who keeps the day given here is late by the paper that the report comes from.",
            "Take the law's due day (remove the line) or an earlier one."
        ))
    static let otherThanLaw = LintText(
        "other-than-law", .advice,
        vi: (
            "khác với quy định",
            "Số liệu hoặc phần báo cáo ghi ở đây khác với chế độ mà kế hoạch dùng, trong khi thư vẫn nêu văn bản của chế độ ấy.",
            "Bỏ dòng này, hoặc ghi “law” của văn bản nêu như ở đây."
        ),
        en: (
            "other than the law has it",
            "The data or the part given here aren't those of the regime, while mails cite the regime's paper.",
            "Remove the line, or give the 'law' that has it so."
        ))
    static let gathersAll = LintText(
        "gathers-all", .serious,
        vi: (
            "mỗi cấp thấy báo cáo của mọi đơn vị",
            "Nhiều đơn vị cùng tổng hợp một báo cáo gửi theo cấp mà không ghi “theo cấp trên”: nơi nào cũng thấy cả đơn vị của nơi khác.",
            "Viết “… theo cấp trên” sau tên báo cáo được tổng hợp."
        ),
        en: (
            "each level sees everybody's units",
            "Several units gather a report that goes up level by level, without 'by parent': each sees the units of the others too.",
            "Write '… by parent' behind what is gathered."
        ))
    static let checkedLater = LintText(
        "checked-later", .serious,
        vi: (
            "ngày đối chiếu chưa đến",
            "Không ai đối chiếu được với văn bản vào một ngày chưa đến: thường là gõ sai tháng hoặc năm.",
            "Ghi ngày đã đối chiếu."
        ),
        en: (
            "checked on a day to come",
            "Nobody has compared the rule with its text on a day that is still to come: a month or year is mistyped.",
            "Give the day on which it was done."
        ))
    static let gathersTight = LintText(
        "gathers-too-early", .advice,
        vi: (
            "ngày nghỉ làm hạn tổng hợp quá sát",
            "Cùng một sự kiện, có khi ngày nghỉ đưa hạn tổng hợp về sát hạn của báo cáo được tổng hợp.",
            "Chấp nhận được thì cho phép; không thì cho nơi tổng hợp thời hạn dài hơn."
        ),
        en: (
            "days off leave no time to gather",
            "After one event days off may bring the gathering due day next to that of what it gathers.",
            "Allow it if that will do; else give who gathers a longer limit."
        ))
}

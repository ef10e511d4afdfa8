/// The built-in templates in Vietnamese for what one unit is told about its own duties.
///
/// Administrative style: "Đề nghị", "Kính đề nghị". `Subject:` is the mail's subject, `Line:` the
/// item's line in a digest; the body follows after a blank line.
enum VietnameseNotices {
    static let reminder = """
        Subject: [Nhắc việc] {{short}}{{#lastDay}}, hạn cuối {{lastDay}}{{/lastDay}}
        Line: {{short}}{{#until}}: {{until}}{{/until}}{{#daysLeft}} (còn {{daysLeft}}{{^report}}; không báo cáo{{/report}}){{/daysLeft}}{{^daysLeft}}{{^report}} (không báo cáo){{/report}}{{/daysLeft}}

        Đề nghị {{task}}{{#citation}} ({{citation}}){{/citation}}.
        {{#due}}
        Hạn: {{due}} ({{until}}{{#daysLeft}}; còn {{daysLeft}}{{/daysLeft}})
        {{/due}}
        \(answer)
        """

    static let dueToday = """
        Subject: [Đến hạn hôm nay] {{short}}, hạn cuối {{lastDay}}
        Line: {{short}}: {{untilToday}}{{^report}} (không báo cáo){{/report}}

        Đề nghị {{task}}{{#citation}} ({{citation}}){{/citation}}.
        Hạn: {{due}} ({{untilToday}})
        \(answer)
        """

    static let overdue = """
        Subject: [Quá hạn {{daysLate}}] {{short}}
        Line: {{short}}: quá hạn {{daysLate}} (hạn: {{untilShort}})

        Đến {{now}}, {{office}} chưa ghi nhận {{brief}} của đơn vị
        (hạn: {{untilDate}}).
        Đề nghị gửi ngay, hoặc {{#replies}}trả lời{{/replies}}{{^replies}}báo đầu mối{{/replies}} lý do và ngày sẽ gửi.
        Nếu đã gửi: cho biết số, ngày văn bản.
        {{#nextReport}}
        Đơn vị chưa gửi sẽ có trong báo cáo Lãnh đạo {{organisation}} ngày {{nextReport}}.
        {{/nextReport}}
        """

    static let moved = """
        Subject: [{{#later}}Gia hạn{{/later}}{{^later}}Đổi hạn{{/later}}] {{short}}, hạn mới {{lastDay}}
        Line: {{short}}: hạn mới {{until}} (hạn cũ: {{previous}})

        Thời hạn {{task}}{{#citation}} ({{citation}}){{/citation}} {{#later}}được gia hạn{{/later}}{{^later}}đã thay đổi{{/later}}.
        Hạn cũ: {{previous}}
        Hạn mới: {{untilDate}} ({{weekday}}{{#daysLeft}}; còn {{daysLeft}}{{/daysLeft}})
        {{#authority}}
        Theo: {{authority}}
        {{/authority}}
        {{#sendTo}}
        Gửi về: {{sendTo}}
        {{/sendTo}}
        """

    static let redirect = """
        Subject: [Chuyển thư] {{innerLine}}
        Line: {{innerLine}} (thư gửi {{intended}} không đến được)

        Thư gửi {{intended}} không đến được. Kính chuyển để biết và chuyển tiếp.
        {{innerBody}}
        """

    static let correction = """
        Subject: [Đính chính] {{short}}: {{unitName}} đã gửi ngày {{sentOn}}
        Line: {{short}}: {{unitName}} đã gửi ngày {{sentOn}}, {{timeliness}} (đính chính thư ngày {{toldOn}})

        Thư ngày {{toldOn}} nêu {{unitName}} chưa gửi {{brief}}.
        {{office}} đã ghi nhận: {{#document}}văn bản số {{document}}, {{/document}}gửi ngày {{sentOn}}, {{timeliness}}.
        Đề nghị bỏ qua nội dung này trong thư ngày {{toldOn}}.
        """

    static let anniversary = """
        Subject: [Nhắc việc] {{name}}, {{lastDay}}
        Line: {{name}}: {{day}}{{^report}} (không báo cáo){{/report}}

        Đề nghị {{#task}}{{task}}{{/task}}{{^task}}tổ chức các hoạt động nhân dịp {{nameInside}}{{/task}}{{#citation}} ({{citation}}){{/citation}}.
        Ngày: {{lastDay}}{{#dateNote}}, {{dateNote}}{{/dateNote}}{{#daysLeft}} (còn {{daysLeft}}){{/daysLeft}}
        {{#round}}
        Năm kỷ niệm: {{round}}
        {{/round}}
        {{^report}}
        Không yêu cầu báo cáo.
        {{/report}}
        \(answer)
        """

    static let inspection = """
        Subject: [Kiểm tra] {{short}}, hạn cuối {{lastDay}}
        Line: {{short}}: {{inspector}} kiểm tra, {{until}}{{#daysLeft}} (còn {{daysLeft}}){{/daysLeft}}

        {{inspector}} thực hiện {{brief}} tại đơn vị{{#citation}} ({{citation}}){{/citation}}.
        Hạn kiểm tra: {{due}} ({{until}}{{#daysLeft}}; còn {{daysLeft}}{{/daysLeft}})
        Đề nghị chuẩn bị hồ sơ và cử người làm việc với đoàn kiểm tra.
        """

    static let confirmation = """
        Subject: [Đã nhận trả lời] {{short}}{{#submitted}}: đã gửi ngày {{sentOn}}{{/submitted}}{{#asked}}: xin gia hạn đến {{askedUntil}}{{/asked}}{{#unclear}}: chưa rõ nội dung{{/unclear}}
        Line: {{short}}: {{#acknowledged}}đã rõ{{/acknowledged}}{{#submitted}}đã gửi ngày {{sentOn}}{{^final}}, chờ xác nhận{{/final}}{{/submitted}}{{#asked}}xin gia hạn đến {{askedUntil}}, chờ duyệt{{/asked}}{{#unclear}}chưa rõ nội dung{{/unclear}}

        {{#acknowledged}}
        {{office}} đã nhận trả lời: đơn vị đã rõ nội dung.
        {{/acknowledged}}
        {{#submitted}}
        {{#final}}
        {{office}} đã ghi nhận {{brief}} của đơn vị{{#document}}, số {{document}}{{/document}}, gửi ngày {{sentOn}}.
        {{/final}}
        {{^final}}
        {{office}} đã nhận trả lời: đơn vị đã gửi {{brief}}{{#document}}, số {{document}}{{/document}}, ngày {{sentOn}}.
        {{#sendTo}}
        Chờ xác nhận: {{sendTo}} sẽ đối chiếu, đơn vị không cần gửi lại.
        {{/sendTo}}
        {{/final}}
        Số hoặc ngày chưa đúng: báo đầu mối dưới đây.
        {{/submitted}}
        {{#asked}}
        {{office}} đã nhận đề nghị gia hạn đến ngày {{askedUntil}}, chờ duyệt.
        {{/asked}}
        {{#unclear}}
        {{office}} đã nhận trả lời nhưng chưa rõ nội dung, nên chưa ghi nhận.
        Đã gửi rồi: trả lời thư nhắc "Đã gửi, số … ngày …"
        Cần thêm thời gian: trả lời thư nhắc "Xin gia hạn đến ngày …"
        {{/unclear}}
        {{^submitted}}
        {{#untilDate}}
        Hạn hiện nay: {{untilDate}}
        {{/untilDate}}
        {{/submitted}}
        """

    /// Where the report goes and how to answer.
    private static let answer = """
        {{#sendTo}}
        Gửi về: {{sendTo}}
        {{/sendTo}}
        {{#report}}
        {{#replies}}
        Đã gửi rồi: trả lời "Đã gửi, số … ngày …"
        Cần thêm thời gian: trả lời "Xin gia hạn đến ngày …"
        {{/replies}}
        {{^replies}}
        Đã gửi rồi, hoặc cần thêm thời gian: báo đầu mối dưới đây.
        {{/replies}}
        {{/report}}
        """
}

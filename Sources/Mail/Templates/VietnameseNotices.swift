/// The built-in templates in Vietnamese for what one unit is told about its own duties.
///
/// Administrative style: "Đề nghị", "Kính đề nghị". `Subject:` is the mail's subject, `Line:` the
/// item's line in a digest, the day first; the body follows after a blank line.
enum VietnameseNotices {
    static let reminder = """
        Subject: [Nhắc việc] {{#completion}}Bổ sung {{brief}}{{/completion}}{{^completion}}{{short}}{{/completion}}{{#lastDay}}, hạn cuối {{lastDay}}{{/lastDay}}
        Line: {{#lastDayFirst}}{{lastDayFirst}}{{#daysLeft}} (còn {{daysLeft}}){{/daysLeft}}: {{/lastDayFirst}}{{short}}\(aside)

        {{#completion}}
        Đề nghị bổ sung {{brief}}{{#paper}} {{paper}}{{/paper}}{{#lacking}}: {{lacking}}{{/lacking}}.
        {{/completion}}
        {{^completion}}
        Đề nghị {{#task}}{{task}}{{/task}}{{^task}}thực hiện {{brief}}{{/task}}{{#citation}} ({{citation}}){{/citation}}.
        {{/completion}}
        {{#due}}
        Hạn: {{due}} ({{until}}{{#daysLeft}}; còn {{daysLeft}}{{/daysLeft}})
        {{/due}}
        \(pending)
        \(place)
        \(answer)
        """

    static let dueToday = """
        Subject: [Đến hạn hôm nay] {{#completion}}Bổ sung {{brief}}{{/completion}}{{^completion}}{{short}}{{/completion}}
        Line: HÔM NAY, {{lastDay}}: {{short}}\(aside)

        {{#completion}}
        Đề nghị bổ sung {{brief}}{{#paper}} {{paper}}{{/paper}}{{#lacking}}: {{lacking}}{{/lacking}}.
        {{/completion}}
        {{^completion}}
        Đề nghị {{#task}}{{task}}{{/task}}{{^task}}thực hiện {{brief}}{{/task}}{{#citation}} ({{citation}}){{/citation}}.
        {{/completion}}
        Hạn: {{due}} ({{untilToday}})
        \(pending)
        \(place)
        \(answer)
        """

    static let overdue = """
        Subject: [Quá hạn {{daysLate}}] {{#completion}}Bổ sung {{brief}}{{/completion}}{{^completion}}{{short}}{{/completion}}
        Line: QUÁ HẠN {{daysLate}} (hạn: {{untilShort}}): {{short}}\(aside)

        {{#pending}}
        Đơn vị đã báo gửi {{brief}} {{pending}}, chờ {{#sendTo}}{{sendTo}}{{/sendTo}}{{^sendTo}}{{office}}{{/sendTo}} xác nhận
        (hạn: {{untilDate}}).
        Chưa đúng số, ngày: {{#replies}}trả lời thư này{{/replies}}{{^replies}}báo đầu mối dưới đây{{/replies}}.
        {{/pending}}
        {{^pending}}
        {{#completion}}
        Đến {{now}}, {{office}} chưa ghi nhận nội dung bổ sung {{brief}}{{#paper}} {{paper}}{{/paper}}{{#lacking}}: {{lacking}}{{/lacking}}
        (hạn: {{untilDate}}).
        {{/completion}}
        {{^completion}}
        Đến {{now}}, {{office}} chưa ghi nhận {{brief}} của đơn vị
        (hạn: {{untilDate}}).
        {{/completion}}
        {{#askedUntil}}
        Đề nghị gia hạn đến ngày {{askedUntil}} của đơn vị chưa được duyệt.
        {{/askedUntil}}
        Đề nghị gửi ngay, hoặc {{#replies}}trả lời{{/replies}}{{^replies}}báo đầu mối{{/replies}} lý do và ngày sẽ gửi.
        Nếu đã gửi: cho biết số, ngày văn bản.
        {{/pending}}
        {{#nextReport}}
        Ngày {{nextReport}}, {{reportBy}} báo cáo {{reportTo}} danh sách đơn vị chưa gửi.
        {{/nextReport}}
        \(place)
        """

    static let moved = """
        Subject: [Điều chỉnh thời hạn] {{short}}: hạn mới {{through}} (trước đây: {{previousShort}}){{#daysLate}}, đã quá hạn{{/daysLate}}
        Line: {{lastDayFirst}} (hạn mới; trước đây: {{previousShort}}{{#daysLate}}; đã quá hạn {{daysLate}}{{/daysLate}}): {{short}}

        Thời hạn {{#task}}{{task}}{{/task}}{{^task}}{{brief}}{{/task}}{{#citation}} ({{citation}}){{/citation}} {{#later}}được gia hạn{{/later}}{{^later}}đã thay đổi{{/later}}.
        Hạn mới: {{untilDate}} ({{weekday}}{{#daysLeft}}; còn {{daysLeft}}{{/daysLeft}}{{#daysLate}}; đã quá hạn {{daysLate}}{{/daysLate}})
        Hạn cũ: {{previous}}
        {{#authority}}
        Theo {{authority}}.
        {{/authority}}
        \(place)
        """

    static let returned = """
        Subject: [Đề nghị bổ sung] {{short}}{{#due}}, gửi lại {{due}}{{/due}}
        Line: Đề nghị bổ sung {{short}}{{#until}}, gửi lại {{until}}{{/until}}{{#lacking}}: {{lacking}}{{/lacking}}

        {{#paper}}
        Báo cáo {{paper}} ({{#timeliness}}{{timeliness}}{{/timeliness}}) cần bổ sung{{#lacking}}: {{lacking}}{{/lacking}}.
        {{/paper}}
        {{^paper}}
        Báo cáo của đơn vị ({{short}}) cần bổ sung{{#lacking}}: {{lacking}}{{/lacking}}.
        {{/paper}}
        {{#due}}
        Đề nghị gửi lại {{due}} ({{weekday}}{{#daysLeft}}; còn {{daysLeft}}{{/daysLeft}}).
        {{/due}}
        {{^due}}
        Đề nghị gửi lại ngay khi bổ sung xong.
        {{/due}}
        {{#citation}}
        Theo {{citation}}.
        {{/citation}}
        \(place)
        {{#replies}}
        Đã gửi lại: trả lời "{{#itemNumber}}{{itemNumber}}. {{/itemNumber}}Đã gửi, số … ngày …"
        Cần thêm thời gian: trả lời "{{#itemNumber}}{{itemNumber}}. {{/itemNumber}}Xin gia hạn đến ngày …"
        {{/replies}}
        """

    static let refused = """
        Subject: {{#declined}}[Không gia hạn] {{short}}, {{#over}}đã hết hạn {{lastDay}}{{/over}}{{^over}}hạn cuối vẫn là {{lastDay}}{{/over}}{{/declined}}{{^declined}}[Chưa ghi nhận] {{short}}, {{#over}}đã hết hạn {{lastDay}}{{/over}}{{^over}}hạn cuối {{lastDay}}{{/over}}{{/declined}}
        Line: {{short}}: {{#declined}}không gia hạn đến {{declined}}, {{#over}}đã hết hạn ({{untilDate}}){{/over}}{{^over}}hạn vẫn là {{untilDate}}{{/over}}{{/declined}}{{^declined}}chưa ghi nhận báo cáo đơn vị đã báo gửi (hạn: {{untilDate}}){{/declined}}{{#reason}}: {{reason}}{{/reason}}

        {{#declined}}
        {{office}} đã xem đề nghị gia hạn {{brief}} đến ngày {{declined}} của đơn vị và không đồng ý{{#reason}}: {{reason}}{{/reason}}.
        {{^over}}
        Hạn vẫn là: {{due}} ({{until}}{{#daysLeft}}; còn {{daysLeft}}{{/daysLeft}})
        {{/over}}
        {{/declined}}
        {{^declined}}
        Đơn vị đã báo gửi {{brief}}{{#paper}} ({{paper}}){{/paper}}; {{office}} đã đối chiếu và chưa ghi nhận được{{#reason}}: {{reason}}{{/reason}}.
        {{^over}}
        Hạn: {{due}} ({{until}}{{#daysLeft}}; còn {{daysLeft}}{{/daysLeft}})
        {{/over}}
        {{/declined}}
        {{#over}}
        Hạn: {{due}} (đã hết hạn). Đề nghị gửi ngay.
        {{/over}}
        {{#citation}}
        Theo {{citation}}.
        {{/citation}}
        \(place)
        {{#report}}
        {{#replies}}
        Đã gửi rồi: trả lời "{{#itemNumber}}{{itemNumber}}. {{/itemNumber}}Đã gửi, số … ngày …"
        Cần thêm thời gian: trả lời "{{#itemNumber}}{{itemNumber}}. {{/itemNumber}}Xin gia hạn đến ngày …"
        {{/replies}}
        {{^replies}}
        Đã gửi rồi, hoặc cần thêm thời gian: báo đầu mối dưới đây.
        {{/replies}}
        {{/report}}
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

    static let withdrawn = """
        Subject: [Đính chính] {{short}}: {{unitName}} không phải báo cáo
        Line: {{short}}: {{unitName}} không phải báo cáo (sự việc ngày {{happenedOn}} ghi nhầm)

        Sự việc ngày {{happenedOn}} đã được ghi nhận nhầm, hủy ghi nhận ngày {{takenBackOn}}.
        Vì vậy {{unitName}} không phải gửi {{brief}}. Đề nghị bỏ qua các thư trước về việc này.
        """

    static let anniversary = """
        Subject: [Nhắc việc] {{name}}, {{lastDay}}
        Line: {{lastDayFirst}}: {{name}}{{^report}} (không báo cáo){{/report}}

        Đề nghị {{#task}}{{task}}{{/task}}{{^task}}tổ chức các hoạt động nhân dịp {{nameInside}}{{/task}}{{#citation}} ({{citation}}){{/citation}}.
        Ngày: {{lastDay}}{{#dateNote}}, {{dateNote}}{{/dateNote}}{{#daysLeft}} (còn {{daysLeft}}){{/daysLeft}}
        {{#round}}
        Năm kỷ niệm: {{round}}
        {{/round}}
        {{^report}}
        Không yêu cầu báo cáo.
        {{/report}}
        \(place)
        \(plainAnswer)
        """

    static let inspection = """
        Subject: [Kiểm tra] {{short}}, hạn cuối {{lastDay}}
        Line: {{lastDayFirst}}{{#daysLeft}} (còn {{daysLeft}}){{/daysLeft}}: {{short}}, {{inspector}} kiểm tra

        {{inspector}} thực hiện {{brief}} tại đơn vị{{#citation}} ({{citation}}){{/citation}}.
        Hạn kiểm tra: {{due}} ({{until}}{{#daysLeft}}; còn {{daysLeft}}{{/daysLeft}})
        Đề nghị chuẩn bị hồ sơ và cử người làm việc với đoàn kiểm tra.
        """

    /// Behind a name in a list: what it is about, and how it stands.
    private static let aside =
        "{{#window}}, {{window}}{{/window}}"
        + "{{#completion}} (bổ sung{{#lacking}}: {{lacking}}{{/lacking}}){{/completion}}"
        + "{{#pending}} (đơn vị đã báo gửi {{pending}}, chờ xác nhận){{/pending}}"
        + "{{#askedUntil}} (đơn vị xin gia hạn đến {{askedUntil}}, chưa duyệt){{/askedUntil}}"
        + "{{^report}} (không báo cáo){{/report}}"

    /// What the unit has said of it already (statement 41).
    private static let pending = """
        {{#pending}}
        Đơn vị đã báo gửi {{pending}}, chờ {{#sendTo}}{{sendTo}} {{/sendTo}}xác nhận.
        {{/pending}}
        {{#askedUntil}}
        Đề nghị gia hạn đến ngày {{askedUntil}} của đơn vị chưa được duyệt.
        {{/askedUntil}}
        """

    /// Where the report goes, and in what form.
    private static let place = """
        {{#window}}
        Kỳ báo cáo: {{window}}
        {{/window}}
        {{#event}}
        Sự kiện: {{event}}
        {{/event}}
        {{#form}}
        Biểu mẫu: {{form}}
        {{/form}}
        {{#sendTo}}
        Gửi về: {{sendTo}}{{#channel}}, {{channel}}{{/channel}}
        {{/sendTo}}
        """

    /// How to answer.
    private static let answer = """
        {{#report}}
        {{#pending}}
        Chưa đúng số, ngày: {{#replies}}trả lời thư này{{/replies}}{{^replies}}báo đầu mối dưới đây{{/replies}}.
        {{/pending}}
        {{^pending}}
        {{#replies}}
        Đã gửi rồi: trả lời "Đã gửi, số … ngày …"
        Cần thêm thời gian: trả lời "Xin gia hạn đến ngày …"
        {{/replies}}
        {{^replies}}
        Đã gửi rồi, hoặc cần thêm thời gian: báo đầu mối dưới đây.
        {{/replies}}
        {{/pending}}
        {{/report}}
        """

    /// The same of what can't wait for the office to confirm it.
    private static let plainAnswer = """
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

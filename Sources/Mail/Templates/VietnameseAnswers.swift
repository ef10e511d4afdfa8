/// What has been made of an answer, in Vietnamese.
extension VietnameseNotices {
    static let confirmation = """
        Subject: [Đã nhận trả lời] {{short}}{{#submitted}}: đã gửi{{#sentOn}} ngày {{sentOn}}{{/sentOn}}{{/submitted}}{{#asked}}: xin gia hạn đến {{askedUntil}}{{/asked}}{{#unclear}}: {{#example}}chưa ghi nhận{{/example}}{{^example}}chưa rõ nội dung{{/example}}{{/unclear}}
        Line: {{short}}: {{#acknowledged}}đã rõ{{/acknowledged}}{{#submitted}}đã gửi{{#sentOn}} ngày {{sentOn}}{{/sentOn}}{{^final}}, chờ xác nhận{{/final}}{{/submitted}}{{#asked}}xin gia hạn đến {{askedUntil}}, chờ duyệt{{/asked}}{{#unclear}}{{#example}}chưa ghi nhận; đề nghị trả lời thư nhắc kèm số của việc, "{{example}}. Đã gửi, số … ngày …"{{/example}}{{^example}}chưa rõ nội dung{{/example}}{{/unclear}}

        {{#acknowledged}}
        {{^passedTo}}
        {{office}} đã nhận trả lời: đơn vị đã rõ nội dung.
        {{/passedTo}}
        {{#passedTo}}
        {{office}} đã nhận trả lời và gửi thư nhắc tới đồng chí {{passedTo}}. Đơn vị vẫn chịu trách nhiệm.
        {{/passedTo}}
        {{/acknowledged}}
        {{#submitted}}
        {{#final}}
        {{office}} đã ghi nhận {{brief}} của đơn vị{{#document}}, số {{document}}{{/document}}{{#sentOn}}, gửi ngày {{sentOn}}{{/sentOn}}.
        {{/final}}
        {{^final}}
        {{office}} đã nhận trả lời: đơn vị đã gửi {{brief}}{{#document}}, số {{document}}{{/document}}{{#sentOn}}, ngày {{sentOn}}{{/sentOn}}.
        {{^sentOn}}
        Chưa rõ ngày gửi: đề nghị báo đầu mối dưới đây ngày văn bản.
        {{/sentOn}}
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
        {{#example}}
        {{office}} đã nhận trả lời nhưng chưa ghi nhận, vì thư nhắc có nhiều việc và chưa rõ trả lời việc nào, nội dung gì; đã chuyển đầu mối xem.
        Đã gửi rồi: trả lời thư nhắc kèm số của việc, "{{example}}. Đã gửi, số … ngày …"
        Cần thêm thời gian: trả lời thư nhắc "{{example}}. Xin gia hạn đến ngày …"
        {{/example}}
        {{^example}}
        {{office}} đã nhận trả lời nhưng chưa rõ nội dung, nên chưa ghi nhận; đã chuyển đầu mối xem.
        {{#report}}
        Đã gửi rồi: trả lời thư nhắc "Đã gửi, số … ngày …"
        Cần thêm thời gian: trả lời thư nhắc "Xin gia hạn đến ngày …"
        {{/report}}
        {{/example}}
        {{/unclear}}
        {{^submitted}}
        {{#report}}
        {{#untilDate}}
        Hạn hiện nay: {{untilDate}}{{#over}} (đã hết hạn){{/over}}
        {{/untilDate}}
        {{/report}}
        {{/submitted}}
        """
}

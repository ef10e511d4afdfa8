/// The built-in templates in Vietnamese for superiors, owners and inspectors, and the frame that
/// all letters share.
enum VietnameseLists {
    static let escalation = """
        Subject: [Báo cáo] {{count}}/{{total}} đơn vị chưa gửi {{brief}}, quá hạn {{daysLate}}
        Line: {{short}}: {{count}}/{{total}} đơn vị chưa gửi, quá hạn {{daysLate}}

        Hạn: {{untilShort}}.{{#urged}} Đã đôn đốc {{urged}}.{{/urged}}
        {{#units}}
        {{number}}. {{name}}: {{state}}
        {{/units}}
        {{#more}}
        … và {{more}} đơn vị khác
        {{/more}}
        Kính đề nghị cho ý kiến: ban hành công văn đôn đốc hoặc gia hạn.
        """

    static let tally = """
        Subject: [Tổng hợp] {{short}}: đã nhận {{received}}/{{total}}
        Line: {{short}}: đã nhận {{received}}/{{total}}

        Đúng hạn {{onTime}}{{#nilReports}} (không phát sinh {{nilReports}}){{/nilReports}}; gửi chậm {{late}}; chưa có {{count}}{{#waived}}; miễn báo cáo {{waived}}{{/waived}}
        {{#missing}}
        Chưa có: {{missing}}
        {{/missing}}
        {{#nextStep}}
        Việc tiếp: {{nextStep}}
        {{/nextStep}}
        """

    static let rollUp = """
        Subject: [Tổng hợp] {{count}} đầu việc quá hạn, đến ngày {{today}}
        Line: {{count}} đầu việc quá hạn, đến ngày {{today}}

        {{#rows}}
        {{number}}. {{short}} (hạn: {{untilShort}}; quá hạn {{daysLate}}): {{missing}}
        {{/rows}}
        {{^rows}}
        Không có đầu việc quá hạn.
        {{/rows}}
        """

    static let morningList = """
        Subject: [Sắp gửi đôn đốc] {{count}} đầu việc, lúc {{time}} ngày {{today}}
        Line: {{count}} đầu việc sẽ gửi đôn đốc lúc {{time}}

        Đến {{time}} hôm nay sẽ gửi đôn đốc, nếu sáng nay chưa ghi nhận báo cáo:
        {{#rows}}
        {{number}}. {{short}} (hạn: {{untilShort}}): {{missing}}
        {{/rows}}
        Đã nhận báo cáo của đơn vị nào: đề nghị ghi nhận trước {{time}}.
        """

    static let inspectionList = """
        Subject: [Kiểm tra] {{short}}: {{count}} đơn vị, hạn cuối {{lastDay}}
        Line: {{short}}: {{count}} đơn vị, {{until}}{{#daysLeft}} (còn {{daysLeft}}){{/daysLeft}}

        Đề nghị {{task}}{{#citation}} ({{citation}}){{/citation}}.
        Hạn: {{due}} ({{until}}{{#daysLeft}}; còn {{daysLeft}}{{/daysLeft}})
        {{#units}}
        {{number}}. {{name}}
        {{/units}}
        {{#more}}
        … và {{more}} đơn vị khác
        {{/more}}
        Kiểm tra xong: báo đầu mối số, ngày biên bản.
        """

    static let digest = """
        Subject: {{#overdue}}[Quá hạn] {{overdue}}/{{count}} việc quá hạn{{/overdue}}{{#answers}}[Đã nhận trả lời] {{count}} việc{{/answers}}{{#upcoming}}[Nhắc việc] {{count}} việc sắp đến hạn{{/upcoming}}{{#mixed}}[Tổng hợp] {{count}} nội dung{{/mixed}}{{#unit}}, {{unit}}{{/unit}}

        {{#items}}
        {{number}}. {{line}}
        {{#details}}
           {{.}}
        {{/details}}
        {{/items}}
        """

    static let confidential = """
        Subject: [Nhắc việc] Có việc cần xử lý

        Có việc theo kế hoạch công tác cần xử lý.
        Đề nghị liên hệ đầu mối dưới đây để biết nội dung và thời hạn.
        """

    static let frame = """
        {{#salutation}}
        Kính gửi: {{salutation}}
        {{/salutation}}
        {{body}}
        {{#hasNotes}}
        Lưu ý:
        {{#notes}}
        - {{.}}
        {{/notes}}
        {{/hasNotes}}
        """

    static let footer = """
        Thư tự động, không thay văn bản của {{organisation}}.
        Đầu mối: {{contact}}.
        """
}

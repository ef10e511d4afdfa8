/// The built-in templates in Vietnamese for superiors, owners and inspectors, and the frame that
/// all letters share.
enum VietnameseLists {
    static let escalation = """
        Subject: [Báo cáo] {{#only}}{{only}}{{/only}}{{^only}}{{count}}/{{total}} đơn vị{{/only}} {{#inTime}}quá hạn {{brief}}: {{daysLate}}{{/inTime}}{{^inTime}}{{#unconfirmed}}chưa được ghi nhận{{/unconfirmed}}{{^unconfirmed}}chưa gửi{{/unconfirmed}} {{brief}}, quá hạn {{daysLate}}{{/inTime}}
        Line: {{short}}: {{#only}}{{only}}{{/only}}{{^only}}{{count}}/{{total}} đơn vị{{/only}} {{^inTime}}{{#unconfirmed}}chưa được ghi nhận{{/unconfirmed}}{{^unconfirmed}}chưa gửi{{/unconfirmed}}, {{/inTime}}quá hạn {{daysLate}}

        Hạn: {{untilDate}}.{{#urged}} Đã đôn đốc {{urged}}.{{/urged}}
        {{#window}}
        Kỳ báo cáo: {{window}}
        {{/window}}
        {{#units}}
        {{number}}. {{name}}: {{state}}
        {{/units}}
        {{#more}}
        … và {{more}} đơn vị khác
        {{/more}}
        {{#inTime}}
        Chưa gửi, còn trong hạn: {{inTime}}
        {{/inTime}}
        {{#superior}}
        Kính trình cho ý kiến chỉ đạo: ban hành công văn đôn đốc hoặc gia hạn.
        {{/superior}}
        {{#level}}
        Đề nghị đôn đốc các đơn vị trên; cần gia hạn thì báo đầu mối dưới đây.
        {{/level}}
        {{#advises}}
        Đề nghị tham mưu công văn đôn đốc hoặc gia hạn.
        {{/advises}}
        """

    static let tally = """
        Subject: [Tổng hợp] {{short}}: đã nhận {{received}}/{{total}}
        Line: {{short}}: đã nhận {{received}}/{{total}}

        Đúng hạn {{onTime}}{{#nilReports}} (không phát sinh {{nilReports}}){{/nilReports}}; gửi chậm {{late}}; chưa có {{count}}{{#waived}}; miễn báo cáo {{waived}}{{/waived}}
        {{#window}}
        Kỳ báo cáo: {{window}}
        {{/window}}
        {{#missing}}
        Chưa có: {{missing}}
        {{/missing}}
        {{#nextStep}}
        Việc tiếp: {{nextStep}}
        {{/nextStep}}
        {{#nextWhere}}
        {{nextWhere}}
        {{/nextWhere}}
        {{#nextAnswer}}
        {{#replies}}
        Đã gửi rồi: trả lời "Đã gửi, số … ngày …"
        Cần thêm thời gian: trả lời "Xin gia hạn đến ngày …"
        {{/replies}}
        {{^replies}}
        Đã gửi rồi, hoặc cần thêm thời gian: báo đầu mối dưới đây.
        {{/replies}}
        {{/nextAnswer}}
        """

    static let rollUp = """
        Subject: [Tổng hợp] {{#overdue}}{{overdue}} đầu việc quá hạn, đến ngày {{today}}{{/overdue}}{{^overdue}}Không có đầu việc quá hạn đến ngày {{today}}{{/overdue}}
        Line: {{#overdue}}{{overdue}} đầu việc quá hạn, đến ngày {{today}}{{/overdue}}{{^overdue}}Không có đầu việc quá hạn đến ngày {{today}}{{/overdue}}

        {{#rows}}
        {{number}}. {{short}} (hạn: {{untilShort}}; quá hạn {{daysLate}}): {{missing}}
        {{/rows}}
        {{^rows}}
        Không có đầu việc quá hạn.
        {{/rows}}
        """

    static let morningList = """
        Subject: [{{#urging}}Sắp gửi đôn đốc{{/urging}}{{^urging}}Sắp báo cáo cấp trên{{/urging}}] {{count}} đầu việc, lúc {{time}} ngày {{today}}
        Line: {{count}} đầu việc sẽ {{#urging}}gửi đôn đốc{{/urging}}{{^urging}}báo cáo cấp trên{{/urging}} lúc {{time}}

        Đến {{time}} hôm nay sẽ {{#urging}}gửi đôn đốc{{/urging}}{{^urging}}báo cáo cấp trên danh sách sau{{/urging}}, nếu sáng nay chưa ghi nhận báo cáo:
        {{#rows}}
        {{number}}. {{short}} (hạn: {{untilShort}}{{#reported}}; báo cáo cấp trên{{/reported}}): {{missing}}
        {{/rows}}
        Đã nhận báo cáo của đơn vị nào: đề nghị ghi nhận trước {{time}}.
        """

    static let waiting = """
        Subject: [Chờ xử lý] {{count}} trả lời chờ quyết định
        Line: {{count}} trả lời chờ quyết định

        {{#rows}}
        {{number}}. {{short}}
        {{#text}}
           "{{text}}"
        {{/text}}
        {{#files}}
           Tệp kèm: {{files}}
        {{/files}}
        {{^unread}}
           Đồng ý: hanchot decide {{decision}} --yes{{#needs}} {{needs}}{{/needs}}
           Không: hanchot decide {{decision}} --no --note "…"
        {{/unread}}
        {{#unread}}
           Đã gửi báo cáo: hanchot decide {{decision}} --yes --on … --number …
           Gia hạn: hanchot decide {{decision}} --yes --until …
           Không phải ghi gì: hanchot decide {{decision}} --no
        {{/unread}}
        {{/rows}}
        {{#replies}}
        Hoặc trả lời thư này theo số thứ tự trên: "1 đồng ý", "1 đồng ý đến ngày …", "1 không đồng ý: lý do …"
        Chưa rõ ngày gửi: "1 đồng ý, gửi ngày …" hoặc "1 đồng ý, số … ngày …"
        {{/replies}}
        """

    static let decisions = """
        Subject: {{#unclear}}[Chưa rõ quyết định] Chưa ghi gì{{/unclear}}{{^unclear}}{{#unrecorded}}[Chưa ghi quyết định] {{count}} trả lời{{/unrecorded}}{{^unrecorded}}[Đã ghi quyết định] {{done}}/{{count}} trả lời{{/unrecorded}}{{/unclear}}
        Line: {{#unrecorded}}Chưa ghi quyết định nào về {{count}} trả lời{{/unrecorded}}{{^unrecorded}}Đã ghi quyết định về {{done}}/{{count}} trả lời{{/unrecorded}}

        {{#rows}}
        {{number}}. {{short}}
        {{/rows}}
        {{#unclear}}
        Chưa rõ nội dung, nên chưa ghi quyết định nào. Đề nghị trả lời thư "[Chờ xử lý]" theo số thứ tự:
        "1 đồng ý", "1 đồng ý đến ngày …", "1 đồng ý, gửi ngày …", "1 không đồng ý: lý do …"
        {{/unclear}}
        {{^unclear}}
        {{#unrecorded}}
        Đề nghị trả lời lại thư "[Chờ xử lý]" theo số thứ tự, hoặc báo đầu mối dưới đây.
        {{/unrecorded}}
        {{^unrecorded}}
        Có mục chưa đúng: báo đầu mối dưới đây.
        {{/unrecorded}}
        {{/unclear}}
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
        Kiểm tra xong: báo đầu mối dưới đây số, ngày biên bản.
        """

    static let digest = """
        Subject: {{#overdue}}[Quá hạn] {{overdue}}/{{count}} việc quá hạn{{#dueToo}}, {{dueToo}} việc đến hạn hôm nay{{/dueToo}}{{/overdue}}{{#dueNow}}[Đến hạn hôm nay] {{dueNow}}/{{count}} việc đến hạn hôm nay{{/dueNow}}{{#answers}}[Đã nhận trả lời] {{count}} việc{{/answers}}{{#upcoming}}[Nhắc việc] {{count}} việc sắp tới{{/upcoming}}{{#mixed}}[Tổng hợp] {{count}} nội dung{{/mixed}}{{#unit}}, {{unit}}{{/unit}}

        {{#items}}
        {{number}}. {{line}}
        {{#details}}
           {{.}}
        {{/details}}
        {{/items}}
        {{#ask}}
        {{#replies}}
        Đã gửi rồi: trả lời {{#example}}kèm số của việc, ví dụ "{{example}}. Đã gửi, số … ngày …"{{/example}}{{^example}}"Đã gửi, số … ngày …"{{#also}} (việc {{also}}: "{{also}}. Đã gửi …"){{/also}}{{/example}}
        Cần thêm thời gian: trả lời {{#example}}"{{example}}. Xin gia hạn đến ngày …"{{/example}}{{^example}}"Xin gia hạn đến ngày …"{{/example}}
        {{/replies}}
        {{^replies}}
        Đã gửi rồi, hoặc cần thêm thời gian: báo đầu mối dưới đây.
        {{/replies}}
        {{/ask}}
        {{#informs}}
        Các việc trên không phải báo cáo; không cần trả lời thư này.
        {{/informs}}
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

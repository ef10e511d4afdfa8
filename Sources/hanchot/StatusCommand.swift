import ArgumentParser
import Control
import Help
import Messages
import SourceText

struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: said(
            vi: "Cho xem còn việc gì, đơn vị nào chưa gửi.",
            en: "Shows what is owed and who is missing."),
        discussion: help(
            .examples(
                .call(
                    "hanchot status",
                    vi: "mọi kỳ đang theo dõi, bằng số",
                    en: "every occurrence under way, in numbers"),
                .call(
                    "hanchot status \"bao loc\"",
                    vi: "các đơn vị tên ấy còn việc gì",
                    en: "what the units of that name owe"),
                "hanchot status --duty bao-cao-nam --overdue",
                "hanchot status --unit thpt-bao-loc --all",
                .call(
                    "hanchot status --parent xa-a",
                    vi: "việc của các trường thuộc xã",
                    en: "what a commune's own schools owe"),
                "hanchot status --overdue --format ods > qua-han.ods",
                .call(
                    "hanchot status --health",
                    vi: "dịch vụ có ổn không?",
                    en: "is the service well?")),
            .text(
                vi: """
                    Tìm đơn vị, nhiệm vụ bằng vài chữ, có dấu hay không dấu; phải hợp mọi chữ.
                    """,
                en: """
                    Words find units and duties with or without diacritics; all of them must fit.
                    """),
            .exitStatus(
                vi: "với --health: 0 ổn, 1 có sự cố, 3 dịch vụ không chạy.",
                en: "with --health 0 well, 1 trouble, 3 no daemon.")))

    @Argument(
        help: said(vi: "Vài chữ trong tên đơn vị, nhiệm vụ.", en: "Words of units and duties."))
    var search: [String] = []
    @Option(help: said(vi: "Chỉ kế hoạch này.", en: "Only this plan.")) var plan: String?
    @Option(help: said(vi: "Chỉ nhiệm vụ này.", en: "Only this duty.")) var duty: String?
    @Option(help: said(vi: "Chỉ kỳ này.", en: "Only this period.")) var period: String?
    @Option(help: said(vi: "Chỉ đơn vị hoặc nhóm này.", en: "Only this unit or group.")) var unit:
        String?
    @Option(
        help: said(
            vi: "Chỉ việc của các đơn vị cấp dưới đơn vị này.",
            en: "Only what the units below this one owe.")) var parent: String?
    @Flag(help: said(vi: "Chỉ việc quá hạn.", en: "Only what is overdue.")) var overdue = false
    @Flag(help: said(vi: "Từng đơn vị.", en: "Unit by unit.")) var details = false
    @Flag(help: said(vi: "Kể cả việc đã xong.", en: "Also what is done.")) var all = false
    @Option(
        help: said(
            vi: "Liệt kê nhiều nhất bao nhiêu: thường 200, thành bảng thì 100000.",
            en: "List at most so many: 200 as a rule, 100000 of a table.")) var limit: Int?
    @Option(
        help: said(
            vi: "text, csv hoặc ods: danh sách thành bảng.",
            en: "text, csv or ods: the list as a table.")) var format: ListFormat = .text
    @Flag(
        help: said(
            vi: "Chỉ hỏi dịch vụ có ổn không; không khởi động dịch vụ.",
            en: "Only how the service is; it is never started for that.")) var health = false
    @Option(
        help: said(
            vi: "Với --health: chờ dịch vụ bao nhiêu giây.",
            en: "With --health: wait so many seconds for the service.")) var timeout: Double = 1
    @OptionGroup var access: ControlAccess

    func run() throws {
        let limit = limit ?? (format == .text ? 200 : 100_000)
        guard limit >= 0 else {
            throw Problem(
                bilingual("--limit: \(limit) nhỏ hơn 0", "--limit: \(limit) is less than 0"),
                status: 2)
        }
        if format != .text, access.json || health {
            let other = access.json ? "--json" : "--health"
            throw Problem(
                bilingual(
                    "\(other) và --format \(format.rawValue) không dùng cùng nhau",
                    "\(other) and --format \(format.rawValue) exclude each other"), status: 2)
        }
        if health { return try showHealth() }
        var call = StatusCall()
        call.search = search.isEmpty ? nil : search.joined(separator: " ")
        (call.plan, call.duty, call.period, call.unit) = (plan, duty, period, unit)
        call.parent = parent
        call.overdue = overdue ? true : nil
        call.details = details ? true : nil
        call.all = all ? true : nil
        call.limit = limit
        let answer = try access.ask(call)
        guard format != .text else {
            return access.show(answer) { StatusText($1).text($0, search: call.search) }
        }
        try format.write(
            StatusTable(text: StatusText(Surroundings.language)).table(
                answer, listsObligations: details || overdue || !search.isEmpty || unit != nil))
        if answer.more > 0 {
            complain(
                bilingual("còn \(answer.more) dòng nữa (--limit)", "\(answer.more) more (--limit)"))
        }
    }

    /// One question, whatever the service does.
    private func showHealth() throws {
        guard timeout > 0, timeout <= 3600 else {
            throw Problem(
                bilingual(
                    "--timeout: \(timeout) không nằm trong 0 … 3600 giây",
                    "--timeout: \(timeout) is not in 0 … 3600 seconds"), status: 2)
        }
        let (status, answer) = HealthQuestion(path: access.path, timeout: timeout).ask()
        switch answer {
        case .report(let reply):
            access.show(reply.health) { StatusText($1).health($0, now: reply.now) }
        case .none(let lack):
            access.show(lack) { lack, language in
                lack.troubles.map(StatusText(language).trouble).joined()
            }
        }
        if status != .well { throw ExitStatus(value: status.rawValue) }
    }
}

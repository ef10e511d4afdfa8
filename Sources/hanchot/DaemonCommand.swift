import ArgumentParser
import Civil
import Daemon
import Help
import Rules
import SourceText
import Workbench

struct DaemonCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "daemon",
        abstract: said(
            vi: "Dịch vụ; như gọi chương trình tên hanchotd.",
            en: "The service; the same as calling the program hanchotd."),
        discussion: help(
            .text(
                vi: """
                    Do systemd chạy thì dùng các thư mục của systemd; chạy tay thì ghi nhật ký ra
                    đầu ra lỗi.

                    Diễn lại một năm trong một phút, trong một thư mục riêng:
                    """,
                en: """
                    Under systemd it takes the unit's directories; by hand it logs to stderr.

                    A year in a minute, into a directory of one's own:
                    """),
            .lines(
                """
                  hanchotd --rules rules --state run/state --spool run/spool \\
                    --clock 2025-01-02T07:00,400000 --until 2025-12-31 --watch
                """)))

    @Option(
        help: said(
            vi: "Thư mục hoặc tệp quy tắc; ghi được nhiều lần.",
            en: "The rules' directory or file; may be given several times.")) var rules: [String]
    @Option(help: said(vi: "Sổ theo dõi ở đâu.", en: "Where the ledger lives.")) var state: String
    @Option(help: said(vi: "Thư chờ gửi ở đâu.", en: "Where mail waits for delivery.")) var spool:
        String
    @Option(
        help: said(
            vi: "Sổ theo dõi dùng chung với máy khác, như postgresql://hanchot@db.example/hanchot.",
            en:
                "A ledger shared with another machine, such as postgresql://hanchot@db.example/hanchot."
        ))
    var ledger: String?
    @Flag(help: said(vi: "Xử lý một lượt rồi thôi.", en: "Do one tick and leave.")) var once = false
    @Option(
        help: said(
            vi: "START,RATE: đồng hồ bắt đầu từ START (giờ địa phương), chạy nhanh gấp RATE lần.",
            en: "START,RATE: a clock that starts at START (local time) and runs RATE times as fast."
        ))
    var clock: String?
    @Option(help: said(vi: "Với --clock: ngày cuối.", en: "With --clock: the last day.")) var until:
        String?
    @Option(
        help: said(
            vi: "Với --clock: những việc ghi nhận trong lúc chạy; xem 'hanchot simulate --help'.",
            en: "With --clock: events to record meanwhile; see 'hanchot simulate --help'."))
    var events: String?
    @Option(
        help: said(
            vi: "Đường dẫn socket điều khiển; 'none' là không dùng.",
            en: "The control socket's path; 'none' for none.")) var socket: String?
    @Flag(
        help: said(
            vi: "In mỗi thông báo một dòng, cuối cùng là tóm tắt.",
            en: "Show each notice as a line, and a summary at the end.")) var watch = false

    @Option(
        help: said(
            vi: "Người dùng mà hanchot-board chạy dưới tên.",
            en: "The user that hanchot-board runs as.")) var boardUser = "hanchot-board"

    func run() throws {
        if clock == nil, events != nil || until != nil {
            throw Problem(
                bilingual(
                    "--events và --until chỉ dùng cùng --clock", "--events and --until need --clock"
                ), status: 2)
        }
        let zone = try Surroundings.zone("Asia/Ho_Chi_Minh")
        let fast = try clock.map { try readClock($0, zone) }
        let end = try until.map { text in
            zone.instant(
                of: CivilDateTime(
                    try DateArgument.moment(text, "--until").date,
                    CivilTime(23, 59, 59) ?? .midnight))
        }
        let script =
            try events.map { try readScript($0, rules: try Surroundings.rules(rules).rules) } ?? []
        let options = ServiceOptions(
            rules: rules, state: state, spool: spool, ledger: ledger, clock: fast,
            socket: socketPath,
            language: Surroundings.language, rehearsal: { _ in script },
            until: end, watch: watch, boardUser: boardUser)
        if once { return try OpenedService(options).runOnce() }
        try Service(options).run()
    }

    private var socketPath: String? {
        socket == "none" ? nil : socket ?? "\(state)/control"
    }

    private func readClock(_ text: String, _ zone: Zone) throws -> ServiceClock.Fast {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == 2, let rate = Int(parts[1]), (1...100_000_000).contains(rate) else {
            throw Problem(
                bilingual(
                    "--clock: '\(text)' không phải START,RATE, như 2025-01-02T07:00,86400",
                    "--clock: '\(text)' is not START,RATE such as 2025-01-02T07:00,86400"),
                status: 2)
        }
        return ServiceClock.Fast(
            start: zone.instant(of: try DateArgument.moment(String(parts[0]), "--clock")),
            rate: rate)
    }
}

import ArgumentParser
import Civil
import Edits
import Help
import Rules
import Scheduler
import SourceText
import Workbench

struct SimulateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: said(
            vi: "Cho xem mọi thư sẽ gửi, không đụng đến gì.",
            en: "Shows every notice that would be sent, touching nothing."),
        discussion: help(
            .examples(
                "hanchot simulate --from 01/11/2025 --to 30/11/2025",
                "hanchot simulate --from 2025-01-02 --to 2025-12-31 --format counts",
                "hanchot simulate --from 2025-11-05 --to 2025-11-05 --format mbox > mails.mbox",
                "hanchot simulate --from 2025-10-01 --to 2025-12-31 --events office.jsonl",
                "hanchot simulate --from 2025-10-01 --to 2025-12-31 --random 80 --seed 7"),
            .text(
                vi: """
                    Bảng cho biết ai được báo gì, lúc nào; cột GỬI là địa chỉ của thủ trưởng,
                    hoặc vai trò của người nhận khác. jsonl có đủ mọi điều: at, due (hạn gửi),
                    plan, duty, period, unit, kind, stage, role, recipient, mail, subject. mbox có
                    nguyên văn thư, phần mềm thư nào cũng mở được. counts đếm thư từng loại, và
                    mỗi địa chỉ nhận nhiều nhất, trung bình bao nhiêu thư một tháng. calendar vẽ
                    lịch: tháng theo loại thư, đơn vị theo tuần, mỗi ô là số thư.

                    Coi như dịch vụ đã chạy từ trước ngày --from: việc đến hạn trước đó mà còn mở
                    thì vẫn đôn đốc, báo cáo như khi ấy. Nếu đúng ngày ấy dịch vụ mới nhận quy tắc
                    này thì việc đã quá hạn chỉ vào danh sách của đơn vị chủ trì. Kế hoạch chạy
                    thử (shadow) được cho xem như gửi thật; thư của các kế hoạch khác vẫn là thư
                    gửi khi có nó chạy thử bên cạnh. Kế hoạch tạm dừng thì không gửi gì. Chốt chặn
                    không giữ gì ở đây.

                    Tệp sự kiện có mỗi dòng một đối tượng JSON, như:
                    """,
                en: """
                    The table shows who is told what and when; TO is the head's address, or the
                    role of another. jsonl has all of it: at, due (the last good day), plan, duty,
                    period, unit, kind, stage, role, recipient, mail, subject. mbox has the mails
                    themselves: any mail program opens it. counts tells the notices of each kind,
                    and how many mails an address gets in a month, at most and in the mean.
                    calendar draws months by kinds, and units by weeks: how many mails each gets.

                    It takes the service to have been running all the time before --from: what was
                    due earlier and is still open is urged and reported as it would be then. A
                    service that is given these rules on that day leaves what is past due to its
                    owner's list. A plan in mode shadow is shown as if it were live, and what the
                    others send as it leaves beside the shadow; one that is paused sends nothing.
                    The guard against too much mail at once holds nothing back here.

                    An events file has one JSON object a line, such as:
                    """),
            .lines(
                """
                  {"at":"2025-11-03T09:00","event":"receive","duty":"bao-cao-nam","unit":"c1"}
                """),
            .text(
                vi: """
                    Không ghi kỳ (period) thì là kỳ đang mở; có nhiều kỳ đang mở thì sự kiện bị từ
                    chối. Thư được giữ lại bằng silence (plan, duty, unit, until), pause và resume
                    (plan); bounce (unit) là thư bị trả lại. Tệp do 'hanchot export events' in ra
                    được diễn lại đúng như đã ghi.
                    """,
                en: """
                    A period left out is the one that is open; where several are, the event is
                    refused. Mail is held back by silence (plan, duty, unit, until), pause and
                    resume (plan); bounce (unit) is a mail that came back. What 'hanchot export
                    events' gave is played again as it was recorded.
                    """)))

    @Option(
        help: said(
            vi: "Thư mục hoặc tệp quy tắc; ghi được nhiều lần.",
            en: "The rules' directory or file; may be given several times."))
    var rules: [String] = ["rules"]
    @Option(
        help: said(
            vi: "Ngày đầu, như 02/01/2025 hoặc 2025-01-02.",
            en: "The first day, such as 2025-01-02 or 02/01/2025.")) var from: String
    @Option(help: said(vi: "Ngày cuối.", en: "The last day.")) var to: String
    @Option(
        help: said(
            vi: "Những việc văn phòng ghi nhận trong lúc ấy.",
            en: "Events that the office would record meanwhile.")) var events: String?
    @Option(
        help: said(
            vi: "Báo cáo gửi về ngẫu nhiên: bao nhiêu phần trăm.",
            en: "Reports that come in by chance: how many of a hundred.")) var random: Int?
    @Option(
        help: said(
            vi: "Với --random: số khác cho những báo cáo khác.",
            en: "With --random: another number gives other reports.")) var seed: UInt64?
    @Option(
        help: said(
            vi: "table (bảng), jsonl, counts (đếm), calendar (lịch) hoặc mbox.",
            en: "table, jsonl, counts, calendar or mbox.")) var format: SimulationFormat = .table

    func run() throws {
        let first = try DateArgument.solar(from, "--from")
        let last = try DateArgument.solar(to, "--to")
        guard first <= last else {
            throw Problem(bilingual("--to trước --from", "--to lies before --from"), status: 2)
        }
        let (read, templates) = try Surroundings.rules(rules)
        let rules = read.underFormerNames
        var script = try events.map { try readScript($0, rules: rules) } ?? []
        if let random {
            guard (0...100).contains(random) else {
                throw Problem(
                    bilingual(
                        "--random là phần trăm, từ 0 đến 100",
                        "--random takes a percentage, 0 to 100"), status: 2)
            }
            var receipts = RandomReceipts(percent: random, seed: seed ?? 1)
            script += receipts.events(of: rules, dueIn: first...last)
        } else if seed != nil {
            throw Problem(
                bilingual("--seed chỉ dùng cùng --random", "--seed goes with --random"), status: 2)
        }
        // Of a nation's units most differ in nothing; letters are each unit's own.
        let kinds = format == .mbox ? nil : UnitKinds(rules, script: script)
        let output = Output()
        let printer = SimulationPrinter(
            format, rules: rules, days: first...last, kinds: kinds,
            language: Surroundings.language
        ) { output.write($0) }
        // A sum is printed at the end: until then the terminal is free.
        let progress = Progress(
            from: first, to: last, isAlone: format == .counts || format == .calendar)
        let idle = try Simulation.play(
            rules: kinds?.rules ?? rules, days: first...last, script: script,
            templates: templates, weights: kinds?.weights ?? [:],
            isWritten: format.readsLetters
        ) { news in
            guard case .left(let notice, let mail) = news else { return }
            progress.show(notice.at.date)
            printer.print(notice, in: mail)
        }
        progress.clear()
        printer.finish()
        output.flush()
        let written = idle.filter { random == nil || $0.event.record != nil }
        for idle in written {
            if case .severalOpen = idle.why { continue }
            complain(
                "\(idle.place(in: events ?? "")): warning: "
                    + idle.text(rules).text(Surroundings.language))
        }
        if let unclear = UnclearEvents(among: written) {
            throw Problem(unclear.text(events ?? "", rules))
        }
    }
}

extension SimulationFormat: ExpressibleByArgument {}

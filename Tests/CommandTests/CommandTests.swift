import Foundation
import Synchronization
import Testing

/// The commands as a person or a script meets them: the built program against a running service.
@Suite("Commands against a running service", .serialized)
struct CommandTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let arguments: [String]
        let status: Int32
        var out = ""
        var err = ""
        var language = "C"
        var testDescription: String { arguments.joined(separator: " ") }
    }

    private static let cases = [
        Case(arguments: ["status"], status: 0, out: "2025-11-05  bao-cao  2025    2     0"),
        Case(
            arguments: ["status", "bao loc"], status: 0, out: "Trường THPT Bảo Lộc",
            language: "vi_VN.UTF-8"),
        Case(
            arguments: ["status", "thpt"], status: 0,
            out: "“thpt” hợp với 2 đơn vị: Trường THPT Bảo Lộc, Trường THPT Đà Lạt",
            language: "vi_VN.UTF-8"),
        Case(arguments: ["status"], status: 0, out: "ĐƯỢC MIỄN", language: "vi_VN.UTF-8"),
        Case(
            arguments: ["extend", "bao-cao", "bao-loc,da-lat", "--to", "01/10/2025"], status: 1,
            err: "is today or past"),
        Case(arguments: ["apply", "/dev/null"], status: 1, err: "there is nothing to enter"),
        Case(arguments: ["status", "--health", "--timeout", "60"], status: 0, out: "well"),
        Case(
            arguments: ["status", "--health", "--timeout", "0"], status: 2, err: "--timeout"),
        Case(arguments: ["status", "--limit", "x"], status: 2, err: "--limit"),
        Case(
            arguments: ["receive", "bao-cao", "bao-lok"], status: 1,
            err: "there is no unit 'bao-lok'; did you mean bao-loc?"),
        Case(
            arguments: ["receive", "bao-cao", "bao-lok"], status: 1,
            err: "không có đơn vị 'bao-lok'; có phải là bao-loc?", language: "vi_VN.UTF-8"),
        Case(
            arguments: ["receive", "bao-cao", "bao-loc", "--on", "31/02/2025"], status: 2,
            err: "--on"),
        Case(arguments: ["receive", "bao-cao"], status: 2, err: "units"),
        Case(arguments: ["extend", "bao-cao", "truong"], status: 2, err: "--to"),
        Case(
            arguments: ["extend", "bao-cao", "truong", "--to", "01/10/2025"], status: 1,
            err: "is today or past"),
        Case(arguments: ["decide"], status: 0, out: "No answer waits."),
        Case(
            arguments: ["decide"], status: 0, out: "Không có trả lời nào chờ quyết định.",
            language: "vi_VN.UTF-8"),
        Case(arguments: ["decide", "--json"], status: 0, out: "{\"answers\":[]}"),
        Case(arguments: ["decide", "41", "--yes"], status: 1, err: "there is no answer 41"),
        Case(arguments: ["decide", "41"], status: 2, err: "--yes and --no"),
        Case(arguments: ["decide", "41", "--yes", "--no"], status: 2, err: "--yes and --no"),
        Case(arguments: ["decide", "--yes"], status: 2, err: "Which answer?"),
        Case(arguments: ["silence", "--unit", "bao-loc"], status: 2, err: "--reason"),
        Case(arguments: ["void", "12"], status: 1, err: "there is no entry 12"),
        Case(arguments: ["why", "bao-cao", "da lat"], status: 0, out: "rules/plan.yaml:10"),
        Case(arguments: ["export", "events"], status: 0),
        Case(
            arguments: ["history", "bao loc", "--format", "csv"], status: 0,
            out: "When,What,Period,Unit,Kind,To / by,Subject,Text,Day,Mail,Entry\r\n"),
        Case(
            arguments: ["history", "da lat"], status: 0, out: "Chưa gửi và chưa ghi nhận gì.",
            language: "vi_VN.UTF-8"),
        Case(
            arguments: ["history", "bao-lok"], status: 1, err: "there is no unit or duty 'bao-lok'"),
        Case(
            arguments: ["status", "--format", "csv"], status: 0,
            out: "2025-11-05,ke-hoach,bao-cao,2025,"),
        Case(
            arguments: ["status", "--details", "--format", "csv"], status: 0,
            out: "Hạn,Kế hoạch,Nhiệm vụ,Kỳ,Việc,Mã đơn vị,Đơn vị", language: "vi_VN.UTF-8"),
        Case(arguments: ["status", "--format", "ods"], status: 0, out: "mimetype"),
        Case(
            arguments: ["status", "--json", "--format", "csv"], status: 2,
            err: "--json and --format csv exclude each other"),
        Case(
            arguments: ["forget", "ai@khong.example"], status: 1,
            err: "nothing is known of 'ai@khong.example'"),
        Case(
            arguments: ["forget", "baoloc@so.example"], status: 1,
            err: "'bao-loc' still names this address"),
        Case(
            arguments: ["apply", "/there/is/none.jsonl"], status: 1,
            err: "/there/is/none.jsonl: error: there is no such file"),
        Case(
            arguments: ["accept", "bao-cao", "bao-loc"], status: 1,
            err: "no report has been received; use receive"),
        Case(
            arguments: ["when", "28/3", "--count", "0"], status: 2, err: "0 is less than 1"),
        Case(
            arguments: ["when", "rrule:FREQ=WEEKLY;UNTIL=20251231", "--from", "2026-01-01"],
            status: 1, err: "it never comes from 2026-01-01 on"),
        Case(
            arguments: ["when", "28/3", "--from", "2026-04-01", "--until", "2026-04-30"],
            status: 0, err: "it never comes in that time"),
        Case(
            arguments: ["status", "--socket", "/tmp/there-is-none"], status: 1,
            err: "no hanchotd answers at /tmp/there-is-none"),
    ]

    @Test(
        "Each command answers on stdout, complains on stderr, and says by its status which it was")
    func statuses() throws {
        let service = try RunningService(start: "2025-10-20T08:00")
        for example in Self.cases {
            let output = try service.commands.run(example.arguments, language: example.language)
            #expect(output.status == example.status, "\(example.arguments): \(output)")
            #expect(output.out.contains(example.out) || example.out.isEmpty, "\(output)")
            #expect(output.err.contains(example.err) || example.err.isEmpty, "\(output)")
            #expect(output.out.isEmpty || example.status == 0, "\(output)")
        }
        #expect(try service.stop() == 0)
    }

    @Test("Help of every command gives an example or says all in a line")
    func help() throws {
        let service = try RunningService(start: "2025-10-20T08:00")
        let commands = [
            "receive", "ack", "accept", "return", "extend", "waive", "reassign", "decide", "void",
            "apply",
            "status", "why", "silence", "pause", "release", "export", "ics", "letter", "import",
            "new", "metrics", "backup", "restore",
        ]
        for command in commands {
            let output = try service.run("help", command)
            #expect(output.status == 0)
            #expect(output.out.contains("hanchot \(command)"), "\(command): \(output.out)")
        }
        try service.stop()
    }

    @Test("Who has another day is told apart, and names without diacritics are names")
    func moved() throws {
        let service = try RunningService(start: "2025-10-20T08:00")
        let entered = try service.run(
            "extend", "bao-cao", "truong thpt bao loc", "--to", "20/11/2025")
        #expect(entered.status == 0, "\(entered)")
        #expect(try service.run("status").out.contains("2025-11-05, 1 unit 2025-11-20  bao-cao"))
        let one = try service.run("status", "--unit", "bao-loc", "--duty", "bao-cao")
        #expect(
            one.out.contains("2025-11-20  bao-cao") && !one.out.contains("2025-11-05"), "\(one)")
        let storm = ["--from", "10/11/2025", "--until", "21/11/2025", "--reason", "lũ"]
        let suspended = try service.commands.run(
            ["suspend", "truong thpt bao loc"] + storm, language: "C")
        #expect(suspended.status == 0, "\(suspended)")
        let unclear = try service.commands.run(["suspend", "truong thpt"] + storm, language: "C")
        #expect(unclear.status == 1 && unclear.err.contains("bao-loc"), "\(unclear)")
        let ids = try service.commands.run(
            ["suspend", "bao-loc, da-lat"] + storm, language: "C")
        #expect(ids.status == 0, "\(ids)")
        try service.stop()
    }

    @Test("Of a file's groups each unit that is left out is told with its line")
    func leftOut() throws {
        let service = try RunningService(start: "2025-10-20T08:00")
        let lines = """
            {"event":"receive","duty":"bao-cao","unit":"bao-loc","on":"18/10/2025"}
            {"event":"extend","duty":"bao-cao","units":["truong"],"to":"20/11/2025"}
            """
        let entered = try service.run("apply", "-", input: lines)
        #expect(entered.status == 0, "\(entered)")
        #expect(entered.out.contains("-:2: Trường THPT Bảo Lộc (bao-loc)"), "\(entered)")
        try service.stop()
    }

    @Test(
        "A file of entries is entered whole, an export can be played again, lines name what is wrong"
    )
    func files() throws {
        let service = try RunningService(start: "2025-10-20T08:00")
        let lines = """
            # hai trường
            {"event":"receive","duty":"bao-cao","unit":"bao-loc","no":"12/BC","on":"18/10/2025"}

            {"event":"waive","duty":"bao-cao","unit":"da-lat","letter":"5"}
            """
        let broken = try service.run("apply", "-", input: lines + "\n{\"event\":\"void\",\"id\":9}")
        #expect(broken.status == 1)
        #expect(broken.err == "-:5: error: there is no entry 9\n")
        let entered = try service.run("apply", "-", input: lines)
        #expect(entered.status == 0, "\(entered)")
        let exported = try service.run("export", "events")
        let objects = try exported.out.split(separator: "\n").map { line in
            try #require(
                try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
        #expect(objects.map { $0["event"] as? String } == ["receive", "waive"])
        #expect(objects.map { $0["no"] as? String } == ["12/BC", nil])
        let events = service.path("events.jsonl")
        try Data(exported.out.utf8).write(to: URL(fileURLWithPath: events))
        let played = try service.run(
            "simulate", "--rules", service.path("rules"), "--from", "2025-10-01", "--to",
            "2025-11-30", "--events", events, "--format", "counts")
        #expect(played.status == 0, "\(played)")
        #expect(!played.out.contains("overdue"), "\(played)")
        try service.stop()
    }

    @Test("Of two who enter the same at the same time one is told that it is done, one why not")
    func race() throws {
        let service = try RunningService(start: "2025-10-20T08:00")
        let statuses = Mutex<[Int32]>([])
        let commands = service.commands
        DispatchQueue.concurrentPerform(iterations: 6) { _ in
            do {
                let output = try commands.run(["waive", "bao-cao", "bao-loc"])
                statuses.withLock { $0.append(output.status) }
            } catch {
                Issue.record("\(error)")
            }
        }
        #expect(statuses.withLock { $0.sorted() } == [0, 1, 1, 1, 1, 1])
        #expect(try service.run("export", "events").out.split(separator: "\n").count == 1)
        try service.stop()
    }

    @Test("A request repeated after the service was killed is done once")
    func killed() throws {
        let service = try RunningService(start: "2025-10-20T08:00")
        let first = try service.run("receive", "bao-cao", "bao-loc", "--request", "r1")
        #expect(first.out.hasPrefix("Entered 1."), "\(first)")
        service.kill()
        try service.start(at: "2025-10-20T09:00")
        let second = try service.run("receive", "bao-cao", "bao-loc", "--request", "r1")
        #expect(second.status == 0)
        #expect(second.out.hasPrefix("This request was done before"), "\(second)")
        #expect(try service.run("export", "events").out.split(separator: "\n").count == 1)
        try service.stop()
    }

    @Test("A comparison with the service ends with the day that is asked for")
    func comparedThrough() throws {
        let service = try RunningService(start: "2025-10-20T08:00")
        let more =
            CommandRules.plan + """
                  - id: them
                    kind: deadline
                    title: Báo cáo thêm
                    every: month
                    due: last working day
                    owed-by: truong
                    send-to: phong

                """
        try service.write(more, to: "plan.yaml")
        let rules = service.path("rules")
        let short = try service.run("diff", rules, "--to", "2025-11-30")
        #expect(
            short.out.hasPrefix("What the edit does from 2025-10-20 to 2025-11-30:"), "\(short)")
        #expect(short.out.contains("them/2025-10 … 2025-11 (2 periods)"), "\(short)")
        let long = try service.run("diff", rules, "--to", "2025-12-31")
        #expect(long.out.hasPrefix("What the edit does from 2025-10-20 to 2025-12-31:"), "\(long)")
        #expect(long.out.contains("them/2025-10 … 2025-12 (3 periods)"), "\(long)")
        try service.stop()
    }

    @Test("A receipt that can't be kept isn't taken, and is once the directory is back")
    func ledgerMovedAway() throws {
        let service = try RunningService(start: "2025-10-20T08:00")
        let (place, elsewhere) = (service.path("state"), service.path("elsewhere"))
        try FileManager.default.moveItem(atPath: place, toPath: elsewhere)
        let refused = try service.run("receive", "bao-cao", "bao-loc")
        #expect(refused.status == 1 && refused.out.isEmpty, "\(refused)")
        #expect(refused.err.contains("it was moved or deleted while it was open"), "\(refused)")
        let health = try service.run("status", "--health", "--timeout", "60")
        #expect(health.status == 1 && health.out.contains("! ledger (since "), "\(health)")
        try FileManager.default.moveItem(atPath: elsewhere, toPath: place)
        #expect(try service.run("receive", "bao-cao", "bao-loc").status == 0)
        try service.stop()
    }

    @Test("A reload waits for its end, and says by its status whether the new rules are in force")
    func reload() throws {
        let service = try RunningService(start: "2025-10-20T08:00")
        let renamed = CommandRules.plan.replacingOccurrences(of: "Báo cáo năm", with: "Báo cáo mới")
        try service.write(renamed, to: "plan.yaml")
        #expect(try service.run("reload").status == 0)
        #expect(try service.run("status").out.contains("Báo cáo mới"))
        try service.write(
            renamed.replacingOccurrences(of: "owed-by", with: "owed-bi"), to: "plan.yaml")
        let refused = try service.run("reload")
        #expect(refused.status == 1)
        #expect(refused.out.contains("plan.yaml:14:5: error:"), "\(refused.out)")
        #expect(refused.out.contains("those before stay in force"))
        #expect(try service.run("status").out.contains("Báo cáo mới"))
        try service.stop()
    }
}

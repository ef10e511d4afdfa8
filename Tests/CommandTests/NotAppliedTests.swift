import Foundation
import Testing

/// What a file of events holds that a service doesn't enter.
@Suite("What apply leaves out", .serialized)
struct NotAppliedTests {
    @Test("What only the registry brings about, and answers that wait, are told by their lines")
    func notTaken() throws {
        let service = try RunningService(start: "2025-10-20T09:00")
        let file = [
            #"{"event":"transfer","duty":"bao-cao","unit":"bao-loc","to":"bao-loc","at":"2025-10-20T08:00"}"#,
            #"{"event":"receive","duty":"bao-cao","unit":"bao-loc"}"#,
            #"{"event":"join","duty":"bao-cao","unit":"bao-loc"}"#,
        ].joined(separator: "\n")
        let refused = try service.run("apply", "-", input: file)
        #expect(refused.status == 1)
        #expect(
            refused.err.split(separator: "\n").map { $0.prefix(40) } == [
                "-:1: error: 'transfer' can't be entered:",
                "-:3: error: 'join' can't be entered: it ",
            ], "\(refused)")
        let waiting = [
            #"{"entry":1,"actor":"reply/a@so","event":"unread","duty":"bao-cao","period":"2025","unit":"bao-loc","#
                + #""at":"2025-10-20T08:00:00","recorded":"2025-10-20T08:00:00+07:00","on":"2025-10-20"}"#,
            #"{"event":"receive","duty":"bao-cao","unit":"bao-loc"}"#,
        ].joined(separator: "\n")
        let taken = try service.run("apply", "-", input: waiting)
        #expect(taken.status == 0)
        #expect(
            taken.err.hasPrefix("-:1: an answer that waits is left out (bao-cao/2025 bao-loc)"),
            "\(taken)")
        try service.stop()
    }

    @Test("An answer that somebody said no to doesn't wait again")
    func refused() throws {
        let service = try RunningService(start: "2025-10-20T09:00")
        func line(_ entry: Int, _ words: String) -> String {
            #"{"entry":\#(entry),"actor":"reply/a@so","duty":"bao-cao","period":"2025","unit":"bao-loc","#
                + #""at":"2025-10-20T08:00:00","recorded":"2025-10-20T08:00:00+07:00","on":"2025-10-20",\#(words)}"#
        }
        let file = [
            line(1, #""event":"submit","no":"12""#),
            line(2, #""event":"settle","agreed":false,"id":1"#),
            line(3, #""event":"ask","until":"2025-12-01""#),
        ].joined(separator: "\n")
        let taken = try service.run("apply", "-", input: file)
        #expect(taken.status == 0, "\(taken)")
        #expect(try service.run("export", "events").out.contains(#""event":"ask""#))
        #expect(try !service.run("export", "events").out.contains(#""event":"submit""#))
        try service.stop()
    }

    @Test("A line that takes back an entry of another unit than it names is refused")
    func another() throws {
        let service = try RunningService(start: "2025-10-20T09:00")
        #expect(try service.run("receive", "bao-cao", "bao-loc").status == 0)
        let line = #"{"event":"void","duty":"bao-cao","unit":"da-lat","id":1}"#
        let refused = try service.run("apply", "-", input: line)
        #expect(refused.status == 1)
        #expect(refused.err.contains("entry 1 is about bao-cao/2025/bao-loc"), "\(refused)")
        let own = #"{"event":"void","duty":"bao-cao","unit":"bao-loc","id":1}"#
        #expect(try service.run("apply", "-", input: own).status == 0)
        try service.stop()
    }

    @Test(
        "Whose turn it was, and what counts from a completion, are taken wherever the file has them"
    )
    func turns() throws {
        var rules = CommandRules.files
        rules["plan.yaml", default: ""] += """
              - id: luan-phien
                kind: inspection
                title: Kiểm tra luân phiên
                every: tháng
                due: ngày làm việc cuối
                owed-by: [bao-loc, da-lat]
                units-per-time: 1
                remind: [3d]
              - id: sau
                kind: inspection
                title: Kiểm tra lại
                every: 1 tháng kể từ khi hoàn thành
                first: 20/03/2025
                owed-by: phong
                remind: [3d]

            """
        let old = try RunningService(rules: rules)
        for (at, command) in [
            ("2025-03-10T09:00", ["status"]),
            ("2025-03-18T09:00", ["receive", "sau", "phong", "--no", "3", "--on", "18/03/2025"]),
            (
                "2025-04-10T09:00",
                ["extend", "sau", "phong", "--period", "2", "--to", "25/04/2025"]
            ),
            ("2025-04-24T09:00", ["receive", "sau", "phong", "--period", "2", "--no", "4"]),
            ("2025-05-12T09:00", ["receive", "luan-phien", "da-lat", "--period", "2025-04"]),
        ] {
            try old.start(at: at)
            let done = try old.commands.run(command)
            #expect(done.status == 0, "\(command): \(done)")
            old.kill()
        }
        try old.start(at: "2025-05-13T09:00")
        // What follows from a completion of long ago opens the next day.
        func status(_ service: RunningService) throws -> [String] {
            try service.run("status", "--all", "--format", "csv").out
                .split(whereSeparator: \.isNewline).map(String.init)
                .filter { line in
                    ["luan-phien", "sau,1", "sau,2"].contains { line.contains($0) }
                }
        }
        let new = try RunningService(rules: rules, start: "2025-05-13T09:30")
        let applied = try new.run("apply", "-", input: try old.run("export", "events").out)
        #expect(applied.status == 0, "\(applied)")
        let (there, here) = (try status(old), try status(new))
        #expect(there.count == 5, "\(there)")
        #expect(here == there, "\(here) \(there)")
        for service in [old, new] { try service.stop() }
    }
}

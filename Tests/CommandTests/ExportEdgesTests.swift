import Foundation
import Testing

/// What rested on something that was undone, parts whose heirs are fewer by now, and where a ledger begins.
@Suite("An export at its edges", .serialized)
struct ExportEdgesTests {
    private static func rules(_ units: String, _ duties: String) -> [String: String] {
        [
            "registry.yaml": """
            groups:
              - id: truong
                name: Các trường
            units:
              - {id: phong, name: Phòng Tổ chức, head: {title: Trưởng phòng, email: phong@so.example}}
            \(units)

            """,
            "plan.yaml": """
            plan:
              id: ke-hoach
              title: Kế hoạch thử
              document: Kế hoạch số 12/KH-SGDĐT
              owner: phong
              period: 03/03/2025 - 31/12/2025
              timezone: Asia/Ho_Chi_Minh

            duties:
            \(duties)

            """,
        ]
    }

    private static let schools = """
          - {id: a, name: Trường A, email: a@so.example, groups: truong}
          - {id: b, name: Trường B, email: b@so.example, groups: truong}
        """

    /// What a service with these rules exports after these commands, at the instants before them.
    private static func export(
        _ rules: [String: String], _ office: [(at: String, command: [String])], at end: String
    ) throws -> String {
        let service = try RunningService(rules: rules)
        for (at, command) in office {
            try service.start(at: at)
            let output = try service.commands.run(command)
            #expect(output.status == 0, "\(command): \(output)")
            service.kill()
        }
        try service.start(at: end)
        let export = try service.run("export", "events")
        #expect(export.status == 0 && !export.out.isEmpty, "\(export)")
        return export.out
    }

    private static func applied(
        _ export: String, _ rules: [String: String], at end: String
    ) throws -> (output: RunningService.Output, status: String) {
        let service = try RunningService(rules: rules)
        try service.start(at: end)
        let file = service.root.appendingPathComponent("export.jsonl")
        try Data(export.utf8).write(to: file)
        let output = try service.run("apply", file.path)
        return (output, try service.run("status", "--all", "--details", "--format", "csv").out)
    }

    @Test("What was entered about something that was taken back is left out with it")
    func undoneEvent() throws {
        let rules = Self.rules(
            Self.schools,
            """
              - {id: tn, kind: deadline, title: Báo cáo tai nạn, due: trong vòng 05 ngày làm việc kể từ ngày xảy ra, after-event: tai-nan, owed-by: truong}
            """)
        let export = try Self.export(
            rules,
            [
                ("2025-03-11T08:00", ["event", "tai-nan", "a", "--on", "10/03/2025"]),
                ("2025-03-11T09:00", ["extend", "tn", "a", "--to", "28/03/2025"]),
                ("2025-03-11T10:00", ["void", "1"]),
                ("2025-03-12T08:00", ["event", "tai-nan", "b", "--on", "12/03/2025"]),
            ], at: "2025-03-13T08:00")
        #expect(export.contains("28/03/2025") || export.contains("2025-03-28"))
        let (output, status) = try Self.applied(export, rules, at: "2025-03-13T09:00")
        #expect(output.status == 0, "\(output)")
        #expect(status.contains("19/03/2025") || status.contains("2025-03-19"), "\(status)")
        #expect(!status.contains("28/03/2025") && !status.contains("2025-03-28"), "\(status)")
    }

    @Test(
        "Something that happened is not taken back once a report on it came in, though that was sent back"
    )
    func sentBack() throws {
        let rules = Self.rules(
            Self.schools,
            """
              - {id: tn, kind: deadline, title: Báo cáo tai nạn, due: trong vòng 05 ngày làm việc kể từ ngày xảy ra, after-event: tai-nan, owed-by: truong}
            """)
        let service = try RunningService(rules: rules)
        try service.start(at: "2025-03-12T08:00")
        for command in [
            ["event", "tai-nan", "a", "--on", "10/03/2025"],
            ["receive", "tn", "a", "--no", "5/BC", "--on", "11/03/2025"],
            ["return", "tn", "a", "--note", "thiếu"],
        ] {
            #expect(try service.commands.run(command).status == 0, "\(command)")
        }
        let output = try service.run("void", "1")
        #expect(output.status == 1 && output.err.contains("2"), "\(output)")
    }

    @Test("A part of what was split is entered though its sibling has merged into it since")
    func merged() throws {
        let rules = Self.rules(
            """
              - {id: a, name: Trường A, email: a@so.example, groups: truong, until: 08/04/2025, successor: [b, c]}
              - {id: b, name: Trường B, email: b@so.example, groups: truong, until: 12/05/2025, successor: c}
              - {id: c, name: Trường C, email: c@so.example, groups: truong}
            """,
            """
              - {id: nam, kind: deadline, title: Báo cáo năm, due: 30/05/2025, owed-by: truong, remind: [7d]}
            """)
        let export = try Self.export(
            rules,
            [
                (
                    "2025-04-10T09:00",
                    ["receive", "nam", "a>b", "--no", "7/BC", "--on", "09/04/2025"]
                )
            ],
            at: "2025-05-20T08:00")
        let (output, status) = try Self.applied(export, rules, at: "2025-05-20T09:00")
        #expect(output.status == 0, "\(output)")
        #expect(status.contains("7/BC") || status.contains("received"), "\(status)")
    }

    @Test(
        "Parts that a suspension or a return brought about are entered, and who joined what is over by now"
    )
    func partsAndJoiners() throws {
        let units = """
              - {id: a, name: Trường A, email: a@so.example, groups: truong, until: 08/04/2025, successor: [b, c]}
              - {id: b, name: Trường B, email: b@so.example, groups: truong, until: 12/05/2025, successor: c}
              - {id: c, name: Trường C, email: c@so.example, groups: truong}
              - {id: d, name: Trường D, email: d@so.example, groups: truong, from: 26/03/2025}
            """
        let rules = Self.rules(
            units,
            """
              - {id: nam, kind: deadline, title: Báo cáo năm, due: 20/06/2025, owed-by: truong, remind: [7d]}
              - {id: le, kind: anniversary, title: Ngày lễ, date: 30/4, owed-by: truong}
            """)
        let export = try Self.export(
            rules,
            [
                (
                    "2025-04-01T09:00",
                    [
                        "suspend", "a", "--duty", "nam", "--from", "05/04/2025", "--until",
                        "10/04/2025", "--reason", "bão",
                    ]
                ),
                ("2025-04-02T09:00", ["waive", "le", "d"]),
            ], at: "2025-05-20T08:00")
        #expect(export.contains(#""unit":"a>b""#))
        let (output, status) = try Self.applied(export, rules, at: "2025-05-20T09:00")
        #expect(output.status == 0, "\(output)")
        #expect(status.contains("a>b") && status.contains("a>c"), "\(status)")
        let returned = try Self.export(
            rules,
            [
                ("2025-04-01T09:00", ["receive", "nam", "a", "--no", "1/B"]),
                ("2025-04-16T09:00", ["return", "nam", "a", "--note", "thiếu"]),
                ("2025-04-16T10:00", ["receive", "nam", "a>b", "--no", "2/B"]),
            ], at: "2025-05-20T08:00")
        let again = try Self.applied(returned, rules, at: "2025-05-20T09:00")
        #expect(again.output.status == 0, "\(again.output)")
    }

    @Test("How late a report was stays as it was judged, whatever its due day is by now (15)")
    func judged() throws {
        let rules = Self.rules(
            Self.schools,
            """
              - {id: nam, kind: deadline, title: Báo cáo năm, due: 18/04/2025, owed-by: truong, remind: [7d]}
            """)
        let export = try Self.export(
            rules,
            [
                ("2025-04-09T09:00", ["extend", "nam", "a", "--to", "25/04/2025"]),
                ("2025-04-23T09:00", ["receive", "nam", "a", "--no", "1/B", "--on", "22/04/2025"]),
                ("2025-04-23T10:00", ["void", "1"]),
            ], at: "2025-04-24T08:00")
        #expect(export.contains(#""late":0"#), "\(export)")
        let (output, status) = try Self.applied(export, rules, at: "2025-04-24T09:00")
        #expect(output.status == 0, "\(output)")
        let line = status.split(separator: "\r\n").first { $0.contains(",a,") }
        #expect(line?.contains("received") == true && line?.contains("late") == false, "\(status)")
    }

    @Test("Its first line says when the ledger began, before anything had opened")
    func began() throws {
        let rules = Self.rules(
            Self.schools,
            """
              - {id: dau, kind: deadline, title: Báo cáo đầu năm, due: 13/03/2025, owed-by: truong, remind: [14d, 1wd]}
            """)
        let export = try Self.export(
            rules,
            [
                ("2025-02-20T08:00", ["status"]),
                ("2025-02-28T08:00", ["receive", "dau", "a", "--no", "1/BC"]),
            ], at: "2025-02-28T09:00")
        #expect(
            export.hasPrefix("{") && export.contains(#""began":"2025-02-20T08:00"#), "\(export)")
        let service = try RunningService(rules: rules)
        let file = service.root.appendingPathComponent("export.jsonl")
        try Data(export.utf8).write(to: file)
        let preview = try service.run(
            "simulate", "--rules", service.path("rules"), "--from", "2025-02-20", "--to",
            "2025-03-20", "--events", file.path, "--format", "jsonl")
        #expect(preview.status == 0 && !preview.err.contains("nothing"), "\(preview)")
        #expect(preview.out.contains(#""at":"2025-02-27"#), "\(preview)")
    }
}

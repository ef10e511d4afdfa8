import Foundation
import Testing

/// A ledger that is lost is begun anew from an export: what was recorded in the old one is as it was,
/// also what was due before the new one began, and through what the registry did meanwhile.
@Suite("An export applied to a new ledger", .serialized)
struct ExportAppliedTests {
    private static let rules = [
        "registry.yaml": """
        groups:
          - id: truong
            name: Các trường
        units:
          - {id: phong, name: Phòng Tổ chức, head: {title: Trưởng phòng, email: phong@so.example}}
          - {id: a, name: Trường A, email: a@so.example, groups: truong, until: 14/05/2025, successor: h}
          - {id: c, name: Trường C, email: c@so.example, groups: truong, until: 14/05/2025, successor: [h, k]}
          - {id: d, name: Trường D, email: d@so.example, groups: truong, until: 14/05/2025, successor: [h, k]}
          - {id: h, name: Trường H, email: h@so.example, groups: truong}
          - {id: k, name: Trường K, email: k@so.example, groups: truong}
          - {id: j, name: Trường J, email: j@so.example, groups: truong, from: 15/05/2025}

        """,
        "plan.yaml": """
        plan:
          id: ke-hoach
          title: Kế hoạch thử
          document: Kế hoạch số 12/KH-SGDĐT
          owner: phong
          timezone: Asia/Ho_Chi_Minh

        duties:
          - id: thang
            kind: deadline
            title: Báo cáo tháng
            every: tháng
            due: 25
            owed-by: truong
            send-to: phong
            remind: [7d]
          - id: quay
            kind: inspection
            title: Kiểm tra luân phiên
            every: tháng
            due: 20
            owed-by: truong
            units-per-time: 2
            remind: [7d]
          - id: nua-nam
            kind: deadline
            title: Báo cáo nửa năm
            every: nửa năm
            due: 20 of last month
            owed-by: truong
            send-to: phong
            remind: [7d]

        """,
    ]

    /// What the office entered, by the day on which it did.
    private static let office: [(at: String, commands: [[String]])] = [
        (
            "2025-03-20T09:00",
            [
                ["receive", "thang", "h", "--period", "2025-03", "--no", "1/BC"],
                ["silence", "--unit", "k", "--until", "30/06/2025", "--reason", "sửa trường"],
                ["receive", "quay", "c", "--period", "2025-03", "--no", "2/BC"],
                ["silence", "--unit", "h", "--until", "30/03/2025", "--reason", "bão"],
            ]
        ),
        (
            "2025-05-08T09:00",
            [
                ["receive", "thang", "c", "--period", "2025-05", "--no", "9/BC"],
                ["receive", "nua-nam", "d", "--period", "2025-H1", "--no", "10/BC"],
                ["extend", "thang", "k", "--period", "2025-05", "--to", "29/05/2025"],
                ["waive", "thang", "a", "--period", "2025-03", "--letter", "4"],
            ]
        ),
        (
            "2025-05-20T09:00",
            [
                ["receive", "thang", "c>k", "--period", "2025-04", "--no", "11/BC"],
                ["receive", "thang", "j", "--period", "2025-05", "--no", "12/BC"],
                ["pause", "ke-hoach"],
            ]
        ),
    ]

    private static let end = "2025-06-11T07:00"

    private static func status(_ service: RunningService) throws -> [String] {
        let output = try service.run("status", "--all", "--details", "--format", "csv")
        #expect(output.status == 0, "\(output)")
        // What was told stays with the old ledger.
        return output.out.replacing(/; urged: [^;,"]*/, with: "").split(separator: "\r\n")
            .map(String.init).sorted()
    }

    private static func expectSame(_ old: RunningService, _ new: RunningService) throws {
        let (before, after) = (try status(old), try status(new))
        #expect(before.filter { !after.contains($0) } == [])
        // Whose turn it was by a rotation that began anew doesn't owe it.
        #expect(after.filter { !before.contains($0) && !$0.contains(",cancelled,") } == [])
        #expect(before.count > 20)
    }

    @Test("Everybody stands as before, and what was held back is held back still")
    func whole() throws {
        let old = try RunningService(rules: Self.rules)
        for (at, commands) in Self.office {
            try old.start(at: at)
            for command in commands {
                let output = try old.commands.run(command)
                #expect(output.status == 0, "\(command): \(output)")
            }
            old.kill()
        }
        try old.start(at: Self.end)
        let export = try old.run("export", "events").out
        let new = try RunningService(rules: Self.rules, start: Self.end)
        // What was due before this ledger began isn't owed in it, and is said to be so.
        let late = try new.run("receive", "thang", "h", "--period", "2025-03")
        #expect(late.err.contains("period 2025-03 of 'thang' was due before this ledger began"))
        let applied = try new.run("apply", "-", input: export)
        #expect(applied.status == 0, "\(applied)")
        try Self.expectSame(old, new)
        func holds(_ text: String) -> [String] {
            text.split(separator: "\n").map(String.init).compactMap { line in
                guard line.contains("\"silence\"") else { return nil }
                return line.contains("\"unit\":\"k\"")
                    ? line.replacing(/"actor":"[^"]*",/, with: "") : nil
            }
        }
        let again = try new.run("export", "events").out
        #expect(holds(export).count == 1 && holds(again) == holds(export))
        // One that is over holds nothing back.
        #expect(export.contains("\"unit\":\"h\"") && !again.contains("bão"))
        for text in [export, again] {
            #expect(text.contains(#""event":"pause","plan":"ke-hoach""#))
        }
        // Nothing that a start does shows in the ledger.
        new.kill()
        try new.start(at: Self.end)
        #expect(try new.run("export", "events").out == again)
        try Self.expectSame(old, new)
        for service in [old, new] { try service.stop() }
    }

    @Test("What nobody has entered anything of stays owed, with the units that owe it")
    func untouched() throws {
        let old = try RunningService(rules: Self.rules)
        try old.start(at: "2025-03-20T09:00")
        old.kill()
        try old.start(at: Self.end)
        let export = try old.run("export", "events").out
        #expect(export.contains(#""duty":"thang","event":"open","period":"2025-03""#))
        // A preview of it begins with it.
        let lines = export.split(separator: "\n")
        #expect(lines.filter { $0.contains(#""began":"2025-03-20T09:00:"#) } == [lines[0]])
        let new = try RunningService(rules: Self.rules, start: Self.end)
        #expect(try !Self.status(new).contains { $0.contains("2025-03") })
        let applied = try new.run("apply", "-", input: export)
        #expect(applied.status == 0, "\(applied)")
        try Self.expectSame(old, new)
        // Entered once more nothing opens twice.
        let again = try new.run("export", "events").out
        #expect(try new.run("apply", "-", input: again).status == 0)
        #expect(try new.run("export", "events").out == again)
        for line in [
            #"{"event":"open","duty":"thang","period":"2025-09","at":"2025-09-01T00:00"}"#,
            #"{"event":"open","duty":"thang","period":"2025-13","at":"2025-06-01T00:00"}"#,
            #"{"event":"open","duty":"thang","at":"2025-06-01T00:00"}"#,
        ] {
            let refused = try new.run("apply", "-", input: line)
            #expect(refused.status == 1 && refused.err.hasPrefix("-:1: error: "), "\(refused)")
        }
        for service in [old, new] { try service.stop() }
    }

    @Test("What counts from a completion is opened again by the completion")
    func completed() throws {
        var rules = Self.rules
        rules["plan.yaml", default: ""] += [
            "  - id: sau", "    kind: inspection", "    title: Kiểm tra lại",
            "    every: 2 months after completion", "    first: 25/03/2025", "    owed-by: phong",
            "    remind: [7d]", "",
        ].joined(separator: "\n")
        let old = try RunningService(rules: rules)
        for day in ["2025-03-10", "2025-03-20"] {
            old.kill()
            try old.start(at: day + "T09:00")
        }
        #expect(try old.run("receive", "sau", "phong", "--no", "3/BC").status == 0)
        old.kill()
        try old.start(at: Self.end)
        let export = try old.run("export", "events").out
        let new = try RunningService(rules: rules, start: Self.end)
        let applied = try new.run("apply", "-", input: export)
        #expect(applied.status == 0, "\(applied)")
        #expect(try new.run("export", "events").out.contains(#""no":"3/BC""#))
        for service in [old, new] { try service.stop() }
    }

    @Test("Applied once more it is refused line by line, and nothing changes")
    func twice() throws {
        let service = try RunningService(start: "2025-10-20T08:00")
        #expect(try service.run("receive", "bao-cao", "bao-loc").status == 0)
        let export = try service.run("export", "events").out
        let again = try service.run("apply", "-", input: export)
        #expect(again.status == 1)
        #expect(again.err.hasPrefix("-:1: error: "), "\(again)")
        #expect(try service.run("export", "events").out == export)
        try service.stop()
    }

    @Test("What opened while days didn't count is due on the day that it was")
    func suspended() throws {
        var rules = Self.rules
        rules["registry.yaml"] = """
            groups:
              - id: truong
            units:
              - {id: phong, name: Phòng Tổ chức, email: phong@so.example}
              - {id: a, name: Trường A, email: a@so.example, groups: truong}
              - {id: b, name: Trường B, email: b@so.example, groups: truong}

            """
        rules["plan.yaml", default: ""] += [
            "  - id: nhanh", "    kind: deadline", "    title: Báo cáo nhanh",
            "    due: trong vòng 05 ngày làm việc kể từ ngày xảy ra",
            "    after-event: tai-nan", "    owed-by: truong", "    send-to: phong",
            "    remind: [1d]", "",
        ].joined(separator: "\n")
        let days: [(at: String, commands: [[String]])] = [
            (
                "2025-06-16T08:00",
                [
                    [
                        "suspend", "a", "--from", "17/06/2025", "--until", "19/06/2025",
                        "--reason", "bão",
                    ],
                    [
                        "suspend", "b", "--from", "30/06/2025", "--until", "02/07/2025",
                        "--reason", "lũ",
                    ],
                    ["event", "tai-nan", "a", "--on", "15/06/2025", "--no", "1/BC"],
                    ["extend", "thang", "b", "--period", "2025-06", "--to", "01/07/2025"],
                ]
            ),
            (
                "2025-07-03T08:00",
                [["receive", "thang", "a", "--period", "2025-06", "--no", "5/BC"]]
            ),
        ]
        let old = try RunningService(rules: rules)
        for (at, commands) in days {
            old.kill()
            try old.start(at: at)
            for command in commands {
                let output = try old.commands.run(command)
                #expect(output.status == 0, "\(command): \(output)")
            }
        }
        func dues(_ service: RunningService) throws -> [String] {
            try Self.status(service).filter { line in
                ["nhanh,1", "thang,2025-06", "thang,2025-07"].contains { line.contains($0) }
            }
        }
        let before = try dues(old)
        for day in ["2025-06-25", "2025-07-04", "2025-07-28"] {
            #expect(before.contains { $0.contains(day) }, "\(before)")
        }
        let new = try RunningService(rules: rules, start: "2025-07-03T09:00")
        let export = try old.run("export", "events").out
        let applied = try new.run("apply", "-", input: export)
        #expect(applied.status == 0, "\(applied)")
        #expect(try dues(new) == before)
        for service in [old, new] { try service.stop() }
    }
}

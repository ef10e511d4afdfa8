import Foundation
import TestSupport
import Testing

@Suite("hanchot import and hanchot new")
struct ImportTests {
    /// A workbook by openpyxl, its rows as Python's literals.
    private func workbook(_ rows: String, at path: String) throws {
        let bytes = try Python.run(
            """
            import datetime, io, sys, openpyxl
            wb = openpyxl.Workbook()
            for row in \(rows): wb.active.append(row)
            out = io.BytesIO()
            wb.save(out)
            sys.stdout.buffer.write(out.getvalue())
            """, input: Data())
        try bytes.write(to: URL(fileURLWithPath: path))
    }

    private static let duties = """
        [["STT", "Nội dung", "Đơn vị thực hiện", "Thời hạn"],
         [1, "Báo cáo quý: I", "Các trường", datetime.date(2025, 4, 4)],
         [2, "Rà soát", "Phòng Tổ chức", "Sau khi có hướng dẫn"]]
        """
    private static let register = """
        [["Ngày đến", "Tác giả", "Số, ký hiệu", "Ngày văn bản", "Trích yếu"],
         [None, "Trường THPT Bảo Lộc", "12/BC-THPT", datetime.date(2025, 10, 18), "Báo cáo năm 2025"],
         [None, "THPT", "7/BC", datetime.date(2025, 10, 18), "Báo cáo năm"],
         [None, "Bộ GDĐT", "1/CV", datetime.date(2025, 10, 18), "Mời họp"]]
        """

    private func contents(_ path: String) throws -> String {
        try String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8)
    }

    @Test("A table of duties becomes a file that check passes; what is there isn't written over")
    func plan() throws {
        let service = try RunningService()
        defer { service.remove() }
        let (table, out) = (service.path("bang.xlsx"), service.path("rules/moi.yaml"))
        try workbook(Self.duties, at: table)
        let arguments = [
            "import", table, "--rules", service.path("rules"), "--owner", "phong", "--period",
            "2025",
            "--out", out,
        ]
        let made = try service.commands.run(arguments)
        #expect(made.status == 0, "\(made)")
        #expect(made.out == "\(out) is written.\n")
        #expect(made.err.contains("row 3: 'Sau khi có hướng dẫn' isn't understood"))
        #expect(
            made.err.hasSuffix("1 duty with a due day, 1 standing one, 0 left as comments\n"))
        #expect(try service.run("check", service.path("rules")).status == 0)
        let text = try contents(out)
        #expect(text.contains("due: 04/04/2025\n    owed-by: truong\n"), "\(text)")
        let again = try service.commands.run(arguments)
        #expect(again.status == 1 && again.err.contains("add --replace"), "\(again)")
        #expect(try contents(out) == text)
        #expect(try service.commands.run(arguments + ["--replace"]).status == 0)
        let vietnamese = try service.commands.run(
            ["import", table, "--rules", service.path("rules"), "--owner", "phong"],
            language: "vi_VN.UTF-8")
        #expect(vietnamese.out.contains("thực hiện: truong\n"))
    }

    @Test("Receipts are shown, saved for apply, and entered once however often that is asked for")
    func receipts() throws {
        let service = try RunningService(start: "2025-10-20T08:00")
        let (table, out) = (service.path("so.xlsx"), service.path("nhan.jsonl"))
        try workbook(Self.register, at: table)
        let seen = try service.run("import", table, "--out", out)
        #expect(seen.status == 0, "\(seen)")
        #expect(
            seen.out.contains("12/BC-THPT  18/10/2025  Trường THPT Bảo Lộc  bao-loc  bao-cao  2025")
        )
        #expect(
            seen.out.contains(
                "hanchot receive bao-cao da-lat --period 2025 --no 7/BC --on 18/10/2025"))
        #expect(seen.out.contains("row 4  1/CV  Bộ GDĐT"))
        #expect(seen.out.hasSuffix("To enter 1: hanchot apply \(out)\n"))
        #expect(try service.run("export", "events").out.isEmpty)
        #expect(try contents(out).split(separator: "\n").filter { !$0.hasPrefix("#") }.count == 1)

        let entered = try service.run("import", table, "--yes")
        #expect(entered.status == 0 && entered.out.contains("entered as 1"), "\(entered)")
        let again = try service.run("import", table, "--yes", "--json")
        #expect(again.status == 0 && again.out.contains(#""state":"received""#), "\(again)")
        // The same request, of whoever hadn't seen that it was entered.
        let request = "import bao-cao 2025 bao-loc 12/bc-thpt"
        let repeated = try service.run(
            "receive", "bao-cao", "bao-loc", "--no", "12/BC-THPT", "--on", "18/10/2025", "--period",
            "2025", "--request", request)
        #expect(repeated.out.hasPrefix("This request was done before"), "\(repeated)")
        let refused = try service.run("apply", out)
        #expect(refused.status == 1, "\(refused)")
        let events = try service.run("export", "events").out.split(separator: "\n")
        #expect(events.count == 1 && events[0].contains(#""no":"12/BC-THPT","on":"2025-10-18""#))
        try service.stop()
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let arguments: [String]
        let status: Int32
        let err: String
        var input = ""
        var testDescription: String { arguments.joined(separator: " ") }
    }

    @Test(
        "What can't be used is named, with the status that it deserves",
        arguments: [
            Case(
                arguments: ["import", "/there/is/none.ods"], status: 1, err: "there is no such file"
            ),
            Case(arguments: ["import", "/"], status: 1, err: "/: error: "),
            Case(arguments: ["import", "-"], status: 1, err: "no cell has anything in it"),
            Case(arguments: ["import", "-"], status: 1, err: "what this table is", input: "a,b\n"),
            Case(arguments: ["import", "-"], status: 1, err: "a PDF file", input: "%PDF-1.7"),
            Case(
                arguments: ["import", "-", "--as", "units", "--yes"], status: 2,
                err: "--yes doesn't go with a list of units", input: "a,b\n"),
            Case(
                arguments: ["import", "-", "--as", "receipts"], status: 1,
                err: "no hanchotd answers", input: "Số;Tác giả;Trích yếu\n1;A;B\n"),
            Case(arguments: ["import", "-", "--as", "x"], status: 2, err: "--as"),
            Case(
                arguments: ["new", "plan"], status: 2,
                err: "missing: --title, --owner, --duty, --due, --owed-by"),
            Case(arguments: ["new", "duty", "--due", "hôm nào"], status: 2, err: "--due: error: "),
            Case(
                arguments: ["new", "unit", "--name", "A", "--email", "a.example"], status: 2,
                err: "--email: error: "),
            Case(
                arguments: [
                    "new", "duty", "--title", "A", "--due", "05/11/2025", "--owed-by", "a",
                    "--plan", "/none.yaml",
                ],
                status: 1, err: "/none.yaml"),
        ])
    func refused(_ item: Case) throws {
        let output = try Commands(socket: "/tmp/there-is-none").run(
            item.arguments, input: item.input)
        #expect(output.status == item.status && output.out.isEmpty, "\(output)")
        #expect(output.err.contains(item.err), "\(output)")
    }

    @Test("A duty is added to a plan that goes on passing, through a link and with the file's mode")
    func duty() throws {
        let service = try RunningService()
        defer { service.remove() }
        let (plan, link) = (service.path("rules/plan.yaml"), service.path("plan.yaml"))
        #expect(chmod(plan, 0o640) == 0)
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: plan)
        let added = try service.run(
            "new", "duty", "--plan", link, "--rules", service.path("rules"), "--title",
            "Báo cáo quý I",
            "--due", "trước ngày 05/04/2025", "--owed-by", "Các trường")
        #expect(added.status == 0, "\(added)")
        let text = try contents(plan)
        #expect(text.hasPrefix(CommandRules.plan.dropLast()), "\(text)")
        #expect(text.contains("    due: trước ngày 05/04/2025\n    owed-by: truong\n"))
        let attributes = try FileManager.default.attributesOfItem(atPath: plan)
        #expect(attributes[.posixPermissions] as? Int == 0o640)
        #expect(try service.run("check", service.path("rules")).status == 0)
        let twice = try service.run(
            "new", "duty", "--plan", plan, "--rules", service.path("rules"), "--title", "B", "--id",
            "bao-cao", "--due", "05/11/2025", "--owed-by", "truong")
        #expect(twice.status == 1 && twice.err.contains("the id 'bao-cao' is in use"), "\(twice)")
        #expect(try contents(plan) == text)
    }

    @Test("On a terminal it asks, says what is wrong with an answer, and asks again")
    func terminal() throws {
        let service = try RunningService()
        defer { service.remove() }
        let script = """
            import os, pty, sys
            answers = sys.argv[2].split("|")
            pid, terminal = pty.fork()
            if pid == 0:
                os.environ["LANG"] = "C"
                os.execv(sys.argv[1], [sys.argv[1]] + sys.argv[3:])
            said = b""
            def until(mark):
                global said
                start = len(said)
                while mark not in said[start:]:
                    try: piece = os.read(terminal, 4096)
                    except OSError: return False
                    if not piece: return False
                    said += piece
                return True
            for answer in answers:
                until(b": ")
                os.write(terminal, answer.encode() + b"\\n")
            until(b"never said")
            os.waitpid(pid, 0)
            sys.stdout.buffer.write(said)
            """
        let out = service.path("rules/moi.yaml")
        // The id of the duty isn't asked for; an address isn't either.
        let said = try Python.run(
            script,
            [
                RunningService.program.path, "Hôm nào|trước ngày 05/11/2025|truong||", "new",
                "plan",
                "--rules", service.path("rules"), "--out", out, "--title", "Kế hoạch mới",
                "--owner", "phong", "--period", "2025", "--document", "Số 1/KH", "--duty",
                "Báo cáo mới",
            ], input: Data())
        let text = String(decoding: said, as: UTF8.self)
        #expect(text.contains("When it is due"), "\(text)")
        #expect(text.components(separatedBy: "When it is due").count == 3, "\(text)")
        let file = try contents(out)
        #expect(file.contains("due: trước ngày 05/11/2025\n    owed-by: truong\n"), "\(file)")
        #expect(try service.run("check", service.path("rules")).status == 0)
    }
}

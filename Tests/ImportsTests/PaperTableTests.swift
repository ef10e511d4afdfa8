import Foundation
import Rules
import SourceText
import TestSupport
import Testing

@testable import Imports

@Suite("What a table of duties doesn't say is asked, and what it says besides is told")
struct PaperTableTests {
    private static let header = "TT;Nội dung;Đơn vị;Thời hạn\n"

    private func plan(_ rows: String) throws -> ImportedPlan {
        try Tables.plan(Self.header + rows, language: .en)
    }

    private func said(_ plan: ImportedPlan) -> String {
        plan.notes.map { $0.text(.en) + "\n" }.joined()
    }

    @Test("How often without a day becomes no due day of its own: a person says which")
    func often() throws {
        let plan = try plan(
            "1;Báo cáo công tác tháng;Phòng TCHC;Hằng tháng\n2;Giao ban;Phòng TCHC;Hằng tuần\n"
                + "3;Sinh hoạt;Phòng TCHC;Hằng ngày\n")
        #expect((plan.deadlines, plan.standing, plan.setAside) == (0, 3, 0))
        #expect(!plan.text.contains("    due:"), "\(plan.text)")
        #expect(
            plan.text.contains(
                "# TO DECIDE: 'Hằng tháng': on which day of the month? Write a line 'due: every "
                    + "month on 25' (for example)"), "\(plan.text)")
        #expect(said(plan).contains("row 3: 'Hằng tuần': on which day of the week?"))
        #expect(said(plan).contains("row 4: 'Hằng ngày': a standing duty, nobody is reminded"))
    }

    @Test(
        "A commemoration has its day and a reminder, an inspection its kind, and no due day is asked"
    )
    func kinds() throws {
        let plan = try plan(
            """
            1;Kỷ niệm Ngày Nhà giáo Việt Nam 20/11;Các trường trực thuộc;
            2;Lễ kỷ niệm Ngày thành lập trường;Các trường trực thuộc;15/10/2025
            3;Kỷ niệm ngày thành lập ngành;Các trường trực thuộc;
            4;Kiểm tra hồ sơ;Phòng TCHC;30/05/2025
            5;Báo cáo không ghi hạn;Phòng TCHC;

            """)
        #expect(
            plan.text.contains(
                """
                    kind: anniversary
                    title: Ngày Nhà giáo Việt Nam
                    date: 20/11
                    owed-by: truong
                    remind: 7d
                """), "\(plan.text)")
        #expect(plan.text.contains("title: Ngày thành lập trường\n    date: 15/10\n"))
        #expect(plan.text.contains("kind: inspection\n    title: Kiểm tra hồ sơ\n"), "\(plan.text)")
        #expect(plan.text.contains("TO DECIDE: on which day is it? Write a line 'date: …'"))
        #expect(plan.text.contains("TO DECIDE: who inspects, and who is inspected?"))
        #expect(plan.text.contains("TO DECIDE: the table says no due day: a standing duty."))
        #expect((plan.deadlines, plan.standing, plan.setAside) == (3, 2, 0), "\(plan.text)")
        #expect(Tables.errors(plan.text) == [])
    }

    @Test("Totals and signatures are no duties, and are named")
    func foot() throws {
        let plan = try plan(
            """
            1;Báo cáo;Phòng TCHC;30/05/2025
            2;Tổng số liệu học sinh;Phòng TCHC;30/06/2025
            Tổng cộng;2 nhiệm vụ;;
            ;Lâm Đồng, ngày 05 tháng 01 năm 2025;;
            ;Người lập biểu;;KT. GIÁM ĐỐC
            ;Nguyễn Văn A;;Trần Văn B

            """)
        #expect((plan.deadlines, plan.standing, plan.setAside) == (2, 0, 0), "\(plan.text)")
        #expect(said(plan).contains("row 4: 'Tổng cộng 2 nhiệm vụ' is passed over"))
        #expect(said(plan).contains("row 7: 'Nguyễn Văn A Trần Văn B' is passed over"))
    }

    @Test("The only duty is never one that the table doesn't have")
    func only() throws {
        let plan = try plan("1;Báo cáo năm;Công an tỉnh;30/05/2025\n")
        #expect(plan.text.contains("kind: standing\n    title: Báo cáo năm\n"), "\(plan.text)")
        #expect((plan.deadlines, plan.standing, plan.setAside) == (0, 1, 0))
        #expect(
            said(plan).contains("row 2: a standing duty, nobody is reminded: it isn't clear who"))
        #expect(Tables.errors(plan.text) == [])
    }

    @Test(
        "A group is proposed where a paper speaks of many, and an abbreviation found by its sounds")
    func names() throws {
        let plan = try plan("1;Báo cáo;Các trường THPT;30/05/2025\n2;Họp;mọi đơn vị;30/05/2025\n")
        let groups = "truong (Các trường trực thuộc), phong-gddt (Phòng GDĐT các huyện, thành phố)"
        #expect(said(plan).contains("row 2: 'Các trường THPT' may be: \(groups)"), "\(said(plan))")
        #expect(
            said(plan).contains(
                "row 3: 'mọi đơn vị' is not in the registry; the groups there are: \(groups)"),
            "\(said(plan))")
        let names = UnitNames(
            Registry(
                units: [
                    OrgUnit(
                        id: "gdth", name: "Phòng Giáo dục Trung học",
                        place: Place(file: "", line: 1, column: 1))
                ], groups: []))
        for (text, answer) in [
            ("Phòng GDTrH", UnitNames.Answer.likely("gdth")), ("P.GDTH", .likely("gdth")),
            ("Phòng GDTrHH", .none), ("Phòng GDTrM", .none),
        ] {
            #expect(names.find(text) == answer)
        }
    }

    // MARK: Workbooks

    private func workbook(_ script: String) throws -> OfficeFile {
        let bytes = try Python.run(
            """
            import io, sys, openpyxl
            wb = openpyxl.Workbook()
            ws = wb.active
            \(script)
            out = io.BytesIO()
            wb.save(out)
            sys.stdout.buffer.write(out.getvalue())
            """, input: Data())
        return try OfficeFile(name: "bang.xlsx", bytes: Array(bytes), sheet: nil)
    }

    private func plan(of file: OfficeFile) throws -> ImportedPlan {
        var answers = ImportedPlan.Answers()
        (answers.owner, answers.period) = ("phong-tchc", "2026")
        return try ImportedPlan(
            file, answers, name: "plan.yaml", beside: [Tables.registry, Tables.settings],
            language: .en, zone: Tables.zone)
    }

    @Test("Beneath a merged header the end is the due day, and the columns not read are named")
    func twoRows() throws {
        let file = try workbook(
            """
            ws.append(["TT", "Nội dung", "Đơn vị", "Thời hạn", None, "Căn cứ", "Kinh phí"])
            ws.append([None, None, None, "Bắt đầu", "Kết thúc", None, None])
            ws.append([1, "Báo cáo năm", "Phòng TCHC", "01/02/2026", "15/02/2026", "Mục 1", 5])
            ws.merge_cells("D1:E1")
            for place in ["A1:A2", "B1:B2", "C1:C2", "F1:F2", "G1:G2"]: ws.merge_cells(place)
            """)
        let plan = try plan(of: file)
        #expect(plan.text.contains("due: 15/02/2026\n"), "\(plan.text)")
        #expect(
            said(plan).contains("columns not read: “Thời hạn Bắt đầu”, “Kinh phí”"), "\(said(plan))"
        )
    }

    @Test("Two columns that say when are a question")
    func twoDays() throws {
        let plan = try Tables.plan(
            "TT;Nội dung;Đơn vị;Hạn nộp;Thời gian\n1;Báo cáo;Phòng TCHC;15/02/2025;Tháng 3/2025\n",
            language: .en)
        #expect(plan.text.contains("due: 15/02/2025\n"), "\(plan.text)")
        #expect(
            said(plan).contains("row 2: the table also has 'Thời gian', which says 'Tháng 3/2025'"))
        #expect(said(plan).contains("columns not read: “Thời gian”"))
    }

    @Test("A sheet of instructions is passed over, and what is hidden is read and said")
    func sheets() throws {
        let file = try workbook(
            """
            ws.title = "Hướng dẫn"
            ws["A1"] = "Đọc kỹ trước khi nhập"
            ws = wb.create_sheet("Nhiệm vụ")
            ws.append(["TT", "Nội dung", "Đơn vị", "Thời hạn"])
            ws.append([1, "Báo cáo năm", "Phòng TCHC", "15/02/2026"])
            ws.append([2, "Báo cáo quý", "Phòng TCHC", "15/03/2026"])
            ws.row_dimensions[3].hidden = True
            ws.row_dimensions[9].hidden = True
            ws.column_dimensions["D"].hidden = True
            """)
        let plan = try plan(of: file)
        #expect(plan.deadlines == 2)
        #expect(
            said(plan).hasPrefix(
                "the sheet 'Nhiệm vụ' is read; not read: Hướng dẫn (--sheet)\n"
                    + "hidden rows and columns are read too: row 3, column D\n"), "\(said(plan))")
        let none = try workbook(
            "ws.title = 'Hướng dẫn'; ws['A1'] = 'x'; wb.create_sheet('B')['A1'] = 1")
        let refusal = #expect(throws: ImportRefusal.self) { try TableKind(guessing: none) }
        #expect(
            refusal?.notes.map(\.message.en).last
                == "the sheet 'Hướng dẫn' is read; not read: B (--sheet)")
    }
}

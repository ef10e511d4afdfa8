import Civil
import Foundation
import Rules
import SourceText
import TestSupport
import Testing

@testable import Imports

@Suite("Merged cells and formulas in an office's workbook")
struct MergedTests {
    /// A workbook by openpyxl: its rows, then what the script does to the sheet `ws`.
    private func workbook(_ rows: String, _ script: String) throws -> OfficeFile {
        let bytes = try Python.run(
            """
            import io, sys, openpyxl
            wb = openpyxl.Workbook()
            ws = wb.active
            for row in \(rows): ws.append(row)
            \(script)
            out = io.BytesIO()
            wb.save(out)
            sys.stdout.buffer.write(out.getvalue())
            """, input: Data())
        return try OfficeFile(name: "bang.xlsx", bytes: Array(bytes), sheet: nil)
    }

    private static let duties = """
        [["KẾ HOẠCH NĂM 2025"], ["STT", "Nội dung", "Đơn vị thực hiện", "Thời hạn"],
         ["A", "Báo cáo", None, None], [1, "Sơ kết", "Phòng TCHC", "30/06/2025"],
         ["=A4+1", "Tổng kết", None, "15/12/2025"], [None, "Họp", "Phòng KHTC", None]]
        """
    private static let register = """
        [["Số, ký hiệu", "Tác giả", "Trích yếu"], ["1/BC", "Trường A", "Báo cáo"],
         ["2/BC", None, "Báo cáo"]]
        """
    private static let units = """
        [["Mã", "Tên trường", "Email"], ["a", "Trường A", "a@so.example"], ["b", None, "b@so.example"]]
        """

    private func refusal(_ making: () throws -> Void) -> String {
        let refusal = #expect(throws: ImportRefusal.self) { try making() }
        return refusal?.notes.map(\.message.en).joined() ?? ""
    }

    @Test("In a table of duties a merged cell counts for each of its rows, and that is said")
    func duties() throws {
        let file = try workbook(
            Self.duties, "ws.merge_cells('A1:D1'); ws.merge_cells('A3:D3'); ws.merge_cells('C4:C5')"
        )
        var answers = ImportedPlan.Answers()
        answers.owner = "phong-tchc"
        let plan = try ImportedPlan(
            file, answers, name: "plan.yaml", beside: [Tables.registry, Tables.settings],
            language: .en, zone: Tables.zone)
        #expect(plan.text.contains("# ----- A -----"), "\(plan.text)")
        #expect(
            plan.text.contains(
                """
                  # Row 5 of the table
                  # Merged with the row above: Đơn vị thực hiện
                  - id: tong-ket
                    kind: deadline
                    title: Tổng kết
                    due: 15/12/2025
                    owed-by: phong-tchc
                """), "\(plan.text)")
        #expect((plan.deadlines, plan.standing, plan.setAside) == (2, 1, 0))
        #expect(Tables.errors(plan.text) == [])
    }

    @Test("A formula without a value refuses the table, unless nothing is taken from its column")
    func formulas() throws {
        let file = try workbook(Self.duties, "ws['D4'] = '=TODAY()'")
        let text = refusal {
            _ = try ImportedPlan(
                file, ImportedPlan.Answers(), name: "plan.yaml", beside: [], language: .en,
                zone: Tables.zone)
        }
        #expect(text.hasPrefix("formulas without a value, or with an error: D4;"), "\(text)")
    }

    @Test("What is entered as it stands is refused where rows are merged, or unworked")
    func entered() throws {
        let merged = try workbook(Self.register, "ws.merge_cells('B2:B3')")
        let text = refusal { _ = try ReceiptMatches(merged, units: [], owed: [], today: .max) }
        #expect(text.hasPrefix("cells are merged over several rows: B2:B3;"), "\(text)")
        let unworked = try workbook(Self.register, "ws['C3'] = '=C2'")
        #expect(
            refusal { _ = try ReceiptMatches(unworked, units: [], owed: [], today: .max) }.contains(
                "C3"))
        let units = try workbook(Self.units, "ws.merge_cells('B2:B3')")
        #expect(refusal { _ = try ImportedUnits(units, zone: Tables.zone) }.contains("B2:B3"))
        let whole = try workbook(Self.units, "ws['B3'] = 'Trường B'; ws.merge_cells('A9:B9')")
        #expect(try ImportedUnits(whole, zone: Tables.zone).registry.units.map(\.id) == ["a", "b"])
    }
}

import Foundation
import TestSupport

@testable import Sheets

/// Spreadsheets that other programs made.
enum SheetFile {
    /// What a Python script writes into the variable `out`, with openpyxl, odfpy and zipfile at hand.
    static func python(_ script: String) throws -> [UInt8] {
        let whole = """
            import datetime, io, sys, zipfile
            out = io.BytesIO()
            \(script)
            sys.stdout.buffer.write(out.getvalue())
            """
        return Array(try Python.run(whole, input: Data()))
    }

    /// A workbook by openpyxl; the script fills `ws`, its first sheet of `wb`.
    static func xlsx(_ script: String) throws -> [UInt8] {
        try python(
            """
            import openpyxl
            wb = openpyxl.Workbook()
            ws = wb.active
            \(script)
            wb.save(out)
            """)
    }

    /// One that LibreOffice 7.4 saved.
    static func saved(_ name: String) throws -> [UInt8] {
        let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Files/\(name)")
        return Array(try Data(contentsOf: url))
    }

    /// Each filled cell: `B5 = text`, with `day` behind a day, `=` behind what a formula gave, and `?`
    /// behind what it didn't give.
    static func cells(_ bytes: [UInt8], sheet: String? = nil) throws -> [String] {
        let sheet = try Spreadsheet.sheet(named: sheet, of: bytes, kind: try SheetKind(of: bytes))
        return lines(sheet)
    }

    static func lines(_ sheet: Sheet) -> [String] {
        sheet.rows.flatMap { row in
            row.cells.map { column, cell in
                let origin =
                    switch cell.origin {
                    case .typed: ""
                    case .computed: " ="
                    case .uncomputed: " ?"
                    }
                let text = cell.text.replacingOccurrences(of: "\n", with: "|")
                return "\(SheetPlace(row: row.number, column: column)) = \(text)"
                    + (cell.day == nil ? "" : " day") + origin
            }
        }
    }
}

import Rules
import Sheets
import SourceText

/// A table as an office sent it, whatever program wrote it.
package struct OfficeFile: Sendable {
    /// What it is called in what is said of it.
    package let name: String
    let sheet: Sheet
    /// What was read of it and left out.
    package let notes: [ImportNote]

    /// Reads what the bytes are, not what the name says: XLSX, ODS, or text as comma-separated values.
    package init(
        name: String, bytes: [UInt8], sheet wanted: String?
    ) throws(ImportRefusal) {
        self.name = name
        let kind: SheetKind
        let read: Sheet?
        do throws(SheetRefusal) {
            kind = try SheetKind(of: bytes)
            switch kind {
            case .xlsx, .ods:
                read = try Self.sheet(named: wanted, of: bytes, kind)
            case .text:
                if let wanted { throw SheetRefusal.noSuchSheet(wanted, names: []) }
                read = nil
            }
        } catch {
            throw ImportRefusal(vi: error.text.vi, en: error.text.en)
        }
        sheet = if let read { read } else { try Self.table(name, bytes) }
        notes = Self.notes(sheet, kind, name, wanted)
    }

    /// Without a name the first one with a table in it, as a sheet of instructions may come before it;
    /// where none has, the first one.
    private static func sheet(
        named wanted: String?, of bytes: [UInt8], _ kind: SheetKind
    ) throws(SheetRefusal) -> Sheet {
        let first = try Spreadsheet.sheet(named: wanted, of: bytes, kind: kind)
        guard wanted == nil else { return first }
        var sheet = first
        var passed: Set<String> = []
        while !hasTable(sheet), passed.count < mostSheets {
            passed.insert(sheet.name)
            do throws(SheetRefusal) {
                sheet = try Spreadsheet.sheet(named: nil, besides: passed, of: bytes, kind: kind)
            } catch {
                return first
            }
        }
        return hasTable(sheet) ? sheet : first
    }

    /// Each is unpacked anew.
    private static let mostSheets = 20

    private static func hasTable(_ sheet: Sheet) -> Bool {
        sheet.rows.prefix(50).contains { row in row.cells.count { isHeader($0.cell.text) } > 1 }
    }

    private static func table(
        _ name: String, _ bytes: [UInt8]
    ) throws(ImportRefusal) -> Sheet {
        let cells = CSVCells(SourceFile(name: name, bytes: utf8(bytes)), isHeader: isHeader)
        guard cells.findings.isEmpty else { throw ImportRefusal([], findings: cells.findings) }
        guard !cells.rows.isEmpty else {
            let empty = SheetRefusal.empty.text
            throw ImportRefusal(vi: empty.vi, en: empty.en)
        }
        guard cells.rows.count <= 100_000 else {
            throw ImportRefusal(
                vi: "tệp có hơn 100.000 dòng có chữ; chia thành nhiều tệp",
                en: "the file has more than 100,000 rows; make several of it")
        }
        let rows = cells.rows.map { row in
            SheetRow(
                number: row.number,
                cells: row.texts.enumerated().filter { !$0.element.isEmpty }
                    .map { ($0.offset, SheetCell($0.element)) })
        }
        return Sheet(name: "", names: [], rows: rows, merges: [])
    }

    private static func isHeader(_ text: String) -> Bool {
        isRegistryHeader(text) || DutyColumn.headers.column(text) != nil
            || ReceiptColumn.headers.column(text) != nil
    }

    /// What Excel calls "Unicode text" is UTF-16.
    private static func utf8(_ bytes: [UInt8]) -> [UInt8] {
        let isLittle = bytes.starts(with: [0xFF, 0xFE])
        guard isLittle || bytes.starts(with: [0xFE, 0xFF]) else { return bytes }
        let units = stride(from: 2, to: bytes.count - 1, by: 2).map { index in
            let (low, high) = isLittle ? (index, index + 1) : (index + 1, index)
            return UInt16(bytes[low]) | UInt16(bytes[high]) << 8
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    private static func notes(
        _ sheet: Sheet, _ kind: SheetKind, _ name: String, _ wanted: String?
    ) -> [ImportNote] {
        var notes: [ImportNote] = []
        let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
        let isCalled: SheetKind? =
            switch ending {
            case "xlsx", "xlsm": .xlsx
            case "ods": .ods
            case "csv", "tsv", "txt": .text
            default: nil
            }
        let called: String =
            switch kind {
            case .xlsx: "Excel (.xlsx)"
            case .ods: "OpenDocument (.ods)"
            case .text: "CSV"
            }
        if isCalled != kind, name != "-" {
            notes.append(
                ImportNote(
                    vi: "đuôi tệp không đúng, đọc như \(called)",
                    en: "the file's name has another ending; it is read as \(called)"))
        }
        let others = sheet.names.filter { $0 != sheet.name }
        if wanted == nil, !others.isEmpty {
            notes.append(
                ImportNote(
                    vi:
                        "đọc trang tính “\(sheet.name)”; không đọc: \(others.joined(separator: ", ")) (--sheet)",
                    en:
                        "the sheet '\(sheet.name)' is read; not read: \(others.joined(separator: ", ")) (--sheet)"
                ))
        }
        let hidden = hidden(sheet)
        if !hidden.isEmpty {
            notes.append(
                ImportNote(
                    vi: "dòng, cột bị ẩn vẫn được đọc: \(list(hidden.map(\.vi)))",
                    en: "hidden rows and columns are read too: \(list(hidden.map(\.en)))"))
        }
        let computed = places(sheet) { $0.origin == .computed }
        if !computed.isEmpty {
            notes.append(
                ImportNote(
                    vi: "ô có công thức, lấy giá trị đã lưu: \(list(computed))",
                    en: "cells with formulas, taken as the file has their values: \(list(computed))"
                ))
        }
        return notes
    }

    private static func hidden(_ sheet: Sheet) -> [Bilingual] {
        sheet.hiddenRows.map { Bilingual(vi: "dòng \($0)", en: "row \($0)") }
            + sheet.hiddenColumns.map(SheetPlace.letters)
            .map { Bilingual(vi: "cột \($0)", en: "column \($0)") }
    }

    static func places(_ sheet: Sheet, where fits: (SheetCell) -> Bool) -> [String] {
        sheet.rows.flatMap { row in
            row.cells.filter { fits($0.cell) }.map {
                "\(SheetPlace(row: row.number, column: $0.column))"
            }
        }
    }

    /// The first few, and how many more.
    static func list(_ items: [String]) -> String {
        items.prefix(8).joined(separator: ", ") + (items.count > 8 ? " … (\(items.count))" : "")
    }
}

import Rules
import Sheets

/// Where in a sheet the table is: its header, what stands above it, and its rows.
struct TableLayout<Column: Hashable & Sendable> {
    /// What stands above the header, a text a row.
    let titles: [String]
    /// Where each column is; of two of one meaning the first.
    let columns: [Column: Int]
    /// The header's own words.
    let headers: [Column: String]
    /// Further columns of a meaning that an earlier one has.
    private let others: [Column: [Int]]
    /// The header's cells, and those beneath them where it has two rows.
    private let headings: [Int: String]
    let headerRow: Int
    let rows: [SheetRow]
    /// The sheet's rows by their numbers.
    private let rowsByNumber: [Int: SheetRow]
    /// By row: cells made one with those above them.
    private let merged: [Int: [SheetArea]]

    /// Columns among which a header is looked for.
    private static var widest: Int { 256 }

    /// `nil` where no row has two columns that `column` knows.
    ///
    /// - Parameter isStart: whether a cell beneath a header that is merged over several columns says the
    ///   beginning of what the header names; `nil` where headers have one row.
    init?(
        _ sheet: Sheet, isStart: ((String) -> Bool)? = nil, column: (String) -> Column?
    ) {
        var best: (index: Int, columns: [Column: Int])?
        for (index, row) in sheet.rows.prefix(50).enumerated() {
            var columns: [Column: Int] = [:]
            for (place, cell) in row.cells.prefix(Self.widest) {
                if let found = column(cell.text), columns[found] == nil { columns[found] = place }
            }
            if columns.count > max(1, best?.columns.count ?? 0) { best = (index, columns) }
        }
        guard let best else { return nil }
        let header = sheet.rows[best.index]
        titles = sheet.rows[..<best.index].map { row in
            row.cells.map { oneLine($0.cell.text) }.joined(separator: " ")
        }
        headerRow = header.number
        rowsByNumber = Dictionary(sheet.rows.map { ($0.number, $0) }) { first, _ in first }
        let parts = HeaderParts(
            header, below: isStart == nil ? nil : rowsByNumber[header.number + 1], sheet.merges)
        var columns: [Column: Int] = [:]
        var others: [Column: [Int]] = [:]
        var headings: [Int: String] = [:]
        for part in parts.all.prefix(Self.widest) {
            headings[part.column] = part.text
            if part.isPart, isStart?(part.own) == true { continue }
            guard let found = part.isPart ? column(part.text) ?? column(part.own) : column(part.own)
            else { continue }
            if columns[found] == nil {
                columns[found] = part.column
            } else {
                others[found, default: []].append(part.column)
            }
        }
        self.columns = columns
        self.others = others
        self.headings = headings
        headers = columns.compactMapValues { headings[$0] }
        let below = sheet.rows[(best.index + (parts.hasTwoRows ? 2 : 1))...]
        rows =
            below.first.map(Self.numbersColumns) == true
            ? Array(below.dropFirst()) : Array(below)
        var merged: [Int: [SheetArea]] = [:]
        // What a hostile file merges is looked at so long as a table's merging takes.
        var left = 500_000
        let last = header.number + (parts.hasTwoRows ? 1 : 0)
        for area in sheet.merges where area.rows.lowerBound > last && left > 0 {
            for row in area.rows.prefix(left) where rowsByNumber[row] != nil {
                merged[row, default: []].append(area)
            }
            left -= area.rows.count
        }
        self.merged = merged
    }

    /// Beneath the header, printed tables number their columns: `(1)`, `(2)` …
    private static func numbersColumns(_ row: SheetRow) -> Bool {
        row.cells.count > 1
            && row.cells.allSatisfy { _, cell in
                let inner = cell.text.filter { $0 != "(" && $0 != ")" }
                return !inner.isEmpty && inner.count <= 2 && inner.allSatisfy(\.isNumber)
            }
    }

    /// The row's cell in that column, or what the cells made one with it show.
    func cell(_ column: Column, _ row: SheetRow) -> SheetCell? {
        guard let place = columns[column] else { return nil }
        if let cell = row[place] { return cell }
        guard let area = area(at: place, row) else { return nil }
        return rowsByNumber[area.rows.lowerBound]?[place]
    }

    /// The text of that cell on one line; empty for none.
    func text(_ column: Column, _ row: SheetRow) -> String {
        oneLine(cell(column, row)?.text ?? "")
    }

    /// What the row's further columns of that meaning say, with their headers.
    func texts(besides column: Column, _ row: SheetRow) -> [(header: String, text: String)] {
        (others[column] ?? []).compactMap { place in
            let text = oneLine(row[place]?.text ?? "")
            return text.isEmpty ? nil : (headings[place] ?? "", text)
        }
    }

    /// The columns that hold something and that nothing is taken from, by their headers.
    func unreadNote(besides passed: Column) -> [ImportNote] {
        let read = Set(columns.filter { $0.key != passed }.values)
        let filled = Set(rows.flatMap { $0.cells.map(\.column) })
        let unread = filled.subtracting(read).sorted()
            .map { headings[$0].map { "“\($0)”" } ?? SheetPlace.letters($0) }
        guard !unread.isEmpty else { return [] }
        let list = OfficeFile.list(unread)
        return [ImportNote(vi: "cột không đọc: \(list)", en: "columns not read: \(list)")]
    }

    /// The cells over several rows that the row's cell in that column is part of.
    private func area(at place: Int, _ row: SheetRow) -> SheetArea? {
        merged[row.number]?.first { $0.rows.count > 1 && $0.columns.lowerBound == place }
    }

    func isMergedDown(_ column: Column, _ row: SheetRow) -> Bool {
        columns[column].map { row[$0] == nil && area(at: $0, row) != nil } ?? false
    }

    /// Whether one cell goes over most of the table's width, as the heading of a section does.
    func isMergedAcross(_ row: SheetRow) -> Bool {
        merged[row.number]?.contains {
            $0.columns.count > 1 && $0.columns.count * 2 >= columns.count
        }
            ?? false
    }

    /// Cells in the columns that are read whose formula was never worked out.
    private func uncomputed(besides passed: Set<Column>) -> [String] {
        let places = Set(columns.filter { !passed.contains($0.key) }.values)
        return rows.flatMap { row in
            row.cells.filter { places.contains($0.column) && $0.cell.origin == .uncomputed }
                .map { "\(SheetPlace(row: row.number, column: $0.column))" }
        }
    }

    /// Merged cells over several of the table's rows, in the columns that are read.
    private var mergedDown: [String] {
        let places = Set(columns.values)
        return Set(merged.values.joined())
            .filter { area in area.rows.count > 1 && places.contains(area.columns.lowerBound) }
            .sorted {
                ($0.rows.lowerBound, $0.columns.lowerBound) < (
                    $1.rows.lowerBound, $1.columns.lowerBound
                )
            }
            .map(\.description)
    }

    /// - Parameter passed: columns that nothing is taken from.
    func refuseUncomputed(besides passed: Set<Column>) throws(ImportRefusal) {
        let cells = uncomputed(besides: passed)
        guard !cells.isEmpty else { return }
        throw ImportRefusal(
            vi: "công thức chưa có giá trị, hoặc báo lỗi: \(OfficeFile.list(cells)); mở bảng tính, "
                + "sửa hoặc chờ tính xong, rồi lưu lại",
            en: "formulas without a value, or with an error: \(OfficeFile.list(cells)); open the "
                + "spreadsheet, let it work them out, and save it again")
    }

    /// For what is entered as it stands: which row a merged cell is about isn't guessed.
    func refuseMerged() throws(ImportRefusal) {
        let areas = mergedDown
        guard !areas.isEmpty else { return }
        throw ImportRefusal(
            vi: "có ô gộp qua nhiều dòng: \(OfficeFile.list(areas)); bỏ gộp, ghi đủ từng dòng",
            en:
                "cells are merged over several rows: \(OfficeFile.list(areas)); unmerge them and fill "
                + "each row in")
    }
}

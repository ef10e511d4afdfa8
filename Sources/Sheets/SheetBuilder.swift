/// Collects a sheet's cells in reading order, within the limits.
struct SheetBuilder {
    let name: String
    private(set) var rows: [SheetRow] = []
    private var merges: [SheetArea] = []
    private var hiddenRows: Set<Int> = []
    private var hiddenColumns: [ClosedRange<Int>] = []
    private var cells = 0

    init(name: String) { self.name = name }

    var isEmpty: Bool { rows.isEmpty }

    /// Cells come from left to right and from above; an empty one needn't come.
    mutating func add(_ cell: SheetCell, row: Int, column: Int) throws(SheetRefusal) {
        guard !cell.text.isEmpty || cell.origin == .uncomputed else { return }
        guard (1...SheetLimits.rows).contains(row), (0..<SheetLimits.columns).contains(column)
        else {
            throw .damaged("một ô nằm ngoài trang tính", "a cell lies outside the sheet")
        }
        if rows.last?.number != row {
            guard (rows.last?.number ?? 0) < row else {
                throw .damaged("dòng \(row) đứng sai chỗ", "row \(row) is out of its place")
            }
            guard rows.count < SheetLimits.filledRows else {
                throw .tooLarge(
                    "trang tính có hơn 100.000 dòng có chữ; chia thành nhiều tệp",
                    "the sheet has more than 100,000 rows with something in them; make several of it"
                )
            }
            rows.append(SheetRow(number: row))
        }
        if let last = rows[rows.count - 1].cells.last, last.column >= column {
            throw .damaged(
                "ô \(SheetPlace(row: row, column: column)) đứng sai chỗ",
                "cell \(SheetPlace(row: row, column: column)) is out of its place")
        }
        cells += 1
        guard cells <= SheetLimits.filledCells else {
            throw .tooLarge(
                "trang tính có hơn một triệu ô có chữ", "more than a million cells are filled")
        }
        rows[rows.count - 1].append(cell, at: column)
    }

    mutating func merge(_ area: SheetArea) {
        // More than a list of an office's can have, and each is looked through for each row.
        if merges.count < SheetLimits.filledRows { merges.append(area) }
    }

    /// After its cells have come; a row with nothing in it doesn't count.
    mutating func hide(row: Int) {
        if rows.last?.number == row { hiddenRows.insert(row) }
    }

    /// From 0.
    mutating func hide(columns: ClosedRange<Int>) {
        if hiddenColumns.count < SheetLimits.sheets { hiddenColumns.append(columns) }
    }

    func sheet(of names: [String]) -> Sheet {
        var columns: Set<Int> = []
        if !hiddenColumns.isEmpty {
            let filled = Set(rows.flatMap { $0.cells.map(\.column) })
            columns = filled.filter { column in
                hiddenColumns.contains { $0.contains(column) }
            }
        }
        return Sheet(
            name: name, names: names, rows: rows, merges: merges, hiddenRows: hiddenRows.sorted(),
            hiddenColumns: columns.sorted())
    }
}

/// The text of a cell as it comes in pieces.
struct CellText {
    private(set) var text = ""

    mutating func append(_ piece: String) throws(SheetRefusal) {
        guard text.utf8.count + piece.utf8.count <= SheetLimits.text else {
            throw .tooLarge("một ô có quá nhiều chữ", "a cell holds too much text")
        }
        text += piece
    }
}

/// `text` without blanks at its ends, the no-break space included.
func trimmed(_ text: some StringProtocol) -> String {
    guard let first = text.firstIndex(where: { !$0.isWhitespace }),
        let last = text.lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(text[first...last])
}

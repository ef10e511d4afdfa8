package import Civil

/// One sheet of a spreadsheet: what a person sees in its cells, and where.
package struct Sheet: Sendable {
    package let name: String
    /// The names of all sheets of the file, in their order.
    package let names: [String]
    /// The rows that have something in them, in their order.
    package let rows: [SheetRow]
    /// Cells that were made one; what they show is in the first of them.
    package let merges: [SheetArea]
    /// Of the rows and columns that have something in them, those that nobody sees.
    package let hiddenRows: [Int]
    package let hiddenColumns: [Int]

    package init(
        name: String, names: [String], rows: [SheetRow], merges: [SheetArea],
        hiddenRows: [Int] = [], hiddenColumns: [Int] = []
    ) {
        self.name = name
        self.names = names
        self.rows = rows
        self.merges = merges
        self.hiddenRows = hiddenRows
        self.hiddenColumns = hiddenColumns
    }
}

/// A row with the cells that aren't empty.
package struct SheetRow: Sendable {
    /// As the spreadsheet counts: from 1.
    package let number: Int
    /// By column from 0, in their order.
    package private(set) var cells: [(column: Int, cell: SheetCell)]

    package init(number: Int, cells: [(column: Int, cell: SheetCell)] = []) {
        self.number = number
        self.cells = cells
    }

    package subscript(column: Int) -> SheetCell? {
        cells.first { $0.column == column }?.cell
    }

    mutating func append(_ cell: SheetCell, at column: Int) { cells.append((column, cell)) }
}

/// What one cell shows.
package struct SheetCell: Hashable, Sendable {
    /// Where a cell's value is from.
    package enum Origin: Hashable, Sendable {
        /// Somebody wrote it.
        case typed
        /// A formula's, as it was last worked out by whoever saved the file.
        case computed
        /// A formula's that was never worked out, or is an error.
        case uncomputed
    }

    /// Without blanks at its ends; a day as `05/11/2025`, with its time where it has one.
    package let text: String
    /// The day of a cell that holds a date.
    package let day: CivilDate?
    package let origin: Origin

    package init(_ text: String, day: CivilDate? = nil, origin: Origin = .typed) {
        self.text = text
        self.day = day
        self.origin = origin
    }
}

/// Cells side by side.
package struct SheetArea: Hashable, Sendable, CustomStringConvertible {
    /// From 1.
    package let rows: ClosedRange<Int>
    /// From 0.
    package let columns: ClosedRange<Int>

    /// As a spreadsheet names it: `B5:B7`.
    package var description: String {
        let first = SheetPlace(row: rows.lowerBound, column: columns.lowerBound)
        let last = SheetPlace(row: rows.upperBound, column: columns.upperBound)
        return first == last ? "\(first)" : "\(first):\(last)"
    }
}

/// A cell's place.
package struct SheetPlace: Hashable, Sendable, CustomStringConvertible {
    /// From 1.
    package var row: Int
    /// From 0.
    package var column: Int

    package init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }

    /// Reads `B5`, or `$B$5`; `nil` for anything else.
    init?(parsing text: some StringProtocol) {
        var column = 0
        var row = 0
        for byte in text.utf8 where byte != 0x24 {
            switch byte {
            case 0x41...0x5A where row == 0: column = column * 26 + Int(byte) - 0x40
            case 0x30...0x39 where column > 0: row = row * 10 + Int(byte) - 0x30
            default: return nil
            }
            guard column <= SheetLimits.columns, row <= SheetLimits.rows else { return nil }
        }
        guard column > 0, row > 0 else { return nil }
        self.init(row: row, column: column - 1)
    }

    /// The letters of a column: 0 is `A`, 26 `AA`.
    package static func letters(_ column: Int) -> String {
        var letters = ""
        var rest = column
        while rest >= 0 {
            letters = String(UnicodeScalar(UInt8(0x41 + rest % 26))) + letters
            rest = rest / 26 - 1
        }
        return letters
    }

    package var description: String { "\(Self.letters(column))\(row)" }
}

/// What a spreadsheet may hold; beyond it, a file is refused and not read in part.
enum SheetLimits {
    /// What a spreadsheet program can show.
    static let rows = 1_048_576
    static let columns = 16_384
    /// Rows and cells with something in them: many times what an office's list has.
    static let filledRows = 100_000
    static let filledCells = 1_000_000
    static let sheets = 1000
    /// The file itself, and each part and all parts of it once unpacked; bytes.
    static let file = 64 << 20
    static let part = 128 << 20
    static let parts = 4096
    /// Of one cell, bytes: a spreadsheet program takes 32,767 characters.
    static let text = 1 << 18
    /// Elements within each other.
    static let depth = 64
}

/// A row that this program can't have written.
package struct UnreadableRow: Error, CustomStringConvertible {
    private let table: String
    private let row: String
    private let what: String

    package init(table: String, row: String, what: String) {
        self.table = table
        self.row = row
        self.what = what
    }

    package var description: String { "table \(table), row \(row): \(what) can't be read" }
}

internal import GRDB

/// A column by its place in a query's list, which the cases give: looking it up by its name costs more
/// than reading it, in every row again.
protocol SelectedColumn: CaseIterable, RawRepresentable where RawValue == Int {
    var sql: String { get }
}

extension SelectedColumn {
    /// All of them, as a query selects them.
    static var list: String { allCases.map(\.sql).joined(separator: ", ") }
}

/// A row whose first columns are those of `Column`.
struct SelectedRow<Column: SelectedColumn> {
    let row: Row

    init(_ row: Row) { self.row = row }

    subscript<Value: DatabaseValueConvertible & StatementColumnConvertible>(
        column: Column
    ) -> Value { row[column.rawValue] }
}

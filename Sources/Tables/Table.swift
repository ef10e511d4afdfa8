/// A table as people open it in a spreadsheet: one row of titles, then rows of typed cells.
package struct Table: Hashable, Sendable {
    package enum Cell: Hashable, Sendable {
        case text(String)
        case number(Int64)
        /// ISO 8601: `2025-11-05`.
        case day(String)
        /// ISO 8601, as the wall clock of the place showed it: `2025-11-05T13:30:00`.
        case moment(String)
        case empty
    }

    /// The sheet's name.
    package let name: String
    package let titles: [String]
    package let rows: [[Cell]]

    package init(name: String, titles: [String], rows: [[Cell]]) {
        self.name = name
        self.titles = titles
        self.rows = rows
    }
}

extension Table.Cell {
    /// A text, or nothing for one that is missing.
    package static func text(orEmpty text: String?) -> Self { text.map { .text($0) } ?? .empty }

    /// The instant of an answer, such as `2025-11-05T13:30:00+07:00`, as its place's clock showed it.
    package static func moment(ofInstant iso: String?) -> Self {
        iso.map { .moment(String($0.prefix(19))) } ?? .empty
    }

    package static func day(orEmpty iso: String?) -> Self { iso.map { .day($0) } ?? .empty }
}

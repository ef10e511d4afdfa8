import SourceText

/// Where a cell stands, as people find it in their spreadsheet.
struct CSVPlace: Equatable {
    var row: Int
    /// `A`, `B` … `Z`, `AA` …
    var column: String
    /// The column's header; empty where it has none.
    var header: String
}

extension CSVTable {
    /// The cell in which the byte at `offset` stands, found by bisection; `nil` between rows.
    func place(of offset: Int) -> CSVPlace? {
        var (low, high) = (0, rows.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if (rows[middle].first?.range.lowerBound ?? 0) <= offset {
                low = middle
            } else {
                high = middle
            }
        }
        guard low < rows.count,
            let column = rows[low].lastIndex(where: { $0.range.lowerBound <= offset }),
            offset <= rows[low][column].range.upperBound
        else { return nil }
        let header = column < rows[0].count ? rows[0][column].value : ""
        return CSVPlace(row: numbers[low], column: columnName(column), header: header)
    }
}

/// 0 is `A`, 25 is `Z`, 26 is `AA`.
func columnName(_ index: Int) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    var name = ""
    var rest = index
    while rest >= 0 {
        name.insert(letters[rest % 26], at: name.startIndex)
        rest = rest / 26 - 1
    }
    return name
}

extension Diagnostic {
    /// The same finding with its row and column in `table`, which is its file.
    func placed(in table: CSVTable) -> Diagnostic {
        guard let range, let place = table.place(of: range.lowerBound) else { return self }
        let header = printable(place.header)
        let isHeader = place.row == table.numbers.first || header.isEmpty
        var placed = self
        placed.message.vi +=
            " (dòng \(place.row), cột \(place.column)\(isHeader ? "" : " “\(header)”"))"
        placed.message.en +=
            " (row \(place.row), column \(place.column)\(isHeader ? "" : " '\(header)'"))"
        return placed
    }
}

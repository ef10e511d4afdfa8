import Sheets

/// A header's cells by column. One that is merged over several columns has its parts in the next row:
/// "Thời hạn" above "Bắt đầu" and "Kết thúc".
struct HeaderParts {
    struct Part {
        let column: Int
        /// With the cell above it, where it is a part.
        let text: String
        let own: String
        let isPart: Bool
    }

    private(set) var all: [Part] = []
    private(set) var hasTwoRows = false

    init(_ header: SheetRow, below: SheetRow?, _ merges: [SheetArea]) {
        let here = merges.filter { $0.rows.contains(header.number) }
        for (column, cell) in header.cells {
            let text = oneLine(cell.text)
            let parts = Self.parts(of: column, header.number, below, here)
            guard !parts.isEmpty else {
                all.append(Part(column: column, text: text, own: text, isPart: false))
                continue
            }
            hasTwoRows = true
            all += parts.map { place, own in
                Part(column: place, text: "\(text) \(own)", own: own, isPart: true)
            }
        }
    }

    private static func parts(
        of column: Int, _ row: Int, _ below: SheetRow?, _ merges: [SheetArea]
    ) -> [(Int, String)] {
        guard let below,
            let area = merges.first(where: {
                $0.columns.lowerBound == column && $0.columns.count > 1 && $0.rows == row...row
            })
        else { return [] }
        return below.cells.filter { area.columns.contains($0.column) }
            .map { ($0.column, oneLine($0.cell.text)) }
    }
}

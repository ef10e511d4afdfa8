import Civil
import SourceText

/// The line that names a registry table's columns.
extension CSVRegistryReader {
    /// Whether the table has the two columns without which nothing can be read.
    mutating func readHeader(_ header: [CSVTable.Cell]) -> Bool {
        if isTitle(header) || isUnit(header) {
            findings.noteHole(0..<file.bytes.count, in: file)
            return false
        }
        columns = header.map { cell in
            if cell.value.isEmpty { return nil }
            if let column = CSVColumn.headers[cell.value] { return column }
            return reportUnknown(cell)
        }
        for (index, column) in columns.enumerated() {
            guard let column, column != .ignored,
                let first = columns.firstIndex(of: column), first < index
            else { continue }
            findings.error(
                "duplicate-key", file, header[index].range,
                vi: "cột “\(header[index].value)” trùng nghĩa với cột “\(header[first].value)”",
                en: "the column '\(header[index].value)' means the same as "
                    + "'\(header[first].value)'",
                remedyVi: "giữ một cột", remedyEn: "keep one of them")
        }
        for (index, column) in columns.enumerated() {
            if let column, places[column] == nil { places[column] = index }
        }
        var isComplete = true
        for (column, title) in [(CSVColumn.id, "Mã"), (.name, "Tên đơn vị")]
        where !columns.contains(column) {
            isComplete = false
            findings.error(
                "missing-key", file, header[0].range.lowerBound..<header[0].range.upperBound,
                vi: "bảng thiếu cột “\(title)”", en: "the table lacks the column '\(title)'",
                remedyVi: "thêm cột “\(title)”: dòng đầu của bảng là tên các cột",
                remedyEn: "add a column '\(title)': the table's first line names its columns")
        }
        if !isComplete { findings.noteHole(0..<file.bytes.count, in: file) }
        return isComplete
    }

    /// An address stands in a unit's line: nothing above it names the columns.
    private func isUnit(_ header: [CSVTable.Cell]) -> Bool {
        guard header.contains(where: { $0.value.contains("@") }) else { return false }
        let first = file.lineRange(1)
        findings.error(
            "missing-key", file, first,
            vi: "bảng thiếu dòng tên các cột: ngay từ đây đã là đơn vị",
            en: "the table lacks the line that names its columns: it begins with a unit",
            remedyVi: "thêm một dòng đầu, như Mã\(mark)Tên đơn vị\(mark)Thư điện tử",
            remedyEn: "add a first line, such as id\(mark)name\(mark)email")
        return true
    }

    /// A line of one cell that names no column is a title, and no line beneath it names columns: told once.
    private func isTitle(_ header: [CSVTable.Cell]) -> Bool {
        let cells = header.filter { !$0.value.isEmpty }
        guard cells.count == 1, let cell = cells.first, CSVColumn.headers[cell.value] == nil,
            CSVColumn.headers.suggestion(for: cell.value) == nil
        else { return false }
        findings.error(
            "missing-key", file, cell.range,
            vi: "đây là tiêu đề; bảng thiếu dòng tên các cột “Mã”, “Tên đơn vị”",
            en: "this is a title; the table lacks the line that names its columns, 'id', 'name'",
            remedyVi:
                "xóa dòng tiêu đề này: dòng đầu của bảng là tên các cột, như “Mã”, “Tên đơn vị”",
            remedyEn:
                "delete this title: the table's first line names its columns, such as 'id', 'name'")
        return true
    }

    /// A slip of a known header is an error, for its column would be lost; other columns of the
    /// office's own are only pointed out.
    ///
    /// Gives the column that it was meant for.
    private func reportUnknown(_ cell: CSVTable.Cell) -> CSVColumn? {
        let headers = CSVColumn.headers
        if let near = headers.suggestion(for: cell.value)
            ?? headers.foldedSuggestion(for: cell.value)
        {
            findings.error(
                "unknown-key", file, cell.range, vi: "không hiểu cột “\(cell.value)”",
                en: "unknown column '\(cell.value)'", remedyVi: "có phải ý là “\(near)”?",
                remedyEn: "did you mean '\(near)'?")
            return headers[near]
        } else {
            findings.warning(
                .unusedColumn, file, cell.range, vi: "cột “\(cell.value)” không được dùng",
                en: "the column '\(cell.value)' is not used",
                remedyVi: "các cột dùng được: \(CSVColumn.headers.main.joined(separator: ", "))",
                remedyEn:
                    "known columns: \(CSVColumn.headers.mainInEnglish.joined(separator: ", "))")
            return nil
        }
    }
}

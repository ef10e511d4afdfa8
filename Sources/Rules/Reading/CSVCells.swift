package import SourceText

/// The cells of a CSV file, for those who read a table that is no registry.
package struct CSVCells {
    /// The rows with something in them, each with its number in a spreadsheet; of a title above the
    /// header, as it stands.
    package let rows: [(number: Int, texts: [String])]
    /// What is wrong with the file as CSV.
    package let findings: [Diagnostic]

    /// The first line that has most of the cells that `isHeader` knows is taken for the header, and the
    /// delimiter under which it has them for the file's.
    package init(_ file: SourceFile, isHeader: (String) -> Bool) {
        let found = Findings()
        if let flaw = EncodingFlaw(in: file) {
            flaw.report(in: file, to: found)
            (rows, findings) = ([], found.all)
            return
        }
        let table = CSVTable(file, findings: found, isHeader: isHeader)
        let header = table.numbers.first ?? 1
        let titles = (1..<header).map { number -> (number: Int, texts: [String]) in
            let cells = file.text(in: file.lineRange(number))
                .split { $0.utf8.elementsEqual([table.delimiter]) }
                .map { trimmed($0.filter { $0 != "\"" }) }
            return (number, cells.filter { !$0.isEmpty && !$0.lowercased().hasPrefix("sep=") })
        }
        rows =
            titles.filter { !$0.texts.isEmpty }
            + zip(table.numbers, table.rows).map { ($0, $1.map(\.value)) }
        findings = found.all.map { $0.placed(in: table) }
    }
}

/// Whether a registry's table may have a column of that name.
package func isRegistryHeader(_ text: String) -> Bool { CSVColumn.headers[text] != nil }

/// Whether a registry's table has ids, or units' names, under that header.
package func namesUnits(_ header: String) -> (ids: Bool, names: Bool) {
    (CSVColumn.headers[header] == .id, CSVColumn.headers[header] == .name)
}

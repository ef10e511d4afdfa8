/// The sheets of an OpenDocument spreadsheet (OpenDocument 1.3 part 3, 9).
final class ODSReader: XMLListener {
    private let wanted: String?
    private let skipped: Set<String>
    private var names: [String] = []
    private var found: SheetBuilder?
    private var builder: SheetBuilder?

    private var row = 0
    private var rowsRepeated = 1
    private var isHiddenRow = false
    /// Of those that the sheet declares before its rows.
    private var declaredColumns = 0
    private var column = 0
    private var cellsRepeated = 1
    private var cell: (attributes: XMLAttributes, paragraphs: [CellText])?
    private var isParagraph = false
    /// Cells of the row being read, for rows that come several times.
    private var cells: [(column: Int, cell: SheetCell)] = []
    /// Above 0 within what isn't a sheet's own text: notes, drawings, changes that were undone, a
    /// table within a cell.
    private var passedOver = 0

    static func sheet(
        named name: String?, besides skipped: Set<String>, of zip: ZipArchive
    ) throws(SheetRefusal) -> Sheet {
        let manifest = "META-INF/manifest.xml"
        if zip.has(manifest) {
            let list = ODSManifest()
            try XMLPass.read(try zip.contents(of: manifest), of: manifest, to: list)
            if list.isEncrypted { throw .encrypted }
        }
        return try sheet(
            named: name, besides: skipped, ofContent: try zip.contents(of: "content.xml"))
    }

    static func sheet(
        named name: String?, besides skipped: Set<String> = [], ofContent xml: [UInt8]
    ) throws(SheetRefusal) -> Sheet {
        let reader = ODSReader(wanted: name, besides: skipped)
        try XMLPass.read(xml, of: "content.xml", to: reader)
        if let found = reader.found { return found.sheet(of: reader.names) }
        if let name, !reader.names.contains(name) {
            throw .noSuchSheet(name, names: reader.names)
        }
        throw .empty
    }

    private init(wanted: String?, besides skipped: Set<String>) {
        self.wanted = wanted
        self.skipped = skipped
    }

    private func isWanted(_ builder: SheetBuilder) -> Bool {
        wanted.map { $0 == builder.name }
            ?? (!builder.isEmpty && !skipped.contains(builder.name))
    }

    // MARK: Elements

    func start(_ name: String, _ attributes: XMLAttributes) throws(SheetRefusal) {
        if passedOver > 0 {
            passedOver += 1
            return
        }
        switch name {
        case "office:annotation", "table:tracked-changes", "table:shapes", "table:dde-links":
            passedOver = 1
        case "table:table" where builder != nil: passedOver = 1
        case _ where name.hasPrefix("draw:"): passedOver = 1
        case "table:table":
            let name = attributes["table:name"] ?? ""
            names.append(name)
            guard names.count <= SheetLimits.sheets else {
                throw .tooLarge("có hơn 1000 trang tính", "it has more than 1000 sheets")
            }
            builder = SheetBuilder(name: name)
            (row, declaredColumns) = (0, 0)
        case "table:table-column": declareColumns(attributes)
        case "table:table-row":
            rowsRepeated = count(attributes["table:number-rows-repeated"])
            isHiddenRow = Self.isHidden(attributes)
            (column, cells) = (0, [])
        case "table:table-cell", "table:covered-table-cell":
            cellsRepeated = count(attributes["table:number-columns-repeated"])
            cell = (attributes, [])
        case "text:p", "text:h":
            cell?.paragraphs.append(CellText())
            isParagraph = cell != nil
        case "text:s":
            try append(String(repeating: " ", count: min(count(attributes["text:c"]), 100)))
        case "text:tab": try append("\t")
        case "text:line-break": try append("\n")
        default: break
        }
    }

    /// Collapsed, or filtered away.
    private static func isHidden(_ attributes: XMLAttributes) -> Bool {
        (attributes["table:visibility"] ?? "visible") != "visible"
    }

    private func declareColumns(_ attributes: XMLAttributes) {
        let first = declaredColumns
        let count = count(attributes["table:number-columns-repeated"])
        declaredColumns = min(first + count, SheetLimits.columns + 1)
        if Self.isHidden(attributes) { builder?.hide(columns: first...first + count - 1) }
    }

    private func count(_ text: String?) -> Int {
        text.flatMap { Int($0) }.map { min(max(1, $0), 1 << 30) } ?? 1
    }

    func text(_ text: String) throws(SheetRefusal) {
        if passedOver == 0, isParagraph { try append(text) }
    }

    private func append(_ text: String) throws(SheetRefusal) {
        guard let last = cell.map({ $0.paragraphs.count - 1 }), last >= 0 else { return }
        try cell?.paragraphs[last].append(text)
    }

    func end(_ name: String) throws(SheetRefusal) {
        if passedOver > 0 {
            passedOver -= 1
            return
        }
        switch name {
        case "text:p", "text:h": isParagraph = false
        case "table:table-cell", "table:covered-table-cell":
            try endCell(isCovered: name == "table:covered-table-cell")
        case "table:table-row": try endRow()
        case "table:table":
            if let builder, found == nil, isWanted(builder) { found = builder }
            builder = nil
        default: break
        }
    }

    // MARK: Cells and rows

    private func endCell(isCovered: Bool) throws(SheetRefusal) {
        guard let (attributes, paragraphs) = cell else { return }
        cell = nil
        isParagraph = false
        defer { column = min(column + cellsRepeated, SheetLimits.columns + 1) }
        // Beneath a merged cell lies what was there before; nobody sees it.
        if isCovered { return }
        merge(attributes)
        let value = value(attributes, paragraphs.map(\.text))
        guard !value.text.isEmpty || value.origin == .uncomputed else { return }
        guard column + cellsRepeated <= SheetLimits.columns else {
            throw .damaged("một ô nằm ngoài trang tính", "a cell lies outside the sheet")
        }
        for step in 0..<cellsRepeated { cells.append((column + step, value)) }
    }

    private func merge(_ attributes: XMLAttributes) {
        let rows = count(attributes["table:number-rows-spanned"])
        let columns = count(attributes["table:number-columns-spanned"])
        guard rows > 1 || columns > 1, row < SheetLimits.rows, column < SheetLimits.columns else {
            return
        }
        builder?.merge(
            SheetArea(
                rows: row + 1...row + rows, columns: column...column + columns - 1))
    }

    private func value(_ attributes: XMLAttributes, _ paragraphs: [String]) -> SheetCell {
        let isFormula = attributes["table:formula"] != nil
        let type = attributes["office:value-type"]
        let text = trimmed(paragraphs.joined(separator: "\n"))
        if isFormula, type == nil || attributes["calcext:value-type"] == "error" {
            return SheetCell(text, origin: .uncomputed)
        }
        let origin: SheetCell.Origin = isFormula ? .computed : .typed
        switch type {
        case "date": return SheetDay.cell(attributes["office:date-value"] ?? text, origin)
        case "float", "currency":
            return SheetCell(
                attributes["office:value"].flatMap { Double($0) }
                    .map { $0.isFinite ? SheetNumber.text($0) : text } ?? text, origin: origin)
        case "string":
            return SheetCell(
                text.isEmpty ? trimmed(attributes["office:string-value"] ?? "") : text,
                origin: origin)
        // Times, percentages and truth as they are shown.
        default: return SheetCell(text, origin: origin)
        }
    }

    private func endRow() throws(SheetRefusal) {
        defer { row = min(row + rowsRepeated, SheetLimits.rows + 1) }
        guard !cells.isEmpty, builder != nil else { return }
        for step in 1...rowsRepeated {
            for (column, cell) in cells {
                try builder?.add(cell, row: row + step, column: column)
            }
            if isHiddenRow { builder?.hide(row: row + step) }
        }
    }
}

/// Whether a package's list of files says that they are encrypted.
private final class ODSManifest: XMLListener {
    var isEncrypted = false

    func start(_ name: String, _ attributes: XMLAttributes) {
        if name == "manifest:encryption-data" { isEncrypted = true }
    }

    func text(_ text: String) {}
    func end(_ name: String) {}
}

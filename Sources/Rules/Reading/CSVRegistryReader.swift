import Civil
import SourceText

/// Reads the registry from a table with a header line, one unit a row.
struct CSVRegistryReader {
    let file: SourceFile
    let findings: Findings
    let table: CSVTable
    var columns: [CSVColumn?] = []
    var places: [CSVColumn: Int] = [:]

    init(_ file: SourceFile, findings: Findings) {
        self.file = file
        self.findings = findings
        table = CSVTable(file, findings: findings) { CSVColumn.headers[$0] != nil }
    }

    mutating func units() -> [UnitDraft] {
        guard let header = table.rows.first else {
            findings.emptyFile(file)
            return []
        }
        guard readHeader(header) else { return [] }
        if table.rows.count == 1 { reportNoRows(header) }
        return table.rows.dropFirst().enumerated().compactMap { index, row in
            index == 0 && Self.numbersColumns(row) ? nil : unit(row)
        }
    }

    private func reportNoRows(_ header: [CSVTable.Cell]) {
        findings.warning(
            .emptyFile, file, header.first?.range,
            vi: "bảng chỉ có dòng tên cột, chưa có đơn vị nào",
            en: "the table has its header and no unit",
            remedyVi: "ghi mỗi đơn vị một dòng bên dưới, hoặc xóa tệp",
            remedyEn: "write a line for each unit below, or delete the file")
    }

    /// Beneath the header, printed tables number their columns: `(1)`, `(2)` … or `A`, `B`, `1`, `2` …
    private static func numbersColumns(_ row: [CSVTable.Cell]) -> Bool {
        let texts = row.map(\.value).filter { !$0.isEmpty }
        return texts.count > 2
            && texts.allSatisfy { text in
                let inner =
                    text.hasPrefix("(") && text.hasSuffix(")")
                    ? text.dropFirst().dropLast() : text[...]
                return !inner.isEmpty && inner.utf8.count <= 2
                    && (inner.allSatisfy(\.isNumber)
                        || (inner.count == 1 && inner.allSatisfy(\.isUppercase)))
            }
    }

    private func unit(_ row: [CSVTable.Cell]) -> UnitDraft? {
        if let extra = row.dropFirst(columns.count).first(where: { !$0.value.isEmpty }) {
            findings.error(
                "csv-columns", file, extra.range, vi: "dòng này có nhiều ô hơn dòng đầu",
                en: "this row has more cells than the header",
                remedyVi:
                    "đặt ô có dấu phân cách trong dấu nháy kép, như \"Trường A\(mark) cơ sở 2\"",
                remedyEn:
                    "put the cell that holds the delimiter between double quotes, as in "
                    + "\"School A\(mark) site 2\"")
            // Behind that cell each stands in another's column.
            findings.noteHole(
                row[0].range.lowerBound..<row[row.count - 1].range.upperBound, in: file)
            return nil
        }
        let (givenID, givenName) = (cell(.id, row), cell(.name, row))
        if givenID == nil || givenName == nil {
            if let other = otherDelimiter(row) {
                findings.error(
                    "csv-columns", file, row[0].range,
                    vi: "các ô của dòng này cách nhau bằng “\(other)”, của bảng bằng “\(mark)”",
                    en: "this row has '\(other)' between its cells, the table '\(mark)'",
                    remedyVi: "sửa dòng này cho giống các dòng khác",
                    remedyEn: "write the row as the others are")
                findings.noteHole(row[0].range, in: file)
                return nil
            }
            let lacks = givenID == nil ? "Mã" : "Tên đơn vị"
            findings.error(
                "missing-value", file, row[0].range, vi: "dòng này thiếu “\(lacks)”",
                en: "this row lacks '\(lacks)'", remedyVi: "điền ô đó hoặc xóa dòng",
                remedyEn: "fill the cell in or delete the row")
        }
        // What else is wrong with it is told with it; its id is taken, though it has no name.
        guard let id = givenID ?? givenName else { return nil }
        let name = givenName ?? id
        let draft = draft(row, id, name)
        return givenID == nil ? nil : draft
    }

    /// The other delimiter of a row that is one cell for this one.
    private func otherDelimiter(_ row: [CSVTable.Cell]) -> Character? {
        guard columns.count > 1, row.count(where: { !$0.value.isEmpty }) == 1 else { return nil }
        return [";", ",", "\t"].first { other in
            other != Character(mark)
                && row.contains { $0.value.count(where: { $0 == other }) >= columns.count - 1 }
        }
    }

    private func draft(
        _ row: [CSVTable.Cell], _ id: CSVTable.Cell, _ name: CSVTable.Cell
    ) -> UnitDraft? {
        guard cell(.id, row) == nil || isIdentifier(id.value) else {
            reportBadIdentifier(id.value, file, id.range, findings)
            return nil
        }
        checkControls(row)
        var draft = UnitDraft(file: file, id: id, name: name.value)
        draft.unit.head = person(
            .headTitle, .headName, .headEmail, .headPhone, .headLanguage, row)
        if draft.unit.head?.name != nil, draft.unit.head?.title == nil {
            draft.unit.head?.title = headTitle
        }
        draft.unit.contact = person(
            .contactTitle, .contactName, .contactEmail, .contactPhone, .contactLanguage, row)
        if let deputy = person(
            .deputyTitle, .deputyName, .deputyEmail, .deputyPhone, .deputyLanguage, row)
        {
            let (from, until) = (date(.deputyFrom, row), date(.deputyUntil, row))
            draft.unit.deputies = [Deputy(person: deputy, from: from, until: until)]
            checkValidity(
                from, until, file, cell(.deputyUntil, row)?.range ?? id.range, findings)
        }
        draft.unit.email = address(.email, row)
        draft.emailRange = cell(.email, row)?.range
        draft.unit.language = word(.language, Words.language, row)
        draft.unit.from = date(.from, row)
        draft.unit.until = date(.until, row)
        draft.unit.outside = word(.outside, Words.flag, row) ?? false
        draft.parent = cell(.parent, row)
        draft.groups = list(.groups, row)
        draft.successors = list(.successor, row)
        draft.formerly = list(.formerly, row)
        if let cell = cell(.allowed, row) {
            let whole = row[0].range.lowerBound..<row[row.count - 1].range.upperBound
            draft.unit.allowed = AllowedCell.read(cell, ofRow: whole, file, findings)
        }
        checkValidity(
            draft.unit.from, draft.unit.until, file, cell(.until, row)?.range ?? id.range,
            findings)
        return draft
    }

    var mark: String { String(decoding: [table.delimiter], as: UTF8.self) }

    /// What the header of the heads' names says of them.
    private var headTitle: String? {
        places[.headName].flatMap { CSVColumn.title(ofHead: table.rows[0][$0].value) }
    }

    /// Several groups, successors or allowances may stand below each other in their cell.
    private func checkControls(_ row: [CSVTable.Cell]) {
        for (cell, column) in zip(row, columns) where hasControls(cell.value) {
            if let column, column != .groups, column != .successor,
                column != .allowed, column != .ignored
            {
                findings.error(
                    "control-character", file, cell.range,
                    vi: "ô này có dấu xuống dòng hoặc ký tự điều khiển",
                    en: "the cell holds a line end or a control character",
                    remedyVi: "mở bảng tính, viết lại ô này trên một dòng",
                    remedyEn: "open the spreadsheet and write the cell on one line")
            }
        }
    }

    // MARK: Cells

    /// The row's cell in that column; `nil` when empty or lacking.
    private func cell(_ column: CSVColumn, _ row: [CSVTable.Cell]) -> CSVTable.Cell? {
        guard let index = places[column], index < row.count, !row[index].value.isEmpty
        else { return nil }
        return row[index]
    }

    private func person(
        _ title: CSVColumn, _ name: CSVColumn, _ email: CSVColumn, _ phone: CSVColumn,
        _ language: CSVColumn, _ row: [CSVTable.Cell]
    ) -> Person? {
        let person = Person(
            title: cell(title, row)?.value, name: cell(name, row)?.value,
            email: address(email, row), phone: cell(phone, row)?.value,
            language: word(language, Words.language, row))
        return person == Person() ? nil : person
    }

    private func address(_ column: CSVColumn, _ row: [CSVTable.Cell]) -> String? {
        cell(column, row).flatMap { checkedAddress($0, file, findings, isCell: true) }
    }

    private func date(_ column: CSVColumn, _ row: [CSVTable.Cell]) -> CivilDate? {
        guard let cell = cell(column, row) else { return nil }
        do {
            return try CivilDate(parsing: withoutMidnight(cell.value))
        } catch {
            findings.report(
                Diagnostic(
                    severity: .error, code: "bad-value", file: file, range: cell.range,
                    message: error.wording(of: cell.value),
                    remedy: plainDateRemedy(String(withoutMidnight(cell.value))) ?? error.remedy))
            return nil
        }
    }

    private func word<Value>(
        _ column: CSVColumn, _ words: Vocabulary<Value>, _ row: [CSVTable.Cell]
    ) -> Value? {
        guard let cell = cell(column, row) else { return nil }
        if let value = words[cell.value] { return value }
        findings.error(
            "unknown-value", file, cell.range, vi: "không hiểu giá trị “\(cell.value)”",
            en: "unknown value '\(cell.value)'",
            remedyVi: "viết một trong: \(words.mainInVietnamese.joined(separator: ", "))",
            remedyEn: "write one of: \(words.mainInEnglish.joined(separator: ", "))")
        return nil
    }

    /// Several values in one cell, with `,`, `;`, `|` or a line end between.
    private func list(_ column: CSVColumn, _ row: [CSVTable.Cell]) -> [Located<String>] {
        guard let cell = cell(column, row) else { return [] }
        return cell.value.split { ",;|".contains($0) || $0.isNewline }
            .map { Located(value: trimmed($0), range: cell.range) }
            .filter { !$0.value.isEmpty }
    }
}

/// A date as a spreadsheet may export it, `30/06/2025 00:00:00`, without its time of midnight.
private func withoutMidnight(_ text: String) -> Substring {
    let words = text.split(whereSeparator: { $0 == " " || $0 == "T" })
    guard words.count >= 2 else { return text[...] }
    let isMidnight = words[1].allSatisfy { "0:.".contains($0) } && words[1].contains(":")
    let isTwelve =
        words.count == 3 && words[1].hasPrefix("12:00") && ["AM", "SA"].contains(words[2])
    return (isMidnight && words.count == 2) || isTwelve ? words[0] : text[...]
}

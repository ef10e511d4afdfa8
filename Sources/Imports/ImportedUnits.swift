package import Civil
package import Rules
import SourceText
import Sheets

/// A registry made of a list of units: one that passes the checks, or nothing.
package struct ImportedUnits: Sendable {
    package let registry: Registry
    /// As a table that the rules read: the list's own columns, with ids.
    package let csv: String
    package let notes: [ImportNote]

    package init(
        _ file: OfficeFile, zone: @escaping (String) -> Zone?
    ) throws(ImportRefusal) {
        guard let layout = TableLayout(file.sheet, column: { isRegistryHeader($0) ? $0 : nil }),
            let nameColumn = layout.columns.first(where: { namesUnits($0.key).names })?.value
        else {
            throw ImportRefusal(
                vi:
                    "không thấy dòng tên cột của danh mục đơn vị: cần cột “Tên đơn vị” hay “Tên trường”",
                en:
                    "there is no header of a list of units: it needs a column 'Tên đơn vị' or 'name'"
            )
        }
        try layout.refuseUncomputed(
            besides: Set(layout.columns.keys.filter { DutyColumn.headers.column($0) == .number }))
        try layout.refuseMerged()
        var table = UnitTable(file, layout, nameColumn: nameColumn)
        table.write()
        let source = RuleSource(name: file.name.asTable, bytes: Array(table.checked.utf8))
        let (rules, findings) = RuleReader.read([source], zone: zone)
        guard let rules else {
            throw ImportRefusal(
                [],
                findings: findings.filter { $0.severity == .error }.map { $0.named(file.name) })
        }
        guard !rules.registry.units.isEmpty else {
            throw ImportRefusal(
                vi: "dưới dòng tên cột không có đơn vị nào", en: "there is no unit below the header"
            )
        }
        registry = rules.registry
        csv = table.written
        notes =
            file.notes + table.notes
            + findings.filter { $0.code != "unused-column" }.map {
                ImportNote(vi: $0.message.vi, en: $0.message.en)
            }
    }
}

extension Diagnostic {
    /// Of the file that people have, not of the table that was made of it.
    fileprivate func named(_ name: String) -> Diagnostic {
        var finding = self
        finding.file = SourceFile(name: name, bytes: file.bytes)
        finding.notes = notes.map { note in
            var note = note
            note.file = SourceFile(name: name, bytes: note.file.bytes)
            return note
        }
        return finding
    }
}

extension String {
    /// A name by which the rules read a table.
    fileprivate var asTable: String { lowercased().hasSuffix(".csv") ? self : self + ".csv" }
}

/// The list as a table of the registry's.
private struct UnitTable {
    private let sheet: Sheet
    private let layout: TableLayout<String>
    private let nameColumn: Int
    /// Where ids are; `nil` where they are made of the names.
    private let idColumn: Int?
    private let width: Int
    /// With the spreadsheet's own rows and columns, so that findings name its cells.
    private(set) var checked = ""
    /// Without what is empty.
    private(set) var written = ""
    private(set) var notes: [ImportNote] = []

    init(_ file: OfficeFile, _ layout: TableLayout<String>, nameColumn: Int) {
        sheet = file.sheet
        self.layout = layout
        self.nameColumn = nameColumn
        idColumn = layout.columns.first { namesUnits($0.key).ids }?.value
        let last =
            sheet.rows.filter { $0.number >= layout.headerRow }
            .compactMap { $0.cells.last?.column }.max() ?? 0
        width = min(last, 200) + 1
    }

    mutating func write() {
        guard let header = sheet.rows.first(where: { $0.number == layout.headerRow }) else {
            return
        }
        var checked = Array(repeating: "", count: layout.headerRow - 1)
        var titles = texts(header)
        if idColumn == nil { titles.append("Mã") }
        checked.append(line(titles))
        var written = [line(titles)]
        var taken: Set<String> = []
        var made = 0
        var named: [[String]: Int] = [:]
        let foot = TableFoot(layout.rows, number: numberColumn ?? idColumn)
        for row in layout.rows {
            if foot.contains(row) {
                notes.append(foot.note(row))
                continue
            }
            var texts = texts(row)
            addZero(&texts, row)
            if isHeading(row) {
                notes.append(
                    ImportNote(
                        row: row.number,
                        vi: "bỏ qua “\(texts.filter { !$0.isEmpty }.joined(separator: " "))”",
                        en:
                            "'\(texts.filter { !$0.isEmpty }.joined(separator: " "))' is passed over"
                    ))
                continue
            }
            let name = words(of: texts[nameColumn])
            if let first = named[name] {
                notes.append(
                    ImportNote(
                        row: row.number,
                        vi: "“\(texts[nameColumn])” đã có ở dòng \(first): một đơn vị ghi hai lần?",
                        en: "'\(texts[nameColumn])' stands in row \(first) too: one unit twice?"))
            } else if !name.isEmpty {
                named[name] = row.number
            }
            if idColumn == nil {
                texts.append(id(of: texts[nameColumn], taken: &taken))
                made += 1
            }
            while checked.count < row.number - 1 { checked.append("") }
            checked.append(line(texts))
            written.append(line(texts))
        }
        if made > 0 {
            notes.append(
                ImportNote(
                    vi:
                        "bảng không có cột “Mã”: mã của \(made) đơn vị lập từ tên; dùng rồi thì không đổi nữa",
                    en:
                        "the table has no ids: those of \(made) units are made of their names; once used "
                        + "they are never changed"))
        }
        self.checked = checked.map { $0 + "\r\n" }.joined()
        self.written = written.map { $0 + "\r\n" }.joined()
    }

    /// A spreadsheet that takes a telephone's digits for a number drops the zero before them.
    private mutating func addZero(_ texts: inout [String], _ row: SheetRow) {
        for column in phoneColumns where column < texts.count {
            let text = texts[column]
            guard (9...10).contains(text.utf8.count), text.first != "0",
                text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
            else { continue }
            texts[column] = "0" + text
            notes.append(
                ImportNote(
                    row: row.number, vi: "số điện thoại “\(text)” thiếu số 0 ở đầu: lấy 0\(text)",
                    en: "the telephone number '\(text)' lacks its zero: 0\(text) is taken"))
        }
    }

    private var phoneColumns: [Int] {
        layout.columns.filter { entry in
            let all = words(of: entry.key)
            return all.place(of: ["dien", "thoai"]) != nil || all.contains("phone")
                || all.contains("sdt") || all.contains("dt")
        }.map(\.value)
    }

    /// A row that names a part of the list, such as `II. Khối THCS`: one text alone, where the others
    /// are numbered and it isn't, or that isn't where names are.
    private func isHeading(_ row: SheetRow) -> Bool {
        if layout.isMergedAcross(row) { return true }
        let texts = row.cells.filter { $0.column != numberColumn }
        guard texts.count == 1, idColumn != texts[0].column else { return false }
        if texts[0].column != nameColumn { return true }
        let number = numberColumn.map { row[$0]?.text ?? "" }
        return number.map { !$0.contains(where: \.isNumber) } ?? false
    }

    private var numberColumn: Int? {
        layout.headers.first { DutyColumn.headers.column($0.value) == .number }
            .flatMap { layout.columns[$0.key] }
    }

    private func texts(_ row: SheetRow) -> [String] {
        var texts = Array(repeating: "", count: width)
        for (column, cell) in row.cells where column < width { texts[column] = oneLine(cell.text) }
        return texts
    }

    private func line(_ texts: [String]) -> String { texts.map(Self.field).joined(separator: ",") }

    static func field(_ text: String) -> String {
        text.contains { "\",;\t".contains($0) || $0.isNewline }
            ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }

    /// `thpt-bao-loc` of “Trường THPT Bảo Lộc”.
    private func id(of name: String, taken: inout Set<String>) -> String {
        let all = words(of: name)
        let short = all.first == "truong" && all.count > 2 ? Array(all.dropFirst()) : all
        return RuleText.id(of: short.joined(separator: " "), taken: &taken, fallback: "don-vi")
    }
}

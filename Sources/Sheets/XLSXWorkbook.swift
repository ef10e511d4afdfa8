/// A workbook of Office Open XML (ECMA-376 part 1, SpreadsheetML): which parts it has, and what its
/// sheets share.
struct XLSXWorkbook {
    struct Entry {
        var name: String
        var part: String
        var isHidden: Bool
    }

    private let zip: ZipArchive
    private let entries: [Entry]
    private let system: SheetDay.System
    private let strings: [String]
    private let styles: XLSXStyles

    init(_ zip: ZipArchive) throws(SheetRefusal) {
        self.zip = zip
        let package = try XLSXRelations(of: "", in: zip)
        let part = package.target(ofType: "officeDocument") ?? "xl/workbook.xml"
        let listing = XLSXListing()
        try XMLPass.read(try zip.contents(of: part), of: part, to: listing)
        guard listing.sheets.count <= SheetLimits.sheets else {
            throw .tooLarge("có hơn 1000 trang tính", "it has more than 1000 sheets")
        }
        let relations = try XLSXRelations(of: part, in: zip)
        entries = listing.sheets.compactMap { sheet in
            // A chart on a sheet of its own has no cells.
            guard let target = relations.target(of: sheet.relation, type: "worksheet") else {
                return nil
            }
            return Entry(name: sheet.name, part: target, isHidden: sheet.isHidden)
        }
        system = listing.system
        let texts = XLSXStrings()
        if let part = relations.target(ofType: "sharedStrings"), zip.has(part) {
            try XMLPass.read(try zip.contents(of: part), of: part, to: texts)
        }
        strings = texts.texts
        let styles = XLSXStyles()
        if let part = relations.target(ofType: "styles"), zip.has(part) {
            try XMLPass.read(try zip.contents(of: part), of: part, to: styles)
        }
        self.styles = styles
    }

    func sheet(
        named name: String?, besides skipped: Set<String>
    ) throws(SheetRefusal) -> Sheet {
        let names = entries.map(\.name)
        if let name {
            guard let entry = entries.first(where: { $0.name == name }) else {
                throw .noSuchSheet(name, names: names)
            }
            return try read(entry).sheet(of: names)
        }
        for entry in entries where !entry.isHidden && !skipped.contains(entry.name) {
            let read = try read(entry)
            if !read.isEmpty { return read.sheet(of: names) }
        }
        throw .empty
    }

    private func read(_ entry: Entry) throws(SheetRefusal) -> SheetBuilder {
        let cells = XLSXCells(
            SheetBuilder(name: entry.name), strings: strings, styles: styles, system: system)
        try XMLPass.read(try zip.contents(of: entry.part), of: entry.part, to: cells)
        return cells.builder
    }
}

/// The sheets that a workbook lists.
private final class XLSXListing: XMLListener {
    var sheets: [(name: String, relation: String, isHidden: Bool)] = []
    var system = SheetDay.System.from1900

    func start(_ name: String, _ attributes: XMLAttributes) throws(SheetRefusal) {
        switch name {
        case "sheet":
            sheets.append(
                (
                    attributes["name"] ?? "", attributes["r:id"] ?? "",
                    (attributes["state"] ?? "visible") != "visible"
                ))
        case "workbookPr":
            if ["1", "true"].contains(attributes["date1904"] ?? "") { system = .from1904 }
        default: break
        }
    }

    func text(_ text: String) {}
    func end(_ name: String) {}
}

/// What a part refers to (ECMA-376 part 2, 9.3).
private final class XLSXRelations: XMLListener {
    private let folder: Substring
    private var targets: [(id: String, type: String, part: String)] = []

    /// None where the package has no list of them.
    init(of part: String, in zip: ZipArchive) throws(SheetRefusal) {
        let slash = part.lastIndex(of: "/")
        folder = slash.map { part[...$0] } ?? ""
        let file = slash.map { part[part.index(after: $0)...] } ?? part[...]
        let list = "\(folder)_rels/\(file).rels"
        if zip.has(list) { try XMLPass.read(try zip.contents(of: list), of: list, to: self) }
    }

    func start(_ name: String, _ attributes: XMLAttributes) {
        guard name == "Relationship", let target = attributes["Target"],
            attributes["TargetMode"] != "External"
        else { return }
        let type = attributes["Type"]?.split(separator: "/").last.map(String.init) ?? ""
        targets.append((attributes["Id"] ?? "", type, resolved(target)))
    }

    func text(_ text: String) {}
    func end(_ name: String) {}

    /// From the package's root, without `.` and `..`.
    private func resolved(_ target: String) -> String {
        var parts: [Substring] = []
        for part in (target.hasPrefix("/") ? target : folder + target).split(separator: "/") {
            switch part {
            case ".": continue
            case "..": _ = parts.popLast()
            default: parts.append(part)
            }
        }
        return parts.joined(separator: "/")
    }

    func target(ofType type: String) -> String? { targets.first { $0.type == type }?.part }

    func target(of id: String, type: String) -> String? {
        targets.first { $0.id == id && $0.type == type }?.part
    }
}

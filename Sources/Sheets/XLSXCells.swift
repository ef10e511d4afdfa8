/// The cells of one worksheet (ECMA-376 part 1, 18.3).
final class XLSXCells: XMLListener {
    private(set) var builder: SheetBuilder
    private let strings: [String]
    private let styles: XLSXStyles
    private let system: SheetDay.System

    private var row = 0
    private var isHiddenRow = false
    private var column = -1
    private var type = "n"
    private var style = 0
    private var value = CellText()
    private var hasFormula = false
    private var takesText = false
    /// Within a reading aid, which isn't the text.
    private var isPhonetic = false

    init(
        _ builder: SheetBuilder, strings: [String], styles: XLSXStyles, system: SheetDay.System
    ) {
        self.builder = builder
        self.strings = strings
        self.styles = styles
        self.system = system
    }

    func start(_ name: String, _ attributes: XMLAttributes) throws(SheetRefusal) {
        switch name {
        case "row":
            row = attributes["r"].flatMap { Int($0) } ?? row + 1
            column = -1
            isHiddenRow = Self.isTrue(attributes["hidden"])
            guard (1...SheetLimits.rows).contains(row) else {
                throw .damaged("có dòng số \(row)", "it has a row numbered \(row)")
            }
        case "col": hideColumns(attributes)
        case "c": try startCell(attributes)
        case "f": hasFormula = true
        case "v": takesText = true
        case "t": takesText = type == "inlineStr" && !isPhonetic
        case "rPh": isPhonetic = true
        case "mergeCell":
            if let area = area(attributes["ref"] ?? "") { builder.merge(area) }
        default: break
        }
    }

    private static func isTrue(_ text: String?) -> Bool { text == "1" || text == "true" }

    private func hideColumns(_ attributes: XMLAttributes) {
        guard Self.isTrue(attributes["hidden"]), let first = attributes["min"].flatMap({ Int($0) }),
            let last = attributes["max"].flatMap({ Int($0) }), first > 0, first <= last
        else { return }
        builder.hide(columns: first - 1...last - 1)
    }

    private func startCell(_ attributes: XMLAttributes) throws(SheetRefusal) {
        if let reference = attributes["r"] {
            guard let place = SheetPlace(parsing: reference), place.row == row else {
                throw .damaged(
                    "một ô ở dòng \(row) mang số không đúng", "a cell in row \(row) is misnamed")
            }
            column = place.column
        } else {
            column += 1
        }
        type = attributes["t"] ?? "n"
        style = attributes["s"].flatMap { Int($0) } ?? 0
        value = CellText()
        (hasFormula, takesText, isPhonetic) = (false, false, false)
    }

    private func area(_ text: String) -> SheetArea? {
        let ends = text.split(separator: ":").map { SheetPlace(parsing: $0) }
        guard let first = ends.first ?? nil, let last = ends.last ?? nil,
            first.row <= last.row, first.column <= last.column
        else { return nil }
        return SheetArea(rows: first.row...last.row, columns: first.column...last.column)
    }

    func text(_ text: String) throws(SheetRefusal) {
        if takesText { try value.append(text) }
    }

    func end(_ name: String) throws(SheetRefusal) {
        switch name {
        case "v", "t": takesText = false
        case "rPh": isPhonetic = false
        case "c": try builder.add(try cell(), row: row, column: column)
        case "row": if isHiddenRow { builder.hide(row: row) }
        default: break
        }
    }

    private func cell() throws(SheetRefusal) -> SheetCell {
        let text = value.text
        // A formula may well give an empty text, but nothing else that is empty.
        let isUncomputed = type == "e" || (text.isEmpty && type != "str")
        if hasFormula, isUncomputed { return SheetCell(trimmed(text), origin: .uncomputed) }
        let origin: SheetCell.Origin = hasFormula ? .computed : .typed
        switch type {
        case "s":
            guard let index = Int(trimmed(text)), strings.indices.contains(index) else {
                throw .damaged(
                    "ô \(SheetPlace(row: row, column: column)) trỏ tới chữ không có",
                    "cell \(SheetPlace(row: row, column: column)) refers to no text")
            }
            return SheetCell(strings[index], origin: origin)
        case "b": return SheetCell(trimmed(text) == "1" ? "TRUE" : "FALSE", origin: origin)
        case "d": return SheetDay.cell(trimmed(text), origin)
        case "n":
            guard let number = Double(trimmed(text)), number.isFinite else {
                return SheetCell(trimmed(text), origin: origin)
            }
            return styles.showsDays(style)
                ? SheetDay.cell(number, system, origin)
                : SheetCell(SheetNumber.text(number), origin: origin)
        case "str", "inlineStr", "e": return SheetCell(trimmed(unescaped(text)), origin: origin)
        default: return SheetCell(trimmed(text), origin: origin)
        }
    }
}

/// The texts that a workbook's cells refer to by their numbers.
final class XLSXStrings: XMLListener {
    private(set) var texts: [String] = []
    private var current = CellText()
    private var isText = false
    /// Within a reading aid for Chinese characters, which isn't the text.
    private var isPhonetic = false

    func start(_ name: String, _ attributes: XMLAttributes) throws(SheetRefusal) {
        switch name {
        case "si":
            current = CellText()
            guard texts.count < SheetLimits.filledCells else {
                throw .tooLarge("có hơn một triệu chữ", "it has more than a million texts")
            }
        case "t": isText = !isPhonetic
        case "rPh": isPhonetic = true
        default: break
        }
    }

    func text(_ text: String) throws(SheetRefusal) {
        if isText { try current.append(text) }
    }

    func end(_ name: String) {
        switch name {
        case "si": texts.append(trimmed(unescaped(current.text)))
        case "t": isText = false
        case "rPh": isPhonetic = false
        default: break
        }
    }
}

/// `_x000D_` is a character that XML can't hold (ECMA-376 part 1, 22.9.2.19).
func unescaped(_ text: String) -> String {
    guard text.contains("_x") else { return text }
    return text.replacing(/_x([0-9A-Fa-f]{4})_/) { found in
        UInt32(found.output.1, radix: 16).flatMap(Unicode.Scalar.init).map { String(Character($0)) }
            ?? String(found.output.0)
    }
}

/// Which of a workbook's cell formats show days.
final class XLSXStyles: XMLListener {
    private var codes: [Int: String] = [:]
    private var formats: [Int] = []
    private var isInCells = false

    func start(_ name: String, _ attributes: XMLAttributes) throws(SheetRefusal) {
        switch name {
        case "numFmt":
            if let id = attributes["numFmtId"].flatMap({ Int($0) }) {
                codes[id] = attributes["formatCode"]
            }
        case "cellXfs": isInCells = true
        case "xf":
            guard isInCells else { return }
            guard formats.count < SheetLimits.filledCells else {
                throw .tooLarge("có quá nhiều kiểu ô", "it has too many cell formats")
            }
            formats.append(attributes["numFmtId"].flatMap { Int($0) } ?? 0)
        default: break
        }
    }

    func text(_ text: String) {}

    func end(_ name: String) {
        if name == "cellXfs" { isInCells = false }
    }

    func showsDays(_ style: Int) -> Bool {
        guard formats.indices.contains(style) else { return false }
        let id = formats[style]
        if let code = codes[id] { return Self.isOfDays(code) }
        // ECMA-376 part 1, 18.8.30; 27 to 36 and 50 to 58 are East Asian dates.
        return [14...17, 22...22, 27...36, 50...58].contains { $0.contains(id) }
    }

    /// Whether a format's code shows a day: `dd/mm/yyyy`, `[$-42A]dd "tháng" mm`. Of `h:mm` it doesn't.
    static func isOfDays(_ code: String) -> Bool {
        var isQuoted = false
        var isBracketed = false
        var isEscaped = false
        for character in code.lowercased() {
            if isEscaped {
                isEscaped = false
                continue
            }
            switch character {
            case "\\", "_", "*": isEscaped = !isQuoted
            case "\"": isQuoted.toggle()
            case "[" where !isQuoted: isBracketed = true
            case "]" where !isQuoted: isBracketed = false
            // What follows is for negative numbers.
            case ";" where !isQuoted: return false
            case "d", "y":
                if !isQuoted, !isBracketed { return true }
            default: break
            }
        }
        return false
    }
}

import SourceText

/// Colons that lack, lack their blank, or stand in a value; values that YAML takes for something else.
extension SlipReader {
    /// `every:tháng`, or a colon as wide as a letter.
    func missingBlank(_ number: Int, _ line: MendedText.Line) -> Mending? {
        let body = line.body
        guard let colon = body.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return nil }
        let name = String(body[..<colon])
        let after = body[body.index(after: colon)...]
        let isWide = body[colon] == "："
        guard Self.isKey(name), isWide || after.first.map({ $0 != " " }) ?? false else {
            return nil
        }
        let start = line.keyColumn + name.utf8.count
        let size = isWide ? 3 : 1
        let value = trimmed(after)
        return Mending(
            finding: finding(
                "missing-blank", number, start..<start + size,
                vi: isWide
                    ? "dấu “：” này là dấu hai chấm toàn khổ" : "thiếu dấu cách sau “\(name):”",
                en: isWide
                    ? "this ':' is a full-width one" : "a blank is missing after '\(name):'",
                remedyVi: "viết “\(name): \(value)”", remedyEn: "write '\(name): \(value)'"),
            line: number
        ) { text in
            text.mend(number) { $0.replace(start..<start + size, with: [0x3A, 0x20]) }
        }
    }

    /// `-id: x`: YAML takes the dash for a part of the key.
    func tightDash(_ number: Int, _ line: MendedText.Line) -> Mending? {
        let start = line.indentation
        guard line.content.first == 0x2D, !line.startsItem, let key = line.key else { return nil }
        let name = key.name.drop { $0 == "-" }
        guard key.name.count == name.count + 1, Self.isKey(String(name)) else { return nil }
        return Mending(
            finding: finding(
                "missing-blank", number, start..<start + 1,
                vi: "thiếu dấu cách sau “-”", en: "a blank is missing after '-'",
                remedyVi: "viết “- \(name): …”", remedyEn: "write '- \(name): …'"),
            line: number
        ) { text in
            text.mend(number) { $0.replace(start..<start + 1, with: [0x2D, 0x20]) }
        }
    }

    /// `title Báo cáo`, `owner = phong-tchc`, `owner; phong-tchc`.
    func missingColon(_ number: Int, _ line: MendedText.Line) -> Mending? {
        guard line.key == nil else { return nil }
        let words = line.body.split(separator: " ", omittingEmptySubsequences: false)
        for count in stride(from: min(5, words.count), through: 1, by: -1) {
            let name = words[..<count].joined(separator: " ")
            let bare = name.hasSuffix("=") || name.hasSuffix(";") ? trimmed(name.dropLast()) : name
            guard Self.isKey(bare) else { continue }
            var value = words[count...].joined(separator: " ")
            if value.hasPrefix("=") { value = trimmed(value.dropFirst()) }
            let start = line.keyColumn + bare.utf8.count
            let end = line.bytes.count - value.utf8.count
            return Mending(
                finding: finding(
                    "missing-colon", number, line.keyColumn..<start,
                    vi: "thiếu dấu “:” sau “\(bare)”", en: "a ':' is missing after '\(bare)'",
                    remedyVi: "viết “\(bare): \(value)”", remedyEn: "write '\(bare): \(value)'"),
                line: number
            ) { text in
                text.mend(number) { $0.replace(start..<max(start, end), with: [0x3A, 0x20]) }
            }
        }
        return nil
    }

    func colonInValue(_ line: MendedText.Line) -> Mending? {
        guard fault.problem.contains("mapping values are not allowed"),
            let key = line.key, fault.column > key.colon, let value = line.valueRange
        else { return nil }
        return quoting(
            line, key.name, value, at: fault.column..<fault.column + 1, code: "needs-quotes",
            vi: "giá trị có dấu “: ” phải đặt trong dấu nháy",
            en: "a value that holds ': ' must stand between quotes")
    }

    func badStart(_ line: MendedText.Line) -> Mending? {
        guard let key = line.key, let value = line.valueRange else { return nil }
        let first = Character(Unicode.Scalar(line.bytes[value.lowerBound]))
        if first == "-" { return dashInLine(line, key.name, value) }
        if isProper(line.bytes[value]) { return nil }
        if first == "[", let link = link(line, key.name, value) { return link }
        guard "@`%*&!|>\"'[]{},?#".contains(first), fault.column >= key.colon || fault.start != nil
        else { return nil }
        return quoting(
            line, key.name, value, at: value, code: "needs-quotes",
            vi: "giá trị bắt đầu bằng “\(first)” phải đặt cả trong dấu nháy đơn",
            en: "a value that starts with \(first) must stand between single quotes as a whole")
    }

    /// `[a@so.example](mailto:a@so.example)`: what some programs make of an address that is copied.
    private func link(
        _ line: MendedText.Line, _ name: String, _ value: Range<Int>
    ) -> Mending? {
        let text = String(decoding: line.bytes[value], as: UTF8.self)
        guard text.hasSuffix(")"), let middle = text.firstRange(of: "](") else { return nil }
        let shown = trimmed(text[..<middle.lowerBound].dropFirst())
        guard !shown.isEmpty, !shown.contains(where: { "[]:#\"'".contains($0) }) else { return nil }
        return Mending(
            finding: finding(
                "pasted-link", fault.line, value, vi: "đây là một liên kết được dán vào",
                en: "this is a link that was pasted",
                remedyVi: "chỉ giữ phần chữ: “\(name): \(shown)”",
                remedyEn: "keep only its text: '\(name): \(shown)'"),
            line: fault.line
        ) { [fault] text in
            text.mend(fault.line) { $0.replace(value, with: Array(shown.utf8)) }
        }
    }

    /// A list, a mapping, a quoted text or the head of a text of several lines, as YAML has them.
    func isProper(_ value: ArraySlice<UInt8>) -> Bool {
        guard let first = value.first, let last = value.last else { return false }
        switch first {
        case 0x5B: return last == 0x5D
        case 0x7B: return last == 0x7D
        case 0x22, 0x27: return value.count > 1 && last == first && value.count { $0 == first } == 2
        case 0x7C, 0x3E: return value.dropFirst().allSatisfy { "+-123456789".utf8.contains($0) }
        default: return false
        }
    }

    /// `owed-by: - truong`.
    func dashInLine(
        _ line: MendedText.Line, _ name: String, _ value: Range<Int>
    ) -> Mending {
        let rest = trimmed(String(decoding: line.bytes[value].dropFirst(), as: UTF8.self))
        return Mending(
            finding: finding(
                "dash-in-line", fault.line, value.lowerBound..<value.lowerBound + 1,
                vi: "mục của danh sách không viết cùng dòng với khóa",
                en: "a list's item doesn't stand on its key's line",
                remedyVi: "viết “\(name): \(rest)”, nhiều mục thì “\(name): [\(rest), …]”",
                remedyEn: "write '\(name): \(rest)', or '\(name): [\(rest), …]' for several"),
            line: fault.line
        ) { [fault] text in
            text.mend(fault.line) { $0.replace(value, with: Array(rest.utf8)) }
        }
    }

    func quoting(
        _ line: MendedText.Line, _ name: String, _ value: Range<Int>, at range: Range<Int>,
        code: String, vi: String, en: String
    ) -> Mending {
        let inner = String(decoding: line.bytes[value], as: UTF8.self)
        let quoted = "'" + inner.replacing("'", with: "''") + "'"
        return Mending(
            finding: finding(
                code, fault.line, range, vi: vi, en: en, remedyVi: "viết \(name): \(quoted)",
                remedyEn: "write \(name): \(quoted)"),
            line: fault.line
        ) { [fault] text in
            text.mend(fault.line) { $0.replace(value, with: Array(quoted.utf8)) }
        }
    }

    /// Whether it is a key of any mapping.
    static func isKey(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.count < 60 && KeyTable.all.contains { $0.match(name) != nil }
    }
}

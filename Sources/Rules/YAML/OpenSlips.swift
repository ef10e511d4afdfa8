import SourceText

/// Brackets and quotes that nothing closes.
extension SlipReader {
    func openBracket() -> Mending? {
        guard let start = fault.start,
            fault.problem.contains("did not find expected ',' or") || isInFlow
        else { return nil }
        let line = text.text(start.line)
        guard start.column < line.bytes.count,
            let close: UInt8 = line.bytes[start.column] == 0x5B
                ? 0x5D : line.bytes[start.column] == 0x7B ? 0x7D : nil
        else { return nil }
        if line.bytes[start.column...].contains(close) { return nil }
        let end = line.valueRange?.upperBound ?? line.bytes.count
        let shown = String(
            decoding: line.bytes[start.column..<max(end, start.column)], as: UTF8.self)
        let (open, mark) = close == 0x5D ? ("[", "]") : ("{", "}")
        let isIdle = end == start.column + 1
        return Mending(
            finding: finding(
                "not-closed", start.line, start.column..<start.column + 1,
                vi: "dấu “\(open)” chưa đóng", en: "the '\(open)' isn't closed",
                remedyVi: isIdle
                    ? "viết các giá trị rồi “\(mark)”, như [a, b]; hoặc bỏ “\(open)”"
                    : "thêm “\(mark)” ở cuối: \(shown)\(mark)",
                remedyEn: isIdle
                    ? "write the values and '\(mark)', as in [a, b]; or remove the '\(open)'"
                    : "add '\(mark)' at the end: \(shown)\(mark)"),
            line: start.line,
            change: isIdle
                ? nil : { text in text.mend(start.line) { $0.replace(end..<end, with: [close]) } })
    }

    var isInFlow: Bool {
        guard let start = fault.start else { return false }
        let bytes = text.text(start.line).bytes
        return start.column < bytes.count && [0x5B, 0x7B].contains(bytes[start.column])
    }

    /// A value that begins with a quote and doesn't end with one on its line.
    func openQuote() -> Mending? {
        var number = fault.line
        let lowest = max(1, min(fault.start?.line ?? fault.line, fault.line - 12))
        var candidates: [Int] = []
        if let start = fault.start?.line { candidates.append(start) }
        while number >= lowest {
            candidates.append(number)
            number -= 1
        }
        for number in candidates {
            let line = text.text(number)
            guard let value = line.valueRange, let quote = line.bytes[value].first,
                quote == 0x22 || quote == 0x27,
                line.bytes[value].count(where: { $0 == quote }) % 2 == 1,
                number != fault.line || line.bytes[value].last != quote
                    || line.bytes[value].count == 1
            else { continue }
            let mark = quote == 0x22 ? "\"" : "'"
            let shown = String(decoding: line.bytes[value], as: UTF8.self)
            return Mending(
                finding: finding(
                    "not-closed", number, value.lowerBound..<value.lowerBound + 1,
                    vi: "dấu nháy \(mark) chưa đóng", en: "the quote \(mark) isn't closed",
                    remedyVi: "thêm \(mark) ở cuối: \(shown)\(mark)",
                    remedyEn: "add \(mark) at the end: \(shown)\(mark)"),
                line: number
            ) { text in
                text.mend(number) { $0.replace(value.upperBound..<value.upperBound, with: [quote]) }
            }
        }
        return nil
    }
}

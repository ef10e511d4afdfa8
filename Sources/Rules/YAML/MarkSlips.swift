import SourceText

/// Marks of YAML's own that people write without meaning them.
extension SlipReader {
    /// `"D:\Users"`: a backslash between double quotes begins the name of a character.
    func escape() -> Mending? {
        guard fault.problem.contains("escape") || fault.problem.contains("hexdecimal") else {
            return nil
        }
        for number in suspects {
            let line = text.text(number)
            guard let place = wrongEscape(line.bytes) else { continue }
            let end = min(place + 2, line.bytes.count)
            let shown = String(decoding: line.bytes[place..<end], as: UTF8.self)
            let value =
                line.valueRange.map { String(decoding: line.bytes[$0], as: UTF8.self) } ?? "…"
            let plain = value.filter { $0 != "\"" }
            return Mending(
                finding: finding(
                    "escape", number, place..<end,
                    vi: "“\(shown)” trong dấu nháy kép có nghĩa riêng, không phải hai ký tự ấy",
                    en: "'\(shown)' between double quotes isn't those two characters",
                    remedyVi: "dùng dấu nháy đơn: '\(plain)'",
                    remedyEn: "use single quotes: '\(plain)'"),
                line: number
            ) { text in
                text.mend(number) { $0.replace(place..<place, with: [0x5C]) }
            }
        }
        return nil
    }

    /// The first backslash that begins no name of a character.
    private func wrongEscape(_ bytes: [UInt8]) -> Int? {
        var index = 0
        while index < bytes.count {
            guard bytes[index] == 0x5C else {
                index += 1
                continue
            }
            guard index + 1 < bytes.count else { return index }
            let name = Character(Unicode.Scalar(bytes[index + 1]))
            let digits = ["x": 2, "u": 4, "U": 8][name]
            if let digits {
                let hex = bytes[(index + 2)...].prefix(digits).count {
                    Character(Unicode.Scalar($0)).isHexDigit
                }
                if hex < digits { return index }
            } else if !"0abt\tnvfre \"/\\N_LP".contains(name) {
                return index
            }
            index += 2
        }
        return nil
    }

    /// `...` on a line ends the file for YAML; people mean that more is to come.
    func documentMark() -> Mending? {
        guard
            fault.problem.contains("<document start>")
                || fault.problem.contains("document indicator")
        else { return nil }
        let marks: [[UInt8]] = [Array("...".utf8), Array("---".utf8)]
        for number in stride(from: fault.line, through: 1, by: -1) {
            let line = text.text(number)
            guard let mark = marks.first(where: { line.bytes.starts(with: $0) }) else { continue }
            let shown = String(decoding: mark, as: UTF8.self)
            return Mending(
                finding: finding(
                    "document-mark", number, 0..<3,
                    vi: "dòng “\(shown)” chấm dứt phần được đọc, các dòng sau sẽ mất",
                    en: "the line '\(shown)' ends what is read; the lines after it would be lost",
                    remedyVi: "xóa dòng này, hoặc thêm “# ” ở đầu",
                    remedyEn: "delete it, or put '# ' before it"),
                line: number
            ) { text in text.drop(number...number) }
        }
        return nil
    }
}

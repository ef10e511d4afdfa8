import SourceText

/// Finds the slip of somebody who doesn't know YAML behind a fault of libyaml's: libyaml says where
/// it stopped, which is often a line too late, and not what to write.
struct SlipReader {
    let text: MendedText
    let fault: SyntaxFault

    var file: SourceFile { text.file }

    func mending() -> Mending {
        if fault.isUnreadable { return control() }
        for number in suspects {
            let line = text.text(number)
            if let found = tab(number, line) ?? oddBlank(number, line) ?? bullet(number, line)
                ?? tightDash(number, line)
            {
                return found
            }
        }
        if let found = escape() ?? documentMark() { return found }
        if let found = openBracket() ?? openQuote() { return found }
        for number in suspects.prefix(3) {
            let line = text.text(number)
            if let found = missingBlank(number, line) ?? missingColon(number, line) { return found }
        }
        // A line that is nothing stands above a line that is right.
        if let found = lineAbove() { return found }
        let line = text.text(fault.line)
        return outdented(line) ?? colonInValue(line) ?? badStart(line) ?? indentation(line)
            ?? unknown()
    }

    /// The lines that may be to blame: where it stopped, where what it was reading starts, and the
    /// lines above.
    var suspects: [Int] {
        var lines = [fault.line]
        if let start = fault.start?.line, start != fault.line { lines.append(start) }
        var above = fault.line - 1
        while above >= 1, text.text(above).isBlank { above -= 1 }
        if above >= 1, !lines.contains(above) { lines.append(above) }
        return lines
    }

    func place(_ number: Int, _ range: Range<Int>) -> Range<Int> {
        let line = text.text(number)
        let end = text.file.lineRange(number).upperBound
        let start = range.lowerBound < line.offsets.count ? line.offsets[range.lowerBound] : end
        let last = range.upperBound - 1
        let stop =
            last >= range.lowerBound && last < line.offsets.count ? line.offsets[last] + 1 : start
        return start..<max(start, stop)
    }

    func finding(
        _ code: String, _ number: Int, _ range: Range<Int>, vi: String, en: String,
        remedyVi: String, remedyEn: String
    ) -> Diagnostic {
        Diagnostic(
            severity: .error, code: code, file: file, range: place(number, range),
            message: Bilingual(vi: vi, en: en), remedy: Bilingual(vi: remedyVi, en: remedyEn))
    }

    // MARK: Characters

    /// A bullet or a long dash, as word processors make them, in the place of `- `.
    func bullet(_ number: Int, _ line: MendedText.Line) -> Mending? {
        let start = line.indentation
        let text = String(decoding: line.content, as: UTF8.self)
        guard let mark = Self.mark(of: text) else { return nil }
        let size = mark.utf8.count
        return Mending(
            finding: finding(
                "bullet", number, start..<start + size,
                vi: "“\(mark)” không phải dấu gạch đầu dòng của danh sách",
                en: "'\(mark)' doesn't begin an item of a list",
                remedyVi: "gõ lại dấu trừ và một dấu cách: “- ”",
                remedyEn: "type a minus sign and a blank: '- '"),
            line: number
        ) { text in text.mend(number) { $0.replace(start..<start + size, with: [0x2D]) } }
    }

    /// `•`, `1.`, `a)` before a key.
    private static func mark(of text: String) -> Substring? {
        let mark = text.prefix { !$0.isWhitespace }
        guard mark.count < text.count, let first = mark.unicodeScalars.first else { return nil }
        if mark.unicodeScalars.count == 1, "–—−•●▪■○◦‣·*+".unicodeScalars.contains(first) {
            return mark
        }
        let isNumber =
            mark.count <= 4 && (mark.last == "." || mark.last == ")")
            && mark.dropLast().allSatisfy(\.isNumber) || mark.count == 2 && mark.last == ")"
        return isNumber && mark.count > 1 && text.contains(":") ? mark : nil
    }

    func control() -> Mending {
        let wording = YAMLProblem(fault.problem)
        let line = text.text(fault.line)
        let size = line.bytes.dropFirst(fault.column + 1).prefix { $0 & 0xC0 == 0x80 }.count + 1
        let end = min(fault.column + size, line.bytes.count)
        let column = min(fault.column, end)
        return Mending(
            finding: Diagnostic(
                severity: .error, code: "yaml-syntax", file: file, range: fault.place..<fault.place,
                message: wording.message, remedy: wording.remedy),
            line: fault.line
        ) { [fault] text in
            text.mend(fault.line) {
                $0.replace(column..<end, with: [UInt8](repeating: 0x20, count: end - column))
            }
        }
    }

    /// A no-break space and the like at the line's start or after its colon or dash.
    func oddBlank(_ number: Int, _ line: MendedText.Line) -> Mending? {
        var index = 0
        var previous: UInt8 = 0x20
        let characters = String(decoding: line.bytes, as: UTF8.self).unicodeScalars
        var isStart = true
        for scalar in characters {
            let size = UTF8.width(scalar)
            if HiddenCharacters.name(of: scalar) != nil,
                isStart || previous == 0x3A || previous == 0x2D
            {
                let place = place(number, index..<index + size)
                guard
                    let finding = HiddenCharacters.finding(
                        scalar, at: place, file, severity: .error)
                else { return nil }
                return Mending(finding: finding, line: number) { text in
                    text.mend(number) { $0.plainBlanks() }
                }
            }
            if scalar != " ", scalar != "-" { isStart = false }
            previous = size == 1 ? UInt8(scalar.value) : 0
            index += size
        }
        return nil
    }

    // MARK: Anything else

    /// A line that is no key: a heading, or the rest of a value that was broken in two.
    func looseText(_ number: Int) -> Mending {
        let line = text.text(number)
        let start = line.indentation
        return Mending(
            finding: finding(
                "loose-text", number, start..<line.bytes.count,
                vi: "dòng này không có dạng “khóa: giá trị”",
                en: "this line is no 'key: value'",
                remedyVi:
                    "nếu là ghi chú thì thêm “# ” ở đầu; nếu là phần tiếp của dòng trên thì nối "
                    + "vào dòng ấy",
                remedyEn: "put '# ' before a comment; join the rest of a value to the line above"),
            line: number
        ) { text in text.drop(number...number) }
    }

    /// A line without a key, for which libyaml looked on the lines below it.
    private func lineAbove() -> Mending? {
        guard fault.problem.contains("could not find expected ':'"), let start = fault.start,
            start.line != fault.line, text.text(start.line).key == nil
        else { return nil }
        return looseText(start.line)
    }

    func unknown() -> Mending {
        let wording = YAMLProblem(fault.problem)
        var notes: [Diagnostic.Note] = []
        if let start = fault.start, start.line != fault.line {
            let place = place(start.line, start.column..<start.column)
            notes.append(
                .init(
                    message: Bilingual(
                        vi: "phần đang đọc bắt đầu ở đây", en: "what was being read starts here"),
                    file: file, range: place))
        }
        return Mending(
            finding: Diagnostic(
                severity: .error, code: "yaml-syntax", file: file, range: fault.place..<fault.place,
                message: wording.message, remedy: wording.remedy, notes: notes),
            line: fault.line, change: nil)
    }
}

extension MendedText.Line {
    /// Plain blanks in the place of odd ones, at the start and everywhere else.
    mutating func plainBlanks() {
        var index = 0
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            let size = UTF8.width(scalar)
            guard HiddenCharacters.name(of: scalar) != nil else {
                index += size
                continue
            }
            let new: [UInt8] = HiddenCharacters.isBlank(scalar) ? [0x20] : []
            replace(index..<index + size, with: new)
            index += new.count
        }
    }
}

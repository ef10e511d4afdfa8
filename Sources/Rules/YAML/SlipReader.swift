import SourceText

/// Finds the slip of somebody who doesn't know YAML behind a fault of libyaml's: libyaml says where
/// it stopped, which is often a line too late, and not what to write.
struct SlipReader {
    let text: MendedText
    let fault: SyntaxFault

    private var file: SourceFile { text.file }

    func mending() -> Mending {
        if fault.isUnreadable { return control() }
        for number in suspects {
            let line = text.text(number)
            if let found = tab(number, line) ?? oddBlank(number, line) { return found }
        }
        if let found = openBracket() ?? openQuote() { return found }
        for number in suspects.prefix(3) {
            let line = text.text(number)
            if let found = missingBlank(number, line) ?? missingColon(number, line) { return found }
        }
        let line = text.text(fault.line)
        return colonInValue(line) ?? badStart(line) ?? indentation(line) ?? unknown()
    }

    /// The lines that may be to blame: where it stopped, where what it was reading starts, and the
    /// lines above.
    private var suspects: [Int] {
        var lines = [fault.line]
        if let start = fault.start?.line, start != fault.line { lines.append(start) }
        var above = fault.line - 1
        while above >= 1, text.text(above).isBlank { above -= 1 }
        if above >= 1, !lines.contains(above) { lines.append(above) }
        return lines
    }

    private func place(_ number: Int, _ range: Range<Int>) -> Range<Int> {
        let line = text.text(number)
        let end = text.file.lineRange(number).upperBound
        let start = range.lowerBound < line.offsets.count ? line.offsets[range.lowerBound] : end
        let last = range.upperBound - 1
        let stop =
            last >= range.lowerBound && last < line.offsets.count ? line.offsets[last] + 1 : start
        return start..<max(start, stop)
    }

    private func finding(
        _ code: String, _ number: Int, _ range: Range<Int>, vi: String, en: String,
        remedyVi: String, remedyEn: String
    ) -> Diagnostic {
        Diagnostic(
            severity: .error, code: code, file: file, range: place(number, range),
            message: Bilingual(vi: vi, en: en), remedy: Bilingual(vi: remedyVi, en: remedyEn))
    }

    // MARK: Characters

    private func control() -> Mending {
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

    private func tab(_ number: Int, _ line: MendedText.Line) -> Mending? {
        guard let column = line.bytes.prefix(line.indentation).firstIndex(of: 0x09) else {
            return nil
        }
        var last = number
        while last < file.lineCount, text.text(last + 1).bytes.first == 0x09 { last += 1 }
        let more =
            last > number
            ? (vi: ", đến dòng \(last)", en: ", and so are those down to line \(last)")
            : (vi: "", en: "")
        return Mending(
            finding: finding(
                "tab", number, column..<column + 1,
                vi: "dòng này thụt vào bằng phím Tab\(more.vi)",
                en: "this line is indented with a tab\(more.en)",
                remedyVi:
                    "xóa Tab, thụt đầu dòng bằng dấu cách cho thẳng hàng với các dòng cùng cấp",
                remedyEn: "delete the tab and indent with blanks, in line with its neighbours"),
            line: number, change: untabbing(number...last))
    }

    /// Two blanks a tab, beginning where a line above lets such a line stand: of several such places
    /// the one nearest to two blanks a tab.
    private func untabbing(_ lines: ClosedRange<Int>) -> (inout MendedText) -> Void {
        let tabs = { (line: MendedText.Line) in
            line.bytes.prefix(line.indentation).count { $0 == 0x09 }
        }
        let first = text.text(lines.lowerBound)
        let wanted = 2 * tabs(first)
        let columns = columns(for: first, above: lines.lowerBound).map(\.column)
        let base = columns.min { (abs($0 - wanted), -$0) < (abs($1 - wanted), -$1) } ?? wanted
        return { text in
            for number in lines {
                text.mend(number) { line in
                    let width = max(0, base + 2 * tabs(line) - wanted)
                    line.replace(0..<line.indentation, with: [UInt8](repeating: 0x20, count: width))
                }
            }
        }
    }

    /// Where a line such as `line` could stand, innermost first, each with the line above that it
    /// would then be in line with, or beneath.
    private func columns(
        for line: MendedText.Line, above number: Int
    ) -> [(column: Int, line: Int)] {
        var found: [(column: Int, line: Int)] = []
        var lowest = Int.max
        var number = number - 1
        var isNearest = true
        while number >= 1, lowest > 0 {
            defer { number -= 1 }
            let other = text.text(number)
            guard !other.isBlank, other.key != nil || other.startsItem else { continue }
            guard other.indentation < lowest || (other.startsItem && other.indentation <= lowest)
            else { continue }
            if isNearest, other.opensBlock { found.append((other.keyColumn + 2, number)) }
            isNearest = false
            lowest = other.indentation
            if !line.startsItem {
                found.append((other.keyColumn, number))
            } else if other.startsItem {
                found.append((other.indentation, number))
            }
        }
        return found
    }

    /// A no-break space and the like at the line's start or after its colon or dash.
    private func oddBlank(_ number: Int, _ line: MendedText.Line) -> Mending? {
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

    // MARK: What isn't closed

    private func openBracket() -> Mending? {
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

    private var isInFlow: Bool {
        guard let start = fault.start else { return false }
        let bytes = text.text(start.line).bytes
        return start.column < bytes.count && [0x5B, 0x7B].contains(bytes[start.column])
    }

    /// A value that begins with a quote and doesn't end with one on its line.
    private func openQuote() -> Mending? {
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

    // MARK: Colons

    /// `every:tháng`, or a colon as wide as a letter.
    private func missingBlank(_ number: Int, _ line: MendedText.Line) -> Mending? {
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

    /// `title Báo cáo`, `owner = phong-tchc`, `owner; phong-tchc`.
    private func missingColon(_ number: Int, _ line: MendedText.Line) -> Mending? {
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

    private func colonInValue(_ line: MendedText.Line) -> Mending? {
        guard fault.problem.contains("mapping values are not allowed"),
            let key = line.key, fault.column > key.colon, let value = line.valueRange
        else { return nil }
        return quoting(
            line, key.name, value, at: fault.column..<fault.column + 1, code: "needs-quotes",
            vi: "giá trị có dấu “: ” phải đặt trong dấu nháy",
            en: "a value that holds ': ' must stand between quotes")
    }

    private func badStart(_ line: MendedText.Line) -> Mending? {
        guard let key = line.key, let value = line.valueRange else { return nil }
        let first = Character(Unicode.Scalar(line.bytes[value.lowerBound]))
        if first == "-" { return dashInLine(line, key.name, value) }
        guard "@`%*&!|>\"'[]{},?#".contains(first), fault.column >= key.colon || fault.start != nil
        else { return nil }
        return quoting(
            line, key.name, value, at: value, code: "needs-quotes",
            vi: "giá trị bắt đầu bằng “\(first)” phải đặt cả trong dấu nháy đơn",
            en: "a value that starts with \(first) must stand between single quotes as a whole")
    }

    /// `owed-by: - truong`.
    private func dashInLine(
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

    private func quoting(
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

    // MARK: Indentation

    /// A line that starts a little left or right of one that it should line up with.
    private func indentation(_ line: MendedText.Line) -> Mending? {
        guard line.startsItem || line.key != nil, !line.isBlank else { return nil }
        let own = line.indentation
        guard let (target, above) = nearest(to: line), target != own else { return nil }
        let difference = abs(target - own)
        let fits = text.text(above)
        let shown = String(decoding: fits.content, as: UTF8.self)
        let sample = shown.count > 30 ? String(shown.prefix(30)) + "…" : shown
        let verb = target > own ? (vi: "thêm", en: "add") : (vi: "xóa", en: "delete")
        return Mending(
            finding: finding(
                "indentation", fault.line, own..<own + 1,
                vi:
                    "dòng này thụt vào \(own) dấu cách, không thẳng hàng với dòng \(above) “\(sample)” "
                    + "(\(target) dấu cách)",
                en: "this line is indented by \(own), out of line with line \(above) '\(sample)' "
                    + "(\(target))",
                remedyVi: "\(verb.vi) \(difference) dấu cách ở đầu dòng",
                remedyEn: "\(verb.en) \(difference) blank\(difference == 1 ? "" : "s") at its start"
            ),
            line: fault.line, change: shifting(from: own, to: target))
    }

    /// The place within three columns at which the line could stand, and the line that has it.
    private func nearest(to line: MendedText.Line) -> (column: Int, line: Int)? {
        let own = line.indentation
        return columns(for: line, above: fault.line)
            .filter { $0.column != own && abs($0.column - own) <= 3 }
            .filter {
                line.startsItem || !text.text($0.line).opensBlock
                    || $0.column <= text.text($0.line).keyColumn
            }
            .min { abs($0.column - own) < abs($1.column - own) }
    }

    /// The line and those after it that stand as it does.
    private func shifting(from own: Int, to target: Int) -> (inout MendedText) -> Void {
        let first = fault.line
        var last = first
        while last < file.lineCount {
            let next = text.text(last + 1)
            if next.isBlank || next.indentation == own
                || (target < own && next.indentation > own)
            {
                last += 1
            } else {
                break
            }
        }
        let line = text.text(first)
        if line.startsItem, first < last {
            // The item's other keys may stand where they should.
            let next = (first + 1...last).first { !text.text($0).isBlank }.map { text.text($0) }
            if let next, !next.startsItem, next.indentation != line.keyColumn { last = first }
        }
        let lines = first...last
        return { text in
            for number in lines where !text.text(number).isBlank {
                text.mend(number) { line in
                    let width = max(0, line.indentation + target - own)
                    line.replace(0..<line.indentation, with: [UInt8](repeating: 0x20, count: width))
                }
            }
        }
    }

    // MARK: Anything else

    private func unknown() -> Mending {
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

    /// Whether it is a key of any mapping.
    private static func isKey(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.count < 60 && KeyTable.all.contains { $0.match(name) != nil }
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

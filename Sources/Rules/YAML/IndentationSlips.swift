import SourceText

/// Lines that start in the wrong column, or with tabs.
extension SlipReader {
    /// Told once for all lines of the file that have tabs.
    func tab(_ number: Int, _ line: MendedText.Line) -> Mending? {
        guard let column = line.bytes.prefix(line.indentation).firstIndex(of: 0x09) else {
            return nil
        }
        let all = (1...file.lineCount).filter { text.text($0).hasTab }
        let others = all.count - 1
        let more =
            others > 0
            ? (vi: ", \(others) dòng khác cũng vậy", en: ", and \(others) more like it")
            : (vi: "", en: "")
        return Mending(
            finding: finding(
                "tab", number, column..<column + 1,
                vi: "dòng này thụt vào bằng phím Tab\(more.vi)",
                en: "this line is indented with a tab\(more.en)",
                remedyVi:
                    "xóa Tab, thụt đầu dòng bằng dấu cách cho thẳng hàng với các dòng cùng cấp",
                remedyEn: "delete the tab and indent with blanks, in line with its neighbours"),
            line: number
        ) { [fault] text in
            var next = 0
            while next < all.count {
                var last = next
                while last + 1 < all.count, all[last + 1] == all[last] + 1 { last += 1 }
                let lines = all[next]...all[last]
                SlipReader(text: text, fault: fault).untabbing(lines)(&text)
                next = last + 1
            }
        }
    }

    /// Two blanks a tab, beginning where a line above lets such a line stand: of several such places
    /// the one nearest to two blanks a tab.
    func untabbing(_ lines: ClosedRange<Int>) -> (inout MendedText) -> Void {
        let width = { (line: MendedText.Line) in
            line.bytes.prefix(line.indentation).reduce(0) { $0 + ($1 == 0x09 ? 2 : 1) }
        }
        let first = text.text(lines.lowerBound)
        let wanted = width(first)
        let columns = columns(for: first, above: lines.lowerBound).map(\.column)
        let base = columns.min { (abs($0 - wanted), -$0) < (abs($1 - wanted), -$1) } ?? wanted
        return { text in
            for number in lines {
                text.mend(number) { line in
                    let blanks = max(0, base + width(line) - wanted)
                    line.replace(
                        0..<line.indentation, with: [UInt8](repeating: 0x20, count: blanks))
                }
            }
        }
    }

    /// Where a line such as `line` could stand, innermost first, each with the line above that it
    /// would then be in line with, or beneath.
    func columns(
        for line: MendedText.Line, above number: Int
    ) -> [(column: Int, line: Int)] {
        var found: [(column: Int, line: Int)] = []
        var lowest = Int.max
        var number = number - 1
        var isNearest = true
        // Lines far above are those of other items.
        let highest = max(1, number - 400)
        while number >= highest, lowest > 0 {
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

    /// `cite: Mục III` at the margin, between keys that line up with each other: libyaml stops at the line
    /// below it.
    func outdented(_ line: MendedText.Line) -> Mending? {
        func above(_ number: Int) -> Int? {
            (1..<max(number, 1)).last { !text.text($0).isBlank }
        }
        guard let odd = above(fault.line), let before = above(odd) else { return nil }
        let (wrong, other) = (text.text(odd), text.text(before))
        let (own, target) = (wrong.indentation, line.indentation)
        guard line.key != nil, !line.startsItem, !wrong.startsItem, wrong.key != nil,
            wrong.valueRange != nil, own < target, other.key != nil, other.keyColumn == target
        else { return nil }
        let shown = String(decoding: other.content.prefix(30), as: UTF8.self)
        return Mending(
            finding: finding(
                "indentation", odd, own..<own + 1,
                vi:
                    "dòng này thụt vào \(own) dấu cách, không thẳng hàng với dòng \(before) “\(shown)” "
                    + "(\(target) dấu cách)",
                en: "this line is indented by \(own), out of line with line \(before) '\(shown)' "
                    + "(\(target))",
                remedyVi: "thêm \(target - own) dấu cách ở đầu dòng",
                remedyEn: "add \(target - own) blank\(target - own == 1 ? "" : "s") at its start"),
            line: odd
        ) { text in
            text.mend(odd) { line in
                line.replace(0..<own, with: [UInt8](repeating: 0x20, count: target))
            }
        }
    }

    /// A line that starts a little left or right of one that it should line up with.
    func indentation(_ line: MendedText.Line) -> Mending? {
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
    func nearest(to line: MendedText.Line) -> (column: Int, line: Int)? {
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
    func shifting(from own: Int, to target: Int) -> (inout MendedText) -> Void {
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
}

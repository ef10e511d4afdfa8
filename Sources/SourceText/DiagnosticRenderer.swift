/// Makes text for people of findings: place, message, the line with a caret, the remedy, the notes.
///
/// ```
/// antq.yaml:12:5: error: unknown key 'owed_by'
///    12 |     owed_by: tat-ca
///       |     ^~~~~~~
///       = did you mean 'owed-by'?
/// ```
///
/// The words `error` and `warning` stay English in both languages: scripts look for them.
package struct DiagnosticRenderer: Sendable {
    package var language: Language
    /// Longer lines are cut around the caret, to about this many cells.
    package var width: Int

    package init(language: Language, width: Int = 100) {
        self.language = language
        self.width = max(width, 20)
    }

    /// All findings, in the order given, each ended by a line feed.
    package func render(_ diagnostics: [Diagnostic]) -> String {
        diagnostics.map(render).joined()
    }

    package func render(_ diagnostic: Diagnostic) -> String {
        var text = head(
            diagnostic.file, diagnostic.range, diagnostic.severity.rawValue, diagnostic.message,
            code: diagnostic.lint?.code)
        let gutter = diagnostic.range.map { gutterWidth(diagnostic.file, $0) } ?? 5
        if let range = diagnostic.range { text += excerpt(diagnostic.file, range) }
        if let remedy = diagnostic.remedy {
            text += blank(gutter) + " = " + printable(remedy.text(language)) + "\n"
        }
        for note in diagnostic.notes {
            text += head(note.file, note.range, "note", note.message)
            text += excerpt(note.file, note.range)
        }
        return text
    }

    private func head(
        _ file: SourceFile, _ range: Range<Int>?, _ label: String, _ message: Bilingual,
        code: String? = nil
    ) -> String {
        let place = range.map { file.position(at: $0.lowerBound) }
            .map { ":\($0.line):\($0.column)" }
        return "\(printable(file.name))\(place ?? ""): \(label): "
            + printable(message.text(language)) + (code.map { " [\($0)]" } ?? "") + "\n"
    }

    private func gutterWidth(_ file: SourceFile, _ range: Range<Int>) -> Int {
        max(5, String(file.line(at: range.lowerBound)).count)
    }

    private func blank(_ count: Int) -> String { String(repeating: " ", count: count) }

    /// The line on which `range` starts and, beneath, a caret and tildes up to the range's end or
    /// the line's.
    private func excerpt(_ file: SourceFile, _ range: Range<Int>) -> String {
        let number = file.line(at: range.lowerBound)
        let line = Line(file: file, number: number, range: range, width: width)
            .cropped(to: width)
        let gutter = gutterWidth(file, range)
        let label = String(number)
        let underline =
            "^" + String(repeating: "~", count: max(line.marked.count - 1, 0))
        return blank(gutter - label.count) + label + " |"
            + (line.text.isEmpty ? "" : " " + line.text) + "\n" + blank(gutter) + " | "
            + blank(line.marked.lowerBound) + underline + "\n"
    }

    /// A line as shown, and the cells of it that are underlined.
    private struct Line {
        var text = ""
        var marked = 0..<0

        init(text: String, marked: Range<Int>) {
            self.text = text
            self.marked = marked
        }

        /// Of a line that is far too long to be shown only the part around `range` is looked at.
        init(file: SourceFile, number: Int, range: Range<Int>, width: Int) {
            let whole = file.lineRange(number)
            let reach = 4 * width
            let line =
                whole.count <= 16 * reach
                ? whole
                : file.boundary(
                    atOrBefore: max(range.lowerBound - reach, whole.lowerBound))..<file.boundary(
                        atOrBefore: min(range.lowerBound + 2 * reach, whole.upperBound))
            let start = min(max(range.lowerBound, line.lowerBound), line.upperBound)
            let end = min(max(range.upperBound, start), line.upperBound)
            let before = append(file.text(in: line.lowerBound..<start), from: 0)
            let through = append(file.text(in: start..<end), from: before)
            _ = append(file.text(in: end..<line.upperBound), from: through)
            marked = before..<through
        }

        private mutating func append(_ piece: String, from cell: Int) -> Int {
            var cell = cell
            for character in piece {
                let shape = shown(character, atCell: cell)
                text += shape
                cell += shape.reduce(0) { $0 + cells(of: $1) }
            }
            return cell
        }

        /// The part around the caret, `…` where something was cut off.
        func cropped(to width: Int) -> Line {
            let total = text.reduce(0) { $0 + cells(of: $1) }
            guard total > width else { return self }
            let start = max(0, min(marked.lowerBound - width / 3, total - width))
            var kept = start > 0 ? "…" : ""
            var cell = 0
            var shift = start > 0 ? -1 : 0
            var isFirst = true
            for character in text {
                let size = cells(of: character)
                defer { cell += size }
                guard cell >= start else { continue }
                guard cell + size <= start + width else {
                    kept += "…"
                    break
                }
                if isFirst {
                    shift += cell
                    isFirst = false
                }
                kept.append(character)
            }
            let lower = max(0, marked.lowerBound - shift)
            let upper = min(max(marked.upperBound - shift, lower), width + 1)
            return Line(text: kept, marked: lower..<max(lower, upper))
        }
    }
}

import Civil
import SourceText

extension Fields {
    /// Reads a when-expression; `written` is the part of it that stands in the file, after
    /// `prefix`, which was put before it.
    func when(
        _ written: String, prefix: String = "", in text: Located<String>,
        zone: (String) -> Zone?
    ) -> WhenExpression? {
        // Rules say the same few things: thousands of duties fall due every month on the 25th.
        if let known = findings.expressions[prefix + written] { return known }
        do {
            let expression = try WhenExpression(parsing: prefix + written, zone: zone)
            findings.expressions[prefix + written] = expression
            return expression
        } catch {
            var remedy: Bilingual?
            if let en = error.remedy { remedy = Bilingual(vi: error.remedyVi ?? en, en: en) }
            findings.report(
                Diagnostic(
                    severity: .error, code: "bad-when", file: file,
                    range: place(
                        of: error.range, movedBy: prefix.utf8.count, within: written, in: text),
                    message: Bilingual(vi: error.messageVi, en: error.message),
                    remedy: plainDateRemedy(text.value) ?? remedy))
            return nil
        }
    }

    /// Where a part of `written` stands in the file; the whole value where the file writes it
    /// with escapes or over several lines.
    private func place(
        of part: Range<Int>, movedBy prefix: Int, within written: String, in text: Located<String>
    ) -> Range<Int> {
        let raw = Array(file.bytes[text.range.clamped(to: 0..<file.bytes.count)])
        let wanted = Array(written.utf8)
        let lower = part.lowerBound - prefix
        let upper = part.upperBound - prefix
        guard lower >= 0, upper >= lower, upper <= wanted.count, !wanted.isEmpty,
            raw.count >= wanted.count
        else { return text.range }
        for start in 0...(raw.count - wanted.count)
        where raw[start..<(start + wanted.count)].elementsEqual(wanted) {
            let base = text.range.lowerBound + start
            return base + lower..<base + upper
        }
        return text.range
    }
}

import Civil
import SourceText

extension Fields {
    /// Reads a when-expression, and with it how often it comes where that stands apart.
    func when(
        _ text: Located<String>, every: Located<String>? = nil, zone: (String) -> Zone?
    ) -> WhenExpression? {
        // Rules say the same few things: thousands of duties fall due every month on the 25th.
        let wanted = "\(every?.value ?? "")\n\(text.value)"
        if let known = findings.expressions[wanted] { return known }
        do {
            let expression = try WhenExpression(
                parsing: text.value, every: every?.value, zone: zone)
            findings.expressions[wanted] = expression
            return expression
        } catch {
            let place = error.isInEvery ? every ?? text : text
            report(error, place)
            return nil
        }
    }

    /// What is wrong with a when-expression, at its place in `text`.
    func report(_ error: WhenError, _ text: Located<String>) {
        var remedy: Bilingual?
        if let en = error.remedy { remedy = Bilingual(vi: error.remedyVi ?? en, en: en) }
        findings.report(
            Diagnostic(
                severity: .error, code: "bad-when", file: file,
                range: place(of: error.range, in: text),
                message: Bilingual(vi: error.messageVi, en: error.message),
                remedy: plainDateRemedy(text.value) ?? remedy))
    }

    /// Where a part of the value stands in the file; the whole value where the file writes it
    /// with escapes or over several lines.
    private func place(of part: Range<Int>, in text: Located<String>) -> Range<Int> {
        let raw = Array(file.bytes[text.range.clamped(to: 0..<file.bytes.count)])
        let wanted = Array(text.value.utf8)
        guard part.upperBound <= wanted.count, !wanted.isEmpty, raw.count >= wanted.count else {
            return text.range
        }
        // The value itself, or one with quotation marks round it.
        for start in 0...min(raw.count - wanted.count, 2)
        where raw[start..<(start + wanted.count)].elementsEqual(wanted) {
            let base = text.range.lowerBound + start
            return base + part.lowerBound..<base + part.upperBound
        }
        return text.range
    }
}

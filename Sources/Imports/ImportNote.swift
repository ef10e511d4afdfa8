package import SourceText

/// Something that whoever imports a table should know: a guess, or what a person must decide.
package struct ImportNote: Hashable, Sendable {
    /// Of the spreadsheet; `nil` for what is about the whole.
    package let row: Int?
    package let message: Bilingual

    init(row: Int? = nil, vi: String, en: String) {
        self.row = row
        message = Bilingual(vi: vi, en: en)
    }

    package func text(_ language: Language) -> String {
        guard let row else { return message.text(language) }
        let place = Bilingual(vi: "dòng \(row)", en: "row \(row)")
        return "\(place.text(language)): \(message.text(language))"
    }
}

/// Why nothing is made of a table. All reasons come at once.
package struct ImportRefusal: Error, Sendable {
    package let notes: [ImportNote]
    /// Findings about the file's own text, where it has one.
    package let findings: [Diagnostic]

    init(_ notes: [ImportNote], findings: [Diagnostic] = []) {
        self.notes = notes
        self.findings = findings
    }

    init(vi: String, en: String) { self.init([ImportNote(vi: vi, en: en)]) }
}

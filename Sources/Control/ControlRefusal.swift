package import SourceText

/// Why a request was refused, in one of its entries.
package struct ControlRefusal: Hashable, Codable, Sendable {
    package enum Code: String, Codable, CaseIterable, Sendable {
        /// Something needed wasn't given.
        case missing
        /// A value that can't be read.
        case unusable
        /// No such plan, duty, period, unit or entry.
        case unknown
        /// Several fit.
        case ambiguous
        /// It contradicts what is recorded.
        case contradiction
    }

    /// Which of the request's entries, counted from 0.
    package var entry: Int
    package let code: Code
    package let reason: Bilingual
    /// Ids that may have been meant.
    package let suggestions: [String]

    package init(
        entry: Int = 0, _ code: Code, vi: String, en: String, suggestions: [String] = []
    ) {
        self.entry = entry
        self.code = code
        reason = Bilingual(vi: vi, en: en)
        self.suggestions = suggestions
    }

    /// In one line, with what may have been meant.
    package func text(_ language: Language) -> String {
        guard !suggestions.isEmpty else { return reason.text(language) }
        let list = suggestions.joined(separator: ", ")
        if code == .ambiguous { return "\(reason.text(language)): \(list)" }
        return switch language {
        case .vi: "\(reason.vi); có phải là \(list)?"
        case .en: "\(reason.en); did you mean \(list)?"
        }
    }
}

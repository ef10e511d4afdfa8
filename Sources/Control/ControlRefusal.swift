package import JSON
package import SourceText

/// Why a request was refused, in one of its entries.
package struct ControlRefusal: Hashable, Sendable {
    package enum Code: String, CaseIterable, Sendable {
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

    package var json: JSONValue {
        [
            "entry": .int(Int64(entry)), "code": .string(code.rawValue), "reason": reason.json,
            "suggestions": .array(suggestions.map { .string($0) }),
        ]
    }

    /// `nil` where it isn't one: the service is of another release.
    package init?(_ json: JSONValue) {
        guard let entry = json["entry"]?.intValue,
            let code = json["code"]?.stringValue.flatMap(Code.init(rawValue:)),
            let reason = json["reason"].flatMap({ Bilingual($0) })
        else { return nil }
        self.entry = Int(entry)
        self.code = code
        self.reason = reason
        suggestions = (json["suggestions"]?.arrayValue ?? []).compactMap(\.stringValue)
    }

    /// In one line, with what may have been meant.
    package func text(_ language: MessageLanguage) -> String {
        guard !suggestions.isEmpty else { return reason.text(language) }
        let list = suggestions.joined(separator: ", ")
        if code == .ambiguous { return "\(reason.text(language)): \(list)" }
        return switch language {
        case .vi: "\(reason.vi); có phải là \(list)?"
        case .en: "\(reason.en); did you mean \(list)?"
        }
    }
}

extension Bilingual {
    package var json: JSONValue { ["vi": .string(vi), "en": .string(en)] }

    package init?(_ json: JSONValue) {
        guard let vi = json["vi"]?.stringValue, let en = json["en"]?.stringValue else {
            return nil
        }
        self.init(vi: vi, en: en)
    }
}

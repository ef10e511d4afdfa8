/// A language that findings are told in. Which one is the caller's choice, made from the locale.
package enum MessageLanguage: String, Sendable, CaseIterable { case vi, en }

/// One sentence in both languages, written side by side so that neither is forgotten.
package struct Bilingual: Hashable, Codable, Sendable {
    package var vi: String
    package var en: String

    package init(vi: String, en: String) {
        self.vi = vi
        self.en = en
    }

    package func text(_ language: MessageLanguage) -> String {
        switch language {
        case .vi: vi
        case .en: en
        }
    }
}

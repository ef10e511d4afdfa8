/// The languages that people are spoken and written to in: by findings and answers as the locale says, by
/// letters as the registry does.
package enum Language: String, Sendable, CaseIterable { case vi, en }

/// One sentence in both languages, written side by side so that neither is forgotten.
package struct Bilingual: Hashable, Codable, Sendable {
    package var vi: String
    package var en: String

    package init(vi: String, en: String) {
        self.vi = vi
        self.en = en
    }

    package func text(_ language: Language) -> String {
        switch language {
        case .vi: vi
        case .en: en
        }
    }
}

/// The languages that people are spoken and written to in: by findings and answers as the locale says, by
/// letters as the registry does.
package enum Language: String, Sendable, CaseIterable { case vi, en }

/// How many of what, in English: "1 day", "2 days". Vietnamese counts one as it counts many.
///
/// - Parameter many: where that isn't `one` with an "s": "2 entries", "2 mails wait".
package func quantity(
    _ count: some BinaryInteger, _ one: String, _ many: String? = nil
) -> String {
    "\(count) \(count == 1 ? one : many ?? one + "s")"
}

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

import Glibc
package import SourceText

extension Language {
    /// Of the process's locale, as POSIX ranks its variables (XBD 8.2): Vietnamese under a Vietnamese
    /// one, else English.
    package static var ofLocale: Language {
        for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
            guard let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty else {
                continue
            }
            return value.hasPrefix("vi") ? .vi : .en
        }
        return .en
    }
}

/// A text in the locale's language.
package func said(vi: String, en: String) -> String {
    Bilingual(vi: vi, en: en).text(.ofLocale)
}

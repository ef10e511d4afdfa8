package import SourceText

/// Why a JSON value is no event, in both languages.
package enum EventFault: Error, Hashable, Sendable {
    /// It is no JSON object; why, as far as the reader knows.
    case notAnObject(String?)
    case missing(String)
    case wrongType(String)
    case unknownKey(String, near: String?)
    case unknownEvent(String, near: String?)
    case needs(event: String, key: String)
    /// A text that is no day or no time, and why.
    case unreadable(key: String, Bilingual)
    /// It names what isn't there.
    case unusable(Bilingual)

    package var text: Bilingual {
        switch self {
        case .notAnObject(let reason):
            Bilingual(
                vi: "không phải một sự kiện: mỗi dòng là một đối tượng JSON"
                    + (reason.map { " (\($0))" } ?? ""),
                en: "not an event: this is not a JSON object on one line"
                    + (reason.map { " (\($0))" } ?? ""))
        case .missing(let key):
            Bilingual(
                vi: "không phải một sự kiện: thiếu khóa “\(key)”",
                en: "not an event: the key '\(key)' is missing")
        case .wrongType(let key):
            Bilingual(
                vi: "không phải một sự kiện: giá trị của “\(key)” sai kiểu",
                en: "not an event: '\(key)' has the wrong type")
        case .unknownKey(let key, let near):
            Bilingual(
                vi: "không có khóa “\(key)”" + (near.map { "; có phải ý là “\($0)”?" } ?? ""),
                en: "there is no key '\(key)'" + (near.map { "; did you mean '\($0)'?" } ?? ""))
        case .unknownEvent(let word, let near):
            Bilingual(
                vi: "không có sự kiện “\(word)”"
                    + (near.map { "; có phải ý là “\($0)”?" }
                        ?? "; có \(EventLine.words.joined(separator: ", "))"),
                en: "there is no event '\(word)'"
                    + (near.map { "; did you mean '\($0)'?" }
                        ?? "; there are \(EventLine.words.joined(separator: ", "))"))
        case .needs(let event, let key):
            Bilingual(vi: "“\(event)” cần có “\(key)”", en: "'\(event)' needs '\(key)'")
        case .unreadable(let key, let reason):
            Bilingual(vi: "“\(key)”: \(reason.vi)", en: "'\(key)': \(reason.en)")
        case .unusable(let reason): reason
        }
    }
}

/// One tag of a page, in lower case.
struct HTMLTag {
    /// More of a tag than this many scalars is not looked at.
    static let longest = 4_096

    let name: String
    let isEnd: Bool
    let closesItself: Bool
    let text: String

    var hasAttributes: Bool { text.utf8.count > name.utf8.count + (closesItself ? 1 : 0) }

    init(_ scalars: ArraySlice<Unicode.Scalar>) {
        text = String(String.UnicodeScalarView(scalars)).lowercased()
        isEnd = text.first == "/"
        closesItself = text.last == "/"
        name = String(text.dropFirst(isEnd ? 1 : 0).prefix { $0.isLetter || $0.isNumber })
    }

    /// The value of an attribute, without its quotation marks; empty where it has none.
    func value(_ attribute: String) -> String? {
        var rest = text[...].drop { !$0.isWhitespace }
        while let range = rest.firstRange(of: attribute) {
            let before =
                range.lowerBound > rest.startIndex
                ? rest[rest.index(before: range.lowerBound)] : " "
            rest = rest[range.upperBound...]
            guard before.isWhitespace || before == "\"" || before == "'" else { continue }
            let after = rest.drop(while: \.isWhitespace)
            guard after.first == "=" else {
                if after.isEmpty || rest.first?.isWhitespace == true || rest.first == "/" {
                    return ""
                }
                continue
            }
            let value = after.dropFirst().drop(while: \.isWhitespace)
            guard let quote = value.first, quote == "\"" || quote == "'" else {
                return String(value.prefix { !$0.isWhitespace })
            }
            return String(value.dropFirst().prefix { $0 != quote })
        }
        return nil
    }
}

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

/// Whether a style leaves nothing to see, by an element's own style or by the page's sheet.
struct HiddenStyle {
    private var classes: Set<String> = []
    private var ids: Set<String> = []

    /// A sheet beyond these scalars is not looked at.
    private static let longestSheet = 40_000

    /// Reads the sheets of the page: rules that hide `.class` or `#id`, outside of `@media`.
    init(_ page: [Unicode.Scalar]) {
        let open = Array("<style".unicodeScalars)
        guard
            let start = page.indices.first(where: { place in
                page[place] == "<"
                    && page[place...].prefix(open.count)
                        .elementsEqual(open, by: { $0.properties.lowercaseMapping == String($1) })
            })
        else { return }
        let sheet = page[start...].prefix(Self.longestSheet)
        var depth = 0
        var selector = String.UnicodeScalarView()
        var body = String.UnicodeScalarView()
        for scalar in sheet.drop(while: { $0 != ">" }).dropFirst() {
            switch scalar {
            case "<" where depth == 0: return
            case "{":
                depth += 1
            case "}":
                depth = max(0, depth - 1)
                if depth == 0 {
                    add(String(selector), String(body))
                    selector = .init()
                    body = .init()
                }
            default:
                if depth == 0 { selector.append(scalar) } else { body.append(scalar) }
            }
        }
    }

    private mutating func add(_ selectors: String, _ body: String) {
        guard !selectors.contains("@"), Self.hides(declarations: body.lowercased()) else { return }
        for selector in selectors.lowercased().split(separator: ",") {
            guard let last = selector.split(whereSeparator: { $0.isWhitespace || $0 == ">" }).last
            else {
                continue
            }
            if let dot = last.firstIndex(of: ".") {
                classes.insert(
                    String(last[last.index(after: dot)...].prefix { $0 != ":" && $0 != "." }))
            } else if let hash = last.firstIndex(of: "#") {
                ids.insert(String(last[last.index(after: hash)...].prefix { $0 != ":" }))
            }
        }
    }

    func hides(_ tag: HTMLTag) -> Bool {
        if tag.value("hidden") != nil { return true }
        if let style = tag.value("style"), Self.hides(declarations: style) { return true }
        if tag.name == "font", let color = tag.value("color"), Self.isWhite(color) { return true }
        if !classes.isEmpty, let names = tag.value("class"),
            names.split(whereSeparator: \.isWhitespace).contains(where: {
                classes.contains(String($0))
            })
        {
            return true
        }
        return !ids.isEmpty && tag.value("id").map(ids.contains) == true
    }

    private static func hides(declarations: String) -> Bool {
        var color: String?
        var background: String?
        for declaration in declarations.split(separator: ";") {
            guard let colon = declaration.firstIndex(of: ":") else { continue }
            let name = declaration[..<colon].filter { !$0.isWhitespace }
            let value = declaration[declaration.index(after: colon)...]
                .replacing("!important", with: "").filter { !$0.isWhitespace }
            switch name {
            case "display": if value == "none" { return true }
            case "visibility": if value == "hidden" || value == "collapse" { return true }
            case "opacity", "max-height", "max-width": if isNothing(value) { return true }
            case "font-size": if isNothing(value) || ["1px", "1pt"].contains(value) { return true }
            case "mso-hide": if value == "all" { return true }
            case "text-decoration", "text-decoration-line":
                if value.contains("line-through") { return true }
            case "text-indent", "left", "margin-left":
                if value.hasPrefix("-999") { return true }
            case "color": color = value
            case "background", "background-color": background = value
            default: continue
            }
        }
        guard let color else { return false }
        if color == "transparent" || color == background { return true }
        return isWhite(color) && (background.map(isWhite) ?? true)
    }

    private static func isNothing(_ value: String) -> Bool {
        let digits = value.prefix { $0.isNumber || $0 == "." }
        return !digits.isEmpty && digits.allSatisfy { $0 == "0" || $0 == "." }
    }

    private static func isWhite(_ value: String) -> Bool {
        let bare = value.filter { !$0.isWhitespace }
        return [
            "white", "#fff", "#ffffff", "#fefefe", "#fdfdfd", "snow", "rgb(255,255,255)",
            "rgba(255,255,255,1)", "#ffffffff", "window",
        ].contains(bare)
    }
}

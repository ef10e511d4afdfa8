/// Whether a style leaves nothing to see, by an element's own style or by the page's sheets.
struct HiddenStyle {
    private var names: Set<String> = []
    private var classes: Set<String> = []
    private var ids: Set<String> = []

    /// Sheets beyond these scalars, all together, are not looked at.
    private static let longestSheets = 40_000

    /// Reads the sheets of the page: rules that hide an element, `.class` or `#id` on every screen.
    init(_ page: [Unicode.Scalar]) {
        var left = Self.longestSheets
        var at = 0
        while left > 0, let start = Self.sheet(page, from: at) {
            let sheet = page[start...].prefix(left)
            at = start + read(sheet)
            left -= at - start
        }
    }

    /// Where the next sheet's element begins, `<style` in any case.
    private static func sheet(_ page: [Unicode.Scalar], from start: Int) -> Int? {
        let open = Array("<style".unicodeScalars)
        return page[start...].indices.first { place in
            page[place] == "<"
                && page[place...].prefix(open.count)
                    .elementsEqual(open, by: { $0.properties.lowercaseMapping == String($1) })
        }
    }

    /// Reads one sheet; how many scalars it took.
    private mutating func read(_ sheet: ArraySlice<Unicode.Scalar>) -> Int {
        var depth = 0
        var selector = String.UnicodeScalarView()
        var body = String.UnicodeScalarView()
        for (place, scalar) in zip(sheet.indices, sheet).drop(while: { $0.1 != ">" }).dropFirst() {
            switch scalar {
            case "<" where depth == 0: return place - sheet.startIndex
            case "{" where depth == 0 && Self.isEveryScreen(String(selector)):
                // Its rules stand as if nothing were around them.
                selector = .init()
            case "{": depth += 1
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
        return sheet.count
    }

    /// "@media screen": what holds for some widths or on paper only is passed over.
    private static func isEveryScreen(_ selector: String) -> Bool {
        let low = selector.lowercased()
        return low.contains("@media") && !low.contains("(") && !low.contains("print")
    }

    private mutating func add(_ selectors: String, _ body: String) {
        guard !selectors.contains("@"), HiddenDeclarations(body.lowercased()).hide else { return }
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
            } else if last.allSatisfy({ $0.isLetter || $0.isNumber }) {
                names.insert(String(last))
            }
        }
    }

    /// Whether every element of that name is hidden.
    func hides(name: String) -> Bool { names.contains(name) }

    func hides(_ tag: HTMLTag) -> Bool {
        if names.contains(tag.name) || tag.value("hidden") != nil { return true }
        if let style = tag.value("style"), HiddenDeclarations(style).hide { return true }
        if tag.name == "font", let color = tag.value("color"), HiddenColour(color).isWhite {
            return true
        }
        if !classes.isEmpty, let names = tag.value("class"),
            names.split(whereSeparator: \.isWhitespace).contains(where: {
                classes.contains(String($0))
            })
        {
            return true
        }
        return !ids.isEmpty && tag.value("id").map(ids.contains) == true
    }
}

/// What a list of declarations does to an element's text, as far as it can take it from sight.
struct HiddenDeclarations {
    private(set) var hide = false

    private var color: HiddenColour?
    private var background: HiddenColour?
    private var isClosed = false
    private var clips = false

    /// In lower case.
    init(_ declarations: String) {
        for declaration in declarations.split(separator: ";") {
            guard let colon = declaration.firstIndex(of: ":") else { continue }
            let name = declaration[..<colon].filter { !$0.isWhitespace }
            let value = declaration[declaration.index(after: colon)...]
                .replacing("!important", with: "").filter { !$0.isWhitespace }
            read(name, value)
        }
        if isClosed && clips { hide = true }
        guard let color else { return }
        if color.isTransparent || color.text == background?.text { hide = true }
        if color.isWhite && background?.isWhite != false { hide = true }
    }

    private mutating func read(_ name: String, _ value: String) {
        switch name {
        case "display": hide = hide || value == "none"
        case "visibility": hide = hide || value == "hidden" || value == "collapse"
        case "content-visibility": hide = hide || value == "hidden"
        case "opacity": hide = hide || Self.number(value).map { $0 < 0.1 } == true
        case "max-height", "max-width", "zoom": hide = hide || Self.number(value) == 0
        case "height", "width": isClosed = isClosed || Self.number(value) == 0
        case "overflow", "overflow-x", "overflow-y": clips = clips || value == "hidden"
        case "font-size": hide = hide || Self.isMinute(value)
        case "mso-hide": hide = hide || value == "all"
        case "text-decoration", "text-decoration-line":
            hide = hide || value.contains("line-through")
        case "text-indent", "left", "top", "margin-left", "margin-top":
            // Off the page.
            hide = hide || Self.number(value).map { $0 < -500 } == true
        case "transform": hide = hide || value.contains("scale(0)") || value.contains("scale(0,")
        case "clip": hide = hide || value.hasPrefix("rect(0") || value.hasPrefix("rect(1px,1px")
        case "clip-path":
            hide =
                hide || value.hasPrefix("inset(50%") || value.hasPrefix("inset(100%")
                || value.hasPrefix("circle(0")
        case "color", "-webkit-text-fill-color": color = HiddenColour(value)
        case "background", "background-color": background = HiddenColour(value)
        default: break
        }
    }

    /// The number that a value begins with.
    private static func number(_ value: String) -> Double? {
        Double(value.prefix { $0.isNumber || $0 == "." || $0 == "-" })
    }

    /// Letters that nobody reads.
    private static func isMinute(_ value: String) -> Bool {
        guard let size = number(value) else { return false }
        if value.hasSuffix("em") { return size < 0.2 }
        if value.hasSuffix("%") { return size < 20 }
        return size < 3
    }
}

/// A colour of letters, as a page gives it.
struct HiddenColour {
    let text: String

    init(_ value: String) { text = value.lowercased().filter { !$0.isWhitespace } }

    var isTransparent: Bool {
        if text == "transparent" { return true }
        guard text.hasPrefix("rgba("), let alpha = channels.dropFirst(3).first else { return false }
        return alpha < 0.1
    }

    /// White, or so near it that nobody sees it on a page.
    var isWhite: Bool {
        if ["white", "snow", "ivory", "ghostwhite", "whitesmoke", "window"].contains(text) {
            return true
        }
        let parts = channels
        return parts.count >= 3 && parts.prefix(3).allSatisfy { $0 >= 240 }
    }

    /// Red, green and blue, and what follows them.
    private var channels: [Double] {
        if text.hasPrefix("#") {
            let digits = text.dropFirst().compactMap { $0.hexDigitValue }
            return switch digits.count {
            case 3, 4: digits.map { Double($0 * 17) }
            case 6, 8:
                stride(from: 0, to: digits.count, by: 2).map {
                    Double(digits[$0] * 16 + digits[$0 + 1])
                }
            default: []
            }
        }
        guard text.hasPrefix("rgb"), let open = text.firstIndex(of: "(") else { return [] }
        return text[text.index(after: open)...].split { ",/)".contains($0) }.compactMap { part in
            part.hasSuffix("%") ? Double(part.dropLast()).map { $0 * 2.55 } : Double(part)
        }
    }
}

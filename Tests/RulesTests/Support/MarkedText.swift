/// A text in which expected findings are marked where they belong: `⟪code|the part at fault⟫`.
///
/// The marks are taken out; `expected` has their places in what is left, as UTF-8 offsets.
struct MarkedText {
    struct Mark: Hashable, CustomStringConvertible {
        var code: String
        var range: Range<Int>

        var description: String { "\(code)@\(range)" }
    }

    private(set) var text = ""
    private(set) var expected: [Mark] = []

    init(_ marked: String) {
        var open: [(code: String, start: Int)] = []
        var rest = Substring(marked)
        while let character = rest.first {
            if character == "⟪", let bar = rest.firstIndex(of: "|") {
                let code = String(rest[rest.index(after: rest.startIndex)..<bar])
                open.append((code, text.utf8.count))
                rest = rest[rest.index(after: bar)...]
            } else if character == "⟫", let mark = open.popLast() {
                expected.append(Mark(code: mark.code, range: mark.start..<text.utf8.count))
                rest = rest.dropFirst()
            } else {
                text.append(character)
                rest = rest.dropFirst()
            }
        }
    }
}

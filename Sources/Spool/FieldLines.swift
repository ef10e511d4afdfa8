/// Lines `Name: value` in a fixed order, being read.
struct FieldLines {
    private var lines: ArraySlice<Substring>

    /// A text whose last line has no end wasn't written to its end: it has no lines then.
    init(_ text: String) {
        lines =
            text.hasSuffix("\n")
            ? text.dropLast().split(
                separator: "\n", omittingEmptySubsequences: false)[...] : []
    }

    /// Whether every line has been taken.
    var isEmpty: Bool { lines.isEmpty }

    /// The value of the next line when it has this name; the line is left there otherwise.
    mutating func take(_ name: String) -> String? {
        guard let line = lines.first, line.hasPrefix(name + ": ") else { return nil }
        lines = lines.dropFirst()
        return String(line.dropFirst(name.count + 2))
    }
}

import SourceText

/// Commas in a mapping on one line: `{hạn: hằng tháng, chậm nhất ngày 25}` is two entries to YAML.
extension Fields {
    /// The places of entries that are the rest of the value before them; each such value is told once, as
    /// it has to be written.
    var partsOfValues: Set<Int> {
        var found: Set<Int> = []
        var index = 1
        while index < entries.count {
            let first = index
            while index < entries.count, isPart(entries[index]) {
                found.insert(index)
                index += 1
            }
            if index > first { report(entries[first - 1], with: entries[first..<index]) }
            index += 1
        }
        return found
    }

    /// An unknown key without a value and without a colon, behind a comma.
    private func isPart(_ entry: YAMLEntry) -> Bool {
        guard !table.keys.contains(entry.key), entry.value.isEmpty else { return false }
        let before = file.text(in: extent.lowerBound..<entry.keyRange.lowerBound)
        let after = file.text(in: entry.keyRange.upperBound..<extent.upperBound)
        return before.last { !$0.isWhitespace } == "," && after.first { !$0.isWhitespace } != ":"
    }

    private func report(_ entry: YAMLEntry, with parts: ArraySlice<YAMLEntry>) {
        guard let last = parts.last else { return }
        noteSilent(entry.key)
        let range = entry.value.range.lowerBound..<last.keyRange.upperBound
        let key = entry.written ?? table.name(of: entry.key, language)
        let text = file.text(in: range)
        findings.error(
            "needs-quotes", file, range,
            vi: "trong ngoặc nhọn, dấu phẩy cắt giá trị của “\(key)”",
            en: "between braces, a comma ends the value of '\(key)'",
            remedyVi: "đặt cả giá trị trong dấu nháy: \(key): '\(text)'",
            remedyEn: "put the whole value between quotes: \(key): '\(text)'")
    }
}

/// What stands between commas, each with its own place where the file has the text as it is.
func partedByCommas(_ text: Located<String>) -> [Located<String>] {
    let isVerbatim = text.range.count == text.value.utf8.count
    return text.value.split(separator: ",").compactMap { part in
        let word = trimmed(part)
        if word.isEmpty { return nil }
        guard isVerbatim else { return Located(value: word, range: text.range) }
        let blanks = part.prefix(while: \.isWhitespace).utf8.count
        let start =
            text.range.lowerBound + blanks
            + text.value.utf8.distance(from: text.value.startIndex, to: part.startIndex)
        return Located(value: word, range: start..<start + word.utf8.count)
    }
}

// Names and titles as they stand inside sentences and at their beginning.

/// `text` as it stands inside a sentence: an initial capital is lowered, unless the first word is
/// an abbreviation ("GDĐT") or a single letter.
func midSentence(_ text: String) -> String {
    guard let first = text.first, let second = text.dropFirst().first, second.isLowercase else {
        return text
    }
    return first.lowercased() + text.dropFirst()
}

/// `text` with a capital where a line begins with one of `names`: it begins a sentence there, and
/// nothing says that an office's name begins with one ("cơ quan").
func capitalised(_ text: String, _ names: [String]) -> String {
    let lowered = names.filter { $0.first?.isLowercase ?? false }
    if lowered.isEmpty { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        guard let first = line.first, lowered.contains(where: { line.hasPrefix($0) }) else {
            return String(line)
        }
        return first.uppercased() + line.dropFirst()
    }.joined(separator: "\n")
}

/// "Báo cáo ANTQ năm 2025" → "báo cáo ANTQ".
func withoutYear(_ short: String) -> String {
    let words = short.split(separator: " ")
    guard words.count > 1, let last = words.last, last.count == 4, Int(last) != nil else {
        return midSentence(short)
    }
    let linking: Set<Substring> = ["năm", "for", "of", "in"]
    let kept = linking.contains(words[words.count - 2]) ? 2 : 1
    guard words.count > kept else { return midSentence(short) }
    return midSentence(words.dropLast(kept).joined(separator: " "))
}

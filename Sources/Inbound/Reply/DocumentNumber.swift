/// The number of a paper, `12/BC-THPTBL`, as an answer gives it.
enum DocumentNumber {
    static let longest = 40

    /// The first one among `words`: behind "số", or of a number's unmistakable form.
    static func first(in words: ArraySlice<ReplySentence.Word>) -> String? {
        for (word, next) in zip(words, words.dropFirst()) {
            if marks.contains(word.text.lowercased()), let number = checked(next.text) {
                return number
            }
        }
        return words.lazy.compactMap { word in
            word.text.contains("/") && word.text.contains(where: \.isLetter)
                ? checked(word.text) : nil
        }.first
    }

    /// "Sở" reads the same without marks; only as "số", or typed bare, it announces a number.
    private static let marks: Set<String> = ["số", "so", "no", "number", "no:", "số:"]

    /// Letters, digits and `/ - . & _`, a digit among them: it can carry nothing into a header or a
    /// page.
    private static func checked(_ text: String) -> String? {
        guard text.count <= longest, text.first?.isLetter == true || text.first?.isNumber == true,
            text.contains(where: { ("0"..."9").contains($0) }),
            text.unicodeScalars.allSatisfy({ scalar in
                "/-.&_".unicodeScalars.contains(scalar) || ("0"..."9").contains(scalar)
                    || scalar.properties.isAlphabetic
                    || (0x300...0x323).contains(scalar.value)
            })
        else { return nil }
        return text
    }
}

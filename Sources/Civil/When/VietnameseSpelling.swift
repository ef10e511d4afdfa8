/// A Vietnamese word taken apart, so that a word written without some of its diacritics can be told
/// from a word written with others: `sau` may stand for `sáu`, but never `sáu` for `sau`.
struct VietnameseSpelling: Hashable, Sendable {
    /// Lower-case letters without tones: `ơ`, `đ` and `ê` are letters of their own.
    private let letters: [Unicode.Scalar]
    /// The tone mark wherever it stands (`hoà` is `hòa`): 0 is none.
    private let tone: UInt8
    /// Lower case without diacritics.
    let folded: String

    init(_ word: some StringProtocol) {
        var letters: [Unicode.Scalar] = []
        var tone: UInt8 = 0
        for scalar in word.unicodeScalars {
            if scalar.isASCII {
                letters.append(VietnameseFolding.fold(scalar) ?? scalar)
            } else if let mark = Self.toneMarks[scalar] {
                tone = mark
            } else if let mark = Self.letterMarks[scalar] {
                if let last = letters.last, let marked = mark[last] {
                    letters[letters.count - 1] = marked
                }
            } else {
                let lowered = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
                let letter = Self.table[lowered]
                letters.append(letter?.letter ?? lowered)
                if let mark = letter?.tone, mark != 0 { tone = mark }
            }
        }
        self.letters = letters
        self.tone = tone
        folded = VietnameseFolding.fold(word)
    }

    /// Whether it has any diacritic.
    var isMarked: Bool { tone != 0 || letters.contains { !$0.isASCII } }

    /// Whether `word` is this one with all its diacritics, or is this one.
    func mayStand(for word: VietnameseSpelling) -> Bool {
        letters.count == word.letters.count && (tone == 0 || tone == word.tone)
            && zip(letters, word.letters).allSatisfy { mine, full in
                mine == full || mine == VietnameseFolding.fold(full)
            }
    }

    private static let toneMarks: [Unicode.Scalar: UInt8] = [
        "\u{0300}": 1, "\u{0301}": 2, "\u{0309}": 3, "\u{0303}": 4, "\u{0323}": 5,
    ]

    private static let letterMarks: [Unicode.Scalar: [Unicode.Scalar: Unicode.Scalar]] = [
        "\u{0302}": ["a": "â", "e": "ê", "o": "ô"], "\u{0306}": ["a": "ă"],
        "\u{031B}": ["o": "ơ", "u": "ư"],
    ]

    private static let table: [Unicode.Scalar: (letter: Unicode.Scalar, tone: UInt8)] = {
        let families: [(Unicode.Scalar, String)] = [
            ("a", "aàáảãạ"), ("ă", "ăằắẳẵặ"), ("â", "âầấẩẫậ"), ("e", "eèéẻẽẹ"), ("ê", "êềếểễệ"),
            ("i", "iìíỉĩị"), ("o", "oòóỏõọ"), ("ô", "ôồốổỗộ"), ("ơ", "ơờớởỡợ"), ("u", "uùúủũụ"),
            ("ư", "ưừứửữự"), ("y", "yỳýỷỹỵ"),
        ]
        var table: [Unicode.Scalar: (letter: Unicode.Scalar, tone: UInt8)] = [:]
        for (letter, family) in families {
            for (tone, scalar) in family.unicodeScalars.enumerated() {
                table[scalar] = (letter, UInt8(tone))
            }
        }
        return table
    }()
}

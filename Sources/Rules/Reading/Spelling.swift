import Civil

/// Whether `written` is `name` with nothing changed but letter case and marks left out. Marks that
/// are there count: `hạn` is written `hạn` or `han`, and never `hàn`.
func spells(_ written: String, _ name: String) -> Bool {
    if written.utf8.allSatisfy({ $0 < 0x80 }) {
        return VietnameseFolding.fold(written) == VietnameseFolding.fold(name)
    }
    let (letters, wanted) = (Array(written.lowercased()), Array(name.lowercased()))
    return letters.count == wanted.count
        && zip(letters, wanted).allSatisfy { letter, other in
            if letter == other { return true }
            guard let marks = Marks.of[letter], let others = Marks.of[other] else { return false }
            return marks.base == others.base
                && (marks.shape == marks.base || marks.shape == others.shape)
                && (marks.tone == 0 || marks.tone == others.tone)
        }
}

/// A Vietnamese letter's parts: `ấ` is `a`, shaped `â`, with tone 2.
struct Marks: Hashable, Sendable {
    var base: Character
    var shape: Character
    var tone: Int

    /// Every letter that can carry marks. Characters compare by canonical equivalence, so composed
    /// and decomposed letters are found alike.
    static let of: [Character: Marks] = {
        var table: [Character: Marks] = [
            "d": Marks(base: "d", shape: "d", tone: 0), "đ": Marks(base: "d", shape: "đ", tone: 0),
        ]
        let rows = [
            ("a", ["aàáảãạ", "ăằắẳẵặ", "âầấẩẫậ"]), ("e", ["eèéẻẽẹ", "êềếểễệ"]),
            ("i", ["iìíỉĩị"]), ("o", ["oòóỏõọ", "ôồốổỗộ", "ơờớởỡợ"]),
            ("u", ["uùúủũụ", "ưừứửữự"]), ("y", ["yỳýỷỹỵ"]),
        ]
        for (base, shapes) in rows {
            for row in shapes {
                for (tone, letter) in row.enumerated() {
                    table[letter] = Marks(
                        base: Character(base), shape: row.first ?? letter, tone: tone)
                }
            }
        }
        return table
    }()
}

/// A key or word as it is looked up: folded, with `-` for blanks.
func keyForm(_ text: String) -> String {
    VietnameseFolding.fold(text).split { $0.isWhitespace || $0 == "-" }.joined(separator: "-")
}

/// `text` with single blanks in the place of blanks and `-`, as `spells` compares it.
func wordForm(_ text: String) -> String {
    text.split { $0.isWhitespace || $0 == "-" }.joined(separator: " ")
}

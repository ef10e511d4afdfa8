/// Lower case without diacritics, so that `Thứ Hai`, `thứ hai` (composed or decomposed) and
/// `thu hai` read alike. It covers the Vietnamese alphabet; other letters are only lowered.
package enum VietnameseFolding {
    /// The folded form of one scalar; `nil` for a combining mark, which folds to nothing.
    package static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        if scalar.isASCII {
            return ("A"..."Z").contains(scalar) ? Unicode.Scalar(scalar.value + 32) : scalar
        }
        if (0x0300...0x036F).contains(scalar.value) { return nil }
        let lowered = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
        return base[lowered] ?? lowered
    }

    /// The folded form of a text.
    package static func fold(_ text: some StringProtocol) -> String {
        var folded = String.UnicodeScalarView()
        folded.append(contentsOf: text.unicodeScalars.compactMap(fold))
        return String(folded)
    }

    private static let base: [Unicode.Scalar: Unicode.Scalar] = {
        let families: [(Unicode.Scalar, String)] = [
            ("a", "àáảãạăằắẳẵặâầấẩẫậ"), ("d", "đ"), ("e", "èéẻẽẹêềếểễệ"), ("i", "ìíỉĩị"),
            ("o", "òóỏõọôồốổỗộơờớởỡợ"), ("u", "ùúủũụưừứửữự"), ("y", "ỳýỷỹỵ"),
        ]
        var table: [Unicode.Scalar: Unicode.Scalar] = [:]
        for (letter, family) in families {
            for scalar in family.unicodeScalars { table[scalar] = letter }
        }
        return table
    }()
}

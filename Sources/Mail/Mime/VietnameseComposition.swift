/// Unicode's canonical composition (NFC) for the letters of Vietnamese.
///
/// Text typed on some systems arrives decomposed ("e" + circumflex + dot below), which old mail
/// programs show as separate marks. The standard library offers no public NFC and Foundation's
/// draws in ICU, so the letters that this project writes are composed from their own small table:
/// three shape marks and five tone marks over the vowels, by the algorithm of Unicode Standard
/// Annex 15 (decompose, order by combining class, compose). Other letters are left as they are.
enum VietnameseComposition {
    /// `text` with every Vietnamese letter in composed form.
    static func compose(_ text: String) -> String {
        // Without one of the marks there is nothing to compose.
        // Their octets begin with this one.
        guard text.holds(0xCC) else { return text }
        var out = String.UnicodeScalarView()
        var letter: [Unicode.Scalar] = []
        for scalar in text.unicodeScalars {
            if classes[scalar] == nil {
                out.append(contentsOf: joined(letter))
                letter = decomposed(scalar)
            } else if letter.isEmpty {
                out.append(scalar)
            } else {
                letter.append(scalar)
            }
        }
        out.append(contentsOf: joined(letter))
        return String(out)
    }

    private struct Pair: Hashable {
        let base: Unicode.Scalar
        let mark: Unicode.Scalar
    }

    private static let circumflex: Unicode.Scalar = "\u{302}"
    private static let breve: Unicode.Scalar = "\u{306}"
    private static let horn: Unicode.Scalar = "\u{31B}"
    private static let dotBelow: Unicode.Scalar = "\u{323}"

    /// Canonical combining classes: marks are ordered by them, and one mark stands between a
    /// letter and another of the same class.
    private static let classes: [Unicode.Scalar: Int] = [
        "\u{300}": 230, "\u{301}": 230, "\u{302}": 230, "\u{303}": 230, "\u{306}": 230,
        "\u{309}": 230, "\u{31B}": 216, "\u{323}": 220,
    ]

    private static let shaped: [(plain: String, mark: Unicode.Scalar, composed: String)] = [
        ("aA", breve, "ăĂ"), ("aeoAEO", circumflex, "âêôÂÊÔ"), ("ouOU", horn, "ơưƠƯ"),
    ]
    private static let allVowels = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
    private static let toned: [(mark: Unicode.Scalar, composed: String)] = [
        ("\u{300}", "àằầèềìòồờùừỳÀẰẦÈỀÌÒỒỜÙỪỲ"),
        ("\u{301}", "áắấéếíóốớúứýÁẮẤÉẾÍÓỐỚÚỨÝ"),
        ("\u{303}", "ãẵẫẽễĩõỗỡũữỹÃẴẪẼỄĨÕỖỠŨỮỸ"),
        ("\u{309}", "ảẳẩẻểỉỏổởủửỷẢẲẨẺỂỈỎỔỞỦỬỶ"),
        ("\u{323}", "ạặậẹệịọộợụựỵẠẶẬẸỆỊỌỘỢỤỰỴ"),
    ]

    /// The primary composites. "ậ" is "ạ" with a circumflex, since the dot below comes first in
    /// canonical order; "ợ" is "ơ" with a dot below, since the horn comes before it.
    private static let composites: [Pair: Unicode.Scalar] = {
        var table: [Pair: Unicode.Scalar] = [:]
        var shapeOf: [Unicode.Scalar: Pair] = [:]
        for row in shaped {
            for (plain, composed) in zip(row.plain.unicodeScalars, row.composed.unicodeScalars) {
                shapeOf[composed] = Pair(base: plain, mark: row.mark)
                table[Pair(base: plain, mark: row.mark)] = composed
            }
        }
        for row in toned {
            let composedOf = Dictionary(
                zip(allVowels.unicodeScalars, row.composed.unicodeScalars),
                uniquingKeysWith: { first, _ in first })
            for (vowel, composed) in composedOf {
                if row.mark == dotBelow, let shape = shapeOf[vowel], shape.mark != horn,
                    let dotted = composedOf[shape.base]
                {
                    table[Pair(base: dotted, mark: shape.mark)] = composed
                } else {
                    table[Pair(base: vowel, mark: row.mark)] = composed
                }
            }
        }
        return table
    }()

    private static let parts: [Unicode.Scalar: Pair] = Dictionary(
        composites.map { ($0.value, $0.key) }, uniquingKeysWith: { first, _ in first })

    private static func decomposed(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        guard let pair = parts[scalar] else { return [scalar] }
        return decomposed(pair.base) + [pair.mark]
    }

    /// One letter followed by its marks, in canonical order and composed as far as it goes.
    private static func joined(_ letter: [Unicode.Scalar]) -> [Unicode.Scalar] {
        guard var base = letter.first, letter.count > 1 else { return letter }
        let marks = letter.dropFirst().enumerated().sorted {
            (classes[$0.element] ?? 0, $0.offset) < (classes[$1.element] ?? 0, $1.offset)
        }
        var left: [Unicode.Scalar] = []
        for (_, mark) in marks {
            let blocked = left.last.map { classes[$0] == classes[mark] } ?? false
            if !blocked, let composed = composites[Pair(base: base, mark: mark)] {
                base = composed
            } else {
                left.append(mark)
            }
        }
        return [base] + left
    }
}

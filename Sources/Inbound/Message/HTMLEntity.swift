/// `&nbsp;`, `&#272;`, `&atilde;`.
enum HTMLEntity {
    /// What stands at the ampersand, and where it ends; a bare one is itself.
    static func read(_ scalars: [Unicode.Scalar], _ at: Int) -> (String, Int) {
        let window = scalars[(at + 1)...].prefix(11)
        guard let end = window.firstIndex(of: ";"),
            let shown = text(String(String.UnicodeScalarView(scalars[(at + 1)..<end])))
        else { return ("&", at + 1) }
        return (shown, end + 1)
    }

    private static func text(_ name: String) -> String? {
        if name.first == "#" {
            let digits = name.dropFirst()
            let number =
                digits.first == "x" || digits.first == "X"
                ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
            return number.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
        }
        if let sign = signs[name] { return sign }
        // &atilde; and its like: a letter and a mark, which reading without marks takes apart anyway.
        guard let letter = name.first, letter.isASCII, let mark = marks[String(name.dropFirst())]
        else {
            return nil
        }
        return String(letter) + mark
    }

    private static let signs = [
        "nbsp": " ", "lt": "<", "gt": ">", "amp": "&", "quot": "\"", "apos": "'", "hellip": "…",
        "ndash": "–", "mdash": "—", "ldquo": "“", "rdquo": "”", "lsquo": "‘", "rsquo": "’",
        "dstrok": "đ", "Dstrok": "Đ", "bull": "•", "middot": "·", "laquo": "«", "raquo": "»",
        "ensp": " ", "emsp": " ", "thinsp": " ", "zwnj": "", "zwj": "", "shy": "", "sol": "/",
        "colon": ":", "comma": ",", "period": ".",
    ]
    private static let marks = [
        "acute": "\u{301}", "grave": "\u{300}", "circ": "\u{302}", "tilde": "\u{303}",
        "uml": "\u{308}", "hook": "\u{309}", "breve": "\u{306}",
    ]
}

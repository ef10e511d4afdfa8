import SourceText

extension Fields {
    /// Reads an id: 1–64 ASCII letters, digits, `-`, `_` and `.`, the first a letter or digit.
    /// Ids go into keys, file names and mail addresses.
    func identifier(_ key: String) -> Located<String>? {
        guard let text = text(key) else { return nil }
        return isIdentifier(text.value) ? text : refuseIdentifier(text)
    }

    /// The items of a list of ids, which can't be one value; none where they may be the parts of a text.
    func identifiers(_ node: YAMLNode) -> [String] {
        guard case .sequence(let items) = node.content else { return [] }
        let ids = items.compactMap { item -> String? in
            guard case .scalar(let text, _) = item.content else { return nil }
            let id = trimmed(text)
            return isIdentifier(id) && id.contains(where: \.isLetter) ? id : nil
        }
        return ids.count == items.count ? ids : []
    }

    private func refuseIdentifier(_ text: Located<String>) -> Located<String>? {
        reportBadIdentifier(text.value, file, text.range, findings)
        return nil
    }
}

/// Whether `text` can be an id of a plan, a duty, a unit or a group.
package func isIdentifier(_ text: String) -> Bool {
    guard let first = text.utf8.first, isLetterOrDigit(first), text.utf8.count <= 64 else {
        return false
    }
    return text.utf8.allSatisfy {
        isLetterOrDigit($0) || $0 == 0x2D || $0 == 0x5F || $0 == 0x2E
    }
}

private func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
}

func reportBadIdentifier(
    _ text: String, _ file: SourceFile, _ range: Range<Int>, _ findings: Findings
) {
    if text.utf8.count > 64,
        text.utf8.allSatisfy({ isLetterOrDigit($0) || "-_.".utf8.contains($0) })
    {
        return findings.error(
            "bad-id", file, range,
            vi: "mã dài \(text.utf8.count) chữ, nhiều nhất là 64",
            en: "the id has \(text.utf8.count) characters, and 64 at most may be",
            remedyVi: "rút ngắn, như: \(text.prefix(24))",
            remedyEn: "shorten it, say: \(text.prefix(24))")
    }
    let latin = Lookalikes.latin(text)
    if latin != text, let stranger = Lookalikes.first(in: text) {
        let code = "U+0" + String(stranger.value, radix: 16, uppercase: true)
        return findings.error(
            "bad-id", file, range,
            vi:
                "“\(text)” có chữ “\(String(stranger))” (\(code)) của bảng chữ khác, chỉ trông như chữ "
                + "La-tinh",
            en:
                "'\(text)' holds the letter '\(String(stranger))' (\(code)) of another alphabet, which only "
                + "looks like a Latin one",
            remedyVi: "gõ lại bằng bàn phím: \(slug(latin))",
            remedyEn: "type it again: \(slug(latin))")
    }
    let proposal = slug(text)
    let shownProposal = proposal.isEmpty ? "phong-tchc" : String(proposal.prefix(64))
    findings.error(
        "bad-id", file, range,
        vi: "“\(text)” không dùng làm mã được: chỉ gồm chữ không dấu, số, “-”, “_”, “.”",
        en: "'\(text)' can't be an id: ASCII letters, digits, '-', '_' and '.' only",
        remedyVi: "viết như: \(shownProposal)", remedyEn: "write, say: \(shownProposal)")
}

/// Cyrillic and Greek letters that look like Latin ones.
private enum Lookalikes {
    private static let letters: [Unicode.Scalar: Unicode.Scalar] = [
        "а": "a", "с": "c", "е": "e", "һ": "h", "і": "i", "ј": "j", "ԛ": "q", "о": "o", "р": "p",
        "ѕ": "s", "х": "x", "у": "y", "ԝ": "w", "ԁ": "d", "А": "A", "В": "B", "С": "C", "Е": "E",
        "Н": "H", "І": "I", "К": "K", "М": "M", "О": "O", "Р": "P", "Т": "T", "Х": "X", "ο": "o",
        "α": "a", "ν": "v", "ρ": "p", "Α": "A", "Β": "B", "Ε": "E", "Ο": "O", "Τ": "T",
    ]

    static func first(in text: String) -> Unicode.Scalar? {
        text.unicodeScalars.first { letters[$0] != nil }
    }

    static func latin(_ text: String) -> String {
        var latin = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { latin.append(letters[scalar] ?? scalar) }
        return String(latin)
    }
}

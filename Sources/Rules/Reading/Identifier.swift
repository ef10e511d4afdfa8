import SourceText

extension Fields {
    /// Reads an id: 1–64 ASCII letters, digits, `-`, `_` and `.`, the first a letter or digit.
    /// Ids go into keys, file names and mail addresses.
    func identifier(_ key: String) -> Located<String>? {
        guard let text = text(key) else { return nil }
        return isIdentifier(text.value) ? text : refuseIdentifier(text)
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
    let proposal = slug(text)
    let shownProposal = proposal.isEmpty ? "phong-tchc" : String(proposal.prefix(64))
    findings.error(
        "bad-id", file, range,
        vi: "“\(text)” không dùng làm mã được: chỉ gồm chữ không dấu, số, “-”, “_”, “.”",
        en: "'\(text)' can't be an id: ASCII letters, digits, '-', '_' and '.' only",
        remedyVi: "viết như: \(shownProposal)", remedyEn: "write, say: \(shownProposal)")
}

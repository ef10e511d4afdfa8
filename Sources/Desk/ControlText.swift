import Control

/// What somebody writes into a call's text member, as far as it may go into the ledger: what the journal,
/// mails and exports show in one line.
package enum ControlTextMember: String, Sendable {
    case number, letter, note, reason, request

    /// In characters.
    fileprivate var longest: Int {
        switch self {
        case .number: 100
        case .request: 200
        case .letter: 300
        case .note, .reason: 2000
        }
    }

    /// A remark may have been pasted; the name of a paper is one line.
    fileprivate var mayBreak: Bool { self == .note || self == .reason }
}

/// `text` without blanks around; `nil` where nothing is left of it. A remark's line ends become blanks.
package func controlText(
    _ text: String?, _ member: ControlTextMember
) throws(Refusals) -> String? {
    guard let text else { return nil }
    let lines = text.split(whereSeparator: \.isNewline).map { line in
        line.split(separator: " ").joined(separator: " ")
    }.filter { !$0.isEmpty }
    let plain = lines.joined(separator: " ")
    let isBroken = lines.count > 1 && !member.mayBreak
    guard !isBroken, !plain.unicodeScalars.contains(where: isControl) else {
        throw Refusals(
            ControlRefusal(
                .unusable, vi: "'\(member.rawValue)' có dấu xuống dòng hay ký tự điều khiển",
                en: "'\(member.rawValue)' holds a line end or a control character"))
    }
    guard plain.count <= member.longest else {
        throw Refusals(
            ControlRefusal(
                .unusable, vi: "'\(member.rawValue)' dài quá \(member.longest) ký tự",
                en: "'\(member.rawValue)' is longer than \(member.longest) characters"))
    }
    return plain.isEmpty ? nil : plain
}

/// Controls, and what turns the direction of writing.
private func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0x061C, 0x200E, 0x200F, 0x202A...0x202E,
        0x2066...0x2069:
        true
    default: false
    }
}

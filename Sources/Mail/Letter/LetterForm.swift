/// What differs between two letters of one kind: whom they greet, and which unit that is.
enum LetterSlot: Unicode.Scalar, CaseIterable {
    // Of the last private plane: no text of an office holds them.
    case salutation = "\u{10FDD0}"
    case unit = "\u{10FDD1}"

    /// Stands in the value's place while the letter is rendered.
    var text: String { String(Character(rawValue)) }
}

/// A letter rendered once for everybody who gets the same but for their own names.
///
/// Nobody's letter takes another way: a single one is such a form, filled in once.
package struct LetterForm: Sendable {
    let subject: SlotText
    let text: SlotText
    let html: SlotText

    /// The letter to one reader.
    package func filled(salutation: String, unit: String?) -> RenderedLetter {
        let names = (salutation: salutation, unit: unit ?? "")
        return RenderedLetter(
            subject: subject.filled(names), text: text.filled(names), html: html.filled(names))
    }
}

/// Text with gaps for names.
struct SlotText: Sendable {
    typealias Names = (salutation: String, unit: String)

    private enum Piece: Sendable {
        case text(String)
        case slot(LetterSlot)
        /// A paragraph of plain text that has gaps: where its lines break depends on the names.
        case paragraph([Piece])
    }

    private let pieces: [Piece]
    private let octets: Int
    private let escapes: Bool

    /// `breaksLines` fills the lines of plain text; `escapes` keeps names from becoming markup.
    init(_ text: String, breaksLines: Bool = false, escapes: Bool = false) {
        self.escapes = escapes
        octets = text.utf8.count
        guard breaksLines else {
            pieces = Self.cut(text[...])
            return
        }
        var found: [Piece] = []
        var ready = ""
        for (index, line) in LineFill.hung(
            text.split(separator: "\n", omittingEmptySubsequences: false)
        )
        .enumerated() {
            if index > 0 { ready += "\n" }
            guard line.unicodeScalars.contains(where: { LetterSlot(rawValue: $0) != nil }) else {
                LineFill.fill(line, into: &ready)
                continue
            }
            found.append(.text(ready))
            ready = ""
            found.append(.paragraph(Self.cut(line)))
        }
        found.append(.text(ready))
        pieces = found
    }

    private static func cut(_ text: Substring) -> [Piece] {
        var found: [Piece] = []
        var start = text.startIndex
        var index = text.startIndex
        let scalars = text.unicodeScalars
        while index < scalars.endIndex {
            let after = scalars.index(after: index)
            if let slot = LetterSlot(rawValue: scalars[index]) {
                if start < index { found.append(.text(String(text[start..<index]))) }
                found.append(.slot(slot))
                start = after
            }
            index = after
        }
        if start < text.endIndex { found.append(.text(String(text[start...]))) }
        return found
    }

    func filled(_ names: Names) -> String {
        if pieces.count == 1, case .text(let text) = pieces[0] { return text }
        var out = ""
        out.reserveCapacity(octets + names.salutation.utf8.count + names.unit.utf8.count + 64)
        fill(pieces, names, &out)
        return out
    }

    private func fill(_ pieces: [Piece], _ names: Names, _ out: inout String) {
        for piece in pieces {
            switch piece {
            case .text(let text): out += text
            case .slot(let slot):
                let name =
                    switch slot {
                    case .salutation: names.salutation
                    case .unit: names.unit
                    }
                if escapes { out.append(escaping: name) } else { out += name }
            case .paragraph(let inner):
                var line = ""
                fill(inner, names, &line)
                LineFill.fill(line[...], into: &out)
            }
        }
    }
}

extension String {
    /// Appends `text` as a page shows it: nothing in it is markup.
    fileprivate mutating func append(escaping text: String) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": self += "&amp;"
            case "<": self += "&lt;"
            case ">": self += "&gt;"
            case "\"": self += "&quot;"
            case "'": self += "&#39;"
            default: unicodeScalars.append(scalar)
            }
        }
    }
}

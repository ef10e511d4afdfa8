/// How many cells of a terminal a character takes: 0, 1 or 2.
///
/// A Vietnamese letter with its marks is one character and one cell, composed or not. Wide are the
/// East Asian blocks of UAX #11 and whatever is shown as an emoji.
func cells(of character: Character) -> Int {
    guard let first = character.unicodeScalars.first else { return 0 }
    if first.isASCII { return 1 }
    let properties = first.properties
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    if properties.isEmojiPresentation { return 2 }
    switch first.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
        0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
        0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
        return 2
    default: return 1
    }
}

/// How many cells of a terminal a text without line breaks takes.
package func displayWidth(_ text: String) -> Int { text.reduce(0) { $0 + cells(of: $1) } }

/// What an excerpt shows in the place of `character` when it starts in cell `column` (from 0).
///
/// Tabs run to the next multiple of 4. Control and invisible direction characters would act on the
/// terminal instead of being seen, so they become U+FFFD.
func shown(_ character: Character, atCell column: Int) -> String {
    // Most of every line; asking what kind of character it is costs more than all the rest.
    if let plain = character.asciiValue, (0x20...0x7E).contains(plain) { return String(character) }
    if character == "\t" { return String(repeating: " ", count: 4 - column % 4) }
    let isHarmful = character.unicodeScalars.contains { scalar in
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        case .format: scalar.properties.isBidiControl
        default: false
        }
    }
    return isHarmful ? "\u{FFFD}" : String(character)
}

/// `text` fit for one line of a terminal, as `shown` has it.
package func printable(_ text: String) -> String {
    var result = ""
    for character in text { result += character == "\t" ? " " : shown(character, atCell: 0) }
    return result
}

/// `text` as it stands in an element or an attribute, without what XML 1.0 can't hold.
package func xmlText(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "&": result += "&amp;"
        case "<": result += "&lt;"
        case ">": result += "&gt;"
        case "\"": result += "&quot;"
        case "\t", "\n", "\r": result.unicodeScalars.append(scalar)
        default:
            let isControl = scalar.value < 0x20 || scalar == "\u{FFFE}" || scalar == "\u{FFFF}"
            result.unicodeScalars.append(isControl ? "\u{FFFD}" : scalar)
        }
    }
    return result
}

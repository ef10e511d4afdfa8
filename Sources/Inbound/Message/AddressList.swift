/// The bare addresses in a header's value (RFC 5322, section 3.4), in lower case.
enum AddressList {
    /// Names, comments and quoted strings are passed over; what holds no `@` is no address. A group's
    /// members count like any others.
    static func addresses(in value: String) -> [String] {
        var found: [String] = []
        var current = String.UnicodeScalarView()
        var angle: String?
        var depth = 0
        var isQuoted = false
        var isEscaped = false
        func finish() {
            let bare = String(current).filter { !$0.isWhitespace }
            let address = (angle ?? bare).lowercased()
            if address.contains("@") { found.append(address) }
            current = .init()
            angle = nil
        }
        for scalar in value.unicodeScalars {
            if isEscaped {
                isEscaped = false
                continue
            }
            if scalar == "\\", isQuoted || depth > 0 {
                isEscaped = true
            } else if isQuoted {
                if scalar == "\"" { isQuoted = false }
            } else if depth > 0 {
                if scalar == "(" { depth += 1 }
                if scalar == ")" { depth -= 1 }
            } else {
                switch scalar {
                case "\"": isQuoted = true
                case "(": depth = 1
                case ",", ";": finish()
                case ":", "<": current = .init()
                case ">":
                    angle = angle ?? String(current).filter { !$0.isWhitespace }
                    current = .init()
                default: current.append(scalar)
                }
            }
        }
        finish()
        return found
    }
}

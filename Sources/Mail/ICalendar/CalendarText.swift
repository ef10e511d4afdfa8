import Civil

/// How values are written in a calendar file (RFC 5545, sections 3.1 and 3.3).
enum CalendarText {
    /// `20251104`.
    static func basic(_ date: CivilDate) -> String {
        "\(pad(date.year, 4))\(pad(date.month, 2))\(pad(date.day, 2))"
    }

    /// `20251104T003000Z`.
    static func utc(_ instant: Instant) -> String {
        let local = instant.local(offset: 0)
        return "\(basic(local.date))T\(pad(local.time.hour, 2))\(pad(local.time.minute, 2))"
            + "\(pad(local.time.second, 2))Z"
    }

    /// A DURATION value of whole minutes: `-P6DT16H30M`, `PT7H30M`.
    static func duration(minutes: Int) -> String {
        let length = minutes.magnitude
        let (days, hours, rest) = (length / 1440, length % 1440 / 60, length % 60)
        var clock = hours > 0 ? "\(hours)H" : ""
        if rest > 0 { clock += "\(rest)M" }
        var text = minutes < 0 ? "-P" : "P"
        if days > 0 { text += "\(days)D" }
        if !clock.isEmpty || days == 0 { text += "T" + (clock.isEmpty ? "0S" : clock) }
        return text
    }

    /// A TEXT value: backslash, semicolon and comma escaped, line ends as `\n`.
    static func escaped(_ text: String, field: String) throws(MailError) -> String {
        let composed = VietnameseComposition.compose(
            try text.refusingControls(field: field, allowed: ["\n", "\t"]))
        let isPlain = composed.utf8.allSatisfy { octet in
            octet != 10 && octet != UInt8(ascii: "\\") && octet != UInt8(ascii: ";")
                && octet != UInt8(ascii: ",")
        }
        if isPlain { return composed }
        // By scalars: a comma with a combining mark is one character, and still a comma.
        var out = String.UnicodeScalarView()
        for scalar in composed.unicodeScalars {
            switch scalar {
            case "\\", ";", ",":
                out.append("\\")
                out.append(scalar)
            case "\n":
                out.append(contentsOf: "\\n".unicodeScalars)
            default:
                out.append(scalar)
            }
        }
        return String(out)
    }

    /// The line in pieces of at most 75 octets, broken between characters where a character
    /// fits at all and never inside a scalar; ended with CRLF.
    static func folded(_ line: String) -> String {
        if line.utf8.count <= 75 { return line + "\r\n" }
        var out = ""
        var width = 0
        func add(_ piece: String) {
            let size = piece.utf8.count
            if width + size > 75 {
                out += "\r\n "
                width = 1
            }
            out += piece
            width += size
        }
        for character in line {
            if character.utf8.count <= 74 {
                add(String(character))
            } else {
                for scalar in character.unicodeScalars { add(String(scalar)) }
            }
        }
        return out + "\r\n"
    }
}

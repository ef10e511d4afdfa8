/// Somebody's own words as they are shown to who decides: as typed, but bounded, and without what would
/// break a terminal or a page.
enum SenderWords {
    /// The longest text that is kept, in Unicode scalars.
    static let longest = 1_000

    static func shown(_ text: String, longest: Int = longest) -> String {
        var out = String.UnicodeScalarView()
        var count = 0
        var marks = 0
        for scalar in text.unicodeScalars {
            // A heap of marks on one letter is no writing.
            marks = (0x300...0x36F).contains(scalar.value) ? marks + 1 : 0
            guard marks <= 3, !turns(scalar) else { continue }
            guard count < longest else {
                out.append("…")
                break
            }
            let isControl = scalar != "\n" && scalar.properties.generalCategory == .control
            out.append(isControl ? " " : scalar)
            count += 1
        }
        return trimmed(String(out))
    }

    private static func turns(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0x200B: true
        default: false
        }
    }
}

import Testing
import TestSupport

@testable import Mail

@Suite struct BodyOctetsTests {
    /// What a body may be made of, and what it may not.
    private static let parts = [
        "a", "bảy chữ", "0123456789abcdef", "\n", "\r\n", "\r", "\t", "\u{0}", "\u{1F}", "\u{7F}",
        "\u{80}", "\u{85}", "\u{9F}", "\u{A0}", "\u{2027}", "\u{2028}", "\u{2029}", "\u{202A}", "ạ",
        "😀",
    ]

    private static func texts() -> [String] {
        var random = SeededGenerator(seed: 7)
        return (0..<2000).map { _ in
            (0..<random.below(12)).map { _ in random.pick(parts) }.joined()
        }
    }

    private func octets(_ text: String) -> [UInt8] {
        var text = text
        var out: [UInt8] = []
        text.withUTF8 { BodyOctets.append($0, to: &out) }
        return out
    }

    @Test("Every line ends with CRLF, wherever it ends and whatever ended it")
    func lines() {
        for text in Self.texts() {
            var expected = String.UnicodeScalarView()
            for scalar in text.withoutReturns.unicodeScalars {
                if scalar == "\n" { expected.append("\r") }
                expected.append(scalar)
            }
            #expect(octets(text) == Array(String(expected).utf8), "\(text.debugDescription)")
        }
    }

    @Test("A control, a lonely CR or a separator is found where it stands, and nothing else is")
    func controls() {
        for var text in Self.texts() {
            let isClean = text.withoutReturns.unicodeScalars.allSatisfy { scalar in
                switch scalar.value {
                case 9, 10: true
                case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029: false
                default: true
                }
            }
            #expect(
                text.withUTF8 { BodyOctets.areClean($0) } == isClean, "\(text.debugDescription)")
        }
    }
}

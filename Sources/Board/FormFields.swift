/// Names and values as a query or a form sends them (application/x-www-form-urlencoded), in their order.
struct FormFields: Hashable, Sendable {
    private(set) var pairs: [(name: String, value: String)] = []

    /// More than any page's form has.
    private static let most = 5000

    init() {}

    /// Octets that are no text, and fields beyond what a form has, are left out.
    init(parsing text: some StringProtocol) {
        for part in text.utf8.split(separator: UInt8(ascii: "&")).prefix(Self.most) {
            let halves = part.split(
                separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decoded(halves[0]),
                let value = halves.count == 2 ? Self.decoded(halves[1]) : ""
            else { continue }
            pairs.append((name, value))
        }
    }

    subscript(name: String) -> String? { pairs.last { $0.name == name }?.value }

    /// What was typed, without blanks around it; `nil` for nothing.
    func typed(_ name: String) -> String? {
        guard let value = self[name] else { return nil }
        let text = value.trimmed
        return text.isEmpty ? nil : text
    }

    func all(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value) }

    mutating func set(_ name: String, _ value: String?) {
        pairs.removeAll { $0.name == name }
        if let value { pairs.append((name, value)) }
    }

    /// As a query has it.
    var encoded: String {
        pairs.map { "\(percentEncoded($0.name))=\(percentEncoded($0.value))" }
            .joined(separator: "&")
    }

    static func decoded(
        _ text: some Sequence<UInt8>, plusIsBlank: Bool = true
    ) -> String? {
        var bytes: [UInt8] = []
        var iterator = text.makeIterator()
        while let byte = iterator.next() {
            switch byte {
            case UInt8(ascii: "+") where plusIsBlank: bytes.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard let high = iterator.next().flatMap(digit),
                    let low = iterator.next().flatMap(digit)
                else { return nil }
                bytes.append(high << 4 | low)
            default: bytes.append(byte)
            }
        }
        guard let text = String(validating: bytes, as: UTF8.self), !text.contains("\0") else {
            return nil
        }
        return text
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }

    static func == (a: Self, b: Self) -> Bool {
        a.pairs.count == b.pairs.count && zip(a.pairs, b.pairs).allSatisfy { $0 == $1 }
    }

    func hash(into hasher: inout Hasher) {
        for (name, value) in pairs {
            hasher.combine(name)
            hasher.combine(value)
        }
    }
}

/// As a segment of a path, or a value in a query: everything but what RFC 3986 calls unreserved.
func percentEncoded(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
            result.unicodeScalars.append(UnicodeScalar(byte))
        default:
            let digits = String(byte, radix: 16, uppercase: true)
            result += "%" + (digits.count == 1 ? "0" : "") + digits
        }
    }
    return result
}

extension StringProtocol {
    var trimmed: String {
        var text = self[...]
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}

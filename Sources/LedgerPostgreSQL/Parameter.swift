/// What a statement is given for `$1`, `$2` …: never a part of its text.
enum Parameter: Sendable {
    case null
    case text(String)
    case bytes([UInt8])

    init(_ value: String?) { self = value.map(Self.text) ?? .null }

    init(_ value: Int64?) { self.init(value.map { String($0) }) }

    init(_ value: Int?) { self.init(value.map { String($0) }) }

    init(_ value: Bool?) { self.init(value.map { $0 ? "t" : "f" }) }

    /// An array (the manual's 8.15.2).
    init(_ values: [String?]) {
        var text = "{"
        for value in values {
            if text.utf8.count > 1 { text += "," }
            guard let value else {
                text += "NULL"
                continue
            }
            text += "\""
            for scalar in value.unicodeScalars {
                if scalar == "\"" || scalar == "\\" { text += "\\" }
                text.unicodeScalars.append(scalar)
            }
            text += "\""
        }
        self = .text(text + "}")
    }

    init(_ values: [Int64?]) {
        self = .text(
            "{" + values.map { $0.map { String($0) } ?? "NULL" }.joined(separator: ",") + "}")
    }

    init(_ values: [Int]) {
        self = .text("{" + values.map { String($0) }.joined(separator: ",") + "}")
    }

    init(_ values: [Bool?]) {
        self = .text(
            "{" + values.map { $0.map { $0 ? "t" : "f" } ?? "NULL" }.joined(separator: ",") + "}")
    }

    /// An array of `bytea`, each in hexadecimal (the manual's 8.4.1).
    init(octets values: [[UInt8]?]) {
        var text: [UInt8] = [UInt8(ascii: "{")]
        text.reserveCapacity(values.reduce(2) { $0 + 2 * ($1?.count ?? 0) + 8 })
        for value in values {
            if text.count > 1 { text.append(UInt8(ascii: ",")) }
            guard let value else {
                text += Array("NULL".utf8)
                continue
            }
            text += Array("\"\\\\x".utf8)
            for byte in value {
                text.append(digit(byte >> 4))
                text.append(digit(byte & 15))
            }
            text.append(UInt8(ascii: "\""))
        }
        text.append(UInt8(ascii: "}"))
        self = .text(String(decoding: text, as: UTF8.self))
    }
}

private func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
}

/// The octets of a `bytea` in hexadecimal, as the server writes it; `nil` for what is none.
func octets(inHexadecimal text: String) -> [UInt8]? {
    let digits = Array(text.utf8)
    guard digits.starts(with: Array("\\x".utf8)), digits.count.isMultiple(of: 2) else { return nil }
    func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        default: nil
        }
    }
    var octets: [UInt8] = []
    octets.reserveCapacity(digits.count / 2 - 1)
    for index in stride(from: 2, to: digits.count, by: 2) {
        guard let high = value(digits[index]), let low = value(digits[index + 1]) else {
            return nil
        }
        octets.append(high << 4 | low)
    }
    return octets
}

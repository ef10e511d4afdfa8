/// One secret that tokens are made and checked with. It never appears in text.
package struct TokenKey: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
    /// The fewest octets of a secret: as many as the code made with it (RFC 2104, section 3).
    package static let fewestOctets = 32

    /// Tells the keys apart; it stands in every token made with it.
    package let number: UInt8
    let secret: [UInt8]

    /// - Throws: `TokenKeyError.short` for fewer than 32 octets.
    package init(number: UInt8, secret: [UInt8]) throws(TokenKeyError) {
        guard secret.count >= Self.fewestOctets else {
            throw .short(number: number, octets: secret.count)
        }
        self.number = number
        self.secret = secret
    }

    package var description: String { "token key \(number)" }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// The key that new tokens are made with and, while a change of keys is going on, the one before
/// it: tokens made with either are good. Once the last of the old ones has expired it can go.
package struct TokenKeys: Hashable, Sendable {
    package let current: TokenKey
    package let previous: TokenKey?

    /// - Throws: `TokenKeyError.sameNumber` where the two can't be told apart.
    package init(current: TokenKey, previous: TokenKey? = nil) throws(TokenKeyError) {
        if let previous, previous.number == current.number {
            throw .sameNumber(current.number)
        }
        self.current = current
        self.previous = previous
    }

    /// Reads a key file: a line for each key, the current one first, a number of 0–255 and the
    /// secret in hexadecimal (`1 5f3a…`, at least 64 digits). Blank lines and lines that start with
    /// `#` are passed over.
    package init(parsing text: String) throws(TokenKeyError) {
        var keys: [TokenKey] = []
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, line) in lines.enumerated() {
            let words = line.split(whereSeparator: \.isWhitespace)
            guard let first = words.first, first.first != "#" else { continue }
            guard words.count == 2, let number = UInt8(first), let secret = octets(words[1]) else {
                throw .unreadable(line: index + 1)
            }
            keys.append(try TokenKey(number: number, secret: secret))
        }
        guard let current = keys.first else { throw .none }
        guard keys.count <= 2 else { throw .tooMany(keys.count) }
        try self.init(current: current, previous: keys.count == 2 ? keys[1] : nil)
    }

    func key(_ number: UInt8) -> TokenKey? {
        [current, previous].compactMap { $0 }.first { $0.number == number }
    }
}

/// Why a key can't be used. No message shows any part of a secret.
package enum TokenKeyError: Error, Hashable, Sendable, CustomStringConvertible {
    case short(number: UInt8, octets: Int)
    case sameNumber(UInt8)
    case unreadable(line: Int)
    case none
    case tooMany(Int)
    /// The crypto library refused to compute.
    case noCode

    package var description: String {
        switch self {
        case .short(let number, let octets):
            "token key \(number) has \(octets) octets; it needs at least \(TokenKey.fewestOctets): "
                + "make one with 'openssl rand -hex 32'"
        case .sameNumber(let number):
            "both token keys have the number \(number); give the new one another"
        case .unreadable(let line):
            "line \(line) of the key file is not a number of 0–255 and a secret in hexadecimal"
        case .none: "the key file holds no key; make one with 'openssl rand -hex 32'"
        case .tooMany(let count):
            "the key file holds \(count) keys; keep the current and the previous one"
        case .noCode: "OpenSSL can't compute HMAC-SHA-256; see its configuration"
        }
    }
}

private func octets(_ hexadecimal: Substring) -> [UInt8]? {
    let digits = hexadecimal.utf8.map { digit -> UInt8? in
        switch digit {
        case 48...57: digit - 48
        case 65...70: digit - 55
        case 97...102: digit - 87
        default: nil
        }
    }
    let values = digits.compactMap { $0 }
    guard values.count == digits.count, values.count.isMultiple(of: 2) else { return nil }
    return stride(from: 0, to: values.count, by: 2).map { values[$0] << 4 | values[$0 + 1] }
}

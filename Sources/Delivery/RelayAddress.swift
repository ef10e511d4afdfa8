/// The mail server that everything is handed to: `smtp://host[:port]` or `smtps://host[:port]`.
package struct RelayAddress: Equatable, Sendable, CustomStringConvertible {
    /// How the connection is secured.
    package enum Security: String, CaseIterable, Sendable {
        /// TLS from the first byte (RFC 8314), `smtps://`.
        case implicit
        /// STARTTLS (RFC 3207) or nothing is sent.
        case required
        /// In the clear, because somebody said so.
        case none
    }

    /// A name, an IPv4 address, or an IPv6 address in brackets.
    package let host: String
    /// `nil` is the scheme's own: 25, for `smtps` 465.
    package let port: Int?
    package let security: Security

    /// - Parameter startTLS: whether an `smtp://` server must offer STARTTLS. `nil` when nothing was
    ///   said: then it must.
    package init(_ text: String, startTLS: Bool?) throws(SettingsError) {
        let example = "write it like smtp://mail.so.example:587 or smtps://mail.so.example"
        let rest: Substring
        if text.hasPrefix("smtp://") {
            rest = text.dropFirst("smtp://".count)
            security = startTLS ?? true ? .required : .none
        } else if text.hasPrefix("smtps://") {
            rest = text.dropFirst("smtps://".count)
            if startTLS == false {
                throw SettingsError("starttls", "smtps:// is always encrypted; leave it out")
            }
            security = .implicit
        } else {
            throw SettingsError("relay", "'\(text)' is no mail server; \(example)")
        }
        guard let (host, port) = split(rest), isHost(host) else {
            throw SettingsError("relay", "'\(text)' has no good host and port; \(example)")
        }
        self.host = String(host)
        self.port = port
    }

    /// Whether it is this machine, so that nothing passes a network.
    package var isLocal: Bool {
        host == "localhost" || host == "[::1]" || host.hasPrefix("127.") && isIPv4(host[...])
    }

    package var description: String {
        (security == .implicit ? "smtps://" : "smtp://") + host + (port.map { ":\($0)" } ?? "")
    }
}

private func split(_ text: Substring) -> (host: Substring, port: Int?)? {
    let end: Substring.Index
    if text.hasPrefix("[") {
        guard let bracket = text.firstIndex(of: "]") else { return nil }
        end = text.index(after: bracket)
    } else {
        end = text.firstIndex(of: ":") ?? text.endIndex
    }
    let rest = text[end...]
    if rest.isEmpty { return (text[..<end], nil) }
    guard rest.hasPrefix(":"), let port = Int(rest.dropFirst()), (1...65535).contains(port) else {
        return nil
    }
    return (text[..<end], port)
}

private func isHost(_ host: Substring) -> Bool {
    if host.hasPrefix("["), host.hasSuffix("]") {
        let inner = host.dropFirst().dropLast()
        return inner.contains(":")
            && inner.utf8.allSatisfy {
                isHex($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".")
            }
    }
    return isDomainName(host)
}

/// Labels of ASCII letters, digits and hyphens, joined by dots.
func isDomainName(_ text: Substring) -> Bool {
    guard !text.isEmpty, text.utf8.count <= 253 else { return false }
    return text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
        !label.isEmpty && !label.hasPrefix("-")
            && label.utf8.allSatisfy { isHex($0) || isLetter($0) || $0 == UInt8(ascii: "-") }
    }
}

private func isIPv4(_ text: Substring) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
}

private func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
}

private func isHex(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
}

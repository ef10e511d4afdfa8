/// What `Content-Type` says (RFC 2045, section 5), in lower case but for the values of parameters.
struct MediaType: Hashable, Sendable {
    var type: String
    var subtype: String
    var parameters: [String: String] = [:]

    static let plain = MediaType(type: "text", subtype: "plain")

    var name: String { "\(type)/\(subtype)" }

    init(type: String, subtype: String) {
        self.type = type
        self.subtype = subtype
    }

    /// Plain text for a value that can't be read, as section 5.2 has it.
    init(_ value: String?) {
        self = .plain
        guard let value else { return }
        let pieces = Self.pieces(of: value)
        let name = (pieces.first ?? "").lowercased().split(separator: "/")
        guard name.count == 2 else { return }
        type = name[0].filter { !$0.isWhitespace }
        subtype = name[1].filter { !$0.isWhitespace }
        parameters = Self.parameters(pieces)
    }

    /// The parameters behind a value's first piece, as `Content-Disposition` has them too.
    static func parameters(of value: String) -> [String: String] { parameters(pieces(of: value)) }

    private static func parameters(_ pieces: [String]) -> [String: String] {
        var parameters: [String: String] = [:]
        for piece in pieces.dropFirst() {
            guard let equals = piece.firstIndex(of: "=") else { continue }
            let name = piece[..<equals].filter { !$0.isWhitespace }.lowercased()
            guard parameters[name] == nil else { continue }
            parameters[name] = unquoted(piece[piece.index(after: equals)...])
        }
        return parameters
    }

    /// The value at its semicolons, those inside quotes left alone.
    private static func pieces(of value: String) -> [String] {
        var pieces = [String.UnicodeScalarView()]
        var isQuoted = false
        var isEscaped = false
        for scalar in value.unicodeScalars {
            if scalar == ";", !isQuoted {
                pieces.append(.init())
                continue
            }
            if scalar == "\"", !isEscaped { isQuoted.toggle() }
            isEscaped = scalar == "\\" && isQuoted && !isEscaped
            pieces[pieces.count - 1].append(scalar)
        }
        return pieces.map { String($0) }
    }

    private static func unquoted(_ text: Substring) -> String {
        var trimmed = text[...]
        while trimmed.first?.isWhitespace == true { trimmed = trimmed.dropFirst() }
        while trimmed.last?.isWhitespace == true { trimmed = trimmed.dropLast() }
        guard trimmed.first == "\"" else { return String(trimmed) }
        var out = String.UnicodeScalarView()
        var isEscaped = false
        for scalar in trimmed.unicodeScalars.dropFirst() {
            if scalar == "\"", !isEscaped { break }
            if scalar == "\\", !isEscaped {
                isEscaped = true
                continue
            }
            isEscaped = false
            out.append(scalar)
        }
        return String(out)
    }
}

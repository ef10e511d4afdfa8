import SourceText

/// What somebody asks of the board, as far as a page needs it; how it came is known here no more.
struct PageRequest: Sendable {
    enum Method: Sendable { case get, post }

    var method: Method
    /// The path's segments, decoded.
    var path: [String]
    var query = FormFields()
    var form = FormFields()
    var cookies: [String: String] = [:]
    /// In the order of the browser's wish.
    var languages: [Language] = []
    /// Where it was sent from: a form's own pages, as the browser says.
    var origin = Origin.unknown
    /// It came over an encrypted connection.
    var isSecure = false
    /// Whom rates are counted by.
    var address = ""
    /// Whom the office's proxy vouches for; `nil` without such a proxy.
    var signedOn: String?
    var knownTag: String?

    enum Origin: Sendable {
        case own, foreign
        /// The browser says nothing.
        case unknown
    }

    init(_ method: Method, path: [String]) {
        self.method = method
        self.path = path
    }

    var session: String? { cookies[Cookie.session(isSecure: isSecure)] }

    /// The one chosen, else the first that the browser wants, else Vietnamese.
    var language: Language {
        query["lang"].flatMap(Language.init) ?? cookies[Cookie.language].flatMap(Language.init)
            ?? languages.first ?? .vi
    }

    /// The address asked for, without what only this once was meant.
    func address(_ changes: [String: String?] = [:]) -> String {
        var fields = query
        for name in ["done", "lang", "format"] { fields.set(name, nil) }
        for (name, value) in changes.sorted(by: { $0.key < $1.key }) { fields.set(name, value) }
        let place = "/" + path.map(percentEncoded).joined(separator: "/")
        return fields.pairs.isEmpty ? place : "\(place)?\(fields.encoded)"
    }
}

enum Cookie {
    /// With `__Host-` a browser takes it from an encrypted page of this very host alone, and for all
    /// paths. Over plain HTTP, which only this machine's own loopback is served, it would refuse that.
    static func session(isSecure: Bool) -> String {
        isSecure ? "__Host-hanchot" : "hanchot-board"
    }

    static let language = "hanchot-language"

    static func setting(
        _ name: String, _ value: String, seconds: Int, isSecure: Bool
    ) -> String {
        "\(name)=\(value); Path=/; Max-Age=\(seconds); HttpOnly; SameSite=Lax"
            + (isSecure ? "; Secure" : "")
    }

    static func parsed(_ header: String) -> [String: String] {
        var found: [String: String] = [:]
        for part in header.split(separator: ";").prefix(50) {
            let halves = part.split(separator: "=", maxSplits: 1)
            if halves.count == 2 { found[halves[0].trimmed] = halves[1].trimmed }
        }
        return found
    }
}

/// The languages of an `Accept-Language` that this program speaks, the most wanted first.
func wantedLanguages(_ header: String) -> [Language] {
    var found: [(language: Language, weight: Double)] = []
    for part in header.split(separator: ",").prefix(20) {
        let pieces = part.split(separator: ";").map(\.trimmed)
        let tag = pieces.first?.prefix(2).lowercased() ?? ""
        guard let language = Language(rawValue: tag) else { continue }
        let weight = pieces.dropFirst().first { $0.hasPrefix("q=") }
        found.append((language, weight.flatMap { Double($0.dropFirst(2)) } ?? 1))
    }
    // Of two wanted alike the first comes first.
    return found.enumerated().sorted {
        ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset)
    }.map(\.element.language)
}

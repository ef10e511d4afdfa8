internal import CPostgres
package import Ledger

/// Where a ledger's database is, as people write it (`postgresql://HOST[,HOST]/DATABASE`; the manual's
/// 34.1.1), and what is asked of the way to it.
package struct PostgresAddress: Sendable {
    /// For messages: without what is secret.
    package let description: String
    /// libpq's keywords and values.
    let parameters: [(keyword: String, value: String)]

    /// What begins such an address.
    package static let schemes = ["postgresql://", "postgres://"]

    /// - Throws: `unreachable` for an address that can't be read, or that holds a password: everybody on
    ///   the machine may read a command line.
    package init(_ text: String) throws(LedgerError) {
        func refused(_ reason: String, _ remedy: String) -> LedgerError {
            LedgerError(
                kind: .unreachable, action: "open", path: Self.withoutSecrets(text), reason: reason,
                remedy: remedy)
        }
        let (read, fault) = Self.parse(text)
        guard var given = read else {
            throw refused(
                fault ?? "it can't be read", "write postgresql://USER@HOST[,HOST]/DATABASE")
        }
        guard given["password"] == nil else {
            throw refused(
                "a password in an address is seen by everybody on the machine",
                "put it into a file that passfile= names, or into a service file")
        }
        description = Self.withoutSecrets(text)
        let hosts = (given["hostaddr"] ?? given["host"] ?? "").split(separator: ",")
        // What comes from a service file isn't known here, so it is treated as far away.
        let isNear = hosts.allSatisfy(Self.isThisMachine) && given["service"] == nil
        for (keyword, value) in Self.defaults where given[keyword] == nil {
            given[keyword] = value
        }
        if !isNear, given["sslmode"] == nil { given["sslmode"] = "verify-full" }
        parameters = given.map { ($0.key, $0.value) }.sorted { $0.keyword < $1.keyword }
    }

    /// The first of several hosts that takes writing is the one; a dead way is noticed in seconds.
    private static let defaults = [
        "target_session_attrs": "read-write",
        "client_encoding": "UTF8",
        "fallback_application_name": "hanchot",
        "connect_timeout": "5",
        "tcp_user_timeout": "10000",
        "keepalives_idle": "5",
        "keepalives_interval": "2",
        "keepalives_count": "3",
    ]

    private static func isThisMachine(_ host: Substring) -> Bool {
        host.isEmpty || host.hasPrefix("/") || host.hasPrefix("@") || host == "localhost"
            || host.hasPrefix("127.") || host == "::1"
    }

    /// What a password in it would be is left out, where it can be told.
    private static func withoutSecrets(_ text: String) -> String {
        var shown = text.prefix { $0 != "?" }
        if let at = shown.lastIndex(of: "@"), let start = shown.firstRange(of: "://")?.upperBound,
            let colon = shown[start..<at].firstIndex(of: ":")
        {
            shown.replaceSubrange(colon..<at, with: "")
        }
        return String(shown)
    }

    private static func parse(_ text: String) -> (given: [String: String]?, fault: String?) {
        guard schemes.contains(where: text.hasPrefix) else { return (nil, nil) }
        var message: UnsafeMutablePointer<CChar>?
        guard let options = PQconninfoParse(text, &message) else {
            defer { PQfreemem(message) }
            return (nil, message.map { String(cString: $0).filter { !$0.isNewline } })
        }
        defer { PQconninfoFree(options) }
        var given: [String: String] = [:]
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val {
                given[String(cString: keyword)] = String(cString: value)
            }
            option += 1
        }
        return (given, nil)
    }
}

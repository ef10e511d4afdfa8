internal import SourceText

/// A setting that delivery can't work with: which one, and what to do.
package struct SettingsError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The setting's name, see `DeliverySettings`.
    package let setting: String
    package let reason: String
    private let shown: String

    init(_ setting: String, _ reason: String) {
        self.setting = setting
        self.reason = reason
        shown = "--\(setting) (\(DeliverySettings.variable(setting)))"
    }

    /// Of a variable that is none of ours.
    init(variable: String, _ reason: String) {
        setting = variable
        self.reason = reason
        shown = variable
    }

    package var description: String { "\(shown): \(reason)" }

    /// Whether it is only that nobody has named a mail server yet.
    package var isUnset: Bool { setting == "relay" && reason == SettingsError.noRelay }

    static let noRelay = "no mail server is set; set it in /etc/default/hanchot-deliver"
}

/// How mail is to be handed over. Each setting is an argument `--name value` or, as in
/// `/etc/default/hanchot-deliver`, an environment variable `HANCHOT_NAME`; arguments win.
package struct DeliverySettings: Equatable, Sendable {
    package var relay: RelayAddress
    /// The login (RFC 4954); `nil` for none.
    package var login: Login?
    /// PEM file of the authorities that may vouch for the server; `nil` for the system's.
    package var authorities: String?
    /// What this machine calls itself in EHLO.
    package var helo: String
    /// Connections at a time, 1 to 50.
    package var connections: Int
    /// Seconds to connect, agree on TLS, be greeted and log in, 1 to 600.
    package var connectTimeout: Int
    /// Seconds to wait for an answer, 1 to 3600. The shorter, the more mails arrive twice from a server
    /// that thinks long after DATA; RFC 5321, section 4.5.3.2.6, asks for 10 minutes.
    package var answerTimeout: Int
    /// Days for which a message that is put off is tried, 1 to 30 (RFC 5321, section 4.5.4.1: 4 to 5).
    package var giveUpDays: Int
    /// Whether to try at once what is waiting for its next attempt.
    package var now: Bool
    /// Whether to stay for as long as mail waits.
    package var stay: Bool

    /// A user with its password; neither is ever printed.
    package struct Login: Equatable, Sendable {
        package var user: String
        package var password: String
    }

    /// The settings that take a value.
    package static let names = [
        "spool", "relay", "starttls", "user", "password-file", "ca-file", "helo", "connections",
        "connect-timeout", "answer-timeout", "give-up-days", "settings-file",
    ]

    /// Where the spool is when nothing else is said.
    package static let usualSpool = "/var/spool/hanchot"

    /// The environment variable of a setting.
    package static func variable(_ name: String) -> String {
        "HANCHOT_" + name.uppercased().map { $0 == "-" ? "_" : String($0) }.joined()
    }

    /// Reads the settings.
    ///
    /// - Parameters:
    ///   - source: arguments and environment.
    ///   - hostName: what the machine calls itself.
    ///   - readPassword: the contents of a file.
    package init(
        _ source: SettingsSource, hostName: String,
        readPassword: (String) throws(SettingsError) -> String
    ) throws(SettingsError) {
        try source.checkNames()
        guard let relay = source["relay"] else {
            throw SettingsError("relay", SettingsError.noRelay)
        }
        self.relay = try RelayAddress(relay, startTLS: try source.startTLS())
        authorities = source["ca-file"]
        connections = try source.number("connections", in: 1...50, usually: 4)
        connectTimeout = try source.number("connect-timeout", in: 1...600, usually: 60)
        answerTimeout = try source.number("answer-timeout", in: 1...3600, usually: 600)
        giveUpDays = try source.number("give-up-days", in: 1...30, usually: 5)
        now = source.now
        stay = source.stay
        helo = source["helo"] ?? hostName
        guard isDomainName(helo[...]) else {
            throw SettingsError("helo", "'\(helo)' is no host name; write it like mail.so.example")
        }
        guard let user = source["user"] else {
            login = nil
            return
        }
        if self.relay.security == .none, !self.relay.isLocal {
            throw SettingsError(
                "starttls", "a password would cross the network in the clear; don't set it to none")
        }
        guard
            let file = source["password-file"]
                ?? source.credentials.map({ $0 + "/smtp-password" })
        else {
            throw SettingsError(
                "password-file",
                "--user needs a password: name its file, or LoadCredential=smtp-password:/path")
        }
        login = Login(user: user, password: try readPassword(file))
    }
}

/// What was said on the command line and in the environment.
package struct SettingsSource: Sendable {
    private var values: [String: String] = [:]
    /// `--now` was given.
    package let now: Bool
    /// `--stay` was given.
    package let stay: Bool
    /// `--help` was given.
    package let help: Bool
    /// Where the service manager put this service's secrets (systemd.exec(5)).
    package let credentials: String?

    /// Variables that look like settings of ours and are none, with what they were meant to be: one of
    /// those is a setting that its writer believes to be in force.
    private let misspelt: [SettingsError]

    /// - Parameters:
    ///   - arguments: without the program's name.
    ///   - environment: all of it.
    package init(arguments: [String], environment: [String: String]) throws(SettingsError) {
        misspelt = environment.keys.sorted().compactMap(SettingsSource.misspelling)
        for name in DeliverySettings.names {
            guard let value = environment[DeliverySettings.variable(name)], !value.isEmpty else {
                continue
            }
            values[name] = value
        }
        credentials = environment["CREDENTIALS_DIRECTORY"]
        var rest = arguments[...]
        var flags = Set<String>()
        while let argument = rest.popFirst() {
            guard argument.hasPrefix("--") else {
                throw SettingsError(argument, "this is no setting; see hanchot-deliver --help")
            }
            let parts = argument.dropFirst(2).split(
                separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = parts.first.map(String.init) ?? ""
            if ["now", "stay", "help"].contains(name), parts.count == 1 {
                flags.insert(name)
                continue
            }
            guard DeliverySettings.names.contains(name) else {
                throw SettingsError(name, "there is no such setting; see hanchot-deliver --help")
            }
            guard let value = parts.count == 2 ? String(parts[1]) : rest.popFirst() else {
                throw SettingsError(name, "its value is missing")
            }
            values[name] = value
        }
        now = flags.contains("now")
        stay = flags.contains("stay")
        help = flags.contains("help")
    }

    /// - Throws: for a variable that is no setting.
    package func checkNames() throws(SettingsError) {
        if let first = misspelt.first { throw first }
    }

    private static func misspelling(_ variable: String) -> SettingsError? {
        let known = DeliverySettings.names.map(DeliverySettings.variable)
        if known.contains(variable) || variable == "HANCHOT_OPTIONS" { return nil }
        let near = suggestion(for: variable, among: known)
        guard variable.hasPrefix("HANCHOT_") || near != nil && variable.hasPrefix("HA") else {
            return nil
        }
        let remedy = near.map { "did you mean \($0)?" } ?? "see hanchot-deliver --help"
        return SettingsError(variable: variable, "there is no such setting; \(remedy)")
    }

    /// The file of settings whose change is waited for; `nil` for none.
    package var settingsFile: String? { self["settings-file"] }

    /// The spool's directory.
    package var spool: String { self["spool"] ?? DeliverySettings.usualSpool }

    subscript(name: String) -> String? { values[name] }

    func number(
        _ name: String, in range: ClosedRange<Int>, usually: Int
    ) throws(SettingsError) -> Int {
        guard let text = self[name] else { return usually }
        guard let number = Int(text), range.contains(number) else {
            throw SettingsError(
                name, "'\(text)' is not a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    func startTLS() throws(SettingsError) -> Bool? {
        switch self["starttls"] {
        case nil: return nil
        case "required": return true
        case "none": return false
        case let text?:
            throw SettingsError(
                "starttls", "'\(text)' is neither required nor none; there is nothing in between")
        }
    }
}

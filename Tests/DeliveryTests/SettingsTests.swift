import Delivery
import Testing

@Suite("Settings")
struct SettingsTests {
    func settings(
        _ arguments: [String], _ environment: [String: String] = [:], host: String = "may.example"
    ) throws -> DeliverySettings {
        try DeliverySettings(
            SettingsSource(arguments: arguments, environment: environment), hostName: host,
            readPassword: { path in "<" + path + ">" })
    }

    @Test("With a server alone everything has its usual value, and STARTTLS is required")
    func usual() throws {
        let usual = try settings([], ["HANCHOT_RELAY": "smtp://mail.so.example:587"])
        #expect(usual.relay.description == "smtp://mail.so.example:587")
        #expect(usual.relay.security == .required)
        #expect(usual.helo == "may.example")
        #expect([usual.connections, usual.connectTimeout, usual.answerTimeout] == [4, 60, 600])
        #expect(usual.giveUpDays == 5)
        #expect(usual.login == nil && usual.authorities == nil && !usual.now)
        #expect(try SettingsSource(arguments: [], environment: [:]).spool == "/var/spool/hanchot")
    }

    @Test("Arguments win over the environment, in both forms")
    func precedence() throws {
        let environment = ["HANCHOT_RELAY": "smtp://a.example", "HANCHOT_CONNECTIONS": "7"]
        let both = try settings(["--relay", "smtps://b.example", "--connections=9"], environment)
        #expect(both.relay.security == .implicit)
        #expect(both.connections == 9)
    }

    @Test("The password comes from the named file, else from the manager's credentials")
    func password() throws {
        let relay = ["--relay", "smtps://b.example", "--user", "so"]
        let credentials = ["CREDENTIALS_DIRECTORY": "/run/credentials/x"]
        let given = try settings(relay, credentials)
        #expect(given.login?.password == "</run/credentials/x/smtp-password>")
        let named = try settings(relay + ["--password-file", "/a"], credentials)
        #expect(named.login?.password == "</a>")
    }

    @Test(
        "A misspelt variable is named with what it was meant to be",
        arguments: [
            ("HANCHOT_STARTLS", "HANCHOT_STARTTLS"), ("HANCHOT_RELAI", "HANCHOT_RELAY"),
            ("HANCHO_RELAY", "HANCHOT_RELAY"), ("HANCHOT_USR", "HANCHOT_USER"),
            ("HANCHOT_PASSWORDFILE", "HANCHOT_PASSWORD_FILE"), ("HANCHOT_XYZZY", "--help"),
        ])
    func misspelt(variable: String, meant: String) throws {
        let error = #expect(throws: SettingsError.self) {
            _ = try settings(["--relay", "smtps://b.example"], [variable: "x", "PATH": "/bin"])
        }
        #expect(error?.setting == variable)
        #expect(error?.description.contains(meant) == true)
    }

    @Test("What else is in the environment is nobody's setting")
    func otherVariables() throws {
        let others = [
            "HOSTNAME": "x", "HOME": "/", "HANDLER": "x", "INVOCATION_ID": "x",
            "HANCHOT_OPTIONS": "",
        ]
        #expect(try settings(["--relay", "smtps://b.example"], others).connections == 4)
    }

    struct Bad: CustomTestStringConvertible, Sendable {
        var arguments: [String]
        var setting: String

        var testDescription: String { arguments.joined(separator: " ") }
    }

    @Test(
        "A setting that can't be meant is named",
        arguments: [
            Bad(arguments: [], setting: "relay"),
            Bad(arguments: ["--relay", "mail.so.example"], setting: "relay"),
            Bad(arguments: ["--relay", "http://mail.so.example"], setting: "relay"),
            Bad(arguments: ["--relay", "smtp://"], setting: "relay"),
            Bad(arguments: ["--relay", "smtp://a b"], setting: "relay"),
            Bad(arguments: ["--relay", "smtp://a.example/x"], setting: "relay"),
            Bad(arguments: ["--relay", "smtp://u:p@a.example"], setting: "relay"),
            Bad(arguments: ["--relay", "smtp://a.example:0"], setting: "relay"),
            Bad(arguments: ["--relay", "smtp://a.example:65536"], setting: "relay"),
            Bad(arguments: ["--relay", "smtp://[::1"], setting: "relay"),
            Bad(
                arguments: ["--relay", "smtp://a.example", "--starttls", "try"], setting: "starttls"
            ),
            Bad(
                arguments: ["--relay", "smtps://a.example", "--starttls", "none"],
                setting: "starttls"),
            Bad(
                arguments: ["--relay", "smtp://a.example", "--starttls", "none", "--user", "so"],
                setting: "starttls"),
            Bad(
                arguments: [
                    "--relay", "smtp://127.evil.example", "--starttls", "none", "--user", "x",
                ],
                setting: "starttls"),
            Bad(
                arguments: ["--relay", "smtp://a.example", "--connections", "51"],
                setting: "connections"),
            Bad(
                arguments: ["--relay", "smtp://a.example", "--answer-timeout", "x"],
                setting: "answer-timeout"),
            Bad(arguments: ["--relay", "smtp://a.example", "--helo", "a b"], setting: "helo"),
            Bad(
                arguments: ["--relay", "smtp://a.example", "--user", "so"], setting: "password-file"
            ),
            Bad(arguments: ["--relay"], setting: "relay"),
            Bad(arguments: ["--rely", "smtp://a.example"], setting: "rely"),
            Bad(arguments: ["now"], setting: "now"),
        ])
    func refused(bad: Bad) throws {
        do {
            _ = try settings(bad.arguments)
            Issue.record("taken")
        } catch let error as SettingsError {
            #expect(error.setting == bad.setting)
        }
    }

    @Test(
        "A password may cross this machine in the clear",
        arguments: ["127.0.0.1", "localhost", "[::1]"])
    func local(host: String) throws {
        let local = try settings([
            "--relay", "smtp://\(host):25", "--starttls", "none", "--user", "so",
            "--password-file", "/a",
        ])
        #expect(local.login?.user == "so")
        #expect(local.relay.port == 25)
    }

    @Test("An error says what to write, never the password")
    func wording() throws {
        let error = #expect(throws: SettingsError.self) {
            try settings(["--relay", "smtp://a.example", "--starttls", "sometimes"])
        }
        #expect(
            error?.description
                == "--starttls (HANCHOT_STARTTLS): 'sometimes' is neither required nor none; there is "
                + "nothing in between")
    }
}

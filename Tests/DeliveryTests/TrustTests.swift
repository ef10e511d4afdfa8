import Delivery
import Foundation
import Spool
import Testing

@Suite("TLS and login", .serialized)
struct TrustTests {
    let scratch: Scratch
    let spool: SpoolDirectory

    init() throws {
        scratch = try Scratch()
        spool = try scratch.open()
        try spool.publish(["a-1"], kind: "ok")
    }

    /// A certificate that vouches for itself.
    func certificate(for name: String, days: Int = 2) throws -> (cert: String, key: String) {
        let cert = "\(scratch.path)/\(name).pem"
        let key = "\(scratch.path)/\(name).key"
        let made = try run(
            "/usr/bin/openssl",
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-keyout", key, "-out", cert, "-days", "\(days)", "-subj", "/CN=test",
                "-addext", "subjectAltName=\(name)",
            ])
        try #require(made.status == 0, "apt-get install openssl: \(made.output)")
        return (cert, key)
    }

    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        /// The server's TLS.
        var server: String
        var scheme: String
        var settings: [String] = []
        /// Whom the server's certificate is for.
        var name = "IP:127.0.0.1"
        /// Whether the authority is known.
        var known = true
        var arrives: Bool
    }

    @Test(
        "A message goes out as securely as was asked for, or not at all",
        arguments: [
            Case(
                testDescription: "STARTTLS by itself", server: "starttls", scheme: "smtp",
                arrives: true),
            Case(
                testDescription: "STARTTLS required", server: "starttls", scheme: "smtp",
                settings: ["--starttls", "required"], arrives: true),
            Case(
                testDescription: "TLS from the start", server: "implicit", scheme: "smtps",
                arrives: true),
            Case(
                testDescription: "STARTTLS isn't offered", server: "none", scheme: "smtp",
                arrives: false),
            Case(
                testDescription: "plain, as was said", server: "none", scheme: "smtp",
                settings: ["--starttls", "none"], arrives: true),
            Case(
                testDescription: "STARTTLS, authority unknown", server: "starttls", scheme: "smtp",
                known: false, arrives: false),
            Case(
                testDescription: "STARTTLS, another host's certificate", server: "starttls",
                scheme: "smtp", name: "IP:127.0.0.2", arrives: false),
            Case(
                testDescription: "TLS, authority unknown", server: "implicit", scheme: "smtps",
                known: false, arrives: false),
            Case(
                testDescription: "TLS, another host's certificate", server: "implicit",
                scheme: "smtps", name: "DNS:other.example", arrives: false),
            Case(
                testDescription: "TLS where there is none", server: "none", scheme: "smtps",
                arrives: false),
        ])
    func security(each: Case) throws {
        let (cert, key) = try certificate(for: each.name)
        let server = try MailServer(["tls": each.server, "cert": cert, "key": key], in: scratch)
        let authority = each.known ? ["--ca-file", cert] : []
        // What is to arrive is waited for as long as a busy machine takes.
        let patience = each.arrives ? "60" : "2"
        let pass = try deliver(
            spool,
            [
                "--relay", "\(each.scheme)://127.0.0.1:\(server.port)", "--connect-timeout",
                patience, "--answer-timeout", patience,
            ] + authority + each.settings)
        #expect(pass.ending == (each.arrives ? .finished : .relayFailed))
        #expect(try server.accepted() == (each.arrives ? ["<a-1@so.example>": 1] : [:]))
        #expect(try server.count("asked") == (each.arrives ? 1 : 0))
        #expect(try spool.standing(of: id("a-1"))?.record?.attempts == (each.arrives ? 1 : nil))
        if !each.arrives { #expect(try spool.relayTrouble() != nil) }
    }

    @Test("With the right password it is logged in once for many messages")
    func login() throws {
        try spool.publish(["a-2", "a-3"], kind: "ok")
        let (cert, key) = try certificate(for: "IP:127.0.0.1")
        let server = try MailServer(
            ["tls": "starttls", "cert": cert, "key": key, "auth": "so:mat khau"], in: scratch)
        let password = try scratch.file("smtp-password", "mat khau\n")
        let pass = try deliver(
            spool,
            [
                "--relay", server.url, "--ca-file", cert, "--user", "so", "--password-file",
                password, "--connections", "1",
            ])
        #expect(pass.ending == .finished)
        #expect(try server.count("accepted") == 3)
        #expect(try server.events().filter { $0.event == "login" }.map(\.good) == [true])
    }

    @Test("With a wrong password nothing is sent and no message is blamed")
    func wrongPassword() throws {
        let server = try MailServer(["auth": "so:mat khau"], in: scratch)
        let password = try scratch.file("smtp-password", "sai\n")
        let pass = try deliver(
            spool, plain(server, ["--user", "so", "--password-file", password]))
        #expect(pass.ending == .relayFailed)
        #expect(pass.trouble?.reason.contains("535") == true)
        #expect(try server.count("asked") == 0)
        #expect(try spool.standing(of: id("a-1")) == .init(place: .queue, record: nil))
    }

    @Test(
        "A server that wants a login and gets none is a trouble of the server, not of the message")
    func loginMissing() throws {
        let server = try MailServer(["auth": "so:mat khau"], in: scratch)
        let pass = try deliver(spool, plain(server))
        #expect(pass.ending == .relayFailed)
        #expect(pass.trouble?.reason.contains("530") == true)
        #expect(try spool.standing(of: id("a-1")) == .init(place: .queue, record: nil))
    }

    @Test("A login that the server doesn't offer is not silently left out")
    func loginNotOffered() throws {
        let server = try MailServer(in: scratch)
        let password = try scratch.file("smtp-password", "mat khau\n")
        let pass = try deliver(
            spool, plain(server, ["--user", "so", "--password-file", password]))
        #expect(pass.ending == .relayFailed)
        #expect(try server.accepted() == [:])
        #expect(try spool.standing(of: id("a-1")) == .init(place: .queue, record: nil))
    }
}

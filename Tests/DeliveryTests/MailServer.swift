import Foundation
import Testing

/// `Servers/smtp_server.py` running on a port of its own.
final class MailServer {
    struct Missing: Error, CustomStringConvertible {
        let description: String
    }

    /// One line of its log.
    struct Event: Decodable {
        var event: String
        var id: String?
        var sender: String?
        var to: Recipients?
        var active: Int?
        var good: Bool?
        var returnPath: Bool?
        var content: String?

        enum Recipients: Decodable {
            case one(String)
            case several([String])

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                if let list = try? container.decode([String].self) {
                    self = .several(list)
                } else {
                    self = .one(try container.decode(String.self))
                }
            }
        }
    }

    let port: Int
    private let process: Process
    private let log: String

    /// - Parameter options: see the script.
    init(_ options: [String: Any] = [:], in scratch: Scratch) throws {
        log = scratch.path + "/server-\(UUID().uuidString).log"
        var all = options
        all["log"] = log
        if all["tls"] == nil { all["tls"] = "none" }
        #expect(FileManager.default.createFile(atPath: log, contents: nil))
        let script = packageRoot.appendingPathComponent(
            "Tests/DeliveryTests/Servers/smtp_server.py")
        let json = try JSONSerialization.data(withJSONObject: all)
        process = Process()
        process.executableURL = try MailServer.python()
        process.arguments = [script.path, String(decoding: json, as: UTF8.self)]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        var line = Data()
        while let byte = try output.fileHandleForReading.read(upToCount: 1), byte != Data([10]) {
            if byte.isEmpty { break }
            line += byte
        }
        guard let port = Int(String(decoding: line, as: UTF8.self)) else {
            process.waitUntilExit()
            throw Missing(description: "the mail server didn't start; see its message above")
        }
        self.port = port
    }

    deinit {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    var url: String { "smtp://127.0.0.1:\(port)" }

    func events() throws -> [Event] {
        let text = try String(contentsOfFile: log, encoding: .utf8)
        return try text.split(separator: "\n").map {
            try JSONDecoder().decode(Event.self, from: Data($0.utf8))
        }
    }

    /// Message-ID → how often it was taken over.
    func accepted() throws -> [String: Int] {
        try events().filter { $0.event == "accepted" }.reduce(into: [:]) { counts, event in
            counts[event.id ?? "", default: 0] += 1
        }
    }

    func count(_ kind: String) throws -> Int { try events().filter { $0.event == kind }.count }

    /// Waits until every connection that was greeted is closed: after a client was killed, what it had
    /// sent by then is either taken or never will be. However slow the server is, the answer is the same.
    /// Not for STARTTLS, which greets a connection twice.
    func settle() throws {
        while try count("connected") > count("lost") {
            guard process.isRunning else { throw Missing(description: "the mail server ended") }
            usleep(10_000)
        }
    }

    /// The Python that has aiosmtpd.
    private static func python() throws -> URL {
        if let path = ProcessInfo.processInfo.environment["HANCHOT_PYTHON"] {
            return URL(fileURLWithPath: path)
        }
        let usual = packageRoot.appendingPathComponent(".build/python/bin/python3")
        guard FileManager.default.isExecutableFile(atPath: usual.path) else {
            throw Missing(
                description: """
                    these tests need aiosmtpd: python3 -m venv .build/python && \
                    .build/python/bin/pip install aiosmtpd==1.4.6, or name another Python that has it \
                    in HANCHOT_PYTHON
                    """)
        }
        return usual
    }
}

/// The package that this test belongs to.
let packageRoot = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

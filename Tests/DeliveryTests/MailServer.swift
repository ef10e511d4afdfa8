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
    private let input = Pipe()
    private let output = Pipe()

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
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        guard let port = Int(try Self.line(output)) else {
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

    /// Waits until no connection is open: after a client was killed, what it had sent by then is either
    /// taken or never will be. The server says when, however slow it is; one that has ended says nothing.
    func settle() throws {
        guard process.isRunning else { throw Missing(description: "the mail server ended") }
        try input.fileHandleForWriting.write(contentsOf: Data([10]))
        let answer = try Self.line(output)
        guard answer == "settled" else {
            throw Missing(description: "the mail server ended, or said '\(answer)'")
        }
    }

    /// The next line of what a process prints; what there is of it where the process ends.
    private static func line(_ output: Pipe) throws -> String {
        var line = Data()
        while let byte = try output.fileHandleForReading.read(upToCount: 1), !byte.isEmpty,
            byte != Data([10])
        {
            line += byte
        }
        return String(decoding: line, as: UTF8.self)
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

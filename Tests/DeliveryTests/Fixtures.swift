import Delivery
import Foundation
import Glibc
import Spool
import Testing

/// A directory of its own for one test, removed with it.
final class Scratch {
    let path: String

    /// - Parameter open: whether other users must get into it, wherever TMPDIR is.
    init(open: Bool = false) throws {
        let place = open ? "/tmp/" : NSTemporaryDirectory()
        var template = Array("\(place)/hanchot-delivery-XXXXXX".utf8CString)
        path = try template.withUnsafeMutableBufferPointer { buffer in
            String(cString: try #require(buffer.baseAddress.flatMap { mkdtemp($0) }))
        }
        if open { try #require(chmod(path, 0o755) == 0) }
    }

    deinit {
        // The tree is a test's own and may have a hundred thousand files.
        _ = try? run("/bin/rm", ["-rf", path])
    }

    var spool: String { path + "/spool" }

    func open() throws -> SpoolDirectory { try SpoolDirectory(spool) }

    func file(_ name: String, _ text: String) throws -> String {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name))
        return path + "/" + name
    }
}

func id(_ text: String) throws -> SpoolID { try SpoolID(text) }

/// 04/11/2025 at noon in Việt Nam, in microseconds since 1970.
let noon: Int64 = 1_762_232_400_000_000
let minute: Int64 = 60_000_000
let day: Int64 = 86_400_000_000

func message(_ id: String, to address: String) -> [UInt8] {
    Array(
        """
        From: <nhac-viec@so.example>\r
        To: <\(address)>\r
        Subject: =?utf-8?B?SOG6oW4gY2jDs3Q=?=\r
        Date: Tue, 04 Nov 2025 07:30:00 +0700\r
        Message-ID: <\(id)@so.example>\r
        MIME-Version: 1.0\r
        Content-Type: text/plain; charset=us-ascii\r
        \r
        Kinh gui: Hieu truong\r
        .\r
        ..hai dau cham\r

        """.utf8)
}

extension SpoolDirectory {
    /// Publishes `ids`, each for `<kind>@school.example`: the kind is what the server does with it.
    func publish(
        _ ids: [String], kind: String, sender: String? = "nhac-viec@so.example",
        expires: Int64? = nil
    ) throws {
        let address = "\(kind)@school.example"
        let mails = try ids.map {
            SpoolMail(
                id: try id($0),
                envelope: try Envelope(sender: sender, recipients: [address], expires: expires),
                message: message($0, to: address))
        }
        for outcome in publish(mails) { _ = try outcome.get() }
    }
}

/// What a pass did.
struct Pass {
    var ending: DeliveryRun.Ending
    var events: [DeliveryEvent]

    var trouble: RelayTrouble? {
        for case .relayFailed(let trouble) in events { return trouble }
        return nil
    }
}

/// Claims and makes one pass with the clock standing still; jitter is none.
func deliver(
    _ spool: SpoolDirectory, _ arguments: [String], now: Int64 = noon, stopAfter: Int = .max
) throws -> Pass {
    var events: [DeliveryEvent] = []
    let source = try SettingsSource(
        arguments: arguments + ["--helo", "so.example"], environment: [:])
    let settings = try DeliverySettings(
        source, hostName: "localhost", readPassword: readPasswordFile)
    var asked = 0
    try spool.claim()
    let run = DeliveryRun(
        spool: spool, settings: settings,
        surroundings: DeliverySurroundings(
            clock: { now }, chance: { 0.5 },
            shouldStop: {
                asked += 1
                return asked > stopAfter
            }, report: { events.append($0) }))
    return Pass(ending: run.run(), events: events)
}

/// The arguments for a server without TLS.
///
/// - Parameter patience: for how many seconds its answers are waited for: many, so that a busy machine
///   judges none; few where it is to stay silent.
func plain(_ server: MailServer, _ more: [String] = [], patience: Int = 60) -> [String] {
    ["--relay", server.url, "--starttls", "none", "--answer-timeout", "\(patience)"] + more
}

/// The program that was built with these tests.
func deliveryProgram() throws -> String {
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let program = URL(fileURLWithPath: tests).deletingLastPathComponent()
        .appendingPathComponent("hanchot-deliver").path
    try #require(FileManager.default.isExecutableFile(atPath: program))
    return program
}

/// Runs a program that must be there.
@discardableResult
func run(
    _ program: String, _ arguments: [String], environment: [String: String] = [:]
) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    var variables = ["PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"]
    variables.merge(environment) { $1 }
    process.environment = variables
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
}

func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
}

import Foundation
import Glibc
import Spool
import Testing

/// A directory of its own for one test, removed with it.
final class Scratch {
    let path: String

    init() throws {
        var template = Array("\(NSTemporaryDirectory())hanchot-spool-XXXXXX".utf8CString)
        path = try template.withUnsafeMutableBufferPointer { buffer in
            let made = try #require(buffer.baseAddress.flatMap { mkdtemp($0) })
            return String(cString: made)
        }
    }

    deinit {
        // A directory that can't be removed is the system's to clean; the test has its answer.
        _ = removeTree(path)
    }

    var spool: String { path + "/spool" }

    func open() throws -> SpoolDirectory { try SpoolDirectory(spool) }
}

private func removeTree(_ path: String) -> Bool {
    do {
        try FileManager.default.removeItem(atPath: path)
        return true
    } catch {
        return false
    }
}

func id(_ text: String) throws -> SpoolID { try SpoolID(text) }

func envelope(to recipients: [String] = ["head@school.example"]) throws -> Envelope {
    try Envelope(sender: "reminders@office.example", recipients: recipients)
}

/// What delivery would record of a message; deferred ones until 9000.
func record(
    _ text: String, _ outcome: DeliveryRecord.Outcome, reply: String = "2.0.0 ok"
) throws -> DeliveryRecord {
    let cause: DeliveryRecord.Cause =
        switch outcome {
        case .sent: .accepted
        case .dead: .refused
        case .deferred: .postponed
        }
    return DeliveryRecord(
        id: try id(text), outcome: outcome, cause: cause, attempts: 1, firstAttempt: 5000,
        lastAttempt: 5000, nextAttempt: 9000, replyCode: 250, replyText: reply)
}

/// A small but complete message in Vietnamese.
func message(_ line: String = "Kinh gui: Hieu truong") -> [UInt8] {
    Array(
        """
        From: =?utf-8?B?Tmjhuq9jIHZp4buHYw==?= <reminders@office.example>\r
        To: head@school.example\r
        Subject: =?utf-8?B?SOG6oW4gY2jDs3Q=?=\r
        Date: Tue, 28 Oct 2025 07:30:00 +0700\r
        Message-ID: <1@office.example>\r
        MIME-Version: 1.0\r
        Content-Type: text/plain; charset=us-ascii\r
        \r
        \(line)\r

        """.utf8)
}

func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
}

func bytes(at path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path)))
}

func write(_ bytes: [UInt8], to path: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path))
}

/// Runs a program that must be there.
func run(_ program: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
}

/// The kind of fault that `body` throws; `nil` when it throws nothing.
func fault(_ body: () throws -> Void) throws -> SpoolError.Fault? {
    do {
        try body()
        return nil
    } catch let error as SpoolError {
        return error.fault
    }
}

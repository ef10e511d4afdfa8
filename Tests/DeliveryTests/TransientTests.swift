import Foundation
import Spool
import Testing

/// A call of the system that fails once ends no mail: what can't be done now is done by a later pass.
@Suite("Errors that pass", .serialized)
struct TransientTests {
    let scratch: Scratch
    let spool: SpoolDirectory
    let server: MailServer

    init() throws {
        scratch = try Scratch()
        spool = try scratch.open()
        server = try MailServer(in: scratch)
    }

    /// Calls elsewhere are the loader's.
    var folders: [String] {
        [scratch.spool]
            + ["new", "queue", "work", "done", "failed"].map { "\(scratch.spool)/\($0)" }
    }

    /// Runs the program with call number `count` failing; its status.
    func run(failing count: Int, of call: String, with error: String) throws -> Int32 {
        try DeliveryTests.run(
            "/usr/bin/strace",
            [
                "-f", "-qq", "-o", scratch.path + "/trace", "-e", "trace=\(call)", "-e",
                "inject=\(call):error=\(error):when=\(count)",
            ] + (["socket", "pread64"].contains(call) ? [] : folders.flatMap { ["-P", $0] }) + [
                try deliveryProgram(), "--spool", scratch.spool, "--helo", "so.example",
                "--connections", "1",
            ] + plain(server)
        ).status
    }

    /// Whether the last run got as far as the call that was to fail.
    func wasInjected() throws -> Bool {
        try String(contentsOfFile: scratch.path + "/trace", encoding: .utf8).contains("(INJECTED)")
    }

    @Test(
        "Whichever call fails once, both mails arrive once after the next pass",
        arguments: [
            ("openat", "EMFILE"), ("openat", "EIO"), ("openat", "ENOMEM"), ("openat", "ENOSPC"),
            ("openat", "EINTR"), ("pread64", "EIO"), ("flock", "ENOLCK"), ("getdents64", "EIO"),
            ("newfstatat", "EIO"), ("socket", "EMFILE"), ("renameat2", "EIO"),
        ])
    func once(call: String, error: String) throws {
        var count = 1
        repeat {
            let mails = (1...2).map { "\(call)-\(error)-\(count)-\($0)".lowercased() }
            try spool.publish(mails, kind: "ok")
            _ = try run(failing: count, of: call, with: error)
            let last = try !wasInjected()
            for place in [SpoolPlace.failed, .revoked] {
                #expect(try spool.list(place).ids.isEmpty, "\(call) \(count)")
            }
            _ = try deliver(spool, plain(server, ["--now"]))
            for text in mails {
                #expect(try spool.find(id(text)) == .done, "\(call) \(count)")
                #expect(try server.accepted()["<\(text)@so.example>"] == 1, "\(call) \(count)")
            }
            if last { break }
            count += 1
        } while true
        #expect(count > 1, "the program never calls \(call)")
    }
}

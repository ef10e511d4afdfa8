import Foundation
import Spool
import Testing

/// The program is killed at its first, second, third … call of one kind, until a run ends unharmed.
/// Whatever it leaves, starting again finishes: nothing is lost, and what arrives twice is at most the
/// one message whose answer hadn't reached the disk.
@Suite("Crashes", .serialized)
struct CrashTests {
    let scratch: Scratch
    let spool: SpoolDirectory
    let server: MailServer
    let program: String

    init() throws {
        scratch = try Scratch()
        spool = try scratch.open()
        server = try MailServer(in: scratch)
        program = try deliveryProgram()
    }

    /// Runs the program, killed at call number `count`; whether it was.
    func run(killedAt count: Int, of call: String, allThreads: Bool, connections: Int) throws
        -> Bool
    {
        let arguments =
            (allThreads ? ["-f"] : []) + [
                "-qq", "-o", "/dev/null", "-e", "trace=\(call)", "-e",
                "inject=\(call):signal=KILL:when=\(count)", program, "--spool", scratch.spool,
            ] + plain(server, ["--connections", "\(connections)", "--helo", "so.example"])
        let status = try status("/usr/bin/strace", arguments)
        try server.settle()
        guard let status else { return true }
        #expect(status == 0)
        return false
    }

    /// Message-IDs that the server took and of which the disk doesn't know.
    func unrecorded(_ ids: [String]) throws -> Set<String> {
        let accepted = try server.accepted()
        return Set(
            try ids.filter { text in
                guard accepted["<\(text)@so.example>"] != nil else { return false }
                let standing = try spool.standing(of: id(text))
                return standing?.place != .done && standing?.record?.outcome != .sent
            })
    }

    /// A process that is just being started beside this test holds a copy of every lock until it
    /// becomes another program: flock(2) waits for that.
    private func revoke(_ id: SpoolID) throws -> Revocation {
        while true {
            do throws(SpoolError) { return try spool.revoke(id) } catch {
                guard error.fault == .busy else { throw error }
                let descriptor = open("\(scratch.spool)/queue/\(id.fileName)", O_RDONLY | O_CLOEXEC)
                defer { close(descriptor) }
                try #require(descriptor >= 0 && flock(descriptor, LOCK_EX) == 0, "\(id)")
            }
        }
    }

    @Test(
        "Killed at any call, it loses nothing and doubles at most the message in flight",
        arguments: [
            "fsync", "renameat", "renameat2", "unlinkat", "openat", "write", "flock",
            "fchmod", "sendto", "recvfrom", "connect",
        ])
    func killed(call: String) throws {
        var count = 1
        while true {
            let good = (1...2).map { "\(call)-\(count)-\($0)" }
            let refused = "\(call)-\(count)-no"
            let later = "\(call)-\(count)-later"
            try spool.publish(good, kind: "ok")
            try spool.publish([refused], kind: "refuse")
            try spool.publish([later], kind: "later")
            let killed = try run(
                killedAt: count, of: call,
                allThreads: ["sendto", "recvfrom", "connect"].contains(call), connections: 1)
            let doubtful = try unrecorded(good)
            #expect(doubtful.count <= 1, "\(call) \(count)")
            // The relay may have been cut off as well; --now asks it again.
            _ = try deliver(spool, plain(server, ["--now", "--connections", "1"]))
            let accepted = try server.accepted()
            for text in good {
                let times = accepted["<\(text)@so.example>"]
                #expect(times == (doubtful.contains(text) ? 2 : 1), "\(call) \(count) \(text)")
                #expect(try spool.find(id(text)) == .done)
                #expect(try spool.record(of: id(text), in: .done)?.outcome == .sent)
            }
            #expect(try spool.standing(of: id(refused))?.record?.cause == .refused)
            #expect(try spool.find(id(refused)) == .failed)
            #expect(try spool.find(id(later)) == .queue)
            #expect(try revoke(id(later)) == .revoked)
            for folder in ["new", "queue", "work"] {
                #expect(try names(in: "\(scratch.spool)/\(folder)").isEmpty, "\(call) \(count)")
            }
            if !killed { break }
            count += 1
        }
        #expect(count > 1, "the program never calls \(call)")
    }

    @Test(
        "With several connections no more are doubled than there are of them",
        arguments: [
            "syncfs", "renameat", "renameat2", "write",
        ])
    func killedInParallel(call: String) throws {
        var count = 1
        var killed = true
        while killed {
            let mails = (1...12).map { "\(call)-\(count)-\($0)" }
            try spool.publish(mails, kind: "ok")
            killed = try run(killedAt: count, of: call, allThreads: false, connections: 4)
            let doubtful = try unrecorded(mails)
            #expect(doubtful.count <= 4, "\(call) \(count)")
            _ = try deliver(spool, plain(server, ["--now"]))
            let accepted = try server.accepted()
            for text in mails {
                let times = accepted["<\(text)@so.example>"]
                #expect(times == (doubtful.contains(text) ? 2 : 1), "\(call) \(count) \(text)")
                #expect(try spool.find(id(text)) == .done)
            }
            count += call == "write" ? 5 : 1
        }
    }

    @Test(
        "Publishing, killed at any call and done again, has every mail once",
        arguments: ["write", "fsync", "syncfs", "linkat", "unlinkat", "fchmod"])
    func publishing(call: String) throws {
        let bench = URL(fileURLWithPath: program).deletingLastPathComponent()
            .appendingPathComponent("SpoolBench").path
        var count = 1
        var killed = true
        while killed {
            let folder = "\(scratch.path)/\(call)-\(count)"
            let arguments = [folder, "5", "500", "3"]
            let traced = try status(
                "/usr/bin/strace",
                [
                    "-qq", "-o", "/dev/null", "-e", "trace=\(call)", "-e",
                    "inject=\(call):signal=KILL:when=\(count)", bench,
                ] + arguments)
            killed = traced == nil
            let spool = try SpoolDirectory(folder)
            _ = try spool.discardLeftovers()
            #expect(try status(bench, arguments) == 0)
            #expect(try spool.list(.new).ids.map(\.text) == (0..<5).map { "mail-\($0)" })
            for id in try spool.list(.new).ids {
                #expect(try spool.read(id, in: .new).message.count >= 500)
            }
            #expect(try names(in: folder + "/tmp").isEmpty)
            count += 1
        }
        #expect(count > 2, "publishing never calls \(call)")
    }

    /// Its exit status; `nil` when it was killed.
    private func status(_ program: String, _ arguments: [String]) throws -> Int32? {
        try #require(
            FileManager.default.isExecutableFile(atPath: program), "missing: \(program)")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationReason == .uncaughtSignal ? nil : process.terminationStatus
    }
}

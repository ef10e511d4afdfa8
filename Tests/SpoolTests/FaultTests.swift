import Foundation
import Glibc
import Spool
import Testing

@Suite("Faults of the disk", .serialized)
struct FaultTests {
    /// Runs `body` with a file system of its own mounted on a fresh directory, and unmounts it always.
    func withMount(
        _ options: String, _ body: (String) throws -> Void
    ) throws {
        let scratch = try Scratch()
        let mounted = try run("/bin/mount", ["-t", "tmpfs", "-o", options, "tmpfs", scratch.path])
        try #require(mounted.status == 0, "mounting needs root: \(mounted.output)")
        defer {
            umount2(scratch.path, Int32(MNT_DETACH))
        }
        try body(scratch.path)
    }

    @Test("A full disk is an error that says what to do, and leaves nothing half-written")
    func full() throws {
        try withMount("size=64k,mode=755") { path in
            let spool = try SpoolDirectory(path + "/spool")
            let large = message(String(repeating: "x", count: 20_000))
            var outcomes: [SpoolError] = []
            for index in 0..<8 {
                do throws(SpoolError) {
                    try spool.publish(
                        id: SpoolID("f-\(index)"),
                        envelope: Envelope(sender: nil, recipients: ["a@b.example"]), bytes: large)
                } catch {
                    outcomes.append(error)
                }
            }
            let error = try #require(outcomes.first)
            #expect(error.fault == .system(ENOSPC))
            #expect(error.path.hasPrefix(path + "/spool/tmp/f-"))
            #expect(error.description.contains("No space left on device; free some space"))
            #expect(try names(in: path + "/spool/tmp").isEmpty)
            for id in try spool.list(.new).ids {
                #expect(try spool.read(id, in: .new).message == large)
            }
        }
    }

    @Test("When a batch outgrows the disk, what fits is published and the rest says why")
    func fullInBatch() throws {
        try withMount("size=64k,mode=755") { path in
            let spool = try SpoolDirectory(path + "/spool")
            let large = message(String(repeating: "x", count: 20_000))
            let mails = try (0..<5).map {
                SpoolMail(id: try id("f-\($0)"), envelope: try envelope(), message: large)
            }
            let succeeded = zip(mails, spool.publish(mails)).filter { _, outcome in
                if case .success = outcome { true } else { false }
            }
            #expect((1..<5).contains(succeeded.count))
            #expect(try spool.list(.new).ids == succeeded.map(\.0.id))
            #expect(try names(in: path + "/spool/tmp").isEmpty)
        }
    }

    @Test("A read-only disk is an error that says what to do")
    func readOnly() throws {
        try withMount("size=64k,mode=755") { path in
            let spool = try SpoolDirectory(path + "/spool")
            let remounted = try run("/bin/mount", ["-o", "remount,ro", path])
            try #require(remounted.status == 0)
            do throws(SpoolError) {
                try spool.publish(
                    id: SpoolID("a-1"),
                    envelope: Envelope(sender: nil, recipients: ["a@b.example"]), bytes: message())
                Issue.record("published on a read-only disk")
            } catch {
                #expect(error.fault == .system(EROFS))
                #expect(error.description.contains("mounted read-only"))
            }
        }
    }

    @Test("A spool without its parent directory is an error that names the remedy")
    func noParent() throws {
        #expect(throws: SpoolError.self) { try SpoolDirectory("/nowhere/spool") }
    }

    @Test("What a crash left in tmp is discarded, what it left in new stays")
    func leftovers() throws {
        let scratch = try Scratch()
        let spool = try scratch.open()
        try spool.publish(id: id("a-1"), envelope: envelope(), bytes: message())
        try write(Array("Return-Path: <".utf8), to: scratch.spool + "/tmp/a-2.77.0")
        // Killed between link and unlink: the same file under both names.
        try #require(link(scratch.spool + "/new/a-1.eml", scratch.spool + "/tmp/a-1.77.0") == 0)
        let restarted = try scratch.open()
        #expect(try restarted.discardLeftovers() == 2)
        #expect(try names(in: scratch.spool + "/tmp").isEmpty)
        let again = try restarted.publish(id: id("a-1"), envelope: envelope(), bytes: message())
        #expect(again == .alreadyThere(.new))
    }

    @Test("A leftover of a process with the same id doesn't stop a new message")
    func leftoverName() throws {
        let scratch = try Scratch()
        let spool = try scratch.open()
        try write([1, 2, 3], to: "\(scratch.spool)/tmp/a-1.\(getpid()).0")
        try spool.publish(id: id("a-1"), envelope: envelope(), bytes: message())
        #expect(try spool.read(id("a-1"), in: .new).message == message())
    }
}

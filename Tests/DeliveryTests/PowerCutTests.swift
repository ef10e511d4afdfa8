import Delivery
import Foundation
import Glibc
import Spool
import Testing

/// The spool on an ext4 of its own that is cut off in mid-run: what wasn't flushed is gone, as after a
/// power cut.
@Suite("Power cuts", .serialized)
struct PowerCutTests {
    let scratch: Scratch
    let server: MailServer
    private let folder: String
    private let image: String

    init() throws {
        scratch = try Scratch(open: true)
        server = try MailServer(in: scratch)
        folder = scratch.path + "/disk"
        image = scratch.path + "/image"
    }

    /// Does `body` on a fresh disk, cuts the power, and looks at the disk again.
    func cut(
        after body: (SpoolDirectory) throws -> Void, then look: (SpoolDirectory) throws -> Void
    )
        throws
    {
        try must("/usr/bin/truncate", "-s", "32M", image)
        try must("/sbin/mkfs.ext4", "-q", "-F", image)
        try must("/bin/mkdir", folder)
        try must("/bin/mount", "-o", "loop", image, folder)
        defer { umount2(folder, Int32(MNT_DETACH)) }
        try closing { try body(try SpoolDirectory(folder + "/spool")) }
        // EXT4_IOC_SHUTDOWN without flushing the log.
        let script = """
            import fcntl, os, struct, sys
            fcntl.ioctl(os.open(sys.argv[1], os.O_RDONLY), 0x8004587d, struct.pack('I', 2))
            """
        try must("/usr/bin/python3", "-c", script, folder)
        try must("/bin/umount", folder)
        try must("/bin/mount", "-o", "loop", image, folder)
        try closing { try look(try SpoolDirectory(folder + "/spool")) }
        try must("/bin/umount", folder)
    }

    /// The spool is closed when this returns, or the disk couldn't be unmounted.
    private func closing(_ body: () throws -> Void) throws { try body() }

    private func must(_ program: String, _ arguments: String...) throws {
        let result = try run(program, arguments)
        try #require(
            result.status == 0, "\(program) \(arguments), which needs root: \(result.output)")
    }

    @Test("What was published is there, in a batch and alone", arguments: [1, 30])
    func published(count: Int) throws {
        let ids = (0..<count).map { "m-\($0)" }
        try cut { spool in
            try spool.publish(ids, kind: "ok")
        } then: { spool in
            #expect(try spool.list(.new).ids.count == count)
            for text in ids {
                let mail = try spool.read(id(text), in: .new)
                #expect(mail.message == message(text, to: "ok@school.example"))
            }
        }
    }

    @Test("What was delivered is known to be, so that it isn't sent again", arguments: [1, 4])
    func delivered(connections: Int) throws {
        try cut { spool in
            try spool.publish((0..<20).map { "m-\($0)" }, kind: "ok")
            try spool.publish(["no"], kind: "refuse")
            try spool.publish(["later"], kind: "later")
            let settings = plain(server, ["--connections", "\(connections)"])
            #expect(try deliver(spool, settings).ending == .finished)
        } then: { spool in
            #expect(try spool.list(.done).ids.count == 20)
            for id in try spool.list(.done).ids {
                #expect(try spool.record(of: id, in: .done)?.outcome == .sent)
            }
            #expect(try spool.standing(of: id("no"))?.record?.cause == .refused)
            #expect(try spool.standing(of: id("no"))?.place == .failed)
            #expect(try spool.standing(of: id("later"))?.record?.cause == .postponed)
            #expect(try deliver(spool, plain(server), now: noon + 1).ending == .finished)
        }
        #expect(try server.accepted().values.allSatisfy { $0 == 1 })
        #expect(try server.accepted().count == 20)
    }
}

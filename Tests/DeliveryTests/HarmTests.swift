import Delivery
import Foundation
import Glibc
import Spool
import Testing

@Suite("Files that do harm", .serialized)
struct HarmTests {
    let scratch: Scratch
    let spool: SpoolDirectory
    let server: MailServer

    init() throws {
        scratch = try Scratch(open: true)
        spool = try scratch.open()
        server = try MailServer(in: scratch)
    }

    func put(_ name: String, _ text: String = "Subject: x\r\n\r\nhi\r\n") throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(scratch.spool)/\(name)"))
    }

    @Test(
        "Links, folders, pipes and foreign files are set aside, in new and in queue; the rest flows"
    )
    func odd() throws {
        for folder in ["new", "queue"] {
            let path = "\(scratch.spool)/\(folder)/\(folder)"
            try #require(symlink("/etc/passwd", path + "-link.eml") == 0)
            try #require(symlink("/nowhere", path + "-dangling.eml") == 0)
            try #require(symlink(scratch.spool, path + "-loop") == 0)
            try #require(mkdir(path + "-folder.eml", 0o700) == 0)
            try #require(mkfifo(path + "-pipe.eml", 0o600) == 0)
            try put("\(folder)/\(folder) with blanks.eml")
            try put("\(folder)/\(folder)-foreign.eml")
            try put("\(folder)/\(folder)-empty.eml", "")
            try put("\(folder)/\(folder)-cut.eml", "Return-Path: <a@b.example>\r\nEnvelope-T")
        }
        try spool.publish(["m-1", "m-2", "m-3"], kind: "ok")
        let pass = try deliver(spool, plain(server))
        #expect(pass.ending == .finished)
        #expect(try server.accepted().count == 3)
        for folder in ["new", "queue", "work", "tmp"] {
            #expect(try names(in: "\(scratch.spool)/\(folder)").isEmpty)
        }
        // Nine of each; three of those are files with a message's name, and get a record.
        #expect(try names(in: scratch.spool + "/failed").count == 2 * (9 + 3))
        let record = try spool.record(of: id("new-foreign"), in: .failed)
        #expect(record?.cause == .unreadable)
        #expect(record?.replyText.contains("Return-Path") == true)
    }

    /// A spool on a file system in memory, unmounted in the end whatever happens.
    func withMemory(_ size: String, _ body: (String, SpoolDirectory) throws -> Void) throws {
        let path = scratch.path + "/memory"
        try #require(mkdir(path, 0o755) == 0)
        let mounted = try run(
            "/bin/mount", ["-t", "tmpfs", "-o", "size=\(size),mode=755", "tmpfs", path])
        try #require(mounted.status == 0, "mounting needs root: \(mounted.output)")
        defer { umount2(path, Int32(MNT_DETACH)) }
        try body(path, try SpoolDirectory(path + "/spool"))
    }

    @Test("A hundred thousand foreign files hold nothing up")
    func many() throws {
        try withMemory("1g") { path, spool in
            for number in 0..<100_000 {
                let name = "\(path)/spool/new/foreign \(number)"
                let file = open(name, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
                try #require(file >= 0)
                close(file)
            }
            try spool.publish((0..<20).map { "m-\($0)" }, kind: "ok")
            #expect(try deliver(spool, plain(server)).ending == .finished)
            #expect(try server.accepted().count == 20)
            #expect(try names(in: path + "/spool/new").isEmpty)
            #expect(try names(in: path + "/spool/failed").count == 100_000)
        }
    }

    @Test("A hundred thousand waiting messages cost a pass no attempt")
    func manyWaiting() throws {
        try withMemory("2g") { path, spool in
            try spool.publish(["w-0"], kind: "later")
            _ = try deliver(spool, plain(server))
            let queue = path + "/spool/queue/"
            let record = try #require(try spool.standing(of: id("w-0"))?.record)
            for number in 1..<100_000 {
                try #require(link(queue + "w-0.eml", "\(queue)w-\(number).eml") == 0)
                let text = record.text.replacing("Id: w-0\n", with: "Id: w-\(number)\n")
                let file = open("\(queue)w-\(number).txt", O_WRONLY | O_CREAT | O_CLOEXEC, 0o640)
                try #require(file >= 0 && write(file, text, text.utf8.count) == text.utf8.count)
                close(file)
            }
            try spool.publish(["m-1"], kind: "ok")
            #expect(try deliver(spool, plain(server), now: noon + 1).ending == .finished)
            #expect(try server.accepted() == ["<m-1@so.example>": 1])
            #expect(try server.count("asked") == 2)
        }
    }

    @Test("A message that its user may not read waits until it may, and holds up no other")
    func modes() throws {
        try spool.publish(["m-1", "m-2"], kind: "ok")
        try #require(chmod(scratch.spool + "/new/m-1.eml", 0) == 0)
        // Everything but the odd file belongs to the user that delivers.
        let nobody: uid_t = 65534
        let owned = try run(
            "/bin/chown", ["-R", "\(nobody):\(nobody)", scratch.spool])
        try #require(owned.status == 0, "this needs root: \(owned.output)")
        try #require(chown(scratch.spool + "/new/m-1.eml", 0, 0) == 0)
        let program = scratch.path + "/hanchot-deliver"
        try FileManager.default.copyItem(atPath: try deliveryProgram(), toPath: program)
        func asNobody() throws -> (status: Int32, output: String) {
            try run(
                "/usr/bin/setpriv",
                ["--reuid", "\(nobody)", "--regid", "\(nobody)", "--clear-groups", program]
                    + ["--spool", scratch.spool, "--helo", "so.example"] + plain(server))
        }
        let result = try asNobody()
        #expect(result.status == 1)
        #expect(result.output.contains("Permission denied"))
        #expect(try server.accepted() == ["<m-2@so.example>": 1])
        #expect(try spool.standing(of: id("m-1")) == .init(place: .queue, record: nil))
        try #require(chown(scratch.spool + "/queue/m-1.eml", nobody, nobody) == 0)
        try #require(chmod(scratch.spool + "/queue/m-1.eml", 0o640) == 0)
        #expect(try asNobody().status == 0)
        #expect(try spool.find(id("m-1")) == .done)
    }

    @Test("On a disk that takes no record nothing is sent")
    func fullDisk() throws {
        try withMemory("64k") { path, spool in
            try spool.publish(["m-1"], kind: "ok")
            let filler = Array(repeating: UInt8(ascii: "x"), count: 4096)
            let file = open(path + "/filler", O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
            while write(file, filler, filler.count) > 0 {}
            close(file)
            let pass = try deliver(spool, plain(server))
            #expect(pass.ending == .spoolFault)
            #expect(pass.events.contains { $0.message.contains("No space left on device") })
            #expect(try server.count("connected") == 0)
            try #require(unlink(path + "/filler") == 0)
            #expect(try deliver(spool, plain(server)).ending == .finished)
            #expect(try server.accepted() == ["<m-1@so.example>": 1])
        }
    }

    @Test(
        "With wrong settings new is emptied all the same, or the path unit would start it for ever")
    func wrongSettings() throws {
        try spool.publish(["m-1"], kind: "ok")
        let result = try run(try deliveryProgram(), ["--spool", scratch.spool])
        #expect(result.status == 2)
        #expect(result.output.contains("HANCHOT_RELAY"))
        #expect(try names(in: scratch.spool + "/new").isEmpty)
        #expect(try spool.find(id("m-1")) == .queue)
    }
}

import Foundation
import Glibc
import Spool
import Testing

@Suite("Mending what a crash of delivery left")
struct MendingTests {
    let scratch: Scratch
    let spool: SpoolDirectory

    init() throws {
        scratch = try Scratch()
        spool = try scratch.open()
        try spool.publish(id: id("a-1"), envelope: envelope(), bytes: message())
        try spool.claim()
    }

    func mend() throws -> SpoolDirectory.Mended { try spool.mend(try spool.lockForDelivery()) }

    func leave(_ record: DeliveryRecord, in folder: String) throws {
        try write(Array(record.text.utf8), to: "\(scratch.spool)/\(folder)/\(record.id).txt")
    }

    @Test("A message whose outcome was recorded is moved and not listed", arguments: [true, false])
    func finishes(sent: Bool) throws {
        let record = try record("a-1", sent ? .sent : .dead)
        try leave(record, in: "queue")
        let mended = try mend()
        #expect(mended.queued.isEmpty)
        #expect(mended.finished == [record.id])
        #expect(
            try spool.standing(of: record.id)
                == .init(place: sent ? .done : .failed, record: record))
        #expect(try names(in: scratch.spool + "/queue").isEmpty)
    }

    @Test("A record whose message has moved already follows it")
    func follows() throws {
        let record = try record("a-1", .sent)
        try leave(record, in: "queue")
        let from = scratch.spool + "/queue/a-1.eml"
        try #require(rename(from, scratch.spool + "/done/a-1.eml") == 0)
        #expect(try mend().queued.isEmpty)
        #expect(try spool.standing(of: record.id) == .init(place: .done, record: record))
        #expect(try names(in: scratch.spool + "/queue").isEmpty)
    }

    @Test("A record whose message was revoked goes")
    func revoked() throws {
        try #require(
            rename(scratch.spool + "/queue/a-1.eml", scratch.spool + "/revoked/a-1.eml") == 0)
        try leave(try record("a-1", .deferred), in: "queue")
        #expect(try mend().queued.isEmpty)
        #expect(try names(in: scratch.spool + "/queue").isEmpty)
        #expect(try spool.find(id("a-1")) == .revoked)
    }

    @Test("What is said of a mail after its news was taken is news again")
    func newsAgain() throws {
        #expect(try spool.takeNews() == [])
        let dead = try record("a-1", .dead)
        #expect(spool.settle([dead]).isEmpty)
        #expect(try spool.takeNews() == [dead.id])
        #expect(try spool.takeNews() == [])
        #expect(try spool.revoke(dead.id) == .revoked)
        #expect(try spool.takeNews() == [dead.id])
    }

    @Test("A half-written record is removed, an unreadable one counts as none")
    func halfWritten() throws {
        try write(Array("Hanchot-Del".utf8), to: scratch.spool + "/" + "work/a-1.77.0")
        try write(Array("Hanchot-Del".utf8), to: scratch.spool + "/queue/a-1.txt")
        #expect(try mend().queued == [Queued(id: try id("a-1"), record: nil)])
        #expect(try names(in: scratch.spool + "/work").isEmpty)
    }

    @Test("What waits is listed with its record")
    func lists() throws {
        let record = try record("a-1", .deferred)
        #expect(spool.settle([record]).isEmpty)
        #expect(try mend().queued == [Queued(id: record.id, record: record)])
    }

    @Test("Odd entries are set aside, also in a record's place, and the rest flows")
    func odd() throws {
        try #require(symlink("/nowhere", scratch.spool + "/queue/b-1.eml") == 0)
        try #require(mkdir(scratch.spool + "/queue/a-1.txt", 0o700) == 0)
        let mended = try mend()
        #expect(mended.queued == [Queued(id: try id("a-1"), record: nil)])
        #expect(mended.strange == ["a-1.txt", "b-1.eml"])
        #expect(spool.settle([try record("a-1", .sent)]).isEmpty)
        #expect(try spool.standing(of: id("a-1"))?.record?.outcome == .sent)
    }

    @Test("A directory that stands where a sent message belongs doesn't keep it in the queue")
    func blockedTarget() throws {
        try #require(mkdir(scratch.spool + "/done/a-1.eml", 0o700) == 0)
        #expect(spool.settle([try record("a-1", .sent)]).isEmpty)
        #expect(try spool.find(id("a-1")) == .done)
        #expect(try names(in: scratch.spool + "/failed") == ["a-1.eml"])
    }

    @Test("A sent message moves on even when the disk has no room for its record")
    func fullDisk() throws {
        let mounted = try run(
            "/bin/mount", ["-t", "tmpfs", "-o", "size=64k,mode=755", "tmpfs", scratch.path])
        try #require(mounted.status == 0, "mounting needs root: \(mounted.output)")
        defer { umount2(scratch.path, Int32(MNT_DETACH)) }
        let small = try scratch.open()
        try small.publish(id: id("c-1"), envelope: envelope(), bytes: message())
        try small.claim()
        let filler = FileManager.default.createFile(atPath: scratch.path + "/filler", contents: nil)
        try #require(filler)
        let handle = try #require(FileHandle(forWritingAtPath: scratch.path + "/filler"))
        #expect(throws: (any Error).self) {
            while true { try handle.write(contentsOf: Data(count: 1024)) }
        }
        #expect(try fault { try small.probe() } == .system(ENOSPC))
        let errors = small.settle([try record("c-1", .sent)])
        #expect(errors.map(\.fault) == [.system(ENOSPC)])
        #expect(try small.standing(of: id("c-1")) == .init(place: .done, record: nil))
    }
}

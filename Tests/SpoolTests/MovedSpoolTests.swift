import Foundation
import Spool
import Testing

/// A spool that isn't at its path any more, while it is open.
struct MovedSpoolTests {
    private let scratch: Scratch
    private let spool: SpoolDirectory

    init() throws {
        scratch = try Scratch()
        spool = try scratch.open()
    }

    private var elsewhere: String { scratch.path + "/elsewhere" }

    private func fault(_ body: () throws -> Void) -> SpoolError? {
        do {
            try body()
            return nil
        } catch {
            return error as? SpoolError
        }
    }

    private func move(_ from: String, _ to: String) throws {
        try FileManager.default.moveItem(atPath: from, toPath: to)
    }

    @Test("What was moved away is missed, and gone on with when it comes back")
    func movedAway() throws {
        #expect(fault { try spool.check() } == nil)
        try move(scratch.spool, elsewhere)
        #expect(fault { try spool.check() }?.remedy.contains("systemd-tmpfiles") == true)
        #expect(fault { _ = try spool.followPath() }?.fault == .system(ENOENT))
        try move(elsewhere, scratch.spool)
        try spool.check()
        #expect(try !spool.followPath())
    }

    @Test("One that is made anew is gone on with once it is whole, and makes nothing itself")
    func madeAnew() throws {
        try FileManager.default.removeItem(atPath: scratch.spool)
        let names = [
            "", "/tmp", "/work", "/news", "/new", "/queue", "/done", "/failed", "/revoked",
        ]
        for name in names {
            #expect(fault { _ = try spool.followPath() }?.fault == .system(ENOENT), "\(name)")
            try FileManager.default.createDirectory(
                atPath: scratch.spool + name, withIntermediateDirectories: false)
        }
        #expect(fault { try spool.check() }?.fault == .missing)
        #expect(try spool.followPath())
        try spool.check()
        try spool.publish(id: id("a"), envelope: envelope(), bytes: message())
        #expect(FileManager.default.fileExists(atPath: scratch.spool + "/new/a.eml"))
    }

    @Test(
        "Another one in its place is noticed, and one folder of it is enough",
        arguments: ["", "/new"])
    func replaced(_ name: String) throws {
        try move(scratch.spool + name, elsewhere)
        _ = try scratch.open()
        #expect(fault { try spool.check() }?.fault == .missing)
        #expect(try spool.followPath())
        try spool.publish(id: id("a"), envelope: envelope(), bytes: message())
        #expect(FileManager.default.fileExists(atPath: scratch.spool + "/new/a.eml"))
    }
}

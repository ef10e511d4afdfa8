import Foundation
import Glibc
import Spool
import Testing

@Suite("Links and other odd entries")
struct AttackTests {
    let scratch: Scratch
    let spool: SpoolDirectory
    let secret: String

    init() throws {
        scratch = try Scratch()
        spool = try scratch.open()
        secret = scratch.path + "/secret"
        try write(Array("secret".utf8), to: secret)
    }

    func place(_ kind: String, at path: String) throws {
        switch kind {
        case "link": try #require(symlink(secret, path) == 0)
        case "dangling link": try #require(symlink("/nowhere", path) == 0)
        case "directory": try #require(mkdir(path, 0o700) == 0)
        default: try #require(mkfifo(path, 0o600) == 0)
        }
    }

    @Test(
        "An odd entry under a message's name is reported, neither followed nor overwritten",
        arguments: ["link", "dangling link", "directory", "pipe"], SpoolPlace.allCases)
    func oddEntry(kind: String, where folder: SpoolPlace) throws {
        let path = "\(scratch.spool)/\(folder.rawValue)/a-1.eml"
        try place(kind, at: path)
        let thrown = try fault {
            try spool.publish(id: id("a-1"), envelope: envelope(), bytes: message())
        }
        #expect(thrown == .strange)
        #expect(try fault { _ = try spool.read(id("a-1"), in: folder) } == .strange)
        #expect(try spool.list(folder) == .init(ids: [], strange: ["a-1.eml"]))
        #expect(try bytes(at: secret) == Array("secret".utf8))
    }

    @Test("Claiming clears odd entries out of new, so that delivery isn't started for ever")
    func claimClears() throws {
        try place("link", at: scratch.spool + "/new/a-1.eml")
        try write([1], to: scratch.spool + "/new/odd name")
        try write([1], to: scratch.spool + "/failed/a-1.eml")
        let claimed = try spool.claim()
        try write([1], to: scratch.spool + "/new/b-1.txt")
        let again = try spool.claim()
        #expect(claimed.ids.isEmpty && again.ids.isEmpty)
        #expect(claimed.strange == ["a-1.eml", "odd name"])
        #expect(again.strange == ["b-1.txt"])
        #expect(try names(in: scratch.spool + "/new").isEmpty)
        let failed = ["a-1.eml", "a-1.eml.1", "b-1.txt", "odd name"]
        #expect(try names(in: scratch.spool + "/failed") == failed)
        #expect(try bytes(at: secret) == Array("secret".utf8))
    }

    @Test("A folder of the spool that is a link is refused")
    func linkedFolder() throws {
        let spool = scratch.path + "/other"
        try #require(mkdir(spool, 0o770) == 0)
        try #require(symlink(scratch.path, spool + "/tmp") == 0)
        #expect(try fault { _ = try SpoolDirectory(spool) } == .strange)
    }

    @Test("The spool itself may be a link to another disk")
    func linkedSpool() throws {
        let link = scratch.path + "/link"
        try #require(symlink(scratch.spool, link) == 0)
        let through = try SpoolDirectory(link)
        try through.publish(id: id("a-1"), envelope: envelope(), bytes: message())
        #expect(try spool.find(id("a-1")) == .new)
    }

    @Test("A link waiting in tmp under the next name is passed by")
    func linkInTmp() throws {
        let trap = "\(scratch.spool)/tmp/a-1.\(getpid()).0"
        try place("link", at: trap)
        try spool.publish(id: id("a-1"), envelope: envelope(), bytes: message())
        #expect(try bytes(at: secret) == Array("secret".utf8))
        #expect(try spool.read(id("a-1"), in: .new).message == message())
    }
}

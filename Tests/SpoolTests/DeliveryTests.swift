import Spool
import Testing

@Suite("Claiming, settling and revoking")
struct DeliveryTests {
    let scratch: Scratch
    let spool: SpoolDirectory
    let mail: SpoolID

    init() throws {
        scratch = try Scratch()
        spool = try scratch.open()
        mail = try id("a-1")
        try spool.publish(id: mail, envelope: envelope(), bytes: message())
    }

    @Test("Claiming empties new into queue and is safe to repeat")
    func claims() throws {
        #expect(try spool.claim().ids == [mail])
        #expect(try spool.claim().ids.isEmpty)
        #expect(try spool.find(mail) == .queue)
    }

    @Test("A settled message has the server's answer beside it")
    func notes() throws {
        try spool.claim()
        try spool.settleFailed(#require(try spool.hold(mail)), note: "550 no such user")
        #expect(try spool.find(mail) == .failed)
        #expect(try spool.note(on: mail, in: .failed) == "550 no such user\n")
        #expect(try spool.list(.failed) == .init(ids: [mail], strange: []))
    }

    @Test("A held message can be neither revoked nor held twice, and is free again afterwards")
    func holding() throws {
        try spool.claim()
        let second = try scratch.open()
        do {
            let hold = try #require(try spool.hold(mail))
            #expect(try fault { _ = try second.revoke(mail) } == .busy)
            #expect(try fault { _ = try second.hold(mail) } == .busy)
            #expect(hold.mail.message == message())
        }
        #expect(try second.revoke(mail) == .revoked)
        #expect(try spool.hold(mail) == nil)
    }

    @Test("A waiting message is revoked, in new or in queue", arguments: [false, true])
    func revokesWaiting(claimed: Bool) throws {
        if claimed { try spool.claim() }
        #expect(try spool.revoke(mail) == .revoked)
        #expect(try spool.find(mail) == .revoked)
        #expect(try spool.revoke(mail) == .revoked)
    }

    @Test("A sent message is too late to revoke, an unknown one unknown")
    func revokesTooLate() throws {
        try spool.claim()
        try spool.settleDone(#require(try spool.hold(mail)), note: "250 ok")
        #expect(try spool.revoke(mail) == .tooLate(.done))
        #expect(try spool.revoke(id("a-2")) == .unknown)
    }

    @Test("A failed message goes back to new without its note, and can be dropped for good")
    func retries() throws {
        try spool.claim()
        try spool.settleFailed(#require(try spool.hold(mail)), note: "550 no such user")
        try spool.retry(mail)
        #expect(try spool.find(mail) == .new)
        #expect(try spool.note(on: mail, in: .failed) == nil)
        #expect(try fault { try spool.retry(mail) } == .missing)
        #expect(try spool.revoke(mail) == .revoked)
        try spool.erase(mail, from: .revoked)
        #expect(try spool.find(mail) == nil)
        #expect(try fault { try spool.erase(mail, from: .revoked) } == .missing)
    }

    @Test("A file that hanchotd didn't write is refused, and can be set aside")
    func foreign() throws {
        try write(Array("Subject: x\r\n\r\nhi".utf8), to: scratch.spool + "/new/b-1.eml")
        try spool.claim()
        #expect(try fault { _ = try spool.hold(id("b-1")) } == .strange)
        try spool.setAside(id("b-1"), note: "not ours")
        #expect(try spool.note(on: id("b-1"), in: .failed) == "not ours\n")
    }
}

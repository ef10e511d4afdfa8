import Glibc
import Spool
import TestSupport
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

    @Test("A settled message has its record beside it", arguments: [true, false])
    func records(sent: Bool) throws {
        try spool.claim()
        let record = try record("a-1", sent ? .sent : .dead)
        let place: SpoolPlace = sent ? .done : .failed
        #expect(spool.settle([record]).isEmpty)
        #expect(try spool.standing(of: mail) == .init(place: place, record: record))
        #expect(try spool.list(place) == .init(ids: [mail], strange: [], recorded: [mail]))
        #expect(try names(in: scratch.spool + "/queue").isEmpty)
        #expect(try names(in: scratch.spool + "/work").isEmpty)
    }

    @Test("A deferred message stays in queue with its record, which the next attempt replaces")
    func defers() throws {
        try spool.claim()
        for reply in ["4.3.0 later", "4.3.1 still later"] {
            let record = try record("a-1", .deferred, reply: reply)
            #expect(spool.settle([record]).isEmpty)
            #expect(try spool.standing(of: mail) == .init(place: .queue, record: record))
            #expect(try spool.hold(Queued(id: mail, record: record))?.record == record)
        }
        #expect(spool.settle([try record("a-1", .sent)]).isEmpty)
        #expect(try names(in: scratch.spool + "/queue").isEmpty)
    }

    @Test(
        "A hold and the right to deliver end with their values, also while a child just started has copies"
    )
    func copiedDescriptor() throws {
        try spool.claim()
        var copies: [Int32] = []
        defer { for copy in copies { close(copy) } }
        do {
            let lock = try spool.lockForDelivery()
            let hold = try #require(try spool.hold(Queued(id: mail, record: nil)))
            for file in ["queue/\(mail.text).eml", "work"] {
                copies += copiedDescriptors(of: "\(scratch.spool)/\(file)")
            }
            withExtendedLifetime((lock, hold)) {}
        }
        try #require(copies.count >= 2)
        _ = try spool.lockForDelivery()
        #expect(try spool.hold(Queued(id: mail, record: nil)) != nil)
    }

    @Test("A held message can be neither revoked nor held twice, and is free again afterwards")
    func holding() throws {
        try spool.claim()
        let second = try scratch.open()
        do {
            let hold = try #require(try spool.hold(Queued(id: mail, record: nil)))
            #expect(try fault { _ = try second.revoke(mail) } == .busy)
            #expect(try fault { _ = try second.hold(Queued(id: mail, record: nil)) } == .busy)
            #expect(hold.mail.message == message())
        }
        #expect(try second.revoke(mail) == .revoked)
        #expect(try spool.hold(Queued(id: mail, record: nil)) == nil)
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
        #expect(spool.settle([try record("a-1", .sent)]).isEmpty)
        #expect(try spool.revoke(mail) == .tooLate(.done))
        #expect(try spool.revoke(id("a-2")) == .unknown)
    }

    @Test("A message whose answer is recorded is too late to revoke, wherever a crash left it")
    func revokesRecorded() throws {
        try spool.claim()
        let sent = try record("a-1", .sent)
        try write(Array(sent.text.utf8), to: scratch.spool + "/queue/a-1.txt")
        #expect(try spool.revoke(mail) == .tooLate(.queue))
        #expect(try fault { try spool.retry(mail) } == .missing)
    }

    @Test(
        "A failed or deferred message goes back to new without its record",
        arguments: [true, false])
    func retries(dead: Bool) throws {
        try spool.claim()
        #expect(spool.settle([try record("a-1", dead ? .dead : .deferred)]).isEmpty)
        try spool.retry(mail)
        #expect(try spool.standing(of: mail) == .init(place: .new, record: nil))
        #expect(try names(in: scratch.spool + "/failed").isEmpty)
        #expect(try names(in: scratch.spool + "/queue").isEmpty)
        #expect(try fault { try spool.retry(mail) } == .missing)
    }

    @Test("A message that delivery is at can't be sent back")
    func retriesBusy() throws {
        try spool.claim()
        let hold = try #require(try spool.hold(Queued(id: mail, record: nil)))
        #expect(try fault { try scratch.open().retry(mail) } == .busy)
        #expect(hold.mail.id == mail)
    }

    @Test("A revoked message can be erased, once")
    func erases() throws {
        #expect(try spool.revoke(mail) == .revoked)
        try spool.erase(mail, from: .revoked)
        #expect(try spool.find(mail) == nil)
        #expect(try fault { try spool.erase(mail, from: .revoked) } == .missing)
    }

    @Test("A file that hanchotd didn't write is refused, and can be settled as unreadable")
    func foreign() throws {
        try write(Array("Subject: x\r\n\r\nhi".utf8), to: scratch.spool + "/new/b-1.eml")
        try spool.claim()
        #expect(try fault { _ = try spool.hold(Queued(id: id("b-1"), record: nil)) } == .strange)
        #expect(spool.settle([try record("b-1", .dead)]).isEmpty)
        #expect(try spool.find(id("b-1")) == .failed)
    }

    @Test("Claiming overwrites nothing: a second message of a name is set aside")
    func claimsTwice() throws {
        try spool.claim()
        try write(Array("other".utf8), to: scratch.spool + "/new/a-1.eml")
        let claim = try spool.claim()
        #expect(claim.ids.isEmpty)
        #expect(claim.strange == ["a-1.eml"])
        #expect(try spool.read(mail, in: .queue).message == message())
        #expect(try names(in: scratch.spool + "/new").isEmpty)
        #expect(try bytes(at: scratch.spool + "/failed/a-1.eml") == Array("other".utf8))
    }

    @Test("Only one process delivers at a time")
    func deliveryLock() throws {
        let other = try scratch.open()
        do {
            let lock = try spool.lockForDelivery()
            #expect(try fault { _ = try other.lockForDelivery() } == .busy)
            withExtendedLifetime(lock) {}
        }
        withExtendedLifetime(try other.lockForDelivery()) {}
    }

    @Test("The backlog counts what waits and knows since when")
    func backlog() throws {
        let before = try #require(try spool.backlog().oldest)
        try spool.publish(id: id("a-2"), envelope: envelope(), bytes: message())
        try spool.claim()
        #expect(try spool.backlog().count == 2)
        #expect(try spool.backlog().oldest == before)
        #expect(spool.settle([try record("a-1", .sent), try record("a-2", .dead)]).isEmpty)
        #expect(try spool.backlog().count == 0)
        #expect(try spool.backlog().oldest == nil)
    }
}

import Delivery
import Foundation
import Spool
import Testing

@Suite("Connections", .serialized)
struct ConnectionTests {
    let scratch: Scratch
    let spool: SpoolDirectory

    init() throws {
        scratch = try Scratch()
        spool = try scratch.open()
    }

    func mails(_ count: Int) -> [String] { (0..<count).map { "m-\($0)" } }

    func expectAllOnce(_ server: MailServer, _ count: Int) throws {
        let all = Dictionary(uniqueKeysWithValues: mails(count).map { ("<\($0)@so.example>", 1) })
        #expect(try server.accepted() == all)
        #expect(try spool.list(.done).ids.count == count)
        for id in try spool.list(.done).ids {
            #expect(try spool.record(of: id, in: .done)?.attempts == 1)
        }
    }

    @Test("Many messages share a few connections, never more than allowed", arguments: [1, 4])
    func shared(connections: Int) throws {
        let server = try MailServer(in: scratch)
        try spool.publish(mails(60), kind: "ok")
        let pass = try deliver(spool, plain(server, ["--connections", "\(connections)"]))
        #expect(pass.ending == .finished)
        try expectAllOnce(server, 60)
        let opened = try server.events().filter { $0.event == "connected" }
        #expect(opened.count == connections)
        #expect(opened.compactMap(\.active).max() == connections)
    }

    @Test("A server that ends connections after a few mails costs no attempt")
    func hangsUp() throws {
        let server = try MailServer(["each": 3], in: scratch)
        try spool.publish(mails(20), kind: "ok")
        #expect(try deliver(spool, plain(server)).ending == .finished)
        try expectAllOnce(server, 20)
    }

    @Test("A connection that the server closed in between is opened anew")
    func closesIdle() throws {
        let server = try MailServer(in: scratch)
        try spool.publish(mails(20), kind: "hang-up")
        #expect(try deliver(spool, plain(server)).ending == .finished)
        try expectAllOnce(server, 20)
    }

    @Test("A server that takes fewer connections than were set gets fewer")
    func fewer() throws {
        let server = try MailServer(["most": 2], in: scratch)
        try spool.publish(mails(40), kind: "ok")
        let pass = try deliver(spool, plain(server, ["--connections", "6"]))
        #expect(pass.ending == .finished)
        try expectAllOnce(server, 40)
        #expect(
            pass.events.contains { event in
                if case .fewerConnections = event { true } else { false }
            })
        #expect(try spool.relayTrouble() == nil)
    }

    @Test("A pass that is asked to stop begins nothing new and leaves nothing half-known")
    func stops() throws {
        let server = try MailServer(in: scratch)
        try spool.publish(mails(40), kind: "ok")
        let pass = try deliver(spool, plain(server), stopAfter: 3)
        #expect(pass.ending == .stopped)
        let sent = try server.accepted()
        #expect((1..<40).contains(sent.count))
        #expect(try spool.list(.done).ids.count == sent.count)
        #expect(try deliver(spool, plain(server)).ending == .finished)
        try expectAllOnce(server, 40)
    }

    @Test("A second delivery at the same time leaves the spool to the first")
    func onlyOne() throws {
        let server = try MailServer(in: scratch)
        try spool.publish(mails(1), kind: "ok")
        let lock = try spool.lockForDelivery()
        #expect(try deliver(try scratch.open(), plain(server)).ending == .busy)
        withExtendedLifetime(lock) {}
        #expect(try server.count("connected") == 0)
    }

    struct Broken: CustomTestStringConvertible, Sendable {
        var mode: String
        var reason: String

        var testDescription: String { mode }
    }

    @Test(
        "A server that can't be used is backed off from as a whole, and no message is blamed",
        arguments: [
            Broken(mode: "gone", reason: "connect"),
            Broken(mode: "mute", reason: "time"),
            Broken(mode: "greet 554 5.3.2 go away", reason: "554 5.3.2 go away"),
            Broken(mode: "greet 421 4.3.2 closing", reason: "421 4.3.2 closing"),
        ])
    func relayFails(broken: Broken) throws {
        let server = try MailServer(["mode": broken.mode == "gone" ? "" : broken.mode], in: scratch)
        // Only for one that stays silent is the time short.
        let patience = broken.mode == "mute" ? "1" : "60"
        var settings = plain(server, ["--connect-timeout", patience])
        // A port that nobody listens on: bound above, but not here.
        if broken.mode == "gone" { settings[1] = "smtp://127.0.0.1:1" }
        try spool.publish(mails(10), kind: "ok")
        var now = noon
        for failures in 1...3 {
            let pass = try deliver(spool, settings, now: now)
            #expect(pass.ending == .relayFailed)
            let trouble = try #require(pass.trouble)
            #expect(trouble.failures == failures)
            #expect(trouble.since == noon)
            #expect(trouble.nextAttempt - now == (minute / 2) << Int64(failures - 1))
            #expect(trouble.reason.localizedCaseInsensitiveContains(broken.reason))
            #expect(try spool.relayTrouble() == trouble)
            // Not before its time.
            let early = try deliver(spool, settings, now: trouble.nextAttempt - 1)
            #expect(early.ending == .relayFailed && early.events.isEmpty)
            now = trouble.nextAttempt
        }
        if broken.mode != "gone" { #expect(try server.count("connected") == 3) }
        for id in try spool.list(.queue).ids {
            #expect(try spool.record(of: id, in: .queue) == nil)
        }
        let good = try MailServer(in: scratch)
        let pass = try deliver(spool, plain(good), now: now)
        #expect(pass.events.first == .relayBack)
        try expectAllOnce(good, 10)
        #expect(try spool.relayTrouble() == nil)
    }

    @Test("Ten days without the server cost a message nothing but the time")
    func longOutage() throws {
        try spool.publish(["m-0"], kind: "later")
        let gone = ["--relay", "smtp://127.0.0.1:1", "--starttls", "none"]
        #expect(try deliver(spool, gone).ending == .relayFailed)
        #expect(try deliver(spool, gone, now: noon + 10 * day).ending == .relayFailed)
        let server = try MailServer(in: scratch)
        _ = try deliver(spool, plain(server), now: noon + 11 * day)
        let record = try #require(try spool.standing(of: id("m-0"))?.record)
        #expect(record.outcome == .deferred && record.attempts == 1)
    }

    @Test("A clock that was set back by a year doesn't keep mail waiting")
    func clockSetBack() throws {
        let server = try MailServer(in: scratch)
        try spool.publish(["m-0"], kind: "grey")
        _ = try deliver(spool, plain(server), now: noon + 365 * day)
        _ = try deliver(spool, plain(server), now: noon)
        try #require(try spool.find(id("m-0")) == .done)
    }
}

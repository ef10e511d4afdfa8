import Delivery
import Foundation
import Spool
import Testing

/// A refusal that would refuse every mail is the relay's trouble, not the mails' end (statement 60).
@Suite("Refusals of everything", .serialized)
struct RefusalTests {
    let scratch: Scratch
    let spool: SpoolDirectory

    init() throws {
        scratch = try Scratch()
        spool = try scratch.open()
    }

    /// Mails to different people, each by its own name.
    func publish(_ count: Int, _ kind: String = "ok") throws {
        for number in 0..<count {
            try spool.publish(["m-\(number)"], kind: "\(kind)+\(number)")
        }
    }

    func server(_ at: String, _ reply: String, after: Int = 0) throws -> MailServer {
        try MailServer(["refuse": ["at": at, "with": reply, "after": after]], in: scratch)
    }

    struct Case: CustomTestStringConvertible, Sendable {
        var at: String
        var reply: String
        var mails = 40

        var testDescription: String { "\(mails) times \(reply) at \(at)" }
    }

    @Test(
        "What refuses every mail lets every mail wait, is asked of a few, and is told (statement 60)",
        arguments: [
            Case(at: "MAIL", reply: "554 5.7.1 sender refused"),
            Case(at: "MAIL", reply: "550 no", mails: 1),
            Case(at: "MAIL", reply: "553 5.1.8 domain of sender address does not exist", mails: 2),
            Case(at: "RCPT", reply: "554 5.7.1 Relay access denied"),
            Case(at: "RCPT", reply: "554 5.7.1 Relay access denied", mails: 1),
            Case(at: "RCPT", reply: "550 relaying prohibited", mails: 2),
            Case(at: "RCPT", reply: "550 5.1.1 relaying to this address is not allowed"),
            Case(at: "RCPT", reply: "530 5.7.0 Authentication required", mails: 1),
            Case(at: "RCPT", reply: "550 5.7.1 Client host [192.0.2.1] blocked using a list"),
            Case(at: "RCPT", reply: "550 5.1.1 no such user"),
            Case(at: "RCPT", reply: "550 5.1.1 no such user", mails: 5),
            Case(at: "DATA", reply: "554 5.7.1 message rejected"),
            Case(at: "DATA", reply: "554 5.7.1 message rejected", mails: 2),
            Case(at: "DATA", reply: "550 5.4.5 daily sending quota exceeded", mails: 1),
        ])
    func everything(each: Case) throws {
        let server = try server(each.at, each.reply)
        try publish(each.mails)
        let pass = try deliver(spool, plain(server))
        #expect(pass.ending == .relayFailed)
        #expect(try spool.list(.queue).ids.count == each.mails)
        #expect(try spool.list(.queue).recorded.isEmpty, "none is blamed")
        #expect(try spool.list(.failed).ids.isEmpty)
        let trouble = try #require(try spool.relayTrouble())
        #expect(trouble.kind == .refusesAll)
        #expect(trouble.reason.contains(each.reply.dropFirst(4)))
        // Each connection may have one more on its way.
        #expect(try server.count("refused") <= 10 + 4)

        // Some hours later it takes mail again.
        let well = try MailServer(in: scratch)
        #expect(try deliver(spool, plain(well), now: noon + 60 * minute).ending == .finished)
        #expect(try spool.list(.done).ids.count == each.mails)
        #expect(try spool.relayTrouble() == nil)
    }

    @Test("A server that refuses everything isn't asked again before its time")
    func rests() throws {
        let server = try server("MAIL", "554 5.7.1 no")
        try publish(8)
        _ = try deliver(spool, plain(server))
        let asked = try server.count("refused")
        #expect(try deliver(spool, plain(server), now: noon + 1).ending == .relayFailed)
        #expect(try server.count("refused") == asked)
        _ = try deliver(spool, plain(server), now: noon + minute)
        #expect(try spool.relayTrouble()?.failures == 2)
        #expect(try spool.relayTrouble()?.since == noon)
    }

    @Test("A server that begins to refuse everything in the middle stops the rest, not the taken")
    func midway() throws {
        let server = try server("RCPT", "554 5.7.1 too many messages today", after: 10)
        try publish(40)
        #expect(try deliver(spool, plain(server, ["--connections", "1"])).ending == .relayFailed)
        #expect(try spool.list(.done).ids.count == 10)
        #expect(try spool.list(.queue).ids.count == 30)
        #expect(try spool.list(.failed).ids.isEmpty)
    }

    @Test("Of many refused recipients among those that are taken each is dead")
    func mixed() throws {
        let server = try MailServer(in: scratch)
        for number in 0..<30 {
            let kind = number % 3 == 2 ? "ok" : "refuse"
            try spool.publish(["m-\(100 + number)"], kind: "\(kind)+\(number)")
        }
        #expect(try deliver(spool, plain(server)).ending == .finished)
        #expect(try spool.list(.failed).ids.count == 20)
        #expect(try spool.list(.done).ids.count == 10)
        #expect(try spool.relayTrouble() == nil)
    }

    @Test("One recipient that doesn't exist is dead at once, ten mails to it too")
    func one() throws {
        let server = try MailServer(in: scratch)
        try spool.publish((0..<10).map { "m-\($0)" }, kind: "refuse")
        #expect(try deliver(spool, plain(server)).ending == .finished)
        #expect(try spool.list(.failed).ids.count == 10)
        #expect(try spool.relayTrouble() == nil)
    }

    @Test("Bad recipients that come first keep nobody from being asked about in the end")
    func first() throws {
        let server = try MailServer(in: scratch)
        for number in 10..<20 { try spool.publish(["a-\(number)"], kind: "refuse+\(number)") }
        for number in 10..<20 { try spool.publish(["b-\(number)"], kind: "ok+\(number)") }
        var now = noon
        for _ in 1...4 {
            _ = try deliver(spool, plain(server, ["--connections", "1"]), now: now)
            now += 30 * minute
        }
        #expect(try spool.list(.done).ids.count == 10)
        #expect(try spool.list(.failed).ids.count == 10)
        #expect(try spool.relayTrouble() == nil)
    }

    @Test("Mails that a server puts off alike for days wait on, one that it puts off alone is dead")
    func postponed() throws {
        let server = try server("RCPT", "451 4.7.1 try later")
        try publish(6)
        _ = try deliver(spool, plain(server))
        #expect(try deliver(spool, plain(server), now: noon + 6 * day).ending == .relayFailed)
        #expect(try spool.list(.queue).ids.count == 6)
        #expect(try spool.relayTrouble()?.kind == .refusesAll)

        let other = try MailServer(in: scratch)
        _ = try deliver(spool, plain(other), now: noon + 7 * day)
        #expect(try spool.list(.done).ids.count == 6)
    }

    struct Reading: CustomTestStringConvertible, Sendable {
        var code: Int
        var text: String
        var stage: Conversation.Stage
        var blame: Blame

        var testDescription: String { "\(code) \(text) at \(stage)" }
    }

    @Test(
        "A reply is held against whom it is about",
        arguments: [
            Reading(code: 552, text: "5.3.4 too large", stage: .sender, blame: .message),
            Reading(code: 552, text: "size exceeds limit", stage: .sender, blame: .message),
            Reading(code: 501, text: "5.1.7 bad sender", stage: .sender, blame: .everything),
            Reading(code: 550, text: "user unknown", stage: .recipient, blame: .recipient),
            Reading(code: 551, text: "not local", stage: .recipient, blame: .recipient),
            Reading(code: 552, text: "5.2.2 quota exceeded", stage: .recipient, blame: .recipient),
            Reading(code: 554, text: "5.7.1 denied", stage: .recipient, blame: .everything),
            Reading(code: 550, text: "5.7.1 denied", stage: .recipient, blame: .everything),
            Reading(code: 550, text: "5.1.8 your domain", stage: .recipient, blame: .everything),
            Reading(code: 530, text: "5.7.0 log in", stage: .recipient, blame: .everything),
            Reading(code: 554, text: "5.6.0 bad form", stage: .answer, blame: .message),
            Reading(code: 550, text: "5.7.1 spam", stage: .answer, blame: .message),
            Reading(code: 554, text: "5.7.1 sender rejected", stage: .answer, blame: .everything),
        ])
    func blames(each: Reading) {
        #expect(Blame(Reply(code: each.code, text: each.text), at: each.stage) == each.blame)
    }
}

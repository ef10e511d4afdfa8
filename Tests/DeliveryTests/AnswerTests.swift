import Delivery
import Foundation
import Spool
import Testing

@Suite("What servers answer", .serialized)
struct AnswerTests {
    let scratch: Scratch
    let spool: SpoolDirectory
    let server: MailServer

    init() throws {
        scratch = try Scratch()
        spool = try scratch.open()
        server = try MailServer(in: scratch)
    }

    struct Case: CustomTestStringConvertible, Sendable {
        /// What the server does, see smtp_server.py.
        var kind: String
        var place: SpoolPlace
        var cause: DeliveryRecord.Cause
        var code: Int
        var text: String

        var testDescription: String { kind }
    }

    @Test(
        "Each answer has its outcome, and the next message flows",
        arguments: [
            Case(kind: "ok", place: .done, cause: .accepted, code: 250, text: "2.0.0 kept"),
            Case(
                kind: "later", place: .queue, cause: .postponed, code: 451,
                text: "4.3.0 try again later"),
            Case(
                kind: "refuse", place: .failed, cause: .refused, code: 550,
                text: "5.1.1 no such user"),
            Case(
                kind: "weird", place: .failed, cause: .refused, code: 550,
                text: "5.7.1 two 5.7.1 lines"),
            Case(
                kind: "later-data", place: .queue, cause: .postponed, code: 452,
                text: "4.3.1 no room now"),
            Case(
                kind: "refuse-data", place: .failed, cause: .refused, code: 554,
                text: "5.7.1 not wanted"),
            Case(kind: "hang-rcpt", place: .queue, cause: .interrupted, code: 0, text: "timeout"),
            Case(kind: "drop-rcpt", place: .queue, cause: .interrupted, code: 0, text: "reading"),
            Case(
                kind: "hang-data", place: .queue, cause: .interrupted, code: 0, text: "arrive twice"
            ),
            Case(
                kind: "drop-data", place: .queue, cause: .interrupted, code: 0, text: "arrive twice"
            ),
        ])
    func answers(each: Case) throws {
        try spool.publish(["a-1"], kind: each.kind)
        try spool.publish(["b-1"], kind: "ok")
        let patience = each.kind.hasPrefix("hang") ? 10 : 60
        let pass = try deliver(spool, plain(server, patience: patience))
        #expect(pass.ending == .finished)
        let standing = try #require(try spool.standing(of: id("a-1")))
        let record = try #require(standing.record)
        #expect(standing.place == each.place)
        #expect(record.cause == each.cause)
        #expect(record.replyCode == each.code)
        #expect(record.replyText.contains(each.text))
        #expect(record.attempts == 1)
        #expect(record.firstAttempt == noon && record.lastAttempt == noon)
        #expect(record.nextAttempt == (each.place == .queue ? noon + 5 * minute : nil))
        #expect(try spool.find(id("b-1")) == .done)
        #expect(pass.events.contains(.settled(record, to: ["\(each.kind)@school.example"])))
        #expect(try spool.relayTrouble() == nil)
    }

    @Test("A message arrives byte for byte, without its envelope and with its sender")
    func bytes() throws {
        try spool.publish(["a-1"], kind: "ok")
        try spool.publish(["a-2"], kind: "ok", sender: nil)
        #expect(try deliver(spool, plain(server)).ending == .finished)
        let accepted = try server.events().filter { $0.event == "accepted" }
        #expect(accepted.map(\.sender) == ["nhac-viec@so.example", "<>"])
        #expect(accepted.map(\.returnPath) == [false, false])
        let content = Array((accepted.first?.content ?? "").utf8)
        #expect(content == message("a-1", to: "ok@school.example"))
    }

    @Test("A message for several goes to all of them or, when one is refused, to none")
    func several() throws {
        for (name, kind) in [("a-1", "ok"), ("a-2", "refuse")] {
            let envelope = try Envelope(
                sender: nil, recipients: ["ok@a.example", "\(kind)@b.example"])
            try spool.publish(
                id: id(name), envelope: envelope, bytes: message(name, to: "ok@a.example"))
        }
        #expect(try deliver(spool, plain(server)).ending == .finished)
        #expect(try server.accepted() == ["<a-1@so.example>": 1])
        #expect(try spool.find(id("a-2")) == .failed)
    }

    @Test("A greylisted message is sent at its second attempt, not before its time")
    func greylisting() throws {
        try spool.publish(["a-1"], kind: "grey")
        #expect(try deliver(spool, plain(server)).ending == .finished)
        #expect(try deliver(spool, plain(server), now: noon + 5 * minute - 1).ending == .finished)
        #expect(try server.count("asked") == 1)
        #expect(try deliver(spool, plain(server), now: noon + 5 * minute).ending == .finished)
        let standing = try #require(try spool.standing(of: id("a-1")))
        #expect(standing.place == .done)
        #expect(standing.record?.attempts == 2)
        #expect(standing.record?.firstAttempt == noon)
    }

    @Test("With --now what waits is tried at once")
    func now() throws {
        try spool.publish(["a-1"], kind: "grey")
        _ = try deliver(spool, plain(server))
        _ = try deliver(spool, plain(server, ["--now"]), now: noon + 1)
        #expect(try spool.find(id("a-1")) == .done)
    }

    @Test("A message that is put off for five days is given up after the last refusal")
    func exhausted() throws {
        try spool.publish(["a-1"], kind: "later")
        var now = noon
        var attempts = 0
        repeat {
            _ = try deliver(spool, plain(server), now: now)
            attempts += 1
            let record = try #require(try spool.standing(of: id("a-1"))?.record)
            try #require(record.attempts == attempts)
            guard let next = record.nextAttempt else { break }
            #expect(next - now == min(5 * minute << Int64(min(attempts - 1, 6)), 240 * minute))
            now = next
        } while now < noon + 30 * day
        let record = try #require(try spool.standing(of: id("a-1"))?.record)
        #expect(record.outcome == .dead)
        #expect(record.cause == .exhausted)
        #expect(record.replyCode == 451)
        #expect((5 * day...5 * day + 240 * minute).contains(now - noon))
        #expect(try spool.find(id("a-1")) == .failed)
    }

    @Test("A message that has lost its use is dead without being tried")
    func outdated() throws {
        try spool.publish(["a-1"], kind: "ok", expires: noon)
        try spool.publish(["a-2"], kind: "ok", expires: noon + 1)
        #expect(try deliver(spool, plain(server)).ending == .finished)
        #expect(try server.accepted() == ["<a-2@so.example>": 1])
        let standing = try #require(try spool.standing(of: id("a-1")))
        #expect(standing.place == .failed)
        #expect(standing.record?.cause == .outdated)
        #expect(standing.record?.attempts == 0)
    }

    @Test("A message revoked before its turn is not sent, also after an attempt (statement 26)")
    func revoked() throws {
        try spool.publish(["a-1", "a-2"], kind: "ok")
        try spool.publish(["a-3"], kind: "later")
        #expect(try spool.revoke(id("a-1")) == .revoked)
        _ = try deliver(spool, plain(server))
        #expect(try server.accepted() == ["<a-2@so.example>": 1])
        #expect(try spool.revoke(id("a-3")) == .revoked)
        #expect(try spool.revoke(id("a-2")) == .tooLate(.done))
        _ = try deliver(spool, plain(server), now: noon + day)
        #expect(try server.count("asked") == 2)
    }

    @Test("When only the answer to DATA is lost the message arrives twice under one Message-ID")
    func lostAnswer() throws {
        try spool.publish(["a-1"], kind: "lose-answer")
        _ = try deliver(spool, plain(server))
        #expect(try spool.find(id("a-1")) == .queue)
        _ = try deliver(spool, plain(server), now: noon + day)
        #expect(try spool.find(id("a-1")) == .done)
        #expect(try server.accepted() == ["<a-1@so.example>": 2])
    }
}

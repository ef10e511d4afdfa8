import Foundation
import Glibc
import Spool
import Testing

@Suite("Publishing")
struct PublishingTests {
    let scratch: Scratch
    let spool: SpoolDirectory

    init() throws {
        scratch = try Scratch()
        spool = try scratch.open()
    }

    func publish(_ text: String, _ bytes: [UInt8] = message()) throws -> Publication {
        try spool.publish(id: id(text), envelope: envelope(), bytes: bytes)
    }

    @Test("A new spool has its eight folders, setgid and closed to others")
    func layout() throws {
        let folders = ["done", "failed", "new", "news", "queue", "revoked", "tmp", "work"]
        #expect(try names(in: scratch.spool) == folders)
        for folder in folders {
            var status = stat()
            #expect(stat(scratch.spool + "/" + folder, &status) == 0)
            #expect(status.st_mode & 0o7777 == 0o2770)
        }
    }

    @Test("A published message is one file in new, readable by the group, and tmp is empty")
    func published() throws {
        #expect(try publish("a-1") == .published)
        #expect(try names(in: scratch.spool + "/new") == ["a-1.eml"])
        #expect(try names(in: scratch.spool + "/tmp").isEmpty)
        var status = stat()
        #expect(stat(scratch.spool + "/new/a-1.eml", &status) == 0)
        #expect(status.st_mode & 0o7777 == 0o640)
        #expect(status.st_nlink == 1)
    }

    @Test("The file is the envelope's fields, then the message as it was given")
    func fileBytes() throws {
        _ = try publish("a-1")
        let head =
            "Return-Path: <reminders@office.example>\r\nEnvelope-To: <head@school.example>\r\n"
        #expect(try bytes(at: scratch.spool + "/new/a-1.eml") == Array(head.utf8) + message())
    }

    @Test("A message is read back with its envelope")
    func readBack() throws {
        let several = try envelope(to: ["a@x.example", "\"b c\"@y.example".filter { $0 != " " }])
        try spool.publish(id: id("a-1"), envelope: several, bytes: message())
        let mail = try spool.read(id("a-1"), in: .new)
        #expect(mail == SpoolMail(id: try id("a-1"), envelope: several, message: message()))
    }

    @Test("The null sender is an empty Return-Path")
    func nullSender() throws {
        let silent = try Envelope(sender: nil, recipients: ["head@school.example"])
        try spool.publish(id: id("a-1"), envelope: silent, bytes: message())
        #expect(try spool.read(id("a-1"), in: .new).envelope.sender == nil)
    }

    @Test("Python's email parser finds no defect in a spooled file")
    func judgedByPython() throws {
        _ = try publish("a-1")
        let script = """
            import email, email.policy, sys
            m = email.message_from_binary_file(open(sys.argv[1], 'rb'), policy=email.policy.default)
            defects = list(m.defects) + [d for v in m.values() for d in getattr(v, 'defects', ())]
            print(defects, m['Return-Path'], m['Envelope-To'], m['Subject'])
            """
        let path = scratch.spool + "/new/a-1.eml"
        let judged = try run("/usr/bin/python3", ["-c", script, path])
        #expect(
            judged.output == "[] <reminders@office.example> <head@school.example> Hạn chót\n")
    }

    @Test(
        "Publishing the same bytes again changes nothing, wherever the message is by then",
        arguments: SpoolPlace.allCases)
    func idempotent(place: SpoolPlace) throws {
        _ = try publish("a-1")
        try advance("a-1", to: place)
        #expect(try publish("a-1") == .alreadyThere(place))
        #expect(try spool.find(id("a-1")) == place)
        #expect(try spool.list(.new).ids.isEmpty == (place != .new))
    }

    @Test(
        "Other bytes under a taken id are refused and the first stay",
        arguments: SpoolPlace.allCases)
    func contentDiffers(place: SpoolPlace) throws {
        _ = try publish("a-1")
        try advance("a-1", to: place)
        #expect(try fault { _ = try publish("a-1", message("Khac")) } == .contentDiffers)
        #expect(try spool.read(id("a-1"), in: place).message == message())
        #expect(try names(in: scratch.spool + "/tmp").isEmpty)
    }

    @Test("When a message loses its use is part of what was published")
    func expiryDiffers() throws {
        _ = try publish("a-1")
        let other = try Envelope(
            sender: "reminders@office.example", recipients: ["head@school.example"], expires: 1)
        let thrown = try fault {
            try spool.publish(id: id("a-1"), envelope: other, bytes: message())
        }
        #expect(thrown == .contentDiffers)
    }

    @Test("Another envelope under a taken id is refused too")
    func envelopeDiffers() throws {
        _ = try publish("a-1")
        let other = try envelope(to: ["deputy@school.example"])
        let thrown = try fault {
            try spool.publish(id: id("a-1"), envelope: other, bytes: message())
        }
        #expect(thrown == .contentDiffers)
    }

    @Test("A batch gives every message its own outcome, in order")
    func batch() throws {
        _ = try publish("b-1")
        _ = try publish("b-2", message("Khac"))
        let mails = try ["b-1", "b-2", "b-3", "b-4", "b-4"].map {
            SpoolMail(id: try id($0), envelope: try envelope(), message: message())
        }
        let outcomes = spool.publish(mails).map { outcome in
            switch outcome {
            case .success(let publication): "\(publication)"
            case .failure(let error): "\(error.fault)"
            }
        }
        #expect(
            outcomes == [
                "alreadyThere(Spool.SpoolPlace.new)", "contentDiffers", "published", "published",
                "alreadyThere(Spool.SpoolPlace.new)",
            ])
        #expect(try spool.list(.new).ids.map(\.text) == ["b-1", "b-2", "b-3", "b-4"])
        #expect(try names(in: scratch.spool + "/tmp").isEmpty)
    }

    @Test("A thousand messages in one batch are all there")
    func largeBatch() throws {
        let mails = try (0..<1000).map {
            SpoolMail(id: try id("m-\($0)"), envelope: try envelope(), message: message("\($0)"))
        }
        let published = spool.publish(mails).filter { outcome in
            if case .success(.published) = outcome { true } else { false }
        }
        #expect(published.count == 1000)
        #expect(try spool.list(.new).ids == mails.map(\.id).sorted())
    }

    struct BadMessage: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var bytes: [UInt8]
    }

    @Test(
        "A message that would blur the envelope is refused before anything is written",
        arguments: [
            BadMessage(testDescription: "empty", bytes: []),
            BadMessage(testDescription: "begins with a blank", bytes: Array(" x: y\r\n\r\n".utf8)),
            BadMessage(testDescription: "begins with a line break", bytes: Array("\r\nhi".utf8)),
            BadMessage(
                testDescription: "begins with a field of the envelope",
                bytes: Array("Envelope-To: <x@y.example>\r\n\r\n".utf8)),
        ])
    func badMessage(bad: BadMessage) throws {
        #expect(try fault { _ = try publish("a-1", bad.bytes) } == .invalid)
        #expect(try names(in: scratch.spool + "/new").isEmpty)
    }

    /// Brings a message from `new` to a place by the spool's own steps.
    func advance(_ text: String, to place: SpoolPlace) throws {
        guard place != .new else { return }
        if place == .revoked {
            #expect(try spool.revoke(id(text)) == .revoked)
            return
        }
        try spool.claim()
        guard place != .queue else { return }
        let outcome: DeliveryRecord.Outcome = place == .done ? .sent : .dead
        #expect(spool.settle([try record(text, outcome)]).isEmpty)
    }
}

import Civil
import Control
import Foundation
import JSON
import Ledger
import Rounds
import Rules
import SourceText
import Spool
import Testing

@testable import Daemon

@Suite("Forgetting an address (statement 34)")
struct ForgetTests {
    private static let gone = "baoloc@so.example"
    /// The same registry with another address for that school.
    private static let renamed = [
        TestRules.registry.replacing(gone, with: "moi@so.example"), TestRules.calendar,
        TestRules.plan,
    ]

    /// A service that has reminded the schools, whose mail is where `delivered` says.
    private func desk(delivered: Bool) throws -> DeskBench {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-27T08:00")
        if delivered { try desk.deliver() }
        return desk
    }

    /// Files in which the bytes of a text stand, or whose names hold it.
    private func holders(of text: String, in directory: String) throws -> [String] {
        let root = URL(fileURLWithPath: directory)
        let names = try FileManager.default.subpathsOfDirectory(atPath: directory)
        #expect(names.count > 10)
        return try names.filter { name in
            let url = root.appendingPathComponent(name)
            guard try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else {
                return false
            }
            if name.contains(text) { return true }
            return try Data(contentsOf: url).range(of: Data(text.utf8)) != nil
        }
    }

    @Test("Neither address nor fingerprint is left in a file, and what was told is")
    func delivered() throws {
        let desk = try desk(delivered: true)
        #expect(try !holders(of: Self.gone, in: desk.directory).isEmpty)
        #expect(try !holders(of: fingerprint(Self.gone), in: desk.directory).isEmpty)
        let told = try desk.sent("bao-loc")
        let refusal = try #require(
            try desk.refusals("Forget", ["address": .string(Self.gone)]).first)
        #expect(refusal.reason.en.hasPrefix("'bao-loc' still names this address"))

        try desk.restart(Self.renamed)
        let answer = try desk.ask("Forget", ["address": .string(Self.gone)])
        #expect(answer["mails"]?.intValue == answer["files"]?.intValue)
        #expect(try #require(answer["mails"]?.intValue) > 0)
        for text in [Self.gone, fingerprint(Self.gone)] {
            #expect(try holders(of: text, in: desk.directory) == [], "\(text)")
        }
        #expect(try desk.sent("bao-loc") == told)
        try desk.restart(Self.renamed)
        #expect(try desk.sent("bao-loc") == told)
        #expect(try holders(of: fingerprint(Self.gone), in: desk.directory) == [])
        try desk.remove()
    }

    @Test("Mail that hasn't left is a refusal, or is taken back; it isn't written again")
    func waiting() throws {
        let desk = try desk(delivered: false)
        try desk.restart(Self.renamed)
        let contents = try desk.contents
        let refusal = try #require(
            try desk.refusals("Forget", ["address": .string(Self.gone)]).first)
        #expect(refusal.code == .contradiction)
        #expect(refusal.reason.en.contains("haven't left yet"))
        #expect(try !holders(of: Self.gone, in: desk.directory).isEmpty)

        _ = try desk.ask("Forget", ["address": .string(Self.gone), "also_waiting": true])
        for text in [Self.gone, fingerprint(Self.gone)] {
            #expect(try holders(of: text, in: desk.directory) == [], "\(text)")
        }
        try desk.restart(Self.renamed)
        #expect(try desk.contents == contents)
        #expect(try desk.engine.ledger.counts().undelivered > 0)
        try desk.remove()
    }

    @Test("The key is made once, and is the owner's alone")
    func key() throws {
        let desk = try desk(delivered: true)
        try desk.restart(Self.renamed)
        _ = try desk.ask("Forget", ["address": .string(Self.gone)])
        let path = "\(desk.directory)/state/\(TokenKeyFile.forgetting)"
        let key = try Data(contentsOf: URL(fileURLWithPath: path))
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        let refusal = try #require(
            try desk.refusals("Forget", ["address": .string(Self.gone)]).first)
        #expect(refusal.code == .unknown)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == key)
        try desk.remove()
    }

    @Test("A trial mail, which the ledger doesn't know, goes too")
    func trial() throws {
        let desk = try desk(delivered: true)
        let spool = desk.engine.spool
        let id = try SpoolID("trial-1")
        let results = spool.publish([
            SpoolMail(
                id: id,
                envelope: try Envelope(
                    sender: nil, recipients: ["thu@so.example"], expires: nil, notices: []),
                message: Array("Subject: x\r\n\r\nx\r\n".utf8))
        ])
        for result in results { _ = try result.get() }
        #expect(
            try desk.refusals("Forget", ["address": "thu@so.example"]).first?.code
                == .contradiction)
        let answer = try desk.ask("Forget", ["address": "thu@so.example", "also_waiting": true])
        #expect(answer == ["mails": 0, "files": 1])
        #expect(try spool.find(id) == nil)
        try desk.remove()
    }

    @Test("Who may not write may not erase")
    func stranger() throws {
        let desk = try desk(delivered: true)
        let reply = desk.reply(
            "Forget", ["address": .string(Self.gone)], by: DeskBench.stranger)
        #expect(reply == .failure("NotAllowed", ["method": "vn.hanchot.Control.Forget"]))
        try desk.remove()
    }
}

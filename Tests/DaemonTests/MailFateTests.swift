import Civil
import Control
import Foundation
import JSON
import Ledger
import LedgerSQLite
import Rounds
import Rules
import Scheduler
import SourceText
import Spool
import TestSupport
import Testing

@testable import Daemon

@Suite("What becomes of mail in the spool")
struct MailFateTests {
    /// The mails about the report that wait, by recipient.
    private func waiting(_ desk: DeskBench) throws -> [String: SpoolID] {
        var found: [String: SpoolID] = [:]
        for id in try desk.engine.spool.list(.new).ids {
            let told = try desk.engine.ledger.notices(inMail: id.text)
            guard
                told.contains(where: {
                    $0.notice.key.subject.obligation?.occurrence.duty == "bao-cao"
                })
            else { continue }
            let mail = try desk.engine.spool.read(id, in: .new)
            found[mail.envelope.recipients[0]] = id
        }
        return found
    }

    private func outcomes(_ id: SpoolID, _ desk: DeskBench) throws -> [String] {
        try #require(try desk.engine.ledger.mail(id: id.text)).outcomes.map(\.what.rawValue)
    }

    /// Delivery comes to an end with every mail that waits.
    private func deliver(
        _ desk: DeskBench, _ outcome: (String) -> (DeliveryRecord.Outcome, Int)
    ) throws {
        let spool = desk.engine.spool
        let records = try spool.claim().ids.map { id in
            let recipient = try spool.read(id, in: .queue).envelope.recipients[0]
            let (outcome, code) = outcome(recipient)
            return DeliveryRecord(
                id: id, outcome: outcome, cause: outcome == .sent ? .accepted : .refused,
                attempts: 1, firstAttempt: desk.now.microseconds,
                lastAttempt: desk.now.microseconds, replyCode: code, replyText: "as it pleases")
        }
        #expect(spool.settle(records).isEmpty)
    }

    @Test("A receipt takes back a reminder that hasn't left (statement 26)")
    func revoked() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-27T08:00")
        let mails = try waiting(desk)
        let mine = try #require(mails["baoloc@so.example"])
        let other = try #require(mails["locthanh@so.example"])
        _ = try desk.ask("Receive", ["duty": "bao-cao", "units": ["bao-loc"], "number": "1/BC"])
        #expect(try desk.engine.spool.find(mine) == .revoked)
        #expect(try desk.engine.spool.find(other) == .new)
        try desk.tick()
        #expect(try outcomes(mine, desk) == ["revoked"])
        try desk.remove()
    }

    @Test("A start finishes what a crash left between a receipt and its revocation")
    func revokedAtStart() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-27T08:00")
        let mine = try #require(try waiting(desk)["baoloc@so.example"])
        let id = ObligationID(
            occurrence: OccurrenceID(duty: "bao-cao", period: "2025"), unit: "bao-loc")
        // The ledger alone, as after a crash right behind its transaction.
        var change = Change()
        change.events = [
            Event(
                id: 1, obligation: id, body: .received(number: nil, none: false, note: nil),
                actor: "an", on: try CivilDate(parsing: "2025-10-27"), recordedAt: desk.now)
        ]
        _ = try desk.engine.ledger.commit(change, expecting: .nothing)
        #expect(try desk.engine.spool.find(mine) == .new)
        try desk.restart()
        #expect(try desk.engine.spool.find(mine) == .revoked)
        try desk.remove()
    }

    @Test("What left is known to the ledger, whatever happens later to the spool")
    func sent() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-27T08:00")
        let mine = try #require(try waiting(desk)["baoloc@so.example"])
        try deliver(desk) { _ in (.sent, 250) }
        try desk.tick()
        #expect(try outcomes(mine, desk) == ["sent"])
        #expect(try desk.engine.ledger.unsettledMails().isEmpty)
        try desk.remove()
    }

    @Test("A dead letter marks its address: later stages are skipped, and the owner is told (21)")
    func dead() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-27T08:00")
        let mine = try #require(try waiting(desk)["baoloc@so.example"])
        try deliver(desk) { $0 == "baoloc@so.example" ? (.dead, 550) : (.sent, 250) }
        try desk.advance(to: "2025-11-03T17:00")
        #expect(try outcomes(mine, desk) == ["dead"])
        let id = ObligationID(
            occurrence: OccurrenceID(duty: "bao-cao", period: "2025"), unit: "bao-loc")
        let later = try desk.engine.ledger.notices(about: id).last { $0.notice.key.role == .head }
        #expect(later?.notice.fate == .suppressed(.undeliverable))
        let lists = try desk.engine.ledger.notices(ofPlan: "ke-hoach")
            .filter { $0.spooledAt != nil }.map(\.notice.key.stage)
        #expect(lists.contains("bounced"))
        #expect(lists.contains("skipped"))
        try desk.remove()
    }

    @Test("A dead mail that is dropped was taken back last, however old its file is")
    func dropped() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-27T08:00")
        let mine = try #require(try waiting(desk)["baoloc@so.example"])
        try deliver(desk) { _ in (.dead, 550) }
        let file = "\(desk.directory)/spool/failed/\(mine.text).eml"
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 0)], ofItemAtPath: file)
        try desk.tick()
        #expect(try desk.engine.spool.revoke(mine) == .revoked)
        try desk.tick()
        #expect(try outcomes(mine, desk) == ["dead", "revoked"])
        try desk.remove()
    }

    @Test("A later delivery to the address takes the mark away")
    func unmarked() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-27T08:00")
        let mine = try #require(try waiting(desk)["baoloc@so.example"])
        try deliver(desk) { $0 == "baoloc@so.example" ? (.dead, 550) : (.sent, 250) }
        try desk.tick()
        #expect(desk.engine.driver.undeliverable == [fingerprint("baoloc@so.example")])
        try desk.engine.spool.retry(mine)
        try deliver(desk) { _ in (.sent, 250) }
        try desk.tick()
        #expect(desk.engine.driver.undeliverable.isEmpty)
        #expect(try desk.engine.ledger.settings(prefix: undeliverablePrefix).isEmpty)
        try desk.remove()
    }

    @Test("A ledger restored from a backup sends nothing again (statement 31)")
    func restored() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-02T08:00")
        let backup = "\(desk.directory)/backup"
        try FileManager.default.createDirectory(
            atPath: backup, withIntermediateDirectories: true)
        // Nothing is being written: its files are the ledger as it is.
        try FileManager.default.copyItem(
            atPath: "\(desk.directory)/state", toPath: "\(backup)/state")
        try desk.advance(to: "2025-11-07T17:00")
        let left = Set(try desk.engine.spool.list(.new).ids)
        try FileManager.default.copyItem(
            atPath: "\(desk.directory)/spool", toPath: "\(backup)/spool")

        let restored = try DeskBench(at: "2025-11-07T17:00", directory: backup)
        #expect(Set(try restored.engine.spool.list(.new).ids) == left)
        let id = ObligationID(
            occurrence: OccurrenceID(duty: "bao-cao", period: "2025"), unit: "loc-thanh")
        let told = try restored.engine.ledger.notices(about: id).filter { $0.mail != nil }
        #expect(told.contains { $0.notice.key.stage == "+3wd" && $0.notice.key.role == .owner })
        try desk.remove()
    }
}

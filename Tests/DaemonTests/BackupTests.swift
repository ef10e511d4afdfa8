import Backups
import Civil
import Foundation
import Host
import JSON
import Ledger
import LedgerSQLite
import Rounds
import Spool
import Testing

@testable import Daemon
@testable import Desk

@Suite("Backup and the ways back (statement 31)")
struct BackupTests {
    /// A service with mail that left, mail that waits and a record.
    private static func site() throws -> DeskBench {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-15T17:00")
        return desk
    }

    private static func places(_ desk: DeskBench) -> ServicePlaces {
        ServicePlaces(
            state: "\(desk.directory)/state", spool: "\(desk.directory)/spool",
            settings: ["\(desk.directory)/etc"])
    }

    private static func backUp(_ desk: DeskBench, _ name: String = "backup") throws -> String {
        let folder = "\(desk.directory)/\(name)"
        _ = try Backup.make(
            of: places(desk), in: folder, program: "test", now: desk.now)
        return folder
    }

    private static func restore(
        _ folder: String, _ desk: DeskBench
    ) throws -> Restoration.Report {
        try Restoration(of: folder, to: places(desk))
            .carryOut(now: desk.now, zone: { _ in DeskBench.zone })
    }

    private static func deliverAll(_ desk: DeskBench) throws {
        let spool = desk.engine.spool
        let lock = try spool.lockForDelivery()
        defer { withExtendedLifetime(lock) {} }
        try spool.claim()
        let now = desk.now.microseconds
        let records = try spool.list(.queue).ids.map { id in
            DeliveryRecord(
                id: id, outcome: .sent, cause: .accepted, attempts: 1, firstAttempt: now,
                lastAttempt: now, replyCode: 250, replyText: "ok")
        }
        #expect(spool.settle(records).isEmpty)
    }

    @Test("A backup is made while the service runs, and tells what it holds")
    func made() throws {
        let desk = try Self.site()
        try FileManager.default.createDirectory(
            atPath: "\(desk.directory)/etc/rules", withIntermediateDirectories: true)
        try Data("a".utf8).write(to: URL(fileURLWithPath: "\(desk.directory)/etc/rules/a.yaml"))
        try Data("key".utf8).write(
            to: URL(fileURLWithPath: "\(desk.directory)/state/reply-keys"))
        let folder = "\(desk.directory)/backup"
        let backup = try Backup.make(
            of: Self.places(desk), in: folder, program: "test", now: desk.now)
        let counts = try desk.ledger.counts()
        #expect(backup.notices == counts.notices && counts.notices > 0)
        #expect(backup.mails == counts.mails && counts.mails > 0)
        #expect(backup.watermark == desk.engine.watermark)
        // The service goes on.
        try desk.advance(to: "2025-10-16T09:00")
        _ = try Restoration(of: folder, to: Self.places(desk))
        let all = try FileManager.default.subpathsOfDirectory(atPath: folder)
        #expect(all.contains("state/reply-keys"))
        #expect(all.contains("settings\(desk.directory)/etc/rules/a.yaml"))
        #expect(!all.contains { $0.hasSuffix("-wal") || $0.hasSuffix("-shm") })
        let mode = try FileManager.default.attributesOfItem(atPath: folder)[.posixPermissions]
        #expect(mode as? Int == 0o700)
        try desk.remove()
    }

    @Test("A folder that holds something is refused, and nothing in it changes")
    func notEmpty() throws {
        let desk = try Self.site()
        let folder = try Self.backUp(desk)
        let before = try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
        let error = #expect(throws: Backup.Failure.self) { try Self.backUp(desk) }
        guard case .host(let reason)? = error else { return try #require(Bool(false)) }
        #expect(reason.description.contains("the folder isn't empty"))
        #expect(try FileManager.default.subpathsOfDirectory(atPath: folder).sorted() == before)
        try desk.remove()
    }

    @Test(
        "What is damaged is named, all of it, and nothing is restored",
        arguments: ["altered", "missing", "truncated manifest", "another form", "no manifest"])
    func damaged(_ kind: String) throws {
        let desk = try Self.site()
        let folder = try Self.backUp(desk)
        let manifest = "\(folder)/manifest.json"
        let ledger = "\(folder)/state/ledger.sqlite"
        let words: String
        switch kind {
        case "altered":
            var bytes = try Data(contentsOf: URL(fileURLWithPath: ledger))
            bytes[bytes.count / 2] ^= 1
            try bytes.write(to: URL(fileURLWithPath: ledger))
            words = "state/ledger.sqlite: it isn't what was backed up"
        case "missing":
            try FileManager.default.removeItem(atPath: ledger)
            words = "cannot read the file"
        case "truncated manifest":
            let bytes = try Data(contentsOf: URL(fileURLWithPath: manifest))
            try bytes.prefix(bytes.count / 2).write(to: URL(fileURLWithPath: manifest))
            words = "this one is damaged"
        case "another form":
            try Data(#"{"hanchot_backup":2}"#.utf8).write(to: URL(fileURLWithPath: manifest))
            words = "it has form 2"
        default:
            try FileManager.default.removeItem(atPath: manifest)
            words = "there is none"
        }
        let standing = try desk.ledger.standing()
        let error = #expect(throws: Restoration.Unfit.self) { try Self.restore(folder, desk) }
        #expect(error?.reasons.joined().contains(words) ?? false, "\(error?.reasons ?? [])")
        #expect(try desk.ledger.standing() == standing)
        #expect(!FileManager.default.fileExists(atPath: "\(desk.directory)/state/restore.new"))
        try desk.remove()
    }

    @Test("With the spool there, nothing is sent twice, and what was entered since is written down")
    func spoolThere() throws {
        let desk = try Self.site()
        try Self.deliverAll(desk)
        let folder = try Self.backUp(desk)
        try desk.advance(to: "2025-10-29T17:00")
        _ = try desk.ask(
            "Receive", ["duty": "bao-cao", "units": ["bao-loc"], "on": "2025-10-29"])
        try Self.deliverAll(desk)
        let told = try desk.sent("bao-loc")
        let done = try desk.engine.spool.list(.done).ids
        let report = try Self.restore(folder, desk)
        #expect(report.isSpoolKept && report.doubtful == 0)
        #expect(report.lost == 1)
        let lines = try String(contentsOfFile: try #require(report.lostEntries), encoding: .utf8)
        #expect(lines.contains(#""event":"receive""#) && lines.contains("bao-loc"))
        try desk.restart()
        let after = desk.engine.spool
        #expect(try after.list(.done).ids == done)
        #expect(try after.list(.new).ids.isEmpty && after.list(.queue).ids.isEmpty)
        #expect(try desk.sent("bao-loc") == told)
        try desk.remove()
    }

    @Test(
        "With the spool lost, what may have left waits for somebody's word",
        arguments: [true, false])
    func spoolLost(isReleased: Bool) throws {
        let desk = try Self.site()
        let waiting = try desk.engine.spool.list(.new).ids
        #expect(!waiting.isEmpty)
        let folder = try Self.backUp(desk)
        try desk.set("2025-10-28T09:00")
        try FileManager.default.removeItem(atPath: "\(desk.directory)/spool")
        let report = try Self.restore(folder, desk)
        #expect(!report.isSpoolKept)
        #expect(report.doubtful == waiting.count)
        try desk.restart()
        var spool = desk.engine.spool
        #expect(try spool.list(.failed).ids == waiting)
        try desk.advance(to: "2025-10-28T09:30")
        spool = desk.engine.spool
        // The office's own list leaves; nobody else is written to.
        let left = try spool.list(.new).ids.map { try spool.read($0, in: .new).envelope }
        #expect(left.allSatisfy { $0.recipients == ["phong@so.example"] }, "\(left)")
        let held = try desk.engine.driver.stillHeld()
        #expect(!held.isEmpty)
        _ = try desk.ask(isReleased ? "Release" : "Discard")
        try desk.advance(to: "2025-10-28T16:00")
        let then = try spool.list(.new).ids.map { try spool.read($0, in: .new).envelope }
        #expect(
            then.contains { $0.recipients != ["phong@so.example"] } == isReleased, "\(then)")
        #expect(try desk.engine.driver.stillHeld().isEmpty)
        #expect(desk.engine.holds.doubtfulThrough == nil)
        try desk.remove()
    }

    @Test("A service doesn't start on a restoration that was cut short; done again it is whole")
    func cutShort() throws {
        let desk = try Self.site()
        let folder = try Self.backUp(desk)
        let staging = "\(desk.directory)/state/restore.new"
        try FileManager.default.createDirectory(
            atPath: staging, withIntermediateDirectories: true)
        try Data("half".utf8).write(to: URL(fileURLWithPath: "\(staging)/ledger.sqlite"))
        let state = "\(desk.directory)/state"
        #expect(throws: (any Error).self) { try Restoration.checkFinished(state: state) }
        _ = try Self.restore(folder, desk)
        try Restoration.checkFinished(state: state)
        try desk.restart()
        #expect(try desk.ledger.standing().watermark != nil)
        try desk.remove()
    }

    @Test("Settings that are missing come back, others stay as they are")
    func settings() throws {
        let desk = try Self.site()
        let etc = "\(desk.directory)/etc"
        try FileManager.default.createDirectory(atPath: etc, withIntermediateDirectories: true)
        for name in ["a.yaml", "b.yaml", "c.yaml"] {
            try Data(name.utf8).write(to: URL(fileURLWithPath: "\(etc)/\(name)"))
        }
        let folder = try Self.backUp(desk)
        try FileManager.default.removeItem(atPath: "\(etc)/a.yaml")
        try Data("edited".utf8).write(to: URL(fileURLWithPath: "\(etc)/b.yaml"))
        let report = try Self.restore(folder, desk)
        #expect(report.settings == ["\(etc)/a.yaml"])
        #expect(report.otherwise == ["\(etc)/b.yaml"])
        #expect(try String(contentsOfFile: "\(etc)/b.yaml", encoding: .utf8) == "edited")
        #expect(try String(contentsOfFile: "\(etc)/a.yaml", encoding: .utf8) == "a.yaml")
        try desk.remove()
    }
}

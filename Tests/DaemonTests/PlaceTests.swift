import Control
import Desk
import Foundation
import JSON
import Ledger
import Rounds
import Rules
import Scheduler
import SourceText
import Spool
import Testing

@testable import Daemon

/// The service whose directories are moved away, deleted or replaced under it (statement 59).
@Suite("The service's directories at their paths")
struct PlaceTests {
    /// A running service's folders, and what it says of its health.
    private final class Site {
        let directory = NSTemporaryDirectory() + "hanchot-places-\(UUID().uuidString)"
        private(set) var service: Service

        init(at now: String) throws {
            for source in TestRules.all {
                let url = URL(fileURLWithPath: "\(directory)/rules/\(source.name)")
                try FileManager.default.createDirectory(
                    at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(source.bytes).write(to: url)
            }
            service = try Self.open(directory, at: now)
            wake()
        }

        private static func open(_ directory: String, at now: String) throws -> Service {
            try Service(
                ServiceOptions(
                    rules: [directory + "/rules"], state: directory + "/state",
                    spool: directory + "/spool",
                    clock: ServiceClock.Fast(start: try DeskBench.instant(now), rate: 1)))
        }

        func wake() {
            service.queue.dispatchQueue.sync { service.assumeIsolated { $0.wake() } }
        }

        func move(_ from: String, _ to: String) throws {
            try FileManager.default.moveItem(
                atPath: "\(directory)/\(from)", toPath: "\(directory)/\(to)")
        }

        func codes() throws -> [String] {
            let snapshot = try #require(service.board.current)
            let reply = DeskAnswers(snapshot: snapshot, ledger: service.ledger, asker: .office)
                .answer(ControlCall(peer: DeskBench.office, method: "Status", parameters: [:]))
            guard case .success(let answer) = reply else { throw DeskFailure("\(reply)") }
            return (answer["health"]?["troubles"]?.arrayValue ?? [])
                .compactMap { $0["code"]?.stringValue }
        }

        var new: [String] {
            get throws {
                try FileManager.default.contentsOfDirectory(atPath: directory + "/spool/new")
            }
        }

        func remove() throws { try FileManager.default.removeItem(atPath: directory) }
    }

    @Test(
        "Whoever asks hears of it at once, and that it is well again once it is back",
        arguments: [("state", "ledger"), ("spool", "spool")])
    func asked(folder: String, code: String) throws {
        let site = try Site(at: "2025-10-27T08:00")
        #expect(try site.codes() == [])
        try site.move(folder, "elsewhere")
        #expect(try site.codes() == [code])
        try site.move("elsewhere", folder)
        #expect(try site.codes() == [])
        try site.remove()
    }

    @Test("Mails wait while the spool is away, and are in it once it is back")
    func mailsWait() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        let (spool, elsewhere) = (desk.directory + "/spool", desk.directory + "/elsewhere")
        try FileManager.default.moveItem(atPath: spool, toPath: elsewhere)
        #expect(throws: DriverError.self) { try desk.advance(to: "2025-10-27T08:00") }
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: elsewhere + "/new").isEmpty)
        try FileManager.default.moveItem(atPath: elsewhere, toPath: spool)
        try desk.advance(to: "2025-10-27T08:00")
        let counts = try desk.engine.ledger.counts()
        #expect(counts.mails > 0 && counts.unspooled == 0)
        #expect(try desk.engine.spool.list(.new).ids.count == counts.mails)
        try desk.remove()
    }

    @Test(
        "A spool made anew is gone on with by itself; what lay in the other one is told as missing")
    func madeAnew() throws {
        let site = try Site(at: "2025-10-27T08:00")
        #expect(try !site.new.isEmpty && site.codes() == [])
        try site.move("spool", "elsewhere")
        site.wake()
        #expect(try site.codes() == ["spool"])
        _ = try SpoolDirectory(site.directory + "/spool")
        site.wake()
        #expect(try site.codes() == ["mail-gone"])
        try site.remove()
    }
}

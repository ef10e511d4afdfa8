import Civil
import Control
import Foundation
import JSON
import Ledger
import LedgerSQLite
import Rounds
import Mail
import Rules
import Scheduler
import SourceText
import Spool
import Host
import Synchronization
import Testing

@testable import Daemon
@testable import Desk

/// The control desk over a real ledger and a real spool in a directory of its own, on a clock that
/// the test moves. Every answer is held to the interface's text.
final class DeskBench {
    let directory: String
    private(set) var now: Instant
    private(set) var engine: Engine
    /// The engine's ledger, to be backed up.
    private(set) var ledger: SQLiteLedger
    private let definition: InterfaceDefinition
    /// Who is at the board, by a clock of its own, in seconds.
    private(set) var sessions: BoardSessions
    let boardClock = BoardClock()
    private var reloading: Service.ReloadOutcome = .refused([])
    /// What the service would know to be wrong.
    var troubles: [Trouble] = []
    var clockTrouble: Bilingual?
    var heldClock: HeldClock?

    static let zone = Zone(name: "Asia/Ho_Chi_Minh", offset: 7 * 3600)
    static let office = Peer(pid: 1, uid: 1001, groups: [1001, 77])
    static let board = Peer(pid: 3, uid: 901, groups: [901])
    static let stranger = Peer(pid: 2, uid: 1002, groups: [1002])

    /// Opens the books at `start`, such as `2025-10-01T07:00`, in the plan's zone.
    ///
    /// - Parameter begins: whether the clock is trusted; else nothing is decided before the next tick.
    init(
        _ rules: [RuleSource] = TestRules.all, at start: String, directory: String? = nil,
        begins: Bool = true
    ) throws {
        let root = directory ?? NSTemporaryDirectory() + "hanchot-desk-\(UUID().uuidString)"
        self.directory = root
        for name in ["state", "spool"] {
            try FileManager.default.createDirectory(
                atPath: "\(root)/\(name)", withIntermediateDirectories: true)
        }
        now = try Self.instant(start)
        definition = try InterfaceDefinition(parsing: controlInterface)
        ledger = try SQLiteLedger(path: "\(root)/state/ledger.sqlite")
        engine = try Self.engine(rules, ledger, root, now, begins: begins)
        sessions = BoardSessions(state: "\(root)/state") { [boardClock] in boardClock.seconds }
        if begins { try tick() }
    }

    private static func engine(
        _ sources: [RuleSource], _ ledger: SQLiteLedger, _ root: String, _ now: Instant,
        previous: RuleSet? = nil, begins: Bool = true
    ) throws -> Engine {
        try Engine(
            rules: try TestRules.read(sources), previous: previous, ledger: ledger,
            spool: try SpoolDirectory("\(root)/spool"), journal: Journal(),
            tokenKeys: TokenKeys(
                current: try TokenKey(number: 1, secret: [UInt8](repeating: 7, count: 32))),
            now: now, begins: begins)
    }

    static func instant(_ text: String) throws -> Instant {
        zone.instant(of: try CivilDateTime(parsing: text))
    }

    func remove() throws { try FileManager.default.removeItem(atPath: directory) }

    /// As after a crash or a restart: everything is read from the disk again.
    func restart(
        _ rules: [RuleSource] = TestRules.all, previous: [RuleSource]? = nil
    ) throws {
        ledger = try SQLiteLedger(path: "\(directory)/state/ledger.sqlite")
        engine = try Self.engine(
            rules, ledger, directory, now, previous: try previous.map { try TestRules.read($0) })
        sessions = BoardSessions(state: "\(directory)/state") { [boardClock] in
            boardClock.seconds
        }
        try tick()
    }

    /// Ticks at every instant that has something to do, up to `end`.
    func advance(to end: String) throws {
        let end = try Self.instant(end)
        while let next = try engine.nextInstant(), next < end {
            now = max(now, next)
            try tick()
        }
        now = end
        try tick()
    }

    /// The clock is set, and nothing is done yet.
    func set(_ time: String) throws { now = try Self.instant(time) }

    func tick() throws { try engine.tick(now: now) }

    /// A mail server takes all that waits.
    func deliver() throws {
        let spool = engine.spool
        let records = try spool.claim().ids.map { id in
            let recipient = try spool.read(id, in: .queue).envelope.recipients[0]
            return DeliveryRecord(
                id: id, outcome: .sent, cause: .accepted, attempts: 1,
                firstAttempt: now.microseconds, lastAttempt: now.microseconds, replyCode: 250,
                replyText: "taken for \(recipient)")
        }
        for refusal in spool.settle(records) { Issue.record("\(refusal)") }
        try tick()
    }

    // MARK: Asking

    private var surroundings: ControlSurroundings {
        ControlSurroundings(
            snapshot: Snapshot(
                rules: engine.rules, book: engine.book, holds: engine.holds,
                watermark: engine.watermark, lastEvent: engine.driver.lastEvent, next: nil,
                troubles: troubles, journalFaults: 0, time: { [now] in now },
                heldClock: heldClock),
            following: nil, clockTrouble: clockTrouble,
            userName: { $0 == 1001 ? "an" : "khach" }, reload: { [reloading] _ in reloading },
            confirmClock: {},
            forgettingKeys: { [directory] in
                try TokenKeyFile.load(TokenKeyFile.forgetting, state: "\(directory)/state")
            },
            settle: { [engine, now] in Self.settle(engine, now) }, inbound: nil)
    }

    func reply(
        _ method: String, _ parameters: JSONValue = [:], by peer: Peer = office,
        behalf: Behalf? = nil
    ) -> ControlReply {
        let surroundings = surroundings
        let gate = ControlGate(group: 77, ownUser: 900, board: Self.board.uid)
        let latest = SnapshotBoard()
        latest.publish(surroundings.snapshot)
        let atBoard = ControlBoard(
            sessions: sessions, latest: latest, gate: gate, userName: surroundings.userName,
            tell: { _, _ in })
        let call = ControlCall(
            peer: peer, method: method, parameters: parameters, behalf: behalf)
        let asked = behalf == nil ? method : "OnBehalf"
        guard gate.permits(asked, to: peer) else {
            return .notAllowed("\(controlInterfaceName).\(asked)")
        }
        func answer(_ call: ControlCall, _ asker: Asker) -> ControlReply {
            let reply = ControlAnswers(
                engine: engine, asker: asker, surroundings: surroundings
            ).answer(call)
            latest.publish(self.surroundings.snapshot)
            return reply
        }
        if let behalf { return atBoard.delegated(call, behalf, answer) }
        if ControlBoard.own.contains(method) { return atBoard.answer(call) }
        return answer(call, gate.asker(peer))
    }

    private static func settle(_ engine: Engine, _ now: Instant) {
        do throws(DriverError) { try engine.tick(now: now) } catch { Issue.record("\(error)") }
    }

    /// What a head's page is answered; what follows is done.
    func head(_ method: String, _ parameters: JSONValue) -> ControlReply {
        let call = ControlCall(peer: Self.board, method: method, parameters: parameters)
        let reply = HeadDoor(engine: engine, now: now).answer(call)
        Self.settle(engine, now)
        return reply
    }

    /// The answer to a call that must succeed.
    func ask(
        _ method: String, _ parameters: JSONValue = [:],
        location: Testing.SourceLocation = #_sourceLocation
    ) throws -> JSONValue {
        guard case .success(let answer) = reply(method, parameters) else {
            throw DeskFailure("\(method) \(parameters): \(reply(method, parameters))")
        }
        let fields = try #require(definition.methods[method]).result
        #expect(definition.mismatch(answer, fields) == nil, "\(answer)", sourceLocation: location)
        return answer
    }

    /// The refusals of a call that must be refused.
    func refusals(_ method: String, _ parameters: JSONValue) throws -> [ControlRefusal] {
        let reply = reply(method, parameters)
        guard case .failure("Refused", let details) = reply else {
            throw DeskFailure("\(method) \(parameters): \(reply)")
        }
        let fields = try #require(definition.errors["Refused"])
        #expect(definition.mismatch(details, fields) == nil, "\(details)")
        return try (details["refusals"]?.arrayValue ?? []).map { try $0.decoded() }
    }

    // MARK: What came of it

    /// What the ledger holds: must be the same before and after a refusal.
    var contents: [String] {
        get throws {
            let counts = try engine.ledger.counts()
            return [
                "\(counts.events) events", "\(counts.notices) notices", "\(counts.mails) mails",
            ]
        }
    }

    /// The notices about a unit's obligation whose mail has left: `kind stage role`.
    func sent(_ unit: String, duty: String = "bao-cao", period: String = "2025") throws -> [String]
    {
        let id = ObligationID(
            occurrence: OccurrenceID(duty: duty, period: period), unit: unit)
        return try engine.ledger.notices(about: id).filter { $0.spooledAt != nil }.map { stored in
            let key = stored.notice.key
            return "\(key.kind.rawValue) \(key.stage) \(key.role.text)"
        }
    }
}

extension DeskBench {
    /// The plain text of every mail to an address, in the order of their ids.
    func letters(to address: String) throws -> [String] {
        try parts(after: "Content-Type: text/plain", of: address)
            .map { $0.replacing("\r\n", with: "\n") }
    }

    /// The calendar files of its mails.
    func calendars(to address: String) throws -> [String] {
        try parts(after: "filename=\"lich.ics\"", of: address)
    }

    private func parts(after mark: String, of address: String) throws -> [String] {
        try engine.spool.list(.new).ids.compactMap { id in
            let mail = try engine.spool.read(id, in: .new)
            guard mail.envelope.recipients == [address] else { return nil }
            let text = String(decoding: mail.message, as: UTF8.self)
            guard let type = text.range(of: mark) else { return nil }
            let body = try #require(
                text.range(of: "\r\n\r\n", range: type.upperBound..<text.endIndex))
            let encoded = text[body.upperBound...].prefix {
                $0.isLetter || $0.isNumber || "+/=\r\n".contains($0)
            }
            let data = try #require(
                Data(base64Encoded: String(encoded), options: .ignoreUnknownCharacters))
            return String(decoding: data, as: UTF8.self)
        }
    }
}

/// The seconds that sessions are held to, moved by a test.
final class BoardClock: Sendable {
    private let now = Mutex<Int64>(1_000_000)

    var seconds: Int64 { now.withLock { $0 } }

    func pass(_ seconds: Int64) { now.withLock { $0 += seconds } }
}

struct DeskFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

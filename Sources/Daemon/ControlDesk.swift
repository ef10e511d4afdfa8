import Civil
import Control
import Dispatch
import Glibc
import Inbound
import JSON
import Rounds
import SourceText
import Systemd

/// The service's control socket: the one that socket activation handed over under the name
/// `varlink`, else one made at a path. Who changes something is served on the scheduler's queue, so
/// writers take turns with each other and with the timer; who only reads, from a snapshot on a queue of
/// its own, strangers on another one than the office.
final class ControlDesk {
    private let server: ControlServer

    /// Must be made once: taking the handed-over sockets takes them for good.
    init(service: Service, socket: String) throws {
        let gate = ControlGate(
            group: ControlAccounts.groupID(ControlAccounts.writers), ownUser: geteuid())
        let info = ServiceInfo(
            vendor: "Hanchot", product: "hanchotd", version: Desk.version,
            url: "https://hanchot.example/")
        let (board, ledger) = (service.board, service.ledger)
        let handler: ControlServer.Handler = { call in
            if Desk.answers(call.method) {
                guard let snapshot = board.current else { return .busy }
                return Desk(snapshot: snapshot, ledger: ledger, gate: gate).answer(call)
            }
            return service.assumeIsolated { $0.answer(call, gate: gate) }
        }
        let (writing, reading) = (service.queue.dispatchQueue, DispatchQueue(label: "hanchot.desk"))
        let strangers = DispatchQueue(label: "hanchot.desk.strangers")
        // To read and judge a nation's rules takes longer than who asks for health should wait.
        let comparing = DispatchQueue(label: "hanchot.desk.comparing")
        let lane: ControlServer.Lane = { call in
            guard Desk.answers(call.method) else { return writing }
            guard gate.mayDoEverything(call.peer) else { return strangers }
            return call.method == "Compare" ? comparing : reading
        }
        let handed = try ListenSockets.take()
        for other in handed where other.name != Self.socketName { close(other.descriptor) }
        if let activated = handed.first(where: { $0.name == Self.socketName }) {
            server = try ControlServer(
                descriptor: activated.descriptor, info: info,
                lane: lane, recognise: Self.peer, handler: handler)
        } else {
            server = try ControlServer(
                path: socket, info: info, lane: lane, recognise: Self.peer, handler: handler)
        }
    }

    deinit { server.stop() }

    /// `FileDescriptorName=` in hanchotd.socket.
    private static let socketName = "varlink"

    /// `nil` for a peer that the kernel can't tell: it is shown out.
    private static func peer(_ descriptor: Int32) -> Peer? {
        do throws(SystemdError) {
            let credentials = try PeerCredentials(ofSocket: descriptor)
            return Peer(
                pid: credentials.process, uid: credentials.user,
                groups: Set(credentials.supplementaryGroups).union([credentials.group]))
        } catch {
            return nil
        }
    }
}

extension Service {
    /// What had come due before the call comes first.
    func answer(_ call: ControlCall, gate: ControlGate) -> ControlReply {
        wake()
        let answers = ControlAnswers(engine: engine, gate: gate, surroundings: surroundings)
        let reply = answers.answer(call)
        publish()
        return reply
    }

    /// Lets readers see what has come about.
    func publish() { board.publish(snapshot) }

    private var snapshot: Snapshot {
        Snapshot(
            rules: engine.rules, book: engine.book, holds: engine.holds,
            watermark: engine.watermark, lastEvent: engine.driver.lastEvent, next: nextInstant,
            alarms: alarms, journalFaults: engine.voice.faults, clock: bench.clock.face,
            inForce: bench.editGuard.inForce, held: bench.editGuard.held)
    }

    private var surroundings: ControlSurroundings {
        ControlSurroundings(
            snapshot: snapshot, isClockHeld: clockGuard.jump != nil,
            userName: ControlAccounts.name(ofUser:),
            reload: { digest in self.assumeIsolated { $0.reload(accepting: digest) } },
            confirmClock: { self.assumeIsolated { $0.confirmClock() } },
            settle: { self.assumeIsolated { $0.wake() } },
            inbound: { call in self.assumeIsolated { $0.takeIn(call) } })
    }

    /// Answers `Inbound`. What can't be taken now is asked for again by the mail system.
    private func takeIn(_ call: ControlCall) -> ControlReply {
        let now = max(bench.clock.now(), engine.watermark)
        guard engine.admitsMessage(now: now) else {
            return .ledgerUnavailable("too many messages in this minute; try again in the next")
        }
        let message = ReceivedBytes.decoded(call.parameters["message"]?.stringValue ?? "")
        do {
            let answered = try engine.receive(message: message, now: now)
            if answered.isAccepted { wake() }
            return .success([
                "accepted": .bool(answered.isAccepted),
                "text": .object([
                    "vi": .string(answered.text.vi), "en": .string(answered.text.en),
                ]),
            ])
        } catch {
            return .ledgerUnavailable("\(error)")
        }
    }

    private var nextInstant: Instant? {
        // Where the ledger can't be read, `problem` says so.
        do throws(DriverError) { return try engine.nextInstant() } catch { return nil }
    }

    private var alarms: [Bilingual] {
        var alarms = problem.map { [Bilingual(vi: $0, en: $0)] } ?? []
        if let held = bench.editGuard.held { alarms.append(held.text) }
        if let spoolAlarm { alarms.append(spoolAlarm.text) }
        if !engine.holds.held.isEmpty {
            let count = engine.holds.held.count
            alarms.append(
                Bilingual(
                    vi: "\(count) thư đang bị giữ vì quá nhiều người nhận: 'hanchot "
                        + "release' để gửi, 'hanchot discard' để bỏ",
                    en: "\(count) notices are held for going to too many at once: "
                        + "'hanchot release' lets them go, 'hanchot discard' drops them"))
        }
        if let jump = clockGuard.jump {
            let hours = jump / 3_600_000_000
            alarms.append(
                Bilingual(
                    vi:
                        "đồng hồ của máy đã nhảy \(hours) giờ: chưa quyết định gì cho đến khi đồng bộ lại "
                        + "hoặc có người xác nhận ('hanchot release --clock')",
                    en: Wording.clockHeld(jump)))
        }
        return alarms
    }
}

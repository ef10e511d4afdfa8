import Civil
import Control
import Desk
import Dispatch
import Glibc
import Inbound
import JSON
import Messages
import Rounds
import SourceText
import Host

/// The service's control socket: the one that socket activation handed over under the name
/// `varlink`, else one made at a path. Who changes something is served on the scheduler's queue, so
/// writers take turns with each other and with the timer; who only reads, from a snapshot on a queue of
/// its own, strangers on another one than the office. Who may not ask, asks too much or hands in mail
/// that can't count never gets to the scheduler.
final class ControlDesk {
    private let server: ControlServer

    /// The group that may do everything over the control socket.
    private static let writers = "hanchot"

    /// Must be made once: taking the handed-over sockets takes them for good.
    ///
    /// - Parameter boardUser: whose calls may be made for the people at the board.
    init(service: Service, socket: String, boardUser: String) throws {
        let gate = ControlGate(
            group: Accounts.groupID(Self.writers), ownUser: geteuid(),
            board: Accounts.userID(boardUser))
        let info = ServiceInfo(
            vendor: "Hanchot", product: "hanchotd", version: DeskAnswers.version,
            url: "https://hanchot.example/")
        let (board, ledger) = (service.board, service.ledger)
        let atBoard = ControlBoard(
            sessions: service.boardSessions, latest: board, gate: gate,
            userName: { Accounts.name(ofUser: $0) },
            tell: { service.tell($0, actor: $1) })
        let answer = { @Sendable (call: ControlCall, asker: Asker) -> ControlReply in
            if DeskAnswers.answers(call.method) {
                guard let snapshot = board.current else { return .busy }
                return DeskAnswers(snapshot: snapshot, ledger: ledger, asker: asker).answer(call)
            }
            return service.assumeIsolated { $0.answer(call, asker: asker) }
        }
        let handler: ControlServer.Handler = { call in
            if let behalf = call.behalf { return atBoard.delegated(call, behalf, answer) }
            if ControlBoard.own.contains(call.method) { return atBoard.answer(call) }
            if HeadDoor.methods.contains(call.method) {
                return service.assumeIsolated { $0.answerHead(call) }
            }
            if call.method == "Inbound" { return service.takeIn(call) }
            return answer(call, gate.asker(call.peer))
        }
        var limits = ControlServer.Limits()
        limits.messageBytes = {
            gate.mayDoEverything($0) ? 16 << 20 : FieldLimits.strangerMessage
        }
        let sorting = Self.sorting(gate, service)
        let handed = try ListenSockets.take()
        for other in handed where other.name != Self.socketName { close(other.descriptor) }
        if let activated = handed.first(where: { $0.name == Self.socketName }) {
            server = try ControlServer(
                descriptor: activated.descriptor, info: info, limits: limits,
                sorting: sorting, recognise: Self.peer, handler: handler)
        } else {
            server = try ControlServer(
                path: socket, info: info, limits: limits, sorting: sorting,
                recognise: Self.peer, handler: handler)
        }
    }

    private static func sorting(
        _ gate: ControlGate, _ service: Service
    ) -> ControlServer.Sorting {
        let (writing, reading) = (service.queue.dispatchQueue, DispatchQueue(label: "hanchot.desk"))
        let strangers = DispatchQueue(label: "hanchot.desk.strangers")
        let mail = DispatchQueue(label: "hanchot.desk.mail")
        // To read and judge a nation's rules takes longer than who asks for health should wait.
        let comparing = DispatchQueue(label: "hanchot.desk.comparing")
        let rate = InboundRate()
        let atBoard = DispatchQueue(label: "hanchot.desk.board", attributes: .concurrent)
        return { call in
            let asked = call.behalf == nil ? call.method : ControlMethod.onBehalf.rawValue
            guard gate.permits(asked, to: call.peer) else {
                return .answered(.notAllowed("\(controlInterfaceName).\(asked)"))
            }
            let isLong = [ControlMethod.compare, .review].contains { $0.rawValue == call.method }
            if call.behalf != nil {
                guard DeskAnswers.answers(call.method) else { return .on(writing) }
                return .on(isLong ? comparing : atBoard)
            }
            if ControlBoard.own.contains(call.method) { return .on(atBoard) }
            if HeadDoor.methods.contains(call.method) {
                let link = call.parameters["link"]?.stringValue ?? ""
                // What isn't ours never gets to the scheduler.
                return Engine.mail(ofLink: link, service.tokenKeys) == nil
                    ? .answered(.noLink) : .on(writing)
            }
            if call.method == "Inbound" {
                let seconds = DispatchTime.now().uptimeNanoseconds / 1_000_000_000
                guard rate.admits(call.peer.uid, seconds: Int64(seconds)) else {
                    service.ignored("too many messages of user \(call.peer.uid) in a minute")
                    return .answered(InboundRate.refusal)
                }
                return .on(mail)
            }
            guard DeskAnswers.answers(call.method) else { return .on(writing) }
            guard gate.mayDoEverything(call.peer) else { return .on(strangers) }
            return .on(isLong ? comparing : reading)
        }
    }

    deinit { server.stop() }

    /// `FileDescriptorName=` in hanchotd.socket.
    private static let socketName = "varlink"

    /// `nil` for a peer that the kernel can't tell: it is shown out.
    private static func peer(_ descriptor: Int32) -> Peer? {
        do throws(HostError) {
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
    func answer(_ call: ControlCall, asker: Asker) -> ControlReply {
        wake()
        if let elsewhere = elsewhere(call) { return .follows(elsewhere) }
        let answers = ControlAnswers(engine: engine, asker: asker, surroundings: surroundings)
        let reply = answers.answer(call)
        publish()
        return reply
    }

    /// Lets readers see what has come about.
    func publish() { board.publish(snapshot) }

    private var snapshot: Snapshot {
        Snapshot(
            rules: engine.rules, book: engine.book, holds: engine.holds,
            watermark: engine.watermark, lastEvent: engine.driver.lastEvent,
            next: opened.clockTrouble == nil ? nextInstant : nil,
            troubles: troubles, journalFaults: engine.voice.faults,
            time: { [face = opened.clock.face] in face.now() }, heldClock: opened.heldClock,
            inForce: opened.editGuard.inForce, held: opened.editGuard.held,
            rulePaths: opened.store.paths,
            places: { [ledger, spool = engine.spool, face = opened.clock.face] in
                Service.troubles(ledger, spool, since: face.now())
            })
    }

    private var surroundings: ControlSurroundings {
        ControlSurroundings(
            snapshot: snapshot, following: following, clockTrouble: opened.clockTrouble?.text,
            userName: Accounts.name(ofUser:),
            reload: { digest in self.assumeIsolated { $0.reload(accepting: digest) } },
            confirmClock: { self.assumeIsolated { $0.confirmClock() } },
            forgettingKeys: { [state = opened.state] in
                try TokenKeyFile.load(TokenKeyFile.forgetting, state: state)
            },
            settle: { self.assumeIsolated { $0.wake() } },
            inbound: { call in self.assumeIsolated { $0.record(call) } })
    }

    /// Answers `Inbound`, on a thread of its own: only a message with a good token goes on to the
    /// scheduler. What can't be taken now is asked for again by the mail system.
    nonisolated func takeIn(_ call: ControlCall) -> ControlReply {
        guard let snapshot = board.current else { return .busy }
        let message: [UInt8]
        do throws(JSONMismatch) {
            message = ReceivedBytes.decoded(try call.message(InboundCall.self).message)
        } catch {
            return .invalidParameter("message")
        }
        let today = (snapshot.zone ?? .utc).local(at: snapshot.now).date
        if let refusal = refusal(of: message, keys: tokenKeys, today: today) {
            ignored(refusal.description)
            return Self.answer(false, refusal.text)
        }
        return queue.dispatchQueue.sync { assumeIsolated { $0.answer(call, asker: .stranger) } }
    }

    /// The same, on the scheduler's queue.
    private func record(_ call: ControlCall) -> ControlReply {
        let now = max(opened.clock.now(), engine.watermark)
        if let trouble = noEntries ?? opened.clockTrouble?.text {
            return .ledgerUnavailable(trouble.en)
        }
        do {
            let message = ReceivedBytes.decoded(try call.message(InboundCall.self).message)
            let answered = try judged { try engine.receive(message: message, now: now) }
            if answered.isAccepted { wake() } else { ignored(answered.text.en) }
            return Self.answer(answered.isAccepted, answered.text)
        } catch {
            return .ledgerUnavailable("\(error)")
        }
    }

    private static func answer(_ isAccepted: Bool, _ text: Bilingual) -> ControlReply {
        .success(InboundCall.Reply(accepted: isAccepted, text: text))
    }

    /// The journal is told what somebody did at the board's door.
    nonisolated func tell(_ line: String, actor: String) {
        queue.dispatchQueue.async {
            self.assumeIsolated {
                $0.engine.say(.eventRecorded, line, .info, [("HANCHOT_ACTOR", actor)])
            }
        }
    }

    /// The journal is told of a message that changes nothing, once a minute of many alike.
    nonisolated func ignored(_ reason: String) {
        let verdict = tally.note(reason)
        let queue = queue.dispatchQueue
        if verdict.isTold {
            let line = "incoming mail changes nothing: \(reason)"
            queue.async { self.assumeIsolated { $0.engine.say(.eventRecorded, line, .info) } }
        }
        if verdict.beginsMinute {
            queue.asyncAfter(deadline: .now() + 60) { self.assumeIsolated { $0.sumUpIgnored() } }
        }
    }

    func sumUpIgnored() {
        if let sum = tally.sum() { engine.say(.eventRecorded, sum, .info) }
    }

    private var nextInstant: Instant? {
        // Where the ledger can't be read, `problem` says so.
        do throws(DriverError) { return try engine.nextInstant() } catch { return nil }
    }
}

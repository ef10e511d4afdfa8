import Civil
import Control
import JSON
import Ledger
import Rounds
import Rules
import Scheduler
import SourceText
import Spool
import Systemd

/// What answering a call may need of the service beside the engine. Confined to the scheduler's
/// queue, as all of this is.
struct ControlSurroundings {
    let snapshot: Snapshot
    /// The clock has jumped and nobody vouches for it (statement 30).
    let isClockHeld: Bool
    /// The time of the call, never before the ledger's watermark.
    var now: Instant { snapshot.now }
    /// A user's name.
    let userName: (UInt32) -> String
    let reload: () -> Service.ReloadOutcome
    let confirmClock: () -> Void
    /// Decides and sends what has come due, and sets the timer.
    let settle: () -> Void
    /// Answers `Inbound`; `nil` where the mail gate isn't set up.
    let inbound: ((ControlCall) -> ControlReply)?
}

/// Answers the calls of the control interface. Refusals say what is missing, all of it at once.
struct ControlAnswers {
    let engine: Engine
    let gate: ControlGate
    let surroundings: ControlSurroundings

    /// Answers what only reads; the service asks it without coming here.
    var desk: Desk {
        Desk(snapshot: surroundings.snapshot, ledger: engine.ledger, gate: gate)
    }

    var zone: Zone? { engine.rules.plans.first?.zone }

    func answer(_ call: ControlCall) -> ControlReply {
        guard gate.permits(call.method, to: call.peer) else {
            return .notAllowed("\(controlInterfaceName).\(call.method)")
        }
        do {
            let reply = try reply(to: call)
            note(call, reply)
            return reply
        } catch let error as Refusals {
            return .refused(error.list)
        } catch {
            return .ledgerUnavailable("\(error)")
        }
    }

    /// The journal is told who held mail back, and who let it go. Entries are told of where they are
    /// recorded.
    private func note(_ call: ControlCall, _ reply: ControlReply) {
        guard ["Pause", "Silence", "LiftSilence", "Release", "Discard"].contains(call.method),
            case .success = reply
        else { return }
        let actor = surroundings.userName(call.peer.uid)
        engine.say(
            .eventRecorded, "\(actor): \(call.method) \(call.parameters)", .notice,
            [("HANCHOT_ACTOR", actor)])
    }

    private func reply(to call: ControlCall) throws -> ControlReply {
        switch call.method {
        case "Status", "Why", "Export": return desk.answer(call)
        case "Receive": return try record(.receive, call)
        case "Acknowledge": return try record(.acknowledge, call)
        case "Return": return try record(.sendBack, call)
        case "Accept": return try record(.accept, call)
        case "Extend":
            guard call.parameters["asked"]?.boolValue == true else {
                return try record(.extend, call)
            }
            return try record(try asking(call), call)
        case "Waive": return try record(.waive, call)
        case "Reassign": return try record(.reassign, call)
        case "Void": return try record(.void, call)
        case "Event": return try entered(call) { try $0.happen(call.parameters, request: $1) }
        case "Suspend": return try entered(call) { try $0.suspend(call.parameters, request: $1) }
        case "Apply": return try apply(call)
        case "Reload": return reload()
        case "Pause": return try pause(call)
        case "Silence": return try silence(call)
        case "LiftSilence": return try liftSilence(call)
        case "Release": return try release()
        case "Discard": return try discard()
        case "ConfirmClock":
            surroundings.confirmClock()
            return .success([:])
        case "Inbound": return surroundings.inbound.map { $0(call) } ?? .notImplemented
        default: return .notImplemented
        }
    }

    // MARK: Entering

    private func record(_ kind: ControlEntry.Kind, _ call: ControlCall) throws -> ControlReply {
        try record([ControlEntry(call.parameters, kind: kind)], call)
    }

    /// A request for time names the day asked for as `to`.
    private func asking(_ call: ControlCall) throws(Refusals) -> [ControlEntry] {
        var entry = try ControlEntry(call.parameters, kind: .ask)
        entry.until = try controlDay(call.parameters, "to")
        return [entry]
    }

    /// What follows from one call in several duties or units (statements 54 and 55).
    private func entered(
        _ call: ControlCall,
        _ enter: (ControlRecords, Change.NewRequest?) throws -> CallOutcome
    ) throws -> ControlReply {
        try requireClock()
        let records = ControlRecords(
            engine: engine, now: surroundings.now, actor: surroundings.userName(call.peer.uid))
        let outcome = try enter(records, request(of: call))
        if !outcome.recorded.isRepeat { surroundings.settle() }
        return .success(ControlJSON.recorded(outcome, engine.rules.registry))
    }

    private func apply(_ call: ControlCall) throws -> ControlReply {
        var entries: [ControlEntry] = []
        var refusals: [ControlRefusal] = []
        for (index, element) in (call.parameters["entries"]?.arrayValue ?? []).enumerated() {
            do throws(Refusals) {
                entries.append(try ControlEntry(element: element))
            } catch {
                refusals += error.list.map { refusal in
                    var refusal = refusal
                    refusal.entry = index
                    return refusal
                }
            }
        }
        if let refusals = Refusals(refusals) { throw refusals }
        return try record(entries, call)
    }

    private func record(_ entries: [ControlEntry], _ call: ControlCall) throws -> ControlReply {
        try requireClock()
        let records = ControlRecords(
            engine: engine, now: surroundings.now, actor: surroundings.userName(call.peer.uid))
        let outcome = try records.record(entries, request: request(of: call))
        if !outcome.recorded.isRepeat { surroundings.settle() }
        return .success(ControlJSON.recorded(outcome, engine.rules.registry))
    }

    /// The id of the call's request with what the call asks.
    private func request(of call: ControlCall) -> Change.NewRequest? {
        guard let id = call.parameters["request"]?.stringValue else { return nil }
        var members = call.parameters.objectValue ?? [:]
        members["request"] = nil
        return Change.NewRequest(id: id, asking: "\(call.method) \(JSONValue.object(members))")
    }

    /// An entry made at a wrong time would be wrong for ever.
    private func requireClock() throws(Refusals) {
        guard surroundings.isClockHeld else { return }
        throw Refusals(
            ControlRefusal(
                .contradiction,
                vi:
                    "đồng hồ của máy vừa nhảy; đồng bộ lại, hoặc xác nhận bằng 'hanchot release --clock'",
                en: "the machine's clock has jumped; synchronise it, or vouch for it with "
                    + "'hanchot release --clock'"))
    }

    // MARK: Rules

    private func reload() -> ControlReply {
        switch surroundings.reload() {
        case .loaded(let warnings): reloaded(true, warnings)
        case .refused(let findings): reloaded(false, findings)
        case .failed(let reason): .ledgerUnavailable(reason)
        }
    }

    private func reloaded(_ taken: Bool, _ findings: [Diagnostic]) -> ControlReply {
        .success([
            "taken": .bool(taken), "findings": .array(findings.map(ControlJSON.finding)),
        ])
    }
}

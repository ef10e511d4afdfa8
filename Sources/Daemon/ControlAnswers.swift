import Desk
import Civil
import Control
import JSON
import Ledger
import Messages
import Mail
import Rounds
import Rules
import Scheduler
import SourceText
import Spool
import Host

/// What answering a call may need of the service beside the engine. Confined to the scheduler's
/// queue, as all of this is.
struct ControlSurroundings {
    let snapshot: Snapshot
    /// Who decides, where this machine only follows.
    let following: Bilingual?
    /// What is wrong with the clock's time, if anything (statements 30 and 58).
    let clockTrouble: Bilingual?
    /// The time of the call, never before the ledger's watermark.
    var now: Instant { snapshot.now }
    /// A user's name.
    let userName: @Sendable (UInt32) -> String
    /// The digest of what somebody accepts is handed in.
    let reload: (String?) -> Service.ReloadOutcome
    let confirmClock: () -> Void
    /// The key of what stays of a forgotten address.
    let forgettingKeys: () throws -> TokenKeys
    /// Decides and sends what has come due, and sets the timer.
    let settle: () -> Void
    /// Answers `Inbound`; `nil` where the mail gate isn't set up.
    let inbound: ((ControlCall) -> ControlReply)?
}

/// Answers the calls of the control interface. Refusals say what is missing, all of it at once.
struct ControlAnswers {
    let engine: Engine
    /// Who asks, and may.
    let asker: Asker
    let surroundings: ControlSurroundings

    /// Answers what only reads; the service asks it without coming here.
    var desk: DeskAnswers {
        DeskAnswers(snapshot: surroundings.snapshot, ledger: engine.ledger, asker: asker)
    }

    var zone: Zone? { engine.rules.plans.first?.zone }

    func answer(_ call: ControlCall) -> ControlReply {
        do {
            let reply = try judged { try self.reply(to: call) }
            note(call, reply)
            return reply
        } catch let error as Refusals {
            return .refused(error.list)
        } catch let error as NeedsLeader {
            return surroundings.following.map { .follows($0) } ?? .ledgerUnavailable("\(error)")
        } catch {
            return .ledgerUnavailable("\(error)")
        }
    }

    /// The journal is told who held mail back, and who let it go. Entries are told of where they are
    /// recorded.
    private func note(_ call: ControlCall, _ reply: ControlReply) {
        let telling: Set<ControlMethod> = [.pause, .silence, .liftSilence, .release, .discard]
        guard let method = ControlMethod(rawValue: call.method), telling.contains(method),
            case .success = reply
        else { return }
        let actor = actor(of: call)
        engine.say(
            .eventRecorded, "\(actor): \(call.method) \(call.parameters)", .notice,
            [("HANCHOT_ACTOR", actor)])
    }

    private func reply(to call: ControlCall) throws -> ControlReply {
        switch ControlMethod(rawValue: call.method) {
        case .status, .why, .export, .history, .rules, .compare, .waiting, .calendar, .letter,
            .period, .matrix, .arrivals, .coming, .find, .unit, .review, .month:
            return desk.answer(call)
        // The desk answers these before a call comes here.
        case .boardLink, .boardEnter, .boardLeave, .onBehalf, .headPage, .headAnswer:
            return .notImplemented
        case .decide: return try decide(call)
        case .receive:
            let message: ReceiveCall = try call.message()
            var entry = try ControlEntry(message.entry)
            entry.asksAboutNumber = message.again != true
            return try record([entry], call)
        case .acknowledge: return try record(AcknowledgeCall.self, call)
        case .sendBack: return try record(ReturnCall.self, call)
        case .accept: return try record(AcceptCall.self, call)
        case .extend: return try record(ExtendCall.self, call)
        case .waive: return try record(WaiveCall.self, call)
        case .reassign: return try record(ReassignCall.self, call)
        case .void: return try record(VoidCall.self, call)
        case .event:
            let message: EventCall = try call.message()
            return try entered(call) { try $0.happen(message, request: $1) }
        case .suspend:
            let message: SuspendCall = try call.message()
            return try entered(call) { try $0.suspend(message, request: $1) }
        case .apply: return try apply(call)
        case .reload: return reload(try call.message())
        case .pause: return .success(try pause(try call.message()))
        case .silence:
            return .success(
                try silence(
                    try call.message(), by: actor(of: call), request: request(of: call)))
        case .liftSilence: return .success(try liftSilence(try call.message()))
        case .release: return .success(try release())
        case .discard: return .success(try discard())
        case .confirmClock:
            return .success(try confirmClock(try call.message(), by: actor(of: call)))
        case .forget: return .success(try forget(try call.message(), by: actor(of: call)))
        case .inbound: return surroundings.inbound.map { $0(call) } ?? .notImplemented
        case nil: return .notImplemented
        }
    }

    // MARK: Entering

    private func record<Call: EntryCall>(
        _ type: Call.Type, _ call: ControlCall
    ) throws -> ControlReply {
        try record([ControlEntry(try call.message(type).entry)], call)
    }

    /// What follows from one call in several duties or units (statements 54 and 55).
    private func entered(
        _ call: ControlCall,
        _ enter: (ControlRecords, Change.NewRequest?) throws -> CallOutcome
    ) throws -> ControlReply {
        try requireClock()
        let outcome = try enter(records(for: call), request(of: call))
        if !outcome.recorded.isRepeat { surroundings.settle() }
        return .success(EntryReply(outcome, engine.rules.registry, engine.book))
    }

    private func apply(_ call: ControlCall) throws -> ControlReply {
        let message: ApplyCall = try call.message()
        var entries: [ControlEntry] = []
        var places: [Int] = []
        var refusals: [ControlRefusal] = []
        for (index, message) in message.entries.enumerated() {
            do throws(Refusals) {
                var entry = try ControlEntry(message)
                try refuseActs(entry)
                // A file that is applied was looked at; at the board each paper is entered anew.
                entry.asksAboutNumber = asker != .office && message.again != true
                entries.append(entry)
                places.append(index)
            } catch {
                refusals += error.list.map { $0.at(index) }
            }
        }
        if refusals.isEmpty, message.check != true { return try record(entries, call) }
        // What can't be read keeps nobody from hearing of the rest.
        do {
            _ = try records(for: call).record(entries, request: nil, isTrial: true)
        } catch let error as Refusals {
            refusals += error.list.map { $0.at(places[$0.entry]) }
        }
        if let refusals = Refusals(refusals.sorted { $0.entry < $1.entry }) { throw refusals }
        return .success(EntryReply(events: [], skipped: [], repeated: false))
    }

    /// What moves many due days at once, holds mail, or is from another ledger is an administrator's.
    private func refuseActs(_ entry: ControlEntry) throws(Refusals) {
        guard case .person(let person) = asker, person.role != .administrator,
            entry.kind == .occur || entry.kind == .suspend || entry.holdsMail
                || entry.kind == .open || entry.recorded != nil
        else { return }
        throw Refusals(
            ControlRefusal(
                .contradiction, vi: "vai trò của bạn không được ghi '\(entry.kind.rawValue)'",
                en: "your role may not enter '\(entry.kind.rawValue)'"))
    }

    private func record(_ entries: [ControlEntry], _ call: ControlCall) throws -> ControlReply {
        try requireClock()
        let outcome = try records(for: call).record(entries, request: request(of: call))
        if !outcome.recorded.isRepeat { surroundings.settle() }
        return .success(EntryReply(outcome, engine.rules.registry, engine.book))
    }

    private func records(for call: ControlCall) -> ControlRecords {
        ControlRecords(
            engine: engine, now: surroundings.now, actor: actor(of: call), asker: asker,
            expecting: call.behalf?.expecting)
    }

    /// Who makes an entry: the person at the board, else the user of the machine.
    private func actor(of call: ControlCall) -> String {
        switch asker {
        case .person(let person): person.id
        case .office, .stranger: surroundings.userName(call.peer.uid)
        }
    }

    private func decide(_ call: ControlCall) throws -> ControlReply {
        try requireClock()
        let deciding = ControlDeciding(
            engine: engine, now: surroundings.now, actor: actor(of: call), asker: asker)
        let outcome = try deciding.decide(try call.message(), request: request(of: call))
        if !outcome.recorded.isRepeat { surroundings.settle() }
        return .success(EntryReply(outcome, engine.rules.registry, engine.book))
    }

    /// The id of the call's request with what the call asks.
    ///
    /// - Throws: for an id that isn't one line of text.
    func request(of call: ControlCall) throws(Refusals) -> Change.NewRequest? {
        guard let id = call.parameters["request"]?.stringValue else { return nil }
        guard try controlText(id, .request) == id else {
            throw Refusals(
                ControlRefusal(
                    .unusable, vi: "'request' trống, hoặc thừa dấu cách",
                    en: "'request' is blank, or has blanks too many"))
        }
        var members = call.parameters.objectValue ?? [:]
        members["request"] = nil
        return Change.NewRequest(id: id, asking: "\(call.method) \(JSONValue.object(members))")
    }

    /// An entry made at a wrong time would be wrong for ever.
    func requireClock() throws(Refusals) {
        guard let trouble = surroundings.clockTrouble else { return }
        throw Refusals(ControlRefusal(.contradiction, vi: trouble.vi, en: trouble.en))
    }

    // MARK: Rules

    private func reload(_ call: ReloadCall) -> ControlReply {
        switch surroundings.reload(call.accept) {
        case .judged(let taking, let warnings): .success(ReloadCall.Reply(taking, warnings))
        case .refused(let findings): .success(ReloadCall.Reply(nil, findings))
        case .failed(let reason): .ledgerUnavailable(reason)
        }
    }
}

extension ControlRefusal {
    /// The same of another entry of the request.
    fileprivate func at(_ entry: Int) -> ControlRefusal {
        var refusal = self
        refusal.entry = entry
        return refusal
    }
}

internal import Spool

/// A pass under way.
struct DeliveryPass {
    private let run: DeliveryRun
    private let pool: TransferPool
    /// What is due, in the order in which it is to be tried.
    private var waiting: ArraySlice<Queued>
    /// What the server dropped along with a connection it had kept; each gets one more connection.
    private var again: [SpoolHold] = []
    /// The trouble as it is recorded in the spool.
    private var trouble: RelayTrouble?
    private var ending: DeliveryRun.Ending?
    private var lastClaim: Int64
    /// Whether the server has let anybody get beyond its login in this pass.
    private var isProven = false
    /// How many connections at a time.
    private var limit: Int
    /// The message that was begun when no other was on its way.
    private var alone: SpoolID?
    private var refusals = Refusals()
    /// Whether a message couldn't be looked at for now.
    private var hasLeft = false
    /// Outcomes that aren't on the disk yet, with the messages they are about.
    private var unrecorded: [(record: DeliveryRecord, hold: SpoolHold?)] = []

    /// New mail is looked for once in a second.
    private static let claimInterval: Int64 = 1_000_000
    /// As many outcomes as may wait for one flush when nothing is sent.
    private static let mostUnrecorded = 200

    init(
        run: DeliveryRun, pool: TransferPool, due: [Queued], trouble: RelayTrouble?,
        lastClaim: Int64
    ) {
        self.run = run
        self.pool = pool
        self.trouble = trouble
        self.lastClaim = lastClaim
        waiting = due[...]
        // One that refused everything need not do so several times at once.
        limit = trouble?.kind == .refusesAll ? 1 : run.settings.connections
    }

    mutating func go() -> DeliveryRun.Ending {
        while true {
            // First what has ended, then what begins: see `DeliveryRun` for what may go out twice.
            record()
            if ending == nil, run.surroundings.shouldStop() { ending = .stopped }
            if ending == nil { fill() }
            if pool.inFlight == 0 {
                if !unrecorded.isEmpty { continue }
                if let ending { return ending }
                if !isDone { continue }
                if judgeRefusals() { return hasLeft ? .spoolFault : .finished }
                continue
            }
            for result in pool.advance() { take(result.attempt, result.hold) }
            if !isProven, pool.isTalking { prove() }
        }
    }

    private var isDone: Bool { waiting.isEmpty && again.isEmpty && unrecorded.isEmpty }

    /// Starts as many messages as there is room for. Until the server has proven good it is one: a server
    /// that is down need not be asked by everybody.
    private mutating func fill() {
        let now = run.surroundings.clock()
        if now - lastClaim >= DeliveryPass.claimInterval || now < lastClaim || isDone {
            claim()
            lastClaim = now
        }
        while ending == nil, unrecorded.count < DeliveryPass.mostUnrecorded,
            pool.inFlight < (isProven ? limit : 1)
        {
            if let hold = again.popLast() {
                begin(hold, afresh: true)
            } else if let next = waiting.popFirst() {
                if let hold = hold(next) { begin(hold, afresh: false) }
            } else {
                return
            }
        }
    }

    private mutating func claim() {
        attempt { spool throws(SpoolError) in
            try spool.claim()
        } then: { pass, claim in
            pass.waiting += claim.ids.map { Queued(id: $0, record: nil) }
            pass.tell(claim)
        }
    }

    private func tell(_ claim: SpoolDirectory.Claim) {
        if !claim.strange.isEmpty { run.surroundings.report(.setAside(claim.strange)) }
        for error in claim.errors { run.surroundings.report(.spoolFault(error)) }
    }

    /// Takes a message up, unless it was revoked, has lost its use, or can't be read.
    private mutating func hold(_ queued: Queued) -> SpoolHold? {
        let id = queued.id
        do throws(SpoolError) {
            guard let hold = try run.spool.hold(queued) else { return nil }
            let verdict = run.verdict()
            if let expires = hold.mail.envelope.expires, expires <= verdict.now {
                let record = verdict.record(
                    giving: .outdated, reason: "not sent: it had lost its use by then", id: id,
                    previous: hold.record)
                unrecorded.append((record, hold))
                return nil
            }
            // Sent back to waiting, or tried by somebody else, since it was listed.
            if let record = hold.record,
                record.outcome != .deferred || !run.isDue(record, now: verdict.now)
            {
                return nil
            }
            return hold
        } catch {
            if error.fault == .busy { return nil }
            run.surroundings.report(.spoolFault(error))
            // What the system refuses now it may grant later: no message ends by it.
            if case .system = error.fault {
                hasLeft = true
                return nil
            }
            let record = run.verdict().record(
                giving: .unreadable, reason: error.description, id: id, previous: nil)
            unrecorded.append((record, nil))
            return nil
        }
    }

    private mutating func begin(_ hold: SpoolHold, afresh: Bool) {
        if pool.inFlight == 0 { alone = hold.mail.id }
        do throws(CurlError) {
            try pool.begin(hold, afresh: afresh)
        } catch {
            fail(.unreachable, error.description)
        }
    }

    private mutating func take(_ attempt: Attempt, _ hold: SpoolHold) {
        let wasAlone = alone == hold.mail.id
        if wasAlone { alone = nil }
        switch attempt {
        case .accepted:
            prove(by: .acceptance)
            for judgement in refusals.accepted() { record(judgement) }
            record(attempt, hold)
        case .interrupted:
            prove()
            record(attempt, hold)
        case .refused(let reply, let stage), .postponed(let reply, let stage):
            prove()
            record(attempt, reply, stage, hold)
        case .stale:
            prove()
            again.append(hold)
        case .relayFailed(let reason):
            // While others get through the server only doesn't want so many of us.
            if isProven, !wasAlone, ending == nil {
                limit = max(1, limit - 1)
                run.surroundings.report(.fewerConnections(limit, reason: reason))
                waiting = [Queued(id: hold.mail.id, record: hold.record)] + waiting
            } else {
                fail(.unreachable, reason)
            }
        }
    }

    private mutating func record(_ attempt: Attempt, _ hold: SpoolHold) {
        if let record = run.verdict().record(
            of: attempt, id: hold.mail.id, previous: hold.record)
        {
            unrecorded.append((record, hold))
        }
    }

    /// A message isn't given up before it is known that the refusal is about it.
    private mutating func record(
        _ attempt: Attempt, _ reply: Reply, _ stage: Conversation.Stage, _ hold: SpoolHold
    ) {
        guard
            let record = run.verdict().record(
                of: attempt, id: hold.mail.id, previous: hold.record)
        else { return }
        guard record.outcome == .dead else {
            unrecorded.append((record, hold))
            return
        }
        if let reply = refusals.add(.init(hold, reply, at: stage, record: record)) {
            fail(.refusesAll, DeliveryPass.reason(reply))
        }
    }

    private mutating func record(_ judgement: Refusals.Judgement) {
        switch judgement {
        case .own(let refusal): unrecorded.append((refusal.record, refusal.hold))
        case .passing(let refusal):
            if let record = run.verdict().record(
                waiting: refusal.reply, id: refusal.hold.mail.id, previous: refusal.hold.record)
            {
                unrecorded.append((record, refusal.hold))
            }
        }
    }

    /// Whether nothing is left to be recorded.
    private mutating func judgeRefusals() -> Bool {
        let (judgements, general) = refusals.end()
        for judgement in judgements { record(judgement) }
        if let general { fail(.refusesAll, DeliveryPass.reason(general)) }
        return judgements.isEmpty && general == nil
    }

    private static func reason(_ reply: Reply) -> String {
        "it refuses whatever it is handed: \(reply.code) \(reply.text)"
    }

    /// What shows that the server can be used.
    private enum Proof {
        /// It let us get as far as a message.
        case conversation
        /// It took one.
        case acceptance
    }

    /// The server can be used: what was recorded against it is void.
    private mutating func prove(by proof: Proof = .conversation) {
        isProven = true
        guard let trouble, trouble.kind != .refusesAll || proof == .acceptance else { return }
        limit = run.settings.connections
        self.trouble = nil
        run.surroundings.report(.relayBack)
        attempt { spool throws(SpoolError) in
            try spool.recordRelay(nil)
        } then: { _, _ in
        }
    }

    private mutating func fail(_ kind: RelayTrouble.Kind, _ reason: String) {
        // Those that were under way fail with it; it is one failure.
        if ending != nil { return }
        let failure = run.verdict().trouble(kind, reason, previous: trouble)
        trouble = failure
        ending = .relayFailed
        run.surroundings.report(.relayFailed(failure))
        attempt { spool throws(SpoolError) in
            try spool.recordRelay(failure)
        } then: { _, _ in
        }
    }

    /// Puts the outcomes on the disk; only then are the messages let go of.
    private mutating func record() {
        if unrecorded.isEmpty { return }
        let errors = run.spool.settle(unrecorded.map(\.record))
        for (record, hold) in unrecorded {
            run.surroundings.report(.settled(record, to: hold?.mail.envelope.recipients ?? []))
        }
        unrecorded.removeAll()
        for error in errors { run.surroundings.report(.spoolFault(error)) }
        if !errors.isEmpty { ending = .spoolFault }
    }

    private mutating func attempt<Answer>(
        _ step: (SpoolDirectory) throws(SpoolError) -> Answer,
        then use: (inout DeliveryPass, Answer) -> Void
    ) {
        do throws(SpoolError) {
            use(&self, try step(run.spool))
        } catch {
            run.surroundings.report(.spoolFault(error))
            ending = .spoolFault
        }
    }
}

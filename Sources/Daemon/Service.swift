import Desk
import Edits
internal import Civil
@preconcurrency internal import Dispatch
internal import Ledger
internal import Mail
internal import Rounds
internal import Rules
internal import Scheduler
internal import SourceText
internal import Spool
internal import Host

/// The daemon: an actor whose executor is one Dispatch queue, with the engine on it and what wakes
/// it. Dispatch sources on that queue enter it with `assumeIsolated`.
package actor Service {
    let options: ServiceOptions
    nonisolated let queue: SchedulerQueue
    let notifier = ServiceNotifier()
    let opened: OpenedService
    /// What readers see.
    nonisolated let board = SnapshotBoard()
    nonisolated let ledger: any LedgerStore
    nonisolated let tokenKeys: TokenKeys
    nonisolated let boardSessions: BoardSessions
    /// Incoming mail that changed nothing.
    nonisolated let tally = InboundTally()
    private var rehearsal: ArraySlice<ScriptedEvent>
    var life = ServiceLife<ServiceWakers>.opened
    /// What lasts until it is over.
    var standing = Troubles()
    /// Status lines that the service manager could not be told.
    private var notifierFaults = 0
    private nonisolated let finished = DispatchSemaphore(value: 0)

    package nonisolated var unownedExecutor: UnownedSerialExecutor {
        queue.asUnownedSerialExecutor()
    }

    var engine: Engine { opened.engine }

    /// Opens state and spool and reads the rules; nothing has been decided yet.
    package init(_ options: ServiceOptions) throws(ServiceFailure) {
        self.options = options
        queue = SchedulerQueue()
        opened = try OpenedService(options)
        ledger = opened.engine.ledger
        tokenKeys = opened.engine.tokenKeys
        // By the machine's clock, also in a rehearsal.
        boardSessions = BoardSessions(
            state: options.state, time: ServiceClock.machineSeconds)
        for trouble in opened.takeTroubles() { standing.raise(trouble) }
        rehearsal = options.rehearsal(opened.engine.rules)[...]
    }

    /// Runs until SIGTERM or SIGINT, or until the rehearsal's end; returns after the tick in hand.
    package nonisolated func run() throws(ServiceFailure) {
        let failure = queue.dispatchQueue.sync {
            assumeIsolated { service -> ServiceFailure? in
                do throws(ServiceFailure) {
                    try service.start()
                    return nil
                } catch {
                    return error
                }
            }
        }
        if let failure { throw failure }
        finished.wait()
        queue.dispatchQueue.sync { assumeIsolated { $0.stop() } }
    }

    private func start() throws(ServiceFailure) {
        do {
            let queue = queue.dispatchQueue
            let signals = SignalSources(queue: queue) { signal in
                self.assumeIsolated { $0.handle(signal) }
            }
            let timer = WakeTimer(queue: queue) { self.assumeIsolated { $0.wake() } }
            let steps = try ClockStepMonitor(queue: queue) {
                self.assumeIsolated { $0.clockStepped() }
            }
            life = .deciding(
                ServiceWakers(
                    timer: timer, signals: signals, steps: steps,
                    watchdog: try notifier.watchdogInterval().map {
                        WatchdogTimer(interval: $0, notifier: notifier, queue: queue)
                    },
                    lease: opened.sharing.map { _ in
                        LeaseTimer(queue: queue) { self.assumeIsolated { $0.wake() } }
                    },
                    control: try options.socket.map {
                        try ControlDesk(
                            service: self, socket: $0, boardUser: options.boardUser)
                    },
                    news: try FolderWatch(paths: engine.spool.newsPaths, queue: queue) {
                        self.assumeIsolated { $0.wake() }
                    }))
        } catch {
            throw ServiceFailure(description: "\(error)")
        }
        tryNotify { () throws(HostError) in
            try notifier.ready(status: Wording.ready(engine.rules))
        }
        wake()
    }

    private func stop() {
        life = .ended
        sumUpIgnored()
        endSharing()
        do throws(SpoolError) {
            let waiting = try engine.spool.list(.new).ids.map(\.text)
            engine.voice.watchLog?.summary(waiting: waiting)
        } catch {
            engine.say(.spoolProblem, "\(error)", .error)
        }
        tryNotify { () throws(HostError) in try notifier.stopping() }
    }

    private func handle(_ signal: SignalSources.Signal) {
        switch signal {
        case .hangUp: reload()
        case .terminate, .interrupt: finished.signal()
        }
    }

    /// Ticks, then arms the timer for what comes next.
    func wake() {
        defer { publish() }
        let isTrusted = clockIsTrusted()
        guard leads(clockIsTrusted: isTrusted), isTrusted else { return }
        let waited = life.trustClock()
        if waited != nil { engine.say(.recovered, Wording.clockTrusted, .notice) }
        do {
            let now = opened.clock.now()
            try lookAtPlaces(now: now)
            try opened.begin(now: now)
            for trouble in opened.takeTroubles() { standing.raise(trouble) }
            if waited == .reload {
                reload()
                return
            }
            if let fresh = opened.store.refreshed(engine.rules) {
                try engine.adopt(fresh, templates: engine.templates, now: now)
                engine.say(.rulesLoaded, Wording.zonesChanged, .notice)
            }
            try rehearse(through: now)
            try engine.tick(now: now)
            try opened.noteRules()
            try recovered()
            if let trouble = Trouble.obstructed(engine.driver.obstructions, since: now) {
                standing.raise(trouble)
            } else if engine.driver.unpublished == nil {
                standing.end(.spool)
            }
            if let taking = try opened.editGuard.lookAgain(now: now) {
                engine.tell(taking, warnings: 0)
            }
            noteGone(now: now)
            if let until = options.until, now >= until { finished.signal() }
            let again = engine.driver.obstructions.isEmpty ? nil : now.adding(seconds: 60)
            let due = [try engine.nextInstant(), again, rehearsal.first?.at, options.until]
                .compactMap { $0 }.min()
            // What should have left by now and didn't is looked at again soon, and keeps nothing else
            // waiting.
            let next = due.map { $0 > now ? $0 : now.adding(seconds: 60) }
            arm(next)
            try lookAtSpool()
            let outlook = Wording.next(next, in: engine.rules.plans.first?.zone)
            status(troubles.first.map { "\($0.text.en); \(outlook)" } ?? outlook)
        } catch DriverError.deposed {
            depose()
        } catch {
            if opened.sharing != nil { engine.driver.stepDown() }
            failed(error)
            // The work is still there; look again in a minute.
            arm(opened.clock.now().adding(seconds: 60))
        }
    }

    /// A rehearsal's mail waits for nobody.
    private func lookAtSpool() throws {
        guard !opened.clock.isFast else { return }
        let alarm = try SpoolAlarm(
            engine.ledger.counts(), relay: try engine.spool.relayTrouble(),
            now: opened.clock.machineTime())
        let stood = standing[.relay] != nil || standing[.mailWaiting] != nil
        standing.end(.relay, .mailWaiting)
        if let alarm {
            standing.raise(alarm.trouble)
            if !stood { engine.say(.mailWaiting, alarm.text.en, .error) }
        } else if stood {
            engine.say(.recovered, Wording.drains, .notice)
        }
    }

    private func arm(_ next: Instant?) {
        life.wakers?.timer.arm(at: opened.clock.arm(next), now: opened.clock.machineTime())
    }

    /// Statements 30 and 58. While decisions are held the clock is looked at again every minute.
    private func clockIsTrusted() -> Bool {
        guard let reading = opened.clock.reading() else { return true }
        opened.clockGuard.observe(reading, isSynchronised: clockIsSynchronised)
        guard let trouble = opened.clockTrouble else {
            standing.end(.clockHeld)
            return true
        }
        if life.wait() { engine.say(.clockHeld, trouble.text.en, .error) }
        standing.raise(.clockHeld(trouble, since: opened.clock.now()))
        status(trouble.text.en)
        arm(opened.clock.now().adding(seconds: 60))
        return false
    }

    /// Somebody vouches for the clock.
    func confirmClock() {
        guard opened.clockGuard.doubt != nil else { return }
        opened.clockGuard.confirm()
        wake()
    }

    private func rehearse(through now: Instant) throws {
        while let event = rehearsal.first, event.at <= now {
            // What fell due before the office recorded this comes first.
            if event.at > engine.watermark { try engine.tick(now: event.at) }
            // A rehearsal that was cut short goes on: what was recorded before isn't again.
            let id = fingerprint("\(event.placeless)")
            let request = Change.NewRequest(id: "rehearsal-\(id)", asking: id)
            if try engine.driver.outcome(of: request) == nil {
                let (found, beside) = try engine.driver.entering(
                    event, actor: "rehearsal", now: event.at)
                if let why = found.idle {
                    let text = IdleEvent(event, why).text(engine.rules).en
                    engine.say(.eventIgnored, text, .warning)
                }
                if let hold = found.hold { try engine.driver.take(hold, now: event.at) }
                if case .returned(let mail) = event.what {
                    if try !engine.driver.comeBack(mail, to: event.units, now: event.at) {
                        let text = IdleEvent(event, .noMail).text(engine.rules).en
                        engine.say(.eventIgnored, text, .warning)
                    }
                }
                _ = try engine.driver.enter(
                    found.entries, beside: beside, request: request, now: event.at)
            }
            rehearsal.removeFirst()
        }
    }

    func failed(_ error: any Error) {
        let event: JournalEvent =
            if case DriverError.ledger? = error as? DriverError { .ledgerProblem } else {
                .spoolProblem
            }
        if life.fail() { engine.say(event, "\(error)", .error) }
        var kind: LedgerError.Kind?
        if case .ledger(let cause)? = error as? DriverError { kind = cause.kind }
        standing.raise(.stopped("\(error)", kind: kind, since: opened.clock.now()))
        status("\(error)")
    }

    private func recovered() throws(DriverError) {
        // Out of hours nothing is tried, so nothing is known to be well again.
        guard life.isFailing, engine.driver.unpublished == nil else { return }
        try engine.driver.lookAtAllMails(now: opened.clock.now())
        life.recover()
        standing.end(.ledger, .diskFull, .spool)
        engine.say(.recovered, Wording.recovered, .notice)
    }

    private func clockStepped() {
        engine.say(.clockStepped, Wording.clockStepped, .notice)
        wake()
    }

    /// Everything that is wrong now, but for what the ledger alone knows.
    var troubles: [Trouble] {
        var troubles = standing.all
        if let held = opened.editGuard.held { troubles.append(.heldEdit(held)) }
        return troubles
    }

    private func status(_ text: String) {
        tryNotify { () throws(HostError) in try notifier.status(text) }
    }

    /// A manager that can't be told is no reason to stop.
    func tryNotify(_ body: () throws(HostError) -> Void) {
        do throws(HostError) { try body() } catch { notifierFaults += 1 }
    }
}

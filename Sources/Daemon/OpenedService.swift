internal import Backups
import Desk
package import Civil
internal import Edits
internal import Ledger
package import Rules
internal import Glibc
internal import LedgerPostgreSQL
internal import LedgerSQLite
internal import Rounds
package import Scheduler
package import SourceText
internal import Spool
internal import Host

/// What the service was told on its command line.
package struct ServiceOptions: Sendable {
    package var rules: [String]
    package var state: String
    package var spool: String
    package var clock: ServiceClock.Fast?
    /// Where the control socket is made when none is handed over; `nil` for none.
    package var socket: String?
    package var language: Language
    /// Events to record as the fast clock passes them.
    package var rehearsal: @Sendable (RuleSet) -> [ScriptedEvent]
    /// The fast clock's last instant.
    package var until: Instant?
    /// Show every notice to a watching person, and a summary at the end.
    package var watch: Bool
    /// Whose calls may be made for the people at the board (`hanchot-board`).
    package var boardUser: String
    /// Where the ledger is that another machine shares; `nil` for one in a file of the state directory.
    package var ledger: String?

    package init(
        rules: [String], state: String, spool: String, ledger: String? = nil,
        clock: ServiceClock.Fast? = nil,
        socket: String? = nil, language: Language = .vi,
        rehearsal: @escaping @Sendable (RuleSet) -> [ScriptedEvent] = { _ in [] },
        until: Instant? = nil, watch: Bool = false, boardUser: String = "hanchot-board"
    ) {
        self.rules = rules
        self.state = state
        self.spool = spool
        self.ledger = ledger
        self.clock = clock
        self.socket = socket
        self.language = language
        self.rehearsal = rehearsal
        self.until = until
        self.watch = watch
        self.boardUser = boardUser
    }
}

/// Why the service can't start, or had to stop.
package struct ServiceFailure: Error, CustomStringConvertible {
    package let description: String
}

/// Everything the service works with, opened: the lock, the ledger, the spool, the rules.
package final class OpenedService {
    let store: RuleStore
    /// The state directory.
    let state: String
    let clock: ServiceClock
    package let engine: Engine
    /// What was found wrong at the start, and isn't told yet.
    private var troubles: [Trouble] = []
    /// Whether the clock is believed (statements 30 and 58).
    var clockGuard: ClockGuard
    private var rules: Beginning
    let editGuard: EditGuard
    /// `nil` where the ledger is this machine's own.
    let sharing: Sharing?
    /// What identifies the rules that lie on this machine's disk.
    var diskDigest: String
    /// What identifies the set that a shared ledger has, as far as this machine wrote it.
    var notedRules: String?
    private let lock: DirectoryLock
    private let options: ServiceOptions

    /// Throws when the state directory is in use, when state or spool can't be opened, and when the
    /// rules don't pass and none that passed were kept (statement 32).
    package init(
        _ options: ServiceOptions, isSynchronised: () -> Bool = clockIsSynchronised
    ) throws(ServiceFailure) {
        self.options = options
        let journal = Journal()
        let notifier = ServiceNotifier()
        do {
            for path in [options.state, options.spool] { try makeDirectory(path) }
            state = options.state
            lock = try DirectoryLock(directory: options.state)
            try Restoration.checkFinished(state: options.state)
            let sharing = try options.ledger.map { address in
                try Sharing(PostgresAddress(address), state: options.state)
            }
            self.sharing = sharing
            let ledger: any LedgerStore =
                try sharing?.ledger ?? SQLiteLedger(path: "\(options.state)/ledger.sqlite")
            let spool = try SpoolDirectory(options.spool)
            _ = try spool.discardLeftovers()
            let standing = try ledger.standing()
            clock = ServiceClock(fast: options.clock, notBefore: standing.watermark)
            // Releases before this one didn't note the time that was trusted.
            clockGuard = ClockGuard(trusted: standing.trusted ?? standing.watermark)
            if let reading = clock.reading() {
                clockGuard.observe(reading, isSynchronised: isSynchronised)
            }
            let store = RuleStore(paths: options.rules, stateDirectory: options.state)
            self.store = store
            let now = clock.now()
            let hadMails = try ledger.counts().mails > 0
            let first = try Self.firstRules(store, options)
            diskDigest = first.checked.digest
            let applied = try sharing.flatMap { try Self.applied(in: $0.ledger, store) }
            var start = applied ?? first.checked
            switch applied == nil ? store.kept(beside: first.checked) : .nothing {
            case .nothing: break
            case .same:
                if standing.watermark == nil { troubles.append(.ledgerLost(since: now)) }
            case .other(let previous):
                if standing.watermark == nil { troubles.append(.ledgerLost(since: now)) }
                // An edit made while nothing ran is judged as at a reload, from the set that ran.
                start = previous
            }
            let (tokenKeys, areNew) = try TokenKeyFile.loaded(
                TokenKeyFile.replies, state: options.state)
            try sharing?.check(tokenKeys)
            if areNew, hadMails { troubles.append(.replyKeysNew(since: now)) }
            engine = try Engine(
                rules: start.rules, templates: start.templates, ledger: ledger, spool: spool,
                journal: journal, tokenKeys: tokenKeys, now: now, begins: false,
                watchLog: options.watch
                    ? WatchLog(language: options.language, spoolPath: options.spool) : nil,
                alive: {
                    sharing?.keep()
                    do throws(HostError) { try notifier.pingWatchdog() } catch { return }
                })
            if let sharing { engine.driver.machine = sharing.machine }
            editGuard = EditGuard(start, engine: engine, store: store)
            rules = .read(first.going(by: applied))
            if clockTrouble == nil, sharing == nil { try begin(now: clock.now()) }
        } catch let failure as ServiceFailure {
            throw failure
        } catch {
            throw ServiceFailure(description: "\(error)")
        }
    }

    /// Takes up what the start found, once the clock is trusted, and notes the time.
    func begin(now: Instant) throws(DriverError) {
        if case .read(let first) = rules {
            try engine.driver.begin(now: now)
            // Only what is in force is kept: a start that is cut off compares with the same set again.
            let taking =
                editGuard.inForce.digest == first.checked.digest
                ? editGuard.keepOpened() : try editGuard.take(first.checked, now: now)
            rules = .inForce
            tell(first, taking, now: now)
            giveBackFreedMemory()
        }
        if !clock.isFast { try engine.driver.trust(now) }
    }

    /// Goes by the set in force of the machine that leads.
    func goBy(_ applied: CheckedRules) {
        editGuard.follow(applied)
        if case .read(let first) = rules { rules = .read(first.going(by: applied)) }
    }

    private func tell(_ first: First, _ taking: EditGuard.Taking, now: Instant) {
        if first.isSnapshot {
            let findings = Wording.render(first.findings, options.language)
            engine.say(.startedOnSnapshot, Wording.onSnapshot(findings), .error)
            troubles.append(.onSnapshot(first.findings.count, since: now))
        } else {
            engine.tell(taking, warnings: first.findings.count)
        }
        if let fault = taking.fault {
            engine.say(.rulesRefused, fault.message.en, .error)
            troubles.append(.unkept(fault, since: now))
        }
        let templates = first.checked.templateFaults
        engine.tell(templateFaults: templates, options.language)
        if !templates.isEmpty { troubles.append(.templates(templates.count, since: now)) }
        if engine.voice.tookUp > 0 {
            troubles.append(.ledgerBehind(engine.voice.tookUp, since: now))
        }
    }

    /// What was found wrong since the last call.
    func takeTroubles() -> [Trouble] {
        defer { troubles = [] }
        return troubles
    }

    /// What is wrong with the clock's time: decisions and entries wait for it (statements 30 and 58).
    var clockTrouble: ClockTrouble? {
        let zone = engine.rules.plans.first?.zone
        let now = clock.now()
        if let doubt = clockGuard.doubt { return doubt.trouble(now: now, in: zone) }
        guard !clock.isFast, ClockGuard.isAhead(engine.watermark, of: now) else { return nil }
        return ClockGuard.ahead(engine.watermark, in: zone)
    }

    /// The same, for what is answered meanwhile.
    var heldClock: HeldClock? {
        if let doubt = clockGuard.doubt { return doubt.held }
        return clockTrouble == nil ? nil : .ledgerAhead
    }

    /// One tick on the calling thread, with no queue and no timer (`--once`).
    package func runOnce() throws(ServiceFailure) {
        if let trouble = clockTrouble {
            throw ServiceFailure(description: trouble.text.text(options.language))
        }
        do {
            if let sharing {
                guard case .gained(let term) = try sharing.look(mayLead: true) else {
                    throw ServiceFailure(description: sharing.following.text(options.language))
                }
                try engine.driver.lead(in: term)
                try followRules()
            }
            let now = clock.now()
            try begin(now: now)
            try engine.tick(now: now)
            try noteRules()
            try sharing?.end()
        } catch let failure as ServiceFailure {
            throw failure
        } catch {
            throw ServiceFailure(description: "\(error)")
        }
    }

    /// How far the rules that were read at the start have come.
    private enum Beginning {
        /// They wait for a trusted clock.
        case read(First)
        case inForce
    }

    /// What a start reads.
    private struct First {
        let checked: CheckedRules
        let findings: [Diagnostic]
        var isSnapshot = false

        /// The same findings of the set that a shared ledger has in force, if it has one.
        func going(by applied: CheckedRules?) -> First {
            First(checked: applied ?? checked, findings: findings, isSnapshot: isSnapshot)
        }
    }

    private static func firstRules(
        _ store: RuleStore, _ options: ServiceOptions
    ) throws -> First {
        switch store.read() {
        case .checked(let checked, let warnings): return First(checked: checked, findings: warnings)
        case .snapshot(let checked, let findings):
            return First(checked: checked, findings: findings, isSnapshot: true)
        case .nothing(let findings):
            throw ServiceFailure(
                description: Wording.render(findings, options.language)
                    + Wording.noRules(options.rules))
        }
    }
}

/// Makes a directory that is missing, and those above it, for the owner and the group alone; under
/// systemd they are there already.
private func makeDirectory(_ path: String) throws(HostError) {
    var made = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
        made += part
        guard mkdir(made, 0o750) == 0 || errno == EEXIST else {
            throw HostError(action: "make the directory", subject: made, errno: errno)
        }
        made += "/"
    }
}

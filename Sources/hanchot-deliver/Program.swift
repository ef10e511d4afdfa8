import Delivery
import Glibc
import Spool
import Host

/// Claims, then delivers everything that is due, once or for as long as mail waits. Exit status: 0 done,
/// also when messages wait for their next attempt; 1 the spool can't be used; 2 wrong settings; 75 the
/// settings were written anew.
struct Program {
    private let journal = Journal()
    /// The settings were read before this.
    private let started = microseconds()

    func run() -> Int32 {
        do throws(SettingsError) {
            let source = try SettingsSource(
                arguments: Array(CommandLine.arguments.dropFirst()), environment: environment())
            if source.help {
                print(usage)
                return 0
            }
            return try deliver(source)
        } catch {
            say(error.description, .error)
            return 2
        }
    }

    private func deliver(_ source: SettingsSource) throws(SettingsError) -> Int32 {
        stopLater()
        let spool: SpoolDirectory
        do throws(SpoolError) {
            spool = try SpoolDirectory(source.spool)
            // Before the settings are looked at: as long as new/ isn't empty the path unit starts us.
            let claim = try spool.claim()
            if !claim.strange.isEmpty { report(.setAside(claim.strange)) }
            for error in claim.errors { report(.spoolFault(error)) }
        } catch {
            report(.spoolFault(error))
            return 1
        }
        let settings: DeliverySettings
        do throws(SettingsError) {
            settings = try DeliverySettings(
                source, hostName: hostName(), readPassword: readPasswordFile)
        } catch {
            return try refuse(error, spool)
        }
        let run = DeliveryRun(
            spool: spool, settings: settings,
            surroundings: DeliverySurroundings(
                clock: microseconds, chance: { Double.random(in: 0...1) },
                shouldStop: isAskedToStop, report: report))
        if settings.stay { return stay(run, spool, source) }
        switch run.run() {
        case .finished, .relayFailed, .stopped: return 0
        case .busy:
            say("another delivery is at work in \(source.spool); nothing to do", .notice)
            return 0
        case .spoolFault: return 1
        }
    }

    private func stay(_ run: DeliveryRun, _ spool: SpoolDirectory, _ source: SettingsSource)
        -> Int32
    {
        do throws(SpoolError) {
            let watch = try DeliveryWatch(
                spool, settingsFile: source.settingsFile, started: started, now: microseconds())
            return switch DeliveryStay(run, watch: watch).go() {
            case .idle, .stopped: 0
            case .settingsChanged: 75
            }
        } catch {
            report(.spoolFault(error))
            return 1
        }
    }

    /// Health reads from the spool why no mail leaves. With no mail about, nothing has failed yet.
    private func refuse(
        _ error: SettingsError, _ spool: SpoolDirectory
    ) throws(SettingsError) -> Int32 {
        var isIdle = false
        do throws(SpoolError) {
            try DeliveryRun.record(error, in: spool, now: microseconds())
            isIdle = try spool.list(.queue).ids.isEmpty
        } catch {
            report(.spoolFault(error))
        }
        guard isIdle, error.isUnset else { throw error }
        say(error.description, .warning)
        return 0
    }

    private func report(_ event: DeliveryEvent) {
        let priority = Journal.Priority(rawValue: event.priority) ?? .error
        var fields: [(String, String)] = []
        var kind: JournalEvent?
        switch event {
        case .settled(let record, let recipients):
            fields = [
                ("HANCHOT_MAIL", record.id.text), ("HANCHOT_OUTCOME", record.outcome.rawValue),
                ("HANCHOT_REPLY", "\(record.replyCode)"),
            ]
            if record.outcome == .dead {
                kind = .mailUndeliverable
                fields.append(("HANCHOT_RECIPIENT", recipients.joined(separator: ", ")))
            }
        case .spoolFault: kind = .spoolProblem
        case .relayFailed: kind = .mailWaiting
        case .relayBack, .fewerConnections, .setAside, .mended: break
        }
        write {
            () throws(HostError) in
            guard let kind else {
                return try journal.send(message: event.message, priority: priority, fields: fields)
            }
            try journal.send(kind, message: event.message, priority: priority, fields: fields)
        }
    }

    private func say(_ message: String, _ priority: Journal.Priority) {
        write { () throws(HostError) in
            try journal.send(message: message, priority: priority)
        }
    }

    /// A log that can't be written is no reason to leave mail lying: stderr is what is left then.
    private func write(_ entry: () throws(HostError) -> Void) {
        do throws(HostError) {
            try entry()
        } catch {
            let line = Array("\(error)\n".utf8)
            _ = Glibc.write(STDERR_FILENO, line, line.count)
        }
    }
}

private func environment() -> [String: String] {
    var result: [String: String] = [:]
    var next = environ
    while let entry = next.pointee {
        let pair = String(cString: entry).split(
            separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        if pair.count == 2 { result[String(pair[0])] = String(pair[1]) }
        next += 1
    }
    return result
}

private func hostName() -> String {
    var name = [CChar](repeating: 0, count: 256)
    guard gethostname(&name, name.count - 1) == 0 else { return "localhost" }
    return name.withUnsafeBufferPointer { buffer in
        buffer.baseAddress.map { String(cString: $0) } ?? "localhost"
    }
}

private func microseconds() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000
}

/// SIGTERM and SIGINT wait until they are asked for: a message whose answer is due isn't cut off.
private func stopLater() {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGTERM)
    sigaddset(&signals, SIGINT)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
}

private func isAskedToStop() -> Bool {
    var pending = sigset_t()
    sigpending(&pending)
    return sigismember(&pending, SIGTERM) == 1 || sigismember(&pending, SIGINT) == 1
}

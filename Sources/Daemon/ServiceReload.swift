internal import Civil
internal import Ledger
internal import Rounds
internal import Rules
internal import Scheduler
internal import SourceText
internal import Systemd

/// Taking up edited rules.
extension Service {
    /// Everything that may fail comes first; on failure the old rules stay (statement 32).
    @discardableResult
    func reload() -> ReloadOutcome {
        tryNotify { () throws(SystemdError) in try notifier.reloading() }
        defer {
            tryNotify { () throws(SystemdError) in
                try notifier.ready(status: Wording.ready(engine.rules))
            }
            wake()
        }
        // What rules make due depends on the day: they wait for the right one.
        if let trouble = bench.clockTrouble {
            reloadWaits = true
            return .failed(Wording.reloadWaits(trouble).text(options.language == .vi ? .vi : .en))
        }
        switch bench.store.read() {
        case .checked(let checked, let warnings):
            do {
                let now = bench.clock.now()
                try engine.adopt(checked.rules, templates: checked.templates, now: now)
                // What a rule asked that has been withdrawn, and hasn't left, is taken back.
                try engine.driver.revokeAll(now: now)
            } catch {
                failed(error)
                return .failed("\(error)")
            }
            engine.say(.rulesLoaded, Wording.loaded(checked.rules, warnings: warnings.count), .info)
            let unkept = bench.store.keep(checked)
            standing.end(.rulesSnapshot, .rulesRefused, .rulesUnkept, .templates)
            let now = bench.clock.now()
            if let unkept { standing.raise(.unkept(unkept, since: now)) }
            let templates = checked.templateFaults
            if !templates.isEmpty { standing.raise(.templates(templates.count, since: now)) }
            let faults = templates + [unkept].compactMap { $0 }
            if !faults.isEmpty {
                let text = Wording.render(faults, options.language)
                engine.say(.letterProblem, Wording.templates(text), .error)
            }
            return .loaded(warnings: warnings + faults)
        case .snapshot(_, let findings), .nothing(let findings):
            let text = Wording.render(findings, options.language)
            engine.say(.rulesRefused, Wording.refused(text), .error)
            standing.raise(.refused(findings.count, since: bench.clock.now()))
            return .refused(findings)
        }
    }

    enum ReloadOutcome: Sendable {
        case loaded(warnings: [Diagnostic])
        case refused([Diagnostic])
        case failed(String)
    }
}

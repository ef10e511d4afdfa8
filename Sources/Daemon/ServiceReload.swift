internal import Desk
internal import Civil
internal import Ledger
internal import Rounds
internal import Rules
internal import Scheduler
internal import SourceText
internal import Host

/// Taking up edited rules.
extension Service {
    /// Everything that may fail comes first; on failure the old rules stay (statement 32).
    ///
    /// - Parameter digest: of the consequences that somebody accepts (statement 36).
    @discardableResult
    func reload(accepting digest: String? = nil) -> ReloadOutcome {
        tryNotify { () throws(HostError) in try notifier.reloading() }
        defer {
            giveBackFreedMemory()
            tryNotify { () throws(HostError) in
                try notifier.ready(status: Wording.ready(engine.rules))
            }
            wake()
        }
        if let text = following { return .failed(text.text(options.language)) }
        // What rules make due depends on the day: they wait for the right one.
        if let trouble = opened.clockTrouble {
            if life.wait(forReload: true) { engine.say(.clockHeld, trouble.text.en, .error) }
            return .failed(Wording.reloadWaits(trouble.text).text(options.language))
        }
        let now = opened.clock.now()
        switch opened.store.read() {
        case .checked(let checked, let warnings):
            opened.diskDigest = checked.digest
            let taking: EditGuard.Taking
            do { taking = try opened.editGuard.take(checked, accepting: digest, now: now) } catch {
                failed(error)
                return .failed("\(error)")
            }
            engine.tell(taking, warnings: warnings.count)
            standing.end(.rulesSnapshot, .rulesRefused, .rulesUnkept, .templates)
            if let fault = taking.fault { standing.raise(.unkept(fault, since: now)) }
            let templates = checked.templateFaults
            if !templates.isEmpty { standing.raise(.templates(templates.count, since: now)) }
            let faults = templates + [taking.fault].compactMap { $0 }
            engine.tell(templateFaults: faults, options.language)
            return .judged(taking, warnings: warnings + faults)
        case .snapshot(_, let findings), .nothing(let findings):
            let text = Wording.render(findings, options.language)
            engine.say(.rulesRefused, Wording.refused(text), .error)
            standing.raise(.refused(findings.count, since: now))
            return .refused(findings)
        }
    }

    enum ReloadOutcome {
        case judged(EditGuard.Taking, warnings: [Diagnostic])
        case refused([Diagnostic])
        case failed(String)
    }
}

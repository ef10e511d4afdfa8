internal import Control
internal import Desk
internal import Host
internal import JSON
internal import Ledger
internal import Messages
internal import Rounds
internal import SourceText

/// A service that shares its ledger with another machine: it decides while it leads, and follows otherwise.
extension Service {
    /// Looks who leads. Whether this machine does; where it doesn't, it takes in what the other recorded.
    func leads(clockIsTrusted: Bool) -> Bool {
        guard let sharing = opened.sharing else { return true }
        do {
            switch try sharing.look(mayLead: clockIsTrusted) {
            case .gained(let term):
                try engine.driver.lead(in: term)
                try opened.followRules()
                opened.clock.goOn(from: engine.watermark)
                engine.say(.leadChanged, Wording.leads(sharing.machine, term: term), .notice)
            case .leads:
                if engine.driver.term == nil, let term = sharing.term {
                    try engine.driver.lead(in: term)
                }
            case .lost: depose()
            case .follows: break
            }
            tellOfOthers(sharing)
            if engine.driver.term != nil { return true }
            try engine.driver.follow()
            try opened.followRules()
            mended()
            tryNotify { () throws(HostError) in try notifier.status(sharing.following.en) }
        } catch DriverError.deposed {
            depose()
        } catch {
            // How the ledger stands isn't known any more: it is read anew before anything is decided.
            engine.driver.stepDown()
            failed(error)
        }
        return false
    }

    /// Somebody else leads by now.
    func depose() {
        engine.driver.stepDown()
        engine.say(.leadChanged, Wording.leadsNoMore, .warning)
    }

    private func mended() {
        guard life.isFailing else { return }
        life.recover()
        standing.end(.ledger, .diskFull, .spool)
        engine.say(.recovered, Wording.recovered, .notice)
    }

    private func tellOfOthers(_ sharing: Sharing) {
        let now = opened.clock.now()
        if opened.rulesDiffer {
            standing.raise(.rulesDiffer(since: now))
        } else {
            standing.end(.rulesDiffer)
        }
        if let (machine, count) = engine.driver.mailsElsewhere.max(by: { $0.value < $1.value }) {
            standing.raise(.mailElsewhere(count, machine: machine, since: now))
        } else {
            standing.end(.mailElsewhere)
        }
    }

    /// Who decides; `nil` where this machine does, or its ledger is its own.
    var following: Bilingual? {
        guard let sharing = opened.sharing, engine.driver.term == nil else { return nil }
        return sharing.following
    }

    /// Why nothing can be entered here, on a machine that doesn't lead: what it follows it can't read, or nobody
    /// has led yet.
    var noEntries: Bilingual? {
        guard let following else { return nil }
        let trouble = standing[.ledger] ?? standing[.diskFull] ?? standing[.spool]
        if life.isFailing, let trouble { return trouble.text }
        return engine.driver.takesEntries ? nil : following
    }

    /// Why this machine doesn't do what is asked of it, where another one decides: entries are taken on both.
    func elsewhere(_ call: ControlCall) -> Bilingual? {
        guard let following, let method = ControlMethod(rawValue: call.method) else { return nil }
        switch method {
        case .receive, .acknowledge, .sendBack, .accept, .extend, .waive, .reassign, .void, .event,
            .suspend, .apply, .decide, .inbound, .headPage, .headAnswer:
            return noEntries
        // To vouch for this machine's clock is this machine's matter.
        case .confirmClock: return call.parameters["back_to"] == nil ? nil : following
        case .status, .why, .export, .history, .rules, .compare, .waiting, .calendar, .letter,
            .period, .matrix, .arrivals, .coming, .find, .unit, .review, .month, .boardLink,
            .boardEnter, .boardLeave, .onBehalf:
            return nil
        case .reload, .pause, .silence, .liftSilence, .release, .discard, .forget: return following
        }
    }

    /// The other may lead at once.
    func endSharing() {
        guard let sharing = opened.sharing else { return }
        do throws(LedgerError) { try sharing.end() } catch {
            engine.say(.ledgerProblem, "\(error)", .warning)
        }
    }
}

/// Does it anew as long as another machine recorded something meanwhile, by which it is to be judged.
func judged<Result>(_ work: () throws -> Result) throws -> Result {
    while true {
        do { return try work() } catch is Overtaken { continue }
    }
}

extension ControlReply {
    static func follows(_ text: Bilingual) -> ControlReply {
        .refused([ControlRefusal(.contradiction, vi: text.vi, en: text.en)])
    }
}

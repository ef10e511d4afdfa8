package import Civil
package import Scheduler

extension Play {
    /// How a play begins.
    package enum Beginning {
        /// The service is taken to have been running before: what opened earlier counts as opened in its
        /// time.
        case running(Instant)
        /// With a new ledger, as the one began whose export is played: nothing was open, and nobody told
        /// (statement 24). `turns` is whose turn it was in what opened at once.
        case new(Instant, turns: [ScriptedEvent])

        /// As a script says it, which may be from a ledger that began after `instant`; else the service has
        /// been running since then.
        package init(of script: [ScriptedEvent], else instant: Instant) {
            guard let began = script.first(where: { $0.what == .began })?.at else {
                self = .running(instant)
                return
            }
            let turns = script.prefix { $0.at <= began }.filter { $0.what == .opened }
            self = .new(began, turns: turns)
        }

        var turns: [OccurrenceID: [String]] {
            guard case .new(_, let turns) = self else { return [:] }
            let named = turns.filter { !$0.units.isEmpty }.map { turn in
                (OccurrenceID(duty: turn.duty, period: turn.period ?? ""), turn.units)
            }
            return Dictionary(named, uniquingKeysWith: { first, _ in first })
        }

        package var instant: Instant {
            switch self {
            case .running(let instant), .new(let instant, _): instant
            }
        }
    }
}

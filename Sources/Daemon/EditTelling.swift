import Desk
import Edits
import Host
import SourceText

/// What the journal hears of rules that were read.
extension Engine {
    /// Says what came of them.
    func tell(_ taking: EditGuard.Taking, warnings: Int) {
        let moved = taking.daysOff.map(\.units).reduce(0, +)
        if moved > 0 { say(.rulesLoaded, Wording.daysOff(taking.daysOff.count, moved), .notice) }
        switch taking.verdict {
        case .taken: say(.rulesLoaded, Wording.loaded(rules, warnings: warnings), .info)
        case .held(let edit):
            say(.editHeld, edit.journalText, .error, [("HANCHOT_DIGEST", edit.digest)])
        case .otherwise(let found):
            say(
                .editHeld, Wording.otherwise(found.digest), .warning,
                [("HANCHOT_DIGEST", found.digest)])
        }
    }

    func tell(templateFaults faults: [Diagnostic], _ language: Language) {
        guard !faults.isEmpty else { return }
        say(.letterProblem, Wording.templates(Wording.render(faults, language)), .error)
    }
}

import Desk
import Edits
import Messages
import Rounds
import Rules
import Scheduler
import SourceText

extension EntryReply {
    /// - Parameter book: with what was recorded; it knows whom an entry about all is about.
    init(_ outcome: CallOutcome, _ registry: Registry, _ book: Book) {
        let recorded = outcome.recorded
        self.init(
            events: zip(recorded.events, recorded.obligations).flatMap { event, id in
                guard id.isEveryone else { return [Recorded(event: event, id)] }
                return book.members(of: id.occurrence).map { unit in
                    Recorded(
                        event: event, ObligationID(occurrence: id.occurrence, unit: unit))
                }
            },
            skipped: outcome.leftOut.map { leftOut in
                let id = leftOut.obligation
                return Skipped(
                    id, name: registry.unit(id.debtor)?.name ?? id.debtor, leftOut.fulfilment,
                    reason: ExplanationWords.standing(leftOut.fulfilment), entry: leftOut.entry)
            }, repeated: recorded.isRepeat,
            beside: outcome.beside > 0 ? outcome.beside : nil,
            remarks: outcome.remarks.isEmpty ? nil : outcome.remarks)
    }
}

extension ReloadCall.Reply {
    /// - Parameter taking: `nil` where the rules don't pass.
    init(_ taking: EditGuard.Taking?, _ findings: [Diagnostic]) {
        self.init(
            taken: false, held: false, findings: findings.map(FindingMessage.init),
            consequences: nil)
        var found: EditConsequences?
        switch taking?.verdict {
        case .taken(let edit):
            taken = true
            found = edit
        case .held(let edit):
            held = true
            found = edit.consequences
        case .otherwise(let edit):
            held = !edit.isHarmless
            found = edit
        case nil: break
        }
        // What days off have moved is in force already, and told with the rest.
        found?.moved += taking?.daysOff ?? []
        consequences = found?.json
    }
}

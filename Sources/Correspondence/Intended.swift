internal import Civil
internal import Mail
internal import Rules
internal import Scheduler

extension LetterWriter {
    /// Whom a redirected mail was meant for: "Hiệu trưởng Trường THPT Bảo Lộc".
    func intended(_ id: ObligationID, _ matter: Matter, on day: CivilDate) -> String {
        let unit = book.state(of: id, due: matter.occurrence.due).responsible ?? id.debtor
        switch rules.resolve(.head, unit: unit, plan: matter.plan, on: day) {
        case .found(let head): return matter.words.salutation(head)
        case .nobody: return rules.registry.unit(unit)?.name ?? unit
        }
    }
}

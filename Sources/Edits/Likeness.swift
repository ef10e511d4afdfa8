internal import Civil
internal import Rules
internal import Scheduler

/// What has gone may only be called otherwise.
extension Stakes {
    /// The one new duty of the same title, or the one new period of the same duty.
    func likely(_ id: OccurrenceID, _ lack: EditConsequences.Lack) -> String? {
        switch lack {
        case .duty:
            guard let (plan, duty) = old.duty(id.duty) else { return nil }
            let alike = new.dutyIDs.filter { old.duty($0) == nil }.filter { other in
                guard let (otherPlan, candidate) = new.duty(other) else { return false }
                return otherPlan.id == plan.id && candidate.kind == duty.kind
                    && (candidate.title == duty.title || candidate.short == duty.short)
            }
            return alike.count == 1 ? alike[0] : nil
        case .period:
            guard let duty = new.duty(id.duty)?.duty, case .dates(let dates) = duty.schedule,
                let first = dates.map(\.date).min(), let last = dates.map(\.date).max()
            else { return nil }
            let days = (first.adding(days: -31) ?? first)...(last.adding(days: 31) ?? last)
            let fresh = new.occurrences(of: id.duty, dueIn: days, and: [])
                .filter { old.occurrence($0.id) == nil }
            return fresh.count == 1 ? fresh[0].id.period : nil
        case .unit: return nil
        }
    }
}

package import Civil
internal import Rules

/// Which mail a correction puts right: a reader knows it by its day (statement 50).
extension Course {
    /// What is put right, whose history has to be known for `toldOn`.
    package func corrected(by notices: [Notice]) -> [ObligationID] {
        notices.filter { $0.key.kind == .correction }.compactMap(\.key.subject.obligation)
    }

    /// The lists that have to be known for it besides.
    package func lists(correctedBy notices: [Notice]) -> Set<Query.Lists> {
        corrected(by: notices).reduce(into: []) { $0.formUnion(lists(of: $1.occurrence)) }
    }

    /// Of each obligation that the notices of one mail correct, the day on which its reader was last told
    /// that it was missing.
    package func toldOn(_ notices: [Notice], _ answer: Answer) -> [ObligationID: CivilDate] {
        var days: [ObligationID: CivilDate] = [:]
        let readers = Readers(rules)
        for notice in notices where notice.key.kind == .correction {
            guard let id = notice.key.subject.obligation,
                let (plan, duty) = rules.duty(id.occurrence.duty),
                let occurrence = book.occurrence(id.occurrence, duty: duty, plan: plan),
                let event = book.events(of: id).first(where: {
                    notice.key.stage == .event($0.id)
                })
            else { continue }
            let corrections = Corrections(
                event: event, id: id, plan: plan, duty: duty, occurrence: occurrence,
                events: book.events(of: id).filter { $0.id < event.id },
                told: told(of: id, answer, readers), rules: rules, now: now)
            guard let day = corrections.lastTold(notice.key.role) else { continue }
            days[id] = max(days[id] ?? day, day)
        }
        return days
    }
}

internal import Civil
internal import Mail
internal import Rules
internal import Scheduler

/// What one unit is told of its own duties.
extension LetterWriter {
    func personal(
        _ matter: Matter, _ id: ObligationID, _ notice: Notice, on day: CivilDate
    ) -> LetterItem {
        switch notice.key.kind {
        case .redirect:
            return .redirect(
                of: told(matter, at: notice.key.stage, notice, on: day),
                intended: intended(id, matter, on: day))
        case .moved:
            return .moved(
                matter.letter, matter.due, workingDaysLeft: left(matter, notice, day),
                from: matter.occurrence.due,
                authority: book.events(of: id).lazy.reversed().compactMap { event -> String? in
                    if case .extended(_, let letter) = event.body { letter } else { nil }
                }.first)
        case .reminder, .dueToday, .overdue, .escalation, .tally, .rollUp, .correction:
            return told(matter, at: notice.key.stage, notice, on: day)
        }
    }

    /// What a stage says: `+3wd` comes after the due day, `0d` on it, any other before.
    private func told(
        _ matter: Matter, at stage: String, _ notice: Notice, on day: CivilDate
    ) -> LetterItem {
        let left = left(matter, notice, day)
        if matter.duty.kind == .anniversary {
            return .anniversary(matter.letter, matter.anniversary(workingDaysLeft: left))
        }
        if stage.hasPrefix("+") {
            let late = max(1, matter.plan.calendar.workingDays(from: notice.key.due, to: day))
            return .overdue(
                matter.letter, matter.due, workingDaysLate: late,
                nextReport: matter.nextReport(after: notice.at))
        }
        if notice.key.kind == .dueToday { return .dueToday(matter.letter, matter.due) }
        if matter.duty.kind == .inspection, let inspector = matter.duty.inspector {
            return .inspection(
                matter.letter, matter.due, workingDaysLeft: left,
                inspector: rules.registry.unit(inspector)?.name ?? inspector)
        }
        return .reminder(matter.letter, matter.due, workingDaysLeft: left)
    }

    private func left(_ matter: Matter, _ notice: Notice, _ day: CivilDate) -> Int {
        matter.plan.calendar.workingDays(from: day, to: notice.key.due)
    }

    /// Whom a redirected mail was meant for: "Hiệu trưởng Trường THPT Bảo Lộc".
    private func intended(_ id: ObligationID, _ matter: Matter, on day: CivilDate) -> String {
        let unit = book.state(of: id, due: matter.occurrence.due).responsible ?? id.debtor
        switch rules.resolve(.head, unit: unit, plan: matter.plan, on: day) {
        case .found(let head): return matter.words.salutation(head)
        case .nobody: return rules.registry.unit(unit)?.name ?? unit
        }
    }

    // MARK: Remarks

    func notes(of bundle: Bundle, on day: CivilDate) -> [LetterNote] {
        successions(bundle, on: day) + bounces(bundle)
    }

    private func successions(_ bundle: Bundle, on day: CivilDate) -> [LetterNote] {
        var notes: [LetterNote] = []
        var seen: Set<String> = []
        for notice in bundle.notices where notice.key.role == .head {
            guard let id = notice.key.subject.obligation, let mine = bundle.recipient.unit?.id,
                mine != id.origin, seen.insert(id.unit).inserted,
                let old = rules.registry.unit(id.origin), let until = old.until, until < day,
                let from = until.adding(days: 1)
            else { continue }
            notes.append(.succession(predecessor: old.name, day: from))
        }
        return notes
    }

    /// In the owner's list: the units whose mail comes back.
    private func bounces(_ bundle: Bundle) -> [LetterNote] {
        guard bundle.notices.contains(where: { $0.key.stage == "bounced" }) else { return [] }
        return rules.registry.units.compactMap { unit in
            guard let address = unit.head?.email ?? unit.email,
                undeliverable.contains(fingerprint(address))
            else { return nil }
            return .bounced(who: unit.name, address: address)
        }
    }
}

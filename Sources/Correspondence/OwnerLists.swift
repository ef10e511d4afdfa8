import Civil
import Mail
import Rules
import Scheduler

/// The lists that a plan's owner gets: what goes out, what is overdue, who could not be told.
extension LetterWriter {
    func list(
        _ notice: Notice, _ bundle: Bundle, _ plan: Plan, _ words: Words
    ) -> [LetterItem] {
        guard case .plan(_, let day) = notice.key.subject else { return [] }
        switch notice.key.stage {
        case "morning":
            let backlog = goingOut(plan: plan, book: book, on: day).flatMap {
                backlogs($0.standings, plan, day, words)
            }
            return [.morningList(backlog, time: plan.officeHours.afternoonStart)]
        case "skipped": return [.rollUp(skipped(bundle, plan, words))]
        default:
            return [.rollUp(backlogs(book.overdue(plan: plan, on: day), plan, day, words))]
        }
    }

    /// Whom nobody could be told about, and why (statement 21).
    private func skipped(_ bundle: Bundle, _ plan: Plan, _ words: Words) -> [LetterBacklog] {
        struct Key: Hashable {
            let id: OccurrenceID
            let due: CivilDate
        }
        var order: [Key] = []
        var units: [Key: [LetterUnit]] = [:]
        var known: [Key: Set<LetterUnit>] = [:]
        for skipped in bundle.skipped {
            guard let id = skipped.key.subject.obligation else { continue }
            let key = Key(id: id.occurrence, due: skipped.key.due)
            if units[key] == nil { order.append(key) }
            let unit = LetterUnit(
                name(of: id),
                .text(words.skipped(skipped.key.role, skipped.reason, registry: rules.registry)))
            guard known[key, default: []].insert(unit).inserted else { continue }
            units[key, default: []].append(unit)
        }
        return order.compactMap { key in
            guard let duty = rules.duty(key.id.duty)?.duty,
                let occurrence = book.occurrence(key.id, duty: duty, plan: plan),
                let matter = Matter(
                    occurrence, due: key.due, duty: duty, plan: plan, rules: rules, words: words)
            else { return nil }
            return LetterBacklog(
                short: duty.short, due: matter.due,
                workingDaysLate: plan.calendar.workingDays(
                    from: key.due, to: plan.day(of: bundle.slot)), units: units[key] ?? [])
        }
    }

    private func backlogs(
        _ standings: [Standing], _ plan: Plan, _ day: CivilDate, _ words: Words
    ) -> [LetterBacklog] {
        struct Key: Hashable, Comparable {
            let due: CivilDate
            let id: OccurrenceID
            static func < (a: Key, b: Key) -> Bool { (a.due, a.id) < (b.due, b.id) }
        }
        let groups = Dictionary(grouping: standings) {
            Key(due: $0.state.due, id: $0.occurrence.id)
        }
        return groups.sorted { $0.key < $1.key }.compactMap { key, group in
            guard let (_, duty) = rules.duty(key.id.duty),
                let occurrence = group.first?.occurrence,
                let matter = Matter(
                    occurrence, due: key.due, duty: duty, plan: plan, rules: rules, words: words)
            else { return nil }
            return LetterBacklog(
                short: duty.short, due: matter.due,
                workingDaysLate: max(1, plan.calendar.workingDays(from: key.due, to: day)),
                units: group.map(letterUnit))
        }
    }
}

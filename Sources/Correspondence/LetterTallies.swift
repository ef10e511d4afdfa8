internal import Civil
internal import Mail
internal import Rules
internal import Scheduler

/// Who has reported and who is missing, for whoever gathers the reports.
extension LetterWriter {
    /// What one unit gathers for what it owes, be it in the place of others too.
    struct Tally {
        let gatherer: String
        let occurrence: OccurrenceID
        var of: [ObligationID]
        let items: [LetterItem]
    }

    /// The bundle's tallies, without those that have nothing to count.
    func tallies(
        of bundle: Bundle, _ context: MailContext, on day: CivilDate, _ words: Words
    ) -> [Tally] {
        var found: [Tally] = []
        for notice in bundle.notices where notice.key.kind == .tally {
            guard let id = notice.key.subject.obligation, let plan = rules.plan(notice.plan),
                let matter = Matter(
                    id, notice: notice, plan: plan, rules: rules, book: book, words: words)
            else { continue }
            let gatherer = rules.living(id.debtor, on: day)?.id ?? id.debtor
            if let index = found.firstIndex(where: {
                $0.gatherer == gatherer && $0.occurrence == id.occurrence
            }) {
                if !found[index].of.contains(id) { found[index].of.append(id) }
                continue
            }
            // What is due today stands beside the tally, as the reader's own.
            let isTold = bundle.notices.contains {
                $0.key.kind == .dueToday && $0.key.subject.obligation == id
            }
            let items = tallies(matter, of: id, by: gatherer, context, on: day, tellsNext: !isTold)
            if items.isEmpty { continue }
            found.append(
                Tally(gatherer: gatherer, occurrence: id.occurrence, of: [id], items: items))
        }
        return found
    }

    /// One tally for each period of each duty gathered.
    func tallies(
        _ gathering: Matter, of id: ObligationID, by gatherer: String, _ context: MailContext,
        on day: CivilDate, tellsNext: Bool
    ) -> [LetterItem] {
        // What its own report stands at, by what the unit has said of it.
        var next = gathering.nextStep
        next.matter.progress = progress(
            of: id, book.state(of: id, due: gathering.occurrence.due))
        return gathering.duty.gathers.flatMap { gathered -> [LetterItem] in
            guard let (plan, duty) = rules.duty(gathered.duty) else { return [] }
            let occurrences = book.gathered(
                duty, plan, by: gathering.occurrence, of: gathering.duty, gathering.plan)
            return occurrences.compactMap { occurrence in
                tally(
                    occurrence, duty, plan, gathering.words, of: id,
                    below: gathered.byParent ? gatherer : nil, context, on: day,
                    next: tellsNext && occurrence == occurrences.last ? next : nil)
            }
        }
    }

    /// - Parameter unit: whose own alone are counted; `nil` for all (statement 56).
    private func tally(
        _ occurrence: Occurrence, _ duty: Duty, _ plan: Plan, _ words: Words, of id: ObligationID,
        below unit: String?, _ context: MailContext, on day: CivilDate, next: LetterNextStep?
    ) -> LetterItem? {
        guard
            let matter = Matter(
                occurrence, due: occurrence.due, duty: duty, plan: plan, rules: rules, book: book,
                words: words)
        else { return nil }
        let all =
            unit.map { standings(of: matter, below: $0, on: day) }
            ?? book.standings(of: occurrence, plan: plan, on: day)
        // A level with nobody below.
        if unit != nil, all.isEmpty { return nil }
        let received = all.filter {
            $0.state.fulfilment == .received || $0.state.fulfilment == .accepted
        }
        let late = count(received.filter { $0.workingDaysLate > 0 })
        return .tally(
            matter.after(context, toldOf: id).letter,
            LetterTally(
                onTime: count(received) - late,
                nilReports: count(received.filter(\.state.isNone)), late: late,
                waived: count(all.filter { $0.state.fulfilment == .waived }),
                missing: missing(all.filter(\.state.isOpen), occurrence, words),
                nextStep: next))
    }
}

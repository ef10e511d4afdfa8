package import Civil
package import Rules
package import Scheduler
internal import Mail
internal import SourceText

/// What a letter of the office to those whose report is missing says (công văn đôn đốc); official letters are
/// Vietnamese.
package struct Urging: Sendable {
    package struct Unit: Sendable {
        package let obligation: ObligationID
        /// As a list has it: with the unit that it answers for.
        package let name: String
        /// Who is written to.
        package let addressee: String
        package let due: CivilDate
        package let workingDaysLate: Int
        /// What it has said or done meanwhile.
        package let note: String?
    }

    /// As it stands inside a sentence: "báo cáo ANTQ quý III/2026".
    package let name: String
    package let task: String
    package let citation: String?
    /// "trước ngày 05/11/2025".
    package let dueWords: String
    package let sendTo: String?
    package let form: String?
    package let channel: String?
    /// A person to be reached (statement 51).
    package let contact: String
    /// Without what was waived or withdrawn.
    package let owed: Int
    package let received: Int
    package let missing: [Unit]
}

extension LetterWriter {
    /// What is said on `day` of an occurrence; `nil` where the duty has left the plan.
    package func urging(
        _ occurrence: Occurrence, _ duty: Duty, _ plan: Plan, on day: CivilDate
    ) -> Urging? {
        let words = Words(.vi)
        guard
            let matter = Matter(
                occurrence, due: occurrence.due, duty: duty, plan: plan, rules: rules, book: book,
                words: words)
        else { return nil }
        let standings = book.standings(of: occurrence, plan: plan, on: day)
        let received = standings.filter {
            $0.state.fulfilment == .received || $0.state.fulfilment == .accepted
        }
        return Urging(
            name: words.lowered(matter.letter.short), task: matter.letter.task,
            citation: matter.letter.citation, dueWords: matter.due.reading(.vi),
            sendTo: matter.letter.sendTo, form: matter.letter.form,
            channel: matter.letter.channel, contact: contact(of: plan, words),
            owed: received.count + standings.filter(\.state.isOpen).count,
            received: received.count,
            missing: standings.filter(\.isOverdue).map { standing in
                let (id, state) = (standing.obligation, state(of: standing))
                let unit = standing.state.responsible ?? id.debtor
                let name = rules.registry.unit(unit)?.name ?? unit
                return Urging.Unit(
                    obligation: id,
                    name: unit == id.origin ? name : words.standIn(name, for: [origin(of: id)]),
                    addressee: name, due: standing.state.due,
                    workingDaysLate: standing.workingDaysLate,
                    note: state == .silent || state == .acknowledged
                        ? nil : state.words(.vi, year: day.year))
            })
    }
}

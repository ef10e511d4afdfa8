package import Civil
package import Rules
package import Scheduler

extension Book {
    /// An occurrence by its id. One that the rules no longer bring about is taken to be due today.
    package func occurrence(
        _ id: OccurrenceID, _ duty: Duty, _ plan: Plan, today: CivilDate
    ) -> Occurrence {
        occurrence(id, duty: duty, plan: plan)
            ?? Occurrence(
                id: id, opensOn: today, due: today, dueTime: nil,
                paper: DueDate(date: today, reading: .by))
    }
}

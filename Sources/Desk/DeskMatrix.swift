import Civil
import Control
import Messages
import Rules
import Scheduler

/// `Matrix`: units × periods. It costs the page's rows and columns, and one look at each unit passed over.
extension DeskAnswers {
    private static let mostColumns = 24

    private struct Column {
        let occurrence: Occurrence
        let plan: Plan
        let duty: Duty
        let today: CivilDate
    }

    func matrix(_ call: MatrixCall) throws -> MatrixCall.Reply {
        let columns = try columns(call)
        let names = ControlNames(rules: rules)
        let units: [String]
        if let parent = try call.parent.map({ text throws(Refusals) in try names.unit(text).id }) {
            units = rules.registry.children(of: parent)
        } else {
            units = rules.registry.units.map(\.id)
        }
        let words = call.search.map(NameWords.init)
        let most = min(max(call.limit ?? 50, 1), 200)
        var rows: [MatrixRow] = []
        var index = max(0, call.after ?? 0)
        while index < units.count {
            let unit = units[index]
            if words?.fit(name(of: unit)) ?? true {
                let below = rules.registry.children(of: unit).count
                let row = row(unit, columns, below: below)
                // Whoever owes nothing of it is passed over, unless those below do.
                if !row.cells.isEmpty || call.parent != nil && below > 0 {
                    if rows.count == most { break }
                    rows.append(row)
                }
            }
            index += 1
        }
        return MatrixCall.Reply(
            columns: columns.map { column in
                MatrixColumn(
                    OccurrenceStatus(
                        OccurrenceCount(
                            column.occurrence, plan: column.plan, duty: column.duty,
                            book: snapshot.book, today: column.today), snapshot.book))
            }, rows: rows, next: index < units.count ? index : nil)
    }

    /// The latest that have opened, by due day.
    private func columns(_ call: MatrixCall) throws -> [Column] {
        let names = ControlNames(rules: rules)
        let wanted: [(plan: Plan, duty: Duty)]
        if let text = call.duty {
            wanted = [try names.duty(text)]
        } else if let text = call.plan {
            let plan = try names.plan(text)
            wanted = plan.duties.map { (plan, $0) }
        } else {
            wanted = rules.plans.flatMap { plan in plan.duties.map { (plan, $0) } }
        }
        let most = min(max(call.columns ?? 12, 1), Self.mostColumns)
        let all = wanted.filter(\.duty.expectsReport).flatMap { plan, duty in
            let today = plan.day(of: now)
            return snapshot.book.openings(of: duty.id).suffix(Self.mostColumns).map { opening in
                Column(
                    occurrence: snapshot.book.occurrence(
                        opening.occurrence, duty, plan, today: today),
                    plan: plan, duty: duty, today: today)
            }
        }
        return Array(
            all.sorted {
                ($0.occurrence.due, $0.occurrence.id) < ($1.occurrence.due, $1.occurrence.id)
            }.suffix(most))
    }

    private func row(_ unit: String, _ columns: [Column], below: Int) -> MatrixRow {
        var row = MatrixRow(unit: unit, name: name(of: unit), below: below)
        for (index, column) in columns.enumerated() {
            let ids = snapshot.book.obligations(of: unit, in: column.occurrence.id)
            let standings = ids.map {
                snapshot.book.standing(
                    of: $0, column.occurrence, plan: column.plan, on: column.today)
            }
            guard let shown = standings.first(where: { $0.state.fulfilment != .transferred })
            else { continue }
            let timeliness = Timeliness(
                shown, plan: column.plan, duty: column.duty, today: column.today)
            switch timeliness {
            case .onTime: row.on_time += 1
            case .late: row.late += 1
            case .missing: row.missing += 1
            case .inTime, .soon, .today, .ended: break
            }
            row.cells.append(
                MatrixCell(
                    column: index, shown.state.fulfilment, timeliness,
                    lateDays: shown.workingDaysLate))
        }
        return row
    }
}

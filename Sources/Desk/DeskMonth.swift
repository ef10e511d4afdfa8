import Civil
import Control
import Correspondence
import Messages
import Rules
import Scheduler
import SourceText

/// `Month`: what falls due on which day.
extension DeskAnswers {
    func month(_ call: MonthCall) throws -> MonthCall.Reply {
        let wanted = try call.plan.map { text throws(Refusals) in
            try ControlNames(rules: rules).plan(text).id
        }
        let today = (zone ?? .utc).local(at: now).date
        let first = try Self.first(of: call.month, today)
        let last =
            first.adding(days: 31).flatMap { CivilDate($0.year, $0.month, 1) }?
            .adding(days: -1) ?? first
        var dues: [CivilDate: [DayDue]] = [:]
        for plan in rules.plans where wanted == nil || plan.id == wanted {
            for duty in plan.duties where duty.kind != .standing {
                for occurrence in occurrences(of: duty, plan, dueIn: first...last) {
                    dues[occurrence.due, default: []].append(due(occurrence, duty, plan))
                }
            }
        }
        let calendar = rules.plans.first?.calendar
        var days: [MonthDay] = []
        var day: CivilDate? = first
        while let shown = day, shown <= last {
            days.append(Self.day(shown, calendar, dues[shown] ?? []))
            day = shown.adding(days: 1)
        }
        return MonthCall.Reply(month: String(first.iso.prefix(7)), days: days)
    }

    private static func first(of month: String?, _ today: CivilDate) throws(Refusals) -> CivilDate {
        guard let month else { return CivilDate(today.year, today.month, 1) ?? today }
        do throws(CivilError) { return try CivilDate(parsing: "\(month)-01") } catch {
            throw Refusals(
                ControlRefusal(
                    .unusable, vi: "'month': '\(month)' không phải là tháng như 2026-05",
                    en: "'month': '\(month)' is no month such as 2026-05"))
        }
    }

    private static func day(
        _ day: CivilDate, _ calendar: WorkingCalendar?, _ dues: [DayDue]
    ) -> MonthDay {
        let off: String? =
            switch calendar?.entry(on: day) {
            case .off(let name, _), .worked(let name): name
            case .weekend, .working, nil: nil
            }
        return MonthDay(
            day: day.iso, weekday: day.weekday.rawValue,
            isOff: calendar.map { !$0.isWorkingDay(day) } ?? false, off: off, dues: dues)
    }

    /// Those that have opened, by the day that holds for them, and those to come.
    private func occurrences(
        of duty: Duty, _ plan: Plan, dueIn days: ClosedRange<CivilDate>
    ) -> [Occurrence] {
        let opened = snapshot.book.openings(of: duty.id).map {
            snapshot.book.occurrence($0.occurrence, duty, plan, today: plan.day(of: now))
        }
        let known = Set(opened.map(\.id))
        let coming = duty.occurrences(dueIn: days, plan: plan).filter { !known.contains($0.id) }
        return (opened.filter { days.contains($0.due) } + coming).sorted {
            ($0.due, $0.id) < ($1.due, $1.id)
        }
    }

    private func due(_ occurrence: Occurrence, _ duty: Duty, _ plan: Plan) -> DayDue {
        let isOpened = snapshot.book.openings[occurrence.id] != nil
        let census = snapshot.book.census(of: occurrence.id)
        let period = occurrence.id.period
        return DayDue(
            plan: plan.id, duty: duty.id, period: period,
            name: snapshot.book.name(of: occurrence.id, due: occurrence.due, duty),
            owed: isOpened
                ? census.owed
                : rules.registry.members(of: duty.owedBy, on: occurrence.opensOn).count,
            received: census.count(.received) + census.count(.accepted), opened: isOpened,
            reports: duty.expectsReport)
    }
}

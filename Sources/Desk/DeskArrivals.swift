import Civil
import Control
import Messages
import Rules
import Scheduler

/// `Arrivals`: how many reports of a period had come by when, beside the period before.
extension DeskAnswers {
    func arrivals(_ call: ArrivalsCall) throws -> ArrivalsCall.Reply {
        let (plan, duty) = try ControlNames(rules: rules).duty(call.duty)
        let today = plan.day(of: now)
        let occurrence = try shown(call.period, duty, plan, on: today)
        let periods = snapshot.book.openings(of: duty.id).map(\.occurrence)
        let place = periods.firstIndex(of: occurrence.id) ?? 0
        let before = place > 0 ? periods[place - 1] : nil
        return ArrivalsCall.Reply(
            due: occurrence.due.iso, owed: snapshot.book.census(of: occurrence.id).owed,
            days: days(of: occurrence), before: before?.period,
            beforeOwed: before.map { snapshot.book.census(of: $0).owed } ?? 0,
            beforeDays: before.map {
                days(of: snapshot.book.occurrence($0, duty, plan, today: today))
            } ?? [])
    }

    /// By the day that each was sent; what was sent back, or entered by mistake, hasn't come.
    private func days(of occurrence: Occurrence) -> [ArrivalDay] {
        var came: [CivilDate: Int] = [:]
        for unit in snapshot.book.exceptions(of: occurrence.id) {
            let id = ObligationID(occurrence: occurrence.id, unit: unit)
            let state = snapshot.book.state(of: id, due: occurrence.due)
            guard state.fulfilment == .received || state.fulfilment == .accepted,
                let day = state.sentOn
            else { continue }
            came[day, default: 0] += 1
        }
        var total = 0
        return came.sorted { $0.key < $1.key }.map { day, count in
            total += count
            return ArrivalDay(
                day: day.iso, fromDue: Int(day.dayNumber) - Int(occurrence.due.dayNumber),
                came: count,
                total: total)
        }
    }
}

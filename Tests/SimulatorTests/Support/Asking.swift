import Civil
import Rounds
import Rules
import Scheduler

extension Step.Entry {
    /// What is asked by it of one of the obligations that it fits, as a rule; `nil` where there is none.
    func request(_ pick: Int, _ days: Int, of driver: Driver, at moment: Instant) -> Request? {
        let book = driver.book
        let standings = book.openings.values.sorted { $0.occurrence < $1.occurrence }.flatMap {
            opening -> [(id: ObligationID, state: ObligationState)] in
            guard let (plan, duty) = driver.rules.duty(opening.occurrence.duty),
                let occurrence = book.occurrence(opening.occurrence, duty: duty, plan: plan)
            else { return [] }
            return book.members(of: opening.occurrence).map { unit in
                let id = ObligationID(occurrence: opening.occurrence, unit: unit)
                return (id, book.state(of: id, due: occurrence.due))
            }
        }
        let fitting = standings.filter { _, state in
            switch self {
            case .accept: state.fulfilment == .received
            case .giveBack: state.fulfilment == .received || state.fulfilment == .accepted
            case .void: true
            case .receive, .receiveNone, .extend, .waive, .acknowledge, .submit, .ask, .reassign:
                state.isOpen
            }
        }
        guard !fitting.isEmpty else { return nil }
        let (id, state) = fitting[pick % fitting.count]
        let today = RandomRules.zone.local(at: moment).date
        guard let body = body(id, state, days, today, pick, driver) else { return nil }
        return Request(body, id, on: today.moved(-(pick % 3)))
    }

    private func body(
        _ id: ObligationID, _ state: ObligationState, _ days: Int, _ today: CivilDate, _ pick: Int,
        _ driver: Driver
    ) -> EventBody? {
        switch self {
        case .receive: .received(number: "\(pick % 90)/BC", none: false, note: nil)
        case .receiveNone: .received(number: nil, none: true, note: nil)
        case .giveBack:
            .returned(until: days % 3 == 0 ? nil : today.moved(days), note: "thiếu biểu")
        case .accept: .accepted
        case .extend:
            .extended(to: max(today, state.due.moved(-days / 3)).moved(1 + days), letter: "5/CV")
        case .waive: .waived(letter: nil)
        case .acknowledge: .acknowledged(until: days % 2 == 0 ? nil : today.moved(days))
        case .submit: .submitted(number: "\(pick % 90)/BC")
        case .ask: .extensionAsked(until: today.moved(1 + days))
        case .reassign:
            .reassigned(
                to: driver.rules.registry.units[days % driver.rules.registry.units.count].id)
        case .void:
            driver.book.events(of: id).last { $0.actor == "office" && $0.body.voids == nil }
                .map { .voided(event: $0.id) }
        }
    }
}

import Civil
import Rounds
import Rules
import Scheduler

/// What people ask of the service. Whoever gets no answer asks again, with the same request.
extension Site {
    func enter(_ entry: Step.Entry, _ pick: Int, _ days: Int, _ number: Int) throws {
        let request = Change.NewRequest(id: "request-\(number)", asking: "\(number)")
        try perform { driver in
            if try driver.outcome(of: request) == nil {
                // What had come due before the call comes first.
                try driver.tick(now: now)
                try watch()
                guard let asked = choose(entry, pick, days, driver),
                    admit(asked, rules: driver.rules, book: driver.book, now: moment) == nil
                else { return }
                _ = try driver.enter(
                    asked.body, to: [asked.obligation], on: asked.on, actor: "office",
                    request: request, now: moment)
            }
            try driver.tick(now: now)
        }
    }

    /// One of the obligations that it fits, as a rule.
    private func choose(
        _ entry: Step.Entry, _ pick: Int, _ days: Int, _ driver: Driver
    ) -> Request? {
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
            switch entry {
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
        guard let body = body(entry, id, state, days, today, pick, driver) else { return nil }
        return Request(body, id, on: today.moved(-(pick % 3)))
    }

    private func body(
        _ entry: Step.Entry, _ id: ObligationID, _ state: ObligationState, _ days: Int,
        _ today: CivilDate, _ pick: Int, _ driver: Driver
    ) -> EventBody? {
        switch entry {
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

    func silence(_ pick: Int, _ days: Int, _ number: Int) throws {
        try perform { driver in
            try driver.tick(now: now)
            let id = "silence-\(number)"
            guard driver.holds.silences[id] == nil else { return }
            let units = driver.rules.registry.units
            let plan = driver.rules.plans[pick % driver.rules.plans.count]
            let silence: Silence
            let end = moment.adding(seconds: Int64(days + 1) * 86_400)
            switch pick % 4 {
            case 0:
                silence = Silence(
                    id: id, plan: plan.id, start: moment, end: end, author: "office", reason: "")
            case 1:
                silence = Silence(
                    id: id, duty: plan.duties.first?.id ?? "d1", start: moment,
                    end: days % 3 == 0 ? nil : end, author: "office", reason: "")
            case 2:
                silence = Silence(
                    id: id, group: "truong", start: moment, end: end, author: "office", reason: "")
            default:
                silence = Silence(
                    id: id, unit: units[pick % units.count].id, start: moment, end: end,
                    author: "office", reason: "")
            }
            try driver.silence(silence)
        }
    }

    func liftSilence() throws {
        var chosen: String?
        try perform { driver in
            try driver.tick(now: now)
            let ids = driver.holds.silences.keys.sorted()
            if chosen == nil { chosen = ids.first }
            guard let chosen, ids.contains(chosen) else { return }
            try driver.liftSilence(chosen, now: now)
        }
    }

    func pause(_ index: Int, _ pauses: Bool) throws {
        try perform { driver in
            try driver.tick(now: now)
            let plans = driver.rules.plans.map(\.id).sorted()
            let plan = plans[index % plans.count]
            guard driver.holds.paused.contains(plan) != pauses else { return }
            try driver.setPaused(pauses, plan: plan, now: now)
        }
    }
}

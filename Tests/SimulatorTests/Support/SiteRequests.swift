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
                guard let asked = entry.request(pick, days, of: driver, at: moment),
                    admit(asked, rules: driver.rules, book: driver.book, now: moment) == nil
                else { return }
                _ = try driver.enter(
                    asked.body, to: [asked.obligation], on: asked.on, actor: "office",
                    request: request, now: moment)
            }
            try driver.tick(now: now)
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

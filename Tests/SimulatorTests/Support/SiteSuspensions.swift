import Civil
import Rounds
import Rules
import Scheduler

/// Days that don't count, as the office enters them and takes them back (statement 55). Whoever gets no
/// answer asks again, with the same request.
extension Site {
    func suspend(_ pick: Int, _ days: Int, _ number: Int) throws {
        let request = Change.NewRequest(id: "suspension-\(number)", asking: "\(number)")
        try perform { driver in
            if try driver.outcome(of: request) == nil {
                // What had come due before the call comes first.
                try driver.tick(now: now)
                try watch()
                let suspension = suspension(pick, days, number, driver.rules)
                let (entries, _) = suspension.entries(
                    rules: driver.rules, book: driver.book, actor: "office",
                    standing: driver.holds.suspensions)
                let isAdmitted = entries.allSatisfy { admitted($0, driver) }
                let isAhead = suspension.until >= RandomRules.zone.local(at: moment).date
                guard isAdmitted, !entries.isEmpty || isAhead else { return }
                _ = try driver.enter(
                    entries, beside: HeldBeside(suspending: [suspension]), request: request,
                    now: moment)
            }
            try driver.tick(now: now)
        }
    }

    private func suspension(
        _ pick: Int, _ days: Int, _ number: Int, _ rules: RuleSet
    ) -> Suspension {
        let heads = rules.registry.units.map(\.id)
        let from = RandomRules.zone.local(at: moment).date.moved(days % 6 - 3)
        let duties = rules.plans.flatMap(\.duties).map(\.id)
        return Suspension(
            units: Set((0...pick % 3).map { heads[(pick / 3 + $0) % heads.count] }),
            duty: pick % 4 == 0 && !duties.isEmpty ? duties[pick % duties.count] : nil, from: from,
            until: from.moved(days / 2), reason: "bão số \(number)")
    }

    /// Takes back one that stands, with all that it moved and that isn't settled since.
    func liftSuspension(_ pick: Int, _ number: Int) throws {
        let request = Change.NewRequest(id: "resumption-\(number)", asking: "\(number)")
        try perform { driver in
            if try driver.outcome(of: request) == nil {
                try driver.tick(now: now)
                try watch()
                let standing = driver.holds.suspensions
                guard !standing.isEmpty else { return }
                let suspension = standing[pick % standing.count]
                let today = RandomRules.zone.local(at: moment).date
                let voids = driver.book.recorded.flatMap { driver.book.entries(in: $0) }
                    .filter { driver.suspension(of: $0) == suspension }
                    .map {
                        Course.Entry(
                            obligation: $0.obligation, body: .voided(event: $0.id),
                            actor: "office", on: today)
                    }
                    .filter { admitted($0, driver) }
                guard !voids.isEmpty else { return }
                _ = try driver.enter(
                    voids, beside: HeldBeside(resuming: [suspension]), request: request,
                    now: moment)
            }
            try driver.tick(now: now)
        }
    }

    private func admitted(_ entry: Course.Entry, _ driver: Driver) -> Bool {
        admit(
            Request(entry.body, entry.obligation, on: entry.on), rules: driver.rules,
            book: driver.book, now: moment) == nil
    }
}

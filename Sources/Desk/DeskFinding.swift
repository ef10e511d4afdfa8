import Civil
import Control
import Messages
import Rules
import Scheduler

/// `Find` and `Unit`: what people look for by name, and one unit's page.
extension DeskAnswers {
    func find(_ call: FindCall) -> FindCall.Reply {
        let words = NameWords(call.words)
        guard !words.isEmpty else { return FindCall.Reply(units: [], duties: [], more: 0) }
        let most = min(max(call.limit ?? 30, 1), 200)
        var units: [FoundUnit] = []
        var more = 0
        for unit in rules.registry.units where words.fit("\(unit.name) \(unit.id)") {
            if units.count == most {
                more += 1
                continue
            }
            units.append(
                FoundUnit(
                    unit: unit.id, name: unit.name,
                    parentName: unit.parent.flatMap { rules.registry.unit($0)?.name }))
        }
        let duties = rules.plans.flatMap { plan in
            plan.duties.filter { words.fit("\($0.short) \($0.title) \($0.id)") }.map {
                FoundDuty(
                    plan: plan.id, duty: $0.id, short: $0.short, title: $0.title,
                    opened: $0.kind != .standing
                        && !snapshot.book.openings(of: $0.id).isEmpty)
            }
        }
        return FindCall.Reply(units: units, duties: Array(duties.prefix(most)), more: more)
    }

    func unit(_ call: UnitCall) throws -> UnitCall.Reply {
        let unit = try ControlNames(rules: rules).unit(call.unit)
        var reply = UnitCall.Reply(
            unit: unit.id, name: unit.name,
            below: rules.registry.children(of: unit.id).count)
        reply.parent = unit.parent
        reply.parent_name = unit.parent.flatMap { rules.registry.unit($0)?.name }
        if rules.plans.contains(where: asker.readsPeople) {
            reply.head = unit.head?.shown
            reply.phone = unit.head?.phone
            reply.email = unit.head?.email ?? unit.email
            reply.contact = unit.contact?.shown
            reply.contact_phone = unit.contact?.phone
            reply.contact_email = unit.contact?.email
        }
        let all = standings(of: unit.id)
        for found in all {
            switch Timeliness(
                found.standing, plan: found.plan, duty: found.duty, today: found.today)
            {
            case .onTime: reply.on_time += 1
            case .late: reply.late += 1
            case .inTime, .soon, .today, .missing, .ended: break
            }
        }
        let most = min(max(call.limit ?? 100, 1), 500)
        reply.obligations = all.prefix(most).map { found in
            ObligationStatus(
                found.standing, plan: found.plan, duty: found.duty, rules: rules,
                book: snapshot.book, rung: nil, today: found.today)
        }
        reply.more = max(0, all.count - most)
        return reply
    }

    private struct Owed {
        let standing: Standing
        let plan: Plan
        let duty: Duty
        let today: CivilDate
    }

    /// What a unit owes and owed: open ones first, the first due first; then the latest.
    private func standings(of unit: String) -> [Owed] {
        let found = snapshot.book.obligations(of: unit).compactMap { id -> Owed? in
            guard let (plan, duty) = rules.duty(id.occurrence.duty), duty.kind != .standing,
                let occurrence = snapshot.book.occurrence(id.occurrence, duty: duty, plan: plan)
            else { return nil }
            let today = plan.day(of: now)
            let standing = snapshot.book.standing(of: id, occurrence, plan: plan, on: today)
            return standing.state.fulfilment == .transferred
                ? nil : Owed(standing: standing, plan: plan, duty: duty, today: today)
        }
        func isWaitedFor(_ owed: Owed) -> Bool {
            owed.standing.state.isOpen
                && (owed.duty.expectsReport || owed.standing.state.due >= owed.today)
        }
        let open = found.filter(isWaitedFor).sorted {
            $0.standing.state.due < $1.standing.state.due
        }
        let ended = found.filter { !isWaitedFor($0) }
            .sorted { $0.standing.state.due > $1.standing.state.due }
        return open + ended
    }
}

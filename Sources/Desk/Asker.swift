import Messages
package import Rules
package import Scheduler

/// Who asks, as far as it matters for what is shown and what may be entered.
package enum Asker: Hashable, Sendable {
    /// Root, the group hanchot, the service's own user.
    case office
    /// Any other user of the machine.
    case stranger
    /// Somebody at the board.
    case person(BoardPerson)

    /// Statement 33: what a confidential plan holds is for its own people.
    func reads(_ plan: Plan) -> Bool {
        switch self {
        case .office: true
        case .stranger: !plan.confidential
        case .person(let person): !plan.confidential || person.keeps(plan)
        }
    }

    /// Names, telephones, addresses and the words of answers (statements 34 and 61).
    func readsPeople(of plan: Plan) -> Bool {
        switch self {
        case .office: true
        case .stranger: false
        case .person(let person):
            person.keeps(plan) || person.role == .registrar && !plan.confidential
        }
    }

    /// The rules without the plans that the asker may not see, whose very names are kept then.
    package func visible(_ rules: RuleSet) -> RuleSet {
        if rules.plans.allSatisfy(reads) { return rules }
        var rules = rules
        rules.plans.removeAll { !reads($0) }
        return rules
    }

    /// Whether a person's role reaches to a method; of which plans is asked when they are known.
    package func permits(_ method: String) -> Bool {
        switch self {
        case .office, .stranger: true
        case .person(let person):
            ControlMethod(rawValue: method).map(person.role.mayCall) ?? false
        }
    }

    /// Whether receipts may be recorded in a plan, and whether all the rest may.
    func mayReceive(in plan: Plan) -> Bool {
        switch self {
        case .office: true
        case .stranger: false
        case .person(let person):
            person.keeps(plan) || person.role == .registrar && !plan.confidential
        }
    }

    func mayDecide(in plan: Plan) -> Bool {
        switch self {
        case .office: true
        case .stranger: false
        case .person(let person): person.keeps(plan)
        }
    }

    /// Whether `body` may be entered in a plan; `voided` is the entry that it takes back.
    package func mayEnter(_ body: EventBody, in plan: Plan, voiding voided: Event?) -> Bool {
        switch self {
        case .office: return true
        case .stranger: return false
        case .person(let person):
            switch person.role {
            case .administrator: return true
            case .clerk: return person.keeps(plan)
            case .registrar:
                if plan.confidential { return false }
                if case .received = body { return true }
                guard let voided, case .received = voided.body else { return false }
                return voided.actor == person.id
            case .reader: return false
            }
        }
    }
}

extension BoardPerson {
    func keeps(_ plan: Plan) -> Bool {
        switch role {
        case .administrator: true
        case .clerk: plans.contains(plan.id)
        case .registrar, .reader: false
        }
    }
}

extension BoardPerson.Role {
    /// What a role may ask and enter at all. What concerns the machine, whole files of entries for it and
    /// other people's links stays with the group.
    fileprivate func mayCall(_ method: ControlMethod) -> Bool {
        switch method {
        case .status, .why, .history, .calendar, .period, .matrix, .arrivals, .coming, .find, .unit,
            .month:
            true
        case .receive, .void, .apply: self != .reader
        case .acknowledge, .sendBack, .accept, .extend, .waive, .waiting, .decide, .letter:
            self == .clerk || self == .administrator
        case .reassign, .event, .suspend, .reload, .pause, .silence, .liftSilence, .release,
            .discard, .review:
            self == .administrator
        case .confirmClock, .inbound, .export, .forget, .rules, .compare, .boardLink, .boardEnter,
            .boardLeave, .onBehalf, .headPage, .headAnswer:
            false
        }
    }
}

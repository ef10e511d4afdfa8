internal import Civil
package import Rules
internal import Scheduler

/// What of the rules the tests have seen go out.
package struct RuleTestCoverage: Sendable {
    /// Names, and whether a test has seen them.
    package let duties: [String: Bool]
    /// `duty +3wd`, `duty 30d`.
    package let rungs: [String: Bool]
    /// Duties whose last good day moves off days off, and whether a test has seen one that did.
    package let rolls: [String: Bool]

    package init(_ results: [RuleTestResult], rules: RuleSet) {
        var duties: [String: Bool] = [:]
        var rungs: [String: Bool] = [:]
        var rolls: [String: Bool] = [:]
        for plan in rules.plans {
            for duty in plan.duties where duty.speaks {
                duties[duty.id] = false
                for reminder in duty.remind {
                    rungs["\(duty.id) \(NoticeStage(before: reminder.offset))"] = false
                }
                if duty.expectsReport, duty.kind != .standing {
                    rungs["\(duty.id) 0d"] = false
                    for rung in duty.ladder { rungs["\(duty.id) +\(rung.after.text)"] = false }
                }
                if duty.roll != .none { rolls[duty.id] = false }
            }
        }
        for result in results where result.test.notices != nil || result.test.addresses != nil {
            for notice in result.notices {
                let key = notice.notice.key
                guard let id = key.subject.obligation?.occurrence,
                    let (plan, duty) = rules.duty(id.duty)
                else { continue }
                duties[id.duty] = true
                let name = "\(id.duty) \(key.stage)"
                if rungs[name] != nil { rungs[name] = true }
                guard rolls[id.duty] != nil,
                    let occurrence = duty.occurrence(period: id.period, plan: plan)
                else { continue }
                if plan.lastGoodDay(of: occurrence.paper, roll: .none) != occurrence.due {
                    rolls[id.duty] = true
                }
            }
        }
        self.duties = duties
        self.rungs = rungs
        self.rolls = rolls
    }
}

extension Duty {
    /// Whether anything is ever sent of it.
    fileprivate var speaks: Bool {
        switch schedule {
        case .standing(let remindAt): !remindAt.isEmpty
        case .dates, .recurring, .afterCompletion, .afterEvent: true
        }
    }
}

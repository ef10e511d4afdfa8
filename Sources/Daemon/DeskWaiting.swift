import Civil
import Control
import JSON
import Ledger
import Rules
import Scheduler

/// `Waiting`: what the office has to decide.
extension Desk {
    func waiting(_ call: ControlCall) throws -> ControlReply {
        let rules = snapshot.rules
        let plan = try call.parameters["plan"]?.stringValue.map {
            try ControlNames(rules: rules).plan($0).id
        }
        let found = snapshot.book.waiting(rules: rules)
            .filter { plan == nil || $0.plan == plan }
            .sorted { ($0.since, $0.number) < ($1.since, $1.number) }
        let words = try ledger.words(of: found.map(\.number))
        return .success([
            "answers": .array(found.compactMap { answer($0, words[$0.number]) })
        ])
    }

    private func answer(_ waiting: Waiting, _ words: AnswerWords?) -> JSONValue? {
        let id = waiting.obligation
        guard let (plan, duty) = snapshot.rules.duty(id.occurrence.duty),
            let occurrence = snapshot.book.occurrence(id.occurrence, duty: duty, plan: plan)
        else { return nil }
        let due = snapshot.book.state(of: id, due: occurrence.due).due
        var members: [String: JSONValue?] = [
            "number": .int(waiting.number), "plan": .string(plan.id), "duty": .string(duty.id),
            "period": .string(id.occurrence.period), "unit": .string(id.unit),
            "unit_name": .string(snapshot.rules.registry.unit(id.debtor)?.name ?? id.debtor),
            "short": .string(duty.short), "due": .string(due.iso),
            "text": words.flatMap { $0.text.isEmpty ? nil : .string($0.text) },
            "files": .array((words?.files ?? []).map { .string($0) }),
            "since": ControlJSON.instant(waiting.since, plan.zone),
        ]
        switch waiting.what {
        case .submission(let number, let day):
            members["what"] = "submission"
            members["document"] = number.map { .string($0) }
            members["on"] = ControlJSON.day(day)
        case .request(let until):
            members["what"] = "request"
            members["until"] = ControlJSON.day(until)
        case .unread: members["what"] = "unread"
        }
        return .object(compacting: members)
    }
}

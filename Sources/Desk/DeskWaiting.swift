import Civil
import Control
import Messages
import Ledger
import Rules
import Scheduler

/// `Waiting`: what the office has to decide.
extension DeskAnswers {
    func waiting(_ call: WaitingCall) throws -> WaitingCall.Reply {
        let plan = try call.plan.map { text throws(Refusals) in
            try ControlNames(rules: rules).plan(text).id
        }
        let found = snapshot.book.waiting(rules: rules)
            .filter { plan == nil || $0.plan == plan }
            .filter { waiting in rules.plan(waiting.plan).map(asker.readsPeople) ?? false }
            .sorted { ($0.since, $0.number) < ($1.since, $1.number) }
        let words = try ledger.words(of: found.map(\.number))
        return WaitingCall.Reply(answers: found.compactMap { answer($0, words[$0.number]) })
    }

    private func answer(_ waiting: Waiting, _ words: AnswerWords?) -> WaitingAnswerMessage? {
        let id = waiting.obligation
        guard let (plan, duty) = rules.duty(id.occurrence.duty),
            let occurrence = snapshot.book.occurrence(id.occurrence, duty: duty, plan: plan)
        else { return nil }
        let what: WaitingAnswerMessage.What =
            switch waiting.what {
            case .submission: .submission
            case .request: .request
            case .unread: .unread
            }
        var message = WaitingAnswerMessage(
            waiting.number, what, plan: plan.id, id,
            name: rules.registry.unit(id.debtor)?.name ?? id.debtor, short: duty.short,
            due: snapshot.book.state(of: id, due: occurrence.due).due.iso,
            text: words.flatMap { $0.text.isEmpty ? nil : $0.text }, files: words?.files ?? [],
            since: isoInstant(waiting.since, plan.zone))
        switch waiting.what {
        case .submission(let number, let day): (message.document, message.on) = (number, day?.iso)
        case .request(let until): message.until = until.iso
        case .unread: break
        }
        return message
    }
}

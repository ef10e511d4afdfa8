internal import Correspondence
internal import Rules
internal import Scheduler

extension Book {
    /// What waits for the office, as a letter says it; `nil` for an answer whose words aren't here.
    func answer(waiting: Waiting) -> WaitingAnswer? {
        switch waiting.what {
        case .submission(let id):
            guard
                let event = events(of: id).last(where: {
                    if case .submitted = $0.body { true } else { false }
                }), case .submitted(let number) = event.body
            else { return nil }
            return WaitingAnswer(
                plan: waiting.plan, obligation: id, what: .submission(number: number, on: event.on),
                since: waiting.since, number: event.id)
        case .request(let id, let until):
            let event = events(of: id).last {
                if case .extensionAsked = $0.body { true } else { false }
            }
            return WaitingAnswer(
                plan: waiting.plan, obligation: id, what: .request(until: until),
                since: waiting.since, number: event?.id)
        case .unread: return nil
        }
    }
}

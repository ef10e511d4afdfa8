internal import Correspondence
internal import Ledger
internal import Scheduler

extension WaitingAnswer {
    /// What waits for the office, as a letter says it; `words` are the sender's own, `nil` once erased.
    init(_ waiting: Waiting, _ words: AnswerWords?) {
        let what: What =
            switch waiting.what {
            case .submission(let number, let day): .submission(number: number, on: day)
            case .request(let until): .request(until: until)
            case .unread: .unread
            }
        self.init(
            plan: waiting.plan, obligation: waiting.obligation, what: what, words: words,
            since: waiting.since, number: waiting.number)
    }
}

import Civil
import Rounds
import Rules
import Scheduler

/// Since when a mail urges, and what it couldn't know.
extension Witness {
    /// By when a mail has to be true: when it went into the spool, or where an outage kept it out of it, or it
    /// was taken back, when it was made.
    func went(_ id: String, frozen: Instant, _ post: PostOffice) -> Instant {
        guard let item = post.items[id] else { return frozen }
        if case .settled(let outcome, _) = item.standing, outcome.what == .revoked { return frozen }
        return max(item.publishedAt, frozen)
    }

    /// Closed obligations urge nobody, nor does a day that holds no more (10, 26).
    mutating func check(
        _ key: NoticeKey, in mail: String, by left: Instant, _ rules: RuleSet,
        _ mootness: inout Mootness
    ) {
        guard let notice = told[key]?.notice else { return }
        guard let plan = rules.plan(notice.plan) else {
            return note("\(mail) tells of a plan that is withdrawn: \(key)")
        }
        let state = mootness.state(of: notice, plan: plan)
        if mootness.hasClosed(notice, plan: plan), !isSettled(state, after: left) {
            note("\(mail) urges what is settled: \(key)")
        }
    }

    /// Whether it ended, or moved, only after a mail about it had gone: an outage lay between.
    func isSettled(_ state: ObligationState?, after left: Instant) -> Bool {
        [state?.closedAt, state?.movedAt].contains { $0.map { $0 > left } ?? false }
    }
}

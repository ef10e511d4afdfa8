internal import Civil
internal import Ledger
internal import LedgerMemory
internal import Rounds
internal import Rules
internal import Scheduler

/// What would follow under one of an edit's two rule sets: the driver goes on from the same ledger.
struct Branch {
    let rules: RuleSet
    /// As it stands when the rules have been taken up.
    let book: Book
    /// Those that stand then.
    let suspensions: [Suspension]
    /// In the order of leaving.
    let sent: [Sent]
    /// What needed no mail of its own, as another one showed it (statement 49).
    let shown: Set<NoticeKey>

    struct Sent {
        let key: NoticeKey
        let plan: String
        let day: CivilDate
        let recipient: String
    }

    /// - Parameter previous: the rules that these take the place of, so that who was told of a due day
    ///   that moves is told of the new one (statement 37).
    init(
        _ side: Edit.Side, rules: RuleSet, after previous: RuleSet? = nil, of edit: Edit,
        until stop: Instant
    ) throws {
        let record = Record(rules)
        let play = try Play(
            rules: rules, after: previous, over: edit.ledger.fork(), pen: side.pen, now: edit.now,
            report: { record.hear($0) })
        self.rules = rules
        book = play.driver.book
        suspensions = play.driver.holds.suspensions
        try play.play([], until: stop)
        sent = record.sent
        shown = record.shown
    }

    private final class Record {
        private let rules: RuleSet
        private(set) var sent: [Sent] = []
        private(set) var shown: Set<NoticeKey> = []

        init(_ rules: RuleSet) { self.rules = rules }

        func hear(_ report: Report) {
            if case .ended(let notice, .suppressed(.shown)) = report { shown.insert(notice.key) }
            guard case .sent(let notice, let mail) = report, let plan = rules.plan(notice.plan)
            else { return }
            sent.append(
                Sent(
                    key: notice.key, plan: notice.plan, day: plan.day(of: notice.release),
                    recipient: mail.recipient ?? ""))
        }
    }
}

internal import Civil
internal import Correspondence
internal import Rules
internal import Scheduler

/// What the rows of a simulation call an occurrence, and from when to when its data run: worked out
/// once each, since thousands of rows share one.
struct RowNames {
    struct Entry {
        /// In the plan's language, with its period: "Báo cáo tháng 9/2026" (statement 44).
        let name: String
        /// Statement 52.
        let window: ClosedRange<CivilDate>?
    }

    private let rules: RuleSet
    private var known: [OccurrenceID: Entry] = [:]

    init(_ rules: RuleSet) { self.rules = rules }

    /// `nil` for a plan's own lists, and for a duty that isn't there any more.
    mutating func entry(for notice: Notice) -> Entry? {
        guard let id = notice.key.subject.obligation?.occurrence else { return nil }
        if let entry = known[id] { return entry }
        guard let (plan, duty) = rules.duty(id.duty) else { return nil }
        let entry = Entry(
            name: duty.name(period: id.period, due: notice.key.due, language: plan.language),
            window: duty.window(of: id.period, in: plan.calendar))
        known[id] = entry
        return entry
    }

    /// Whether a table needs a column for windows.
    static func areNeeded(_ rules: RuleSet) -> Bool {
        rules.plans.contains { plan in plan.duties.contains { $0.data != nil } }
    }
}

package import Civil
package import Rules

/// An answer that waits for the office: in the owner's list every working morning until somebody
/// decides (statement 41).
package struct Waiting: Hashable, Sendable {
    package enum What: Hashable, Sendable {
        /// The unit says that it sent its report.
        case submission(ObligationID)
        /// The unit asks for time, to this day.
        case request(ObligationID, until: CivilDate)
        /// An answer that wasn't understood, by its number; of whom, where the mail that it answers
        /// tells.
        case unread(Int64, ObligationID?)
    }

    package let plan: String
    package let what: What
    package let since: Instant

    package init(plan: String, what: What, since: Instant) {
        self.plan = plan
        self.what = what
        self.since = since
    }

    /// Whether a morning list shows it: lists are one for each plan.
    func isShown(in list: Notice) -> Bool { list.key.stage == .morning && plan == list.plan }
}

extension Book {
    /// The submissions and the requests for time that nobody has decided on, by obligation. It costs
    /// what waits, never what is open.
    package func waiting(rules: RuleSet) -> [Waiting] {
        asked.sorted().flatMap { id -> [Waiting] in
            // What was asked of a rule that is gone is found again when the rule is.
            guard let (plan, _) = rules.duty(id.occurrence.duty) else { return [] }
            let events = events(of: id)
            let state = ObligationState(due: .min, events: events)
            guard state.isOpen else { return [] }
            func since(_ matches: (EventBody) -> Bool) -> Instant {
                events.last { matches($0.body) }?.recordedAt ?? Instant(microseconds: 0)
            }
            var found: [Waiting] = []
            if state.saysSent != nil {
                let at = since { if case .submitted = $0 { true } else { false } }
                found.append(Waiting(plan: plan.id, what: .submission(id), since: at))
            }
            if let until = state.asksFor {
                let at = since { if case .extensionAsked = $0 { true } else { false } }
                found.append(Waiting(plan: plan.id, what: .request(id, until: until), since: at))
            }
            return found
        }
    }
}

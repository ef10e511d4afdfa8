package import Civil
package import Rules

/// An answer that waits for the office: in the owner's list every working morning until somebody
/// decides (statement 41).
package struct Waiting: Hashable, Sendable {
    package enum What: Hashable, Sendable {
        /// The unit says that it sent its report; what it didn't say, or not so that it can be read, is `nil`.
        case submission(number: String?, on: CivilDate?)
        /// The unit asks for time, to this day.
        case request(until: CivilDate)
        /// An answer that wasn't understood.
        case unread
    }

    /// Of the event that holds the answer: lists and `hanchot decide` call it by that.
    package let number: Int64
    package let plan: String
    package let obligation: ObligationID
    package let what: What
    package let since: Instant
    /// The unit above that decides; `nil` where the plan's owner does (statement 56).
    package let collector: String?

    package init(
        number: Int64, plan: String, obligation: ObligationID, what: What, since: Instant,
        collector: String? = nil
    ) {
        self.collector = collector
        self.number = number
        self.plan = plan
        self.obligation = obligation
        self.what = what
        self.since = since
    }

    /// Whether a morning list shows it: lists are one for each plan, and for each level that decides.
    func isShown(in list: Notice) -> Bool {
        list.key.stage == .morning && plan == list.plan
            && list.key.role == collector.map { .unit($0) } ?? .owner
    }
}

extension Book {
    /// Everything that nobody has decided on, by obligation. It costs what waits, never what is open.
    /// An answer that waits under several reports is there once.
    package func waiting(rules: RuleSet) -> [Waiting] {
        var seen: Set<Said> = []
        return asked.sorted().flatMap { waiting(of: $0, rules: rules) }.filter { waiting in
            guard waiting.what == .unread, let said = said(waiting) else { return true }
            return seen.insert(said).inserted
        }
    }

    /// The others under which the same unread answer waits for the same office.
    func siblings(of waiting: Waiting, rules: RuleSet) -> [Waiting] {
        guard waiting.what == .unread, let said = said(waiting) else { return [] }
        return asked.sorted().flatMap { self.waiting(of: $0, rules: rules) }.filter {
            $0.what == .unread && $0.number != waiting.number && self.said($0) == said
        }
    }

    /// One answer to one mail, for one office.
    private struct Said: Hashable {
        let actor: String
        let unit: String
        let at: Instant
        let plan: String
        let collector: String?
    }

    private func said(_ waiting: Waiting) -> Said? {
        events(of: waiting.obligation).first { $0.id == waiting.number }.map {
            Said(
                actor: $0.actor, unit: waiting.obligation.unit, at: waiting.since,
                plan: waiting.plan,
                collector: waiting.collector)
        }
    }

    /// What waits about one obligation, oldest first.
    package func waiting(of id: ObligationID, rules: RuleSet) -> [Waiting] {
        // What was asked of a rule that is gone is found again when the rule is.
        guard let (plan, _) = rules.duty(id.occurrence.duty) else { return [] }
        let events = events(of: id)
        let state = ObligationState(due: .min, events: events)
        var found: [Int64: Waiting.What] = [:]
        if state.isOpen, let sent = state.saysSent {
            found[sent.event] = .submission(number: sent.number, on: sent.on)
        }
        if state.isOpen, let until = state.asksFor, let event = state.askedBy {
            found[event] = .request(until: until)
        }
        for event in state.unread { found[event] = .unread }
        return events.compactMap { event in
            found[event.id].map {
                Waiting(
                    number: event.id, plan: plan.id, obligation: id, what: $0,
                    since: event.recordedAt,
                    collector: rules.collector(of: id, on: plan.day(of: event.recordedAt)))
            }
        }
    }

    /// The entry after which an answer waits no more: the office's word on it, or what overtook it. `nil`
    /// for one that waits, and where nothing says so.
    package func entry(ending answer: Int64, of id: ObligationID) -> Event? {
        let events = events(of: id)
        guard let index = events.firstIndex(where: { $0.id == answer && $0.body.isAnswer }) else {
            return nil
        }
        let voided = Set(events.compactMap(\.body.voids))
        let later = events[(index + 1)...].filter { !voided.contains($0.id) }
        return later.first { $0.body.isAbout == answer }
            ?? later.first { $0.body.overtakes(events[index].body) }
            ?? events.first { $0.body.voids == answer }
    }
}

extension EventBody {
    /// Whether it is what a unit says that the office may have to decide on.
    fileprivate var isAnswer: Bool {
        switch self {
        case .submitted, .extensionAsked, .unread: true
        case .received, .acknowledged, .accepted, .returned, .extended, .settled, .waived,
            .cancelled, .reassigned, .joined, .transferred, .occurred, .suspended, .voided:
            false
        }
    }

    /// Whether an answer has no use any more once this is entered.
    fileprivate func overtakes(_ answer: EventBody) -> Bool {
        switch self {
        case .received, .waived, .cancelled, .transferred: true
        case .extended: if case .extensionAsked = answer { true } else { false }
        case .extensionAsked: if case .extensionAsked = answer { true } else { false }
        case .submitted: if case .submitted = answer { true } else { false }
        case .returned, .acknowledged, .accepted, .unread, .settled, .reassigned, .joined,
            .occurred, .suspended, .voided:
            false
        }
    }
}

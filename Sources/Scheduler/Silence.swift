package import Civil
internal import Rules

/// Holds matching mail for a time (statement 27). The ladder's clock runs on, and nothing that is
/// owed looks done.
package struct Silence: Hashable, Sendable {
    package let id: String
    /// Each that is given must match; a unit's group counts.
    package let plan: String?
    package let duty: String?
    package let unit: String?
    package let group: String?
    package let start: Instant
    /// The first instant at which it no longer holds; `nil` until it is lifted.
    package let end: Instant?
    package let author: String
    package let reason: String

    package init(
        id: String, plan: String? = nil, duty: String? = nil, unit: String? = nil,
        group: String? = nil, start: Instant, end: Instant? = nil, author: String, reason: String
    ) {
        self.id = id
        self.plan = plan
        self.duty = duty
        self.unit = unit
        self.group = group
        self.start = start
        self.end = end
        self.author = author
        self.reason = reason
    }

    /// The last instant at which it holds, to the microsecond.
    package var lastMoment: Instant? { end.map { Instant(microseconds: $0.microseconds - 1) } }

    package func holds(at instant: Instant) -> Bool {
        start <= instant && (end.map { instant < $0 } ?? true)
    }

    /// Whether it is about this notice; `members` are the units of its group. Lists are about a
    /// plan as a whole: only a silence of the whole plan holds them.
    package func matches(_ notice: Notice, members: Set<String>) -> Bool {
        if let plan, plan != notice.plan { return false }
        guard let id = notice.key.subject.obligation else {
            return plan != nil && duty == nil && unit == nil && group == nil
        }
        if let duty, duty != id.occurrence.duty { return false }
        if let unit, unit != id.debtor, unit != id.origin { return false }
        return group == nil || members.contains(id.debtor)
    }
}

/// Mail that people hold back, or let go, as it is written down beside what happened: in an events file
/// and in an export (statements 27 and 29).
package enum MailHold: Hashable, Sendable {
    case silence(Silence)
    case pause(plan: String)
    case resume(plan: String)
}

/// The silences that hold at an instant, with the members of their groups looked up once.
struct ActiveSilences {
    private let active: [(silence: Silence, members: Set<String>)]

    init(_ silences: [Silence], registry: Registry, at now: Instant) {
        active = silences.filter { $0.holds(at: now) }.map { silence in
            let members = silence.group.map { registry.allMembers(of: [$0]).map(\.id) } ?? []
            return (silence, Set(members))
        }
    }

    var areNone: Bool { active.isEmpty }

    /// Until when the notice is held, by the silence that ends first; `nil` when none holds it.
    /// A silence without an end holds it until `morning`, when it is asked again.
    func end(for notice: Notice, morning: Instant) -> Instant? {
        let ends = active.filter { $0.silence.matches(notice, members: $0.members) }
            .map { min($0.silence.end ?? morning, morning) }
        return ends.max()
    }
}

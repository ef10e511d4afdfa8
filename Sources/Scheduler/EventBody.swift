package import Civil

/// What can happen to an obligation (statements 9, 13–16).
package enum EventBody: Hashable, Sendable {
    /// The office has the report; `none` is "không phát sinh".
    case received(number: String?, none: Bool, note: String?)
    case acknowledged(until: CivilDate?)
    /// The unit says that it sent its report; the office has yet to see it. Nothing is closed.
    case submitted(number: String?)
    case accepted
    /// Sent back to be completed; through that day the ladder rests.
    case returned(until: CivilDate?, note: String?)
    case extended(to: CivilDate, letter: String?)
    case extensionAsked(until: CivilDate)
    case waived(letter: String?)
    /// The rule was withdrawn.
    case cancelled
    /// From now on this unit answers for it.
    case reassigned(to: String)
    /// The unit came into being while the occurrence was open, and owes it too.
    case joined
    /// Closed because several units succeed the one that owed it; each gets a child.
    case transferred(to: [String])
    /// Something happened that the duty follows (statement 54): it opens an occurrence for these units.
    case occurred(number: String?, units: [String])
    /// Undoes the entry with this id, made by mistake.
    case voided(event: Int64)
}

extension EventBody {
    /// Whether it can happen to an obligation that stands so. What doesn't fit is refused when it
    /// is asked for, and passed over when it is folded.
    package func fits(_ fulfilment: ObligationState.Fulfilment) -> Bool {
        switch self {
        case .received, .acknowledged, .submitted, .extended, .extensionAsked, .waived, .cancelled,
            .reassigned, .transferred:
            fulfilment == .open
        case .accepted: fulfilment == .received
        case .returned: fulfilment == .received || fulfilment == .accepted
        case .joined, .occurred, .voided: true
        }
    }

    /// The entry that it undoes.
    package var voids: Int64? {
        if case .voided(let id) = self { id } else { nil }
    }
}

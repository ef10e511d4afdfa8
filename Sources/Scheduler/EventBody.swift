package import Civil

/// What can happen to an obligation (statements 9, 13–16).
package enum EventBody: Hashable, Sendable {
    /// The office has the report; `none` is "không phát sinh".
    case received(number: String?, none: Bool, note: String?)
    case acknowledged(until: CivilDate?)
    /// The unit says that it sent its report; the office has yet to see it. Nothing is closed. Where it
    /// is `undated` nobody knows the day, and the day of the entry is that of the answer (statement 39).
    case submitted(number: String?, undated: Bool = false)
    case accepted
    /// Sent back to be completed; through that day the ladder rests.
    case returned(until: CivilDate?, note: String?)
    case extended(to: CivilDate, letter: String?)
    case extensionAsked(until: CivilDate)
    /// The unit answered what nobody understood: nothing changes, and the answer waits for the office. Its
    /// words are kept apart, so that they can be erased.
    case unread
    /// The office's word on the answer with this number: a submission or a request for time that it
    /// refuses, an answer not understood that it has dealt with. What it grants is an entry of its own.
    case settled(answer: Int64, agreed: Bool, note: String?)
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
    /// Days that don't count, from the day it holds through `until` (statement 55): what is due moves by as
    /// many.
    case suspended(until: CivilDate, reason: String)
    /// Undoes the entry with this id, made by mistake.
    case voided(event: Int64)
}

extension EventBody {
    /// Whether it can happen to an obligation that stands so. What doesn't fit is refused when it
    /// is asked for, and passed over when it is folded.
    package func fits(_ fulfilment: ObligationState.Fulfilment) -> Bool {
        switch self {
        case .received, .acknowledged, .submitted, .extended, .extensionAsked, .waived, .cancelled,
            .reassigned, .transferred, .suspended:
            fulfilment == .open
        case .accepted: fulfilment == .received
        case .returned: fulfilment == .received || fulfilment == .accepted
        case .joined, .occurred, .voided, .unread, .settled: true
        }
    }

    /// The entry that it undoes or decides on.
    package var isAbout: Int64? {
        if case .settled(let answer, _, _) = self { answer } else { voids }
    }

    /// Whether it tells of something that happened (statement 54).
    package var isHappening: Bool { if case .occurred = self { true } else { false } }

    /// Whether it moves the due day by itself.
    package var movesDue: Bool {
        switch self {
        case .extended, .suspended: true
        default: false
        }
    }

    var isReceipt: Bool { if case .received = self { true } else { false } }

    package var isReassignment: Bool { if case .reassigned = self { true } else { false } }

    /// Whether days that don't count may move the due day behind it: to a day among them, or by those of who is
    /// answerable now.
    package var movesBehind: Bool {
        switch self {
        case .extended, .reassigned: true
        default: false
        }
    }

    package var isSuspension: Bool { if case .suspended = self { true } else { false } }

    /// The entry that it undoes.
    package var voids: Int64? {
        if case .voided(let id) = self { id } else { nil }
    }

    /// An answer that nobody understood, or the office's word on one.
    package var isOfAnswer: Bool {
        switch self {
        case .unread, .settled: true
        case .received, .acknowledged, .submitted, .accepted, .returned, .extended, .extensionAsked,
            .waived, .cancelled, .reassigned, .joined, .transferred, .occurred, .suspended, .voided:
            false
        }
    }
}

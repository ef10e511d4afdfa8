package import Civil
package import Rules

/// The kinds of notice, as `simulate` and the ledger spell them.
package enum NoticeKind: String, Sendable, CaseIterable {
    case reminder
    case dueToday = "due-today"
    case overdue, escalation, tally
    case rollUp = "roll-up"
    /// A `redirect` to the head is no second way to a head that mail couldn't reach: it tells who
    /// became answerable of what they took over (statement 46).
    case moved, returned
    /// The office doesn't agree to what the unit asked for, or doesn't confirm what it said (statement 41).
    case refused
    case redirect, correction

    /// Late notices of this kind coalesce to the newest (statement 23).
    package var isReminder: Bool { self == .reminder || self == .dueToday }
    package var isLadder: Bool { self == .overdue || self == .escalation }
}

/// What a notice is about: an obligation, or a plan as a whole for the owner's lists.
package enum Subject: Hashable, Sendable {
    case obligation(ObligationID)
    /// A plan's roll-up for the week, or the morning, that starts on `day`.
    case plan(String, day: CivilDate)

    package var obligation: ObligationID? {
        if case .obligation(let id) = self { id } else { nil }
    }
}

/// The identity of a notice (statement 11): sent at most once, whatever happens.
package struct NoticeKey: Hashable, Sendable, CustomStringConvertible {
    package let subject: Subject
    /// The due generation; for a roll-up its day.
    package let due: CivilDate
    package let kind: NoticeKind
    package let stage: NoticeStage
    package let role: Role

    package init(subject: Subject, due: CivilDate, kind: NoticeKind, stage: NoticeStage, role: Role)
    {
        self.subject = subject
        self.due = due
        self.kind = kind
        self.stage = stage
        self.role = role
    }

    /// Whether it tells a unit's head that the unit became answerable for it (statement 46).
    package var isHandover: Bool { kind == .redirect && role == .head }

    /// Whether it tells somebody of the unit of what its head passed on to them.
    package var isPassedOn: Bool {
        guard case .passed = stage else { return false }
        return kind == .redirect
    }

    package var description: String {
        // Written several times for every notice: in one piece, with room for the whole.
        var text = ""
        text.reserveCapacity(120)
        switch subject {
        case .obligation(let id): id.write(to: &text)
        case .plan(let id, _):
            text += "plan:"
            text += id
        }
        text += "@"
        text += due.iso
        text += ":"
        text += kind.rawValue
        text += ":"
        text += stage.description
        text += ":"
        text += role.text
        return text
    }
}

/// A notice decided, with where it stands.
package struct Notice: Hashable, Sendable {
    package var key: NoticeKey
    package var plan: String
    /// When its stage came.
    package var at: Instant
    /// When it may leave; after `at` where it is deferred.
    package var release: Instant
    package var fate: Fate

    /// Statement 22; delivery's outcome is recorded apart.
    package enum Fate: Hashable, Sendable {
        case pending
        case suppressed(Reason)
        case superseded(by: Successor)
    }

    /// What says instead what a notice would have said. A text in rows only.
    package enum Successor: Hashable, Sendable {
        case event(Int64)
        /// A notice, by its key's text: that of a redirect hides the address.
        case notice(String)

        package init(text: String) {
            if case .event(let number) = NoticeStage(parsing: text) {
                self = .event(number)
            } else {
                self = .notice(text)
            }
        }

        package var text: String {
            switch self {
            case .event(let number): NoticeStage.event(number).description
            case .notice(let key): key
            }
        }
    }

    package init(key: NoticeKey, plan: String, at: Instant, release: Instant, fate: Fate = .pending)
    {
        self.key = key
        self.plan = plan
        self.at = at
        self.release = release
        self.fate = fate
    }
}

/// Why a notice that was decided will not leave.
package enum Reason: String, Hashable, Sendable, CaseIterable {
    case closed
    case moved
    /// The plan or the duty is no longer in the rules.
    case withdrawn
    case roleEmpty = "role-empty"
    case noAddress = "no-address"
    case outsideBody = "outside-body"
    case shadow
    /// A list of a plan that was paused, or held by a silence; lists are not made up for.
    case paused, silenced
    /// A repeat while an acknowledgement holds (statement 20).
    case acknowledged
    /// The day that it speaks of has passed.
    case outdated = "out-of-date"
    /// Held by the blast guard, and discarded by hand (statement 29).
    case discarded
    case nothingToSay = "nothing-to-say"
    /// Mail to the only address has come back.
    case undeliverable
    /// Its mail can't be written: an address or a text that mail doesn't allow.
    case unwritable
    /// The unit says that it has sent its report, and the office has yet to decide (statement 41).
    case submitted
    /// A mail to the same address showed it not long ago, and it says nothing new (statement 49).
    case shown
    /// It was decided by a clock that was wrong, and is decided anew when its time comes (statement 58).
    case undone
}

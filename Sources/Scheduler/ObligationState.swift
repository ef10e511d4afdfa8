package import Civil

/// What the events of one obligation add up to.
package struct ObligationState: Hashable, Sendable {
    package enum Fulfilment: String, Sendable, CaseIterable {
        case open, received, accepted, waived, cancelled
        /// Closed in favour of its children (statement 9).
        case transferred
    }

    package var fulfilment: Fulfilment
    /// The effective last good day: the due generation (statement 10).
    package var due: CivilDate
    /// The day the report was sent, frozen (statement 15).
    package var sentOn: CivilDate?
    /// How late it was in working days, as judged then.
    package var workingDaysLate: Int?
    package var isNone = false
    /// The ladder rests through this day (statement 14).
    package var restsThrough: CivilDate?
    /// When the report was last sent back, while it is open because of that.
    package var returnedAt: Instant?
    /// The event that sent it back, while it is open because of that.
    package var returnedBy: Int64?
    package var acknowledgedThrough: CivilDate?
    package var asksFor: CivilDate?
    /// The event that asked for it.
    package var askedBy: Int64?
    /// What the unit says of a report that the office hasn't seen.
    package var saysSent: Submission?
    /// Answers that nobody understood and that wait for the office, oldest first.
    package var unread: [Int64] = []
    package var responsible: String?
    /// The event that made `responsible` answerable.
    package var reassignedBy: Int64?
    /// When the due date last moved: only stages after it fire in the new generation.
    package var movedAt: Instant?
    package var movedBy: Int64?
    /// The event that closed it, the day it held and the instant it was recorded.
    package var closedBy: Int64?
    package var closedOn: CivilDate?
    package var closedAt: Instant?
    /// The units that took it over where there are several.
    package var heirs: [String] = []
    /// The latest return or void: an answer in the same words as one from before it is a new answer
    /// (statement 42).
    package var reopenedBy: Int64?

    /// A report that its unit says it sent: the paper's number, and the day; either may be missing, or
    /// was written so that it can't be read.
    package struct Submission: Hashable, Sendable {
        package let number: String?
        package let on: CivilDate?
        /// The event that said so.
        package let event: Int64
    }

    /// The entries that gave it time, in order of recording; what an extension replaced is among them.
    private(set) var granted: [Event] = []

    /// The due day without what is suspended, and the days that don't count (statement 55).
    private var unsuspended: CivilDate
    private var suspended: [ClosedRange<CivilDate>] = []
    /// The day off that those days move it to, from which it goes on to a working day; `nil` where it is one.
    package private(set) var movedTo: CivilDate?
    /// Those that an extension knew of: the day that it names has them in it.
    private var accounted: [ClosedRange<CivilDate>] = []

    /// How many days an acknowledgement without an end quiets repeats.
    private static let acknowledgementDays = 7

    package init(due: CivilDate) {
        fulfilment = .open
        self.due = due
        unsuspended = due
    }

    /// Whether the hour that the rule gives is still that of its due day: nobody named another one.
    package var keepsHour: Bool { granted.allSatisfy(\.body.isSuspension) }
    package var isOpen: Bool { fulfilment == .open }
    /// Whether it is due on another day because of days that don't count.
    var isMovedBySuspension: Bool { due != unsuspended }
    package var wasReturned: Bool { returnedAt != nil }
    /// Whether the unit's own word of a report waits for the office: its head is not reminded
    /// meanwhile (statement 41).
    package var awaitsConfirmation: Bool { isOpen && saysSent != nil }
    /// Whether anything that the unit said waits for the office (statement 41).
    package var waitsForOffice: Bool {
        !unread.isEmpty || isOpen && (saysSent != nil || asksFor != nil)
    }

    /// Folds `events`, which are in order of recording, over an obligation due on `due`. What is suspended
    /// moves on by `clock`, or by calendar days where there is none.
    package init(due: CivilDate, events: [Event], clock: DueClock? = nil) {
        self.init(due: due, standing: events[...], clock)
        guard events.contains(where: \.body.movesDue) else { return }
        var last = due
        for (index, event) in events.enumerated() where event.body.canMoveDue {
            let now = Self(due: due, standing: events[...index], clock).due
            if now != last {
                movedAt = event.recordedAt
                movedBy = event.id
                last = now
            }
        }
    }

    /// The same without asking when the due date moved. Voided entries count as never made, so
    /// what rested on them doesn't fit any more and is passed over.
    private init(
        due: CivilDate, standing events: ArraySlice<Event>, _ clock: DueClock?
    ) {
        self.init(due: due)
        let voided = Set(events.compactMap(\.body.voids))
        let happened = Set(events.filter(\.body.isHappening).map(\.id))
        for event in events where !voided.contains(event.id) && event.body.fits(fulfilment) {
            // Without what it followed nothing is owed (statement 54).
            if let undone = event.body.voids, happened.contains(undone) {
                if isOpen { close(.cancelled, by: event) }
            } else {
                apply(event, clock)
            }
        }
    }

    private mutating func apply(_ event: Event, _ clock: DueClock?) {
        switch event.body {
        case .received(_, let none, _):
            close(.received, by: event)
            sentOn = event.on
            workingDaysLate = event.workingDaysLate
            isNone = none
            forgetAsked()
            saysSent = nil
            returnedAt = nil
            returnedBy = nil
            restsThrough = nil
        case .acknowledged(let until):
            acknowledgedThrough =
                until ?? event.on.adding(days: Self.acknowledgementDays) ?? .max
        case .submitted(let number, let undated):
            saysSent = Submission(number: number, on: undated ? nil : event.on, event: event.id)
        case .accepted: fulfilment = .accepted
        case .returned(let until, _):
            fulfilment = .open
            closedBy = nil
            closedOn = nil
            closedAt = nil
            returnedAt = event.recordedAt
            returnedBy = event.id
            reopenedBy = event.id
            restsThrough = until
            acknowledgedThrough = nil
            forgetAsked()
            saysSent = nil
        case .extended(let to, _):
            granted.append(event)
            if to != due { acknowledgedThrough = nil }
            due = to
            unsuspended = to
            accounted += suspended
            suspended = []
            movedTo = nil
            forgetAsked()
        case .suspended(let until, _):
            guard event.on <= until else { return }
            granted.append(event)
            // A day that an extension named and that lies among them, or before, has them still to come.
            if until >= unsuspended {
                accounted = accounted.flatMap { $0.without(event.on...until) }
            }
            suspended.append(event.on...until)
            suspend(clock)
        case .extensionAsked(let until):
            asksFor = until
            askedBy = event.id
        case .unread: unread.append(event.id)
        case .settled(let answer, _, _):
            if saysSent?.event == answer { saysSent = nil }
            if askedBy == answer { forgetAsked() }
            unread.removeAll { $0 == answer }
        case .waived: close(.waived, by: event)
        case .cancelled: close(.cancelled, by: event)
        case .reassigned(let unit):
            responsible = unit
            reassignedBy = event.id
        case .transferred(let units):
            close(.transferred, by: event)
            heirs = units
        case .voided: reopenedBy = event.id
        case .joined, .occurred: break
        }
    }

    /// By as many days as are suspended, each counted once, and on to a working day. What begins after
    /// the day that comes of those before it stops no clock: so the order of entering doesn't matter.
    private mutating func suspend(_ clock: DueClock?) {
        var days = 0
        var through = CivilDate.min
        var reached = unsuspended
        movedTo = nil
        for range in suspended.sorted(by: { $0.lowerBound < $1.lowerBound })
        where range.lowerBound <= reached {
            var next: CivilDate? = range.lowerBound
            while let day = next, day <= range.upperBound {
                if day > through, clock?.counts(day) ?? true,
                    !accounted.contains(where: { $0.contains(day) })
                {
                    days += 1
                }
                next = day.adding(days: 1)
            }
            through = max(through, range.upperBound)
            guard days > 0,
                let day = clock.map({ $0.day(days, after: unsuspended) })
                    ?? unsuspended.adding(days: days)
            else { continue }
            reached = day
            movedTo = clock?.dayOff(days, after: unsuspended)
            while isStill(reached, through: range), let next = reached.adding(days: 1) {
                reached = clock.flatMap { $0.calendar.rollForward(next) } ?? next
            }
        }
        if reached != due { acknowledgedThrough = nil }
        due = reached
    }

    /// Whether a day off put it among days that don't count, of those that begin no later than `last` does.
    private func isStill(_ day: CivilDate, through last: ClosedRange<CivilDate>) -> Bool {
        suspended.contains { $0.contains(day) && $0.lowerBound <= last.lowerBound }
            && !accounted.contains { $0.contains(day) }
    }

    private mutating func forgetAsked() {
        asksFor = nil
        askedBy = nil
    }

    /// What was said before it has no use any more.
    private mutating func close(_ fulfilment: Fulfilment, by event: Event) {
        self.fulfilment = fulfilment
        unread = []
        closedBy = event.id
        closedOn = event.on
        closedAt = event.recordedAt
    }
}

extension ClosedRange<CivilDate> {
    /// What of these days isn't among `others`.
    fileprivate func without(_ others: Self) -> [Self] {
        guard overlaps(others) else { return [self] }
        var rest: [Self] = []
        if lowerBound < others.lowerBound, let last = others.lowerBound.adding(days: -1) {
            rest.append(lowerBound...last)
        }
        if others.upperBound < upperBound, let first = others.upperBound.adding(days: 1) {
            rest.append(first...upperBound)
        }
        return rest
    }
}

extension EventBody {
    fileprivate var canMoveDue: Bool {
        switch self {
        case .extended, .suspended, .voided: true
        case .received, .acknowledged, .submitted, .accepted, .returned, .extensionAsked, .unread,
            .settled, .waived, .cancelled, .reassigned, .joined, .occurred, .transferred:
            false
        }
    }
}

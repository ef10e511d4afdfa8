package import Civil

/// One rule of a plan: what is owed, by whom, by when, and who is told.
package struct Duty: Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        case deadline, anniversary, inspection, standing
    }

    package var id: String
    package var kind: Kind
    package var title: String
    /// A short form for subjects; the title where the rule gives none.
    package var short: String
    /// The place in the plan's document.
    package var cite: String?
    package var schedule: Schedule
    package var roll: Roll
    /// The first year of an anniversary; its number counts from here (statement 6).
    package var since: Int?
    /// Only anniversaries of these kinds; empty means all (statement 6).
    package var only: Set<Roundness>
    /// Units and groups, as written.
    package var owedBy: [String]
    /// Where reports go; to the plan's owner where the rule names nobody.
    package var sendTo: Destination
    /// How reports are handed in (hình thức gửi), in the rule's words.
    package var channel: String?
    /// The form that reports follow (biểu mẫu), in the rule's words.
    package var form: String?
    package var inspector: String?
    /// Rotation: how many units each inspection takes; `nil` takes all.
    package var unitsPerTime: Int?
    /// Duties whose reports this one consolidates.
    package var gathers: [Gathering]
    /// Statement 17.
    package var expectsReport: Bool
    /// What a submission told by reply counts for.
    package var reply: ReplySetting
    /// Statement 4: may write at any hour of a working day.
    package var urgent: Bool
    package var remind: [Reminder]
    package var ladder: [Rung]
    /// Ids that it had before; a ledger that knows one goes on under it (statement 36).
    package var formerly: [String] = []
    /// The part of its year that a yearly duty reports on.
    package var reportsOn: ReportedPart?
    /// From which day to which day a report's data run (statement 52).
    package var data: ReportingWindow?
    /// The law that it comes from, its own or the plan's (statement 57).
    package var law: Law?
    /// Keys under which a ledger of the first release holds periods, by their keys today (statement
    /// 35). Rules as read have none.
    package var heldPeriods: [String: String] = [:]
    package var place: Place

    package init(
        id: String, kind: Kind, title: String, short: String, cite: String?, schedule: Schedule,
        roll: Roll, since: Int?, only: Set<Roundness>, owedBy: [String], sendTo: Destination,
        channel: String? = nil, form: String? = nil, inspector: String?, unitsPerTime: Int?,
        gathers: [Gathering], expectsReport: Bool,
        reply: ReplySetting = .confirm, urgent: Bool, remind: [Reminder], ladder: [Rung],
        place: Place
    ) {
        self.id = id
        self.kind = kind
        self.title = title
        self.short = short
        self.cite = cite
        self.schedule = schedule
        self.roll = roll
        self.since = since
        self.only = only
        self.owedBy = owedBy
        self.sendTo = sendTo
        self.channel = channel
        self.form = form
        self.inspector = inspector
        self.unitsPerTime = unitsPerTime
        self.gathers = gathers
        self.expectsReport = expectsReport
        self.reply = reply
        self.urgent = urgent
        self.remind = remind
        self.ladder = ladder
        self.place = place
    }
}

/// Where a unit's report goes.
package enum Destination: Hashable, Sendable {
    case unit(String)
    /// The unit above the one that owes it (statement 56).
    case parent
}

/// A duty whose reports another one consolidates.
package struct Gathering: Hashable, Sendable {
    package var duty: String
    /// Each unit gathers from those below it alone (statement 56).
    package var byParent: Bool

    package init(_ duty: String, byParent: Bool = false) {
        self.duty = duty
        self.byParent = byParent
    }
}

/// Whether a unit's word, in an answer to a mail, is enough.
package enum ReplySetting: String, Sendable, CaseIterable {
    /// The office confirms what a reply says was sent.
    case confirm
    /// A reply that names the paper's number counts as received.
    case final
}

/// When a duty's occurrences fall due.
package enum Schedule: Sendable {
    /// A one-off deadline (one date), or an inspection on given dates.
    case dates([DueDate])
    /// Every occurrence of a when-expression; `reading` says whether its date is the last good day.
    case recurring(WhenExpression, reading: DueReading)
    /// Each inspection counts from the day the last one was done (statement 8: 1, 2, 3 …).
    case afterCompletion(months: Int, days: Int, first: CivilDate)
    /// So long after each time that something happens which people record (statement 54): 1, 2, 3 …
    case afterEvent(WhenLimit, event: String)
    /// No due date: listed; reminded at the instants of these expressions, if any (statement 17).
    case standing(remindAt: [WhenExpression])

    /// Whether its occurrences follow from the rules alone, with nobody recording what was done or happened.
    package var opensByItself: Bool {
        switch self {
        case .dates, .recurring: true
        case .afterCompletion, .afterEvent, .standing: false
        }
    }
}

/// A due date in the paper's words.
package struct DueDate: Hashable, Sendable {
    package var date: CivilDate
    package var time: CivilTime?
    package var reading: DueReading

    package init(date: CivilDate, time: CivilTime? = nil, reading: DueReading) {
        self.date = date
        self.time = time
        self.reading = reading
    }
}

/// Statement 1: `trước ngày D` leaves D−1 as the last good day; `chậm nhất ngày D` leaves D.
package enum DueReading: String, Sendable { case before, by }

/// Statement 2: where a last good day on a weekend or day off goes.
package enum Roll: String, Sendable, CaseIterable {
    case none, next, previous

    /// Where a last good day goes that is counted from `start`: an event, or the time before. Going back
    /// ends there; where no working day lies between, the limit ends with the next one (Civil Code 2015,
    /// article 148(5)). `nil` at the calendar's ends.
    package func moved(
        _ day: CivilDate, countedFrom start: CivilDate, _ calendar: WorkingCalendar
    ) -> CivilDate? {
        switch self {
        case .none: return day
        case .next: return calendar.rollForward(day)
        case .previous:
            guard let back = calendar.rollBackward(day) else { return nil }
            return back < start ? calendar.rollForward(day) : back
        }
    }
}

/// Statement 6 (Decree 145/2013, article 3): ends in 0, ends in 5, any other.
package enum Roundness: String, Sendable, CaseIterable {
    case round, five, other

    package init(number: Int) {
        self = number % 10 == 0 ? .round : number % 10 == 5 ? .five : .other
    }
}

/// A distance from the last good day.
package enum Offset: Hashable, Sendable {
    case days(Int)
    case workingDays(Int)

    /// The normalised form that keys carry: `30d`, `3wd` (statement 11).
    package var text: String {
        switch self {
        case .days(let n): "\(n)d"
        case .workingDays(let n): "\(n)wd"
        }
    }
}

/// One reminder before, or on, the last good day.
package struct Reminder: Hashable, Sendable {
    package var offset: Offset
    /// A time of day other than the start of office hours.
    package var at: CivilTime?

    package init(offset: Offset, at: CivilTime? = nil) {
        self.offset = offset
        self.at = at
    }
}

/// One step of the ladder (statements 18–21).
package struct Rung: Hashable, Sendable {
    package var after: Offset
    package var to: [Role]
    package var every: Offset?
    /// How many repeats follow the first; 12 where the rule says nothing.
    package var times: Int

    package init(after: Offset, to: [Role], every: Offset? = nil, times: Int = 12) {
        self.after = after
        self.to = to
        self.every = every
        self.times = times
    }
}

/// Whom a notice is for; who that is, is looked up when the mail is made (statement 11).
package enum Role: Hashable, Sendable {
    case head, deputy, contact, owner
    /// The head of the unit above, which sees its own units alone (statement 56).
    case parent
    case unit(String)
    case address(String)

    /// The form that keys carry. An address would be personal data there (statement 34), so it
    /// appears as a fingerprint.
    package var text: String {
        switch self {
        case .head: "head"
        case .deputy: "deputy"
        case .contact: "contact"
        case .owner: "owner"
        case .parent: "parent"
        case .unit(let id): "unit:\(id)"
        case .address(let address): "address:\(fingerprint(address))"
        }
    }
}

/// 64-bit FNV-1a of the text's UTF-8, in hexadecimal: stable across runs and machines, not a secret.
package func fingerprint(_ text: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 {
        hash ^= UInt64(byte)
        hash &*= 0x0000_0100_0000_01b3
    }
    return String(unsafeUninitializedCapacity: 16) { digits in
        for place in 0..<16 {
            let value = UInt8(truncatingIfNeeded: hash >> UInt64(60 - 4 * place)) & 15
            digits[place] = value < 10 ? 48 + value : 87 + value
        }
        return 16
    }
}

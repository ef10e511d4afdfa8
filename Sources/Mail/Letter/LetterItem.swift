package import Civil

/// One thing that a letter tells.
package enum LetterItem: Hashable, Sendable {
    /// Before the last good day. Working days are counted from tomorrow to the last good day. A
    /// standing duty has no due day.
    case reminder(LetterMatter, LetterDue?, workingDaysLeft: Int)
    /// On the last good day.
    case dueToday(LetterMatter, LetterDue)
    /// To the unit that is late. `promise` is what will be told to whom above it, and when.
    case overdue(LetterMatter, LetterDue, workingDaysLate: Int, promise: LetterPromise? = nil)
    /// To the superiors: who is late, out of `total`; `inTime` are those who haven't sent it either and have
    /// until a later day.
    case escalation(
        LetterMatter, LetterDue, workingDaysLate: Int, urgedOn: [CivilDate],
        missing: [LetterUnit], total: Int, inTime: [LetterUnit] = [],
        urgedButCompleting: Bool = false)
    /// To who gathers the reports.
    case tally(LetterMatter, LetterTally)
    /// To the plan's owner: everything that is overdue.
    case rollUp([LetterBacklog])
    /// To the plan's owner in the morning: what goes out at `time` today.
    case morningList([LetterBacklog], time: CivilTime)
    /// To the plan's owner in the morning: the answers that wait for a decision.
    case waiting([LetterWaiting])
    /// The due date moved from the last good day `from`; `authority` is the document that did it.
    /// `workingDaysLeft` is below 0 when it is late by so many.
    case moved(
        LetterMatter, LetterDue, workingDaysLeft: Int, from: CivilDate, authority: String? = nil)
    /// Sent back to be completed; the due day is the one that it now has, which may have passed.
    /// `until` is the day by which the completed report is asked for, where there is one.
    case returned(LetterMatter, LetterReturn, until: LetterDue?, workingDaysLeft: Int)
    /// What the unit asked for, or said of its report, was refused: the due day is the one that stands.
    case refused(LetterMatter, LetterDue, workingDaysLeft: Int, LetterRefusal)
    /// What could not be delivered to `intended`, sent to somebody else.
    indirect case redirect(of: LetterItem, intended: String)
    /// A report came after all, before what was told about it.
    case correction(LetterMatter, LetterCorrection)
    /// What somebody was told of isn't owed: what it followed was entered in error.
    case withdrawn(LetterMatter, LetterWithdrawal)
    /// A day to commemorate.
    case anniversary(LetterMatter, LetterAnniversary)
    /// To the unit that is inspected.
    case inspection(LetterMatter, LetterDue, workingDaysLeft: Int, inspector: String)
    /// To the inspector: the units of this round.
    case inspectionList(LetterMatter, LetterDue, workingDaysLeft: Int, units: [String])
    /// To who answered a mail: what has been made of the answer. The due day as it still stands;
    /// `nil` where the duty has none.
    case confirmation(LetterMatter, LetterDue?, LetterAnswer)
    /// To who decided by answering a list: what has been made of each line; none where the answer wasn't
    /// understood.
    case decisions([LetterDecision])
}

/// The kinds of letters; the raw value names the template.
package enum LetterKind: String, CaseIterable, Hashable, Sendable {
    case reminder
    case dueToday = "due-today"
    case overdue, escalation, tally
    case rollUp = "roll-up"
    case morningList = "morning-list"
    case waiting
    case moved, returned, refused, redirect, correction, withdrawn, anniversary, inspection
    case inspectionList = "inspection-list"
    case confirmation, decisions
}

/// By when, in both readings.
package struct LetterDue: Hashable, Sendable {
    /// The paper's own words.
    package enum Reading: Hashable, Sendable {
        /// "trước ngày"
        case before(CivilDate)
        /// "chậm nhất ngày"
        case by(CivilDate)
    }

    package var reading: Reading
    /// The effective one, after rolling and extensions.
    package var lastGoodDay: CivilDate
    /// With a time the instant counts, not the day's end.
    package var time: CivilTime?
    /// A Saturday worked in exchange: "(ngày làm bù)" is printed behind it.
    package var isWorkedSaturday: Bool

    package init(
        _ reading: Reading, lastGoodDay: CivilDate, time: CivilTime? = nil,
        isWorkedSaturday: Bool = false
    ) {
        self.reading = reading
        self.lastGoodDay = lastGoodDay
        self.time = time
        self.isWorkedSaturday = isWorkedSaturday
    }
}

extension LetterDue {
    /// Whether nothing sent at that moment is in time any more.
    func isOver(at now: CivilDateTime) -> Bool {
        if now.date != lastGoodDay { return now.date > lastGoodDay }
        return time.map { $0 < now.time } ?? false
    }
}

/// A unit whose report is missing, and how it stands.
package struct LetterUnit: Hashable, Sendable {
    package enum State: Hashable, Sendable {
        /// "chưa phản hồi"
        case silent
        /// It said that it has seen the reminder.
        case acknowledged
        /// It asks for time until that day; nobody has decided.
        case asksExtension(until: CivilDate)
        /// It has answered, what nobody has read yet.
        case hasAnswered
        /// It says that it sent its report; the office has yet to confirm that.
        case saysSent(number: String?, on: CivilDate?)
        /// Its report was sent back on that day to be completed.
        case returned(on: CivilDate)
        /// In words, in the letter's language.
        case text(String)
    }

    package var name: String
    package var state: State
    /// For how many obligations the line stands: what passed from several units to one is one line.
    package var count: Int

    package init(_ name: String, _ state: State = .silent, count: Int = 1) {
        self.name = name
        self.state = state
        self.count = count
    }
}

extension LetterUnit {
    /// It says that its report was sent, and nobody has looked yet (statement 41).
    var isUnconfirmed: Bool { if case .saysSent = state { true } else { false } }
}

extension [LetterUnit] {
    /// The one unit there is: its name says more than "1/1".
    func only(of total: Int) -> LetterUnit? {
        total == 1 && count == 1 && obligationCount == 1 ? first : nil
    }
}

extension Sequence<LetterUnit> {
    /// How many obligations the lines stand for together.
    package var obligationCount: Int { reduce(0) { $0 + $1.count } }
}

/// How many reports are in.
package struct LetterTally: Hashable, Sendable {
    package var onTime: Int
    /// Of those on time or late, how many said "không phát sinh".
    package var nilReports: Int
    package var late: Int
    package var waived: Int
    package var missing: [LetterUnit]
    /// What the reader has to do with them.
    package var nextStep: LetterNextStep?

    package init(
        onTime: Int, nilReports: Int = 0, late: Int, waived: Int = 0, missing: [LetterUnit],
        nextStep: LetterNextStep? = nil
    ) {
        self.onTime = onTime
        self.nilReports = nilReports
        self.late = late
        self.waived = waived
        self.missing = missing
        self.nextStep = nextStep
    }

    package var received: Int { onTime + late }
    /// Without the waived ones.
    package var total: Int { received + missing.obligationCount }
}

/// What somebody who gathers reports owes in turn: "báo cáo Ban Chỉ đạo 138, hạn nội bộ 14/11/2025".
package struct LetterNextStep: Hashable, Sendable {
    package var matter: LetterMatter
    package var due: LetterDue
    /// Whether the reader's own office set the day.
    package var isInternal: Bool

    package init(_ matter: LetterMatter, due: LetterDue, isInternal: Bool) {
        self.matter = matter
        self.due = due
        self.isInternal = isInternal
    }
}

/// One duty's units in a roll-up or in the morning's list.
package struct LetterBacklog: Hashable, Sendable {
    package var short: String
    package var due: LetterDue
    package var workingDaysLate: Int
    package var units: [LetterUnit]
    /// Whether what goes out of it is a report to somebody above alone: nobody is urged.
    package var isReport: Bool

    package init(
        short: String, due: LetterDue, workingDaysLate: Int, units: [LetterUnit],
        isReport: Bool = false
    ) {
        self.short = short
        self.due = due
        self.workingDaysLate = workingDaysLate
        self.units = units
        self.isReport = isReport
    }
}

/// What was told on `toldOn`, put right.
package struct LetterCorrection: Hashable, Sendable {
    /// Named to superiors and owners; to the unit's own head it is "đơn vị".
    package var unit: String
    package var toldOn: CivilDate
    package var sentOn: CivilDate
    package var documentNumber: String?
    /// 0 when it was on time.
    package var workingDaysLate: Int

    package init(
        unit: String, toldOn: CivilDate, sentOn: CivilDate, documentNumber: String? = nil,
        workingDaysLate: Int
    ) {
        self.unit = unit
        self.toldOn = toldOn
        self.sentOn = sentOn
        self.documentNumber = documentNumber
        self.workingDaysLate = workingDaysLate
    }
}

/// What was entered as having happened, and didn't, or not so.
package struct LetterWithdrawal: Hashable, Sendable {
    /// Named to superiors and owners; to the unit's own head it is "đơn vị".
    package var unit: String
    /// The day that had been entered.
    package var happenedOn: CivilDate
    /// The day on which that was taken back.
    package var takenBackOn: CivilDate

    package init(unit: String, happenedOn: CivilDate, takenBackOn: CivilDate) {
        self.unit = unit
        self.happenedOn = happenedOn
        self.takenBackOn = takenBackOn
    }
}

/// A commemorated day.
package struct LetterAnniversary: Hashable, Sendable {
    /// "Ngày Nhà giáo Việt Nam".
    package var occasion: String
    package var day: CivilDate
    /// Years since, when the rule says since when: solar ones, or lunar ones for a lunar day.
    package var number: Int?
    /// A death's anniversary kept by the lunar calendar (giỗ), which is numbered, not counted in
    /// years.
    package var isDeathDay: Bool
    /// "10/3 âm lịch", printed behind the date.
    package var dateNote: String?
    package var workingDaysLeft: Int

    package init(
        occasion: String, day: CivilDate, number: Int? = nil, isDeathDay: Bool = false,
        dateNote: String? = nil, workingDaysLeft: Int
    ) {
        self.occasion = occasion
        self.day = day
        self.number = number
        self.isDeathDay = isDeathDay
        self.dateNote = dateNote
        self.workingDaysLeft = workingDaysLeft
    }
}

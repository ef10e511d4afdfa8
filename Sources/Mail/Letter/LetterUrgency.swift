import Civil

extension LetterItem {
    /// Which template words it.
    package var kind: LetterKind {
        switch self {
        case .reminder: .reminder
        case .dueToday: .dueToday
        case .overdue: .overdue
        case .escalation: .escalation
        case .tally: .tally
        case .rollUp: .rollUp
        case .morningList: .morningList
        case .waiting: .waiting
        case .moved: .moved
        case .returned: .returned
        case .refused: .refused
        case .redirect: .redirect
        case .correction: .correction
        case .withdrawn: .withdrawn
        case .anniversary: .anniversary
        case .inspection: .inspection
        case .inspectionList: .inspectionList
        case .confirmation: .confirmation
        case .decisions: .decisions
        }
    }

    /// Whether it lists units by name, which a unit's head never reads of others.
    var namesUnits: Bool {
        switch self {
        case .escalation, .tally, .rollUp, .morningList, .waiting, .inspectionList, .decisions: true
        case .redirect(let inner, _): inner.namesUnits
        case .reminder, .dueToday, .overdue, .moved, .returned, .refused, .correction,
            .withdrawn, .anniversary, .inspection, .confirmation:
            false
        }
    }

    var isOverdue: Bool {
        switch self {
        case .overdue: true
        case .redirect(let inner, _): inner.isOverdue
        case .reminder, .dueToday, .escalation, .tally, .rollUp, .morningList, .waiting, .moved,
            .returned, .refused, .correction, .withdrawn, .anniversary, .inspection,
            .inspectionList,
            .confirmation, .decisions:
            false
        }
    }

    /// First by `rank`, then by the day: what is late, what is due, what is still to come, and
    /// what only informs.
    private var urgency: (rank: Int, day: CivilDate) {
        switch self {
        case .escalation(_, let due, _, _, _, _, _, _), .overdue(_, let due, _, _):
            (0, due.lastGoodDay)
        case .dueToday(_, let due): (1, due.lastGoodDay)
        case .returned(_, let sentBack, let due, _):
            (1, due?.lastGoodDay ?? sentBack.returnedOn)
        case .refused(_, let due, _, _): (1, due.lastGoodDay)
        // Behind what the reader's own unit owes today or before.
        case .waiting: (1, .max)
        case .morningList, .correction, .withdrawn: (2, .min)
        case .reminder(_, nil, _): (2, .max)
        case .reminder(_, let due?, _), .moved(_, let due, _, _, _),
            .inspection(_, let due, _, _), .inspectionList(_, let due, _, _):
            (2, due.lastGoodDay)
        // Behind whatever asks for something, however near, and by their days whoever's mail tells them.
        case .anniversary(let matter, let anniversary):
            (matter.expectsReport ? 2 : 7, anniversary.day)
        case .redirect(let inner, _): inner.urgency
        case .tally: (3, .min)
        case .rollUp: (3, .max)
        case .confirmation(_, let due, _): (4, due?.lastGoodDay ?? .max)
        case .decisions: (4, .max)
        }
    }
}

extension [LetterItem] {
    /// The most urgent first; equals keep their order.
    func sortedByUrgency() -> [LetterItem] {
        indices.sorted { (self[$0].order, $0) < (self[$1].order, $1) }.map { self[$0] }
    }
}

/// A numbered line of a letter: the place of what it shows among the items, or among what is coming.
package enum LetterLine: Hashable, Sendable {
    case item(Int)
    case coming(Int)
}

extension Letter {
    /// The lines in the order of their numbers: what is late or due today, then what is still to come by its
    /// day, whether the mail tells it or shows it (statement 49).
    package var printedLines: [LetterLine] {
        let shown = reader == .head ? coming : []
        let lines = items.indices.map(LetterLine.item) + shown.indices.map(LetterLine.coming)
        return lines.enumerated().sorted { (order($0), $0.offset) < (order($1), $1.offset) }
            .map(\.element)
    }

    private func order(_ line: (offset: Int, element: LetterLine)) -> Int {
        switch line.element {
        case .item(let place): items[place].order
        case .coming(let place): coming[place].order
        }
    }

    func expectsReport(_ line: LetterLine) -> Bool {
        switch line {
        case .item(let place): items[place].expectsReport
        case .coming(let place): coming[place].matter.expectsReport
        }
    }

    /// The number that an answer has to name: of the news' own report, or else of the first; `nil` where that alone
    /// is urged, so that an answer that names none is about it (statement 28).
    var numberToName: Int? {
        let lines = printedLines
        guard let first = lines.firstIndex(where: expectsReport) else { return nil }
        let isAlone = items.count(where: \.isOfReport) == 1
        if isAlone, case .item = lines[first] { return nil }
        let news = lead.flatMap { line in
            expectsReport(line) ? lines.firstIndex { $0 == line } : nil
        }
        return (news ?? first) + 1
    }

    /// Whether no report is asked for anywhere in it, so that it needs no answer either.
    var onlyInforms: Bool {
        items.allSatisfy { [.reminder, .dueToday, .anniversary].contains($0.kind) }
            && !printedLines.contains(where: expectsReport)
    }

    var isConfirmation: Bool { items.allSatisfy { $0.kind == .confirmation } }
}

extension LetterItem {
    /// `urgency` as one number, so that it can be compared together with a position.
    var order: Int { urgency.rank << 32 + Int(urgency.day.dayNumber) }
}

extension LetterComing {
    var isLate: Bool { if case .due(_, let left) = what { left < 0 } else { false } }

    /// Late, and nobody has said anything of it.
    var isUnanswered: Bool {
        if case .nothing = matter.progress { isLate && matter.expectsReport } else { false }
    }

    fileprivate var order: Int {
        let rank =
            switch what {
            // What waits for the office asks nothing of the reader.
            case .due where matter.isPending: 8
            case .due(_, let left): left < 0 ? 0 : left == 0 ? 1 : 2
            case .anniversary: matter.expectsReport ? 2 : 7
            }
        return rank << 32 + Int(day.dayNumber)
    }
}

extension LetterItem {
    /// A day to commemorate, of which nobody reports.
    var onlyInforms: Bool {
        if case .anniversary(let matter, _) = self { !matter.expectsReport } else { false }
    }

    /// Whether it can't wait: late, due today, or sent back.
    var isPressing: Bool {
        switch self {
        case .overdue, .dueToday, .returned, .refused: true
        case .redirect(let inner, _): inner.isPressing
        case .reminder, .escalation, .tally, .rollUp, .morningList, .waiting, .moved, .correction,
            .withdrawn, .anniversary, .inspection, .inspectionList, .confirmation, .decisions:
            false
        }
    }

    /// Whether an answer about a report has a place.
    var expectsReport: Bool {
        switch self {
        case .reminder(let matter, _, _), .dueToday(let matter, _), .overdue(let matter, _, _, _),
            .moved(let matter, _, _, _, _), .returned(let matter, _, _, _),
            .refused(let matter, _, _, _), .anniversary(let matter, _):
            matter.expectsReport
        case .redirect(let inner, _): inner.expectsReport
        case .escalation, .tally, .rollUp, .morningList, .waiting, .correction, .withdrawn,
            .inspection, .inspectionList, .confirmation, .decisions:
            false
        }
    }

    /// Whether an answer that names nothing may be meant for it: any report that it tells of.
    fileprivate var isOfReport: Bool {
        switch self {
        case .correction(let matter, _), .inspection(let matter, _, _, _): matter.expectsReport
        case .redirect(let inner, _): inner.isOfReport
        case .tally: ownReport != nil
        case .reminder, .dueToday, .overdue, .escalation, .rollUp, .morningList, .waiting,
            .moved, .returned, .refused, .withdrawn, .anniversary, .inspectionList, .confirmation,
            .decisions:
            expectsReport
        }
    }

    /// The report that the reader's own unit still owes by it.
    package var ownReport: LetterMatter? {
        switch self {
        case .reminder(let matter, _, _), .dueToday(let matter, _), .overdue(let matter, _, _, _),
            .moved(let matter, _, _, _, _), .returned(let matter, _, _, _),
            .refused(let matter, _, _, _):
            matter.expectsReport ? matter : nil
        // What a level is reminded of stands in the tally of those below it (statement 56).
        case .tally(_, let tally):
            tally.nextStep.flatMap { !$0.isInternal && $0.matter.expectsReport ? $0.matter : nil }
        case .escalation, .rollUp, .morningList, .waiting, .redirect, .correction,
            .withdrawn, .anniversary, .inspection, .inspectionList, .confirmation, .decisions:
            nil
        }
    }

    /// The day that it is about, where there is one.
    var day: CivilDate? {
        switch self {
        case .reminder(_, let due, _): due?.lastGoodDay
        case .dueToday(_, let due), .overdue(_, let due, _, _),
            .escalation(_, let due, _, _, _, _, _, _), .moved(_, let due, _, _, _),
            .refused(_, let due, _, _),
            .inspection(_, let due, _, _), .inspectionList(_, let due, _, _):
            due.lastGoodDay
        case .returned(_, let sentBack, let due, _): due?.lastGoodDay ?? sentBack.returnedOn
        case .anniversary(_, let anniversary): anniversary.day
        case .redirect(let inner, _): inner.day
        case .tally, .rollUp, .morningList, .waiting, .correction, .withdrawn, .confirmation,
            .decisions:
            nil
        }
    }
}

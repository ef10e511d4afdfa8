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
            .anniversary, .inspection, .confirmation:
            false
        }
    }

    var isOverdue: Bool {
        switch self {
        case .overdue: true
        case .redirect(let inner, _): inner.isOverdue
        case .reminder, .dueToday, .escalation, .tally, .rollUp, .morningList, .waiting, .moved,
            .returned, .refused, .correction, .anniversary, .inspection, .inspectionList,
            .confirmation, .decisions:
            false
        }
    }

    /// First by `rank`, then by the day: what is late, what is due, what is still to come, and
    /// what only informs.
    private var urgency: (rank: Int, day: CivilDate) {
        switch self {
        case .escalation(_, let due, _, _, _, _), .overdue(_, let due, _, _):
            (0, due.lastGoodDay)
        case .dueToday(_, let due): (1, due.lastGoodDay)
        case .returned(_, let sentBack, let due, _):
            (1, due?.lastGoodDay ?? sentBack.returnedOn)
        case .refused(_, let due, _, _): (1, due.lastGoodDay)
        case .waiting: (1, .min)
        case .morningList: (1, .max)
        case .reminder(_, nil, _): (2, .max)
        case .reminder(_, let due?, _), .moved(_, let due, _, _, _),
            .inspection(_, let due, _, _), .inspectionList(_, let due, _, _):
            (2, due.lastGoodDay)
        case .anniversary(_, let anniversary): (2, anniversary.day)
        case .redirect(let inner, _): inner.urgency
        case .tally: (3, .min)
        case .rollUp: (3, .max)
        case .correction(_, let correction): (4, correction.sentOn)
        case .confirmation(_, let due, _): (4, due?.lastGoodDay ?? .max)
        case .decisions: (4, .max)
        }
    }
}

extension [LetterItem] {
    /// The most urgent first; equals keep their order.
    func sortedByUrgency() -> [LetterItem] { printedOrder.map { self[$0] } }

    /// The positions of the items in the order in which a digest numbers them.
    package var printedOrder: [Int] {
        indices.sorted { (self[$0].order, $0) < (self[$1].order, $1) }
    }
}

extension LetterItem {
    /// `urgency` as one number, so that it can be compared together with a position.
    fileprivate var order: Int { urgency.rank << 32 + Int(urgency.day.dayNumber) }
}

extension LetterItem {
    /// Whether it can't wait: late, due today, or sent back.
    var isPressing: Bool {
        switch self {
        case .overdue, .dueToday, .returned, .refused: true
        case .redirect(let inner, _): inner.isPressing
        case .reminder, .escalation, .tally, .rollUp, .morningList, .waiting, .moved, .correction,
            .anniversary, .inspection, .inspectionList, .confirmation, .decisions:
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
        case .escalation, .tally, .rollUp, .morningList, .waiting, .correction, .inspection,
            .inspectionList, .confirmation, .decisions:
            false
        }
    }

    /// The day that it is about, where there is one.
    var day: CivilDate? {
        switch self {
        case .reminder(_, let due, _): due?.lastGoodDay
        case .dueToday(_, let due), .overdue(_, let due, _, _), .escalation(_, let due, _, _, _, _),
            .moved(_, let due, _, _, _), .refused(_, let due, _, _),
            .inspection(_, let due, _, _), .inspectionList(_, let due, _, _):
            due.lastGoodDay
        case .returned(_, let sentBack, let due, _): due?.lastGoodDay ?? sentBack.returnedOn
        case .anniversary(_, let anniversary): anniversary.day
        case .redirect(let inner, _): inner.day
        case .tally, .rollUp, .morningList, .waiting, .correction, .confirmation, .decisions: nil
        }
    }
}

import Civil

/// What a mail is led by, in its subject and in the page's box: the news that it was written for; what is
/// late, where it was written for nothing that can't wait.
extension Letter {
    /// `nil` where only a count tells it: several that are late or due today, or several reminders.
    var lead: LetterLine? {
        let places = items.indices.sorted { (items[$0].order, $0) < (items[$1].order, $1) }
        guard reader == .head, !isConfirmation else { return places.first.map(LetterLine.item) }
        let pressing = places.filter { items[$0].isPressing }
        if !pressing.isEmpty {
            let news = pressing.first { !items[$0].isCounted }
            return (news ?? (pressing.count == 1 ? pressing.first : nil)).map(LetterLine.item)
        }
        if let news = places.first(where: { items[$0].isNews }) { return .item(news) }
        if let late = lateUntold { return late }
        // A day to commemorate hides no report, nor what comes before it.
        if items.allSatisfy(\.onlyInforms), let first = printedLines.first,
            items.count == 1 || !isCommemorated(first)
        {
            return first
        }
        if items.count == 1 { return .item(0) }
        // The one thing that asks for something, beside days that only inform.
        let asking = places.filter { !items[$0].onlyInforms }
        return !coming.isEmpty && asking.count == 1 ? .item(asking[0]) : nil
    }

    /// What is late though the mail was not written for it, and nobody has said anything of it: its
    /// subject can't leave that unsaid.
    private var lateUntold: LetterLine? {
        guard case .coming(let place)? = printedLines.first, coming[place].isLate,
            case .nothing = coming[place].matter.progress
        else { return nil }
        return .coming(place)
    }

    private func isCommemorated(_ line: LetterLine) -> Bool {
        switch line {
        case .item(let place): items[place].onlyInforms
        case .coming(let place): coming[place].asTold.onlyInforms
        }
    }

    /// As its own notice tells it.
    func told(_ line: LetterLine) -> LetterItem {
        switch line {
        case .item(let place): items[place]
        case .coming(let place): coming[place].asTold
        }
    }

    /// Of how many of its lines a subject says that they are late, wherever they come from.
    var lateCount: Int {
        items.count(where: \.isOverdue) + shown.count { $0.isLate && !$0.matter.isPending }
    }

    /// Of how many of its lines a subject says that they are due today.
    var todayCount: Int {
        items.count { $0.kind == .dueToday } + shown.count { $0.isToday && !$0.matter.isPending }
    }

    /// Whether its subject counts what is late and due today among all of its lines.
    var isCounted: Bool { reader == .head && items.contains(where: \.isCounted) }

    private var shown: [LetterComing] { reader == .head ? coming : [] }
}

extension LetterItem {
    /// Late, or due today: of several a subject says how many.
    fileprivate var isCounted: Bool { isOverdue || kind == .dueToday }

    /// What somebody is told once, or for the last time before it is due at an hour of its own: a subject that
    /// spoke of something else would hide it.
    fileprivate var isNews: Bool {
        switch self {
        case .moved, .correction, .withdrawn: true
        case .reminder(let matter, let due?, let left):
            due.time != nil && left <= 1 && !matter.isPending
        case .redirect(let inner, _): inner.isNews
        case .reminder, .dueToday, .overdue, .escalation, .tally, .rollUp, .morningList, .waiting,
            .returned, .refused, .anniversary, .inspection, .inspectionList, .confirmation,
            .decisions:
            false
        }
    }
}

extension LetterComing {
    fileprivate var isToday: Bool { if case .due(_, 0) = what { true } else { false } }
}

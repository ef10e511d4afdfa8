internal import Civil
internal import Rules
internal import Scheduler

/// What is sent under one rule set and under another, held against each other.
struct NoticeComparison {
    private(set) var groups: [EditConsequences.NoticeChange] = []
    private(set) var readdressed: [EditConsequences.Readdressing] = []

    typealias What = EditConsequences.NoticeChange.What

    /// A notice whatever its due day.
    private struct Identity: Hashable {
        let subject: Subject
        let kind: NoticeKind
        let stage: NoticeStage?
        let role: Role

        init(_ key: NoticeKey) {
            subject = key.subject
            kind = key.kind
            stage = key.stage
            role = key.role
        }
    }

    private struct GroupKey: Hashable {
        let what: What
        let plan: String
        let duty: String?
        let kind: NoticeKind
        let stage: NoticeStage?
        let role: Role
        let shift: Int
    }

    private var byKey: [GroupKey: Int] = [:]
    private var byAddress: [[String]: Int] = [:]

    /// What rides along in another mail under one of them is told under both.
    ///
    /// - Parameter firstDay: of a plan, the first day on which something can leave.
    init(_ old: Branch, _ new: Branch, firstDay: (String) -> CivilDate) {
        let (before, after) = (old.sent, new.sent)
        var same: [NoticeKey: Branch.Sent] = [:]
        for sent in before { same[sent.key] = sent }
        var unmatched: [Branch.Sent] = []
        for sent in after {
            guard let was = same.removeValue(forKey: sent.key) else {
                unmatched.append(sent)
                continue
            }
            pair(was, sent)
        }
        var loose: [Identity: [Branch.Sent]] = [:]
        // The latest last: whoever is paired first is taken off the end.
        for sent in before.reversed() where same[sent.key] != nil {
            loose[Identity(sent.key), default: []].append(sent)
        }
        var paired: Set<NoticeKey> = []
        for sent in unmatched {
            if sent.key.kind.isLadder, sent.day <= firstDay(sent.plan) {
                note(.atOnce, sent, from: nil, to: sent.day)
            } else if let was = loose[Identity(sent.key)]?.popLast() {
                paired.insert(was.key)
                pair(was, sent)
            } else if !old.shown.contains(sent.key) {
                note(.added, sent, from: nil, to: sent.day)
            }
        }
        for sent in before
        where same[sent.key] != nil && !paired.contains(sent.key) && !new.shown.contains(sent.key) {
            note(.cancelled, sent, from: sent.day, to: nil)
        }
        groups.sort { a, b in
            (a.what.rank, a.plan, a.duty ?? "~", a.firstDay, a.stageText, a.role.text)
                < (b.what.rank, b.plan, b.duty ?? "~", b.firstDay, b.stageText, b.role.text)
        }
        readdressed.sort { ($0.from, $0.to) < ($1.from, $1.to) }
    }

    private mutating func pair(_ was: Branch.Sent, _ sent: Branch.Sent) {
        if was.day != sent.day { note(.moved, sent, from: was.day, to: sent.day) }
        guard was.recipient != sent.recipient else { return }
        let key = [was.recipient, sent.recipient]
        if let index = byAddress[key] {
            readdressed[index].count += 1
        } else {
            byAddress[key] = readdressed.count
            readdressed.append(
                EditConsequences.Readdressing(from: was.recipient, to: sent.recipient, count: 1))
        }
    }

    private mutating func note(
        _ what: What, _ sent: Branch.Sent, from: CivilDate?, to: CivilDate?
    ) {
        let occurrence = sent.key.subject.obligation?.occurrence
        let shift = from.flatMap { from in to.map { from.days(until: $0) } } ?? 0
        var stage: NoticeStage? = sent.key.stage
        // The number of the entry or edit that brought it about tells nobody anything.
        switch sent.key.stage {
        case .event, .edit: stage = nil
        case .before, .due, .after, .morning, .weekly, .skipped, .held, .bounced, .passed, .heir:
            break
        }
        let key = GroupKey(
            what: what, plan: sent.plan, duty: occurrence?.duty, kind: sent.key.kind,
            stage: stage, role: sent.key.role, shift: shift)
        guard let index = byKey[key] else {
            byKey[key] = groups.count
            groups.append(
                EditConsequences.NoticeChange(
                    what: what, plan: sent.plan, duty: occurrence?.duty, kind: sent.key.kind,
                    stage: stage, role: sent.key.role, from: from.map { $0...$0 },
                    to: to.map { $0...$0 }, count: 1, periods: Set([occurrence?.period ?? ""])))
            return
        }
        groups[index].count += 1
        groups[index].periods.insert(occurrence?.period ?? "")
        groups[index].from = groups[index].from.map { $0.widened(by: from) }
        groups[index].to = groups[index].to.map { $0.widened(by: to) }
    }
}

extension ClosedRange<CivilDate> {
    fileprivate func widened(by day: CivilDate?) -> Self {
        guard let day else { return self }
        return Swift.min(lowerBound, day)...Swift.max(upperBound, day)
    }
}

extension EditConsequences.NoticeChange {
    fileprivate var firstDay: CivilDate { from?.lowerBound ?? to?.lowerBound ?? .min }
}

extension EditConsequences.NoticeChange.What {
    /// The worst first.
    fileprivate var rank: Int {
        switch self {
        case .atOnce: 0
        case .cancelled: 1
        case .moved: 2
        case .added: 3
        }
    }
}

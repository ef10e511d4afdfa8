internal import Civil
internal import Mail
internal import Rules
internal import Scheduler

/// Which lines of a head's mail stand for several obligations: what the unit took over from several others, of
/// one occurrence, standing the same. Its own never stands with what it took over.
struct SharedLines {
    struct Key: Hashable {
        let occurrence: OccurrenceID
        let due: CivilDate
        var kind: NoticeKind?

        init(_ occurrence: OccurrenceID, _ due: CivilDate, _ kind: NoticeKind? = nil) {
            self.occurrence = occurrence
            self.due = due
            self.kind = kind
        }
    }

    private struct Line: Hashable {
        let key: Key
        /// `nil` for what was taken over.
        let own: ObligationID?
        let progress: LetterProgress
    }

    private var lines: [Line: [ObligationID]] = [:]
    private var line: [ObligationID: [Line]] = [:]

    /// - Parameter items: in the order of the lines.
    init(_ items: [(ObligationID, Key)], _ writer: LetterWriter, on day: CivilDate) {
        for (id, key) in items {
            let isOwn = writer.takenFrom(id, on: day) == nil
            let state = writer.book.state(of: id, due: key.due)
            let line = Line(
                key: key, own: isOwn ? id : nil, progress: writer.progress(of: id, state))
            if lines[line]?.contains(id) == true { continue }
            lines[line, default: []].append(id)
            self.line[id, default: []].append(line)
        }
    }

    /// The obligations that one line stands for, at the first of them; `nil` at the others.
    func ids(ledBy id: ObligationID, as key: Key) -> [ObligationID]? {
        guard let line = line[id]?.first(where: { $0.key == key }), let ids = lines[line],
            ids.first == id
        else { return nil }
        return ids
    }
}

extension LetterItem {
    /// Whether what `other` asks for is said by this item too: it is more pressing, or as pressing, and stands
    /// before it or for more.
    func says(_ other: LetterItem, besides isMore: Bool) -> Bool {
        guard let own = weight, let others = other.weight, !other.isEntered else { return false }
        return own > others || own == others && isMore
    }

    /// How much is said of what the unit owes; `nil` of what isn't about that.
    private var weight: Int? {
        switch self {
        case .reminder, .anniversary, .inspection: 0
        case .moved, .returned, .refused: 1
        case .dueToday: 2
        case .overdue: 3
        case .escalation, .tally, .rollUp, .morningList, .waiting, .redirect, .correction,
            .withdrawn, .inspectionList, .confirmation, .decisions:
            nil
        }
    }

    /// Whether an entry of the office brought it about, of which nothing else tells.
    private var isEntered: Bool {
        switch self {
        case .moved, .returned, .refused: true
        case .reminder, .dueToday, .overdue, .escalation, .tally, .rollUp, .morningList, .waiting,
            .redirect, .correction, .withdrawn, .anniversary, .inspection, .inspectionList,
            .confirmation, .decisions:
            false
        }
    }
}

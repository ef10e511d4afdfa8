package import Civil
internal import Rules

/// Statement 58: the clock was wrong, and what was decided beyond an instant is undone as far as it
/// hasn't left. The one change that lets the watermark fall.
///
/// Undone is what the agenda brought about: its keys become free, and it is decided anew when its time
/// really comes. What an entry, an edit of the rules or a bounce brought about waits again, and so does
/// what had come due by then: nothing would decide that a second time. What has left stays told.
package struct GoingBack: Hashable, Sendable {
    /// The watermark from now on.
    package let to: Instant
    /// What the right clock shows; not before `to`.
    package let at: Instant
    /// Who asked for it.
    package let actor: String

    package init(to: Instant, at: Instant, actor: String) {
        self.to = to
        self.at = at
        self.actor = actor
    }

    /// A notice as the ledger has it, with what only the ledger knows.
    package struct Record: Sendable {
        package let stored: StoredNotice
        /// Where everything had been decided when it ended without a mail; `nil` where it didn't, or
        /// ended as it was decided.
        package let endedAt: Instant?
        /// Its release before it was first put off.
        package let firstRelease: Instant?
        package let carrier: Carrier

        package init(
            _ stored: StoredNotice, endedAt: Instant?, firstRelease: Instant?, carrier: Carrier
        ) {
            self.stored = stored
            self.endedAt = endedAt
            self.firstRelease = firstRelease
            self.carrier = carrier
        }
    }

    /// The mail of a notice.
    package enum Carrier: Sendable {
        case none
        /// It hasn't left and won't, or was taken back because of what was decided beyond.
        case taken
        /// It has left.
        case left
    }

    /// What becomes of a notice.
    package enum Outcome: Hashable, Sendable {
        /// It ends, and its key is free.
        case undone
        /// It belongs to no mail and waits.
        case waits(Moments)
        /// It was told, no later than now.
        case told(Moments)
    }

    package struct Moments: Hashable, Sendable {
        /// When its stage came.
        package let at: Instant
        package let release: Instant
        package let decidedAt: Instant
    }

    /// What becomes of each of `records`; `nil` where it stays as it is.
    package func outcomes(of records: [Record]) -> [Outcome?] {
        let undone = Set(records.filter(isUndone).map(\.stored.key))
        return records.map { record in
            if undone.contains(record.stored.key) { return .undone }
            return record.carrier == .left ? told(record) : waits(record, undone)
        }
    }

    private func isUndone(_ record: Record) -> Bool {
        let notice = record.stored.notice
        return record.carrier != .left && to < record.stored.decidedAt && to < notice.at
            && notice.key.isOfAgenda && notice.fate != .suppressed(.undone)
    }

    /// It left by now, whatever the clock said: later ones follow it.
    private func told(_ record: Record) -> Outcome? {
        let notice = record.stored.notice
        guard max(notice.release, record.stored.decidedAt) > at else { return nil }
        return .told(
            Moments(
                at: notice.at, release: min(notice.release, at),
                decidedAt: min(record.stored.decidedAt, at)))
    }

    private func waits(_ record: Record, _ undone: Set<String>) -> Outcome? {
        let notice = record.stored.notice
        let isBeyond = to < record.stored.decidedAt
        switch notice.fate {
        case .pending:
            if record.carrier == .none, !isBeyond, record.firstRelease == nil { return nil }
        case .superseded(.notice(let key)):
            // Whether its successor is undone or looked at once more, so is it.
            guard undone.contains(key) || record.endedAt.map({ to < $0 }) ?? false else {
                return nil
            }
        case .suppressed(.discarded), .suppressed(.undone): return nil
        case .suppressed, .superseded:
            guard isBeyond || record.endedAt.map({ to < $0 }) ?? false else { return nil }
            // Erased meanwhile: there is nobody to tell.
            if case .address("") = notice.key.role { return nil }
        }
        let stage = min(notice.at, at)
        let release = record.firstRelease ?? notice.release
        return .waits(
            Moments(
                at: stage, release: isBeyond ? min(release, max(stage, to)) : release,
                decidedAt: min(record.stored.decidedAt, at)))
    }
}

extension NoticeKey {
    /// Whether the course of time brings it about, and not something that happens: then time brings it
    /// about once more.
    var isOfAgenda: Bool {
        switch kind {
        case .reminder, .dueToday, .overdue, .escalation, .tally: return true
        // A bounce was not the clock's doing.
        case .rollUp: return stage != .bounced
        case .redirect: if case .heir = stage { return true } else { return false }
        case .moved, .returned, .refused, .correction: return false
        }
    }
}

/// A going back as it was recorded.
package struct Undoing: Hashable, Sendable {
    /// From 1.
    package let number: Int64
    package let back: GoingBack
    /// How many notices were undone.
    package let notices: Int
    /// How many mails with notices didn't leave because of it.
    package let mails: Int
    /// How many mails from beyond had left already.
    package let left: Int

    package init(number: Int64, back: GoingBack, notices: Int, mails: Int, left: Int) {
        self.number = number
        self.back = back
        self.notices = notices
        self.mails = mails
        self.left = left
    }

    /// The key of what it undid.
    package func key(freeing key: String) -> String { "\(key)~\(number)" }
}

internal import Civil
internal import Ledger
internal import Scheduler

/// What the ledger knows of due days that have moved (statement 37).
extension Bundle {
    /// The other day that was last told to the same role.
    func movedFrom(
        _ histories: [ObligationID: [StoredNotice]]
    ) -> [ObligationID: CivilDate] {
        var days: [ObligationID: CivilDate] = [:]
        for notice in notices where notice.key.kind == .moved {
            guard let id = notice.key.subject.obligation else { continue }
            let told = (histories[id] ?? []).filter { stored in
                stored.mail != nil && stored.notice.key.role == notice.key.role
                    && stored.notice.key.due != notice.key.due
            }
            days[id] = told.max { $0.notice.release < $1.notice.release }?.notice.key.due
        }
        return days
    }

    /// How often due days moved since they were first told, otherwise than by entries: by edits of the
    /// rules and by days off announced later.
    func moves(
        _ histories: [ObligationID: [StoredNotice]], _ book: Book
    ) -> [ObligationID: Int] {
        var moves: [ObligationID: Int] = [:]
        for notice in notices {
            guard let id = notice.key.subject.obligation, moves[id] == nil else { continue }
            let count = book.movesBesideEntries(
                of: id, due: notice.key.due, notices: histories[id] ?? [])
            if count > 0 { moves[id] = count }
        }
        return moves
    }
}

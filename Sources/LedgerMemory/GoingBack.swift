import Civil
import Ledger
import Scheduler

/// Statement 58: what a wrong clock decided and hasn't left is undone.
extension Pages {
    mutating func goBack(_ back: GoingBack) {
        let taken = takeBack(back)
        let left = mails.indices.count { !taken.contains($0) && back.isBeyond(mails[$0].mail) }
        let carrying = Set(notices.compactMap(\.mail)).intersection(taken).count
        let (undone, waiting) = undo(back, taken)
        close(back, keeping: waiting)
        for index in events.indices where events[index].recordedAt > back.at {
            events[index] = events[index].recorded(at: back.at)
        }
        watermark = back.to
        undoings.append(
            Undoing(
                number: Int64(undoings.count + 1), back: back, notices: undone, mails: carrying,
                left: left))
    }

    /// Ends the mails that haven't left. What did leave left by now.
    private mutating func takeBack(_ back: GoingBack) -> Set<Int> {
        var taken: Set<Int> = []
        for index in mails.indices {
            if takes(back, mails[index]) {
                taken.insert(index)
                if !mails[index].isSettled {
                    let outcome = MailOutcome(at: back.at, .revoked, detail: nil)
                    if !mails[index].outcomes.contains(outcome) {
                        mails[index].outcomes.append(outcome)
                        mails[index].outcomes.sort {
                            ($0.at, $0.what.rawValue) < ($1.at, $1.what.rawValue)
                        }
                    }
                }
                mails[index].isSettled = true
                mails[index].bytes = nil
                forget(index)
            }
            let spooledAt = mails[index].spooledAt
            mails[index].spooledAt = spooledAt.map { min($0, back.at) }
            mails[index].deadSince = mails[index].deadSince.map { min($0, back.at) }
            file(index)
        }
        scheduled = scheduled.mapValues { $0.mapValues { min($0, back.at) } }
        shown = shown.mapValues { lines in
            lines.mapValues { $0.map { Showing(at: min($0.at, back.at), mail: $0.mail) } }
        }
        return taken
    }

    /// Whether a mail hasn't left, or was taken back, because of what was decided beyond.
    private func takes(_ back: GoingBack, _ entry: MailEntry) -> Bool {
        guard entry.mail.kind != .confirmation else { return false }
        let revoked = entry.outcomes.filter { $0.what == .revoked }
        return revoked.contains { back.to < $0.at }
            || back.isBeyond(entry.mail) && (entry.spooledAt == nil || !revoked.isEmpty)
    }

    private mutating func undo(
        _ back: GoingBack, _ taken: Set<Int>
    ) -> (undone: Int, waiting: Set<OccurrenceID>) {
        let number = Int64(undoings.count + 1)
        let records = notices.indices.map { index in
            GoingBack.Record(
                stored(notice: index), endedAt: notices[index].endedAt,
                firstRelease: notices[index].firstRelease,
                carrier: notices[index].mail.map { taken.contains($0) ? .taken : .left } ?? .none)
        }
        var undone = 0
        var about: Set<OccurrenceID> = []
        for (index, outcome) in zip(notices.indices, back.outcomes(of: records)) {
            switch outcome {
            case nil: continue
            case .undone?:
                undone += 1
                free(index)
                let key = notices[index].key
                byKey[key] = nil
                notices[index].key = "\(key)~\(number)"
                byKey[notices[index].key] = index
                notices[index].notice.fate = .suppressed(.undone)
            case .waits(let moments)?:
                if let id = notices[index].notice.key.subject.obligation {
                    about.insert(id.occurrence)
                }
                free(index)
                notices[index].notice.fate = .pending
                notices[index].notice.at = moments.at
                notices[index].notice.release = moments.release
                notices[index].decidedAt = moments.decidedAt
                notices[index].endedAt = nil
                notices[index].firstRelease = nil
                waiting.insert(index, release: moments.release)
            case .told(let moments)?:
                notices[index].notice.release = moments.release
                notices[index].decidedAt = moments.decidedAt
            }
        }
        return (undone, about)
    }

    /// It waits no more, and no mail carries it.
    private mutating func free(_ index: Int) {
        waiting.remove(index)
        guard let mail = notices[index].mail else { return }
        mails[mail].mail = mails[mail].mail.carrying([])
        notices[index].mail = nil
    }

    /// Takes back the openings from beyond of which nobody knows; the others were made by now.
    private mutating func close(_ back: GoingBack, keeping waiting: Set<OccurrenceID>) {
        var known = waiting
        for event in events where !event.isDecided {
            known.insert(event.obligation.occurrence)
        }
        for entry in notices where entry.mail != nil {
            if let id = entry.notice.key.subject.obligation { known.insert(id.occurrence) }
        }
        for (id, opening) in openings where opening.openedAt > back.to {
            openings[id] =
                known.contains(id)
                ? Opening(
                    occurrence: id, openedAt: min(opening.openedAt, back.at),
                    members: opening.members) : nil
        }
    }
}

extension GoingBack {
    /// What answers a person isn't the clock's.
    fileprivate func isBeyond(_ mail: StoredMail) -> Bool {
        mail.slot > to && mail.kind != .confirmation
    }
}

extension StoredMail {
    fileprivate func carrying(_ keys: [String]) -> StoredMail {
        StoredMail(
            number: number, id: id, recipient: recipient, slot: slot, ordinal: ordinal,
            subject: subject, kind: kind, sender: sender, expires: expires, items: items,
            waiting: waiting, bytes: bytes, keys: keys, spooledAt: spooledAt, outcomes: outcomes)
    }
}

extension Event {
    fileprivate func recorded(at instant: Instant) -> Event {
        Event(
            id: id, obligation: obligation, body: body, actor: actor, on: on, recordedAt: instant,
            workingDaysLate: workingDaysLate)
    }
}

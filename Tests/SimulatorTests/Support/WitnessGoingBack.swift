import Civil
import Ledger
import Rounds

@testable import Scheduler

/// Statement 58: what may and what must become of everything when a wrong clock's decisions are undone.
extension Witness {
    mutating func goBack(_ back: GoingBack, _ ledger: Commits.Undone) {
        if let watermark, back.to >= watermark {
            note("nothing was decided beyond \(back.to), and it was undone")
        }
        compare(ledger.before)
        number += 1
        let after = Dictionary(uniqueKeysWithValues: ledger.after.map { ($0.key, $0) })
        if after.count != ledger.before.count { note("a going back made or lost notices") }
        // First who is undone: who had made room for those waits again.
        let freed = Set(ledger.before.filter { isFreed($0, by: back) }.map(\.key))
        for old in ledger.before where old.notice.fate != .suppressed(.undone) {
            if freed.contains(old.key) {
                let new = after["\(old.key)~\(number)"]
                if new?.notice.fate != .suppressed(.undone) || new?.mail != nil {
                    note("\(old.key) was decided beyond and isn't undone")
                }
                undone.insert("\(old.key)~\(number)")
                if after[old.key] != nil { note("\(old.key) isn't free") }
            } else if let new = after[old.key] {
                keep(old, new, freed, back)
            } else {
                note("\(old.key) was lost as a wrong clock was put right")
            }
        }
        takeUp(ledger, back)
    }

    private func isTaken(_ mail: String?, by back: GoingBack) -> Bool {
        guard let mail, let known = mails[mail] else { return false }
        if let at = revoked[mail] { return back.to < max(at, known.slot) }
        return back.to < known.slot && !spooled.contains(mail)
    }

    /// The agenda brought it about beyond, and it hasn't left.
    private func isFreed(_ old: StoredNotice, by back: GoingBack) -> Bool {
        back.to < old.decidedAt && back.to < old.notice.at && old.notice.key.isOfAgenda
            && (old.mail == nil || isTaken(old.mail, by: back))
            && old.notice.fate != .suppressed(.undone)
    }

    private mutating func keep(
        _ old: StoredNotice, _ new: StoredNotice, _ freed: Set<String>, _ back: GoingBack
    ) {
        if old.mail != nil, !isTaken(old.mail, by: back) {
            // It has left, no later than now.
            if new.mail != old.mail || new.notice.fate != old.notice.fate
                || new.notice.at != old.notice.at
                || new.notice.release != min(old.notice.release, back.at)
                || new.decidedAt != min(old.decidedAt, back.at)
            {
                note("\(old.key) has left and stands otherwise: \(new)")
            }
            return
        }
        let waits = new.mail == nil && new.notice.fate == .pending
        if waits, new.decidedAt > back.at || new.notice.at > max(old.notice.at, back.at) {
            note("\(old.key) waits for a time that hasn't come")
        }
        var mustWait = old.mail != nil || old.notice.fate == .pending || back.to < old.decidedAt
        // What made room for another that stands needs no telling.
        if case .superseded(.notice(let by)) = old.notice.fate { mustWait = freed.contains(by) }
        if old.notice.fate == .suppressed(.discarded) { mustWait = false }
        if mustWait, !waits { note("\(old.key) hasn't left and doesn't wait again") }
        if !waits, new.notice.fate != old.notice.fate || new.mail != old.mail {
            note("\(old.key) ended otherwise by a going back")
        }
    }

    /// From now on what the ledger holds is what was told.
    private mutating func takeUp(_ ledger: Commits.Undone, _ back: GoingBack) {
        for (id, mail) in mails {
            if isTaken(id, by: back) {
                unspooled.remove(id)
                if mail.slot <= back.to { isRetold = true }
            } else if let at = frozenAt[id], back.to < at {
                // Left by a wrong clock: what follows, follows today.
                frozenAt[id] = min(at, back.at)
                early.insert(id)
            }
        }
        told = [:]
        for stored in ledger.after where stored.notice.fate != .suppressed(.undone) {
            told[stored.notice.key] = Told(
                notice: stored.notice, decidedAt: stored.decidedAt,
                release: stored.notice.release, fate: stored.notice.fate, mail: stored.mail)
        }
        pending = Set(
            told.values.filter { $0.fate == .pending && $0.mail == nil }.map(\.notice.key))
        openedAt = ledger.openings.reduce(into: [:]) { $0[$1.occurrence] = $1.openedAt }
        (fresh, freshlySpooled, superseded) = ([], [], [])
        watermark = back.to
        wentBackTo = back.to
    }

    /// Nothing from beyond lies in the spool any more when it is done.
    mutating func lookBeyond(_ known: Set<String>, _ post: PostOffice) {
        guard let to = wentBackTo else { return }
        wentBackTo = nil
        for id in known where post.items[id]?.standing == .waiting {
            if let mail = mails[id], to < mail.slot { note("\(id) could have been taken back") }
        }
    }

    /// What has left is never told a second time.
    mutating func closeCarried(_ post: PostOffice) {
        for (key, mails) in carried.sorted(by: { $0.key.description < $1.key.description }) {
            let left = mails.filter { id in
                guard let item = post.items[id] else { return false }
                if case .settled(let outcome, _) = item.standing { return outcome.what != .revoked }
                return true
            }
            if left.count > 1 { note("\(key) is told by \(left)") }
        }
    }
}

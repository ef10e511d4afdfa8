import Civil
import Ledger
import Rules
import Scheduler

extension Pages {
    /// Writes a change that was tried.
    mutating func record(_ change: Change) -> Commit {
        if let back = change.goingBack { goBack(back) }
        if let request = change.request {
            requests[request.id] = RequestOutcome(
                digest: request.digest, events: change.events.map(\.id))
        }
        for opening in change.openings where openings[opening.occurrence] == nil {
            openings[opening.occurrence] = opening
        }
        events += change.events
        for answer in change.answers {
            answers[answer.event] = SaidAnswer(
                words: answer.said.words,
                prints: [fingerprint(answer.said.sender), fingerprint(answer.said.recipient)])
        }
        let new = change.notices.filter { add($0, decidedAt: change.decidedAt ?? $0.at) }
        let frozen = change.mails.compactMap { freeze($0) }
        for end in change.fates { close(end) }
        for deferral in change.deferrals { putOff(deferral) }
        for id in change.spooled {
            guard let index = mailByID[id] else { continue }
            mails[index].spooledAt = mails[index].spooledAt ?? change.spooledAt
            mails[index].bytes = nil
            file(index)
        }
        for new in change.outcomes { take(new) }
        for stray in change.strays { takeUp(stray) }
        for (name, value) in change.settings { settings[name] = value }
        if let mark = change.watermark { watermark = max(watermark ?? mark, mark) }
        trusted = change.trusted ?? trusted
        return .done(new: new, frozen: frozen)
    }

    // MARK: Notices

    private mutating func add(_ notice: Notice, decidedAt: Instant) -> Bool {
        let role = notice.key.role.text
        guard add(notice, notice.key.description, role: role, decidedAt: decidedAt) else {
            return false
        }
        if case .address(let address) = notice.key.role {
            let print = String(role.dropFirst("address:".count))
            addresses[print] = addresses[print] ?? address
        }
        return true
    }

    private mutating func add(
        _ notice: Notice, _ key: String, role: String, decidedAt: Instant, mail: Int? = nil
    ) -> Bool {
        guard byKey[key] == nil else { return false }
        let index = notices.count
        let entry = Entry(notice: notice, key: key, role: role, decidedAt: decidedAt, mail: mail)
        notices.append(entry)
        byKey[key] = index
        switch notice.key.subject {
        case .obligation(let id):
            byObligation[id, default: []].append(index)
            let stage = StageOf(occurrence: id.occurrence, stage: notice.key.stage)
            byStage[stage, default: []].append(index)
            if notice.key.kind.isLadder { rungs[id.occurrence, default: []].append(index) }
            if notice.key.kind == .tally {
                tallies[id.occurrence.duty, default: []].append(index)
            }
        case .plan(let plan, _): byPlan[plan, default: []].append(index)
        }
        if case .address = notice.key.role {
            byAddress[print(of: entry), default: []].append(index)
        }
        if notice.fate == .pending, mail == nil { waiting.insert(index, release: notice.release) }
        return true
    }

    private mutating func close(_ end: Change.End) {
        guard end.fate != .pending, let index = byKey[end.key.description] else { return }
        waiting.remove(index)
        notices[index].notice.fate = end.fate
        notices[index].endedAt = watermark
    }

    private mutating func putOff(_ deferral: Change.Deferral) {
        guard let index = byKey[deferral.key.description] else { return }
        waiting.remove(index)
        let first = notices[index].firstRelease
        notices[index].firstRelease = first ?? notices[index].notice.release
        notices[index].notice.release = deferral.release
        waiting.insert(index, release: deferral.release)
    }

    // MARK: Mails

    /// `nil` for one that is known.
    private mutating func freeze(_ new: NewMail) -> StoredMail? {
        guard mailByID[new.id] == nil else { return nil }
        let keys = new.keyTexts
        let mail = new.stored(as: Int64(mails.count + 1), keys: keys)
        let index = append(mail, print: fingerprint(new.recipient))
        scheduled[mails[index].print, default: [:]][index] = new.scheduledAt
        for line in new.shown { show(line, at: new.shownAt, in: index) }
        for key in keys {
            guard let notice = byKey[key] else { continue }
            waiting.remove(notice)
            notices[notice].mail = index
        }
        return mail
    }

    private mutating func show(_ line: ShownLine, at: Instant, in mail: Int) {
        shown[line.obligation, default: [:]][line, default: []].append(
            Showing(at: at, mail: mail))
        shownIn[mail, default: []].append(line)
    }

    /// What was taken back has told and shown nothing.
    mutating func forget(_ mail: Int) {
        scheduled[mails[mail].print]?[mail] = nil
        for line in shownIn.removeValue(forKey: mail) ?? [] {
            shown[line.obligation]?[line]?.removeAll { $0.mail == mail }
            if shown[line.obligation]?[line]?.isEmpty == true {
                shown[line.obligation]?[line] = nil
            }
        }
    }

    /// What has left stays shown, so that nobody asks any more who showed it before.
    private mutating func outshine(_ mail: Int) {
        for line in shownIn[mail] ?? [] {
            guard let showings = shown[line.obligation]?[line],
                let own = showings.first(where: { $0.mail == mail })
            else { continue }
            shown[line.obligation]?[line] = showings.filter { $0.mail == mail || $0.at > own.at }
        }
    }

    private mutating func append(_ mail: StoredMail, print: String) -> Int {
        let index = mails.count
        mails.append(
            MailEntry(
                mail: StoredMail(
                    number: mail.number, id: mail.id, recipient: nil, slot: mail.slot,
                    ordinal: mail.ordinal, subject: nil, kind: mail.kind, sender: mail.sender,
                    expires: mail.expires, items: mail.items, waiting: mail.waiting, bytes: nil,
                    keys: mail.keys, spooledAt: nil, outcomes: []),
                print: print, recipient: mail.recipient, subject: mail.subject,
                bytes: mail.bytes, spooledAt: mail.spooledAt))
        mailByID[mail.id] = index
        byRecipient[print, default: []].append(index)
        places.insert(
            PlaceOf(print: print, place: MailPlace(slot: mail.slot, ordinal: mail.ordinal)))
        let second = SecondOf(print: print, second: mail.slot.seconds)
        highest[second] = max(highest[second] ?? mail.ordinal, mail.ordinal)
        file(index)
        return index
    }

    /// Puts a mail into the lists where it belongs now.
    mutating func file(_ index: Int) {
        let mail = mails[index]
        unspooled.set(index, holds: mail.spooledAt == nil && mail.bytes != nil)
        set(&undelivered, index, mail.spooledAt != nil && !mail.isSettled && !mail.isDead)
        set(&dead, index, !mail.isSettled && mail.isDead)
    }

    private func set(_ list: inout Set<Int>, _ index: Int, _ holds: Bool) {
        if holds { list.insert(index) } else { list.remove(index) }
    }

    private mutating func take(_ new: Change.NewOutcome) {
        guard let index = mailByID[new.mail] else { return }
        var outcome = new.outcome
        if mails[index].recipient == nil {
            outcome = MailOutcome(at: outcome.at, outcome.what, detail: nil)
        }
        if !mails[index].outcomes.contains(where: {
            $0.at == outcome.at && $0.what == outcome.what
        }) {
            mails[index].outcomes.append(outcome)
            mails[index].outcomes.sort { ($0.at, $0.what.rawValue) < ($1.at, $1.what.rawValue) }
        }
        if outcome.what.isFinal {
            mails[index].isSettled = true
            mails[index].bytes = nil
            if outcome.what == .revoked { forget(index) } else { outshine(index) }
        } else if outcome.what == .dead {
            if !mails[index].isSettled || !mails[index].isDead {
                mails[index].deadSince = outcome.at
            }
        }
        file(index)
    }

    private mutating func takeUp(_ stray: StrayMail) {
        guard mailByID[stray.id] == nil else { return }
        let index = mails.count
        let print = fingerprint(stray.recipient)
        var keys: [String] = []
        for told in stray.told {
            if let known = byKey[told.text] {
                guard notices[known].notice.fate == .pending, notices[known].mail == nil else {
                    continue
                }
                waiting.remove(known)
                notices[known].mail = index
            } else {
                let notice = Notice(
                    key: told.key, plan: told.plan, at: stray.spooledAt, release: stray.spooledAt)
                _ = add(
                    notice, told.text, role: NoticeKey.roleText(of: told.text) ?? "",
                    decidedAt: stray.spooledAt, mail: index)
            }
            keys.append(told.text)
        }
        let place = place(of: stray, print)
        _ = append(
            StoredMail(
                number: Int64(index + 1), id: stray.id, recipient: stray.recipient,
                slot: place.slot, ordinal: place.ordinal, subject: nil, kind: .restored,
                sender: stray.sender, expires: nil, items: [], waiting: [], bytes: nil,
                keys: keys.sorted(),
                spooledAt: stray.spooledAt, outcomes: []), print: print)
    }

    /// Its own, as its id says; where that isn't to be had, the next one when it was published.
    private func place(of stray: StrayMail, _ print: String) -> MailPlace {
        if let own = stray.place, !places.contains(PlaceOf(print: print, place: own)) {
            return own
        }
        let second = SecondOf(print: print, second: stray.spooledAt.seconds)
        return MailPlace(slot: stray.spooledAt, ordinal: (highest[second] ?? 0) + 1)
    }
}

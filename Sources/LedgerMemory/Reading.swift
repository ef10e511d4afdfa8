package import Civil
package import Ledger
internal import Rules
package import Scheduler

extension MemoryLedger {
    package func standing() throws(LedgerError) -> LedgerStanding {
        read { pages in
            LedgerStanding(
                watermark: pages.watermark, lastEvent: pages.events.last?.id ?? 0,
                trusted: pages.trusted)
        }
    }

    package func openings() throws(LedgerError) -> [Opening] {
        read { pages in
            pages.openingOrder.compactMap { pages.openings[$0] }
                .sorted { ($0.openedAt, $0.occurrence) < ($1.openedAt, $1.occurrence) }
        }
    }

    package func tail(after id: Int64, limit: Int) throws(LedgerError) -> [Event] {
        read { pages in
            // Numbers follow each other from 1.
            Array(pages.events.dropFirst(Int(clamping: id)).prefix(limit))
        }
    }

    package func answer(_ query: Query) throws(LedgerError) -> Answer {
        read { $0.answer(query) }
    }

    package func nextRelease() throws(LedgerError) -> Instant? { read { $0.waiting.next } }

    package func putOff(now: Instant) throws(LedgerError) -> [NoticeKey] {
        read { pages in
            pages.waiting.indices.map { pages.notices[$0].notice }.filter { notice in
                notice.release > now && notice.at <= now && !notice.key.kind.isLadder
            }.map(\.key)
        }
    }

    package func unspooledMails(
        after number: Int64, limit: Int
    ) throws(LedgerError) -> [StoredMail] {
        read { pages in
            pages.unspooled.lazy.filter { Int64($0) >= number }.prefix(limit)
                .map { pages.stored($0) }
        }
    }

    package func unsettledMails() throws(LedgerError) -> [String] {
        read { pages in
            pages.mails.filter { $0.spooledAt != nil && !$0.isSettled }.map(\.mail.id)
        }
    }

    package func counts() throws(LedgerError) -> LedgerCounts {
        read { pages in
            let undelivered = pages.mails.filter {
                $0.spooledAt != nil && !$0.isSettled && !$0.isDead
            }
            return LedgerCounts(
                openings: pages.openings.count, events: pages.events.count,
                notices: pages.notices.count, waiting: pages.waiting.count,
                mails: pages.mails.count, unspooled: pages.unspooled.count,
                undelivered: undelivered.count,
                undeliveredSince: undelivered.compactMap(\.spooledAt).min(),
                dead: pages.mails.count { $0.isDead })
        }
    }

    package func notices(about obligation: ObligationID) throws(LedgerError) -> [StoredNotice] {
        read { pages in (pages.byObligation[obligation] ?? []).map { pages.stored(notice: $0) } }
    }

    package func notices(ofPlan plan: String) throws(LedgerError) -> [StoredNotice] {
        read { pages in (pages.byPlan[plan] ?? []).map { pages.stored(notice: $0) } }
    }

    package func notices(inMail id: String) throws(LedgerError) -> [StoredNotice] {
        read { pages in
            guard let index = pages.mailByID[id] else { return [] }
            return pages.mails[index].keys.compactMap { pages.byKey[$0] }
                .filter { pages.notices[$0].mail == index }.map { pages.stored(notice: $0) }
        }
    }

    package func notice(key: String) throws(LedgerError) -> StoredNotice? {
        read { pages in pages.byKey[key].map { pages.stored(notice: $0) } }
    }

    package func notices(
        from: Instant, through: Instant
    ) throws(LedgerError) -> [StoredNotice] {
        read { pages in
            pages.notices.indices.filter { index in
                from <= pages.notices[index].notice.at && pages.notices[index].notice.at <= through
            }.map { pages.stored(notice: $0) }
                .sorted { ($0.notice.at, $0.key) < ($1.notice.at, $1.key) }
        }
    }

    package func mail(id: String) throws(LedgerError) -> StoredMail? {
        read { pages in pages.mailByID[id].map { pages.stored($0) } }
    }

    package func settings(prefix: String) throws(LedgerError) -> [String: String] {
        read { pages in pages.settings.filter { $0.key.hasPrefix(prefix) } }
    }
}

extension Pages {
    func stored(_ index: Int) -> StoredMail {
        let entry = mails[index]
        let mail = entry.mail
        return StoredMail(
            number: mail.number, id: mail.id, recipient: entry.recipient, slot: mail.slot,
            ordinal: mail.ordinal, subject: entry.subject, kind: mail.kind, sender: mail.sender,
            expires: mail.expires, items: mail.items, bytes: entry.bytes, keys: entry.keys,
            spooledAt: entry.spooledAt, outcomes: entry.outcomes)
    }

    func stored(notice index: Int) -> StoredNotice {
        let entry = notices[index]
        let mail = entry.mail.map { mails[$0] }
        return StoredNotice(
            notice: entry.notice, key: entry.key, decidedAt: entry.decidedAt,
            mail: mail?.mail.id, spooledAt: mail?.spooledAt)
    }

    func answer(_ query: Query) -> Answer {
        var answer = Answer()
        for (occurrence, stages) in query.stages {
            for stage in stages {
                let found = byStage[StageOf(occurrence: occurrence, stage: stage)] ?? []
                for index in found { answer.decided.insert(notices[index].key) }
            }
        }
        for key in query.keys where byKey[key] != nil { answer.decided.insert(key) }
        for occurrence in query.climbing {
            for index in rungs[occurrence] ?? [] where notices[index].notice.fate == .pending {
                guard let id = notices[index].notice.key.subject.obligation else { continue }
                let release = notices[index].notice.release
                answer.lastRung[id] = max(answer.lastRung[id] ?? release, release)
            }
        }
        if let through = query.waitingThrough {
            answer.waiting = waiting.through(through).map { notices[$0].notice }
        }
        for id in query.histories {
            answer.histories[id] = (byObligation[id] ?? []).map { stored(notice: $0) }
        }
        for thread in query.threads { answer.threads[thread] = first(thread) }
        for slot in query.slots {
            let key = SlotOf(print: fingerprint(slot.address), second: slot.second)
            answer.ordinals[slot] = highest[key]
        }
        answer.request = query.request.flatMap { requests[$0] }
        return answer
    }

    private func first(_ thread: Query.Thread) -> String? {
        let print = fingerprint(thread.address)
        return (byObligation[thread.obligation] ?? []).lazy.map { notices[$0] }
            .filter { $0.notice.key.role == thread.role }
            .compactMap { entry in entry.mail.map { mails[$0] } }
            .filter { $0.print == print }.min { $0.mail.number < $1.mail.number }?.mail.id
    }
}

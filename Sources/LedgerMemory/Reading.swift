package import Civil
package import Ledger
internal import Rules
package import Scheduler

extension MemoryLedger {
    package func standing() throws(LedgerError) -> LedgerStanding {
        read { pages in
            LedgerStanding(
                watermark: pages.watermark, lastEvent: pages.lastEvent, trusted: pages.trusted)
        }
    }

    package func openings() throws(LedgerError) -> [Opening] {
        read { pages in
            pages.openings.values.sorted {
                ($0.openedAt, $0.occurrence) < ($1.openedAt, $1.occurrence)
            }
        }
    }

    package func tail(after id: Int64, limit: Int) throws(LedgerError) -> [Event] {
        read { pages in
            Array(pages.events.dropFirst(max(0, Int(clamping: id))).prefix(max(0, limit)))
        }
    }

    package func answer(_ query: Query) throws(LedgerError) -> Answer {
        read { $0.answer(query) }
    }

    package func words(of answers: [Int64]) throws(LedgerError) -> [Int64: AnswerWords] {
        read { pages in
            var found: [Int64: AnswerWords] = [:]
            for event in answers { found[event] = pages.answers[event]?.words }
            return found
        }
    }

    package func nextRelease() throws(LedgerError) -> Instant? { read { $0.waiting.next } }

    package func putOff(now: Instant) throws(LedgerError) -> [NoticeKey] {
        read { pages in
            pages.waiting.after(now).map { pages.notice($0) }
                .filter { $0.at <= now && !$0.key.kind.isLadder }.map(\.key)
        }
    }

    package func unspooledMails(
        after number: Int64, limit: Int
    ) throws(LedgerError) -> [StoredMail] {
        read { pages in
            // Numbers are a step ahead of indices.
            pages.unspooled.from(Int(clamping: number), limit: limit).map { pages.stored($0) }
        }
    }

    package func unsettledMails() throws(LedgerError) -> [String] {
        read { pages in
            (pages.undelivered.union(pages.dead)).sorted()
                .filter { pages.mails[$0].spooledAt != nil }.map { pages.mails[$0].mail.id }
        }
    }

    package func counts() throws(LedgerError) -> LedgerCounts {
        read { pages in
            LedgerCounts(
                openings: pages.openings.count, events: pages.events.count,
                notices: pages.notices.count, waiting: pages.waiting.count,
                mails: pages.mails.count, unspooled: pages.unspooled.count,
                undelivered: pages.undelivered.count,
                undeliveredSince: pages.undelivered.compactMap { pages.mails[$0].spooledAt }.min(),
                dead: pages.dead.count,
                deadSince: pages.dead.compactMap { pages.mails[$0].deadSince }.min())
        }
    }

    package func undoings() throws(LedgerError) -> [Undoing] { read { $0.undoings } }

    package func notices(about obligation: ObligationID) throws(LedgerError) -> [StoredNotice] {
        read { pages in (pages.byObligation[obligation] ?? []).map { pages.stored(notice: $0) } }
    }

    package func notices(ofPlan plan: String) throws(LedgerError) -> [StoredNotice] {
        read { pages in (pages.byPlan[plan] ?? []).map { pages.stored(notice: $0) } }
    }

    package func notices(inMail id: String) throws(LedgerError) -> [StoredNotice] {
        read { pages in
            guard let index = pages.mailByID[id] else { return [] }
            return pages.mails[index].mail.keys.compactMap { pages.byKey[$0] }
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

    package func lastStage() throws(LedgerError) -> Instant? {
        read { pages in pages.notices.map(\.notice.at).max() }
    }

    package func mail(id: String) throws(LedgerError) -> StoredMail? {
        read { pages in pages.mailByID[id].map { pages.stored($0) } }
    }

    package func mailIDs(to address: String) throws(LedgerError) -> [String] {
        read { pages in
            (pages.byRecipient[fingerprint(address)] ?? [])
                .filter { pages.mails[$0].recipient == address }.map { pages.mails[$0].mail.id }
        }
    }

    package func returnedMails() throws(LedgerError) -> [String] {
        read { pages in
            pages.mails.filter { entry in
                entry.outcomes.contains { $0.what == .bounced || $0.what == .dead }
            }.map(\.mail.id)
        }
    }

    package func settings(prefix: String) throws(LedgerError) -> [String: String] {
        read { pages in pages.settings.filter { $0.key.hasPrefix(prefix) } }
    }
}

extension Pages {
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
                let notice = notices[index].notice
                let mail = notices[index].mail
                let spooledAt = mail.flatMap { mails[$0].spooledAt }
                let release = max(notice.release, spooledAt ?? notice.release)
                answer.add(
                    Climb(at: notice.at, release: release, hasLeft: mail != nil), of: id)
            }
        }
        if let through = query.waitingThrough {
            answer.waiting = waiting.through(through).map { notice($0) }
        }
        for id in query.histories {
            answer.histories[id] = (byObligation[id] ?? []).map { stored(notice: $0) }
                .filter { $0.notice.fate != .suppressed(.undone) }
        }
        for id in query.told {
            let told = (byObligation[id] ?? []).map { stored(notice: $0) }.filter { $0.mail != nil }
            if !told.isEmpty { answer.told[id] = told }
        }
        addTold(query, &answer)
        for thread in query.threads { answer.threads[thread] = first(thread) }
        for slot in query.slots {
            let key = SecondOf(print: fingerprint(slot.address), second: slot.second)
            answer.ordinals[slot] = highest[key]
        }
        answer.request = query.request.flatMap { requests[$0] }
        return answer
    }

    private func first(_ thread: Query.Thread) -> String? {
        let print = fingerprint(thread.address)
        let role = thread.role.text
        return (byObligation[thread.obligation] ?? []).lazy.map { notices[$0] }
            .filter { $0.role == role }
            .compactMap { entry in entry.mail.map { mails[$0] } }
            .filter { $0.print == print }.min { $0.mail.number < $1.mail.number }?.mail.id
    }
}

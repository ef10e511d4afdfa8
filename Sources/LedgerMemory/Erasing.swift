import Civil
import Ledger
import Rules
import Scheduler

/// Statement 34: what is known of a person goes, and what was decided stays under a pseudonym.
extension Pages {
    mutating func erase(_ address: String, as pseudonym: (String) -> String) -> Bool {
        let print = fingerprint(address)
        guard isUsed(print) else { return false }
        addresses[print] = nil
        for (event, said) in answers where said.prints.contains(print) {
            answers[event]?.words = nil
        }
        for index in mails.indices {
            mails[index].outcomes = mails[index].outcomes.map { outcome in
                outcome.detail?.contains(address) == true
                    ? MailOutcome(at: outcome.at, outcome.what, detail: nil) : outcome
            }
        }
        for index in byRecipient[print] ?? [] {
            mails[index].recipient = nil
            mails[index].subject = nil
            mails[index].bytes = nil
            mails[index].outcomes = mails[index].outcomes.map {
                MailOutcome(at: $0.at, $0.what, detail: nil)
            }
            file(index)
        }
        for index in byAddress[print] ?? [] {
            let key = notices[index].notice.key
            notices[index].notice.key = NoticeKey(
                subject: key.subject, due: key.due, kind: key.kind, stage: key.stage,
                role: .address(""))
            if notices[index].notice.fate == .pending, notices[index].mail == nil {
                waiting.remove(index)
                notices[index].notice.fate = .suppressed(.noAddress)
            }
        }
        if settings[undeliverableSetting(print)] != nil {
            settings[undeliverableSetting(print)] = ""
        }
        var name = pseudonym(print)
        var ordinal = 1
        while isUsed(name) {
            ordinal += 1
            name = pseudonym("\(print)/\(ordinal)")
        }
        rename(print, to: name)
        return true
    }

    private func isUsed(_ print: String) -> Bool {
        addresses[print] != nil || byRecipient[print] != nil || byAddress[print] != nil
            || answers.values.contains { $0.prints.contains(print) }
    }

    /// Puts a pseudonym in the place of a fingerprint, wherever that stands.
    private mutating func rename(_ print: String, to name: String) {
        func renamed(_ text: String) -> String { text.replacing(print, with: name) }
        renameNotices(renamed)
        renameMails(print, to: name, renamed)
        answers = answers.mapValues { said in
            SaidAnswer(words: said.words, prints: Set(said.prints.map { $0 == print ? name : $0 }))
        }
        shown = shown.mapValues { lines in
            Dictionary(
                lines.map { line, showings in
                    (line.address == print ? line.renamed(name) : line, showings)
                }, uniquingKeysWith: +)
        }
        shownIn = shownIn.mapValues { lines in
            lines.map { $0.address == print ? $0.renamed(name) : $0 }
        }
        settings = Dictionary(
            settings.map { (renamed($0.key), renamed($0.value)) }, uniquingKeysWith: { $1 })
        requests = Dictionary(
            requests.map { (renamed($0.key), $0.value) }, uniquingKeysWith: { $1 })
        events = events.map { event in
            Event(
                id: event.id, obligation: event.obligation, body: event.body,
                actor: renamed(event.actor), on: event.on, recordedAt: event.recordedAt,
                workingDaysLate: event.workingDaysLate)
        }
        byAddress[name] = byAddress.removeValue(forKey: print)
        byRecipient[name] = byRecipient.removeValue(forKey: print)
        scheduled[name] = scheduled.removeValue(forKey: print)
        places = Set(
            places.map { $0.print == print ? PlaceOf(print: name, place: $0.place) : $0 })
        highest = Dictionary(
            highest.map { key, ordinal in
                (key.print == print ? SecondOf(print: name, second: key.second) : key, ordinal)
            }, uniquingKeysWith: max)
    }

    private mutating func renameNotices(_ renamed: (String) -> String) {
        for index in notices.indices {
            let old = notices[index]
            var notice = old.notice
            if case .superseded(.notice(let key)) = notice.fate {
                notice.fate = .superseded(by: .notice(renamed(key)))
            }
            notices[index] = Entry(
                notice: notice, key: renamed(old.key), role: renamed(old.role),
                decidedAt: old.decidedAt, mail: old.mail, endedAt: old.endedAt,
                firstRelease: old.firstRelease)
        }
        byKey = Dictionary(
            notices.indices.map { (notices[$0].key, $0) }, uniquingKeysWith: { first, _ in first })
    }

    private mutating func renameMails(
        _ print: String, to name: String, _ renamed: (String) -> String
    ) {
        mails = mails.map { old in
            let mail = old.mail
            return MailEntry(
                mail: StoredMail(
                    number: mail.number, id: renamed(mail.id), recipient: nil, slot: mail.slot,
                    ordinal: mail.ordinal, subject: nil, kind: mail.kind, sender: mail.sender,
                    expires: mail.expires, items: mail.items, waiting: mail.waiting, bytes: nil,
                    keys: mail.keys.map(renamed).sorted(), spooledAt: nil, outcomes: []),
                print: old.print == print ? name : old.print, recipient: old.recipient,
                subject: old.subject, bytes: old.bytes, spooledAt: old.spooledAt,
                isSettled: old.isSettled, deadSince: old.deadSince, outcomes: old.outcomes)
        }
        mailByID = Dictionary(
            mails.indices.map { (mails[$0].mail.id, $0) }, uniquingKeysWith: { first, _ in first })
    }
}

extension ShownLine {
    fileprivate func renamed(_ name: String) -> ShownLine {
        ShownLine(obligation: obligation, due: due, address: name)
    }
}

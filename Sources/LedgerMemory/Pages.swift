import Civil
import Ledger
import Rules
import Scheduler

/// What the ledger holds.
struct Pages {
    struct Entry {
        var notice: Notice
        let key: String
        let decidedAt: Instant
        /// An index into `mails`.
        var mail: Int?
        /// Its place in the order of deciding.
        let order: Int
    }

    struct MailEntry {
        let mail: StoredMail
        /// The address as it was, for threads and slots.
        let print: String
        var recipient: String?
        var subject: String?
        var bytes: [UInt8]?
        var spooledAt: Instant?
        var isSettled = false
        var isDead = false
        var outcomes: [MailOutcome] = []
        let keys: [String]
    }

    var watermark: Instant?
    var trusted: Instant?
    var openings: [OccurrenceID: Opening] = [:]
    var openingOrder: [OccurrenceID] = []
    var events: [Event] = []
    var requests: [String: RequestOutcome] = [:]
    var settings: [String: String] = [:]

    /// In the order of deciding.
    var notices: [Entry] = []
    var byKey: [String: Int] = [:]
    var byObligation: [ObligationID: [Int]] = [:]
    var byPlan: [String: [Int]] = [:]
    /// Keys decided at a stage of an occurrence.
    var byStage: [StageOf: [Int]] = [:]
    /// Of the ladder, by occurrence.
    var rungs: [OccurrenceID: [Int]] = [:]
    var waiting = WaitingList()

    var mails: [MailEntry] = []
    var mailByID: [String: Int] = [:]
    var unspooled: [Int] = []
    var highest: [SlotOf: Int] = [:]

    struct StageOf: Hashable {
        let occurrence: OccurrenceID
        let stage: String
    }

    struct SlotOf: Hashable {
        let print: String
        let second: Int64
    }

    func holds(_ expectation: Expectation) -> Bool {
        let last = events.last?.id ?? 0
        return switch expectation {
        case .nothing: true
        case .entry(let lastEvent): last == lastEvent
        case .decision(let lastEvent, let watermark):
            last == lastEvent && self.watermark == watermark
        }
    }

    // MARK: Recording

    /// Everything that may fail, before anything is written.
    borrowing func check(_ change: Change) throws(LedgerError) {
        func contradiction(_ action: String, _ reason: String) -> LedgerError {
            LedgerError(
                kind: .contradiction, action: action, path: "in memory", reason: reason)
        }
        var added: Set<String> = Set(change.notices.map(\.key.description))
        var next = (events.last?.id ?? 0) + 1
        for event in change.events {
            guard event.id == next else {
                throw contradiction("record", "event \(event.id) doesn't follow \(next - 1)")
            }
            next += 1
        }
        if let request = change.request, requests[request.id] != nil {
            throw contradiction("record", "request \(request.id) is known")
        }
        func isWaiting(_ key: String) -> Bool {
            if added.contains(key), byKey[key] == nil { return true }
            guard let index = byKey[key] else { return false }
            return notices[index].notice.fate == .pending && notices[index].mail == nil
        }
        for mail in change.mails {
            if let index = mailByID[mail.id] {
                let known = mails[index]
                guard known.keys == Set(mail.keys.map(\.description)).sorted(),
                    known.bytes.map({ $0 == mail.bytes }) ?? true
                else {
                    throw contradiction("freeze a mail", "mail \(mail.id) is frozen otherwise")
                }
                continue
            }
            for key in Set(mail.keys.map(\.description)) {
                guard isWaiting(key) else {
                    throw contradiction("freeze a mail", "notice \(key) isn't waiting")
                }
                added.remove(key)
            }
        }
        for end in change.fates {
            let key = end.key.description
            if let index = byKey[key], notices[index].notice.fate == end.fate { continue }
            guard byKey[key] != nil || added.contains(key) else {
                throw contradiction("end a notice", "notice \(key) isn't known")
            }
            guard isWaiting(key) else {
                throw contradiction("end a notice", "notice \(key) has ended otherwise")
            }
        }
        for deferral in change.deferrals where !isWaiting(deferral.key.description) {
            throw contradiction("put a notice off", "notice \(deferral.key) isn't waiting")
        }
        let frozen = Set(change.mails.map(\.id))
        for id in change.spooled + change.outcomes.map(\.mail)
        where mailByID[id] == nil && !frozen.contains(id) {
            throw contradiction("settle mails", "mail \(id) isn't known")
        }
    }

    /// Returns the notices that were new.
    mutating func record(_ change: Change) -> [Notice] {
        if let request = change.request {
            requests[request.id] = RequestOutcome(
                digest: request.digest, events: change.events.map(\.id))
        }
        for opening in change.openings where openings[opening.occurrence] == nil {
            openings[opening.occurrence] = opening
            openingOrder.append(opening.occurrence)
        }
        events += change.events
        let new = change.notices.filter { add($0, decidedAt: change.decidedAt ?? $0.at) }
        for mail in change.mails { freeze(mail) }
        for end in change.fates {
            guard let index = byKey[end.key.description] else { continue }
            waiting.remove(index, release: notices[index].notice.release)
            notices[index].notice.fate = end.fate
        }
        for deferral in change.deferrals {
            guard let index = byKey[deferral.key.description] else { continue }
            waiting.remove(index, release: notices[index].notice.release)
            notices[index].notice.release = deferral.release
            waiting.insert(index, release: deferral.release)
        }
        for id in change.spooled {
            guard let index = mailByID[id] else { continue }
            mails[index].spooledAt = mails[index].spooledAt ?? change.spooledAt
            mails[index].bytes = nil
            unspooled.removeAll { $0 == index }
        }
        for new in change.outcomes { take(new) }
        for stray in change.strays { takeUp(stray) }
        for (name, value) in change.settings { settings[name] = value }
        if let mark = change.watermark { watermark = max(watermark ?? mark, mark) }
        trusted = change.trusted ?? trusted
        return new
    }

    private mutating func add(
        _ notice: Notice, decidedAt: Instant, text: String? = nil, mail: Int? = nil
    ) -> Bool {
        let key = text ?? notice.key.description
        guard byKey[key] == nil else { return false }
        let index = notices.count
        notices.append(
            Entry(notice: notice, key: key, decidedAt: decidedAt, mail: mail, order: index))
        byKey[key] = index
        switch notice.key.subject {
        case .obligation(let id):
            byObligation[id, default: []].append(index)
            let stage = StageOf(occurrence: id.occurrence, stage: notice.key.stage)
            byStage[stage, default: []].append(index)
            if notice.key.kind.isLadder { rungs[id.occurrence, default: []].append(index) }
        case .plan(let plan, _): byPlan[plan, default: []].append(index)
        }
        if notice.fate == .pending, mail == nil {
            waiting.insert(index, release: notice.release)
        }
        return true
    }

    private mutating func freeze(_ new: NewMail) {
        guard mailByID[new.id] == nil else { return }
        let index = mails.count
        let keys = Set(new.keys.map(\.description)).sorted()
        let print = fingerprint(new.recipient)
        mails.append(
            MailEntry(
                mail: StoredMail(
                    number: Int64(index + 1), id: new.id, recipient: nil, slot: new.slot,
                    ordinal: new.ordinal, subject: nil, kind: new.kind, sender: new.sender,
                    expires: new.expires, items: new.items, bytes: nil, keys: keys,
                    spooledAt: nil, outcomes: []),
                print: print, recipient: new.recipient, subject: new.subject, bytes: new.bytes,
                keys: keys))
        mailByID[new.id] = index
        unspooled.append(index)
        let slot = SlotOf(print: print, second: new.slot.seconds)
        highest[slot] = max(highest[slot] ?? 0, new.ordinal)
        for key in keys {
            guard let notice = byKey[key] else { continue }
            waiting.remove(notice, release: notices[notice].notice.release)
            notices[notice].mail = index
        }
    }

    private mutating func take(_ new: Change.NewOutcome) {
        guard let index = mailByID[new.mail] else { return }
        let outcome = new.outcome
        if !mails[index].outcomes.contains(where: {
            $0.at == outcome.at && $0.what == outcome.what
        }) {
            mails[index].outcomes.append(outcome)
            mails[index].outcomes.sort { ($0.at, $0.what.rawValue) < ($1.at, $1.what.rawValue) }
        }
        if outcome.what.isFinal {
            mails[index].isSettled = true
            mails[index].isDead = false
            mails[index].bytes = nil
            unspooled.removeAll { $0 == index }
        } else if outcome.what == .dead, !mails[index].isSettled {
            mails[index].isDead = true
        }
    }

    private mutating func takeUp(_ stray: StrayMail) {
        guard mailByID[stray.id] == nil else { return }
        let index = mails.count
        let print = fingerprint(stray.recipient)
        let slot = SlotOf(print: print, second: stray.spooledAt.seconds)
        let ordinal = (highest[slot] ?? 0) + 1
        highest[slot] = ordinal
        var keys: [String] = []
        for told in stray.told {
            if let known = byKey[told.text] {
                guard notices[known].notice.fate == .pending, notices[known].mail == nil else {
                    continue
                }
                waiting.remove(known, release: notices[known].notice.release)
                notices[known].mail = index
            } else {
                let notice = Notice(
                    key: told.key, plan: told.plan, at: stray.spooledAt, release: stray.spooledAt)
                _ = add(notice, decidedAt: stray.spooledAt, text: told.text, mail: index)
            }
            keys.append(told.text)
        }
        mails.append(
            MailEntry(
                mail: StoredMail(
                    number: Int64(index + 1), id: stray.id, recipient: nil, slot: stray.spooledAt,
                    ordinal: ordinal, subject: nil, kind: .restored, sender: stray.sender,
                    expires: nil, items: [], bytes: nil, keys: keys.sorted(), spooledAt: nil,
                    outcomes: []),
                print: print, recipient: stray.recipient, subject: nil, bytes: nil,
                spooledAt: stray.spooledAt, keys: keys.sorted()))
        mailByID[stray.id] = index
    }

    mutating func erase(_ address: String) -> Bool {
        let print = fingerprint(address)
        var known = false
        for index in mails.indices where mails[index].print == print {
            known = known || mails[index].recipient != nil
            mails[index].recipient = nil
            mails[index].subject = nil
            mails[index].bytes = nil
            unspooled.removeAll { $0 == index }
            mails[index].outcomes = mails[index].outcomes.map {
                MailOutcome(at: $0.at, $0.what, detail: nil)
            }
        }
        for index in notices.indices {
            guard case .address(let own) = notices[index].notice.key.role, own == address else {
                continue
            }
            known = true
            var notice = notices[index].notice
            if notice.fate == .pending, notices[index].mail == nil {
                waiting.remove(index, release: notice.release)
                notice.fate = .suppressed(.noAddress)
            }
            notice.key = NoticeKey(
                subject: notice.key.subject, due: notice.key.due, kind: notice.key.kind,
                stage: notice.key.stage, role: .address(""))
            notices[index].notice = notice
        }
        if settings[undeliverableSetting(print)] != nil {
            settings[undeliverableSetting(print)] = ""
        }
        return known
    }
}

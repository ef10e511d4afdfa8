import Civil
import Ledger
import Rules
import Scheduler

/// A change tried on the contents before anything is written: what its parts would find, one after
/// the other.
struct Trial {
    private enum State {
        case waiting
        case carried
        case ended(Notice.Fate)
    }

    /// Notices that the change has touched so far.
    private var states: [String: State] = [:]
    private var frozen: [String: NewMail] = [:]
    private var places: Set<Pages.PlaceOf> = []

    /// Throws what contradicts the contents, in the words of the other stores.
    static func run(_ change: Change, on pages: borrowing Pages) throws(LedgerError) {
        try change.check(after: pages.lastEvent, at: "in memory")
        if let back = change.goingBack {
            try back.check(against: pages.watermark, at: "in memory")
        }
        if let request = change.request, pages.requests[request.id] != nil {
            throw contradiction("record", "request \(request.id) is known")
        }
        for event in change.events { try checkVoiding(event, change, pages) }
        for answer in change.answers {
            guard answer.event <= pages.lastEvent + Int64(change.events.count),
                pages.answers[answer.event] == nil
            else { throw contradiction("record", "answer \(answer.event) is no new entry's") }
        }
        var trial = Trial()
        if !change.mails.isEmpty || !change.fates.isEmpty || !change.deferrals.isEmpty {
            for notice in change.notices { trial.decide(notice, pages) }
        }
        for mail in change.mails { try trial.freeze(mail, pages) }
        for end in change.fates { try trial.close(end, pages) }
        for deferral in change.deferrals { try trial.putOff(deferral, pages) }
        for id in change.spooled where pages.mailByID[id] == nil && trial.frozen[id] == nil {
            throw contradiction("settle mails", "mail \(id) isn't known")
        }
        for outcome in change.outcomes
        where pages.mailByID[outcome.mail] == nil && trial.frozen[outcome.mail] == nil {
            throw contradiction("record a delivery", "mail \(outcome.mail) isn't known")
        }
    }

    private static func contradiction(_ action: String, _ reason: String) -> LedgerError {
        LedgerError(kind: .contradiction, action: action, path: "in memory", reason: reason)
    }

    /// Statement 14: what is voided, or decided on, is an entry about the same obligation.
    private static func checkVoiding(
        _ event: Event, _ change: Change, _ pages: borrowing Pages
    ) throws(LedgerError) {
        guard let id = event.body.isAbout else { return }
        var voided: Event?
        if (1...max(1, pages.lastEvent)).contains(id), !pages.events.isEmpty {
            voided = pages.events[Int(id) - 1]
        } else {
            voided = change.events.first { $0.id == id && id < event.id }
        }
        guard voided?.obligation == event.obligation else {
            throw contradiction(
                "record", "\(event.obligation) has no entry \(id) \(event.body.purpose)")
        }
    }

    private func state(_ key: String, _ pages: borrowing Pages) -> State? {
        if let state = states[key] { return state }
        guard let index = pages.byKey[key] else { return nil }
        if pages.notices[index].mail != nil { return .carried }
        let fate = pages.notices[index].notice.fate
        return fate == .pending ? .waiting : .ended(fate)
    }

    private mutating func decide(_ notice: Notice, _ pages: borrowing Pages) {
        let key = notice.key.description
        guard state(key, pages) == nil else { return }
        states[key] = notice.fate == .pending ? .waiting : .ended(notice.fate)
    }

    private mutating func freeze(_ mail: NewMail, _ pages: borrowing Pages) throws(LedgerError) {
        let print = fingerprint(mail.recipient)
        let place = Pages.PlaceOf(
            print: print, place: MailPlace(slot: mail.slot, ordinal: mail.ordinal))
        let keys = mail.keyTexts
        if let same = isKnown(mail, at: place, keys, pages) {
            guard same else {
                throw Self.contradiction("freeze a mail", "mail \(mail.id) is frozen otherwise")
            }
            return
        }
        guard !pages.places.contains(place), places.insert(place).inserted else {
            throw Self.contradiction(
                "freeze a mail", "another mail has the place of mail \(mail.id) in its slot")
        }
        frozen[mail.id] = mail
        for key in keys {
            guard case .waiting = state(key, pages) else {
                throw Self.contradiction("freeze a mail", "notice \(key) isn't waiting")
            }
            states[key] = .carried
        }
    }

    /// Whether a mail with this id is the same, worked out anew; `nil` where there is none. What was
    /// erased or dropped can't be compared.
    private func isKnown(
        _ mail: NewMail, at place: Pages.PlaceOf, _ keys: [String], _ pages: borrowing Pages
    ) -> Bool? {
        if let known = frozen[mail.id] {
            return known.recipient == mail.recipient && known.slot == mail.slot
                && known.ordinal == mail.ordinal && known.bytes == mail.bytes
                && known.keyTexts == keys
        }
        guard let index = pages.mailByID[mail.id] else { return nil }
        let known = pages.mails[index]
        return known.print == place.print && known.mail.slot == mail.slot
            && known.mail.ordinal == mail.ordinal && known.mail.keys == keys
            && known.bytes.map { $0 == mail.bytes } ?? true
    }

    private mutating func close(_ end: Change.End, _ pages: borrowing Pages) throws(LedgerError) {
        let key = end.key.description
        let hasEnded: Bool
        switch state(key, pages) {
        case nil: throw Self.contradiction("end a notice", "notice \(key) isn't known")
        case .waiting: hasEnded = false
        case .carried: hasEnded = end.fate != .pending
        case .ended(let fate): hasEnded = fate != end.fate
        }
        guard !hasEnded else {
            throw Self.contradiction("end a notice", "notice \(key) has ended otherwise")
        }
        if end.fate != .pending { states[key] = .ended(end.fate) }
    }

    private func putOff(
        _ deferral: Change.Deferral, _ pages: borrowing Pages
    ) throws(LedgerError) {
        guard case .waiting = state(deferral.key.description, pages) else {
            throw Self.contradiction(
                "put a notice off", "notice \(deferral.key) isn't waiting")
        }
    }
}

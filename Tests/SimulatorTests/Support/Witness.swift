import Civil
import Ledger
import Rounds
import Rules

@testable import Scheduler

/// Watches every commit and every finished step of one machine, and notes what must never be.
struct Witness {
    struct Told {
        let notice: Notice
        let decidedAt: Instant
        var release: Instant
        var fate: Notice.Fate
        var mail: String?
    }

    private(set) var problems: [String] = []
    var told: [NoticeKey: Told] = [:]
    private(set) var mails: [String: NewMail] = [:]
    /// When each mail was made.
    var frozenAt: [String: Instant] = [:]
    var openedAt: [OccurrenceID: Instant] = [:]
    var watermark: Instant?
    private var lastEvent: Int64 = 0
    var pending: Set<NoticeKey> = []
    var unspooled: Set<String> = []
    private(set) var spooled: Set<String> = []
    private(set) var revoked: [String: Instant] = [:]
    /// Fingerprints of addresses that mail came back from.
    private var undeliverable: Set<String> = []
    /// The mails that ever carried each, in their order.
    private(set) var carried: [NoticeKey: [String]] = [:]
    // Of a clock that was wrong (statement 58).
    /// How often what it decided was undone.
    var number = 0
    /// What was undone, by the keys it has now.
    var undone: Set<String> = []
    /// Mails that left before their time.
    var early: Set<String> = []
    /// Whether a mail from before was taken back meanwhile, so that what it told is told later.
    var isRetold = false
    /// Where the last going back went, until somebody looks.
    var wentBackTo: Instant?
    // Since the last look.
    var fresh: [String] = []
    var freshlySpooled: [String] = []
    var superseded: [(old: NoticeKey, by: String)] = []

    mutating func note(_ problem: String) { problems.append(problem) }

    // MARK: Commits

    mutating func hear(_ commits: [Commits.Taken], at now: Instant) {
        for taken in commits { hear(taken, at: now) }
    }

    private mutating func hear(_ taken: Commits.Taken, at now: Instant) {
        let change = taken.change
        if let back = change.goingBack, let undone = taken.undone { goBack(back, undone) }
        for opening in change.openings where openedAt[opening.occurrence] == nil {
            openedAt[opening.occurrence] = opening.openedAt
        }
        for event in change.events {
            lastEvent += 1
            if event.id != lastEvent { note("event \(event.id) is recorded as \(lastEvent)") }
        }
        for notice in taken.new { decide(notice, change.decidedAt ?? now) }
        for mail in change.mails { freeze(mail, at: now) }
        for end in change.fates { close(end) }
        for deferral in change.deferrals {
            if !pending.contains(deferral.key) { note("\(deferral.key) is over and put off") }
            told[deferral.key]?.release = deferral.release
        }
        for id in change.spooled {
            if mails[id] == nil { note("\(id) is in the spool and was never made") }
            unspooled.remove(id)
            if spooled.insert(id).inserted { freshlySpooled.append(id) }
        }
        for outcome in change.outcomes where outcome.outcome.what.isFinal {
            unspooled.remove(outcome.mail)
            if outcome.outcome.what == .revoked, revoked[outcome.mail] == nil {
                revoked[outcome.mail] = outcome.outcome.at
            }
        }
        hearMarks(change)
        if let mark = change.watermark {
            if let watermark, mark < watermark { note("the watermark fell from \(watermark)") }
            // Nothing is decided before it, but for what was taken up late (statements 24 and 30).
            if let watermark, watermark < mark {
                for notice in taken.new where notice.at <= watermark {
                    note("\(notice.key) was decided for \(notice.at), before the watermark")
                }
            }
            watermark = mark
        }
    }

    /// Statement 21: an address is marked until mail to it arrives. What says so takes the mark away: a
    /// crash finds no mail that arrived and a mark that nobody looks at again.
    private mutating func hearMarks(_ change: Change) {
        for (name, value) in change.settings where name.hasPrefix(undeliverablePrefix) {
            let address = String(name.dropFirst(undeliverablePrefix.count))
            if value == nil { undeliverable.remove(address) } else { undeliverable.insert(address) }
        }
        for outcome in change.outcomes where outcome.outcome.what == .sent {
            guard let mail = mails[outcome.mail],
                undeliverable.contains(fingerprint(mail.recipient))
            else { continue }
            note("\(mail.id) arrived and its address stays marked (21)")
        }
    }

    private mutating func decide(_ notice: Notice, _ decidedAt: Instant) {
        let old = told.updateValue(
            Told(
                notice: notice, decidedAt: decidedAt, release: notice.release, fate: notice.fate,
                mail: nil), forKey: notice.key)
        if old != nil { note("\(notice.key) was decided twice") }
        switch notice.fate {
        case .pending: pending.insert(notice.key)
        case .superseded(let by): superseded.append((notice.key, by.text))
        case .suppressed: break
        }
        if notice.key.kind.isLadder, let id = notice.key.subject.obligation,
            let opened = openedAt[id.occurrence],
            notice.key.due < RandomRules.zone.local(at: opened).date
        {
            note("\(notice.key) climbs a ladder that was past due when the rules came (24)")
        }
    }

    private mutating func freeze(_ mail: NewMail, at now: Instant) {
        if let known = mails[mail.id] {
            if known != mail { note("mail \(mail.id) was frozen twice, with other contents") }
            return
        }
        mails[mail.id] = mail
        frozenAt[mail.id] = now
        unspooled.insert(mail.id)
        fresh.append(mail.id)
        for key in mail.keys {
            if pending.remove(key) == nil { note("\(key) is in mail \(mail.id) and was over") }
            told[key]?.mail = mail.id
            carried[key, default: []].append(mail.id)
        }
    }

    private mutating func close(_ end: Change.End) {
        if pending.remove(end.key) == nil { note("\(end.key) ended twice, now \(end.fate)") }
        told[end.key]?.fate = end.fate
        if case .superseded(let by) = end.fate { superseded.append((end.key, by.text)) }
    }

    // MARK: Steps

    /// After a step is done: what is left waits for a moment that has a wake-up, what was published is
    /// what the ledger says, and what was made may be made now.
    mutating func look(at now: Instant, wake: Instant?, driver: Driver, post: PostOffice) {
        for id in unspooled {
            // What an outage kept from the spool waits for the office to open (statement 4); that it
            // may leave before is no duty.
            if let mail = mails[id], isOpen(for: mail, at: now, driver.rules) {
                note("\(id) is made and not in the spool")
            }
        }
        lookBeyond(spooled.subtracting(freshlySpooled), post)
        let there = Set(post.items.keys)
        if spooled != there {
            note("spool and ledger differ in \(spooled.symmetricDifference(there).sorted())")
        }
        if let release = pending.compactMap({ told[$0]?.release }).min() {
            if release <= now { note("a notice waits although its time has come, \(release)") }
            if wake.map({ release < $0 }) ?? true { note("no wake-up before \(release)") }
        }
        var mootness = Mootness(rules: driver.rules, book: driver.book, now: now)
        for id in fresh {
            guard let mail = mails[id] else { continue }
            checkHours(mail, "made", driver.rules, frozenAt[id])
            let left = went(id, frozen: frozenAt[id] ?? now, post)
            for key in mail.keys { check(key, in: id, by: left, driver.rules, &mootness) }
        }
        for id in freshlySpooled {
            guard let mail = mails[id] else { continue }
            // A clock that was set back shows less than what the service goes by.
            let published = post.items[id].map { max($0.publishedAt, frozenAt[id] ?? now) }
            checkHours(mail, "published", driver.rules, published)
        }
        for (old, by) in superseded { checkSuperseding(old, by, driver.rules, now) }
        (fresh, freshlySpooled, superseded) = ([], [], [])
    }

    private mutating func checkHours(
        _ mail: NewMail, _ what: String, _ rules: RuleSet, _ moment: Instant?
    ) {
        guard let moment, !isFit(mail, at: moment, rules) else { return }
        let local = RandomRules.zone.local(at: moment)
        note("\(mail.id) \(mail.keys) was \(what) on \(local.date.iso) \(local.time.iso)")
    }

    /// Whether a mail may leave at a moment (statements 3 and 4).
    private func isFit(_ mail: NewMail, at moment: Instant, _ rules: RuleSet) -> Bool {
        mail.keys.allSatisfy { key in
            guard let notice = told[key]?.notice, let plan = rules.plan(notice.plan) else {
                return true
            }
            let duty = key.subject.obligation.flatMap { rules.duty($0.occurrence.duty)?.duty }
            let isTimed = duty.map { $0.urgent || $0.remind.contains { $0.at != nil } } ?? false
            let local = plan.zone.local(at: moment)
            return plan.calendar.isWorkingDay(local.date)
                && (isTimed || plan.officeHours.contains(local.time))
        }
    }

    /// Whether every office that a mail is from is open: then nothing keeps it.
    private func isOpen(for mail: NewMail, at moment: Instant, _ rules: RuleSet) -> Bool {
        mail.keys.allSatisfy { key in
            guard let plan = told[key].flatMap({ rules.plan($0.notice.plan) }) else { return true }
            let local = plan.zone.local(at: moment)
            return plan.calendar.isWorkingDay(local.date) && plan.officeHours.contains(local.time)
        }
    }

    /// Statement 23: only what is late makes room for something newer.
    private mutating func checkSuperseding(
        _ old: NoticeKey, _ by: String, _ rules: RuleSet, _ now: Instant
    ) {
        guard let notice = told[old]?.notice, let new = NoticeKey(parsing: by), old.kind.isReminder,
            new.kind.isReminder, let plan = rules.plan(notice.plan)
        else { return }
        guard let newer = told[new]?.notice, notice.at <= newer.at else {
            return note("\(old) made room for \(by), which isn't newer")
        }
        if !plan.isLate(notice.at, now: now), newer.release != notice.release {
            note("\(old) made room for \(by) although it wasn't late (23)")
        }
    }

    // MARK: The end

    /// Statement 19, and that the ledger holds what was committed to it.
    mutating func close(_ ledger: any LedgerStore, _ post: PostOffice) throws {
        closeClimbs()
        closeCarried(post)
        if try ledger.undoings().count != number { note("it was gone back otherwise than told") }
        compare(try ledger.allNotices)
    }

    /// The ledger's notices with what was committed to it.
    mutating func compare(_ ledger: [StoredNotice]) {
        if ledger.count != told.count + undone.count {
            note("the ledger holds \(ledger.count) notices of \(told.count + undone.count)")
        }
        for stored in ledger {
            if stored.notice.fate == .suppressed(.undone) {
                if !undone.contains(stored.key) || stored.mail != nil {
                    note("\(stored.key) was undone by nobody")
                }
                continue
            }
            // A role's address is kept by its fingerprint in the key alone.
            guard let key = NoticeKey(parsing: stored.key) ?? Optional(stored.notice.key),
                let told = told[key] ?? told[stored.notice.key]
            else {
                note("the ledger made up \(stored.key)")
                continue
            }
            if told.fate != stored.notice.fate || told.mail != stored.mail
                || told.release != stored.notice.release && told.fate == .pending
            {
                note("the ledger holds \(stored.key) otherwise than it was told")
            }
        }
    }
}

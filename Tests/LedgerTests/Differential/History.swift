import Civil
import Ledger
import Rules
import Scheduler
import TestSupport

/// Changes that might follow each other: few names, so that they meet; mostly such as fit, and some
/// that contradict.
struct History {
    var random: SeededGenerator
    /// Of all changes, whether or not they were taken.
    private(set) var mails: [String] = []
    private(set) var requests: [String] = []
    /// Frozen.
    private var known: [String] = []
    /// Decided, as far as it knows.
    private var notices: [Notice] = []
    /// Not given to a mail, and not ended, as far as it knows.
    private var open: [Notice] = []

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    // MARK: Names

    mutating func address() -> String { random.pick(["a", "b", "c"]) + "@so.example" }
    mutating func instant() -> Instant { hour(random.below(12)) }

    private mutating func occurrence() -> OccurrenceID {
        OccurrenceID(duty: random.pick(["bao-cao", "ra-soat"]), period: random.pick(["1", "2"]))
    }

    private mutating func obligation() -> ObligationID {
        ObligationID(occurrence: occurrence(), unit: random.pick(["u", "v", "u>v"]))
    }

    private mutating func role() -> Role {
        random.chance(30) ? .address(address()) : random.pick([Role.head, .owner])
    }

    private mutating func fate() -> Notice.Fate {
        random.pick([
            Notice.Fate.suppressed(.closed), .suppressed(.moved), .superseded(by: "x"), .pending,
        ])
    }

    private mutating func newNotice() -> Notice {
        let day = date(random.pick(["2025-11-03", "2025-11-10"]))
        let subject: Subject =
            random.chance(15)
            ? .plan(random.pick(["p", "q"]), day: day) : .obligation(obligation())
        return Notice(
            key: NoticeKey(
                subject: subject, due: day,
                kind: random.pick([.reminder, .overdue, .escalation, .rollUp]),
                stage: random.pick(["7d", "0d", "+1wd"]), role: role()),
            plan: random.pick(["p", "q"]), at: instant(), release: instant(),
            fate: random.chance(80) ? .pending : fate())
    }

    // MARK: Changes

    /// - Parameter standing: how the ledgers stand.
    mutating func next(after standing: LedgerStanding) -> (Change, Expectation) {
        var change = Change()
        if random.chance(5) {
            let to = instant()
            change.goingBack = GoingBack(
                to: to, at: random.chance(90) ? to.adding(seconds: 1800) : hour(0), actor: "an")
            addEvents(to: &change, after: standing.lastEvent)
            return (change, expectation(standing))
        }
        if random.chance(15) {
            requests.append("r\(random.below(12))")
            change.request = Change.NewRequest(
                id: requests[requests.count - 1], asking: random.pick(["x", "y"]))
        }
        if random.chance(20) {
            change.openings = [
                Opening(
                    occurrence: occurrence(), openedAt: instant(),
                    members: random.pick([[], ["u"], ["v", "u"]]))
            ]
        }
        addEvents(to: &change, after: standing.lastEvent)
        if random.chance(60) {
            change.notices = (0..<random.below(5)).map { _ in newNotice() }
            change.decidedAt = random.chance(80) ? instant() : nil
        }
        let waiting = open + change.notices
        addMails(to: &change, of: waiting)
        addEnds(to: &change, of: waiting)
        addNews(to: &change)
        if random.chance(20) {
            change.settings = [
                undeliverableSetting(fingerprint(address())): random.chance(70) ? "550" : nil,
                "x": "\(random.below(3))",
                "suspension:\(1 + random.below(2))": random.chance(60)
                    ? "{\"units\":[\"u\"]}" : nil,
            ]
        }
        if random.chance(30) { change.watermark = instant() }
        if random.chance(10) { change.trusted = instant() }
        return (change, expectation(standing))
    }

    private mutating func addEvents(to change: inout Change, after last: Int64) {
        guard random.chance(30) else { return }
        let first = random.chance(95) ? last + 1 : last + 2
        change.events = (0..<1 + random.below(2)).map { offset in
            let body: EventBody =
                random.chance(15) && last > 0
                ? .voided(event: 1 + Int64(random.below(Int(last))))
                : random.chance(15)
                    ? .suspended(until: date("2025-11-09"), reason: "bão") : receipt
            return Event(
                id: first + Int64(offset), obligation: obligation(), body: body, actor: "hoa",
                on: date("2025-11-03"), recordedAt: instant())
        }
    }

    private mutating func addMails(to change: inout Change, of waiting: [Notice]) {
        guard !waiting.isEmpty, random.chance(50) else { return }
        let keys = (0..<random.below(3)).map { _ in random.pick(waiting).key }
        let (slot, ordinal) = (instant(), 1 + random.below(9))
        let recipient = address()
        let id = mailID(address: recipient, slot: slot, ordinal: ordinal)
        let mail = NewMail(
            id: id, recipient: recipient, slot: slot, ordinal: ordinal,
            subject: "Nhắc", kind: random.chance(90) ? .notice(.reminder) : .confirmation,
            sender: random.chance(50) ? "s@so.example" : nil,
            expires: random.chance(50) ? instant() : nil, items: [[obligation()]],
            bytes: [UInt8(random.below(2))], keys: keys)
        change.mails = [mail]
        mails.append(id)
    }

    private mutating func addEnds(to change: inout Change, of waiting: [Notice]) {
        guard !waiting.isEmpty else { return }
        if random.chance(25) {
            change.fates = [Change.End(random.pick(waiting).key, fate())]
        }
        if random.chance(25) {
            change.deferrals = [Change.Deferral(random.pick(waiting).key, to: instant())]
        }
        if random.chance(5), let any = notices.last {
            change.fates.append(Change.End(any.key, fate()))
        }
    }

    private mutating func addNews(to change: inout Change) {
        // Now and then of mails that were refused.
        let mails = random.chance(3) ? mails : known
        if !mails.isEmpty, random.chance(40) {
            change.spooled = (0..<random.below(3)).map { _ in random.pick(mails) }
            change.spooledAt = random.chance(97) ? instant() : nil
        }
        if !mails.isEmpty, random.chance(30) {
            change.outcomes = [
                Change.NewOutcome(
                    mail: random.pick(mails),
                    outcome: MailOutcome(
                        at: instant(), random.pick(MailOutcome.What.allCases),
                        detail: random.chance(50) ? "550" : nil))
            ]
        }
        if random.chance(8) { change.strays = [stray()] }
    }

    private mutating func stray() -> StrayMail {
        let recipient = address()
        let id =
            random.chance(60)
            ? mailID(address: recipient, slot: instant(), ordinal: 1 + random.below(3))
            : "stray\(random.below(9))"
        mails.append(id)
        let told = (0..<random.below(3)).map { _ in
            notices.isEmpty || random.chance(50) ? newNotice() : random.pick(notices)
        }
        return StrayMail(
            id: id, recipient: recipient, sender: nil, spooledAt: instant(),
            told: told.compactMap { notice in
                NoticeKey(parsing: notice.text).map {
                    StrayMail.Told(key: $0, text: notice.text, plan: notice.plan)
                }
            })
    }

    private mutating func expectation(_ standing: LedgerStanding) -> Expectation {
        let last = standing.lastEvent
        return switch random.below(10) {
        case 0: .entry(lastEvent: last + 1)
        case 1: .decision(lastEvent: last, watermark: instant())
        case 2...4: .entry(lastEvent: last)
        case 5: .decision(lastEvent: last, watermark: standing.watermark)
        default: .nothing
        }
    }

    /// Remembers what was recorded.
    mutating func took(_ change: Change) {
        known += change.mails.map(\.id) + change.strays.map(\.id)
        notices += change.notices
        open += change.notices.filter { $0.fate == .pending }
        let over = Set(change.mails.flatMap(\.keys)).union(change.fates.map(\.key))
        // Now and then one is tried once more.
        let lingers = random.chance(20)
        open.removeAll { over.contains($0.key) && !lingers }
        if open.count > 40 { open.removeFirst(20) }
    }

    // MARK: Questions

    mutating func query() -> Query {
        var query = Query()
        let ids = (0..<2).map { _ in occurrence() }
        for id in ids { query.stages[id] = random.pick([["7d", "+1wd"], ["0d"], []]) }
        query.keys = Set((0..<3).map { _ in newNotice().text })
        query.climbing = Set(ids)
        query.waitingThrough = random.chance(80) ? instant() : nil
        query.histories = [obligation(), obligation()]
        query.told = query.histories
        for _ in 0..<6 {
            query.threads.insert(
                Query.Thread(obligation: obligation(), role: role(), address: address()))
            query.slots.insert(Query.Slot(address: address(), at: instant()))
        }
        query.request = random.chance(50) ? "r\(random.below(12))" : nil
        return query
    }
}

package import Civil
package import Correspondence
package import Mail
package import Rules
package import Scheduler

/// One notice that would be sent, as `hanchot simulate` prints it.
package struct SimulatedNotice: Sendable {
    package let notice: Notice
    /// When it would leave, on the plan's clocks.
    package let at: CivilDateTime
    package let offset: Int
    package let recipient: String
    package let mail: String
}

/// One mail that would be sent.
package struct SimulatedMail: Sendable {
    package let id: String
    package let encoded: EncodedMail
    package let subject: String
    package let slot: Instant
}

/// Everything between two days, played through by the scheduler itself, with nothing touched.
///
/// It takes the service to have been running before: what opened earlier counts as opened in its
/// time, so the window shows what it would show in a longer run.
package struct Simulation {
    package private(set) var notices: [SimulatedNotice] = []
    package private(set) var mails: [SimulatedMail] = []
    /// Those that were decided and don't leave, with the reason.
    package private(set) var silent: [(notice: Notice, fate: Notice.Fate)] = []
    /// Scripted events that concern nothing: no such unit owes the duty, or it isn't open then.
    package private(set) var idle: [ScriptedEvent] = []

    let rules: RuleSet
    private let templates: LetterTemplates
    private let end: Instant
    private var watermark: Instant
    private var facts = Facts()
    private var agenda: Agenda
    private var pending: [Notice] = []
    private var script: ArraySlice<ScriptedEvent>
    private var sent: [ObligationID: [Notice]] = [:]
    private var eventCount: Int64 = 0
    /// How many mails one address has in one slot.
    private var ordinals: [Slot: Int] = [:]
    /// The mail that first told one address of an obligation.
    private var firstMails: [FirstTold: String] = [:]

    private struct Slot: Hashable {
        let address: String
        let slot: Instant
    }

    private struct FirstTold: Hashable {
        let obligation: ObligationID
        let role: Role
        let address: String
    }

    /// Plays `from` to `to`, both included.
    package init(
        rules: RuleSet, from: CivilDate, to: CivilDate, script: [ScriptedEvent] = [],
        templates: LetterTemplates = LetterTemplates()
    ) throws(CorrespondenceError) {
        self.rules = rules
        self.templates = templates
        let zones = rules.plans.map(\.zone)
        let start = zones.map { $0.instant(of: CivilDateTime(from, .midnight)) }.min()
        let stop = zones.map { zone in
            zone.instant(of: CivilDateTime(to.adding(days: 1) ?? to, .midnight))
        }.max()
        watermark = Instant(microseconds: (start?.microseconds ?? 0) - 1)
        end = Instant(microseconds: (stop?.microseconds ?? 0) - 1)
        agenda = Agenda(rules: rules, after: watermark, through: end)
        self.script = script.sorted { $0.at < $1.at }[...]
        openWhatRuns()
        while let next = nextInstant, next <= end { try step(to: next) }
    }

    private var nextInstant: Instant? {
        [agenda.next(after: watermark), pending.map(\.release).min(), script.first?.at]
            .compactMap { $0 }.min()
    }

    /// Openings that lie before the window, each at its own time.
    private mutating func openWhatRuns() {
        let running = running(rules: rules, at: watermark)
        running.openings.forEach { facts.book.add($0) }
        record(running.events)
    }

    private mutating func step(to now: Instant) throws(CorrespondenceError) {
        while let event = script.first, event.at <= now {
            script.removeFirst()
            apply(event)
        }
        let due = agenda.due(after: watermark, through: now)
        facts.goingOut = due.contains(where: \.isMorning) ? goingOut(now) : []
        let decisions = decide(rules: rules, occasions: due, facts: facts, now: now)
        watermark = max(watermark, now)
        decisions.openings.forEach { facts.book.add($0) }
        record(decisions.events)
        record(decisions.notices)
        try send(now: now)
    }

    private mutating func record(_ events: [DecidedEvent]) {
        guard !events.isEmpty else { return }
        for event in events {
            eventCount += 1
            facts.book.add(event.numbered(eventCount))
        }
        plan()
    }

    private mutating func plan() {
        agenda = Agenda(rules: rules, after: watermark, through: end, book: facts.book)
    }

    private mutating func record(_ notices: [Notice]) {
        for notice in notices where facts.decided.insert(notice.key.description).inserted {
            switch notice.fate {
            case .pending:
                pending.append(notice)
                if notice.key.kind.isLadder, let id = notice.key.subject.obligation {
                    facts.lastRung[id] = max(facts.lastRung[id] ?? notice.release, notice.release)
                }
            case .suppressed, .superseded: silent.append((notice, notice.fate))
            }
        }
    }

    /// What leaves on the rest of the day, for the owners' morning lists.
    private func goingOut(_ now: Instant, and ripe: [Notice] = []) -> [Notice] {
        let end = now.adding(seconds: 86_400)
        return Scheduler.goingOut(
            rules: rules, occasions: agenda.due(after: watermark, through: end),
            pending: ripe + pending.filter { $0.release <= end }, facts: facts, now: now)
    }

    private mutating func send(now: Instant) throws(CorrespondenceError) {
        let ripe = pending.filter { $0.release <= now }
        guard !ripe.isEmpty else { return }
        pending.removeAll { $0.release <= now }
        let isListDue = ripe.contains { $0.key.stage == "morning" }
        facts.goingOut = isListDue ? goingOut(now, and: ripe) : []
        let released = release(rules: rules, pending: ripe, facts: facts, now: now)
        let ripeByKey = Dictionary(
            ripe.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        for (key, fate) in released.fates {
            if let notice = ripeByKey[key] { silent.append((notice, fate)) }
        }
        for (key, moment) in released.deferrals {
            guard var notice = ripeByKey[key] else { continue }
            notice.release = moment
            pending.append(notice)
        }
        released.added.forEach { facts.decided.insert($0.key.description) }
        var writer = LetterWriter(rules: rules, book: facts.book, templates: templates)
        let stamp = replyStamp
        for bundle in released.bundles {
            let slot = Slot(address: bundle.recipient.address, slot: bundle.slot)
            let ordinal = ordinals[slot, default: 0] + 1
            ordinals[slot] = ordinal
            let id = mailID(address: slot.address, slot: slot.slot, ordinal: ordinal)
            let context = MailContext(
                stamp: stamp, thread: thread(of: bundle), urged: urged(of: bundle))
            guard let draft = try writer.mail(for: bundle, id: id, context: context) else {
                continue
            }
            mails.append(
                SimulatedMail(
                    id: id, encoded: draft.encoded, subject: draft.subject, slot: bundle.slot))
            for notice in bundle.notices { note(notice, bundle, mail: id) }
        }
    }

    /// Mails look as the service's own do, with addresses for answers in them. Their tokens are
    /// made with no secret, so no answer to a preview counts.
    private var replyStamp: ReplyStamp? {
        guard let mailbox = rules.organisation.replies else { return nil }
        do {
            let key = try TokenKey(
                number: 0, secret: [UInt8](repeating: 0, count: TokenKey.fewestOctets))
            return ReplyStamp(
                address: try ReplyAddress(try MailAddress(mailbox)),
                keys: try TokenKeys(current: key))
        } catch {
            // The service, too, sends without them where the mailbox can't carry a token.
            return nil
        }
    }

    private func thread(of bundle: Bundle) -> LetterThread? {
        LetterThread(
            firstMails: bundle.notices.compactMap { notice in
                firstTold(notice, bundle).map { firstMails[$0] }
            })
    }

    /// The days on which the units in a report were urged.
    private func urged(of bundle: Bundle) -> [ObligationID: Set<CivilDate>] {
        var found: [ObligationID: Set<CivilDate>] = [:]
        for notice in bundle.notices where notice.reportsAbove {
            guard let id = notice.key.subject.obligation, let plan = rules.plan(notice.plan) else {
                continue
            }
            let days = (sent[id] ?? []).filter(\.urgesOwingUnit).map {
                plan.zone.local(at: $0.release).date
            }
            found[id, default: []].formUnion(days)
        }
        return found
    }

    private func firstTold(_ notice: Notice, _ bundle: Bundle) -> FirstTold? {
        notice.key.subject.obligation.map {
            FirstTold(
                obligation: $0, role: notice.key.role, address: bundle.recipient.address)
        }
    }

    private mutating func note(_ notice: Notice, _ bundle: Bundle, mail: String) {
        guard let plan = rules.plan(notice.plan) else { return }
        let offset = plan.zone.offset(at: notice.release)
        notices.append(
            SimulatedNotice(
                notice: notice, at: notice.release.local(offset: offset), offset: offset,
                recipient: bundle.recipient.address, mail: mail))
        if let id = notice.key.subject.obligation { sent[id, default: []].append(notice) }
        if let told = firstTold(notice, bundle), firstMails[told] == nil {
            firstMails[told] = mail
        }
    }

    private mutating func apply(_ scripted: ScriptedEvent) {
        let obligations = scripted.obligations(in: rules, book: facts.book)
        if obligations.isEmpty { idle.append(scripted) }
        for obligation in obligations {
            eventCount += 1
            let event = Event(
                id: eventCount, obligation: obligation, body: scripted.body, actor: "simulate",
                on: scripted.on, recordedAt: scripted.at)
            let following = consequences(
                of: event, rules: rules, book: facts.book, told: told(of: obligation),
                now: scripted.at)
            facts.book.add(event)
            record(following)
            if Agenda.changes(with: event, rules: rules) { plan() }
        }
    }

    private func told(of obligation: ObligationID) -> [Told] {
        let left = (sent[obligation] ?? []).map { Told(notice: $0, hasLeft: true) }
        let others = (pending + silent.map(\.notice)).filter {
            $0.key.subject.obligation == obligation
        }
        return left + others.map { Told(notice: $0, hasLeft: false) }
    }
}

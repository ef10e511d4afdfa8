package import Civil
internal import Ledger
internal import LedgerMemory
package import Mail
internal import Rounds
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
    package let bytes: [UInt8]
    package let subject: String
    package let slot: Instant
    /// Where bounces would go.
    package let sender: String?
}

/// Everything between two days, played through by the service's own driver over a ledger in memory,
/// with nothing touched.
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

    /// Plays `from` to `to`, both included.
    package init(
        rules: RuleSet, from: CivilDate, to: CivilDate, script: [ScriptedEvent] = [],
        templates: LetterTemplates = LetterTemplates()
    ) throws {
        self.rules = rules
        let zones = rules.plans.map(\.zone)
        let start = zones.map { $0.instant(of: CivilDateTime(from, .midnight)) }.min()
        let stop = zones.map { zone in
            zone.instant(of: CivilDateTime(to.adding(days: 1) ?? to, .midnight))
        }.max()
        guard let start, let stop else { return }
        let script = script.sorted { $0.at < $1.at }
        let record = Record(rules: rules, window: start..<stop)
        let ledger = MemoryLedger()
        // What was entered, sent and shown before the window shapes it, so the play begins there.
        let before = start.adding(seconds: -Self.warmUpDays * 86_400)
        let origin = Instant(
            microseconds: min(before, script.first?.at ?? before).microseconds - 1)
        let shown = rules.shown
        let course = Course(
            rules: shown, book: Book(), lastEvent: 0, watermark: origin, now: origin)
        _ = try ledger.commit(course.running(), expecting: .nothing)
        let driver = try Driver(
            rules: shown, ledger: ledger, outlet: PreviewOutlet(), pen: .letters(templates),
            tokenKeys: Self.keys, isGuarded: false, now: origin, report: { record.hear($0) })
        try play(script[...], until: stop, driver)
        notices = record.notices
        mails = record.mails
        silent = record.silent
    }

    /// For how long the service remembers what mails showed (statement 49), and some days more.
    private static let warmUpDays: Int64 = 45

    private mutating func play(
        _ script: ArraySlice<ScriptedEvent>, until stop: Instant, _ driver: Driver
    ) throws {
        var script = script
        while let next = [try driver.nextInstant(), script.first?.at].compactMap({ $0 }).min(),
            next < stop
        {
            if let event = script.first, event.at <= next {
                script.removeFirst()
                // What fell due before the office recorded this comes first.
                if event.at > driver.watermark { try driver.tick(now: event.at) }
                let obligations = event.obligations(in: rules, book: driver.book)
                let admitted = obligations.filter { id in
                    admit(
                        Request(event.body, id, on: event.on), rules: rules, book: driver.book,
                        now: event.at) == nil
                }
                if admitted.isEmpty { idle.append(event) }
                _ = try driver.enter(
                    event.body, to: admitted, on: event.on, actor: "simulate", request: nil,
                    now: event.at)
                continue
            }
            let now = max(next, driver.watermark)
            try driver.tick(now: now)
            guard let after = try driver.nextInstant(), after > now else {
                // Something that should have left stays: the service would try again later.
                try driver.tick(now: now.adding(seconds: 60))
                continue
            }
        }
    }

    /// Mails look as the service's own do, with addresses for answers in them. Their tokens are made
    /// with no secret, so no answer to a preview counts.
    private static var keys: TokenKeys? {
        do {
            return try TokenKeys(
                current: try TokenKey(
                    number: 0, secret: [UInt8](repeating: 0, count: TokenKey.fewestOctets)))
        } catch {
            return nil
        }
    }
}

extension RuleSet {
    /// A plan in shadow mode is shown as if it were live.
    fileprivate var shown: RuleSet {
        var rules = self
        for index in rules.plans.indices where rules.plans[index].mode == .shadow {
            rules.plans[index].mode = .live
        }
        return rules
    }
}

/// What a preview heard of the driver.
private final class Record {
    private let rules: RuleSet
    private let window: Range<Instant>
    private(set) var notices: [SimulatedNotice] = []
    private(set) var mails: [SimulatedMail] = []
    private(set) var silent: [(notice: Notice, fate: Notice.Fate)] = []

    init(rules: RuleSet, window: Range<Instant>) {
        self.rules = rules
        self.window = window
    }

    func hear(_ report: Report) {
        switch report {
        case .sent(let notice, let mail):
            guard window.contains(notice.release), let plan = rules.plan(notice.plan) else {
                return
            }
            let offset = plan.zone.offset(at: notice.release)
            notices.append(
                SimulatedNotice(
                    notice: notice, at: notice.release.local(offset: offset), offset: offset,
                    recipient: mail.recipient ?? "", mail: mail.id))
            if mails.last?.id != mail.id {
                mails.append(
                    SimulatedMail(
                        id: mail.id, bytes: mail.bytes ?? [], subject: mail.subject ?? "",
                        slot: mail.slot, sender: mail.sender))
            }
        case .ended(let notice, let fate):
            if window.contains(notice.at) { silent.append((notice, fate)) }
        case .released, .held, .tookUp, .unwritable, .noReplies, .undeliverable, .outletTrouble:
            break
        }
    }
}

/// Where a preview's mails go: nowhere, and they have left at once.
private struct PreviewOutlet: Outlet {
    func publish(_ mails: [StoredMail]) -> [Publishing] { mails.map { _ in .delivered } }
    func revoke(_ id: String) -> Revoking { .tooLate }
    func standing(of id: String) -> MailStanding { .waiting }
    func news() -> [String] { [] }
    func acknowledge(_ ids: [String]) {}
    func strays(isKnown: (String) -> Bool) -> [FoundMail] { [] }
}

package import Civil
package import Edits
internal import Ledger
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
/// time, so the window shows what it would show in a longer run. Where the script is an export it begins
/// with the ledger of that.
package struct Simulation {
    package private(set) var notices: [SimulatedNotice] = []
    package private(set) var mails: [SimulatedMail] = []
    /// Those that were decided and don't leave, with the reason.
    package private(set) var silent: [(notice: Notice, fate: Notice.Fate)] = []
    /// Scripted events of which something couldn't be entered.
    package private(set) var idle: [IdleEvent] = []
    let rules: RuleSet

    /// Plays `from` to `to`, both included, and keeps all of it.
    package init(
        rules: RuleSet, from: CivilDate, to: CivilDate, script: [ScriptedEvent] = [],
        templates: LetterTemplates = LetterTemplates()
    ) throws {
        self.rules = rules
        let record = Kept()
        idle = try Self.play(
            rules: rules, days: from...to, script: script, templates: templates
        ) { news in
            record.hear(news)
        }
        notices = record.notices
        mails = record.mails
        silent = record.silent
    }

    /// What is heard of a play.
    package enum News {
        case left(SimulatedNotice, in: SimulatedMail)
        /// It was decided and doesn't leave.
        case ended(Notice, Notice.Fate)
    }

    /// Plays `days` and tells what leaves as it leaves; nothing is kept.
    ///
    /// - Parameters:
    ///   - weights: of units that stand for others, for how many.
    ///   - isWritten: whether mails have letters; else no more of them is told than that they leave.
    /// - Returns: scripted events of which something couldn't be entered.
    package static func play(
        rules: RuleSet, days: ClosedRange<CivilDate>, script: [ScriptedEvent],
        templates: LetterTemplates, weights: [String: Int] = [:], isWritten: Bool = true,
        hear: @escaping (News) -> Void
    ) throws -> [IdleEvent] {
        let zones = rules.plans.map(\.zone)
        let start = zones.map { $0.instant(of: CivilDateTime(days.lowerBound, .midnight)) }.min()
        let last = days.upperBound.adding(days: 1) ?? days.upperBound
        let stop = zones.map { $0.instant(of: CivilDateTime(last, .midnight)) }.max()
        guard let start, let stop else { return [] }
        let script = script.inOrder
        // What was entered, sent and shown before the window shapes it, so the play begins there.
        let first = min(start, script.first?.at ?? start).adding(seconds: -warmUpDays * 86_400)
        let origin = Play.Beginning(
            of: script, else: Instant(microseconds: first.microseconds - 1))
        let window = Window(rules: rules, span: start..<stop)
        let sides = try SimulatedSides(rules, hear: hear) { rules, tell in
            try Play(
                rules: rules, from: origin,
                pen: isWritten ? .letters(templates, weights: weights) : .counting,
                tokenKeys: keys,
                report: { report in
                    if let news = window.news(report) { tell(news) }
                })
        }
        return try sides.play(script, from: origin.instant, until: stop)
    }

    /// For how long the service remembers what mails showed (statement 49), and some days more.
    private static let warmUpDays: Int64 = 45

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

/// What a simulation that keeps everything heard.
private final class Kept {
    private(set) var notices: [SimulatedNotice] = []
    private(set) var mails: [SimulatedMail] = []
    private(set) var silent: [(notice: Notice, fate: Notice.Fate)] = []

    func hear(_ news: Simulation.News) {
        switch news {
        case .left(let notice, let mail):
            notices.append(notice)
            if mails.last?.id != mail.id { mails.append(mail) }
        case .ended(let notice, let fate): silent.append((notice, fate))
        }
    }
}

/// The days looked at: nothing else is told.
private struct Window {
    let rules: RuleSet
    let span: Range<Instant>

    func news(_ report: Report) -> Simulation.News? {
        switch report {
        case .sent(let notice, let mail):
            guard span.contains(notice.release), let plan = rules.plan(notice.plan) else {
                return nil
            }
            let offset = plan.zone.offset(at: notice.release)
            return .left(
                SimulatedNotice(
                    notice: notice, at: notice.release.local(offset: offset), offset: offset,
                    recipient: mail.recipient ?? "", mail: mail.id),
                in: SimulatedMail(
                    id: mail.id, bytes: mail.bytes ?? [], subject: mail.subject ?? "",
                    slot: mail.slot, sender: mail.sender))
        case .ended(let notice, let fate):
            return span.contains(notice.at) ? .ended(notice, fate) : nil
        case .released, .held, .tookUp, .unwritable, .noReplies, .undeliverable, .outletTrouble:
            return nil
        }
    }
}

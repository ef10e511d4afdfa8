import Civil
import Control
import Ledger
import Messages
import Rounds
import Rules
import Scheduler
import SourceText

/// `Status`: how everything stands.
extension DeskAnswers {
    func status(_ call: StatusCall) throws -> StatusReply {
        let query = ControlStatusQuery(call)
        let answer = try ControlStatus(rules: rules, book: snapshot.book, now: now).answer(query)
        let obligations = try answer.obligations.map { standing, plan, duty in
            let rung = standing.isOverdue ? try lastRung(standing.obligation) : nil
            return ObligationStatus(
                standing, plan: plan, duty: duty, rules: rules, book: snapshot.book, rung: rung,
                today: plan.zone.local(at: now).date)
        }
        let plans = rules.plans.map { plan in
            PlanStatus(plan: plan.id, title: plan.title, mode: plan.mode)
        }
        return StatusReply(
            now: isoInstant(now, zone), version: Self.version, health: health(), plans: plans,
            silences: asker == .stranger ? [] : silences(),
            occurrences: answer.occurrences.map { OccurrenceStatus($0, snapshot.book) },
            obligations: obligations,
            more: answer.more)
    }

    package static let version = "0.2.0"

    /// The ladder's latest step that somebody was told of.
    func lastRung(_ id: ObligationID) throws -> Notice? {
        try ledger.notices(about: id).last { stored in
            stored.mail != nil && stored.notice.key.kind.isLadder
        }?.notice
    }

    /// Those of the notices that the blast guard held that haven't ended otherwise meanwhile.
    private func stillHeld() throws -> [StoredNotice] {
        try snapshot.holds.held.compactMap { key in
            guard let stored = try ledger.notice(key: key) else { return nil }
            return stored.mail == nil && stored.notice.fate == .pending ? stored : nil
        }
    }

    private func health() -> HealthReport {
        var troubles = snapshot.troubles
        for trouble in snapshot.places()
        where !troubles.contains(where: { $0.code == trouble.code }) {
            troubles.append(trouble)
        }
        var counts: LedgerCounts?
        var held: [StoredNotice] = []
        do {
            counts = try ledger.counts()
            held = try stillHeld()
        } catch {
            let kind = (error as? LedgerError)?.kind ?? .failed
            if !troubles.contains(where: { $0.code == .ledger || $0.code == .diskFull }) {
                troubles.append(.stopped("\(error)", kind: kind, since: now))
            }
        }
        if let counts, counts.dead > 0 {
            troubles.append(.dead(counts.dead, since: counts.deadSince))
        }
        if !held.isEmpty {
            let since = held.map(\.decidedAt).min()
            troubles.append(
                snapshot.holds.doubtfulThrough == nil
                    ? .held(held.count, since: since) : .doubtful(held.count, since: since))
        }
        troubles += calendarsEnding()
        if snapshot.journalFaults > 0 { troubles.append(.journal(snapshot.journalFaults)) }
        var report = HealthReport(
            alarms: troubles.map(\.line), troubles: troubles.map { TroubleMessage($0, zone) },
            watermark: isoInstant(snapshot.watermark, zone),
            next: snapshot.next.map { isoInstant($0, zone) })
        report.waiting = counts?.waiting ?? 0
        report.unspooled = counts?.unspooled ?? 0
        report.undelivered = counts?.undelivered ?? 0
        report.undelivered_since = counts?.undeliveredSince.map { isoInstant($0, zone) }
        report.dead = counts?.dead ?? 0
        report.held = held.count
        report.edit = snapshot.held?.digest
        report.clock = snapshot.heldClock.map { _ in
            ClockReport(
                machine: isoInstant(snapshot.time(), zone),
                trusted: snapshot.trusted.map { isoInstant($0, zone) })
        }
        return report
    }

    /// How long before a year its days off should be known, in days.
    private static let calendarNotice = 14

    /// Plans that run on into a year that nobody has announced.
    private func calendarsEnding() -> [Trouble] {
        rules.plans.compactMap { plan in
            let today = plan.day(of: now)
            guard plan.mode == .live, let soon = today.adding(days: Self.calendarNotice),
                soon.year > today.year, plan.period?.contains(soon) ?? true,
                plan.calendar.coverage(of: soon.year) != .announced
            else { return nil }
            return .calendarEnding(soon.year, plan.id)
        }
    }

    /// Those that hold or will, for `Status`.
    func silences() -> [SilenceStatus] {
        snapshot.holds.silences(after: now).map { silence in
            let matches = [
                "plan": silence.plan, "duty": silence.duty, "unit": silence.unit ?? silence.group,
            ]
            return SilenceStatus(
                id: silence.id, matches: matches.compactMapValues { $0 },
                from: isoInstant(silence.start, zone),
                until: silence.lastMoment.map { moment in
                    (zone?.local(at: moment) ?? moment.local(offset: 0)).date.iso
                }, author: silence.author, reason: silence.reason)
        }
    }
}

package import Civil
internal import Ledger
internal import LedgerMemory
internal import Rounds
internal import Rules
package import Scheduler

extension Edit {
    /// An edit taken up on `from`, met by the records of `script`; without any, by a service that has
    /// been running under the old rules and recorded nothing.
    ///
    /// - Parameters:
    ///   - script: in order of time; what lies beyond the start of `from` is left out.
    ///   - through: the last day compared.
    package init(
        from old: Side, to new: Side, script: [ScriptedEvent], on from: CivilDate,
        through: CivilDate
    ) throws {
        let zone = (old.rules.plans + new.rules.plans).first?.zone ?? .utc
        let start = zone.instant(of: CivilDateTime(from, .midnight))
        try self.init(
            from: old, to: new, script: script, at: Instant(microseconds: start.microseconds - 1),
            through: through)
    }

    /// The same at an instant.
    ///
    /// - Throws: `UnclearEvents` where an event leaves open which period it means.
    package init(
        from old: Side, to new: Side, script: [ScriptedEvent], at now: Instant, through: CivilDate
    ) throws {
        let zone = (old.rules.plans + new.rules.plans).first?.zone ?? .utc
        let from = zone.day(after: now)
        let past = script.filter { $0.at <= now }
        let first = zone.instant(of: CivilDateTime(Self.firstDay(old, before: from), .midnight))
        let origin = min(first, past.first?.at ?? first, now)
        let play = try Play(
            rules: old.rules,
            from: Play.Beginning(of: past, else: Instant(microseconds: origin.microseconds - 1)),
            pen: old.pen)
        try play.play(past, until: Instant(microseconds: now.microseconds + 1))
        if let unclear = UnclearEvents(among: play.idle) { throw unclear }
        if now > play.driver.watermark { try play.driver.tick(now: now) }
        self.init(old: old, new: new, ledger: play.ledger, now: now, through: through)
    }

    /// Where the play begins: long enough before for everybody to have been told of what is open.
    private static func firstDay(_ side: Side, before day: CivilDate) -> CivilDate {
        let earliest = day.adding(days: -400) ?? day
        let starts = side.rules.plans.map { $0.period?.lowerBound ?? earliest }
        return min(day, max(earliest, starts.min() ?? day))
    }

    /// The day from which a comparison is of use when nobody names one: today while a dated plan
    /// runs, or where none is dated; else, as of plans that are over or yet to come, the first
    /// day of the earliest. With records it is never before the last of them.
    package static func day(
        _ old: Side, _ new: Side, script: [ScriptedEvent], today: CivilDate
    ) -> CivilDate {
        let plans = old.rules.plans + new.rules.plans
        let periods = plans.compactMap(\.period)
        let isRunning = periods.isEmpty || periods.contains { $0.contains(today) }
        let day = isRunning ? today : periods.map(\.lowerBound).min() ?? today
        let zone = plans.first?.zone ?? .utc
        guard let last = script.last.map({ zone.local(at: $0.at).date }) else { return day }
        if isRunning, today > last { return today }
        return last.adding(days: 1) ?? last
    }
}

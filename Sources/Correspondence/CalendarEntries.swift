package import Civil
package import Mail
internal import Scheduler
internal import Rules
internal import SourceText

/// Entries of a calendar file that somebody asked for: what mails' calendar parts hold, with where the
/// report goes and the rule's reminders, which no mail repeats there.
extension DueCalendar {
    /// - Parameters:
    ///   - moves: how often the day moved otherwise than by entries.
    ///   - stamp: the time that the file speaks of.
    package func entry(of due: CalendarDue, moves: Int, stamp: Instant) -> CalendarEvent {
        let (id, plan, duty) = (due.obligation, due.plan, due.duty)
        let unit = rules.registry.unit(due.state.responsible ?? id.debtor)
        let words = Words(unit?.language ?? plan.language)
        var event = entry(
            of: id, due: due.state.due, duty, plan, due.occurrence, moves: moves, stamp: stamp,
            words)
        if due.namesUnit {
            let name = unit?.name ?? id.debtor
            let isOwn = (due.state.responsible ?? id.debtor) == id.origin
            let origin = rules.registry.unit(id.origin)?.name ?? id.origin
            event.summary += isOwn ? " (\(name))" : ", \(words.standIn(name, for: [origin]))"
        }
        // The unit that it was passed on to has the later version, whichever is read first.
        if !due.isTheirs, due.state.responsible != nil { event.sequence -= 1 }
        let matter = Matter(
            due.occurrence, due: due.state.due, duty: duty, plan: plan, rules: rules, book: book,
            words: words, of: id)
        event.details = matter.map { words.calendarDetails($0.letter) } ?? nil
        event.isCancelled = due.isCancelled
        event.isConfidential = plan.confidential
        if due.state.isOpen, !due.isCancelled { event.alarms = alarms(of: due, event.time) }
        return event
    }

    /// The rule's reminders, as far from the entry's start as they are on the plan's clocks: a calendar
    /// in another zone gives them at its own office's time.
    private func alarms(of due: CalendarDue, _ time: CalendarEvent.Time) -> [CalendarAlarm] {
        let zone = due.plan.zone
        let hour: CivilTime? = if case .at = time { due.occurrence.dueTime } else { nil }
        let start = CivilDateTime(due.state.due, hour ?? .midnight)
        return due.duty.stages(due: due.state.due, time: hour, plan: due.plan).compactMap { stage in
            switch stage.purpose {
            case .reminder, .dueToday:
                CalendarAlarm(minutes: zone.local(at: stage.at).minutes(after: start))
            case .rung: nil
            }
        }
    }
}

extension CivilDateTime {
    fileprivate func minutes(after start: CivilDateTime) -> Int {
        let days = start.date.days(until: date)
        return days * 1440 + (time.hour - start.time.hour) * 60 + time.minute - start.time.minute
    }
}

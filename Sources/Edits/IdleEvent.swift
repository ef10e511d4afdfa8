internal import Civil
package import Rules
package import Scheduler
package import SourceText

/// An event of a script of which something couldn't be entered: nothing at all, or not for all that it
/// names. That is as good as a wrong line, though the rest can be played.
package struct IdleEvent: Hashable, Sendable {
    package let event: ScriptedEvent
    package let why: ScriptedEvent.Idle

    package init(_ event: ScriptedEvent, _ why: ScriptedEvent.Idle) {
        self.event = event
        self.why = why
    }

    /// Without its time.
    package var matter: Bilingual {
        let units = event.units.joined(separator: ", ")
        switch why {
        case .nothingOpen:
            // Of what happened, or is taken back, it may be about everybody.
            if units.isEmpty || units == "*" {
                return Bilingual(
                    vi: "không có việc “\(event.duty)” nào đang mở",
                    en: "nothing of '\(event.duty)' is open")
            }
            return Bilingual(
                vi: "không có việc “\(event.duty)” nào đang mở của \(units)",
                en: "nothing of '\(event.duty)' is open that \(units) owe")
        case .noMail:
            return Bilingual(
                vi: "chưa có thư nào như vậy đã gửi" + (units.isEmpty ? "" : " cho \(units)"),
                en: "no such mail had been sent" + (units.isEmpty ? "" : " to \(units)"))
        case .refused(let refusals):
            return Bilingual(
                vi: refusals.map(\.vi).joined(separator: "; "),
                en: refusals.map(\.en).joined(separator: "; "))
        case .severalOpen(let periods):
            let most = 6
            let list = (periods.count > most ? ["…"] : []) + periods.suffix(most)
            let names = list.joined(separator: ", ")
            return Bilingual(
                vi: "“\(event.duty)” đang mở \(periods.count) kỳ (\(names)): hãy ghi rõ kỳ "
                    + "(“period”) cho \(units)",
                en: "\(periods.count) periods of '\(event.duty)' are open (\(names)): name one "
                    + "('period') for \(units)")
        }
    }

    /// `events.jsonl:12`.
    package func place(in file: String) -> String {
        event.line.map { "\(file):\($0)" } ?? file
    }

    package func text(_ rules: RuleSet) -> Bilingual {
        let zone =
            rules.duty(event.duty)?.plan.zone ?? rules.followers(of: event.duty).first?.plan.zone
            ?? rules.plans.first?.zone ?? .utc
        let at = zone.local(at: event.at).iso.prefix(16)
        return Bilingual(vi: "lúc \(at) \(matter.vi)", en: "at \(at) \(matter.en)")
    }
}

/// Events that could be about one period or another, and name none: refused as a command is.
package struct UnclearEvents: Error, Sendable {
    package let events: [IdleEvent]

    /// `nil` where there are none among those of which nothing was entered.
    package init?(among idle: [IdleEvent]) {
        events = idle.filter { if case .severalOpen = $0.why { true } else { false } }
        if events.isEmpty { return nil }
    }
}

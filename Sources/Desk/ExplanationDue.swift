import Civil
import Messages
import Rules
import Scheduler
import SourceText

/// How the due date came about: the paper's words, rolling, extensions.
extension ExplanationMatter {
    func dueDates() -> [Explanation] {
        guard let occurrence else { return [] }
        return [paper(occurrence)] + rolling(occurrence) + extensions(occurrence)
            + window(occurrence)
    }

    /// Statement 52.
    private func window(_ occurrence: Occurrence) -> [Explanation] {
        let days = duty.window(of: occurrence.id.period, in: plan.calendar)
        if let change = changeSince(occurrence), change.was != days {
            guard let was = change.was.map(words) else { return [] }
            let (vi, en) = (was.vi, was.en)
            let now = days.map(words)
            return [
                Explanation(
                    .due,
                    vi: vi
                        + (now.map { "; sau đó quy tắc đổi thành \($0.vi)" }
                            ?? "; nay quy tắc không còn nêu số liệu của kỳ này"),
                    en: en
                        + (now.map { "; the rules were changed since, to \($0.en)" }
                            ?? "; the rules don't say any more which data the period has"))
            ]
        }
        guard let words = days.map(words) else { return [] }
        return [Explanation(.due, vi: words.vi, en: words.en)]
    }

    /// What an edit changed since the report came: that keeps to the days that it was asked for on.
    private func changeSince(_ occurrence: Occurrence) -> ChangedWindows.Change? {
        state?.closedAt.flatMap { windows.before(occurrence.id, toldAt: $0) }
    }

    /// The days of a report that came before an edit gave its period others; `nil` where none did.
    func windowBefore(_ occurrence: Occurrence) -> (first: String?, last: String?)? {
        changeSince(occurrence).map { ($0.was?.lowerBound.iso, $0.was?.upperBound.iso) }
    }

    private func words(_ days: ClosedRange<CivilDate>) -> Bilingual {
        let (first, last) = (days.lowerBound, days.upperBound)
        return Bilingual(
            vi: first == last
                ? "số liệu tính đến ngày \(last.vietnamese)"
                : "số liệu từ \(first.vietnamese) đến hết \(last.vietnamese)",
            en: first == last
                ? "data as of \(last.iso)" : "data from \(first.iso) to \(last.iso)")
    }

    private func paper(_ occurrence: Occurrence) -> Explanation {
        switch duty.schedule {
        case .afterEvent(let limit, _): return counted(limit, occurrence)
        case .afterCompletion: return counted(occurrence)
        case .dates, .recurring, .standing: break
        }
        let paper = occurrence.paper
        let time = paper.time.map { " \($0.iso)" } ?? ""
        let day = unrolled(occurrence)
        let (vi, en) =
            switch paper.reading {
            case .before:
                (
                    "“trước ngày \(paper.date.vietnamese)\(time)”",
                    "'before \(paper.date.iso)\(time)'"
                )
            case .by:
                (
                    "“chậm nhất ngày \(paper.date.vietnamese)\(time)”",
                    "'by \(paper.date.iso)\(time)'"
                )
            }
        return Explanation(
            .due, vi: "\(vi): ngày cuối còn kịp là \(ExplanationWords.day(day, .vi))",
            en: "\(en): the last good day is \(ExplanationWords.day(day, .en))")
    }

    /// What a limit after an event comes to: its words name no day of the calendar (statement 54).
    private func counted(_ limit: WhenLimit, _ occurrence: Occurrence) -> Explanation {
        let happened = events.first { $0.body.isHappening }?.on
        let (vi, en) = ExplanationWords.limit(limit)
        let day = unrolled(occurrence)
        return Explanation(
            .due,
            vi: "\(vi) kể từ sự kiện" + (happened.map { " ngày \($0.vietnamese)" } ?? "")
                + ", không tính ngày ấy: ngày cuối còn kịp là \(ExplanationWords.day(day, .vi))",
            en: "\(en) after the event" + (happened.map { " of \($0.iso)" } ?? "")
                + ", that day not counted: the last good day is \(ExplanationWords.day(day, .en))")
    }

    /// What counts from the time before names no day either.
    private func counted(_ occurrence: Occurrence) -> Explanation {
        let day = unrolled(occurrence)
        return Explanation(
            .due,
            vi: "tính từ lần trước: ngày cuối còn kịp là \(ExplanationWords.day(day, .vi))",
            en: "counted from the time before: the last good day is "
                + ExplanationWords.day(day, .en))
    }

    /// The last good day before it was rolled (statement 1).
    private func unrolled(_ occurrence: Occurrence) -> CivilDate {
        plan.lastGoodDay(of: occurrence.paper, roll: .none)
    }

    private func rolling(_ occurrence: Occurrence) -> [Explanation] {
        let before = unrolled(occurrence)
        let (why, whyEn) = ExplanationWords.dayOff(before, plan.calendar)
        guard before == occurrence.due else {
            let isLater = before < occurrence.due
            var (vi, en) =
                isLater
                ? ("ngày làm việc kế tiếp", "the next working day")
                : ("ngày làm việc liền trước", "the working day before")
            if isLater, duty.roll == .previous {
                vi += " (lùi thì hạn trước cả ngày bắt đầu tính)"
                en += " (the one before lies before the day that it counts from)"
            }
            return [
                Explanation(
                    .due,
                    vi: "\(before.vietnamese) \(why), nên hạn là \(vi): "
                        + "\(ExplanationWords.day(occurrence.due, .vi)) (roll: \(duty.roll.rawValue))",
                    en: "\(before.iso) \(whyEn), so it is due on \(en): "
                        + "\(ExplanationWords.day(occurrence.due, .en)) (roll: \(duty.roll.rawValue))"
                )
            ]
        }
        if case .worked(let name) = plan.calendar.entry(on: before) {
            return [
                Explanation(
                    .due, vi: "\(before.vietnamese) là ngày làm bù (\(name))",
                    en: "\(before.iso) is worked (\(name))")
            ]
        }
        guard !plan.calendar.isWorkingDay(before) else { return [] }
        return [
            Explanation(
                .due, vi: "\(before.vietnamese) \(why); quy tắc không dời hạn (roll: none)",
                en: "\(before.iso) \(whyEn); the rule doesn't move it (roll: none)")
        ]
    }

    private func extensions(_ occurrence: Occurrence) -> [Explanation] {
        (events + foreseen).compactMap { event in
            if isVoided(event) { return nil }
            if event.body.isSuspension { return suspension(event, occurrence) }
            guard case .extended(let to, let letter) = event.body else { return nil }
            var explanation = Explanation(
                .due, at: event.recordedAt,
                vi: "gia hạn đến \(ExplanationWords.day(to, .vi))"
                    + (letter.map { " theo văn bản \($0)" } ?? "") + " (ghi nhận số \(event.id))",
                en: "extended to \(ExplanationWords.day(to, .en))"
                    + (letter.map { " by letter \($0)" } ?? "") + " (entry \(event.id))")
            explanation.event = event.id
            return explanation
        }
    }

    /// `nil` where it moves nothing: what it followed was taken back since.
    private func suspension(_ event: Event, _ occurrence: Occurrence) -> Explanation? {
        let words = EventWords.of(event.body, on: event.on)
        // As it was then, without what was taken back since.
        func state(_ isThere: (Event) -> Bool) -> ObligationState {
            ObligationState(
                due: occurrence.due,
                events: (events + foreseen).filter { isThere($0) || $0.body.voids != nil },
                clock: DueClock(duty, calendar: plan.calendar))
        }
        let before = state { $0.id < event.id }.due
        let moved = state { $0.id <= event.id }
        let due = moved.due
        if due == before { return nil }
        let rolled = moved.movedTo.map {
            SuspendedRoll(day: $0, roll: duty.roll, calendar: plan.calendar).words
        }
        if foreseen.contains(event) {
            return Explanation(
                .due, at: event.recordedAt,
                vi: "\(words.vi): các ngày ấy không tính, khi kỳ mở thì ngày cuối còn kịp sẽ là "
                    + ExplanationWords.day(due, .vi) + (rolled.map { "; \($0.vi)" } ?? ""),
                en:
                    "\(words.en): those days don't count, so once it opens the last good day will be "
                    + ExplanationWords.day(due, .en) + (rolled.map { "; \($0.en)" } ?? ""))
        }
        var explanation = Explanation(
            .due, at: event.recordedAt,
            vi: "\(words.vi): các ngày ấy không tính, ngày cuối còn kịp là "
                + "\(ExplanationWords.day(due, .vi)) (ghi nhận số \(event.id))"
                + (rolled.map { "; \($0.vi)" } ?? ""),
            en: "\(words.en): those days don't count, so the last good day is "
                + "\(ExplanationWords.day(due, .en)) (entry \(event.id))"
                + (rolled.map { "; \($0.en)" } ?? ""))
        explanation.event = event.id
        return explanation
    }

    func isVoided(_ event: Event) -> Bool {
        events.contains { other in
            if case .voided(let id) = other.body { id == event.id } else { false }
        }
    }
}

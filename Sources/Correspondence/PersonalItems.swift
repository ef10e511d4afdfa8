internal import Civil
internal import Mail
internal import Rules
internal import Scheduler

/// What one unit is told of its own duties.
extension LetterWriter {
    /// - Parameter origins: whose it was, where the unit took it over.
    func personal(
        _ matter: Matter, _ id: ObligationID, _ notice: Notice, from origins: [String],
        movedFrom: CivilDate?, on day: CivilDate
    ) -> LetterItem {
        let state = book.state(of: id, due: matter.occurrence.due)
        let own = matter.letter(progress(of: id, state), takenFrom: origins)
        let asIs = matter.letter(.nothing, takenFrom: own.takenFrom)
        switch notice.key.kind {
        case .redirect where notice.key.isHandover || notice.key.isPassedOn:
            return handedOn(matter, own, state, notice, on: day)
        case .redirect:
            return .redirect(
                of: told(matter, own, state, notice, on: day),
                intended: intended(id, matter, on: day))
        case .moved:
            let isOwn = notice.key.role.isOwingUnit
            return .moved(
                isOwn ? own : owed(own, by: state.responsible ?? id.debtor, matter.words),
                matter.due, workingDaysLeft: leftOrLate(matter, day),
                from: movedFrom ?? matter.occurrence.due,
                authority: authority(notice, id, matter.words))
        case .returned:
            return returned(matter, id, from: origins, on: day)
                ?? told(matter, own, state, notice, on: day)
        case .refused:
            guard let refusal = refusal(notice, id) else {
                return told(matter, own, state, notice, on: day)
            }
            return .refused(
                asIs, matter.due, workingDaysLeft: left(matter, notice, day), refusal)
        case .reminder, .dueToday, .overdue, .escalation, .tally, .rollUp, .correction:
            return told(matter, own, state, notice, on: day)
        }
    }

    /// As whoever isn't of the unit reads it: whose it is.
    private func owed(_ own: LetterMatter, by unit: String, _ words: Words) -> LetterMatter {
        let whose = words.whose(rules.registry.unit(unit)?.name ?? unit)
        var matter = own
        matter.task += whose
        matter.short += whose
        matter.brief = own.brief.map { $0 + whose }
        return matter
    }

    /// What moved the due day: the paper, the suspension, or that either was taken back.
    private func authority(_ notice: Notice, _ id: ObligationID, _ words: Words) -> String? {
        let events = book.events(of: id)
        guard case .event(let number) = notice.key.stage,
            let event = events.first(where: { $0.id == number })
        else { return nil }
        let undone = event.body.voids.flatMap { id in events.first { $0.id == id } }
        let what: String? =
            switch (undone ?? event).body {
            case .extended(_, let letter):
                extended(by: letter, (undone ?? event), events, words)
            case .suspended(let until, let reason):
                words.suspension(from: (undone ?? event).on, until: until, reason: reason)
            default: nil
            }
        guard undone != nil else { return what }
        return words.takenBack(what)
    }

    /// An extension's paper, and the days that don't count among which it put the due day (statement 55).
    private func extended(
        by letter: String?, _ event: Event, _ events: [Event], _ words: Words
    ) -> String? {
        let moving = events.drop { $0.id <= event.id }.prefix {
            $0.body.isSuspension && $0.recordedAt == event.recordedAt
        }
        let reasons = moving.compactMap { event -> String? in
            guard case .suspended(let until, let reason) = event.body else { return nil }
            return words.suspension(from: event.on, until: until, reason: reason)
        }
        let all = [letter.map(words.paper)].compactMap { $0 } + reasons
        return all.isEmpty ? nil : all.joined(separator: words.and)
    }

    /// What a stage says: `+3wd` comes after the due day, `0d` on it, any other before.
    private func told(
        _ matter: Matter, _ own: LetterMatter, _ state: ObligationState, _ notice: Notice,
        on day: CivilDate
    ) -> LetterItem {
        let left = left(matter, notice, day)
        if matter.duty.kind == .anniversary {
            return .anniversary(own, matter.anniversary(workingDaysLeft: left))
        }
        if notice.key.stage.isAfterDue || notice.key.kind == .overdue {
            let due = asked(of: matter, own.progress, state)
            let late = matter.plan.calendar.workingDays(from: due.lastGoodDay, to: day)
            return .overdue(
                own, due, workingDaysLate: max(1, late),
                promise: promise(matter, notice, state, on: day))
        }
        if case .completes = own.progress, !matter.isStanding {
            return completion(own, asked(of: matter, own.progress, state), matter.plan, on: day)
        }
        if notice.key.kind == .dueToday { return .dueToday(own, matter.due) }
        if matter.duty.kind == .inspection, let inspector = matter.duty.inspector {
            return .inspection(
                own, matter.due, workingDaysLeft: left,
                inspector: (rules.living(inspector, on: day) ?? rules.registry.unit(inspector))?
                    .name ?? inspector)
        }
        return .reminder(own, matter.isStanding ? nil : matter.due, workingDaysLeft: left)
    }

    /// What is asked again is late, due or still to come by its own day.
    private func completion(
        _ own: LetterMatter, _ due: LetterDue, _ plan: Plan, on day: CivilDate
    ) -> LetterItem {
        let last = due.lastGoodDay
        if last < day {
            return .overdue(
                own, due, workingDaysLate: max(1, plan.calendar.workingDays(from: last, to: day)))
        }
        if last == day { return .dueToday(own, due) }
        return .reminder(
            own, due, workingDaysLeft: plan.calendar.workingDays(from: day, to: last))
    }

    /// To whom it was passed on, by the head or with a unit that ended: what was told before, as it
    /// stands now.
    private func handedOn(
        _ matter: Matter, _ own: LetterMatter, _ state: ObligationState, _ notice: Notice,
        on day: CivilDate
    ) -> LetterItem {
        guard matter.due.lastGoodDay < day else {
            return told(matter, own, state, notice, on: day)
        }
        let late = matter.plan.calendar.workingDays(from: matter.due.lastGoodDay, to: day)
        return .overdue(own, matter.due, workingDaysLate: max(1, late))
    }

    /// By when: of a completion the day that the return named, be it before the rule's or behind it (statement 46);
    /// where it named none, no day before that of the return.
    private func asked(
        of matter: Matter, _ progress: LetterProgress, _ state: ObligationState
    ) -> LetterDue {
        guard case .completes(let sentBack) = progress else { return matter.due }
        let day = state.restsThrough ?? max(sentBack.returnedOn, matter.due.lastGoodDay)
        return day == matter.due.lastGoodDay ? matter.due : LetterDue(.by(day), lastGoodDay: day)
    }

    // MARK: What the unit has said or done

    /// The unit that owed it in the beginning, where another one answers for it now.
    func takenFrom(_ id: ObligationID, on day: CivilDate) -> String? {
        // Who answers doesn't depend on the due date.
        let named = book.state(of: id, due: .min).responsible ?? id.debtor
        let heir = rules.living(named, on: day)?.id ?? named
        return heir == id.origin ? nil : origin(of: id)
    }

    /// How the unit's own report stands by what it said (statement 41) and by what the office sent
    /// back (statement 46).
    func progress(of id: ObligationID, _ state: ObligationState) -> LetterProgress {
        if let sent = state.saysSent { return .saysSent(number: sent.number, on: sent.on) }
        if let until = state.asksFor { return .asksExtension(until: until) }
        return sentBack(id, state).map { .completes($0) } ?? .nothing
    }

    /// What was sent back and why, while it is open because of that.
    private func sentBack(_ id: ObligationID, _ state: ObligationState) -> LetterReturn? {
        guard state.wasReturned else { return nil }
        let events = book.events(of: id)
        guard
            let index = events.lastIndex(where: {
                if case .returned = $0.body { true } else { false }
            }), case .returned(_, let note) = events[index].body
        else { return nil }
        let report = events[..<index].last {
            if case .received = $0.body { true } else { false }
        }
        var number: String?
        if case .received(let known, _, _) = report?.body { number = known }
        return LetterReturn(
            number: number, sentOn: report?.on, workingDaysLate: report?.workingDaysLate ?? 0,
            returnedOn: events[index].on, lacking: note)
    }

    /// The notice that a return sends at once (statement 46): what is missing, and by when. `nil`
    /// where the report isn't open because of a return any more.
    private func returned(
        _ matter: Matter, _ id: ObligationID, from origins: [String], on day: CivilDate
    ) -> LetterItem? {
        let state = book.state(of: id, due: matter.occurrence.due)
        guard let sentBack = sentBack(id, state) else { return nil }
        // The day that the return names, or the due day where that is still to come.
        let until =
            state.restsThrough.map { LetterDue(.by($0), lastGoodDay: $0) }
            ?? (state.due >= day ? matter.due : nil)
        return .returned(
            matter.letter(.nothing, takenFrom: origins), sentBack, until: until,
            workingDaysLeft: until.map {
                max(0, matter.plan.calendar.workingDays(from: day, to: $0.lastGoodDay))
            } ?? 0)
    }

    /// What the entry refused that brought a notice about.
    private func refusal(_ notice: Notice, _ id: ObligationID) -> LetterRefusal? {
        let events = book.events(of: id)
        guard
            case .settled(let answer, _, let note)? = events.first(where: {
                notice.key.stage == .event($0.id)
            })?.body, let said = events.first(where: { $0.id == answer })
        else { return nil }
        switch said.body {
        case .extensionAsked(let until): return LetterRefusal(.request(until: until), reason: note)
        case .submitted(let number, let undated):
            return LetterRefusal(
                .submission(number: number, on: undated ? nil : said.on), reason: note)
        case .received, .acknowledged, .accepted, .returned, .extended, .unread, .settled, .waived,
            .cancelled, .reassigned, .joined, .transferred, .occurred, .suspended, .voided:
            return nil
        }
    }

    // MARK: The fortnight

    /// One line of the fortnight, and what it is about.
    struct ComingLine {
        let ids: [ObligationID]
        let line: LetterComing
    }

    /// The lines of what is open beside what the mail tells, what is due or overdue first
    /// (statement 49). What was taken over from several units and stands the same is one line.
    func coming(
        of context: MailContext, besides told: Set<ObligationID>, on day: CivilDate, _ words: Words
    ) -> [ComingLine] {
        let open = context.coming.filter { !told.contains($0.obligation) }
            .sorted { ($0.due, $0.obligation) < ($1.due, $1.obligation) }
        let shared = SharedLines(
            open.map { ($0.obligation, SharedLines.Key($0.obligation.occurrence, $0.due)) }, self,
            on: day)
        return open.compactMap { next in
            let id = next.obligation
            guard let ids = shared.ids(ledBy: id, as: .init(id.occurrence, next.due)) else {
                return nil
            }
            let origins = ids.compactMap { takenFrom($0, on: day) }
            guard let (plan, duty) = rules.duty(id.occurrence.duty),
                let occurrence = book.occurrence(id.occurrence, duty: duty, plan: plan),
                let matter = Matter(
                    occurrence, due: next.due, duty: duty, plan: plan, rules: rules, book: book,
                    words: words, of: id, on: day
                )?.after(context, toldOf: id)
            else { return nil }
            if duty.kind == .anniversary {
                let left = plan.calendar.workingDays(from: day, to: next.due)
                return ComingLine(
                    ids: ids,
                    line: LetterComing(
                        matter.letter, .anniversary(matter.anniversary(workingDaysLeft: left))))
            }
            let state = book.state(of: id, due: occurrence.due)
            let progress = progress(of: id, state)
            let due = asked(of: matter, progress, state)
            let last = due.lastGoodDay
            let left =
                last < day
                ? -plan.workingDaysLate(day, due: last)
                : last == day ? 0 : max(1, plan.calendar.workingDays(from: day, to: last))
            return ComingLine(
                ids: ids,
                line: LetterComing(
                    matter.letter(progress, takenFrom: origins), .due(due, workingDaysLeft: left)))
        }
    }

    /// Below 0 when it is late by so many.
    private func leftOrLate(_ matter: Matter, _ day: CivilDate) -> Int {
        let due = matter.due.lastGoodDay
        let calendar = matter.plan.calendar
        guard matter.duty.expectsReport, due < day else {
            return calendar.workingDays(from: day, to: due)
        }
        return -max(1, calendar.workingDays(from: due, to: day))
    }

    private func left(_ matter: Matter, _ notice: Notice, _ day: CivilDate) -> Int {
        matter.plan.calendar.workingDays(from: day, to: notice.key.due)
    }
}

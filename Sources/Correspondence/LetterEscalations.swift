internal import Civil
internal import Mail
internal import Rules
internal import Scheduler

/// What those above a late unit read: the missing of one occurrence, of their own level where they are told
/// as that (statement 56), and what puts right what they were told.
extension LetterWriter {
    struct EscalationKey: Hashable {
        let occurrence: OccurrenceID
        let due: CivilDate
        let stage: NoticeStage

        init(_ occurrence: OccurrenceID, _ due: CivilDate, _ stage: NoticeStage) {
            self.occurrence = occurrence
            self.due = due
            self.stage = stage
        }
    }

    func escalation(
        _ matter: Matter, _ key: EscalationKey, _ bundle: Bundle, _ context: MailContext,
        on day: CivilDate
    ) -> LetterItem {
        let roles = roles(of: bundle, key)
        // The whole picture: also who has been given time to complete a report, and so isn't urged. Who was given
        // more time and is late by that is told of when their own ladder comes to it (statement 45).
        let members = members(
            matter.occurrence, matter.plan, levels(of: bundle, key, on: day), on: day
        ).filter { !$0.isOverdue || isTold($0, matter, key, roles, on: day) }
        let overdue = members.filter(\.isOverdue)
        // Who was given time is told of in the list of that day alone: what heads it is true of its lines. The
        // list of the rule's day shows all, with the days that were theirs.
        let isApart = key.due != matter.occurrence.due
        let missing = isApart ? overdue.filter { $0.state.due == key.due } : overdue
        let total = count(
            members.filter { standing in
                if isApart, standing.state.due != key.due { return false }
                switch standing.state.fulfilment {
                case .open, .received, .accepted: return true
                case .waived, .cancelled, .transferred: return false
                }
            })
        // Days on which all of them were: the sentence stands over the whole list. Who is completing a
        // report is told to do that instead, or was urged for that.
        let urged = urged(missing, context, key, on: day)
        let completion = completion(of: missing, key)
        let (letter, due) =
            completion.map { matter.completing(by: $0) } ?? (matter.letter, matter.due)
        let own = missing.filter { $0.state.due == key.due }
        return .escalation(
            letter, due,
            workingDaysLate: max(
                1, matter.plan.calendar.workingDays(from: completion ?? key.due, to: day)),
            urgedOn: urged.days,
            missing: (completion == nil
                ? withCompletionDays(own, matter.words) : letterUnits(own, matter.words))
                + othersDue(missing.filter { $0.state.due != key.due }, matter.words),
            total: max(total, count(missing)),
            inTime: othersDue(
                members.filter { $0.state.isOpen && !$0.isOverdue }, matter.words),
            urgedButCompleting: urged.isPartial)
    }

    /// Whether a reader of the list has been told of one that is late, or is today: by the rung of its own due
    /// day.
    func isTold(
        _ standing: Standing, _ matter: Matter, _ key: EscalationKey, _ roles: Set<Role>,
        on day: CivilDate
    ) -> Bool {
        if standing.state.due == key.due { return true }
        return matter.duty.stages(due: standing.state.due, plan: matter.plan).contains { stage in
            guard case .rung(let told, _) = stage.purpose else { return false }
            return !roles.isDisjoint(with: told) && matter.plan.day(of: stage.at) <= day
        }
    }

    func roles(of bundle: Bundle, _ key: EscalationKey) -> Set<Role> {
        Set(
            bundle.notices.filter { notice in
                notice.toldAs == .escalation
                    && notice.key.subject.obligation.map {
                        EscalationKey($0.occurrence, notice.key.due, notice.key.stage) == key
                    } ?? false
            }.map(\.key.role))
    }

    /// The days on which all were urged; where those that complete a report weren't, of the others.
    private func urged(
        _ missing: [Standing], _ context: MailContext, _ key: EscalationKey, on day: CivilDate
    ) -> (days: [CivilDate], isPartial: Bool) {
        func shared(_ standings: [Standing]) -> [CivilDate] {
            let days =
                standings.map { context.urged[$0.obligation] ?? [] }
                .reduce(nil as Set<CivilDate>?) { $0?.intersection($1) ?? $1 } ?? []
            return days.filter { $0 <= day && $0 > key.due }.sorted()
        }
        let all = shared(missing)
        let others = missing.filter { !$0.state.wasReturned }
        guard all.isEmpty, others.count < missing.count else { return (all, false) }
        let days = shared(others)
        return (days, !days.isEmpty)
    }

    /// The day named for the completion, where that is what is missing of all.
    private func completion(of missing: [Standing], _ key: EscalationKey) -> CivilDate? {
        let days = Set(missing.map { $0.state.wasReturned ? $0.state.restsThrough : nil })
        guard days.count == 1, let day = days.first ?? nil, day != key.due else { return nil }
        return day
    }

    /// Who completes a report, with the day that it has for that.
    private func withCompletionDays(_ standings: [Standing], _ words: Words) -> [LetterUnit] {
        func day(_ standing: Standing) -> CivilDate? {
            standing.state.wasReturned ? standing.state.restsThrough : nil
        }
        let days = Set(standings.compactMap(day)).sorted()
        return letterUnits(standings.filter { day($0) == nil }, words)
            + days.flatMap { until in
                letterUnits(standings.filter { day($0) == until }, words).map { unit in
                    var unit = unit
                    unit.name += words.until(until)
                    return unit
                }
            }
    }

    func members(
        _ occurrence: Occurrence, _ plan: Plan, _ levels: [String]?, on day: CivilDate
    ) -> [Standing] {
        guard let levels else { return book.standings(of: occurrence, plan: plan, on: day) }
        return levels.flatMap {
            book.standings(of: occurrence, below: $0, rules: rules, plan: plan, on: day)
        }
    }

    /// Those that haven't sent it, with the day of each that is due on another day than the rest.
    func missing(
        _ standings: [Standing], _ occurrence: Occurrence, _ words: Words
    ) -> [LetterUnit] {
        letterUnits(standings.filter { $0.state.due == occurrence.due }, words)
            + othersDue(standings.filter { $0.state.due != occurrence.due }, words)
    }

    /// Those that had until another day, with that day.
    private func othersDue(_ standings: [Standing], _ words: Words) -> [LetterUnit] {
        Dictionary(grouping: standings, by: \.state.due).sorted { $0.key < $1.key }
            .flatMap { due, standings in
                letterUnits(standings, words).map { unit in
                    var unit = unit
                    unit.name += words.until(due)
                    return unit
                }
            }
    }

    /// The units that an escalation's readers are told as the level above; `nil` where they are told of
    /// all (statement 56).
    func levels(of bundle: Bundle, _ key: EscalationKey, on day: CivilDate) -> [String]? {
        let notices = bundle.notices.filter { notice in
            notice.toldAs == .escalation
                && notice.key.subject.obligation.map {
                    EscalationKey($0.occurrence, notice.key.due, notice.key.stage) == key
                } ?? false
        }
        guard notices.allSatisfy({ $0.key.role == .parent }) else { return nil }
        let parents = notices.compactMap { notice in
            notice.key.subject.obligation.flatMap { rules.parent(of: $0.debtor, on: day)?.id }
        }
        return Set(parents).sorted()
    }

    func standings(of matter: Matter, below unit: String, on day: CivilDate) -> [Standing] {
        book.standings(
            of: matter.occurrence, below: unit, rules: rules, plan: matter.plan, on: day)
    }

    /// That a unit doesn't owe what followed something entered in error.
    func withdrawn(_ matter: Matter, _ id: ObligationID) -> LetterItem? {
        guard let happening = book.happening(of: id.occurrence),
            let undoing = book.withdrawal(of: id.occurrence)
        else { return nil }
        return .withdrawn(
            matter.letter,
            LetterWithdrawal(
                unit: name(of: id, matter.words), happenedOn: happening.on, takenBackOn: undoing.on)
        )
    }

    func correction(
        _ matter: Matter, _ id: ObligationID, toldOn: CivilDate?
    ) -> [LetterItem] {
        let standing = book.standing(
            of: id, matter.occurrence, plan: matter.plan, on: matter.occurrence.due)
        guard let sentOn = standing.state.sentOn else { return [] }
        let number = book.events(of: id).lazy.reversed().compactMap { event -> String? in
            if case .received(let number, _, _) = event.body { number } else { nil }
        }.first
        return [
            .correction(
                matter.letter,
                LetterCorrection(
                    unit: name(of: id, matter.words),
                    toldOn: toldOn
                        ?? matter.lastEscalation(before: book.events(of: id).last?.recordedAt),
                    sentOn: sentOn, documentNumber: number,
                    workingDaysLate: standing.workingDaysLate))
        ]
    }
}

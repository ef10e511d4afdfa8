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
        _ matter: Matter, _ key: EscalationKey, _ levels: [String]?, _ context: MailContext,
        on day: CivilDate
    ) -> LetterItem {
        // The whole picture: also who has been given time to complete a report, and so isn't urged.
        let members = members(matter.occurrence, matter.plan, levels, on: day)
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
        // report is told to do that instead.
        let urged =
            missing.filter { !$0.state.wasReturned }
            .map { context.urged[$0.obligation] ?? [] }
            .reduce(nil as Set<CivilDate>?) { $0?.intersection($1) ?? $1 } ?? []
        return .escalation(
            matter.letter, matter.due,
            workingDaysLate: max(1, matter.plan.calendar.workingDays(from: key.due, to: day)),
            urgedOn: urged.filter { $0 <= day && $0 > key.due }.sorted(),
            missing: letterUnits(missing.filter { $0.state.due == key.due }, matter.words)
                + othersDue(missing.filter { $0.state.due != key.due }, matter.words),
            total: max(total, count(missing)),
            inTime: othersDue(
                members.filter { $0.state.isOpen && !$0.isOverdue }, matter.words))
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

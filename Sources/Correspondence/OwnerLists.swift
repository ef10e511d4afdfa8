import Civil
import Mail
import Rules
import Scheduler

/// The lists that a plan's owner gets: what goes out, and what is overdue. Who could not be told,
/// and what is held, stands in the remarks.
extension LetterWriter {
    /// `goingOut` is what the morning list is about.
    func list(
        _ notice: Notice, _ goingOut: [Notice], _ plan: Plan, _ words: Words
    ) -> [LetterItem] {
        guard case .plan(_, let day) = notice.key.subject else { return [] }
        switch notice.key.stage {
        case .morning:
            guard notice.key.role == .owner else { return [] }
            let others = goingOut.filter { !isToOwner($0, plan, on: day) }
            let urged = Set(
                others.filter { $0.key.role.isOwingUnit }.compactMap(\.key.subject.obligation))
            let backlog = backlogs(standings(others, plan, day), plan, day, words, urged: urged)
            if backlog.isEmpty { return [] }
            return [.morningList(backlog, time: plan.officeHours.afternoonStart)]
        default:
            return [.rollUp(backlogs(book.overdue(plan: plan, on: day), plan, day, words))]
        }
    }

    /// One list of a kind for all the plans of an office, by due day; of morning lists one for each hour.
    func joined(_ lists: [LetterItem]) -> [LetterItem] {
        var rollUp: [LetterBacklog]?
        var mornings: [(time: CivilTime, rows: [LetterBacklog])] = []
        for list in lists {
            switch list {
            case .rollUp(let rows):
                // What the owner is asked besides shows the plan's list too.
                let known = rollUp ?? []
                rollUp = known + rows.filter { !known.contains($0) }
            case .morningList(let rows, let time):
                if let place = mornings.firstIndex(where: { $0.time == time }) {
                    mornings[place].rows += rows
                } else {
                    mornings.append((time, rows))
                }
            default: continue
            }
        }
        return mornings.map { .morningList($0.rows.byDay, time: $0.time) }
            + (rollUp.map { [.rollUp($0.byDay)] } ?? [])
    }

    /// What the list's own reader will get needs no announcement.
    private func isToOwner(_ notice: Notice, _ plan: Plan, on day: CivilDate) -> Bool {
        switch notice.key.role {
        case .owner: return true
        case .unit(let id): return id == plan.owner
        case .parent:
            return notice.key.subject.obligation.map {
                rules.parent(of: $0.debtor, on: day)?.id == plan.owner
            } ?? false
        case .head, .deputy, .contact:
            // Who answers doesn't depend on the due date.
            return notice.key.subject.obligation.map { id in
                let unit = book.state(of: id, due: .min).responsible ?? id.debtor
                return (rules.living(unit, on: day)?.id ?? unit) == plan.owner
            } ?? false
        case .address: return false
        }
    }

    /// The obligations that a plan's notices are about, each once however many are told of it.
    private func standings(_ notices: [Notice], _ plan: Plan, _ day: CivilDate) -> [Standing] {
        var occurrences: [OccurrenceID: Occurrence] = [:]
        var seen: Set<ObligationID> = []
        return notices.compactMap { notice in
            guard notice.plan == plan.id, let id = notice.key.subject.obligation,
                seen.insert(id).inserted, let duty = rules.duty(id.occurrence.duty)?.duty,
                let occurrence = occurrences[id.occurrence]
                    ?? book.occurrence(id.occurrence, duty: duty, plan: plan)
            else { return nil }
            occurrences[id.occurrence] = occurrence
            return book.standing(of: id, occurrence, plan: plan, on: day)
        }
    }

    private func backlogs(
        _ standings: [Standing], _ plan: Plan, _ day: CivilDate, _ words: Words,
        urged: Set<ObligationID> = []
    ) -> [LetterBacklog] {
        struct Key: Hashable, Comparable {
            let due: CivilDate
            let id: OccurrenceID
            static func < (a: Key, b: Key) -> Bool { (a.due, a.id) < (b.due, b.id) }
        }
        let groups = Dictionary(grouping: standings) {
            Key(due: $0.state.due, id: $0.occurrence.id)
        }
        return groups.sorted { $0.key < $1.key }.compactMap { key, group in
            guard let (_, duty) = rules.duty(key.id.duty),
                let occurrence = group.first?.occurrence,
                let matter = Matter(
                    occurrence, due: key.due, duty: duty, plan: plan, rules: rules, book: book,
                    words: words)
            else { return nil }
            return LetterBacklog(
                short: matter.letter.short, due: matter.due,
                workingDaysLate: max(1, plan.calendar.workingDays(from: key.due, to: day)),
                units: letterUnits(group, words),
                isReport: !group.contains { urged.contains($0.obligation) })
        }
    }

    /// What waits for the office to decide, oldest first, with what each is about (statement 41).
    func waiting(_ answers: [WaitingAnswer], _ words: Words) -> LetterItem {
        .waiting(
            answers.sorted { ($0.since, $0.number) < ($1.since, $1.number) }.compactMap { answer in
                guard let plan = rules.plan(answer.plan) else { return nil }
                return LetterWaiting(
                    unit: answer.obligation.map { name(of: $0, words) },
                    short: answer.obligation.flatMap { id in
                        rules.duty(id.occurrence.duty)?.duty.name(
                            period: id.occurrence.period, due: nil, language: words.language,
                            after: HappeningName(id.occurrence, book))
                    }, what: LetterWaiting.What(answer.what), text: answer.words?.text,
                    files: answer.words?.files ?? [], at: plan.zone.local(at: answer.since),
                    number: Int(answer.number))
            })
    }
}

extension [LetterBacklog] {
    /// What has been due for longest first; equals keep their order.
    fileprivate var byDay: Self {
        enumerated().sorted {
            ($0.element.due.lastGoodDay, $0.offset) < ($1.element.due.lastGoodDay, $1.offset)
        }.map(\.element)
    }
}

extension LetterItem {
    /// The numbers of the answers that it lists.
    var waiting: [Int64] {
        guard case .waiting(let rows) = self else { return [] }
        return rows.map { Int64($0.number) }
    }
}

extension LetterWaiting.What {
    fileprivate init(_ what: WaitingAnswer.What) {
        switch what {
        case .submission(let number, let day): self = .submission(number: number, on: day)
        case .request(let day): self = .request(until: day)
        case .unread: self = .unread
        }
    }
}

import Civil
import Mail
import Rules
import Scheduler

/// A duty's occurrence in one due generation, in the words that letters need.
struct Matter {
    let plan: Plan
    let duty: Duty
    let occurrence: Occurrence
    let due: LetterDue
    let words: Words
    private(set) var letter: LetterMatter

    init?(
        _ id: ObligationID, notice: Notice, plan: Plan, rules: RuleSet, book: Book, words: Words,
        on today: CivilDate? = nil
    ) {
        guard let duty = plan.duties.first(where: { $0.id == id.occurrence.duty }) else {
            return nil
        }
        let occurrence =
            book.occurrence(id.occurrence, duty: duty, plan: plan)
            ?? Occurrence(
                id: id.occurrence, opensOn: notice.key.due, due: notice.key.due, dueTime: nil,
                paper: DueDate(date: notice.key.due, reading: .by))
        self.init(
            occurrence, due: notice.key.due, duty: duty, plan: plan, rules: rules, book: book,
            words: words, of: id, on: today)
    }

    /// - Parameters:
    ///   - today: the day on which it is said; what is overdue goes to who is above by now.
    init?(
        _ occurrence: Occurrence, due day: CivilDate, duty: Duty, plan: Plan, rules: RuleSet,
        book: Book, words: Words, of id: ObligationID? = nil, on today: CivilDate? = nil
    ) {
        let happening = HappeningName(occurrence.id, book)
        self.plan = plan
        self.duty = duty
        self.occurrence = occurrence
        self.words = words
        // A due day that moved has no other words than its own.
        let paper =
            day == occurrence.due
            ? occurrence.paper
            : DueDate(
                date: day, time: id.flatMap { book.hour(of: $0, on: day, occurrence) },
                reading: .by)
        let isWorked = if case .worked = plan.calendar.entry(on: day) { true } else { false }
        due = LetterDue(
            paper.reading == .before ? .before(paper.date) : .by(paper.date), lastGoodDay: day,
            time: paper.time, isWorkedSaturday: isWorked)
        let (language, period) = (words.language, occurrence.id.period)
        let short = duty.name(period: period, due: day, language: language, after: happening)
        let isNamed =
            happening != nil
            || PeriodName(duty, period: period, due: day, language: language) != nil
        // What a commemoration asks for is the same of all: the templates have the words.
        letter = LetterMatter(
            task: duty.kind == .anniversary
                ? "" : duty.task(period: period, due: day, language: language, after: happening),
            short: short, brief: isNamed ? words.lowered(short) : nil,
            citation: duty.citation(in: plan),
            sendTo: duty.expectsReport
                ? Self.place(duty, id, plan, on: max(day, today ?? day), rules, words) : nil,
            form: duty.form, channel: duty.expectsReport ? duty.channel : nil,
            window: duty.window(of: occurrence.id.period, in: plan.calendar),
            event: happening?.text(language), expectsReport: duty.expectsReport)
    }

    /// Where the report goes. That of a list is said where it is one for all. Of the office that writes
    /// are the owners of plans and its other divisions; a body of its own stands for itself.
    private static func place(
        _ duty: Duty, _ id: ObligationID?, _ plan: Plan, on day: CivilDate, _ rules: RuleSet,
        _ words: Words
    ) -> String? {
        let unit: OrgUnit?
        switch duty.sendTo {
        case .unit(let to):
            unit = rules.registry.unit(to)
            if unit == nil { return to }
        case .parent: unit = id.flatMap { rules.destination(of: $0, duty: duty, on: day) }
        }
        guard let unit else { return nil }
        let isOwner = rules.plans.contains { $0.owner == unit.id }
        guard isOwner || !unit.outside && Words.isDivision(unit.name) else { return unit.name }
        return words.place(unit.name, office: rules.organisation.office)
    }

    /// The same with the window that its reader was told by what was told of `id`, where an edit has
    /// changed it since (statement 52).
    func after(_ context: MailContext, toldOf id: ObligationID) -> Matter {
        guard let at = context.toldAt[id],
            let change = context.windows.before(occurrence.id, toldAt: at),
            change.was != letter.window
        else { return self }
        var matter = self
        matter.letter.windowBefore = change.was.map { .days($0) } ?? .unsaid
        return matter
    }

    /// What is missing is the completion of what was sent, by its own day (statement 46).
    func completing(by day: CivilDate) -> (letter: LetterMatter, due: LetterDue) {
        var letter = letter
        letter.short = words.completion(of: words.lowered(letter.short))
        letter.brief = letter.brief.map { words.lowered(words.completion(of: $0)) }
        return (letter, LetterDue(.by(day), lastGoodDay: day))
    }

    /// The same with what the unit has said or done of its report, and whose it was before.
    func letter(_ progress: LetterProgress, takenFrom: [String]) -> LetterMatter {
        var letter = letter
        letter.progress = progress
        letter.takenFrom = takenFrom
        return letter
    }

    /// Whether there is no due day: the day of its reminder is none.
    var isStanding: Bool {
        if case .standing = duty.schedule { true } else { false }
    }

    /// Whether a notice is the inspector's list, not what the inspected unit is told.
    func isForInspector(_ notice: Notice) -> Bool {
        duty.kind == .inspection && notice.key.kind.isReminder
            && notice.key.role == duty.inspector.map { .unit($0) }
    }

    /// What the gathering unit owes in turn. Its own office set the day where the plan's owner owes
    /// it to somebody else and no paper gives the day.
    var nextStep: LetterNextStep {
        LetterNextStep(
            letter, due: due,
            isInternal: duty.owedBy == [plan.owner] && duty.sendTo != .unit(plan.owner)
                && duty.cite == nil && duty.law == nil)
    }

    func anniversary(workingDaysLeft: Int) -> LetterAnniversary {
        let lunar = lunarDate
        // A lunar day counts lunar years: the last one may end in the next solar year.
        let year = lunar?.year ?? occurrence.due.year
        return LetterAnniversary(
            occasion: duty.short, day: occurrence.due,
            number: duty.since.map { year - $0 }.flatMap { $0 > 0 ? $0 : nil },
            isDeathDay: lunar != nil && !Self.commemoratesDeed(duty.short),
            dateNote: lunar.map(words.lunar), workingDaysLeft: workingDaysLeft)
    }

    /// Whether a lunar day keeps a founding or a victory, not somebody's death.
    private static func commemoratesDeed(_ occasion: String) -> Bool {
        let words = ["thành lập", "truyền thống", "chiến thắng", "khởi nghĩa", "khai giảng", "tết"]
        let low = occasion.lowercased()
        return words.contains { low.contains($0) }
    }

    /// The lunar day, where the rule names one. It is read back from the solar date, so that a 30th
    /// that its month lacks is the 29th that is kept (statement 5).
    private var lunarDate: LunarDate? {
        guard case .recurring(let expression, _) = duty.schedule, expression.isLunar else {
            return nil
        }
        do throws(LunarError) {
            return try LunarDate(occurrence.due)
        } catch {
            // Beyond the years that the lunar calendar is computed for; the solar date stands.
            return nil
        }
    }

    /// The day of the latest rung to somebody above before `instant`.
    func lastEscalation(before instant: Instant?) -> CivilDate {
        let rungs = duty.stages(due: due.lastGoodDay, plan: plan).filter { stage in
            guard case .rung(let roles, _) = stage.purpose else { return false }
            return roles.contains { $0 != .head } && stage.at < instant ?? stage.at
        }
        return rungs.last.map { plan.zone.local(at: $0.at).date } ?? due.lastGoodDay
    }
}

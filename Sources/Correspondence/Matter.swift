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
    let letter: LetterMatter

    init?(
        _ id: ObligationID, notice: Notice, plan: Plan, rules: RuleSet, book: Book, words: Words
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
            occurrence, due: notice.key.due, duty: duty, plan: plan, rules: rules, words: words)
    }

    init?(
        _ occurrence: Occurrence, due day: CivilDate, duty: Duty, plan: Plan, rules: RuleSet,
        words: Words
    ) {
        self.plan = plan
        self.duty = duty
        self.occurrence = occurrence
        self.words = words
        // An extended due day has no other words than its own.
        let paper =
            day == occurrence.due ? occurrence.paper : DueDate(date: day, reading: .by)
        let isWorked = if case .worked = plan.calendar.entry(on: day) { true } else { false }
        due = LetterDue(
            paper.reading == .before ? .before(paper.date) : .by(paper.date), lastGoodDay: day,
            time: paper.time, isWorkedSaturday: isWorked)
        let citation = [plan.document, duty.cite].compactMap { $0 }.joined(separator: ", ")
        let to = rules.registry.unit(duty.sendTo)?.name ?? duty.sendTo
        // What a commemoration asks for is the same of all: the templates have the words.
        letter = LetterMatter(
            task: duty.kind == .anniversary ? "" : duty.title, short: duty.short,
            citation: citation.isEmpty ? nil : citation,
            sendTo: duty.expectsReport ? "\(to), \(rules.organisation.office)" : nil,
            expectsReport: duty.expectsReport)
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

    /// "báo cáo Ban Chỉ đạo 138, hạn Phòng đặt 14/11/2025".
    var nextStep: String {
        words.nextStep(duty.short, due: due.lastGoodDay)
    }

    func anniversary(workingDaysLeft: Int) -> LetterAnniversary {
        LetterAnniversary(
            occasion: duty.short, day: occurrence.due,
            number: duty.since.map { occurrence.due.year - $0 }.flatMap { $0 > 0 ? $0 : nil },
            dateNote: lunarNote, workingDaysLeft: workingDaysLeft)
    }

    /// "10/3 âm lịch", where the rule names a lunar day. The day is read back from the solar date,
    /// so that a 30th that its month lacks is the 29th that is kept (statement 5).
    private var lunarNote: String? {
        guard case .recurring(let expression, _) = duty.schedule, expression.isLunar else {
            return nil
        }
        do throws(LunarError) {
            return words.lunar(try LunarDate(occurrence.due))
        } catch {
            // Beyond the years that the lunar calendar is computed for; the solar date stands.
            return nil
        }
    }

    /// The days before `day` on which one of `standings` was urged at least: one whose report was in
    /// then, or whose ladder rested, was not.
    func urgedOn(_ standings: [Standing], book: Book, before day: CivilDate) -> [CivilDate] {
        // What was past due already when the rules came has no ladder until it is moved.
        let opened = book.openings[occurrence.id]?.openedAt
        var days: [CivilDate] = []
        for stage in duty.stages(due: due.lastGoodDay, plan: plan) {
            guard case .rung(_, let isRepeat) = stage.purpose else { continue }
            let at = plan.zone.local(at: stage.at).date
            guard at < day, days.last != at, opened.map({ $0 < stage.at }) ?? true else { continue }
            let wasUrged = standings.contains { standing in
                let events = book.events(of: standing.obligation)
                if events.isEmpty { return true }
                let then = ObligationState(
                    due: standing.occurrence.due, events: events.filter { $0.recordedAt < stage.at }
                )
                return then.isOpen && then.due == due.lastGoodDay
                    && (then.movedAt.map { $0 < stage.at } ?? true)
                    && (then.restsThrough.map { $0 < at } ?? true)
                    && !(isRepeat && then.acknowledgedThrough.map { at <= $0 } ?? false)
            }
            if wasUrged { days.append(at) }
        }
        return days
    }

    /// The day on which somebody above the unit is told next.
    func nextReport(after instant: Instant) -> CivilDate? {
        duty.stages(due: due.lastGoodDay, plan: plan).first { stage in
            guard stage.at > instant, case .rung(let roles, _) = stage.purpose else { return false }
            return roles.contains { !$0.isOwingUnit }
        }.map { plan.zone.local(at: $0.at).date }
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

/// What has to be said in one language or the other outside the templates.
struct Words {
    let letter: LetterLanguage

    init(_ language: Language) { letter = language == .vi ? .vietnamese : .english }

    /// "Hiệu trưởng Trường THPT Bảo Lộc", or the unit alone where nobody's title is known.
    func salutation(_ recipient: Recipient) -> String {
        guard let unit = recipient.unit?.name else {
            return recipient.person.name ?? recipient.address
        }
        guard let title = recipient.person.title else { return unit }
        return letter == .vietnamese ? "\(title) \(unit)" : "\(title), \(unit)"
    }

    /// Who answers for what another unit owed.
    func standIn(_ name: String, for origin: String) -> String {
        switch letter {
        case .vietnamese: "\(name) (thay \(origin))"
        case .english: "\(name) (for \(origin))"
        }
    }

    func nextStep(_ short: String, due: CivilDate) -> String {
        switch letter {
        case .vietnamese: "\(lowered(short)), hạn Phòng đặt \(due.vietnamese)"
        case .english: "\(short), due \(due.vietnamese)"
        }
    }

    func lunar(_ date: LunarDate) -> String {
        switch letter {
        case .vietnamese: "\(date.day)/\(date.month)\(date.isLeap ? " nhuận" : "") âm lịch"
        case .english: "lunar \(date.day)/\(date.month)\(date.isLeap ? " leap" : "")"
        }
    }

    /// Why a role could not be told: "chưa báo được thủ trưởng: chưa có địa chỉ thư".
    func skipped(_ role: Role, _ reason: Reason, registry: Registry) -> String {
        let who =
            switch role {
            case .head: letter == .vietnamese ? "thủ trưởng" : "the head"
            case .deputy: letter == .vietnamese ? "cấp phó" : "the deputy"
            case .contact: letter == .vietnamese ? "đầu mối" : "the contact"
            case .owner: letter == .vietnamese ? "đơn vị chủ trì" : "the plan's owner"
            case .unit(let id): registry.unit(id)?.name ?? id
            case .address: letter == .vietnamese ? "địa chỉ đã ghi" : "the address given"
            }
        let why =
            switch reason {
            case .noAddress: letter == .vietnamese ? "chưa có địa chỉ thư" : "no mail address"
            case .outsideBody:
                letter == .vietnamese ? "cơ quan ngoài, gửi văn bản giấy" : "outside body, on paper"
            case .undeliverable:
                letter == .vietnamese ? "thư bị trả lại" : "mail comes back"
            case .roleEmpty, .closed, .moved, .withdrawn, .shadow, .paused, .silenced,
                .acknowledged, .outdated, .discarded, .nothingToSay, .unwritable, .submitted,
                .shown:
                letter == .vietnamese ? "không còn ai giữ vai trò này" : "nobody holds this role"
            }
        return letter == .vietnamese
            ? "chưa báo được \(who): \(why)" : "\(who) could not be told: \(why)"
    }

    private func lowered(_ text: String) -> String {
        text.prefix(1).lowercased() + text.dropFirst()
    }
}

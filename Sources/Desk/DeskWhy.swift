import Civil
import Control
import Ledger
import Messages
import Rounds
import Rules
import Scheduler
import SourceText

/// `Why`: everything that is known of one obligation.
extension DeskAnswers {
    func why(_ call: WhyCall) throws -> WhyReply {
        let (plan, duty) = try ControlNames(rules: rules).duty(call.duty)
        let unit = try obligor(call.unit, duty)
        let matter = try matter(plan, duty, unit, call.period)
        var status: ObligationStatus?
        if matter.isMember, let occurrence = matter.occurrence {
            let id = ObligationID(occurrence: occurrence.id, unit: unit)
            let standing = book(opening: occurrence, for: unit, plan, duty)
                .standing(of: id, occurrence, plan: plan, on: matter.today)
            status = ObligationStatus(
                standing, plan: plan, duty: duty, rules: rules, book: snapshot.book,
                rung: try lastRung(id),
                today: matter.today)
            // What has come keeps to the days that were asked for when it came.
            if let was = matter.windowBefore(occurrence) {
                status?.data_from = was.first
                status?.data_until = was.last
            }
        }
        return WhyReply(
            obligation: status,
            explanations: matter.explanations().map { ExplanationMessage($0, plan.zone) })
    }

    /// A unit, or the part of another's obligation that a unit took over.
    private func obligor(_ text: String, _ duty: Duty) throws(Refusals) -> String {
        let isChild = snapshot.book.openings(of: duty.id).contains { opening in
            snapshot.book.members(of: opening.occurrence).contains(text)
        }
        return isChild ? text : try ControlNames(rules: rules).unit(text).id
    }

    private func matter(
        _ plan: Plan, _ duty: Duty, _ unit: String, _ period: String?
    ) throws -> ExplanationMatter {
        let occurrence = try occurrence(plan, duty, unit, period)
        let id = occurrence.map { ObligationID(occurrence: $0.id, unit: unit) }
        let opening = occurrence.flatMap { snapshot.book.openings[$0.id] }
        let isMember = self.isMember(unit, occurrence, opening, duty)
        let book =
            occurrence.flatMap { occurrence in
                isMember ? self.book(opening: occurrence, for: unit, plan, duty) : nil
            } ?? snapshot.book
        let notices = try id.map { try ledger.notices(about: $0) } ?? []
        var mails: [String: StoredMail] = [:]
        // Who was written to is told to those alone who may know.
        for mail in asker.readsPeople(of: plan) ? Set(notices.compactMap(\.mail)) : [] {
            mails[mail] = try ledger.mail(id: mail)
        }
        return ExplanationMatter(
            rules: rules, plan: plan, duty: duty, unit: unit, occurrence: occurrence,
            opening: opening, isMember: isMember,
            state: occurrence.flatMap { occurrence in
                id.map { book.state(of: $0, due: occurrence.due) }
            }, events: id.map { snapshot.book.events(of: $0) } ?? [],
            foreseen: opening == nil ? id.map { book.events(of: $0) } ?? [] : [],
            notices: notices, mails: mails,
            holds: holds(plan, duty, unit, notices), windows: try ChangedWindows(ledger), now: now)
    }

    /// With what days that don't count will move when an occurrence opens that hasn't.
    private func book(
        opening occurrence: Occurrence, for unit: String, _ plan: Plan, _ duty: Duty
    ) -> Book {
        snapshot.book.opened(
            occurrence, for: unit, plan: plan, duty: duty,
            suspensions: snapshot.holds.suspensions)
    }

    /// Before the opening the members are those that the rule would take.
    private func isMember(
        _ unit: String, _ occurrence: Occurrence?, _ opening: Opening?, _ duty: Duty
    ) -> Bool {
        guard let occurrence else { return false }
        if opening != nil { return snapshot.book.members(of: occurrence.id).contains(unit) }
        return rules.registry.members(of: duty.owedBy, on: occurrence.opensOn)
            .contains(unit)
    }

    /// The period named; else the newest one that is open for the unit, the newest that was, or the
    /// next to come.
    private func occurrence(
        _ plan: Plan, _ duty: Duty, _ unit: String, _ period: String?
    ) throws(Refusals) -> Occurrence? {
        let book = snapshot.book
        if let period = period.map({ duty.key(ofPeriod: $0, in: plan) }) {
            let id = OccurrenceID(duty: duty.id, period: period)
            if let found = book.occurrence(id, duty: duty, plan: plan) { return found }
            throw Refusals(
                ControlRefusal(
                    .unknown, vi: "'\(duty.id)' không có kỳ '\(period)'",
                    en: "'\(duty.id)' has no period '\(period)'",
                    suggestions: book.openings(of: duty.id).suffix(4).map(\.occurrence.period)))
        }
        let mine = book.openings(of: duty.id).filter { opening in
            book.members(of: opening.occurrence).contains(unit)
        }.compactMap { book.occurrence($0.occurrence, duty: duty, plan: plan) }
        let open = mine.last { occurrence in
            let id = ObligationID(occurrence: occurrence.id, unit: unit)
            return book.state(of: id, due: occurrence.due).isOpen
        }
        if let found = open ?? mine.last { return found }
        let today = plan.day(of: now)
        return duty.occurrences(dueIn: today...(today.adding(days: 800) ?? .max), plan: plan).first
            ?? book.openings(of: duty.id).last.flatMap {
                book.occurrence($0.occurrence, duty: duty, plan: plan)
            }
    }

    /// What holds mail of it back now.
    private func holds(
        _ plan: Plan, _ duty: Duty, _ unit: String, _ notices: [StoredNotice]
    ) -> [Bilingual] {
        var words: [Bilingual] = []
        switch plan.mode {
        case .live: break
        case .shadow:
            words.append(
                Bilingual(
                    vi: "kế hoạch \(plan.id) chạy thử (mode: shadow): không gửi thư nào",
                    en: "plan \(plan.id) runs in shadow mode: no mail leaves"))
        case .paused:
            words.append(
                Bilingual(
                    vi:
                        "kế hoạch \(plan.id) đang tạm dừng ('hanchot pause \(plan.id) --resume' để chạy tiếp)",
                    en: "plan \(plan.id) is paused ('hanchot pause \(plan.id) --resume' goes on)"))
        }
        for silence in snapshot.holds.silences(after: now)
        where concerns(silence, plan, duty, unit) {
            let until = silence.lastMoment.map { plan.day(of: $0) }
            let from = silence.start > now ? plan.day(of: silence.start) : nil
            words.append(
                Bilingual(
                    vi: (from.map { "sẽ lặng từ \($0.vietnamese)" } ?? "đang lặng")
                        + " [\(silence.id)]" + (until.map { " đến \($0.vietnamese)" } ?? "")
                        + ": \(silence.reason) (\(silence.author))",
                    en: (from.map { "will be silenced from \($0.iso)" } ?? "silenced")
                        + " [\(silence.id)]" + (until.map { " until \($0.iso)" } ?? "")
                        + ": \(silence.reason) (\(silence.author))"))
        }
        let held = Set(snapshot.holds.held)
        let count = notices.count { held.contains($0.key) }
        if count > 0 {
            words.append(
                snapshot.holds.doubtfulThrough == nil
                    ? Bilingual(
                        vi:
                            "\(count) thư đang bị giữ lại vì gửi quá nhiều nơi một lúc (hanchot release, discard)",
                        en:
                            "\(quantity(count, "notice is", "notices are")) held: too many recipients at once (hanchot release, discard)"
                    )
                    : Bilingual(
                        vi:
                            "\(count) thư đang bị giữ lại vì có thể đã gửi trước khi sổ được khôi phục (hanchot release, discard)",
                        en:
                            "\(quantity(count, "notice is", "notices are")) held: what is held may have left before the ledger was restored (hanchot release, discard)"
                    ))
        }
        return words
    }

    private func concerns(
        _ silence: Silence, _ plan: Plan, _ duty: Duty, _ unit: String
    ) -> Bool {
        (silence.plan.map { $0 == plan.id } ?? true) && (silence.duty.map { $0 == duty.id } ?? true)
            && (silence.unit.map { $0 == unit } ?? true)
            && (silence.group.map { group in
                rules.registry.allMembers(of: [group]).contains { $0.id == unit }
            } ?? true)
    }
}

extension ExplanationMessage {
    init(_ explanation: Explanation, _ zone: Zone) {
        self.init(
            explanation.topic, at: explanation.at.map { isoInstant($0, zone) },
            text: explanation.text, event: explanation.event)
        guard let stored = explanation.notice else { return }
        key = stored.key
        mail = stored.mail
        (fate, reason) =
            switch stored.notice.fate {
            case .pending: (stored.spooledAt == nil ? "pending" : "spooled", nil)
            case .suppressed(let reason): ("suppressed", reason.rawValue)
            case .superseded(let by): ("superseded", by.text)
            }
    }
}

import Civil
import Ledger
import Messages
import Rules
import Scheduler
import SourceText

/// What happened and what was decided, in words.
extension ExplanationMatter {
    func entries() -> [Explanation] {
        events.map { event in
            let (vi, en) = EventWords.of(event.body, on: event.on)
            let voided = isVoided(event)
            var explanation = Explanation(
                .event, at: event.recordedAt,
                vi: "số \(event.id), \(event.actor): \(vi)" + (voided ? " (đã hủy)" : ""),
                en: "entry \(event.id), \(event.actor): \(en)" + (voided ? " (void)" : ""))
            explanation.event = event.id
            return explanation
        }
    }

    // MARK: Notices

    func decided() -> [Explanation] {
        notices.map { stored in
            let key = stored.notice.key
            let kind = ExplanationWords.kind(key.kind)
            let stage = ExplanationWords.stage(key.stage)
            let role = ExplanationWords.role(key.role, rules)
            let end = fate(stored)
            let due = key.due == state?.due ? Bilingual(vi: "", en: "") : Self.due(of: key)
            var explanation = Explanation(
                .notice, at: stored.notice.at,
                vi: "\(kind.vi), \(stage.vi)\(due.vi), cho \(role.vi): \(end.vi)",
                en: "\(kind.en), \(stage.en)\(due.en), to \(role.en): \(end.en)")
            explanation.notice = stored
            return explanation
        }
    }

    /// Of which due day it speaks, behind its stage: "30 days before the due day 2025-11-03", "because of
    /// entry 24, due 2025-11-03".
    private static func due(of key: NoticeKey) -> Bilingual {
        switch key.stage {
        case .due, .before, .after:
            Bilingual(vi: " \(key.due.vietnamese)", en: " \(key.due.iso)")
        case .event, .edit, .heir, .passed, .morning, .weekly, .skipped, .held, .bounced:
            Bilingual(vi: ", hạn \(key.due.vietnamese)", en: ", due \(key.due.iso)")
        }
    }

    private func fate(_ stored: StoredNotice) -> Bilingual {
        switch stored.notice.fate {
        case .suppressed(let reason): return reason.words
        case .superseded(let by): return superseded(by)
        case .pending: return pending(stored)
        }
    }

    private func superseded(_ by: Notice.Successor) -> Bilingual {
        switch by {
        case .event(let number):
            return Bilingual(
                vi: "không gửi nữa vì ghi nhận số \(number)",
                en: "not sent because of entry \(number)")
        case .notice(let key):
            let words = NoticeKey(parsing: key).map { ExplanationWords.stage($0.stage) }
            return Bilingual(
                vi: "không gửi, thay bằng thư \(words?.vi ?? key)",
                en: "not sent, the one \(words?.en ?? key) takes its place")
        }
    }

    private func pending(_ stored: StoredNotice) -> Bilingual {
        guard let id = stored.mail else {
            let when = local(stored.notice.release)
            return stored.notice.release > now
                ? Bilingual(
                    vi: "chờ gửi lúc \(ExplanationWords.moment(when, .vi))",
                    en: "waits until \(ExplanationWords.moment(when, .en))")
                : Bilingual(vi: "đang chờ gửi", en: "about to leave")
        }
        let recipient = mails[id]?.recipient
        let outcome = (mails[id]?.outcomes.last?.what).map(ExplanationWords.outcome)
        guard let spooledAt = stored.spooledAt else {
            return Bilingual(
                vi: "thư \(id) đã viết, " + (outcome?.vi ?? "chưa vào hàng đợi thư"),
                en: "mail \(id) is written, " + (outcome?.en ?? "not in the spool yet"))
        }
        let when = local(spooledAt)
        // It was written under a clock that was put right since (statement 58).
        let wrong = mails[id].flatMap { $0.slot > spooledAt ? local($0.slot) : nil }
        return Bilingual(
            vi: "đã gửi vào hàng đợi thư lúc \(ExplanationWords.moment(when, .vi))"
                + (recipient.map { " tới \($0)" } ?? "") + ", thư \(id)"
                + (outcome.map { "; \($0.vi)" } ?? "")
                + (wrong.map {
                    "; đồng hồ lúc đó sai, chỉ \(ExplanationWords.moment($0, .vi))"
                } ?? ""),
            en: "put in the spool at \(ExplanationWords.moment(when, .en))"
                + (recipient.map { " for \($0)" } ?? "") + ", mail \(id)"
                + (outcome.map { "; \($0.en)" } ?? "")
                + (wrong.map {
                    "; the clock was wrong then and showed \(ExplanationWords.moment($0, .en))"
                } ?? ""))
    }

    // MARK: What comes

    /// The next stages, soonest first; none for what is closed or paused for good, and no rung that
    /// will not be climbed.
    func coming() -> [Explanation] {
        guard let state, state.isOpen, isMember else { return [] }
        let stages = duty.stages(due: state.due, plan: plan).filter { stage in
            stage.at > now && (state.movedAt.map { stage.at > $0 } ?? true)
                && !isStill(stage, state)
        }.compactMap { stage in untold(stage, due: state.due) }
        return stages.prefix(5).map { stage in
            let name = ExplanationWords.stage(stage.name)
            let (kinds, kindsEn) = Self.kinds(stage, rules)
            let when = local(stage.at)
            return Explanation(
                .next, at: stage.at,
                vi: "\(ExplanationWords.moment(when, .vi)): \(kinds), \(name.vi)",
                en: "\(ExplanationWords.moment(when, .en)): \(kindsEn), \(name.en)")
        }
    }

    /// Whether a step of the ladder never comes: the rules came late (statement 24), or an
    /// acknowledgement quiets it (statement 20).
    private func isStill(_ stage: Stage, _ state: ObligationState) -> Bool {
        guard case .rung(_, let isRepeat) = stage.purpose else { return false }
        if let opening, opening.isLate(due: state.due, plan: plan) { return true }
        guard isRepeat, let quiet = state.acknowledgedThrough else { return false }
        return plan.day(of: stage.at) <= quiet
    }

    /// As much of a stage as nobody was told before its time, by a clock that was wrong (statement 58):
    /// what has left isn't said again.
    private func untold(_ stage: Stage, due: CivilDate) -> Stage? {
        let told = Set(
            notices.filter { $0.notice.fate != .suppressed(.undone) }.map(\.notice.key)
                .filter { $0.due == due && $0.stage == stage.name }.map(\.role))
        guard case .rung(let roles, let isRepeat) = stage.purpose else {
            return told.contains(.head) ? nil : stage
        }
        let left = roles.filter { !told.contains($0) }
        if left.isEmpty { return nil }
        return Stage(
            name: stage.name, at: stage.at, purpose: .rung(roles: left, isRepeat: isRepeat))
    }

    private static func kinds(_ stage: Stage, _ rules: RuleSet) -> (vi: String, en: String) {
        switch stage.purpose {
        case .reminder:
            let words = ExplanationWords.kind(.reminder)
            return (words.vi, words.en)
        case .dueToday:
            let words = ExplanationWords.kind(.dueToday)
            return (words.vi, words.en)
        case .rung(let roles, _):
            let words = roles.map { role -> Bilingual in
                let kind = ExplanationWords.kind(role == .head ? .overdue : .escalation)
                let name = ExplanationWords.role(role, rules)
                return Bilingual(vi: "\(kind.vi) cho \(name.vi)", en: "\(kind.en) to \(name.en)")
            }
            return (
                words.map(\.vi).joined(separator: ", "), words.map(\.en).joined(separator: ", ")
            )
        }
    }
}

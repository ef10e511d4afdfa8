import Civil
import Ledger
import Messages
import Rules
import Scheduler
import SourceText

/// Why nothing was sent: the chain of reasons, from the rule to the address.
extension ExplanationMatter {
    /// Empty where something was sent and nothing stands in the way of the rest.
    func reasonsForSilence() -> [Explanation] {
        let hasSpoken = notices.contains { $0.mail != nil }
        let standing = holds.map { Explanation(.silence, vi: $0.vi, en: $0.en) }
        if hasSpoken { return standing }
        return standing + (noOccurrence() ?? notMember() ?? notOpened() ?? quiet())
    }

    /// A standing duty, or one that is over.
    private func noOccurrence() -> [Explanation]? {
        if case .standing(let expressions) = duty.schedule {
            guard expressions.isEmpty else { return [] }
            return [
                Explanation(
                    .silence,
                    vi:
                        "việc thường xuyên, không nêu remind: chỉ có trong danh sách, không gửi thư",
                    en: "a standing duty without remind: it is listed and sends nothing")
            ]
        }
        guard occurrence == nil else { return nil }
        return [
            Explanation(
                .silence, vi: "quy tắc không còn kỳ nào ở phía trước",
                en: "the rule has no further occurrence")
        ]
    }

    private func notMember() -> [Explanation]? {
        guard !isMember else { return nil }
        let owed = duty.owedBy.joined(separator: ", ")
        guard let unit = rules.registry.unit(unit) else {
            return [
                Explanation(
                    .silence, vi: "danh mục không có đơn vị '\(unit)'",
                    en: "the registry has no unit '\(unit)'")
            ]
        }
        var reasons: [Explanation] = []
        let named = rules.registry.allMembers(of: duty.owedBy).contains { $0.id == unit.id }
        if !named {
            let groups = unit.groups.joined(separator: ", ")
            let vi = groups.isEmpty ? "" : " (các nhóm của đơn vị: \(groups))"
            let en = groups.isEmpty ? "" : " (its groups: \(groups))"
            reasons.append(
                Explanation(
                    .silence,
                    vi:
                        "owed-by là [\(owed)]; \(unit.name) không thuộc\(vi)",
                    en:
                        "owed-by is [\(owed)]; \(unit.name) isn't among them\(en)"
                ))
        }
        if let opensOn = occurrence?.opensOn, named, !unit.exists(on: opensOn) {
            let from = unit.from.map { " từ \($0.vietnamese)" } ?? ""
            let until = unit.until.map { " đến \($0.vietnamese)" } ?? ""
            let fromEn = unit.from.map { " from \($0.iso)" } ?? ""
            let untilEn = unit.until.map { " until \($0.iso)" } ?? ""
            reasons.append(
                Explanation(
                    .silence,
                    vi: "kỳ mở ngày \(opensOn.vietnamese), mà \(unit.name) chỉ có\(from)\(until)",
                    en:
                        "the period opens on \(opensOn.iso), and \(unit.name) exists\(fromEn)\(untilEn)"
                ))
        }
        if reasons.isEmpty, duty.unitsPerTime != nil {
            reasons.append(
                Explanation(
                    .silence, vi: "kiểm tra luân phiên: kỳ này chưa đến lượt \(unit.name)",
                    en: "inspections rotate: it isn't \(unit.name)'s turn this time"))
        }
        if reasons.isEmpty {
            reasons.append(
                Explanation(
                    .silence, vi: "\(unit.name) không có trong danh sách khi kỳ mở",
                    en: "\(unit.name) wasn't a member when the period opened"))
        }
        return reasons
    }

    private func notOpened() -> [Explanation]? {
        guard opening == nil, let occurrence else { return nil }
        // A reminder before that day opens it as well.
        let first = duty.stages(of: occurrence, plan: plan).first { !$0.isRung }
        let opensOn = min(occurrence.opensOn, first.map { plan.day(of: $0.at) } ?? .max)
        var text = Explanation(
            .silence,
            vi: "kỳ \(occurrence.id.period) chưa mở: mở ngày \(opensOn.vietnamese)",
            en: "period \(occurrence.id.period) hasn't opened: it opens on \(opensOn.iso)"
        )
        if opensOn <= today {
            text = Explanation(
                .silence,
                vi:
                    "kỳ \(occurrence.id.period) không được mở: quy tắc được nạp sau khi việc đã qua",
                en:
                    "period \(occurrence.id.period) was not opened: the rule was loaded after it was over"
            )
        }
        return [text] + firstStage(due: state?.due ?? occurrence.due)
    }

    /// Of a due day that moved what comes after the move (statement 10).
    private func firstStage(due: CivilDate) -> [Explanation] {
        let first = duty.stages(due: due, plan: plan).first { stage in
            state?.movedAt.map { $0 < stage.at } ?? true
        }
        guard let first, first.at > now else { return [] }
        let when = local(first.at)
        let words = ExplanationWords.stage(first.name)
        return [
            Explanation(
                .silence, at: first.at,
                vi: "thư đầu tiên lúc \(ExplanationWords.moment(when, .vi)) (\(words.vi))",
                en: "the first mail comes at \(ExplanationWords.moment(when, .en)) (\(words.en))")
        ]
    }

    /// It is open for the unit, and yet nothing was sent.
    private func quiet() -> [Explanation] {
        guard let state, let opening else { return [] }
        var reasons: [Explanation] = []
        if opening.isLate(due: state.due, plan: plan) {
            let day = plan.day(of: opening.openedAt)
            let isEvent = if case .afterEvent = duty.schedule { true } else { false }
            reasons.append(
                isEvent
                    ? Explanation(
                        .silence,
                        vi:
                            "sự kiện được ghi ngày \(day.vietnamese), khi đã quá hạn: thủ trưởng được báo "
                            + "một lần, không đôn đốc tiếp; việc có trong danh sách của đơn vị chủ trì",
                        en:
                            "what happened was recorded on \(day.iso), past the due day: the head is told "
                            + "once and not urged again; it is on the owner's list")
                    : Explanation(
                        .silence,
                        vi:
                            "quy tắc được nạp ngày \(day.vietnamese), khi đã quá hạn: "
                            + "chỉ có trong danh sách của đơn vị chủ trì",
                        en:
                            "the rule was loaded on \(day.iso), past the due day: it "
                            + "is on the owner's list only"))
        }
        if duty.stages(due: state.due, plan: plan).isEmpty {
            reasons.append(
                Explanation(
                    .silence, vi: "quy tắc không nhắc lần nào (remind, escalate đều trống)",
                    en: "the rule reminds of nothing (no remind, no escalate)"))
        }
        if let ended = ended(state) {
            let isEarly = isDoneBeforeFirst(state)
            reasons.append(
                Explanation(
                    .silence,
                    vi: ended.vi + (state.closedBy.map { " (ghi nhận số \($0))" } ?? "")
                        + (isEarly ? " trước khi đến lần nhắc đầu tiên" : ""),
                    en: ended.en + (state.closedBy.map { " (entry \($0))" } ?? "")
                        + (isEarly ? " before the first reminder" : "")))
        } else {
            reasons += firstStage(due: state.due)
        }
        for stored in notices {
            guard case .suppressed(let reason) = stored.notice.fate else { continue }
            let words = reason.words
            let kind = ExplanationWords.kind(stored.notice.key.kind)
            reasons.append(
                Explanation(
                    .silence, at: stored.notice.at,
                    vi: "\(kind.vi) \(stored.notice.key.stage): \(words.vi)",
                    en: "\(kind.en) \(stored.notice.key.stage): \(words.en)"))
        }
        return reasons + address()
    }

    /// How it ended; `nil` where it is open.
    private func ended(_ state: ObligationState) -> Bilingual? {
        switch state.fulfilment {
        case .open: nil
        case .received, .accepted: Bilingual(vi: "việc đã xong", en: "it was done")
        case .waived: Bilingual(vi: "đã được miễn", en: "it was waived")
        case .cancelled: Bilingual(vi: "đã thôi yêu cầu", en: "it is no longer asked for")
        case .transferred: Bilingual(vi: "đã chuyển giao", en: "it was transferred")
        }
    }

    private func isDoneBeforeFirst(_ state: ObligationState) -> Bool {
        guard let closedAt = state.closedAt,
            let first = duty.stages(due: state.due, plan: plan).first
        else { return false }
        return closedAt < first.at
    }

    private func address() -> [Explanation] {
        switch rules.resolve(.head, unit: unit, plan: plan, on: today) {
        case .found: return []
        case .nobody(let reason):
            let words = reason.words
            return [
                Explanation(
                    .silence, vi: "thủ trưởng \(unitName): \(words.vi)",
                    en: "the head of \(unitName): \(words.en)")
            ]
        }
    }
}

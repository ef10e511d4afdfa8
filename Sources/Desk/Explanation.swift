import Civil
import Ledger
import Messages
import Rules
import Scheduler
import SourceText

/// One thing to be known of an obligation.
struct Explanation: Sendable {
    typealias Topic = ExplanationMessage.Topic

    let topic: Topic
    let at: Instant?
    let text: Bilingual
    /// The ledger's entry that it is about.
    var event: Int64?
    /// The notice that it is about.
    var notice: StoredNotice?

    init(_ topic: Topic, at: Instant? = nil, vi: String, en: String) {
        self.topic = topic
        self.at = at
        text = Bilingual(vi: vi, en: en)
    }
}

/// Everything that is known of one obligation, or of one that might have been: from these values
/// alone `hanchot why` says why mail was sent, or why none was.
struct ExplanationMatter {
    let rules: RuleSet
    let plan: Plan
    let duty: Duty
    let unit: String
    /// `nil` where the duty has no occurrence that could be meant.
    let occurrence: Occurrence?
    /// `nil` where it hasn't opened.
    let opening: Opening?
    let isMember: Bool
    let state: ObligationState?
    /// In order of recording.
    let events: [Event]
    /// Those of the service's own that will come with the opening of what hasn't opened.
    let foreseen: [Event]
    /// In order of deciding.
    let notices: [StoredNotice]
    /// The mails that carry them, by id.
    let mails: [String: StoredMail]
    /// What holds mail of it now, in words.
    let holds: [Bilingual]
    /// Reporting windows that were changed since it opened.
    let windows: ChangedWindows
    let now: Instant

    var today: CivilDate { plan.zone.local(at: now).date }
    var unitName: String { rules.registry.unit(unit)?.name ?? unit }

    func local(_ instant: Instant) -> CivilDateTime { plan.zone.local(at: instant) }
}

extension ExplanationMatter {
    /// The whole of it: rule, document, due date, state, entries, notices, what comes next, and for
    /// a silent one why nothing was sent.
    func explanations() -> [Explanation] {
        [rule] + document + destination + dueDates() + standing() + entries() + decided() + coming()
            + reasonsForSilence()
    }

    private var rule: Explanation {
        let place = "\(duty.place.file):\(duty.place.line)"
        return Explanation(
            .rule, vi: "\(duty.id): \(duty.title) (\(place))",
            en: "\(duty.id): \(duty.title) (\(place))")
    }

    private var document: [Explanation] {
        let basis = plan.basis.map {
            Explanation(.document, vi: "căn cứ \($0)", en: "based on \($0)")
        }
        let cited = duty.citation(in: plan).map { Explanation(.document, vi: $0, en: $0) }
        return [cited, basis].compactMap { $0 } + force
    }

    /// Where the report goes; of a level the one above it (statement 56).
    private var destination: [Explanation] {
        guard duty.expectsReport else { return [] }
        let id = ObligationID(
            occurrence: occurrence?.id ?? OccurrenceID(duty: duty.id, period: ""), unit: unit)
        let to = rules.destination(of: id, duty: duty, on: today)
        let isAbove = duty.sendTo == .parent
        guard let name = to?.name else {
            return [
                Explanation(
                    .rule, vi: "gửi về cấp trên, nhưng danh mục chưa ghi cấp trên của đơn vị",
                    en: "reports go to the unit above, and the registry names none")
            ]
        }
        return [
            Explanation(
                .rule, vi: "gửi về \(name)" + (isAbove ? " (cấp trên của đơn vị)" : ""),
                en: "reports go to \(name)" + (isAbove ? " (the unit above)" : ""))
        ]
    }

    // MARK: State

    private func standing() -> [Explanation] {
        guard let state, isMember else { return [] }
        let judged = state.isOpen ? today : state.sentOn ?? state.due
        let late =
            judged > state.due ? max(1, plan.calendar.workingDays(from: state.due, to: judged)) : 0
        var lines = [standing(state, late)]
        if let until = state.restsThrough, until >= today, state.isOpen {
            lines.append(
                Explanation(
                    .state, vi: "tạm ngừng đôn đốc đến hết \(until.vietnamese)",
                    en: "the ladder rests through \(until.iso)"))
        }
        if let until = state.acknowledgedThrough, state.isOpen {
            let end = until == .max ? nil : until
            lines.append(
                Explanation(
                    .state,
                    vi: "đơn vị đã xem"
                        + (end.map { ", không nhắc lại đến hết \($0.vietnamese)" } ?? ""),
                    en: "acknowledged" + (end.map { ", repeats rest through \($0.iso)" } ?? "")))
        }
        if let asked = state.asksFor {
            lines.append(
                Explanation(
                    .state, vi: "đơn vị xin gia hạn đến \(asked.vietnamese), chờ duyệt",
                    en: "asks for time until \(asked.iso); nobody has decided"))
        }
        if let other = state.responsible {
            let name = rules.registry.unit(other)?.name ?? other
            lines.append(
                Explanation(
                    .state, vi: "do \(name) chịu trách nhiệm", en: "\(name) answers for it"))
        }
        return lines
    }

    private func standing(_ state: ObligationState, _ late: Int) -> Explanation {
        switch state.fulfilment {
        case .waived, .cancelled:
            let words = state.fulfilment.ending
            return Explanation(.state, vi: words?.vi ?? "", en: words?.en ?? "")
        case .transferred:
            let heirs = state.heirs.joined(separator: ", ")
            return Explanation(
                .state, vi: "đã chuyển giao cho \(heirs)", en: "transferred to \(heirs)")
        case .received, .accepted: return Self.received(state, late)
        case .open: return open(state, late)
        }
    }

    private static func received(_ state: ObligationState, _ late: Int) -> Explanation {
        let accepted = state.fulfilment == .accepted
        let sent = state.sentOn ?? state.due
        let vi =
            state.isNone ? "không phát sinh" : accepted ? "đã chấp nhận báo cáo" : "đã nhận báo cáo"
        let en = state.isNone ? "nil report" : accepted ? "report accepted" : "report received"
        return Explanation(
            .state,
            vi: "\(vi), gửi ngày \(sent.vietnamese), "
                + (late > 0 ? "chậm \(late) ngày làm việc" : "đúng hạn"),
            en: "\(en), sent \(sent.iso), "
                + (late > 0 ? "\(quantity(late, "working day")) late" : "on time"))
    }

    private func open(_ state: ObligationState, _ late: Int) -> Explanation {
        guard duty.expectsReport else {
            return Explanation(
                .state, vi: "không yêu cầu báo cáo, nên không có quá hạn",
                en: "no report is expected, so nothing can be overdue")
        }
        let missing =
            state.wasReturned
            ? Bilingual(
                vi: "đã trả lại để bổ sung, chưa gửi lại",
                en: "sent back to be completed, not sent again yet")
            : Bilingual(vi: "chưa có báo cáo", en: "no report yet")
        let time =
            Timeliness(ahead: state.due, plan, today)?.ahead
            ?? Bilingual(
                vi: "quá hạn \(late) ngày làm việc",
                en: "\(quantity(late, "working day")) overdue")
        return Explanation(
            .state, vi: "\(missing.vi), \(time.vi)", en: "\(missing.en), \(time.en)")
    }
}

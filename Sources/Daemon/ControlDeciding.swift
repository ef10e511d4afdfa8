import Desk
import Civil
import Control
import Messages
import Rounds
import Rules
import Scheduler
import SourceText
import Host

/// `Decide`: the office's word on an answer that waits (statement 41).
struct ControlDeciding {
    let engine: Engine
    let now: Instant
    let actor: String
    let asker: Asker

    /// Throws `Refusals`, and then nothing was written.
    func decide(_ call: DecideCall, request: Change.NewRequest?) throws -> CallOutcome {
        if let request, let done = try engine.outcome(of: request) {
            return CallOutcome(recorded: done)
        }
        let number = call.answer
        let decision = Decision(
            agrees: call.agree, until: try controlDay(call.until, "until"),
            number: try controlText(call.number, .number), on: try controlDay(call.on, "on"),
            none: call.none ?? false, letter: try controlText(call.letter, .letter),
            note: try controlText(call.note, .note))
        let entries: [Course.Entry]
        switch try engine.entries(deciding: number, decision, actor: actor, now: now) {
        case .success(let found): entries = found
        case .failure(let fault):
            let text = fault.text(engine.rules)
            throw Refusals(ControlRefusal(fault.code, vi: text.vi, en: text.en))
        }
        if asker != .office {
            for entry in entries { try ControlRecords.check(asker, entry, engine) }
        }
        let recorded = try engine.driver.enter(entries, request: request, now: now)
        if recorded.isRepeat { return CallOutcome(recorded: recorded) }
        engine.note(decision, on: number, entries, recorded, by: actor)
        return CallOutcome(
            recorded: recorded, remarks: ControlRemarks(engine: engine, now: now).of(entries))
    }
}

extension Engine {
    /// What a decision comes to, or why it can't be entered.
    func entries(
        deciding number: Int64, _ decision: Decision, actor: String, now: Instant
    ) throws -> Result<[Course.Entry], DecisionFault> {
        guard let answer = try driver.event(number) else { return .failure(.unknown(number)) }
        return Result { () throws(DecisionFault) in
            try decision.admitted(on: answer, actor: actor, rules: rules, book: book, now: now)
        }
    }

    /// The journal is told who decided what.
    func note(
        _ decision: Decision, on number: Int64, _ entries: [Course.Entry], _ recorded: Recorded,
        by actor: String
    ) {
        guard let about = entries.first?.obligation, let first = recorded.events.first else {
            return
        }
        let words = entries.map { EventWords.of($0.body, on: $0.on).en }
        say(
            .eventRecorded,
            "\(actor): answer \(number), \(about): \(words.joined(separator: "; "))",
            .info,
            [
                ("HANCHOT_ACTOR", actor), ("HANCHOT_UNIT", about.unit),
                ("HANCHOT_EVENT", "\(first)"),
            ])
    }
}

extension DecisionFault {
    fileprivate var code: ControlRefusal.Code {
        switch self {
        case .unknown: .unknown
        case .dayMissing, .outcomeMissing: .missing
        case .decided, .useless, .refused: .contradiction
        }
    }

    /// What is wrong, and what would be right.
    func text(_ rules: RuleSet) -> Bilingual {
        switch self {
        case .unknown(let number):
            return Bilingual(
                vi: "không có trả lời số \(number); xem những gì đang chờ: hanchot decide",
                en: "there is no answer \(number); 'hanchot decide' lists what waits")
        case .decided(let number, let event):
            let words = EventWords.of(event.body, on: event.on)
            let zone = rules.duty(event.obligation.occurrence.duty)?.plan.zone
            let day = event.recordedAt.local(offset: zone?.offset(at: event.recordedAt) ?? 0).date
            return Bilingual(
                vi: "trả lời số \(number) không còn chờ: \(event.actor) đã ghi số \(event.id) ngày "
                    + "\(day.vietnamese) (\(words.vi)); nếu ghi nhầm: hanchot void \(event.id)",
                en: "answer \(number) waits no more: \(event.actor) made entry \(event.id) on "
                    + "\(day.iso) (\(words.en)); if that was a mistake: hanchot void \(event.id)")
        case .dayMissing(let number):
            return Bilingual(
                vi: "trả lời số \(number) không cho biết ngày gửi: ghi rõ ngày (--on; trong thư: "
                    + "\"đồng ý, gửi ngày …\")",
                en: "answer \(number) doesn't tell the day it was sent: give it (--on; by mail: "
                    + "\"agreed, sent on …\")")
        case .outcomeMissing(let number):
            return Bilingual(
                vi:
                    "trả lời số \(number) chưa rõ nội dung: cho biết ghi gì (đã nhận báo cáo: --on, "
                    + "--number hoặc --nil; gia hạn: --until; trong thư: \"đồng ý, gửi ngày …\", "
                    + "\"đồng ý đến ngày …\"), hoặc --no để bỏ qua",
                en:
                    "answer \(number) wasn't understood: say what to enter (a report that came: --on, "
                    + "--number or --nil; more time: --until; by mail: \"agreed, sent on …\", "
                    + "\"agreed until …\"), or dismiss it with --no")
        case .useless(let number, let name):
            let option = name == "none" ? "--nil" : "--\(name)"
            return Bilingual(
                vi: "\(option) không dùng được với quyết định này về trả lời số \(number)",
                en: "\(option) has no use in this decision on answer \(number)")
        case .refused(_, let refusal):
            return Bilingual(vi: refusal.vietnamese, en: refusal.english)
        }
    }
}

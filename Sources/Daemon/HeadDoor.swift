import Civil
import Control
import Correspondence
import Desk
import Inbound
import Ledger
import Mail
import Messages
import Rules
import Scheduler
import SourceText

/// A head's page: whoever holds a mail's link sees what the mail is about, and answers it there.
extension Engine {
    /// How long a link is good after the last of its mail is done, in days.
    private static let graceDays = 30

    /// The mail of a link; `nil` where its token isn't one of ours.
    static func mail(ofLink link: String, _ keys: TokenKeys) -> String? {
        do throws(TokenRefusal) {
            return try ReplyToken(verifying: link, .page, keys: keys, on: .min).mail.id
        } catch {
            return nil
        }
    }

    /// What a page shows; `nil` where the link is no longer good.
    func headPage(mail id: String, now: Instant) throws -> HeadPageCall.Reply? {
        let zone = rules.plans.first?.zone ?? .utc
        let today = zone.local(at: now).date
        guard let mail = try ledger.mail(id: id), mail.recipient != nil else { return nil }
        let items = try mail.items.enumerated().compactMap { place, about in
            try about.first.flatMap { try item($0, number: place + 1, today: today) }
        }
        guard let first = mail.items.joined().first, items.contains(where: \.isGood),
            let (plan, _) = rules.duty(first.occurrence.duty), !plan.confidential
        else { return nil }
        let unit = rules.living(first.debtor, on: today) ?? rules.registry.unit(first.debtor)
        let language = unit?.language ?? plan.language
        let letterhead = Letterhead(owner: plan.owner, rules: rules, on: today)
        return HeadPageCall.Reply(
            unitName: unit?.name ?? first.debtor, organisation: letterhead.organisation,
            contact: writer.contactLine(of: plan, language), language: language,
            items: items.filter(\.isGood).map(\.item))
    }

    private struct Shown {
        let item: HeadItem
        let isGood: Bool
    }

    private func item(_ id: ObligationID, number: Int, today: CivilDate) throws -> Shown? {
        guard let (plan, duty) = rules.duty(id.occurrence.duty), !plan.confidential,
            let occurrence = book.occurrence(id.occurrence, duty: duty, plan: plan)
        else { return nil }
        let standing = book.standing(of: id, occurrence, plan: plan, on: today)
        let state = standing.state
        let events = book.events(of: id).filter { !$0.isDecided }
        let said = events.last.map { EventWords.of($0.body, on: $0.on) }
        let end = (state.closedOn ?? state.due).adding(days: Self.graceDays) ?? .max
        return Shown(
            item: HeadItem(
                number: number,
                name: book.name(of: id.occurrence, due: state.due, duty),
                due: state.due.iso, open: state.isOpen, reports: duty.expectsReport,
                overdue: duty.expectsReport && standing.isOverdue,
                said: said.map { Bilingual(vi: $0.vi, en: $0.en) }),
            isGood: state.isOpen && duty.expectsReport || today <= end)
    }

    /// Records an answer from the page, as one by mail; `nil` where the link is no longer good. Throws
    /// `Refusals` for what can't be read.
    func take(_ call: HeadAnswerCall, mail id: String, now: Instant) throws -> Bilingual? {
        let zone = rules.plans.first?.zone ?? .utc
        let today = zone.local(at: now).date
        guard let page = try headPage(mail: id, now: now),
            let recipient = try ledger.mail(id: id)?.recipient,
            page.items.contains(where: { $0.number == call.item && $0.open })
        else { return nil }
        let (asked, words) = try Self.read(call, today: today)
        let request = InboundRequest(
            onPageOf: id, to: recipient, ReplyStatement(asked, item: call.item), words: words)
        return try takeAnswer(request, today: today, now: now)
    }

    private static func read(
        _ call: HeadAnswerCall, today: CivilDate
    ) throws(Refusals) -> (ReplyRequest, words: String) {
        let reason = call.reason.map { ", \($0)" } ?? ""
        switch call.what {
        case .sent:
            let day = try controlDay(call.on, "on")
            if let day, day > today { throw later(day) }
            let number = call.number.map { ", số \($0)" } ?? ""
            let on = day.map { ", ngày \($0.vietnamese)" } ?? ""
            return (.reportSubmitted(number: call.number, on: day), "Đã gửi\(number)\(on)\(reason)")
        // By mail too the office decides on it: nothing to report is its entry.
        case .nothing: return (.notUnderstood, "Không phát sinh\(reason)")
        case .time:
            guard let day = try controlDay(call.until, "until") else {
                throw Refusals(
                    ControlRefusal(
                        .missing, vi: "chưa ghi xin thêm đến ngày nào",
                        en: "the day is missing until which time is asked for"))
            }
            return (.askForTime(until: .day(day)), "Xin gia hạn đến \(day.vietnamese)\(reason)")
        }
    }

    private static func later(_ day: CivilDate) -> Refusals {
        Refusals(
            ControlRefusal(
                .unusable, vi: "ngày gửi \(day.vietnamese) chưa đến",
                en: "the day \(day.iso) hasn't come yet"))
    }
}

/// Answers what a head's page asks, on the scheduler's queue.
struct HeadDoor {
    let engine: Engine
    let now: Instant

    /// The methods that are answered here.
    static let methods: Set<String> = ["HeadPage", "HeadAnswer"]

    func answer(_ call: ControlCall) -> ControlReply {
        do {
            switch ControlMethod(rawValue: call.method) {
            case .headPage:
                let asked: HeadPageCall = try call.message()
                guard let mail = Engine.mail(ofLink: asked.link, engine.tokenKeys),
                    let page = try engine.headPage(mail: mail, now: now)
                else { return .noLink }
                return .success(page)
            case .headAnswer:
                let asked: HeadAnswerCall = try call.message()
                guard let mail = Engine.mail(ofLink: asked.link, engine.tokenKeys),
                    let text = try judged({ try engine.take(asked, mail: mail, now: now) })
                else { return .noLink }
                return .success(HeadAnswerCall.Reply(text: text))
            default: return .notImplemented
            }
        } catch let error as Refusals {
            return .refused(error.list)
        } catch {
            return .ledgerUnavailable("\(error)")
        }
    }
}

extension Service {
    /// What had come due before comes first; what follows from an answer leaves at once.
    func answerHead(_ call: ControlCall) -> ControlReply {
        wake()
        if let trouble = noEntries ?? opened.clockTrouble?.text {
            return .ledgerUnavailable(trouble.en)
        }
        let now = max(opened.clock.now(), engine.watermark)
        let reply = HeadDoor(engine: engine, now: now).answer(call)
        if case .success = reply, call.method == ControlMethod.headAnswer.rawValue { wake() }
        return reply
    }
}

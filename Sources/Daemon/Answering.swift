import Desk
import Civil
import Correspondence
import Inbound
import Ledger
import Mail
import Rounds
import Rules
import Scheduler
import SourceText
import Spool
import Host

/// Answers and bounces that came in by mail, turned into entries.
extension Engine {
    /// What came of a message.
    struct Answered {
        let isAccepted: Bool
        let text: Bilingual
    }

    /// Reads a message and records what counts in it, once however often it comes. Whoever asks tells
    /// the journal of what changes nothing.
    func receive(message: [UInt8], now: Instant) throws -> Answered {
        let zone = rules.plans.first?.zone ?? .utc
        let today = zone.local(at: now).date
        let reading = try InboundReader(keys: tokenKeys, today: today)
            .read(message) { try answeredMail($0, today: today) }
        switch reading {
        case .nothing(let refusal):
            return Answered(isAccepted: false, text: refusal.text)
        case .request(let request):
            if case .bounce(let isPermanent, let reason) = request.content {
                try takeBounce(request, isPermanent: isPermanent, reason, now: now)
                return Answered(isAccepted: true, text: Self.recorded)
            }
            let text = try takeAnswer(request, today: today, now: now)
            return Answered(isAccepted: true, text: text)
        }
    }

    private static let recorded = Bilingual(vi: "đã ghi nhận", en: "recorded")

    private func takeBounce(
        _ request: InboundRequest, isPermanent: Bool, _ reason: String, now: Instant
    ) throws {
        guard let mail = try ledger.mail(id: request.mail) else { return }
        let outcome = MailOutcome(
            at: now, isPermanent ? .bounced : .delayed, detail: reason)
        guard !mail.outcomes.contains(where: { $0.what == outcome.what }) else { return }
        if isPermanent {
            try driver.comeBack(mail, outcome, marks: true, tellsOwner: true, now: now)
        } else {
            try driver.note(outcome, of: mail.id)
        }
        say(
            .mailReturned, "mail \(mail.id) to \(mail.recipient ?? "?") \(outcome.what): \(reason)",
            isPermanent ? .error : .notice,
            [
                ("HANCHOT_MAIL", mail.id), ("HANCHOT_RECIPIENT", mail.recipient ?? ""),
                ("HANCHOT_REASON", reason),
            ])
    }

    /// What came of it, in words.
    func takeAnswer(
        _ request: InboundRequest, today: CivilDate, now: Instant
    ) throws -> Bilingual {
        guard let mail = try ledger.mail(id: request.mail),
            let known = try answeredMail(request.mail, today: today)
        else {
            return Bilingual(
                vi: "không còn thư được trả lời, không ghi gì",
                en: "the mail it answers is gone, nothing entered")
        }
        let ids = try matters(of: mail)
        let effects = AnswerEffects(of: request, to: known, today: today) { item in
            let first = item.id.split(separator: "\n").first.flatMap { ids[String($0)] }
            return first.flatMap { self.rules.duty($0.occurrence.duty)?.0.calendar }
                ?? .weekdaysOnly
        }
        if !mail.waiting.isEmpty, request.isForOffice {
            return try take(effects, request, to: mail, now: now)
        }
        let said = SaidWords(
            AnswerWords(effects.words, files: effects.attachments), sender: request.sender,
            recipient: request.recipient)
        let entries = effects.entries.flatMap { entry in
            entry.abouts.compactMap { ids[String($0)] }.map {
                Course.Entry(
                    entry.record, $0, today: today, mail: mail.id, said: said,
                    passedOn: role(named: entry.record.forwardedTo, of: $0, besides: said, today))
            }
        }
        let fitting = entries.sorted { $0.obligation < $1.obligation }.filter { entry in
            if entry.body == .unread, isFlooded(entry.obligation) { return false }
            return admit(
                Request(entry.body, entry.obligation, on: entry.on), rules: rules, book: book,
                now: now) == nil
        }
        let answers = effects.replies.compactMap { reply -> UnderstoodAnswer? in
            guard known.items.indices.contains(reply.item),
                let first = known.items[reply.item].id.split(separator: "\n").first,
                let about = ids[String(first)]
            else { return nil }
            // What doesn't fit any more is not confirmed as if it did.
            let holds = entries.isEmpty || !fitting.isEmpty
            let isPassedOn = fitting.contains { $0.passedOn != nil && $0.obligation == about }
            return UnderstoodAnswer(
                about: about,
                answer: holds ? LetterAnswer(reply.answer, isPassedOn: isPassedOn) : .unclear)
        }
        let confirmation = try confirmation(of: answers, to: mail, request, now: now)
        let recorded = try driver.enter(
            fitting,
            request: Change.NewRequest(id: effects.request, asking: effects.request),
            answer: confirmation, now: now)
        guard !recorded.isRepeat else {
            return Bilingual(
                vi: "thư này đã nhận trước đó, không ghi thêm gì",
                en: "taken before, nothing entered now")
        }
        for event in fitting {
            say(
                .eventRecorded,
                "by mail, \(event.obligation): \(EventWords.of(event.body, on: event.on).en)",
                .info,
                [("HANCHOT_UNIT", event.obligation.unit), ("HANCHOT_MAIL", mail.id)])
        }
        if fitting.contains(where: { $0.body != .unread }) { return Self.recorded }
        return fitting.count == entries.count
            ? Bilingual(
                vi: "chưa rõ nội dung, chuyển văn phòng xem",
                en: "not understood, left to the office")
            : Bilingual(
                vi: "không hợp với những gì đã ghi nhận, không ghi gì",
                en: "it doesn't fit what is recorded, nothing entered")
    }

    /// So many answers that nobody understood wait of one obligation that a further one tells nothing: a
    /// program writes them.
    private func isFlooded(_ id: ObligationID) -> Bool {
        book.waiting(of: id, rules: rules).count { $0.what == .unread } >= 20
    }

    private func confirmation(
        of answers: [UnderstoodAnswer], to mail: StoredMail, _ request: InboundRequest,
        now: Instant
    ) throws -> NewMail? {
        guard let first = answers.first, let (plan, _) = rules.duty(first.about.occurrence.duty)
        else { return nil }
        let unit = rules.registry.unit(first.about.unit)
        let recipient = Recipient(
            address: request.recipient, unit: unit.map { .init(id: $0.id, name: $0.name) },
            person: unit?.head ?? Person(), language: unit?.language ?? plan.language)
        let ordinal = try ordinal(of: request.recipient, at: now)
        let id = mailID(address: request.recipient, slot: now, ordinal: ordinal)
        guard
            let draft = try writer.confirmation(
                of: answers, to: recipient, inReplyTo: request.messageID, id: id, at: now)
        else { return nil }
        return NewMail(
            id: id, recipient: request.recipient, slot: now, ordinal: ordinal,
            subject: draft.subject, kind: .confirmation, sender: nil,
            bytes: draft.encoded.bytes, keys: [])
    }

    /// Which of the mails of an address in this second the next one is.
    func ordinal(of address: String, at slot: Instant) throws(LedgerError) -> Int {
        let name = Query.Slot(address: address, at: slot)
        var query = Query()
        query.slots = [name]
        return (try ledger.answer(query).ordinals[name] ?? 0) + 1
    }
}

extension AnswerEffects.Record {
    /// The name of who is to be told instead.
    fileprivate var forwardedTo: String? {
        if case .forwarded(let name) = self { name } else { nil }
    }
}

extension AnswerEffects.Entry {
    /// The obligations that it is about. What nobody understood waits once, under the first.
    fileprivate var abouts: [Substring] {
        let all = item.split(separator: "\n")
        return switch record {
        case .notUnderstood, .forwarded: Array(all.prefix(1))
        case .acknowledged, .submitted, .extensionAsked: all
        }
    }
}

extension Course.Entry {
    /// What an answer says, as an entry. The actor names the mail, not the
    /// person (statement 34). What waits for the office keeps its words.
    fileprivate init(
        _ record: AnswerEffects.Record, _ obligation: ObligationID, today: CivilDate, mail: String,
        said: SaidWords, passedOn: Role?
    ) {
        let body: EventBody
        var words: SaidWords? = said
        var day = today
        switch record {
        case .acknowledged:
            body = .acknowledged(until: nil)
            words = nil
        case .forwarded where passedOn != nil:
            body = .acknowledged(until: nil)
            words = nil
        case .submitted(let number, let on?, isFinal: true):
            body = .received(number: number, none: false, note: nil)
            day = on
            words = nil
        case .submitted(let number, let on, isFinal: _):
            body = .submitted(number: number, undated: on == nil)
            day = on ?? today
        case .extensionAsked(let until): body = .extensionAsked(until: until)
        case .notUnderstood, .forwarded: body = .unread
        }
        self.init(
            obligation: obligation, body: body, actor: "reply/\(mail)", on: day, said: words,
            passedOn: passedOn)
    }
}

extension LetterAnswer {
    /// What was understood, as the confirmation says it.
    fileprivate init(_ record: AnswerEffects.Record, isPassedOn: Bool) {
        self =
            switch record {
            case .forwarded(let name) where isPassedOn: .passedOn(to: name)
            case .acknowledged: .acknowledged
            case .submitted(let number, let day, let isFinal):
                .submitted(number: number, on: day, isFinal: isFinal)
            case .extensionAsked(let until): .asksExtension(until: until)
            case .notUnderstood, .forwarded: .unclear
            }
    }
}

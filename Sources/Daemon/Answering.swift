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
        try driver.hear(outcome, of: mail, now: now)
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
        let taken = taking(effects, ids, of: mail, said: said, today: today, now: now)
        let answers = effects.replies.compactMap { reply -> UnderstoodAnswer? in
            guard known.items.indices.contains(reply.item) else { return nil }
            let item = known.items[reply.item].id
            guard let first = item.split(separator: "\n").first, let about = ids[String(first)],
                !taken.nothing.contains(item)
            else { return nil }
            // What doesn't fit any more is not confirmed as if it did.
            if taken.unread.contains(item) {
                return UnderstoodAnswer(about: about, answer: .unclear)
            }
            if reply.needsNumber {
                return UnderstoodAnswer(about: about, answer: .unnumbered(reply.item + 1))
            }
            let isPassedOn = taken.entries.contains {
                $0.passedOn != nil && $0.obligation == about
            }
            return UnderstoodAnswer(
                about: about, answer: LetterAnswer(reply.answer, isPassedOn: isPassedOn))
        }
        let confirmation = try confirmation(of: answers, to: mail, request, now: now)
        let name = effects.request + (taken.isAnothers ? "/another" : "")
        let recorded = try driver.enter(
            taken.entries, request: Change.NewRequest(id: name, asking: name),
            answer: confirmation, now: now)
        guard !recorded.isRepeat else {
            return Bilingual(
                vi: "thư này đã nhận trước đó, không ghi thêm gì",
                en: "taken before, nothing entered now")
        }
        for event in taken.entries {
            say(
                .eventRecorded,
                "by mail, \(event.obligation): \(EventWords.of(event.body, on: event.on).en)",
                .info,
                [("HANCHOT_UNIT", event.obligation.unit), ("HANCHOT_MAIL", mail.id)])
        }
        if taken.entries.contains(where: { $0.body != .unread }) { return Self.recorded }
        if effects.entries.isEmpty {
            return Bilingual(vi: "không có gì mới để ghi", en: "nothing new to enter")
        }
        return taken.entries.isEmpty
            ? Bilingual(
                vi: "không hợp với những gì đã ghi nhận, không ghi gì",
                en: "it doesn't fit what is recorded, nothing entered")
            : Bilingual(
                vi: "chưa rõ nội dung, chuyển văn phòng xem",
                en: "not understood, left to the office")
    }

    private func confirmation(
        of answers: [UnderstoodAnswer], to mail: StoredMail, _ request: InboundRequest,
        now: Instant
    ) throws -> NewMail? {
        guard let first = answers.first, let (plan, _) = rules.duty(first.about.occurrence.duty)
        else { return nil }
        let unit = rules.registry.unit(first.about.unit)
        // Who got the mail is written to by their own title.
        let person = unit.flatMap { $0.person(at: request.recipient) ?? $0.head } ?? Person()
        let recipient = Recipient(
            address: request.recipient, unit: unit.map { .init(id: $0.id, name: $0.name) },
            person: person, language: person.language ?? unit?.language ?? plan.language)
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

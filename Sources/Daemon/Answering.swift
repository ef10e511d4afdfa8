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
import Systemd

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
    private func takeAnswer(
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
        let entries = effects.entries.flatMap { entry in
            ids.filter { entry.item.split(separator: "\n").contains($0.key[...]) }
                .compactMap {
                    Course.Entry(entry.record, $0.value, today: today, mail: mail.id)
                }
        }
        let fitting = entries.sorted { $0.obligation < $1.obligation }.filter { entry in
            admit(
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
            return UnderstoodAnswer(
                about: about, answer: holds ? LetterAnswer(reply.answer) : .unclear)
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
                "by mail, \(event.obligation): \(ExplanationMatter.words(event.body, on: event.on).en)",
                .info,
                [("HANCHOT_UNIT", event.obligation.unit), ("HANCHOT_MAIL", mail.id)])
        }
        if !fitting.isEmpty { return Self.recorded }
        return entries.isEmpty
            ? Bilingual(vi: "chưa rõ nội dung, không ghi gì", en: "not understood, nothing entered")
            : Bilingual(
                vi: "không hợp với những gì đã ghi nhận, không ghi gì",
                en: "it doesn't fit what is recorded, nothing entered")
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
    private func ordinal(of address: String, at slot: Instant) throws(LedgerError) -> Int {
        let name = Query.Slot(address: address, at: slot)
        var query = Query()
        query.slots = [name]
        return (try ledger.answer(query).ordinals[name] ?? 0) + 1
    }

    // MARK: The mail answered

    /// The obligations of a mail by their text.
    private func matters(of mail: StoredMail) throws(LedgerError) -> [String: ObligationID] {
        var found: [String: ObligationID] = [:]
        for id in mail.items.joined() { found[id.description] = id }
        for stored in try ledger.notices(inMail: mail.id) {
            if let id = stored.notice.key.subject.obligation { found[id.description] = id }
        }
        return found
    }

    private func answeredMail(
        _ id: String, today: CivilDate
    ) throws(LedgerError) -> AnsweredMail? {
        guard let mail = try ledger.mail(id: id), let recipient = mail.recipient else { return nil }
        let ids = try matters(of: mail)
        var told: [ObligationID: CivilDate] = [:]
        for stored in try ledger.notices(inMail: id) {
            if let about = stored.notice.key.subject.obligation {
                told[about] = stored.notice.key.due
            }
        }
        var alternates: Set<String> = []
        var units: Set<String> = []
        var offices: Set<String> = []
        let items = mail.items.map { about in
            let about = about.filter { ids[$0.description] != nil }
            guard let first = about.first, let (plan, duty) = rules.duty(first.occurrence.duty),
                let occurrence = book.occurrence(first.occurrence, duty: duty, plan: plan)
            else { return AnsweredItem.unanswerable }
            let states = about.map { book.state(of: $0, due: occurrence.due) }
            for (id, state) in zip(about, states) {
                let responsible = state.responsible ?? id.debtor
                alternates.formUnion(addresses(of: responsible, on: today))
                units.formUnion(
                    [responsible, id.unit].compactMap { rules.registry.unit($0)?.name })
            }
            offices.formUnion(
                [plan.owner, duty.sendTo].compactMap { $0 }
                    .compactMap { rules.registry.unit($0)?.name })
            return AnsweredItem(
                id: about.map(\.description).joined(separator: "\n"), short: duty.short,
                names: [duty.title],
                isOpen: states.contains(where: \.isOpen),
                // What is only shown as coming is answered by number (statement 28).
                isUrged: about.contains { told[$0] != nil }, expectsReport: duty.expectsReport,
                due: states[0].due, toldDue: told[first], opensOn: occurrence.opensOn,
                asksFor: states[0].asksFor, setting: duty.reply == .final ? .final : .confirm,
                round: about.reduce(0) { $0 + rounds(of: $1) })
        }
        return AnsweredMail(
            recipient: recipient, alternates: alternates.sorted(), units: units.sorted(),
            offices: offices.sorted(), items: items)
    }

    /// How often a report was sent back, or an entry voided: the same words are a new answer then (statement
    /// 42).
    private func rounds(of id: ObligationID) -> Int {
        book.events(of: id).count { event in
            if case .returned = event.body { true } else { event.body.voids != nil }
        }
    }

    /// Who may answer for a unit today: the office, its head, its contact, who stands in.
    private func addresses(of unit: String, on day: CivilDate) -> [String] {
        guard let unit = rules.living(unit, on: day) else { return [] }
        return [unit.email, unit.head?.email, unit.contact?.email].compactMap { $0 }
            + unit.deputies.filter { deputy in
                (deputy.from.map { $0 <= day } ?? true) && (deputy.until.map { day <= $0 } ?? true)
            }.compactMap(\.person.email)
    }
}

extension Course.Entry {
    /// What an answer says, as an entry; `nil` for what isn't one. The actor names the mail, not the
    /// person (statement 34).
    fileprivate init?(
        _ record: AnswerEffects.Record, _ obligation: ObligationID, today: CivilDate, mail: String
    ) {
        let body: EventBody
        var day = today
        switch record {
        case .acknowledged: body = .acknowledged(until: nil)
        case .submitted(let number, let on?, isFinal: true):
            body = .received(number: number, none: false, note: nil)
            day = on
        case .submitted(let number, let on, isFinal: _):
            body = .submitted(number: number)
            day = on ?? today
        case .extensionAsked(let until): body = .extensionAsked(until: until)
        case .forwarded, .notUnderstood: return nil
        }
        self.init(
            obligation: obligation, body: body, actor: "reply/\(mail)", on: day)
    }
}

extension AnsweredItem {
    /// A line that keeps its number, and that nothing can be answered to.
    fileprivate static let unanswerable = AnsweredItem(
        id: "", short: "", isOpen: false, expectsReport: false, due: nil, toldDue: nil)
}

extension LetterAnswer {
    /// What was understood, as the confirmation says it.
    fileprivate init(_ record: AnswerEffects.Record) {
        self =
            switch record {
            case .acknowledged, .forwarded: .acknowledged
            case .submitted(let number, let day?, let isFinal):
                .submitted(number: number, on: day, isFinal: isFinal)
            // The answer has come; a day that it doesn't give is not named.
            case .submitted(_, nil, _): .acknowledged
            case .extensionAsked(let until): .asksExtension(until: until)
            case .notUnderstood: .unclear
            }
    }
}

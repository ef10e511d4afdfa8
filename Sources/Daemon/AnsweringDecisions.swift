import Civil
import Correspondence
import Inbound
import Ledger
import Mail
import Rounds
import Rules
import Scheduler
import SourceText

extension InboundRequest {
    /// Whether it answers what the office was asked, and nothing of the reader's own.
    var isForOffice: Bool {
        switch content {
        case .decisions, .unclear: true
        case .answer, .bounce: false
        }
    }
}

/// Who may decide answers the list of what waits (statement 41).
extension Engine {
    /// One line of the list, decided.
    private struct Line {
        let row: LetterDecision
        let number: Int64
        let decision: Decision
        let entries: [Course.Entry]
    }

    /// Enters what can be entered of the decisions, as those of the unit whose people they come from, and tells
    /// the sender what has been made of each.
    func take(
        _ effects: AnswerEffects, _ request: InboundRequest, to mail: StoredMail, now: Instant
    ) throws -> Bilingual {
        var lines: [Line] = []
        var later = book
        for decision in effects.decisions where mail.waiting.indices.contains(decision.item - 1) {
            let number = mail.waiting[decision.item - 1]
            guard let answer = try driver.event(number) else { continue }
            let line = line(decision, on: answer, by: request.sender, of: mail, later, now: now)
            // Each is judged in the state that the ones before it bring about.
            for (offset, entry) in line.entries.enumerated() {
                later.add(
                    Event(
                        id: Int64.max - Int64(lines.count * 64 + offset),
                        obligation: entry.obligation, body: entry.body, actor: entry.actor,
                        on: entry.on, recordedAt: now))
            }
            lines.append(line)
        }
        let confirmation = try confirmation(of: lines.map(\.row), request, mail, now: now)
        let recorded = try driver.enter(
            lines.flatMap(\.entries),
            request: Change.NewRequest(id: effects.request, asking: effects.request),
            answer: confirmation, now: now)
        guard !recorded.isRepeat else {
            return Bilingual(
                vi: "thư này đã nhận trước đó, không ghi thêm gì",
                en: "taken before, nothing entered now")
        }
        for line in lines where !line.entries.isEmpty {
            note(
                line.decision, on: line.number, line.entries, recorded, by: line.entries[0].actor)
        }
        return lines.contains { !$0.entries.isEmpty }
            ? Bilingual(vi: "đã ghi quyết định", en: "decisions recorded")
            : Bilingual(vi: "chưa ghi quyết định nào", en: "nothing is decided")
    }

    private func line(
        _ said: ItemDecision, on answer: Event, by sender: String, of mail: StoredMail,
        _ book: Book, now: Instant
    ) -> Line {
        let id = answer.obligation
        let language = mailLanguage(id, sender, now: now)
        var decision = Decision(agrees: false)
        func line(_ outcome: LetterDecision.Outcome, _ entries: [Course.Entry] = []) -> Line {
            let duty = rules.duty(id.occurrence.duty)?.duty
            return Line(
                row: LetterDecision(
                    line: said.item, unit: rules.registry.unit(id.debtor)?.name ?? id.debtor,
                    short: duty?.name(
                        period: id.occurrence.period, due: nil, language: language,
                        after: HappeningName(id.occurrence, book)),
                    outcome), number: answer.id, decision: decision, entries: entries)
        }
        func failed(_ text: Bilingual) -> Line {
            line(.failed(language == .vi ? text.vi : text.en))
        }
        guard let plan = rules.duty(id.occurrence.duty)?.plan,
            let unit = unit(deciding: id, from: sender, on: plan.day(of: now))
        else {
            return failed(
                Bilingual(
                    vi: "không thuộc kế hoạch mà người trả lời được quyết định",
                    en: "it is of a plan that the sender may not decide on"))
        }
        switch said.verdict {
        case .refuses(let note): decision.note = note
        case .agrees(let until, let paper):
            decision.agrees = true
            if let paper, paper.isBareDay, case .extensionAsked = answer.body {
                decision.until = paper.day
            } else if let paper {
                decision.number = paper.number
                decision.on = paper.day
                decision.none = paper.isNil
            }
            if let until {
                guard let day = day(until, about: id, plan, now: now) else {
                    return failed(
                        Bilingual(vi: "chưa rõ ngày gia hạn", en: "the day isn't clear"))
                }
                decision.until = day
            }
        }
        do throws(DecisionFault) {
            let entries = try decision.admitted(
                on: answer, actor: "\(unit)/reply/\(mail.id)", rules: rules, book: book, now: now)
            return line(Self.outcome(of: entries, answer), entries)
        } catch {
            return failed(error.mailText(rules))
        }
    }

    private func day(
        _ until: RequestedTime, about id: ObligationID, _ plan: Plan, now: Instant
    ) -> CivilDate? {
        guard let duty = rules.duty(id.occurrence.duty)?.duty,
            let occurrence = book.occurrence(id.occurrence, duty: duty, plan: plan)
        else { return nil }
        return until.day(
            due: book.state(of: id, due: occurrence.due).due, answered: plan.day(of: now),
            calendar: plan.calendar)
    }

    private static func outcome(
        of entries: [Course.Entry], _ answer: Event
    ) -> LetterDecision.Outcome {
        for entry in entries {
            switch entry.body {
            case .received(nil, none: true, _): return .nothing(on: entry.on)
            case .received(let number, _, _): return .received(number: number, on: entry.on)
            case .extended(let day, _): return .extended(to: day)
            case .acknowledged, .submitted, .accepted, .returned, .extensionAsked, .unread,
                .settled, .waived, .cancelled, .reassigned, .joined, .transferred,
                .occurred, .suspended, .voided:
                continue
            }
        }
        return answer.body == .unread ? .dismissed : .refused
    }

    // MARK: Who decides

    /// The unit whose person decides: of those that may, the one that has the address.
    private func unit(
        deciding id: ObligationID, from sender: String, on day: CivilDate
    ) -> String? {
        deciders(about: id, on: day).first { has($0, sender, on: day) }
    }

    private func has(_ unit: String, _ address: String, on day: CivilDate) -> Bool {
        addresses(of: unit, on: day).contains { $0.lowercased() == address.lowercased() }
    }

    private func decider(
        _ id: ObligationID, _ sender: String, now: Instant
    ) -> (unit: OrgUnit, person: Person)? {
        guard let plan = rules.duty(id.occurrence.duty)?.plan,
            let name = unit(deciding: id, from: sender, on: plan.day(of: now)),
            let unit = rules.living(name, on: plan.day(of: now))
        else { return nil }
        let own = unit.person(at: sender)
        // A unit's own address is its head's, as for every mail to the head.
        let isOffice = unit.email?.lowercased() == sender.lowercased()
        return (unit, own ?? (isOffice ? unit.head : nil) ?? Person())
    }

    private func mailLanguage(_ id: ObligationID, _ sender: String, now: Instant) -> Language {
        decider(id, sender, now: now)?.unit.language
            ?? rules.duty(id.occurrence.duty)?.plan.language ?? .vi
    }

    private func confirmation(
        of rows: [LetterDecision], _ request: InboundRequest, _ mail: StoredMail, now: Instant
    ) throws -> NewMail? {
        guard let first = mail.waiting.first, let about = try driver.event(first)?.obligation,
            let plan = rules.duty(about.occurrence.duty)?.plan
        else { return nil }
        var found: (unit: OrgUnit, person: Person)?
        for number in mail.waiting where found == nil {
            if let id = try driver.event(number)?.obligation {
                found = decider(id, request.sender, now: now)
            }
        }
        let recipient = Recipient(
            address: request.sender, unit: found.map { .init(id: $0.unit.id, name: $0.unit.name) },
            person: found?.person ?? Person(), language: found?.unit.language ?? plan.language)
        let ordinal = try ordinal(of: recipient.address, at: now)
        let id = mailID(address: recipient.address, slot: now, ordinal: ordinal)
        let draft = try writer.confirmation(
            of: rows, about: plan, to: recipient, inReplyTo: request.messageID, id: id, at: now)
        return NewMail(
            id: id, recipient: recipient.address, slot: now, ordinal: ordinal,
            subject: draft.subject, kind: .confirmation, sender: nil, bytes: draft.encoded.bytes,
            keys: [])
    }
}

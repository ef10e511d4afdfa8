package import Civil
package import Mail
package import Rules
package import Scheduler
internal import SourceText

/// An answer to a mail, as it was understood: which matter, and what was made of it.
package struct UnderstoodAnswer: Sendable {
    package let about: ObligationID
    package let answer: LetterAnswer

    package init(about: ObligationID, answer: LetterAnswer) {
        self.about = about
        self.answer = answer
    }
}

extension LetterWriter {
    /// The short mail that tells somebody what has been made of their answer; `nil` when there is
    /// nothing to tell.
    ///
    /// - Parameters:
    ///   - recipient: who answered.
    ///   - messageID: of the answer, with angle brackets.
    ///   - at: when it is written.
    package func confirmation(
        of answers: [UnderstoodAnswer], to recipient: Recipient, inReplyTo messageID: String?,
        id: String, at: Instant
    ) throws(CorrespondenceError) -> Draft? {
        let words = Words(recipient.language)
        var items: [LetterItem] = []
        var plan: Plan?
        for answer in answers {
            guard let (itsPlan, duty) = rules.duty(answer.about.occurrence.duty),
                let occurrence = book.occurrence(
                    answer.about.occurrence, duty: duty, plan: itsPlan)
            else { continue }
            let state = book.state(of: answer.about, due: occurrence.due)
            guard
                let matter = Matter(
                    occurrence, due: state.due, duty: duty, plan: itsPlan, rules: rules, book: book,
                    words: words, of: answer.about)
            else { continue }
            plan = plan ?? itsPlan
            // What expects no report, or has it, has no day by which it must be there.
            var letter = matter.letter
            letter.expectsReport = letter.expectsReport && state.isOpen
            items.append(
                .confirmation(letter, letter.expectsReport ? matter.due : nil, answer.answer))
        }
        guard let plan, !items.isEmpty else { return nil }
        return try answer(
            items, reader: .head, about: plan, to: recipient, inReplyTo: messageID, id: id, at: at)
    }

    /// The same to who decided by answering the list of what waits.
    package func confirmation(
        of decisions: [LetterDecision], about plan: Plan, to recipient: Recipient,
        inReplyTo messageID: String?, id: String, at: Instant
    ) throws(CorrespondenceError) -> Draft {
        try answer(
            [.decisions(decisions)], reader: .owner, about: plan, to: recipient,
            inReplyTo: messageID, id: id, at: at)
    }

    private func answer(
        _ items: [LetterItem], reader: Letter.Reader, about plan: Plan, to recipient: Recipient,
        inReplyTo messageID: String?, id: String, at: Instant
    ) throws(CorrespondenceError) -> Draft {
        let words = Words(recipient.language)
        let letter = Letter(
            language: words.language, reader: reader, salutation: words.salutation([recipient]),
            unit: recipient.unit?.name, items: items, organisation: rules.organisation.name,
            office: rules.organisation.office, contact: contact(of: plan, words),
            isConfidential: plan.confidential, readsReplies: false, at: plan.zone.local(at: at))
        do {
            let rendered = try templates.render(letter)
            let message = MailMessage(
                id: id, date: at, zoneOffset: plan.zone.offset(at: at),
                from: try MailAddress(rules.organisation.mailFrom, name: rules.organisation.office),
                to: try MailAddress(recipient.address, name: recipient.unit?.name),
                subject: rendered.subject, text: rendered.text, html: rendered.html,
                language: letter.language.rawValue, inReplyTo: messageID,
                references: messageID.map { [$0] } ?? [], isAnswer: true)
            return Draft(
                encoded: try message.encoded(), subject: rendered.subject, sender: nil,
                expires: nil, matters: [])
        } catch {
            throw CorrespondenceError(recipient: recipient.address, reason: "\(error)")
        }
    }
}

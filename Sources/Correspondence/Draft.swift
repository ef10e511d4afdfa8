package import Civil
package import Mail
internal import Rules
package import Scheduler
internal import SourceText

/// A mail as it goes to the spool, and the subject that lists show.
package struct Draft: Sendable {
    package let encoded: EncodedMail
    package let subject: String
    /// The envelope's sender; `nil` is the null return path.
    package let sender: String?
    /// From when on it has lost its use; `nil` when it never does.
    package let expires: Instant?
    /// What each numbered line is about, for answers that name one.
    package let matters: [[ObligationID]]
    /// The answers of its list of what waits, in the order of their lines.
    package var waiting: [Int64] = []
}

/// A mail that could not be made: which one, and why.
package struct CorrespondenceError: Error, Sendable, CustomStringConvertible {
    package let recipient: String
    package let reason: String

    package var description: String { "the mail to \(recipient) can't be written: \(reason)" }
}

extension Recipient {
    /// The unit's name, short enough for one encoded word as a rule; else the person's.
    fileprivate var name: String? { unit?.name ?? person.name }
}

extension LetterWriter {
    /// The mail that says all of a bundle; `nil` when there is nothing left to say.
    ///
    /// Letters that differ in names only are worked out once and kept in the writer.
    package mutating func mail(
        for bundle: Bundle, id: String, context: MailContext = MailContext()
    ) throws(CorrespondenceError) -> Draft? {
        let addresses = context.stamp?.addresses(mail: id, due: bundle.notices.map(\.key.due).max())
        do {
            guard let key = kindKey(of: bundle, context, readsReplies: addresses != nil) else {
                return try single(bundle, id, context, addresses)
            }
            guard let unit = bundle.recipient.unit,
                let kind = try kind(key, of: bundle, context, readsReplies: addresses != nil)
            else { return nil }
            let rendered = kind.form.filled(
                salutation: Words(bundle.recipient.language).salutation([bundle.recipient]),
                unit: unit.name)
            let part = try kind.calendar?.filled(kind.shown.map { calendar.uid(of: $0, unit.id) })
            return try draft(
                rendered, part, kind.envelope, bundle, id, context, addresses,
                matters: kind.matters.map { [ObligationID(occurrence: $0, unit: unit.id)] })
        } catch {
            throw CorrespondenceError(recipient: bundle.recipient.address, reason: "\(error)")
        }
    }

    /// The letter of one reader alone.
    private mutating func single(
        _ bundle: Bundle, _ id: String, _ context: MailContext, _ addresses: ReplyStamp.Addresses?
    ) throws -> Draft? {
        guard
            let composed = letter(for: bundle, readsReplies: addresses != nil, context: context),
            let envelope = try envelope(of: bundle, composed.letter)
        else { return nil }
        let events = composed.letter.isConfidential ? [] : entries(for: bundle, context)
        var draft = try draft(
            try templates.render(composed.letter),
            events.isEmpty
                ? nil : try CalendarFile.text(events.map(\.event), publisher: envelope.from),
            envelope, bundle, id,
            context, addresses, matters: composed.matters)
        draft.waiting = composed.waiting
        return draft
    }

    private mutating func kind(
        _ key: LetterKindKey, of bundle: Bundle, _ context: MailContext, readsReplies: Bool
    ) throws -> LetterKindForm? {
        if let known = kinds[key] { return known }
        guard
            let composed = letter(for: bundle, readsReplies: readsReplies, context: context),
            let envelope = try envelope(of: bundle, composed.letter)
        else { return nil }
        let events = composed.letter.isConfidential ? [] : entries(for: bundle, context)
        let kind = LetterKindForm(
            form: try templates.form(of: composed.letter),
            calendar: events.isEmpty
                ? nil : try CalendarForm(events.map(\.event), publisher: envelope.from),
            shown: events.map(\.id.occurrence),
            matters: composed.matters.compactMap { $0.first?.occurrence }, envelope: envelope)
        kinds[key] = kind
        return kind
    }

    private func envelope(
        of bundle: Bundle, _ letter: Letter
    ) throws(MailError) -> LetterKindForm.Envelope? {
        guard let plan = plan(of: bundle) else { return nil }
        return LetterKindForm.Envelope(
            from: try MailAddress(rules.organisation.mailFrom, name: rules.organisation.office),
            zoneOffset: plan.zone.offset(at: bundle.slot), language: letter.language,
            readsReplies: letter.readsReplies, expires: expiry(of: bundle))
    }

    private mutating func draft(
        _ rendered: RenderedLetter, _ calendar: String?, _ envelope: LetterKindForm.Envelope,
        _ bundle: Bundle, _ id: String, _ context: MailContext,
        _ addresses: ReplyStamp.Addresses?, matters: [[ObligationID]]
    ) throws(MailError) -> Draft {
        var rendered = rendered
        if let page = page(of: bundle, id, context, matters) {
            rendered = rendered.pointing(to: page, Words(bundle.recipient.language))
        }
        var message = MailMessage(
            id: id, date: bundle.slot, zoneOffset: envelope.zoneOffset, from: envelope.from,
            to: try MailAddress(bundle.recipient.address, name: bundle.recipient.name),
            replyTo: envelope.readsReplies ? addresses?.reply : nil,
            returnPath: addresses?.bounce ?? envelope.from, subject: rendered.subject,
            text: rendered.text, html: rendered.html, calendar: calendar,
            language: envelope.language.rawValue)
        if let thread = context.thread { message.join(thread) }
        return Draft(
            encoded: try message.encoded(in: try frame(of: message)), subject: rendered.subject,
            sender: message.returnPath?.address, expires: envelope.expires, matters: matters)
    }

    /// The last one, as a rule.
    private mutating func frame(of message: MailMessage) throws(MailError) -> MailFrame {
        if let last = frame, last.fits(message) { return last }
        let new = try MailFrame(message)
        frame = new
        return new
    }

    /// Where the head answers what the mail asks: of a mail to the unit's own people that tells of reports, and
    /// of no confidential plan.
    private func page(
        of bundle: Bundle, _ id: String, _ context: MailContext, _ matters: [[ObligationID]]
    ) -> String? {
        guard let stamp = context.page else { return nil }
        let found = matters.joined().map { rules.duty($0.occurrence.duty) }
        guard
            bundle.notices.contains(where: { $0.key.role.isOwingUnit }),
            found.contains(where: { $0?.duty.expectsReport == true }),
            !found.contains(where: { $0?.plan.confidential ?? true })
        else { return nil }
        return stamp.address(mail: id)
    }

    func plan(of bundle: Bundle) -> Plan? {
        bundle.notices.lazy.compactMap { self.rules.plan($0.plan) }.first
    }

    /// A reminder is of no use once its due day is over, or its due time (statement 47); what comes
    /// after always is.
    private func expiry(of bundle: Bundle) -> Instant? {
        var last: Instant?
        for notice in bundle.notices {
            guard notice.key.kind.isReminder, let plan = rules.plan(notice.plan),
                let end = notice.key.due.adding(days: 1)
            else { return nil }
            var instant = plan.instant(end, .midnight)
            if let id = notice.key.subject.obligation,
                let duty = rules.duty(id.occurrence.duty)?.duty,
                let occurrence = book.occurrence(id.occurrence, duty: duty, plan: plan),
                let time = book.hour(of: id, on: notice.key.due, occurrence)
            {
                instant = plan.instant(notice.key.due, time)
            }
            last = max(last ?? bundle.slot, instant)
        }
        return last
    }

    // MARK: The calendar part

    /// The due days that the head's calendar should show.
    private func entries(
        for bundle: Bundle, _ context: MailContext
    ) -> [(id: ObligationID, event: CalendarEvent)] {
        var events: [(id: ObligationID, event: CalendarEvent)] = []
        var seen: Set<ObligationID> = []
        let words = Words(bundle.recipient.language)
        for notice in bundle.notices where notice.key.role == .head {
            let withdrawn = notice.key.subject.obligation.flatMap {
                book.withdrawal(of: $0.occurrence)
            }
            switch notice.key.kind {
            case .reminder, .dueToday, .moved: break
            // What isn't owed leaves the calendar.
            case .correction where withdrawn != nil: break
            case .overdue, .escalation, .tally, .rollUp, .returned, .refused, .redirect,
                .correction:
                continue
            }
            guard let id = notice.key.subject.obligation, seen.insert(id).inserted,
                let (plan, duty) = rules.duty(id.occurrence.duty)
            else { continue }
            var event = calendar.entry(
                of: id, due: notice.key.due, duty, plan,
                book.occurrence(id.occurrence, duty: duty, plan: plan),
                moves: context.moves[id] ?? 0, stamp: bundle.slot, words)
            event.isCancelled = withdrawn != nil
            events.append((id, event))
        }
        return events
    }
}

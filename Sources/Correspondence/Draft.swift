package import Civil
package import Mail
internal import Rules
package import Scheduler

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
}

/// What a mail carries beside its letter.
package struct MailContext: Sendable {
    /// What makes answers count; `nil` where they aren't read.
    package var stamp: ReplyStamp?
    /// The earlier mails that it belongs to.
    package var thread: LetterThread?

    package init(stamp: ReplyStamp? = nil, thread: LetterThread? = nil) {
        self.stamp = stamp
        self.thread = thread
    }
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
    package func mail(
        for bundle: Bundle, id: String, context: MailContext = MailContext()
    ) throws(CorrespondenceError) -> Draft? {
        guard let plan = bundle.notices.lazy.compactMap({ rules.plan($0.plan) }).first else {
            return nil
        }
        let addresses = context.stamp?.addresses(mail: id, due: bundle.notices.map(\.key.due).max())
        guard let composed = letter(for: bundle, readsReplies: addresses != nil) else { return nil }
        let letter = composed.letter
        do {
            let rendered = try templates.render(letter)
            let from = try MailAddress(
                rules.organisation.mailFrom, name: rules.organisation.office)
            var message = MailMessage(
                id: id, date: bundle.slot, zoneOffset: plan.zone.offset(at: bundle.slot),
                from: from,
                to: try MailAddress(bundle.recipient.address, name: bundle.recipient.name),
                replyTo: letter.readsReplies ? addresses?.reply : nil,
                returnPath: addresses?.bounce ?? from, subject: rendered.subject,
                text: rendered.text, html: rendered.html,
                calendar: letter.isConfidential ? nil : try calendar(for: bundle),
                language: letter.language.rawValue)
            if let thread = context.thread { message.join(thread) }
            return Draft(
                encoded: try message.encoded(), subject: rendered.subject,
                sender: message.returnPath?.address, expires: expiry(of: bundle),
                matters: composed.matters)
        } catch {
            throw CorrespondenceError(recipient: bundle.recipient.address, reason: "\(error)")
        }
    }

    /// A reminder is of no use once its due day is over; what comes after always is.
    private func expiry(of bundle: Bundle) -> Instant? {
        var last: Instant?
        for notice in bundle.notices {
            guard notice.key.kind.isReminder, let plan = rules.plan(notice.plan),
                let end = notice.key.due.adding(days: 1)
            else { return nil }
            last = max(last ?? bundle.slot, plan.instant(end, .midnight))
        }
        return last
    }

    /// The due days that the head's calendar should show; `nil` where the bundle has none.
    private func calendar(for bundle: Bundle) throws(MailError) -> String? {
        var events: [CalendarEvent] = []
        var seen: Set<ObligationID> = []
        for notice in bundle.notices where notice.key.role == .head {
            switch notice.key.kind {
            case .reminder, .dueToday, .moved: break
            case .overdue, .escalation, .tally, .rollUp, .returned, .redirect, .correction: continue
            }
            guard let id = notice.key.subject.obligation, seen.insert(id).inserted,
                let (plan, duty) = rules.duty(id.occurrence.duty)
            else { continue }
            let moves = moves(in: book.events(of: id))
            let occurrence = book.occurrence(id.occurrence, duty: duty, plan: plan)
            let time: CalendarEvent.Time =
                if let hour = occurrence?.dueTime, occurrence?.due == notice.key.due {
                    .at(plan.instant(notice.key.due, hour))
                } else {
                    .allDay(notice.key.due)
                }
            events.append(
                CalendarEvent(
                    uid: "\(id)@\(domain)", sequence: moves, stamp: bundle.slot, time: time,
                    summary: duty.short))
        }
        return events.isEmpty ? nil : try CalendarFile.text(events)
    }

    /// How often the due date has moved; undoing an extension moves it once more.
    private func moves(in events: [Event]) -> Int {
        let extensions = Set(
            events.filter { if case .extended = $0.body { true } else { false } }.map(\.id))
        return extensions.count
            + events.count { $0.body.voids.map(extensions.contains) ?? false }
    }

    var domain: String {
        rules.organisation.mailFrom.split(separator: "@").last.map(String.init) ?? "localhost"
    }
}

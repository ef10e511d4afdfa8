internal import Civil
package import Mail
internal import Rules
package import Scheduler

/// A mail as it goes to the spool, and the subject that lists show.
package struct Draft: Sendable {
    package let encoded: EncodedMail
    package let subject: String
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
    package func mail(for bundle: Bundle, id: String) throws(CorrespondenceError) -> Draft? {
        guard let letter = letter(for: bundle),
            let plan = bundle.notices.lazy.compactMap({ rules.plan($0.plan) }).first
        else { return nil }
        do {
            let rendered = try templates.render(letter)
            let message = MailMessage(
                id: id, date: bundle.slot, zoneOffset: plan.zone.offset(at: bundle.slot),
                from: try MailAddress(rules.organisation.mailFrom, name: rules.organisation.office),
                to: try MailAddress(bundle.recipient.address, name: bundle.recipient.name),
                returnPath: try MailAddress(rules.organisation.mailFrom),
                subject: rendered.subject, text: rendered.text, html: rendered.html,
                calendar: letter.isConfidential ? nil : try calendar(for: bundle),
                language: letter.language.rawValue)
            return Draft(encoded: try message.encoded(), subject: rendered.subject)
        } catch {
            throw CorrespondenceError(recipient: bundle.recipient.address, reason: "\(error)")
        }
    }

    /// The due days that the head's calendar should show; `nil` where the bundle has none.
    private func calendar(for bundle: Bundle) throws(MailError) -> String? {
        var events: [CalendarEvent] = []
        var seen: Set<ObligationID> = []
        for notice in bundle.notices where notice.key.role == .head {
            switch notice.key.kind {
            case .reminder, .dueToday, .moved: break
            case .overdue, .escalation, .tally, .rollUp, .redirect, .correction: continue
            }
            guard let id = notice.key.subject.obligation, seen.insert(id).inserted,
                let (plan, duty) = rules.duty(id.occurrence.duty)
            else { continue }
            let moves = book.events(of: id).count { event in
                if case .extended = event.body { true } else { false }
            }
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

    private var domain: String {
        rules.organisation.mailFrom.split(separator: "@").last.map(String.init) ?? "localhost"
    }
}

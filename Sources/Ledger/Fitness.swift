package import Civil
package import Scheduler

extension Change {
    /// Refuses what no ledger may hold, whatever it holds already: every store asks this before it
    /// writes anything.
    ///
    /// - Parameters:
    ///   - lastEvent: the number of the last event recorded.
    ///   - location: the ledger's, for the message.
    package func check(after lastEvent: Int64, at location: String) throws(LedgerError) {
        guard
            let flaw = misnumbered(after: lastEvent) ?? oddMember ?? cutShort ?? undated ?? rash
        else {
            return
        }
        throw LedgerError(
            kind: .contradiction, action: "record", path: location, reason: flaw)
    }

    private func misnumbered(after lastEvent: Int64) -> String? {
        for (offset, event) in events.enumerated() {
            let before = lastEvent + Int64(offset)
            if event.id != before + 1 { return "event \(event.id) doesn't follow \(before)" }
        }
        return nil
    }

    /// Members are kept a line each.
    private var oddMember: String? {
        for opening in openings {
            if let odd = opening.members.first(where: {
                $0.isEmpty || $0.utf8.contains(UInt8(ascii: "\n"))
            }) {
                return "a unit's id is empty or has a line break: '\(odd)'"
            }
        }
        return nil
    }

    /// Stores end a text at a NUL, or refuse it: what came after it would be lost unseen.
    private var cutShort: String? {
        func cuts(_ text: String?) -> Bool { text?.utf8.contains(0) ?? false }
        if let event = events.first(where: { $0.texts.contains(where: cuts) }) {
            return "the entry about \(event.obligation) has a NUL character"
        }
        if let opening = openings.first(where: { $0.members.contains(where: cuts) }) {
            return "a member of \(opening.occurrence) has a NUL character"
        }
        if let notice = notices.first(where: { cuts($0.key.description) || cuts($0.plan) }) {
            return "the notice \(notice.key) has a NUL character"
        }
        if let mail = mails.first(where: { cuts($0.id) || cuts($0.recipient) || cuts($0.subject) })
        {
            return "mail \(mail.id) has a NUL character"
        }
        if let answer = answers.first(where: {
            cuts($0.said.words.text) || $0.said.words.files.contains(where: cuts)
        }) {
            return "the answer of entry \(answer.event) has a NUL character"
        }
        if cuts(goingBack?.actor) { return "the name of who goes back has a NUL character" }
        if cuts(request?.id) { return "the request's id has a NUL character" }
        if let name = settings.first(where: { cuts($0.key) || cuts($0.value) })?.key {
            return "what is to be remembered as \(name) has a NUL character"
        }
        return nil
    }

    /// What is decided anew after a going back is worked out on what that left.
    private var rash: String? {
        guard goingBack != nil else { return nil }
        let isAlone =
            openings.isEmpty && notices.isEmpty && mails.isEmpty && fates.isEmpty
            && deferrals.isEmpty && spooled.isEmpty && strays.isEmpty && watermark == nil
        return isAlone ? nil : "a going back decides nothing itself"
    }

    private var undated: String? {
        if spooledAt == nil, let mail = spooled.first {
            return "mail \(mail) is in the spool, and nobody says since when"
        }
        for stray in strays {
            if let told = stray.told.first(where: { NoticeKey.roleText(of: $0.text) == nil }) {
                return "mail \(stray.id) told of '\(told.text)', which is no notice's key"
            }
        }
        return nil
    }
}

extension GoingBack {
    /// Refuses one that leads nowhere.
    ///
    /// - Parameter watermark: the ledger's; `nil` before the first tick.
    package func check(
        against watermark: Instant?, at location: String
    ) throws(LedgerError) {
        if let watermark, to < watermark, to <= at { return }
        throw LedgerError(
            kind: .contradiction, action: "go back", path: location,
            reason: "nothing was decided beyond the instant to go back to, or it lies in the future"
        )
    }
}

extension EventBody {
    /// Why it names another entry.
    package var purpose: String { voids == nil ? "to decide on" : "to void" }
}

extension Event {
    /// Everything in it that is text.
    fileprivate var texts: [String?] {
        let about = [
            obligation.occurrence.duty, obligation.occurrence.period, obligation.unit, actor,
        ]
        return switch body {
        case .received(let number, _, let note): about + [number, note]
        case .submitted(let number, _): about + [number]
        case .settled(_, _, let note): about + [note]
        case .returned(_, let note): about + [note]
        case .extended(_, let letter), .waived(let letter): about + [letter]
        case .suspended(_, let reason): about + [reason]
        case .reassigned(let unit): about + [unit]
        case .transferred(let units): about + units
        case .occurred(let number, let units): about + [number] + units
        case .acknowledged, .accepted, .extensionAsked, .unread, .cancelled, .joined, .voided: about
        }
    }
}

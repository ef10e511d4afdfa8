package import Civil
package import JSON
package import Scheduler

/// The words for mail that is held back, beside those of what happened.
package enum HoldWord: String, Hashable, Sendable, CaseIterable {
    case silence, pause, resume

    package static var all: [String] { allCases.map(\.rawValue) }
}

/// What a line says that is held back, or let go (statements 27 and 29).
package enum HoldLine: Hashable, Sendable {
    /// Mail about a plan, a duty or units; through that day, or until it is lifted.
    case silence(until: CivilDate?, reason: String?)
    case pause
    case resume

    package var word: HoldWord {
        switch self {
        case .silence: .silence
        case .pause: .pause
        case .resume: .resume
        }
    }

    init(_ word: HoldWord, _ fields: EventFields) throws(EventFault) {
        switch word {
        case .silence:
            self = .silence(
                until: try fields.day("until"), reason: try fields.text("note", or: "reason"))
        case .pause: self = .pause
        case .resume: self = .resume
        }
    }
}

extension MailHold {
    /// As an export has it beside its entries, and as an events file has one that somebody made up.
    ///
    /// - Parameter since: when it began.
    package func json(since: Instant, in zone: Zone) -> JSONValue {
        // Events files know whole seconds; `recorded` has the rest.
        let offset = zone.offset(at: since)
        var members: [String: JSONValue?] = [
            "at": .string(Instant(seconds: since.seconds).local(offset: offset).iso),
            "recorded": .string(since.local(offset: offset).iso + isoOffset(offset)),
        ]
        switch self {
        case .silence(let silence):
            members["event"] = .string(HoldWord.silence.rawValue)
            members["plan"] = silence.plan.map { .string($0) }
            members["duty"] = silence.duty.map { .string($0) }
            members["unit"] = (silence.unit ?? silence.group).map { .string($0) }
            members["note"] = silence.reason.isEmpty ? nil : .string(silence.reason)
            members["actor"] = .string(silence.author)
            members["until"] = silence.lastMoment.map { .string(zone.local(at: $0).date.iso) }
        case .pause(let plan):
            members["event"] = .string(HoldWord.pause.rawValue)
            members["plan"] = .string(plan)
        case .resume(let plan):
            members["event"] = .string(HoldWord.resume.rawValue)
            members["plan"] = .string(plan)
        }
        return .object(compacting: members)
    }
}

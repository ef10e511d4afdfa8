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
    /// Mail about a plan, a duty or units; until it is lifted where no end is named.
    case silence(until: HoldEnd?, reason: String?)
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
                until: try fields.holdEnd(), reason: try fields.text("note", or: "reason"))
        case .pause: self = .pause
        case .resume: self = .resume
        }
    }
}

/// Until when mail is held back.
package enum HoldEnd: Hashable, Sendable {
    /// Through the day.
    case day(CivilDate)
    /// It was lifted then.
    case lifted(Instant)
}

extension EventFields {
    fileprivate func holdEnd() throws(EventFault) -> HoldEnd? {
        guard try text("until")?.contains("T") == true else {
            return try day("until").map { .day($0) }
        }
        return try instant("until").map { .lifted($0) }
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
            members["until"] = silence.end.map { .string(zone.holdEnd($0)) }
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

extension Zone {
    /// The last day, or the very moment where it isn't the end of one.
    fileprivate func holdEnd(_ end: Instant) -> String {
        let offset = offset(at: end)
        let local = end.local(offset: offset)
        if local.time == .midnight, end.microseconds % 1_000_000 == 0,
            let last = local.date.adding(days: -1)
        {
            return last.iso
        }
        return local.iso + isoOffset(offset)
    }
}

package import Civil
internal import JSON
package import Scheduler

/// Mail that was held back by hand and let go by hand: nothing follows from it any more, but what is told of
/// that time, or played again, has to know it (statements 27 and 29).
package struct EndedHold: Hashable, Sendable {
    /// What it was about.
    package enum What: Hashable, Sendable {
        /// Ended when it was lifted.
        case silence(Silence)
        case pause(plan: String)
    }

    package let what: What
    package let since: Instant
    package let until: Instant

    /// `nil` where it never held.
    init?(_ silence: Silence, lifted now: Instant) {
        let end = min(silence.end ?? now, now)
        guard silence.start < end else { return nil }
        what = .silence(silence.ending(at: end))
        since = silence.start
        until = end
    }

    init(paused plan: String, since: Instant, until: Instant) {
        what = .pause(plan: plan)
        self.since = since
        self.until = until
    }

    /// Its end was read off a clock that was wrong, and is put back to `instant`; `nil` where it began
    /// after that.
    func ending(by instant: Instant) -> EndedHold? {
        guard since < instant else { return nil }
        return switch what {
        case .silence(let silence): EndedHold(silence, lifted: instant)
        case .pause(let plan):
            EndedHold(paused: plan, since: since, until: min(until, instant))
        }
    }

    // MARK: As the ledger keeps it

    /// The words are a file format: they never change.
    var setting: String {
        let members: [String: JSONValue?] =
            switch what {
            case .silence(let silence): silence.members
            case .pause(let plan):
                [
                    "paused": .string(plan), "start": .int(since.microseconds),
                    "end": .int(until.microseconds),
                ]
            }
        return JSONValue.object(compacting: members).description
    }

    /// `nil` for what this program didn't write.
    init?(setting: String) {
        let value: JSONValue
        do throws(JSONError) { value = try JSONValue(parsing: setting.utf8) } catch { return nil }
        guard let start = value["start"]?.intValue, let end = value["end"]?.intValue else {
            return nil
        }
        since = Instant(microseconds: start)
        until = Instant(microseconds: end)
        if let plan = value["paused"]?.stringValue {
            what = .pause(plan: plan)
        } else {
            guard let silence = Silence(id: "", setting: setting) else { return nil }
            what = .silence(silence)
        }
    }
}

extension Silence {
    fileprivate func ending(at end: Instant) -> Silence {
        Silence(
            id: id, plan: plan, duty: duty, unit: unit, group: group, start: start, end: end,
            author: author, reason: reason)
    }

    fileprivate var members: [String: JSONValue?] {
        [
            "plan": plan.map { .string($0) }, "duty": duty.map { .string($0) },
            "unit": unit.map { .string($0) }, "group": group.map { .string($0) },
            "start": .int(start.microseconds), "end": end.map { .int($0.microseconds) },
            "author": .string(author), "reason": .string(reason),
        ]
    }

    /// The words are a file format: they never change.
    var setting: String { JSONValue.object(compacting: members).description }

    /// `nil` for what this program didn't write.
    init?(id: String, setting: String) {
        let value: JSONValue
        do throws(JSONError) { value = try JSONValue(parsing: setting.utf8) } catch { return nil }
        guard let start = value["start"]?.intValue else { return nil }
        self.init(
            id: id, plan: value["plan"]?.stringValue, duty: value["duty"]?.stringValue,
            unit: value["unit"]?.stringValue, group: value["group"]?.stringValue,
            start: Instant(microseconds: start),
            end: value["end"]?.intValue.map(Instant.init(microseconds:)),
            author: value["author"]?.stringValue ?? "", reason: value["reason"]?.stringValue ?? "")
    }
}

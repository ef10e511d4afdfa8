internal import Civil
internal import Events
package import JSON
internal import Rules
internal import Scheduler

extension EditConsequences {
    /// What a person who accepts the edit accepts: the two rule sets, the records that lose their
    /// place, and what somebody was told that is taken back. It is the same as long as those are, on
    /// whatever day it is worked out.
    package var digest: String {
        var weighty: [JSONValue] = [
            .array([.string(oldRules), .string(newRules)]), .array(orphans.map(\.json)),
            .array(withdrawn.filter(\.isHeld).map(\.json)),
            .array(moved.filter(\.isHeld).map(\.json)),
        ]
        if !displaced.isEmpty { weighty.append(.array(displaced.map(\.json))) }
        return fingerprint(JSONValue.array(weighty).description)
    }

    /// Keys are stable and in lower case; days are ISO.
    package var json: JSONValue {
        [
            "from": .string(days.lowerBound.iso), "through": .string(days.upperBound.iso),
            "rules": ["old": .string(oldRules), "new": .string(newRules)],
            "digest": .string(digest), "changed": .bool(!isEmpty), "harmless": .bool(isHarmless),
            "orphans": .array(orphans.map(\.json)),
            "displaced": .array(displaced.map(\.json)), "withdrawn": .array(withdrawn.map(\.json)),
            "moved": .array(moved.map(\.json)), "windows": .array(windows.map(\.json)),
            "added": .array(added.map(\.json)),
            "notices": .array(notices.map(\.json)),
            "recipients": [
                "gained": .array(gained.map { .string($0) }),
                "lost": .array(lost.map { .string($0) }),
                "readdressed": .array(
                    readdressed.map {
                        [
                            "from": .string($0.from), "to": .string($0.to),
                            "count": .int(Int64($0.count)),
                        ]
                    }),
            ],
            "reworded": .array(reworded.map { .string($0) }),
        ]
    }
}

extension OccurrenceID {
    fileprivate var members: [String: JSONValue?] {
        ["duty": .string(duty), "period": .string(period)]
    }
}

private func object(_ id: OccurrenceID, _ members: [String: JSONValue?]) -> JSONValue {
    .object(compacting: id.members.merging(members, uniquingKeysWith: { $1 }))
}

extension EditConsequences.Orphan {
    fileprivate var json: JSONValue {
        object(
            obligation.occurrence,
            [
                "unit": .string(obligation.unit), "entry": .int(entry),
                "event": .string(what.rawValue), "on": .string(on.iso),
                "no": number.map { .string($0) }, "lack": .string(lack.rawValue),
                "likely": likely.map { .string($0) },
            ])
    }
}

extension EditConsequences.Displacement {
    fileprivate var json: JSONValue {
        object(
            obligation.occurrence,
            [
                "unit": .string(obligation.unit), "entry": .int(entry),
                "event": .string(what.rawValue), "on": .string(on.iso),
                "no": number.map { .string($0) }, "from": .string(from.iso),
                "to": .string(to.iso),
            ])
    }
}

extension EditConsequences.Withdrawal {
    fileprivate var json: JSONValue {
        object(
            occurrence,
            [
                "due": .string(due.iso), "units": .array(units.map { .string($0) }),
                "told": .int(Int64(told)), "lack": .string(lack.rawValue),
                "open": .bool(staysOpen), "likely": likely.map { .string($0) },
            ])
    }
}

extension EditConsequences.Move {
    fileprivate var json: JSONValue {
        object(
            occurrence,
            [
                "from": .string(from.iso), "to": .string(to.iso), "cause": .string(cause.rawValue),
                "units": .int(Int64(units)), "told": .int(Int64(told)),
            ])
    }
}

extension EditConsequences.WindowChange {
    fileprivate var json: JSONValue {
        func days(_ window: ClosedRange<CivilDate>?) -> JSONValue? {
            window.map { .array([.string($0.lowerBound.iso), .string($0.upperBound.iso)]) }
        }
        return object(
            occurrence, ["from": days(from), "to": days(to), "told": .int(Int64(told))])
    }
}

extension EditConsequences.Addition {
    fileprivate var json: JSONValue {
        object(
            occurrence,
            [
                "due": .string(due.iso), "units": .array(units.map { .string($0) }),
                "past": .bool(isPast),
            ])
    }
}

extension EditConsequences.NoticeChange {
    fileprivate var json: JSONValue {
        .object(compacting: [
            "change": .string(what.rawValue), "plan": .string(plan),
            "duty": duty.map { .string($0) }, "kind": .string(kind.rawValue),
            "stage": .string(stageText), "role": .string(role.text), "count": .int(Int64(count)),
            "periods": .array(periods.filter { !$0.isEmpty }.sorted().map { .string($0) }),
            "from": days(from), "to": days(to),
        ])
    }

    private func days(_ range: ClosedRange<CivilDate>?) -> JSONValue? {
        range.map { .array([.string($0.lowerBound.iso), .string($0.upperBound.iso)]) }
    }
}

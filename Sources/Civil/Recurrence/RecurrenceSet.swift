/// A recurrence with its exceptions: what the rule names, less EXDATE, and RDATE, each moment once
/// and in order. COUNT counts what the rule names, exceptions or not.
package struct RecurrenceSet: Sendable {
    package let recurrence: Recurrence
    /// Ascending, each once, none of them excluded.
    fileprivate let added: [CivilDateTime]
    /// Ascending.
    fileprivate let excluded: [CivilDateTime]
    fileprivate let excludedDays: [CivilDate]

    /// `zone` is the one that the recurrence's local times are in, for moments in UTC.
    package init(_ recurrence: Recurrence, _ changes: RecurrenceChanges, zone: Zone = .utc) {
        self.recurrence = recurrence
        let isDate = recurrence.startIsDate
        func local(_ moment: RecurrenceChanges.Moment) -> CivilDateTime {
            let local =
                switch moment {
                case .date(let date): CivilDateTime(date, recurrence.start.time)
                case .local(let local): local
                case .utc(let instant): zone.local(at: instant)
                }
            return isDate ? CivilDateTime(local.date, .midnight) : local
        }
        var days: [CivilDate] = []
        var moments: [CivilDateTime] = []
        for moment in changes.excluded {
            if case .date(let date) = moment {
                days.append(date)
            } else {
                moments.append(local(moment))
            }
        }
        let excluded = Self.ordered(moments)
        let excludedDays = Self.ordered(days)
        self.excluded = excluded
        self.excludedDays = excludedDays
        added = Self.ordered(changes.added.map(local)).filter {
            !Self.has($0, in: excluded) && !Self.has($0.date, in: excludedDays)
        }
    }

    /// Whether there is nothing in it from the start on.
    package var isNever: Bool { recurrence.isNever && added.isEmpty }

    package func occurrences() -> RecurrenceSetOccurrences {
        RecurrenceSetOccurrences(self, recurrence.occurrences(), added[...])
    }

    /// What doesn't come before `local`.
    package func occurrences(from local: CivilDateTime) -> RecurrenceSetOccurrences {
        let index = Self.index(of: local, in: added)
        return RecurrenceSetOccurrences(self, recurrence.occurrences(from: local), added[index...])
    }

    fileprivate func excludes(_ local: CivilDateTime) -> Bool {
        !excluded.isEmpty && Self.has(local, in: excluded)
            || !excludedDays.isEmpty && Self.has(local.date, in: excludedDays)
    }

    private static func ordered<T: Hashable & Comparable>(_ values: [T]) -> [T] {
        Set(values).sorted()
    }

    /// The place of the first that is `value` or more.
    private static func index<T: Comparable>(of value: T, in values: [T]) -> Int {
        var (low, high) = (0, values.count)
        while low < high {
            let middle = (low + high) / 2
            if values[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private static func has<T: Comparable>(_ value: T, in values: [T]) -> Bool {
        let index = index(of: value, in: values)
        return index < values.count && values[index] == value
    }
}

/// Goes through a recurrence set in order.
package struct RecurrenceSetOccurrences: Sequence, IteratorProtocol, Sendable {
    private let set: RecurrenceSet
    private var rule: RecurrenceOccurrences
    private var added: ArraySlice<CivilDateTime>
    /// What the rule names next, once it has been asked.
    private var ahead: CivilDateTime?

    fileprivate init(
        _ set: RecurrenceSet, _ rule: RecurrenceOccurrences, _ added: ArraySlice<CivilDateTime>
    ) {
        self.set = set
        self.rule = rule
        self.added = added
        ahead = nil
        step()
    }

    private mutating func step() {
        ahead = rule.next()
        while let local = ahead, set.excludes(local) { ahead = rule.next() }
    }

    package mutating func next() -> CivilDateTime? {
        guard let local = ahead else { return added.popFirst() }
        if let extra = added.first, extra <= local {
            added.removeFirst()
            if extra == local { step() }
            return extra
        }
        step()
        return local
    }
}

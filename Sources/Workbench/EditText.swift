internal import Civil
package import Edits
internal import Events
internal import Rules
internal import Scheduler
package import SourceText

/// What an edit does, for people: the worst first, equal changes in one line, one screen for an
/// ordinary edit.
package struct EditText {
    let consequences: EditConsequences
    let words: EditWords
    /// Whether a terminal shows it.
    let hasColour: Bool
    /// Lines of one section; the rest is counted, and stands in JSON.
    static let linesShown = 12

    package init(_ consequences: EditConsequences, _ language: Language, hasColour: Bool) {
        self.consequences = consequences
        words = EditWords(language: language)
        self.hasColour = hasColour
    }

    package var text: String {
        guard !consequences.isEmpty else { return words.nothing(consequences.days) + "\n" }
        return ([words.title(consequences.days) + "\n"] + sections + [verdict])
            .joined(separator: "\n")
    }

    /// The same without the days compared and the verdict, for whoever says more of it.
    package var body: String { sections.joined(separator: "\n") }

    private var sections: [String] {
        [
            section(words.orphans, .red, orphans),
            section(words.displaced, .red, displaced),
            section(words.withdrawnTold, .red, withdrawn(true)),
            section(words.movedTold, .red, moves(\.isHeld)),
            section(words.atOnce, .red, notices(.atOnce)),
            section(words.withdrawn, .yellow, withdrawn(false)),
            section(words.staysOpen, .yellow, stillAsked),
            section(words.moved, .yellow, moves { !$0.isHeld }),
            section(words.windows, .yellow, windows),
            section(words.added, .yellow, additions),
            section(words.cancelled, .plain, notices(.cancelled)),
            section(words.movedNotices, .plain, notices(.moved)),
            section(words.addedNotices, .plain, notices(.added)),
            section(words.people, .plain, people),
            section(words.reworded, .plain, consequences.reworded.map { [$0] }),
        ].compactMap { $0 }
    }

    private var verdict: String {
        let found = consequences
        let line = found.isHarmless ? words.harmless : words.held
        return colour(line, found.isHarmless ? .green : .red) + " "
            + words.digest(found.digest) + "\n"
    }

    private enum Colour: String {
        case red = "31"
        case yellow = "33"
        case green = "32"
        case plain = "1"
    }

    private func colour(_ text: String, _ colour: Colour) -> String {
        hasColour ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
    }

    private func section(_ title: String, _ colour: Colour, _ rows: [[String]]) -> String? {
        guard !rows.isEmpty else { return nil }
        let shown = rows.count > Self.linesShown + 1 ? Array(rows.prefix(Self.linesShown)) : rows
        var text = self.colour(title, colour) + "\n"
        text += Columns.aligned(shown.map { [" "] + $0 })
        if shown.count < rows.count { text += "   " + words.more(rows.count - shown.count) + "\n" }
        return text
    }

    // MARK: Records

    /// Records of one occurrence and kind in one line, as long as they are many.
    private var orphans: [[String]] {
        let found = consequences.orphans
        if found.count <= Self.linesShown {
            return found.map { orphan in
                [
                    orphan.obligation.occurrence.description, orphan.obligation.unit,
                    words.record(orphan.what, orphan.number, orphan.on),
                    words.lack(orphan.lack, orphan.likely),
                ]
            }
        }
        return groups(found) { orphan in
            [
                orphan.obligation.occurrence.description, orphan.what.rawValue,
                orphan.lack.rawValue,
            ]
        }.map { group in
            [
                group[0].obligation.occurrence.description,
                words.some(group.map(\.obligation.unit)),
                words.kind(group[0].what, count: group.count),
                words.lack(group[0].lack, group[0].likely),
            ]
        }
    }

    private var displaced: [[String]] {
        let found = consequences.displaced
        func days(_ item: EditConsequences.Displacement) -> String {
            words.counts(from: item.from, to: item.to)
        }
        if found.count <= Self.linesShown {
            return found.map { item in
                [
                    item.obligation.occurrence.description, item.obligation.unit,
                    words.record(item.what, item.number, item.on), days(item),
                ]
            }
        }
        return groups(found) { [$0.obligation.occurrence.description, $0.what.rawValue] }.map {
            [
                $0[0].obligation.occurrence.description, words.some($0.map(\.obligation.unit)),
                words.kind($0[0].what, count: $0.count), days($0[0]),
            ]
        }
    }

    /// - Parameter isLost: those that somebody was reminded of and nobody would ask for any more.
    private func withdrawn(_ isLost: Bool) -> [[String]] {
        withdrawn(consequences.withdrawn.filter { $0.isHeld == isLost && !$0.staysOpen })
    }

    /// Members are frozen when a period opens: for these nothing changes now, and what does.
    private var stillAsked: [[String]] {
        let found = consequences.withdrawn.filter(\.staysOpen)
        guard let first = found.first else { return [] }
        let rows = withdrawn(found)
        let shown = Array(rows.prefix(Self.linesShown - 1))
        let rest = rows.count - shown.count
        return shown + (rest > 0 ? [[words.more(rest)]] : [])
            + [[words.toStopAsking(first.occurrence, found.count > 1 || first.units.count > 1)]]
    }

    private func withdrawn(_ found: [EditConsequences.Withdrawal]) -> [[String]] {
        // A unit that leaves a group leaves many duties.
        return groups(found) { item in
            [item.lack == .unit ? "" : item.occurrence.duty, item.lack.rawValue]
                + ["\(item.staysOpen)", "\(item.told > 0)"] + item.units.sorted()
        }.map { group in
            let first = group[0]
            return [
                span(group.map(\.occurrence)),
                words.due(group.map(\.due).min() ?? first.due, last: group.map(\.due).max()),
                words.owers(first.units), words.told(group.map(\.told).max() ?? 0),
                words.lack(first.lack, first.likely),
            ]
        }
    }

    private func moves(_ isShown: (EditConsequences.Move) -> Bool) -> [[String]] {
        let several = Dictionary(grouping: consequences.moved, by: \.occurrence)
            .filter { $0.value.count > 1 }
        return groups(consequences.moved.filter(isShown)) { move in
            [
                move.occurrence.duty, move.cause.rawValue, "\(move.from.days(until: move.to))",
                "\(move.told > 0)",
            ]
                // Where units of one period move from days of their own, each day has its line.
                + (several[move.occurrence] == nil ? [] : [move.occurrence.period, move.from.iso])
        }.map { group in
            let first = group[0]
            return [
                span(group.map(\.occurrence)), "\(words.day(first.from)) → \(words.day(first.to))",
                words.movers(first.units), words.told(first.told),
                first.cause == .calendar ? words.byCalendar : "",
            ]
        }
    }

    private var windows: [[String]] {
        groups(consequences.windows) { [$0.occurrence.duty] }.map { group in
            let first = group[0]
            return [
                span(group.map(\.occurrence)),
                "\(words.window(first.from)) → \(words.window(first.to))", words.told(first.told),
                words.nextMail,
            ]
        }
    }

    private var additions: [[String]] {
        groups(consequences.added) { item in
            ["\(item.isPast)", item.units.count > 1 ? item.occurrence.duty : ""]
                + item.units.sorted()
        }.map { group in
            let first = group[0]
            return [
                span(group.map(\.occurrence)),
                words.due(group.map(\.due).min() ?? first.due, last: group.map(\.due).max()),
                words.owers(first.units), first.isPast ? words.pastAlready : "",
            ]
        }
    }

    // MARK: Mail

    private func notices(_ what: EditConsequences.NoticeChange.What) -> [[String]] {
        consequences.notices.filter { $0.what == what }.map { change in
            [
                change.duty.map { duty in
                    change.periods.count == 1
                        ? duty : "\(duty) \(words.periods(change.periods.count))"
                } ?? change.plan,
                "\(change.kind.name.text(words.language)) \(words.stage(change.stage))",
                words.role(change.role),
                words.mails(change.count),
                [change.from, change.to].compactMap { $0 }.map(words.days).joined(separator: " → "),
            ]
        }
    }

    private var people: [[String]] {
        consequences.readdressed.map { ["\($0.from) → \($0.to)", words.mails($0.count)] }
            + (consequences.gained.isEmpty
                ? []
                : [[words.gained(consequences.gained.count), words.some(consequences.gained)]])
            + (consequences.lost.isEmpty
                ? [] : [[words.lost(consequences.lost.count), words.some(consequences.lost)]])
    }

    // MARK: Gathering

    /// Neighbours and others with an equal key together, in order of first appearance.
    private func groups<T>(_ items: [T], by key: (T) -> [String]) -> [[T]] {
        var places: [[String]: Int] = [:]
        var groups: [[T]] = []
        for item in items {
            let key = key(item)
            if let place = places[key] {
                groups[place].append(item)
            } else {
                places[key] = groups.count
                groups.append([item])
            }
        }
        return groups
    }

    /// `bao-cao/2026-01`; `bao-cao/2026-01 … 2026-12 (12 kỳ)`; `5 nhiệm vụ (bao-cao, ho-so và 3 nữa)`.
    private func span(_ ids: [OccurrenceID]) -> String {
        guard let first = ids.first, let last = ids.last else { return "" }
        if ids.count == 1 { return first.description }
        let duties = Set(ids.map(\.duty)).sorted()
        if duties.count > 1 { return words.duties(duties) }
        return "\(first) … \(last.period) \(words.periods(ids.count))"
    }
}

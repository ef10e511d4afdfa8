package import Civil
package import SourceText

/// The regimes of some files, each made a duty of a plan of one year, for whoever wants to see what they
/// ask for.
package struct RegimeLibrary: Sendable {
    /// The plan; its duties are named after their regimes.
    package let plan: Plan
    /// The regimes that leave the due day to a plan.
    package let withoutDue: Set<String>

    /// - Returns: `nil` where a file can't be read, or there is no regime among them that comes to something in
    ///   the year; findings, also of those that don't.
    package static func read(
        _ sources: [RuleSource], year: Int, calendar: String,
        zone: @escaping (String) -> Zone?
    ) -> (library: RegimeLibrary?, findings: [Diagnostic]) {
        let findings = Findings()
        var drafts: [RegimeDraft] = []
        var wanted: [RuleSource] = []
        for source in sources.sorted(by: { $0.name < $1.name })
        where !source.name.lowercased().hasSuffix(".csv") {
            let file = SourceFile(name: source.name, bytes: source.bytes)
            let own = Findings()
            guard let tree = YAMLComposer.compose(file, into: own),
                case .mapping(let entries) = tree.content
            else { continue }
            let keys = Set(entries.compactMap { KeyTable.file.match($0.key)?.key })
            guard !keys.isDisjoint(with: ["regimes", "calendar", "holidays", "days"]),
                keys.isDisjoint(with: ["plan", "duties", "tests"])
            else { continue }
            wanted.append(source)
            if let top = Fields(tree, .file, file: file, findings: findings) {
                drafts += top.regimes(zone: zone)
            }
        }
        guard !drafts.isEmpty else { return (nil, findings.all) }
        let withoutDue = drafts.filter { draft in
            !["due", "before", "by"].contains(where: draft.has)
        }.map(\.id.value)
        var kept = drafts
        var told: [Diagnostic] = []
        var made = trial(kept.map(\.id.value), withoutDue, year, calendar)
        var (rules, found) = RuleReader.read(wanted + [made.source], zone: zone)
        // One that comes to nothing in this year takes no other with it.
        while true {
            var faults: [Int: Diagnostic] = [:]
            for finding in found where finding.isError(in: made.source) {
                let place = finding.range?.lowerBound ?? -1
                if let index = made.places.firstIndex(where: { $0.contains(place) }) {
                    faults[index] = faults[index] ?? finding
                }
            }
            if faults.isEmpty { break }
            // What is dated, in another year, has nothing in this one.
            for (index, fault) in faults where fault.code != "outside-period" {
                var own = fault
                (own.file, own.range) = (kept[index].file, kept[index].id.range)
                own.notes = []
                let isTold = found.contains { $0.code == own.code && $0.file.name == own.file.name }
                if !isTold { told.append(own) }
            }
            kept = kept.indices.filter { faults[$0] == nil }.map { kept[$0] }
            if kept.isEmpty { return (nil, told) }
            made = trial(kept.map(\.id.value), withoutDue, year, calendar)
            (rules, found) = RuleReader.read(wanted + [made.source], zone: zone)
        }
        // What only concerns the plan made up here is nobody's business.
        told += found.filter { $0.file.name != made.source.name || $0.severity == .error }
        guard let plan = rules?.plans.first(where: { $0.id == "regimes" }) else {
            return (nil, told)
        }
        return (RegimeLibrary(plan: plan, withoutDue: Set(withoutDue)), told)
    }

    /// A plan of the year that asks for each of `ids`, and where each stands in it, in UTF-8 offsets.
    private static func trial(
        _ ids: [String], _ withoutDue: [String], _ year: Int, _ calendar: String
    ) -> (source: RuleSource, places: [Range<Int>]) {
        var text = """
            plan:
              id: regimes
              title: T
              owner: so
              document: D
              calendar: \(calendar)
              period: \(year)
            units:
              - {id: so, name: S, email: so@so.example}
            duties:

            """
        let places = ids.map { id in
            let start = text.utf8.count
            // The last day of the year stands for the day that a plan gives.
            let due = withoutDue.contains(id) ? ", due: 31/12" : ""
            text += "  - {regime: \(id), owed-by: so, roll: none\(due)}\n"
            return start..<text.utf8.count
        }
        return (
            RuleSource(name: "\u{10FDD0}regimes.yaml", bytes: Array(text.utf8)), places
        )
    }
}

extension Diagnostic {
    fileprivate func isError(in source: RuleSource) -> Bool {
        severity == .error && file.name == source.name
    }
}

package import Civil
package import SourceText

/// The regimes of some files, each made a duty of a plan of one year, for whoever wants to see what they
/// ask for.
package struct RegimeLibrary: Sendable {
    /// The plan; its duties are named after their regimes.
    package let plan: Plan
    /// The regimes that leave the due day to a plan.
    package let withoutDue: Set<String>

    /// - Returns: `nil` where a file can't be read, or there is no regime among them.
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
        var ids = drafts.map(\.id.value)
        var made = trial(ids, withoutDue, year, calendar)
        var (rules, found) = RuleReader.read(wanted + [made.source], zone: zone)
        // What is dated, in another year, has nothing in this one.
        let beside = found.filter {
            $0.code == "outside-period" && $0.file.name == made.source.name
        }.compactMap { finding in
            made.places.firstIndex { $0.contains(finding.range?.lowerBound ?? -1) }
        }
        if !beside.isEmpty {
            ids = ids.indices.filter { !beside.contains($0) }.map { ids[$0] }
            if ids.isEmpty { return (nil, []) }
            made = trial(ids, withoutDue, year, calendar)
            (rules, found) = RuleReader.read(wanted + [made.source], zone: zone)
        }
        // What only concerns the plan made up here is nobody's business.
        let told = found.filter { $0.file.name != made.source.name || $0.severity == .error }
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

import Civil
import SourceText

/// One duty of a library of regimes, as a file gives it: what law asks of whoever a plan names.
struct RegimeDraft {
    let id: Located<String>
    let file: SourceFile
    /// Under the tables' own keys.
    let entries: [YAMLEntry]

    /// `nil`, with findings, where it has no id. Everything else in it is read once here, so that
    /// what is wrong is told at its own place, whether or not a plan includes it.
    init?(_ node: YAMLNode, file: SourceFile, findings: Findings, zone: @escaping (String) -> Zone?)
    {
        guard let fields = Fields(node, .regime, file: file, findings: findings),
            let id = fields.identifier("id")
        else { return nil }
        if fields.has("due") || fields.has("before") || fields.has("by") {
            _ = ScheduleReader(fields: fields, zone: zone).read(.deadline)
        }
        _ = fields.choice("roll", Words.roll)
        _ = fields.choice("reports-on", Words.reportedPart)
        _ = fields.window()
        _ = fields.law()
        fields.checkLawDay()
        self.id = id
        self.file = file
        entries = fields.entries.filter { KeyTable.regime.keys.contains($0.key) }
    }

    func has(_ key: String) -> Bool { entries.contains { $0.key == key } }

    var title: String? {
        guard
            case .scalar(let text, _)? = entries.first(where: { $0.key == "title" })?.value.content
        else { return nil }
        return trimmed(text)
    }
}

/// That a duty takes from a regime what it doesn't say itself.
struct RegimeUse {
    /// As the duty names it.
    let name: Located<String>
    let regime: RegimeDraft
    /// The keys that the duty has itself.
    let says: Set<String>
    /// The duty as it would be by law alone.
    let lawful: YAMLNode
}

/// The regimes of all files, and what a duty takes from the one that it names.
struct Regimes {
    private var drafts: [String: RegimeDraft] = [:]

    /// The ids of all.
    var sorted: [String] { drafts.keys.sorted() }

    mutating func add(_ draft: RegimeDraft, _ findings: Findings) {
        if let first = drafts[draft.id.value] {
            References(file: draft.file, findings: findings).duplicate(
                "duplicate-id", draft.id, vi: "đã có chế độ báo cáo “\(draft.id.value)”",
                en: "there is a regime '\(draft.id.value)' already",
                first: (first.file, first.id.range))
            return
        }
        drafts[draft.id.value] = draft
    }

    /// `node`, a duty, with what it leaves to its regime. What stands in it counts before the
    /// regime; a due day of its own takes the place of all that the regime says of days. Findings
    /// about what is taken over belong where the regime is named, with the regime's place beside.
    func completed(_ node: YAMLNode, in file: SourceFile, _ findings: Findings)
        -> (node: YAMLNode, use: RegimeUse?)
    {
        guard case .mapping(let own) = node.content else { return (node, nil) }
        let matches = own.map { KeyTable.duty.match($0.key) }
        guard let index = matches.firstIndex(where: { $0?.key == "regime" }),
            case .scalar(let text, _) = own[index].value.content
        else { return (node, nil) }
        let name = Located(value: trimmed(text), range: own[index].value.range)
        guard !name.value.isEmpty else { return (node, nil) }
        guard let regime = drafts[name.value] else {
            References(file: file, findings: findings).dead(
                name, .regime,
                known: sorted.map { KnownName(id: $0, name: drafts[$0]?.title) })
            // What it doesn't say itself would have come from there: that is told by the name.
            let says = Set(matches.compactMap { $0?.key })
            let isWhole = says.isSuperset(of: ["id", "kind"])
            return (isWhole ? node : YAMLNode(range: node.range, content: .refused), nil)
        }
        findings.explain(
            name.range, in: file,
            by: Diagnostic.Note(
                message: Bilingual(
                    vi: "chế độ báo cáo này ở đây", en: "the regime is written here"),
                file: regime.file, range: regime.id.range))
        var given = Set(matches.compactMap { $0?.key })
        let says = given
        if !given.isDisjoint(with: Self.days) { given.formUnion(Self.days) }
        // What follows an event has no day of the calendar.
        if given.contains("after-event"), !regime.has("after-event") { given.formUnion(Self.days) }
        let vietnamese = matches.count { $0?.isVietnamese ?? false } * 2 >= own.count
        func relocated(_ entry: YAMLEntry) -> YAMLEntry {
            YAMLEntry(
                key: KeyTable.duty.name(of: entry.key, vietnamese ? .vi : .en),
                keyRange: name.range, value: Self.relocated(entry.value, name.range, entry.key))
        }
        let kind = YAMLEntry(
            key: "kind", keyRange: name.range,
            value: YAMLNode(
                range: name.range,
                content: .scalar(Duty.Kind.deadline.rawValue, isPlain: true)))
        let taken = (regime.entries + [kind]).filter { $0.key != "note" }
        func mapping(_ own: [YAMLEntry], besides given: Set<String>) -> YAMLNode {
            let added = taken.filter { !given.contains($0.key) }
            return YAMLNode(range: node.range, content: .mapping(own + added.map(relocated)))
        }
        // What law asks, by its own words alone: where these don't move a day off, it stays.
        let kept: Set = ["regime", "id", "owed-by", "report"]
        let others = zip(own, matches).filter { kept.contains($1?.key ?? "") }.map(\.0)
        let lawful = mapping(others, besides: kept.intersection(says))
        return (
            mapping(own, besides: given),
            RegimeUse(name: name, regime: regime, says: says, lawful: lawful)
        )
    }

    static let days: Set = ["due", "before", "by", "every", "date", "dates", "first"]

    private static func relocated(_ node: YAMLNode, _ range: Range<Int>, _ key: String) -> YAMLNode
    {
        switch node.content {
        case .scalar, .refused: YAMLNode(range: range, content: node.content)
        case .sequence(let items):
            YAMLNode(range: range, content: .sequence(items.map { relocated($0, range, key) }))
        case .mapping(let entries):
            YAMLNode(
                range: range,
                content: .mapping(
                    entries.map { entry in
                        YAMLEntry(
                            key: KeyTable.law.match(entry.key)?.key ?? entry.key, keyRange: range,
                            value: relocated(entry.value, range, entry.key))
                    }))
        }
    }
}

extension Fields {
    /// The items of `regimes`.
    func regimes(zone: @escaping (String) -> Zone?) -> [RegimeDraft] {
        guard let node = node("regimes") else { return [] }
        let items: [YAMLNode] =
            if case .sequence(let items) = node.content { items } else { [node] }
        return items.compactMap { RegimeDraft($0, file: file, findings: findings, zone: zone) }
    }
}

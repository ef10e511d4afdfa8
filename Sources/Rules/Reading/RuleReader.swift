package import Civil
package import SourceText

/// Makes checked rules of files. Pure: it reads no file, clock or environment.
package enum RuleReader {
    /// Reads all `sources` together and tells all that is wrong with them, in reading order.
    ///
    /// The rules are `nil` exactly when a finding is an error. The order of `sources` doesn't
    /// matter. `zone` finds time zones by name. Never throws or crashes, whatever the bytes.
    ///
    /// - Parameter today: for what depends on it: whether law is in force yet, whether a day lies ahead. Without
    ///   it nothing is said of that.
    package static func read(
        _ sources: [RuleSource], today: CivilDate? = nil, zone: @escaping (String) -> Zone?
    ) -> (rules: RuleSet?, findings: [Diagnostic]) {
        let findings = Findings(today: today)
        var drafts = FileDrafts()
        let copies = FileCopies(sources)
        for source in sources.sorted(by: { $0.name < $1.name }) {
            let file = SourceFile(name: source.name, bytes: source.bytes)
            if copies.report(file, to: findings) { continue }
            drafts.read(file, findings: findings, zone: zone)
        }
        drafts.readPlans(findings: findings, zone: zone)
        let calendars = CalendarAssembly(drafts.calendars, findings: findings).calendars()
        var assembly = RegistryAssembly(
            units: drafts.units, groups: drafts.groups, findings: findings)
        let registry = assembly.registry()
        let plans = PlanAssembly(
            plans: drafts.plans, registry: registry, calendars: calendars, findings: findings
        ).checkedPlans()
        PlanChecks(plans: drafts.plans, registry: registry, findings: findings).check(
            hasSender: drafts.settings?.namesSender ?? false)
        if drafts.groups.isEmpty {
            GroupSlips(units: drafts.units, plans: drafts.plans, findings: findings).check()
        }
        let organisation =
            drafts.settings?.checkedOrganisation(registry, findings) ?? Organisation()
        let board =
            drafts.settings?.board?.checked(drafts.plans.compactMap(\.id?.value), findings)
            ?? BoardSettings()
        findings.allow()
        let all = findings.inKeysAsWritten().inReadingOrder().map { finding in
            drafts.tables[finding.file.name].map { finding.placed(in: $0) } ?? finding
        }
        guard !all.hasErrors else { return (nil, all) }
        var rules = RuleSet(
            plans: plans.sorted { $0.id < $1.id }, registry: registry, calendars: calendars,
            blastGuard: drafts.settings?.blastGuard ?? BlastGuard(),
            organisation: organisation)
        rules.board = board
        return (rules, all)
    }

    /// Reads only the calendars among `sources`, by id, for those who need no plan: what is wrong
    /// with plans and registry isn't told. `unread` are the findings of files that give no tree, one
    /// of which may hold the calendar that is looked for.
    package static func readCalendars(
        _ sources: [RuleSource], zone: @escaping (String) -> Zone?
    ) -> (
        calendars: [String: WorkingCalendar], findings: [Diagnostic], unread: [Diagnostic]
    ) {
        let findings = Findings()
        var unread: [Diagnostic] = []
        var drafts = FileDrafts()
        for source in sources.sorted(by: { $0.name < $1.name }) where !source.isTable {
            unread += drafts.readCalendar(
                SourceFile(name: source.name, bytes: source.bytes), findings: findings)
        }
        let calendars = CalendarAssembly(drafts.calendars, findings: findings).calendars()
        return (calendars, findings.inKeysAsWritten().inReadingOrder(), unread)
    }
}

/// What the files hold, before they are looked at together.
struct FileDrafts {
    var plans: [PlanDraft] = []
    var units: [UnitDraft] = []
    var groups: [GroupDraft] = []
    var calendars: [CalendarDraft] = []
    var settings: SettingsDraft?
    var regimes = Regimes()
    /// Files with a plan, which are read once the regimes of all files are known.
    private var waiting: [Fields] = []
    /// Tables by file name, for the rows and columns of findings.
    var tables: [String: CSVTable] = [:]

    private static let planKeys: Set = ["plan", "duties", "defaults"]
    private static let registryKeys: Set = ["units", "groups"]
    private static let calendarKeys: Set = [
        "calendar", "holidays", "days", "school-years",
    ]

    private static func key(_ entry: YAMLEntry) -> String {
        KeyTable.file.match(entry.key)?.key ?? entry.key
    }

    /// A file's top-level keys decide what it is; one file may hold several things.
    mutating func read(
        _ file: SourceFile, findings: Findings, zone: @escaping (String) -> Zone?
    ) {
        if file.isTable {
            if let format = ForeignFormat(in: file) {
                return format.report(in: file, to: findings)
            }
            if let flaw = EncodingFlaw(in: file) { return flaw.report(in: file, to: findings) }
            var reader = CSVRegistryReader(file, findings: findings)
            units += reader.units()
            tables[file.name] = reader.table
            return
        }
        guard let tree = YAMLComposer.compose(file, into: findings) else { return }
        if Self.isTestFile(tree, file, findings) { return }
        guard let top = Fields(tree, .file, file: file, findings: findings) else { return }
        let keys = Set(top.entries.map(\.key))
        if !keys.isDisjoint(with: Self.planKeys) { waiting.append(top) }
        for regime in top.regimes(zone: zone) { regimes.add(regime, findings) }
        if !keys.isDisjoint(with: Self.registryKeys) {
            let reader = RegistryReader(top: top)
            units += reader.units()
            groups += reader.groups()
        }
        if !keys.isDisjoint(with: Self.calendarKeys), let calendar = CalendarReader(top: top).read()
        {
            calendars.append(calendar)
        }
        if keys.contains("settings") { readSettings(top) }
    }

    /// The plans of all files read so far, with what their duties take from regimes.
    mutating func readPlans(findings: Findings, zone: @escaping (String) -> Zone?) {
        plans += waiting.compactMap { PlanDraft(top: $0, regimes: regimes, zone: zone) }
        waiting = []
    }

    /// The same for a file's calendar alone. What is wrong with a file that gives no tree, given back.
    mutating func readCalendar(_ file: SourceFile, findings: Findings) -> [Diagnostic] {
        let own = Findings()
        guard let tree = YAMLComposer.compose(file, into: own) else { return own.all }
        guard case .mapping(let entries) = tree.content,
            entries.contains(where: { Self.calendarKeys.contains(Self.key($0)) })
        else { return [] }
        findings.add(own)
        if let top = Fields(tree, .file, file: file, findings: findings),
            let calendar = CalendarReader(top: top).read()
        {
            calendars.append(calendar)
        }
        return []
    }

    /// Files with `tests` hold no rules; those beside them would be lost unseen.
    private static func isTestFile(
        _ tree: YAMLNode, _ file: SourceFile, _ findings: Findings
    ) -> Bool {
        guard case .mapping(let entries) = tree.content,
            entries.contains(where: { key($0) == "tests" })
        else { return false }
        let rules = planKeys.union(registryKeys).union(calendarKeys).union(["settings", "regimes"])
        for entry in entries where rules.contains(key(entry)) {
            findings.error(
                "tests-apart", file, entry.keyRange,
                vi: "tệp có “tests” thì không chứa quy tắc: “\(entry.key)” không được đọc",
                en: "a file with 'tests' holds no rules: '\(entry.key)' is not read",
                remedyVi: "chuyển phần này sang tệp khác", remedyEn: "move it to another file")
        }
        return true
    }

    private mutating func readSettings(_ top: Fields) {
        let place = top.place("settings")
        if let first = settings {
            References(file: top.file, findings: top.findings).duplicate(
                "duplicate-settings", Located(value: "settings", range: place),
                vi: "mục “settings” chỉ được có ở một tệp", en: "'settings' stands in two files",
                first: (first.file, first.range), remedyVi: "gộp vào một tệp",
                remedyEn: "join them in one file")
            return
        }
        settings = SettingsDraft(top: top)
    }
}

extension SourceFile {
    fileprivate var isTable: Bool { name.lowercased().hasSuffix(".csv") }
}

extension RuleSource {
    fileprivate var isTable: Bool { name.lowercased().hasSuffix(".csv") }
}

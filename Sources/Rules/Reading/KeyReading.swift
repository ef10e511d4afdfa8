import SourceText

/// The keys of one mapping, as the tables have them.
struct KeyReading {
    private(set) var entries: [YAMLEntry] = []
    /// Key → as written.
    private(set) var spellings: [String: String] = [:]
    private(set) var isRespelled = false
    private(set) var language = Language.en

    /// Tells keys that are given twice in two spellings: only the first one counts that says something.
    init(
        _ written: [YAMLEntry], _ table: KeyTable, _ file: SourceFile, _ findings: Findings
    ) {
        entries.reserveCapacity(written.count)
        var vietnamese = 0
        var known = 0
        var places: [String: Int] = [:]
        for entry in written {
            var entry = entry
            var isMapping = false
            if case .mapping = entry.value.content { isMapping = true }
            if let match = table.match(entry.key, isMapping: isMapping) {
                known += 1
                if match.isVietnamese { vietnamese += 1 }
                if match.key != entry.key { isRespelled = true }
                entry.written = entry.key
                entry.key = match.key
            }
            if isRespelled {
                // Until now nothing could come twice.
                if places.isEmpty {
                    for (index, entry) in entries.enumerated() { places[entry.key] = index }
                }
                if let first = places[entry.key] {
                    Self.reportDouble(entry, entries[first], file, findings)
                    if entries[first].value.isEmpty { entries[first] = entry }
                    continue
                }
                places[entry.key] = entries.count
            }
            entries.append(entry)
        }
        if vietnamese * 2 >= known, vietnamese > 0 { language = .vi }
        guard isRespelled else { return }
        for entry in entries { spellings[entry.key] = entry.written ?? entry.key }
    }

    private static func reportDouble(
        _ entry: YAMLEntry, _ first: YAMLEntry, _ file: SourceFile, _ findings: Findings
    ) {
        let (name, other) = (entry.written ?? entry.key, first.written ?? first.key)
        findings.error(
            "duplicate-key", file, entry.keyRange,
            vi: "khóa “\(name)” cùng nghĩa với khóa “\(other)” ở trên",
            en: "the key '\(name)' means the same as '\(other)' above",
            remedyVi: "giữ lại một dòng", remedyEn: "keep one of the two lines",
            notes: [
                .init(
                    message: Bilingual(vi: "lần đầu ở đây", en: "it is given here first"),
                    file: file, range: first.keyRange)
            ])
    }
}

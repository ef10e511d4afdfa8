import SourceText

/// The keys of one mapping, as the tables have them.
struct KeyReading {
    private(set) var entries: [YAMLEntry] = []
    /// Key → as written.
    private(set) var spellings: [String: String] = [:]
    private(set) var isRespelled = false
    private(set) var language = MessageLanguage.en

    /// Tells keys that are given twice in two spellings: only the first one counts.
    init(
        _ written: [YAMLEntry], _ table: KeyTable, _ file: SourceFile, _ findings: Findings
    ) {
        entries.reserveCapacity(written.count)
        var vietnamese = 0
        var known = 0
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
            if isRespelled, let first = entries.first(where: { $0.key == entry.key }) {
                Self.reportDouble(entry, first, file, findings)
                continue
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

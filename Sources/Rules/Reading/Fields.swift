import Civil
import SourceText

/// One mapping being read: its values by key, each reader telling what doesn't fit.
struct Fields {
    let file: SourceFile
    let findings: Findings
    let table: KeyTable
    /// Where findings about the mapping as a whole are put: its first key.
    let range: Range<Int>
    /// Its keys as the tables have them, with what the file writes beside.
    let entries: [YAMLEntry]
    /// The whole mapping.
    let extent: Range<Int>
    /// Which language's keys the mapping is written with, mostly.
    let language: Language
    /// Where values that the mapping lacks are looked for, nearest first.
    var inherited: [Fields] = []

    /// `nil`, with a finding, when `node` isn't a mapping. Tells unknown and missing keys.
    init?(_ node: YAMLNode, _ table: KeyTable, file: SourceFile, findings: Findings) {
        switch node.content {
        case .mapping(let written):
            let reading = KeyReading(written, table, file, findings)
            entries = reading.entries
            language = reading.language
            range = written.first?.keyRange ?? node.range
            if reading.isRespelled {
                findings.note(
                    KeySpelling(
                        range: node.range, table: table, written: reading.spellings,
                        language: reading.language), in: file)
            }
        case .refused: return nil
        case .scalar, .sequence:
            let keys = table.keys.prefix(6).map { "“\($0)”" }.joined(separator: ", ")
            findings.error(
                "wrong-type", file, node.range,
                vi: "chỗ này phải là các dòng “khóa: giá trị” của \(table.title.vi)",
                en: "expected 'key: value' lines of \(table.title.en) here",
                remedyVi: "viết mỗi khóa một dòng, thụt vào trong; các khóa: \(keys)…",
                remedyEn: "write a line for each key, indented; its keys: "
                    + "\(table.keys.prefix(6).map { "'\($0)'" }.joined(separator: ", "))…")
            return nil
        }
        self.file = file
        self.findings = findings
        self.table = table
        extent = node.range
        checkKeys()
    }

    private func checkKeys() {
        let cut = partsOfValues
        for (index, entry) in entries.enumerated() where !table.keys.contains(entry.key) {
            if !cut.contains(index) { reportUnknown(entry) }
        }
        // Of a key that isn't known its name is told, and no more.
        for (index, entry) in entries.enumerated()
        where table.keys.contains(entry.key) && (entry.value.isEmpty || isIdleList(entry))
            && !cut.contains(index)
        {
            noteSilent(entry.key)
            reportMissingValue(entry)
        }
        for entry in entries where Self.freeTexts.contains(entry.key) { checkCut(entry) }
        for key in table.required where !entries.contains(where: { $0.key == key }) {
            missing(key)
        }
    }

    private func reportUnknown(_ entry: YAMLEntry) {
        let parts = entry.key.split(separator: ":", maxSplits: 1)
        if parts.count == 2, let match = table.match(String(parts[0])) {
            noteSilent(match.key)
            findings.error(
                "missing-blank", file, entry.keyRange,
                vi: "thiếu dấu cách sau “\(match.key):”",
                en: "a blank is missing after '\(match.key):'",
                remedyVi:
                    "viết “\(match.key): \(trimmed(parts[1])): …”; giá trị có dấu “: ” thì đặt trong '…'",
                remedyEn: "write '\(match.key): …'; put a value that holds ': ' between quotes")
            return
        }
        var near: String?
        if findings.hasTimeForSuggestions {
            findings.spendTime(onComparisons: 4 * table.keys.count)
            near = table.usualName(entry.key, language) ?? table.suggestion(for: entry.key)
        }
        if let near, let meant = table.match(near) { noteSilent(meant.key) }
        let home = near == nil ? KeyTable.all.first { $0.match(entry.key) != nil } : nil
        let known = table.keys.map { table.name(of: $0, language) }.joined(separator: ", ")
        var remedy = Bilingual(
            vi: "các khóa dùng được: \(known)", en: "known keys: \(known)")
        if let law = LawsWords.remedy(for: entry.key, in: table) {
            remedy = law
        } else if let near {
            remedy = Bilingual(vi: "có phải ý là “\(near)”?", en: "did you mean '\(near)'?")
        } else if let home {
            remedy = Bilingual(
                vi: "“\(entry.key)” là khóa của \(home.title.vi): chuyển về đó, thụt đầu dòng "
                    + "thẳng hàng với các khóa ấy, hoặc bỏ dòng này",
                en: "'\(entry.key)' belongs to \(home.title.en): move it there, in line with those "
                    + "keys, or remove the line")
        }
        findings.report(
            Diagnostic(
                severity: .error, code: "unknown-key", file: file, range: entry.keyRange,
                message: Bilingual(
                    vi: "\(table.title.vi) không có khóa “\(entry.key)”",
                    en: "unknown key '\(entry.key)' in \(table.title.en)"), remedy: remedy))
    }

    /// `[]`, where saying nothing by it makes no sense: it says that there are no reminders, but not
    /// that nobody owes a duty.
    private func isIdleList(_ entry: YAMLEntry) -> Bool {
        guard case .sequence(let items) = entry.value.content, items.isEmpty else { return false }
        return ["owed-by", "to", "dates", "date", "due", "id", "duties", "regime"]
            .contains(entry.key)
    }

    /// Says nothing where a part of the mapping couldn't be read: the key may stand there.
    func missing(_ key: String, remedyVi: String? = nil, remedyEn: String? = nil) {
        if findings.isHoled(file, extent) || isSilent(key) { return }
        findings.error(
            "missing-key", file, range, vi: "\(table.title.vi) thiếu khóa “\(key)”",
            en: "\(table.title.en) lacks the key '\(key)'",
            remedyVi: remedyVi ?? "thêm dòng “\(key): …”",
            remedyEn: remedyEn ?? "add a line '\(key): …'")
    }

    // MARK: Looking up

    func entry(_ key: String) -> YAMLEntry? {
        entries.first { $0.key == key && !$0.value.isEmpty }
    }

    func has(_ key: String) -> Bool { entry(key) != nil }

    /// The value of `key` here or in what is inherited.
    func node(_ key: String) -> YAMLNode? {
        if entries.contains(where: { $0.key == key }) { return entry(key)?.value }
        for fields in inherited {
            if let node = fields.node(key) { return node }
        }
        return nil
    }

    /// Where a finding about `key` belongs.
    func place(_ key: String) -> Range<Int> { node(key)?.range ?? range }

    // MARK: Reading

    func text(_ key: String) -> Located<String>? { node(key).flatMap { text(of: $0) } }

    func text(of node: YAMLNode) -> Located<String>? {
        switch node.content {
        case .scalar(let text, _):
            let text = trimmed(text)
            guard !hasControls(text) else {
                reportControls(file, node.range, findings, oneLine: calendarLines(text))
                return nil
            }
            return Located(value: text, range: node.range)
        case .refused: return nil
        case .sequence(let items) where items.count == 1:
            guard case .scalar(let only, _) = items[0].content else { fallthrough }
            findings.error(
                "wrong-type", file, node.range, vi: "chỗ này là một giá trị, không phải danh sách",
                en: "this is a single value, not a list",
                remedyVi: "viết sau dấu “:”, không có “[”, “]” hay “- ”: \(only)",
                remedyEn: "write it after the ':', without '[', ']' or '- ': \(only)")
            return nil
        case .sequence, .mapping:
            let ids = identifiers(node)
            if let first = ids.first {
                let all = ids.joined(separator: ", ")
                findings.error(
                    "wrong-type", file, node.range,
                    vi: "chỗ này chỉ ghi một, mà có \(ids.count): \(all)",
                    en: "one stands here, and these are \(ids.count): \(all)",
                    remedyVi: "giữ một, như: \(first)", remedyEn: "keep one, say: \(first)")
                return nil
            }
            let joined = joined(node)
            findings.error(
                "wrong-type", file, node.range, vi: "chỗ này phải là một giá trị",
                en: "expected a single value here",
                remedyVi: "viết trên một dòng, sau dấu “:”" + (joined.map { ": \($0.vi)" } ?? ""),
                remedyEn: "write it on one line after the ':'" + (joined.map { ": \($0.en)" } ?? "")
            )
            return nil
        }
    }

    /// The items of a list on one line: days are joined as a sentence has them.
    func joined(_ node: YAMLNode) -> Bilingual? {
        guard case .sequence(let items) = node.content else { return nil }
        let texts = items.compactMap { item -> String? in
            if case .scalar(let text, _) = item.content { trimmed(text) } else { nil }
        }
        guard texts.count == items.count, let last = texts.last, texts.count > 1 else { return nil }
        let all = texts.joined(separator: ", ")
        guard texts.allSatisfy({ $0.contains(where: \.isNumber) }) else {
            return Bilingual(vi: all, en: all)
        }
        let first = texts.dropLast().joined(separator: ", ")
        return Bilingual(vi: "\(first) và \(last)", en: "\(first) and \(last)")
    }

    /// One value, a list, or values with commas between.
    func list(_ key: String) -> [Located<String>] {
        guard let node = node(key) else { return [] }
        if case .mapping(let entries) = node.content, reportBraces(entries, node) { return [] }
        guard case .sequence(let items) = node.content else {
            guard case .scalar(_, true) = node.content else {
                return text(of: node).map { [$0] } ?? []
            }
            return text(of: node).map { partedByCommas($0) } ?? []
        }
        return items.compactMap { text(of: $0) }
    }

    /// The mappings of a list; a single mapping counts as a list of one.
    func mappings(_ key: String, _ table: KeyTable) -> [Fields] {
        guard let node = node(key) else { return [] }
        switch node.content {
        case .sequence(let items):
            return items.compactMap { Fields($0, table, file: file, findings: findings) }
        case .mapping(let entries):
            if reportNamedItems(entries, key, table, node) { return [] }
            return mapping(key, table).map { [$0] } ?? []
        case .refused: return []
        case .scalar:
            findings.error(
                "wrong-type", file, node.range, vi: "“\(key)” phải là một danh sách",
                en: "'\(key)' must be a list", remedyVi: "viết mỗi mục bắt đầu bằng “- ”",
                remedyEn: "start each item with '- ' on a line of its own")
            return []
        }
    }

    func mapping(_ key: String, _ table: KeyTable) -> Fields? {
        node(key).flatMap { Fields($0, table, file: file, findings: findings) }
    }

    func choice<Value>(_ key: String, _ words: Vocabulary<Value>) -> Value? {
        text(key).flatMap { choice($0, words) }
    }

    func choice<Value>(_ text: Located<String>, _ words: Vocabulary<Value>) -> Value? {
        if let value = words[text.value] { return value }
        let plain = plainSpelling(text.value)
        // Two letters are as near to one word as to its opposite: `on`, `no`.
        let near =
            words[plain] != nil
            ? plain : text.value.count > 2 ? words.suggestion(for: text.value) : nil
        let known = Bilingual(
            vi: words.mainInVietnamese.joined(separator: ", "),
            en: words.mainInEnglish.joined(separator: ", "))
        findings.error(
            "unknown-value", file, text.range, vi: "không hiểu giá trị “\(text.value)”",
            en: "unknown value '\(text.value)'",
            remedyVi: near.map { words[plain] != nil ? "viết \(plain)" : "có phải ý là “\($0)”?" }
                ?? "viết một trong: \(known.vi)",
            remedyEn: near.map { words[plain] != nil ? "write \(plain)" : "did you mean '\($0)'?" }
                ?? "write one of: \(known.en)")
        return nil
    }

    func integer(_ key: String, in range: ClosedRange<Int>) -> Int? {
        guard let text = text(key) else { return nil }
        if let number = Int(text.value), range.contains(number) { return number }
        findings.error(
            "not-a-number", file, text.range,
            vi: "“\(key)” phải là số từ \(range.lowerBound) đến \(range.upperBound)",
            en: "'\(key)' must be a number from \(range.lowerBound) to \(range.upperBound)",
            remedyVi: "viết bằng chữ số, ví dụ “\(key): \(range.lowerBound)”",
            remedyEn: "write digits, such as '\(key): \(range.lowerBound)'")
        return nil
    }
}

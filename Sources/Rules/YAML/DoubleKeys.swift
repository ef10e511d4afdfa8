import SourceText

extension YAMLComposer {
    /// The mapping `item`, or the several that it was meant to be: keys that all come again from the
    /// first one on are a new item whose `- ` is missing.
    func separateItems(_ item: YAMLNode) -> [YAMLNode] {
        guard case .mapping(let entries) = item.content, let first = entries.first else {
            return [item]
        }
        var parts: [[YAMLEntry]] = []
        for entry in entries {
            if parts.isEmpty || entry.key == first.key {
                if !parts.isEmpty { reportMissingDash(entry) }
                parts.append([])
            }
            parts[parts.count - 1].append(entry)
        }
        if parts.count == 1 { return [withoutDoubles(item)] }
        return parts.map { part in
            let start = part[0].keyRange.lowerBound
            let end = part[part.count - 1].value.range.upperBound
            return withoutDoubles(
                YAMLNode(range: start..<max(start, end), content: .mapping(part)))
        }
    }

    private func reportMissingDash(_ entry: YAMLEntry) {
        findings.error(
            "missing-dash", file, entry.keyRange,
            vi: "“\(entry.key)” lại bắt đầu ở đây: mục mới trong danh sách phải bắt đầu bằng “- ”",
            en: "'\(entry.key)' begins again here: a new item of the list starts with '- '",
            remedyVi: "viết “- \(entry.key): …”, dấu “-” thẳng hàng với dấu “-” của mục trước",
            remedyEn: "write '- \(entry.key): …', its '-' in line with the '-' of the item before")
    }

    /// The first of several entries of one key that says something counts; the others are told, once each.
    func withoutDoubles(_ mapping: YAMLNode) -> YAMLNode {
        guard case .mapping(let entries) = mapping.content else { return mapping }
        var kept: [YAMLEntry] = []
        kept.reserveCapacity(entries.count)
        var keys = KeyPlaces()
        var silent: [String: Int] = [:]
        for entry in entries {
            guard let first = keys.place(of: entry.key) else {
                keys.add(entry.key, entry.keyRange)
                if entry.value.isEmpty { silent[entry.key] = kept.count }
                kept.append(entry)
                continue
            }
            if !entry.value.isEmpty, let index = silent.removeValue(forKey: entry.key) {
                kept[index] = entry
            }
            findings.error(
                "duplicate-key", file, entry.keyRange, vi: "khóa “\(entry.key)” viết hai lần",
                en: "the key '\(entry.key)' is given twice",
                remedyVi: "giữ lại một dòng", remedyEn: "keep one of the two lines",
                notes: [
                    .init(
                        message: Bilingual(vi: "lần đầu ở đây", en: "it is given here first"),
                        file: file, range: first)
                ])
        }
        return YAMLNode(range: mapping.range, content: .mapping(kept))
    }
}

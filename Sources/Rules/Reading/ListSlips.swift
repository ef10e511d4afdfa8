import SourceText

/// Lists written as something else.
extension Fields {
    /// `{a, b}`, where somebody meant `[a, b]`.
    func reportBraces(_ entries: [YAMLEntry], _ node: YAMLNode) -> Bool {
        guard file.bytes[node.range].first == 0x7B, entries.allSatisfy({ $0.value.isEmpty }) else {
            return false
        }
        let inner = entries.map { $0.written ?? $0.key }.joined(separator: ", ")
        findings.error(
            "wrong-type", file, node.range, vi: "danh sách viết trong ngoặc vuông, không phải “{”",
            en: "a list stands between square brackets, not '{'", remedyVi: "viết [\(inner)]",
            remedyEn: "write [\(inner)]")
        return true
    }

    /// `units:` with `truong-a:` beneath it, and its keys beneath that: items by name instead of a
    /// list.
    func reportNamedItems(
        _ entries: [YAMLEntry], _ key: String, _ table: KeyTable, _ node: YAMLNode
    ) -> Bool {
        guard table.keys.contains("id"), let first = entries.first,
            entries.allSatisfy({ entry in
                guard table.match(entry.key) == nil, case .mapping = entry.value.content else {
                    return false
                }
                return true
            })
        else { return false }
        findings.noteHole(node.range, in: file)
        let id = table.name(of: "id", language)
        findings.error(
            "wrong-type", file, first.keyRange, vi: "“\(key)” phải là một danh sách",
            en: "'\(key)' must be a list",
            remedyVi:
                "thay dòng “\(first.key):” bằng “- \(id): \(first.key)”, các dòng dưới thẳng hàng "
                + "với “\(id)”; các mục sau cũng vậy",
            remedyEn:
                "write '- \(id): \(first.key)' instead of '\(first.key):', the lines beneath in line "
                + "with '\(id)'; the same for the others")
        return true
    }
}

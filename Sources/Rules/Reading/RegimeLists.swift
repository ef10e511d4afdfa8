import SourceText

/// Several regimes that one duty names, with the same people who owe them: `regime: [a, b]`.
extension Regimes {
    /// `node`, a duty, once for each regime that it names. Whatever else it says is said of each; what
    /// would make one duty of them is told, and left out.
    func each(_ node: YAMLNode, in file: SourceFile, _ findings: Findings) -> [YAMLNode] {
        guard case .mapping(let own) = node.content,
            let index = own.firstIndex(where: {
                Self.mayBeSeveral($0.value) && KeyTable.duty.match($0.key)?.key == "regime"
            })
        else { return [node] }
        let value = own[index].value
        guard let names = Self.names(value, file) else {
            let some = sorted.prefix(2).joined(separator: ", ")
            let one = sorted.first ?? "cchc-quy-1"
            findings.error(
                "wrong-type", file, value.range,
                vi: "“regime” ghi mã của một hay nhiều chế độ",
                en: "'regime' names one regime, or several",
                remedyVi: "viết “regime: \(one)”, hoặc “regime: [\(some.isEmpty ? one : some)]”",
                remedyEn: "write 'regime: \(one)', or 'regime: [\(some.isEmpty ? one : some)]'")
            return [YAMLNode(range: node.range, content: .refused)]
        }
        var rest = own
        if names.count > 1 {
            let first = names[0].text(in: file)
            for entry in own {
                guard let key = KeyTable.duty.match(entry.key)?.key, Self.ofOne.contains(key) else {
                    continue
                }
                reportShared(key, entry, names.count, first, file, findings)
            }
            rest = own.filter { entry in
                KeyTable.duty.match(entry.key).map { !Self.ofOne.contains($0.key) } ?? true
            }
        }
        return names.map { name in
            let entries = rest.map { entry in
                guard entry.keyRange == own[index].keyRange else { return entry }
                return YAMLEntry(key: entry.key, keyRange: entry.keyRange, value: name)
            }
            return YAMLNode(range: node.range, content: .mapping(entries))
        }
    }

    /// What no two duties share: it comes from each regime.
    private static let ofOne: Set = ["id", "formerly", "title", "short"]

    private func reportShared(
        _ key: String, _ entry: YAMLEntry, _ count: Int, _ first: String, _ file: SourceFile,
        _ findings: Findings
    ) {
        findings.error(
            "unfit-key", file, entry.keyRange,
            vi:
                "\(count) chế độ là \(count) nhiệm vụ, mỗi nhiệm vụ có “\(key)” riêng, không ghi chung",
            en: "\(count) regimes are \(count) duties, each with its own '\(key)'",
            remedyVi:
                "bỏ dòng này thì lấy của từng chế độ; muốn ghi khác thì tách chế độ ấy thành một mục, "
                + "có “regime: \(first)” và “\(key)”",
            remedyEn:
                "leave it out, and each has its regime's; to have another, write that regime as an "
                + "item of its own, with 'regime: \(first)' and '\(key)'")
    }

    private static func mayBeSeveral(_ value: YAMLNode) -> Bool {
        switch value.content {
        case .scalar(let text, let isPlain): isPlain && text.contains(",")
        case .sequence, .mapping: true
        case .refused: false
        }
    }

    /// Each as a value of its own; `nil` where there is none, or something else among them.
    private static func names(_ value: YAMLNode, _ file: SourceFile) -> [YAMLNode]? {
        switch value.content {
        case .scalar(let text, _):
            return partedByCommas(Located(value: trimmed(text), range: value.range)).map {
                YAMLNode(range: $0.range, content: .scalar($0.value, isPlain: true))
            }
        case .sequence(let items):
            let isPlain = items.allSatisfy { item in
                if case .scalar(let text, _) = item.content {
                    !trimmed(text).isEmpty
                } else {
                    false
                }
            }
            return isPlain && !items.isEmpty ? items : nil
        case .mapping, .refused: return nil
        }
    }
}

extension YAMLNode {
    fileprivate func text(in file: SourceFile) -> String {
        if case .scalar(let text, _) = content { return trimmed(text) }
        return file.text(in: range)
    }
}

import SourceText

/// The settings' `board`: who may work at it, and as what.
struct BoardDraft {
    private var settings = BoardSettings()
    /// The plans that clerks keep, to be looked for when all are read.
    private var plans: [Located<String>] = []
    private let file: SourceFile

    init(_ fields: Fields) {
        file = fields.file
        settings.url = fields.text("url").flatMap { Self.address($0, fields) }
        settings.signsOn = fields.choice("single-sign-on", Words.flag) ?? false
        var places: [String: Range<Int>] = [:]
        for entry in fields.mappings("people", .boardPerson) {
            guard let id = entry.identifier("id"), let role = entry.choice("role", Words.boardRole)
            else { continue }
            if let first = places[id.value] {
                References(file: file, findings: fields.findings).duplicate(
                    "duplicate-id", id, vi: "người dùng “\(id.value)” được ghi hai lần",
                    en: "'\(id.value)' stands among the people twice", first: (file, first),
                    remedyVi: "gộp vào một mục", remedyEn: "join them in one entry")
                continue
            }
            places[id.value] = id.range
            let kept = entry.list("plans")
            check(kept, role, entry)
            plans += kept
            settings.people.append(
                BoardPerson(
                    id: id.value, name: entry.text("name")?.value ?? id.value, role: role,
                    plans: kept.map(\.value)))
        }
    }

    /// An address of the web that a path can follow: encrypted, but on this machine.
    private static func address(_ text: Located<String>, _ fields: Fields) -> String? {
        var address = Substring(text.value)
        while address.last == "/" { address.removeLast() }
        let isLocal = ["http://127.0.0.1", "http://localhost", "http://[::1]"].contains {
            address == $0 || address.hasPrefix($0 + ":")
        }
        let rest = address.dropFirst("https://".count)
        let isPlain = address.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != 0x22 }
        if isPlain, isLocal || address.hasPrefix("https://") && !rest.isEmpty,
            !address.contains("?"), !address.contains("#"), !address.contains("<")
        {
            return String(address)
        }
        fields.findings.error(
            "bad-value", fields.file, text.range,
            vi: "“\(text.value)” không phải là địa chỉ của bảng theo dõi",
            en: "'\(text.value)' is no address of a board",
            remedyVi: "ghi như: https://hanchot.so.example",
            remedyEn: "write it as https://hanchot.so.example")
        return nil
    }

    /// Only a clerk keeps plans, and keeps some.
    private func check(_ kept: [Located<String>], _ role: BoardPerson.Role, _ entry: Fields) {
        switch role {
        case .clerk where kept.isEmpty:
            entry.missing(
                "plans",
                remedyVi: "ghi mã các kế hoạch người này theo dõi, như “plans: [antq-2025]”",
                remedyEn: "name the plans that this clerk keeps, such as 'plans: [antq-2025]'")
        case .clerk: break
        case .reader, .registrar, .administrator:
            guard let first = kept.first else { return }
            entry.findings.error(
                "idle-key", file, first.range,
                vi: "“plans” chỉ dùng với vai trò chuyên viên (clerk)",
                en: "'plans' has a meaning for a clerk only",
                remedyVi: "bỏ dòng này, hoặc ghi “role: clerk”",
                remedyEn: "remove the line, or write 'role: clerk'")
        }
    }

    /// - Parameter known: the plans' ids.
    func checked(_ known: [String], _ findings: Findings) -> BoardSettings {
        for plan in plans where !known.contains(plan.value) {
            let near = suggestion(for: plan.value, among: known)
            findings.error(
                "unknown-plan", file, plan.range, vi: "không có kế hoạch “\(plan.value)”",
                en: "there is no plan '\(plan.value)'",
                remedyVi: near.map { "có phải ý là “\($0)”?" }
                    ?? "ghi mã của một kế hoạch có trong các tệp",
                remedyEn: near.map { "did you mean '\($0)'?" }
                    ?? "write the id of a plan that is among the files")
        }
        return settings
    }
}

extension Words {
    static let boardRole = Vocabulary<BoardPerson.Role>([
        (.reader, ["reader", "người xem"]),
        (.clerk, ["clerk", "chuyên viên"]),
        (.registrar, ["registrar", "văn thư"]),
        (.administrator, ["administrator", "quản trị"]),
    ])
}

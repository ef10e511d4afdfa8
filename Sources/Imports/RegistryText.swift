package import Rules
package import SourceText
import Civil

extension Registry {
    /// The registry as a rule file.
    package func yaml(_ language: Language) -> String {
        let text = RuleText(language: language)
        var lines = [
            text.comment(
                Bilingual(
                    vi: "Lập từ danh sách của văn phòng (hanchot import).",
                    en: "Made of an office's list (hanchot import).")), "",
        ]
        if !groups.isEmpty {
            lines.append("\(KeyTable.file.name(of: "groups", language)):")
            for group in groups {
                lines.append("  - " + text.line("id", group.id, in: .group))
                lines.append("    " + text.line("name", group.name, in: .group))
            }
            lines.append("")
        }
        lines.append("\(KeyTable.file.name(of: "units", language)):")
        for unit in units { lines += UnitText(unit, text).lines.indentedItem }
        return lines.map { $0 + "\n" }.joined()
    }
}

extension [String] {
    /// As an item of a list below a key.
    var indentedItem: [String] {
        enumerated().map { "  \($0.offset == 0 ? "- " : "  ")\($0.element)" }
    }
}

/// A unit's lines in a rule file.
struct UnitText {
    let lines: [String]

    init(_ unit: OrgUnit, _ text: RuleText) {
        let table = KeyTable.unit
        var lines = [
            text.line("id", unit.id, in: table), text.line("name", unit.name, in: table),
        ]
        func person(_ person: Person, indented: String) -> [String] {
            let parts: [(String, String?)] = [
                ("title", person.title), ("name", person.name), ("email", person.email),
                ("phone", person.phone), ("language", person.language?.rawValue),
            ]
            return parts.compactMap { key, value in
                value.map { indented + text.line(key, $0, in: .person) }
            }
        }
        for (key, someone) in [("head", unit.head), ("contact", unit.contact)] {
            guard let someone else { continue }
            lines.append("\(table.name(of: key, text.language)):")
            lines += person(someone, indented: "  ")
        }
        if !unit.deputies.isEmpty {
            lines.append("\(table.name(of: "deputies", text.language)):")
            for deputy in unit.deputies {
                var item = person(deputy.person, indented: "")
                let days = [("from", deputy.from), ("until", deputy.until)]
                for (key, day) in days {
                    if let day { item.append(text.line(key, day.vietnamese, in: .deputy)) }
                }
                lines += item.indentedItem
            }
        }
        if let email = unit.email { lines.append(text.line("email", email, in: table)) }
        if let language = unit.language {
            lines.append(text.line("language", language.rawValue, in: table))
        }
        if let parent = unit.parent { lines.append(text.line("parent", parent, in: table)) }
        for (key, list) in [
            ("groups", unit.groups), ("successor", unit.successors), ("formerly", unit.formerly),
        ] where !list.isEmpty {
            lines.append(text.line(key, list: list, in: table))
        }
        for (key, day) in [("from", unit.from), ("until", unit.until)] {
            if let day { lines.append(text.line(key, day.vietnamese, in: table)) }
        }
        if unit.outside {
            let yes = Bilingual(vi: "có", en: "yes")
            lines.append("\(table.name(of: "outside", text.language)): \(yes.text(text.language))")
        }
        if !unit.allowed.isEmpty {
            lines.append("\(table.name(of: "allow", text.language)):")
            lines += unit.allowed.map { "  \($0.lint.code): \(RuleText.scalar($0.reason))" }
        }
        self.lines = lines
    }
}

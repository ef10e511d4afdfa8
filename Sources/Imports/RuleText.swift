import Rules
import SourceText

/// Lines of a rule file, in one language's keys.
struct RuleText {
    let language: Language

    /// `key: value`; a list in brackets.
    func line(_ key: String, _ value: String, in table: KeyTable) -> String {
        "\(table.name(of: key, language)): \(Self.scalar(value))"
    }

    func line(_ key: String, list: [String], in table: KeyTable) -> String {
        let values = list.map { Self.scalar($0, inList: true) }
        let text = values.count == 1 ? values[0] : "[\(values.joined(separator: ", "))]"
        return "\(table.name(of: key, language)): \(text)"
    }

    func kind(_ kind: Duty.Kind) -> String {
        switch (kind, language) {
        case (.deadline, .vi): "báo cáo"
        case (.anniversary, .vi): "kỷ niệm"
        case (.inspection, .vi): "kiểm tra"
        case (.standing, .vi): "thường xuyên"
        case (_, .en): kind.rawValue
        }
    }

    /// When reminders go: an anniversary has one.
    func remind(_ kind: Duty.Kind) -> String {
        let steps = language == .vi ? ["7 ngày", "1 ngày làm việc"] : ["7d", "1wd"]
        return line("remind", list: kind == .anniversary ? [steps[0]] : steps, in: .duty)
    }

    func comment(_ text: Bilingual) -> String { "# " + Self.plain(text.text(language)) }

    /// A value that YAML reads as the very text: in quotes where it has to be.
    static func scalar(_ text: String, inList: Bool = false) -> String {
        let text = plain(text)
        let opening = text.unicodeScalars.first.map {
            $0.properties.isAlphabetic || ("0"..."9").contains($0)
        }
        let isPlain =
            opening == true && !text.contains(": ") && !text.contains(" #") && !text.hasSuffix(":")
            && !(inList && text.contains { ",[]{}".contains($0) })
            && !["null", "true", "false", "yes", "no", "on", "off"].contains(text.lowercased())
        return isPlain ? text : "'" + text.replacing("'", with: "''") + "'"
    }

    /// On one line, without what a rule file may not hold.
    static func plain(_ text: String) -> String {
        let visible = text.unicodeScalars.map { scalar -> Character in
            switch scalar.value {
            case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0x061C, 0x200B...0x200F, 0x202A...0x202E,
                0x2060...0x2069, 0xFEFF, 0xFFFE, 0xFFFF:
                " "
            default: Character(scalar)
            }
        }
        return oneLine(String(visible))
    }

    /// Ids of what has a name: its first words, folded, and unlike all that are taken.
    static func id(of title: String, taken: inout Set<String>, fallback: String) -> String {
        var base = ""
        for word in slug(plain(title)).split(separator: "-") {
            guard base.utf8.count + word.utf8.count < 44 else { break }
            base += base.isEmpty ? word : "-" + word
        }
        if base.isEmpty || !isIdentifier(base) { base = fallback }
        var id = base
        var number = 2
        while taken.contains(id) {
            id = "\(base)-\(number)"
            number += 1
        }
        taken.insert(id)
        return id
    }
}

extension Bilingual {
    static func + (left: Bilingual, right: Bilingual) -> Bilingual {
        Bilingual(vi: left.vi + right.vi, en: left.en + right.en)
    }
}

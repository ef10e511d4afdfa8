import Civil
import SourceText

/// Reads `units` and `groups` of a YAML file.
struct RegistryReader {
    let top: Fields

    func units() -> [UnitDraft] { top.mappings("units", .unit).compactMap(unit) }

    func groups() -> [GroupDraft] {
        top.mappings("groups", .group).compactMap { fields in
            guard let id = fields.identifier("id") else { return nil }
            return GroupDraft(
                file: fields.file, id: id, name: fields.text("name")?.value ?? id.value,
                members: fields.list("members"))
        }
    }

    private func unit(_ fields: Fields) -> UnitDraft? {
        let name = fields.text("name")
        guard let id = fields.identifier("id") else { return nil }
        let (file, findings) = (fields.file, fields.findings)
        var draft = UnitDraft(file: file, id: id, name: name?.value ?? id.value)
        draft.unit.head = person("head", fields)
        draft.unit.contact = person("contact", fields)
        draft.unit.deputies = fields.mappings("deputies", .deputy).map(deputy)
        draft.unit.email = address("email", fields)
        draft.emailRange = draft.unit.email.map { _ in fields.place("email") }
        draft.unit.language = fields.choice("language", Words.language)
        draft.unit.from = fields.date("from")
        draft.unit.until = fields.date("until")
        draft.unit.outside = fields.choice("outside", Words.flag) ?? false
        draft.parent = fields.text("parent")
        draft.groups = fields.list("groups")
        draft.successors = fields.list("successor")
        draft.formerly = fields.list("formerly")
        draft.unit.allowed = fields.readAllowances()
        checkValidity(
            draft.unit.from, draft.unit.until, file, fields.place("until"), findings)
        return draft
    }

    /// A mapping, or the head's chức danh alone.
    private func person(_ key: String, _ fields: Fields) -> Person? {
        guard let node = fields.node(key) else { return nil }
        if case .scalar = node.content {
            return fields.text(of: node).map { Person(title: $0.value) }
        }
        return fields.mapping(key, .person).map(person)
    }

    private func person(_ fields: Fields) -> Person {
        Person(
            title: fields.text("title")?.value, name: fields.text("name")?.value,
            email: address("email", fields), phone: fields.text("phone")?.value,
            language: fields.choice("language", Words.language))
    }

    private func deputy(_ fields: Fields) -> Deputy {
        let deputy = Deputy(
            person: person(fields), from: fields.date("from"), until: fields.date("until"))
        checkValidity(
            deputy.from, deputy.until, fields.file, fields.place("until"), fields.findings)
        return deputy
    }

    private func address(_ key: String, _ fields: Fields) -> String? {
        fields.text(key).flatMap { checkedAddress($0, fields.file, fields.findings) }
    }
}

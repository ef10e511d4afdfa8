package import SourceText

/// The keys that one kind of mapping may have. The reader's check for unknown keys and the
/// published JSON Schema are both held to these tables.
package struct KeyTable: Sendable {
    /// Its name among the schema's `$defs`; the schema itself describes `file`.
    package let name: String
    /// What such a mapping is called in findings.
    package let title: Bilingual
    package let keys: [String]
    package let required: [String]
    /// The Vietnamese names of each key, the one to write first.
    private let vietnamese: [String: [String]]
    /// What `keyForm` makes of every name, with the keys that have it.
    private let forms: [String: [(key: String, name: String)]]

    init(
        _ name: String, vi: String, en: String, required: [String] = [],
        optional: [String] = [], names own: [String: [String]] = [:]
    ) {
        self.name = name
        title = Bilingual(vi: vi, en: en)
        self.required = required
        keys = required + optional
        var forms: [String: [(key: String, name: String)]] = [:]
        var vietnamese: [String: [String]] = [:]
        for key in keys {
            let names = own[key] ?? VietnameseKeys.names[key].map { [$0] } ?? []
            vietnamese[key] = names
            for name in [key] + names {
                forms[keyForm(name), default: []].append((key, wordForm(name)))
            }
        }
        self.vietnamese = vietnamese
        self.forms = forms
    }

    /// What somebody wrote as a key.
    package struct Match: Sendable {
        package var key: String
        package var isVietnamese: Bool
    }

    /// The key that `written` names in either language, whatever its case, with or without marks;
    /// `nil` for none. One name may belong to two keys; `isMapping` says which value follows.
    package func match(_ written: String, isMapping: Bool = false) -> Match? {
        if keys.contains(written) { return Match(key: written, isVietnamese: false) }
        guard let found = forms[keyForm(written)] else { return nil }
        let form = wordForm(written)
        let fitting = found.filter { spells(form, $0.name) }
        let kinds = Duty.Kind.allCases.map(\.rawValue)
        let chosen = fitting.first { kinds.contains($0.key) == isMapping } ?? fitting.first
        return chosen.map { Match(key: $0.key, isVietnamese: $0.name != wordForm($0.key)) }
    }

    /// The name of `key` in a language.
    package func name(of key: String, _ language: Language) -> String {
        switch language {
        case .vi: vietnamese[key]?.first ?? key
        case .en: key
        }
    }

    /// Every name of `key` that is understood, the English one first.
    package func allNames(of key: String) -> [String] { [key] + (vietnamese[key] ?? []) }

    /// The name that `written` was most likely meant to be.
    func suggestion(for written: String) -> String? {
        let names = keys.flatMap(allNames)
        if let near = SourceText.suggestion(for: written, among: names) { return near }
        let folded = names.map(keyForm)
        return SourceText.suggestion(for: keyForm(written), among: folded)
            .flatMap { near in folded.firstIndex(of: near).map { names[$0] } }
    }

    /// The kinds of duty that a key of `duty` fits; `nil` for a key that fits all of them.
    static func kinds(of key: String) -> Set<Duty.Kind>? {
        switch key {
        case "due", "before", "by", "every", "report", "reply", "escalate", "urgent",
            "send-to", "form", "channel", "data", "reports-on":
            [.deadline, .inspection]
        case "gathers", "after-event": [.deadline]
        case "date", "since", "only": [.anniversary]
        case "dates", "first", "inspector", "units-per-time": [.inspection]
        case "roll": [.deadline, .anniversary, .inspection]
        default: nil
        }
    }
}

/// Whether a template can come out blank: with every mixture of the values that a letter may lack.
///
/// A mail without a text, a subject or a line is worse than one in other words, so such a template
/// is a finding, and isn't used. Punctuation alone is no text either.
struct TemplateBlankness {
    /// The template's name without the language: `reminder`.
    let name: String
    /// What has to be printed; `nil` asks for any word.
    var needed: String?

    /// More values that may be lacking than this are taken to be lacking together only.
    private static let mostOptional = 12

    /// Whether there is a mixture of values with which nothing is printed.
    func canBeBlank(_ template: Template) -> Bool {
        var names: [String] = []
        Self.collect(template.parts, &names)
        let sure = TemplateNames.certain(in: name)
        let alternatives = TemplateNames.alternatives(in: name)
        var optional: [String] = []
        for used in names where !sure.contains(used) && !alternatives.contains(used) {
            if !optional.contains(used) { optional.append(used) }
        }
        if optional.count > Self.mostOptional { optional = [] }
        for choice in alternatives.isEmpty ? [nil] : alternatives.map(Optional.some) {
            for mixture in 0..<(1 << optional.count) {
                var present = sure
                if let choice { present.insert(choice) }
                for (place, name) in optional.enumerated() where mixture >> place & 1 == 1 {
                    present.insert(name)
                }
                if isBlank(template.parts, present) { return true }
            }
        }
        return false
    }

    private func isBlank(_ parts: [Template.Part], _ present: Set<String>) -> Bool {
        parts.allSatisfy { part in
            switch part {
            case .text(let text): needed != nil || text.isWordless
            case .value(let name):
                !(name == "." || present.contains(name)) || needed.map { $0 != name } ?? false
                    || TemplateNames.flags.contains(name)
            case .section(let name, let inner):
                !(name == "." || present.contains(name))
                    || isBlank(inner, present.union(TemplateNames.rowNames(of: name)))
            case .inverted(let name, let inner):
                name == "." || present.contains(name) || isBlank(inner, present)
            }
        }
    }

    private static func collect(_ parts: [Template.Part], _ names: inout [String]) {
        for part in parts {
            switch part {
            case .text: continue
            case .value(let name): names.append(name)
            case .section(let name, let inner), .inverted(let name, let inner):
                names.append(name)
                collect(inner, &names)
            }
        }
    }
}

extension String {
    /// Nothing that a reader could read: without a letter or a digit of any script, be it blanks, marks of
    /// no width, or a full stop and a dash. What stands in a name's or a list's place is one.
    var isWordless: Bool {
        !unicodeScalars.contains { scalar in
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter,
                .otherLetter,
                .decimalNumber, .letterNumber, .otherNumber:
                !Self.fillers.contains(scalar)
            case .privateUse: Self.places.contains(scalar)
            default: false
            }
        }
    }

    /// Letters that nothing is drawn for.
    private static let fillers: [Unicode.Scalar] = [
        "\u{115F}", "\u{1160}", "\u{3164}", "\u{FFA0}",
    ]

    private static let places: ClosedRange<Unicode.Scalar> = "\u{10FDD0}"..."\u{10FDD3}"
}

import Civil
package import Control
package import Rules
import Scheduler
import SourceText

/// Finds what people mean by a plan, a duty or a unit: its id, or words of its name that fit no
/// other, with or without diacritics.
package struct ControlNames {
    let rules: RuleSet

    package init(rules: RuleSet) { self.rules = rules }

    private struct Candidate {
        let id: String
        let names: [String]
    }

    package func plan(_ text: String) throws(Refusals) -> Plan {
        let id = try find(
            text, Bilingual(vi: "kế hoạch", en: "plan"),
            rules.plans.lazy.map {
                Candidate(id: $0.id, names: [$0.short, $0.title].compactMap { $0 })
            })
        guard let plan = rules.plan(id) else { throw unknown(text, "kế hoạch", "plan", []) }
        return plan
    }

    package func duty(_ text: String) throws(Refusals) -> (plan: Plan, duty: Duty) {
        if let exact = rules.duty(text) { return exact }
        let duties = rules.plans.flatMap(\.duties)
        let id = try find(
            text, Bilingual(vi: "nhiệm vụ", en: "duty"),
            duties.lazy.map { Candidate(id: $0.id, names: [$0.short, $0.title]) })
        guard let found = rules.duty(id) else { throw unknown(text, "nhiệm vụ", "duty", []) }
        return found
    }

    package func unit(_ text: String) throws(Refusals) -> OrgUnit {
        if let exact = rules.registry.unit(rules.ledgerNames.units[text] ?? text) { return exact }
        let id = try find(
            text, Bilingual(vi: "đơn vị", en: "unit"),
            rules.registry.units.lazy.map { Candidate(id: $0.id, names: [$0.name]) })
        guard let unit = rules.registry.unit(id) else {
            throw unknown(text, "đơn vị", "unit", [])
        }
        return unit
    }

    /// The id of a unit or a group; a group goes by its id or its whole name only, since one word too
    /// few would be a hundred units too many.
    package func unitOrGroup(_ text: String) throws(Refusals) -> String {
        if let kept = rules.ledgerNames.units[text] { return kept }
        if rules.registry.isKnown(text) { return text }
        let wanted = folded(text)
        let groups = rules.registry.groups
        if let group = groups.first(where: { folded($0.name) == wanted })
            ?? groups.first(where: { folded($0.id) == wanted })
        {
            return group.id
        }
        do {
            return try unit(text).id
        } catch {
            let near = suggestion(for: text, among: rules.registry.groups.lazy.map(\.id))
            guard let near, error.list.allSatisfy({ $0.suggestions.isEmpty }) else { throw error }
            throw unknown(text, "đơn vị hay nhóm", "unit or group", [near])
        }
    }

    // MARK: Finding

    private func find(
        _ text: String, _ kind: Bilingual, _ candidates: some Sequence<Candidate>
    ) throws(Refusals) -> String {
        let wanted = folded(text)
        let words = wanted.split(separator: " ")
        var whole: [String] = []
        var partial: [String] = []
        for candidate in candidates {
            if candidate.id == text { return candidate.id }
            let names = candidate.names.map(folded)
            if folded(candidate.id) == wanted || names.contains(wanted) {
                whole.append(candidate.id)
            } else if wanted.count >= 3,
                (names + [folded(candidate.id)]).contains(where: { Self.fits(words, $0) })
            {
                partial.append(candidate.id)
            }
        }
        let found = whole.isEmpty ? partial : whole
        if let id = found.first, found.count == 1 { return id }
        if found.isEmpty {
            let near = nearest(text, candidates)
            throw unknown(text, kind.vi, kind.en, near.map { [$0] } ?? [])
        }
        throw Refusals(
            ControlRefusal(
                .ambiguous, vi: "có \(found.count) \(kind.vi) hợp với '\(text)', hãy ghi mã",
                en: "\(found.count) \(kind.en)s fit '\(text)', give the id",
                suggestions: Array(found.prefix(8))))
    }

    /// Whether each word begins one of the name's: what is entered must not land on a name that only
    /// holds the letters somewhere.
    private static func fits(_ words: [Substring], _ name: String) -> Bool {
        let parts = name.split { $0 == " " || $0 == "-" || $0 == "." }
        return words.allSatisfy { word in
            let pieces = word.split(separator: "-")
            return !pieces.isEmpty
                && pieces.allSatisfy { piece in parts.contains { $0.hasPrefix(piece) } }
        }
    }

    private func nearest(_ text: String, _ candidates: some Sequence<Candidate>) -> String? {
        let wanted = folded(text)
        if let id = suggestion(for: text, among: candidates.map(\.id)) { return id }
        let names = candidates.flatMap { candidate in
            candidate.names.map { (name: folded($0), id: candidate.id) }
        }
        let name = suggestion(for: wanted, among: names.map(\.name))
        return names.first { $0.name == name }?.id
    }

    private func unknown(
        _ text: String, _ vi: String, _ en: String, _ suggestions: [String]
    ) -> Refusals {
        Refusals(
            ControlRefusal(
                .unknown, vi: "không có \(vi) '\(text)'", en: "there is no \(en) '\(text)'",
                suggestions: suggestions))
    }

    private func folded(_ text: String) -> String { foldedWords(text) }
}

/// Lower case, without diacritics, with single blanks between words.
package func foldedWords(_ text: String) -> String {
    VietnameseFolding.fold(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
}

/// What is wrong with a request; all of it at once.
package struct Refusals: Error {
    package var list: [ControlRefusal]

    package init(_ refusal: ControlRefusal) { list = [refusal] }

    /// `nil` for none.
    package init?(_ list: [ControlRefusal]) {
        guard !list.isEmpty else { return nil }
        self.list = list
    }
}

import Civil
import Rules

/// Finds which units and groups of a registry a paper means by a name.
struct UnitNames {
    enum Answer: Equatable {
        /// The id, or the whole name.
        case known(String)
        /// Only this one has all the words that were written, or is abbreviated so.
        case likely(String)
        case several([String])
        case none
    }

    private struct Candidate {
        let id: String
        let words: [String]
    }

    private let candidates: [Candidate]
    private let ids: Set<String>
    private let names: [String: String]
    private let groups: [String]

    /// - Parameter withGroups: a document is from a unit, never from a group.
    init(_ registry: Registry, withGroups: Bool = true) {
        let groups = withGroups ? registry.groups.map { ($0.id, $0.name) } : []
        let all = groups + registry.units.map { ($0.id, $0.name) }
        candidates = all.map { Candidate(id: $0, words: Self.telling($1)) }
        ids = Set(all.map(\.0))
        self.groups = groups.map(\.0)
        names = Dictionary(all) { first, _ in first }
    }

    func name(_ id: String) -> String { names[id] ?? id }

    /// With their names, for somebody to choose from.
    func list(_ ids: [String]) -> String { OfficeFile.list(ids.map { "\($0) (\(name($0)))" }) }

    /// What a paper may mean that speaks of many: `các trường`, `tất cả các đơn vị`.
    func groups(meantBy text: String) -> [String] {
        let plural = [["cac"], ["tat", "ca"], ["moi"], ["toan"], ["nhung"]]
        return plural.contains { words(of: text).starts(with: $0) } ? groups : []
    }

    func find(_ text: String) -> Answer {
        if ids.contains(text) { return .known(text) }
        let written = Self.telling(text)
        guard !written.isEmpty else { return .none }
        let form = slug(text)
        if ids.contains(form) { return .known(form) }
        if let only = answer(candidates.filter { $0.words == written }, sure: true) { return only }
        let alike = candidates.filter { Self.covers(written, $0.words) == $0.words.count }
        if let only = answer(alike, sure: false) { return only }
        let holding = candidates.filter { Self.covers(written, $0.words) != nil }
        return answer(holding, sure: false) ?? .none
    }

    private func answer(_ found: [Candidate], sure: Bool) -> Answer? {
        guard let first = found.first else { return nil }
        if found.count > 1 { return .several(found.map(\.id)) }
        return sure ? .known(first.id) : .likely(first.id)
    }

    /// Folded, without words that names are written with or without.
    private static func telling(_ text: String) -> [String] {
        let all = words(of: text)
        let rest = all.filter {
            !["cac", "truong", "so", "va", "the", "of", "and", "tinh"].contains($0)
        }
        return rest.isEmpty ? all : rest
    }

    /// How many of the name's words the words written stand for, each of them in its order: for the same
    /// word, or, as an abbreviation, for words that start with its letters. `nil` where one stands for
    /// none.
    private static func covers(_ written: [String], _ name: [String]) -> Int? {
        var place = 0
        var covered = 0
        for word in written {
            guard let (start, count) = stand(word, name, from: place) else { return nil }
            place = start + count
            covered += count
        }
        return covered
    }

    private static func stand(
        _ word: String, _ name: [String], from first: Int
    ) -> (start: Int, count: Int)? {
        for start in name.indices.dropFirst(first) {
            if name[start] == word { return (start, 1) }
            guard word.count > 1 || word == "p",
                let count = initials(word[...], name[start...])
            else { continue }
            return (start, count)
        }
        return nil
    }

    /// How many words the letters are the beginnings of: `gdtrh` is giáo dục trung học, as is `gdth`.
    private static func initials(_ letters: Substring, _ name: ArraySlice<String>) -> Int? {
        guard let first = letters.first else { return 0 }
        guard let word = name.first, word.first == first else { return nil }
        let onsets = [1, 2, 3].filter { count in
            count <= letters.count
                && (count == 1 || Self.onsets.contains(String(letters.prefix(count))))
                && word.hasPrefix(letters.prefix(count))
        }
        for count in onsets {
            if let rest = initials(letters.dropFirst(count), name.dropFirst()) { return rest + 1 }
        }
        return nil
    }

    /// The consonants of more than one letter that Vietnamese words begin with.
    private static let onsets: Set = [
        "ch", "gh", "gi", "kh", "ng", "ngh", "nh", "ph", "qu", "th", "tr",
    ]
}

extension UnitNames {
    /// What a cell names: several with semicolons or lines between, or else with commas or "và". Names may
    /// hold commas, so what is known as a whole isn't taken apart.
    func parts(of text: String) -> [(text: String, answer: Answer)] {
        Self.split(text, at: ";\n").flatMap { part -> [(text: String, answer: Answer)] in
            let whole = find(part)
            if case .known = whole { return [(part, whole)] }
            let pieces = Self.split(part)
            return pieces.count < 2 ? [(part, whole)] : pieces.map { ($0, find($0)) }
        }
    }

    static func split(_ text: String) -> [String] {
        split(text.replacing(" và ", with: ";").replacing(" and ", with: ";"), at: ",;+\n")
    }

    private static func split(_ text: String, at separators: String) -> [String] {
        text.split { separators.contains($0) }.map { oneLine($0) }.filter { !$0.isEmpty }
    }
}

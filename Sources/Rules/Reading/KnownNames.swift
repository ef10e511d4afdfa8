import SourceText

/// What may be referred to: by its id; people write its name.
struct KnownName {
    var id: String
    var name: String?
}

/// All that may be referred to in one place, to be looked up many times.
struct KnownNames {
    private let names: [KnownName]
    private let byId: [String: Int]
    private let byName: [String: Int]
    private let ids: SuggestionIndex
    private let titles: SuggestionIndex

    init(_ names: [KnownName]) {
        self.names = names
        let first = { (a: Int, _: Int) in a }
        byId = Dictionary(zip(names.map(\.id), names.indices), uniquingKeysWith: first)
        let named = names.indices.compactMap { index in
            names[index].name.map { (normalised($0), index) }
        }
        byName = Dictionary(named, uniquingKeysWith: first)
        ids = SuggestionIndex(names.map(\.id))
        titles = SuggestionIndex(names.compactMap(\.name))
    }

    /// What to write for `text`, which is no id of these; `nil` where nothing is near.
    func remedy(for text: String, compared: inout Int) -> Bilingual? {
        let plain = plainSpelling(text)
        let found = [byId[plain], byId[slug(plain)]].compactMap { $0 }.min()
        if let index = found ?? byName[normalised(plain)] {
            let known = names[index]
            guard let name = known.name, known.id != plain else {
                return Bilingual(vi: "viết \(known.id)", en: "write \(known.id)")
            }
            return Bilingual(
                vi: "ghi mã, không ghi tên: \(known.id) (\(name))",
                en: "write the id, not the name: \(known.id) (\(name))")
        }
        return near(text, compared: &compared).map {
            Bilingual(vi: "có phải ý là “\($0)”?", en: "did you mean '\($0)'?")
        }
    }

    private func near(_ text: String, compared: inout Int) -> String? {
        if let id = ids.nearest(to: text, compared: &compared) { return id }
        // Names of one or two words are too much alike.
        guard text.split(separator: " ").count > 2,
            let name = titles.nearest(to: text, compared: &compared)
        else { return nil }
        return names.first { $0.name == name }?.id
    }
}

/// Where each key of a mapping stands. Nearly all mappings are small, and a search through few keys
/// costs less than a table; a large one must not take the square of its size.
struct KeyPlaces {
    private var few: [(key: String, range: Range<Int>)] = []
    private var many: [String: Range<Int>] = [:]

    private static let most = 24

    func place(of key: String) -> Range<Int>? {
        many.isEmpty ? few.first { $0.key == key }?.range : many[key]
    }

    /// `key` isn't there yet.
    mutating func add(_ key: String, _ range: Range<Int>) {
        if !many.isEmpty {
            many[key] = range
        } else if few.count < Self.most {
            few.append((key, range))
        } else {
            for entry in few { many[entry.key] = entry.range }
            many[key] = range
        }
    }
}

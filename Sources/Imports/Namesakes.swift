import Rules

/// What has a name already that something new is given: the same thing twice, as a rule.
struct Namesakes {
    private let field: String
    private let ids: [[String]: String]

    /// - Parameter file: a duty's namesakes are those of its own plan: next year's has the same ones.
    init(_ kind: NewRule.Kind, _ beside: RulesBeside, file: String?) {
        let all: [(name: String, id: String)]
        switch kind {
        case .plan:
            field = "title"
            all = beside.plans.map { ($0.title, $0.id) }
        case .duty:
            field = "title"
            all = beside.plans.filter { $0.place.file == file }.flatMap(\.duties)
                .map { ($0.title, $0.id) }
        case .unit:
            field = "name"
            all = beside.registry.units.map { ($0.name, $0.id) }
        }
        ids = Dictionary(all.map { (words(of: $0.name), $0.id) }) { first, _ in first }
    }

    func find(_ field: NewField, _ text: String) -> String? {
        field.name == self.field ? ids[words(of: text)] : nil
    }
}

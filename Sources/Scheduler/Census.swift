/// How many obligations of an occurrence stand how. What was transferred counts through its
/// children, so that every one *owed* is open or ended in exactly one way (statement 9).
package struct Census: Hashable, Sendable {
    private let counts: [ObligationState.Fulfilment: Int]

    package init(counts: [ObligationState.Fulfilment: Int]) { self.counts = counts }

    package func count(_ fulfilment: ObligationState.Fulfilment) -> Int {
        counts[fulfilment] ?? 0
    }

    package var owed: Int {
        ObligationState.Fulfilment.allCases.reduce(0) { sum, fulfilment in
            fulfilment == .transferred ? sum : sum + count(fulfilment)
        }
    }

    package static func == (a: Self, b: Self) -> Bool {
        ObligationState.Fulfilment.allCases.allSatisfy { a.count($0) == b.count($0) }
    }

    package func hash(into hasher: inout Hasher) {
        for fulfilment in ObligationState.Fulfilment.allCases { hasher.combine(count(fulfilment)) }
    }
}

/// What passes to a unit from another one, by an entry: an obligation, or a part of one (statement 9).
package struct Passing: Hashable {
    package let obligation: ObligationID
    package let unit: String
}

extension Event {
    /// What passes on by it.
    package var passings: [Passing] {
        switch body {
        case .reassigned(let unit): [Passing(obligation: obligation, unit: unit)]
        case .transferred(let heirs):
            heirs.map { Passing(obligation: obligation.child($0), unit: $0) }
        case .received, .acknowledged, .submitted, .accepted, .returned, .extended, .extensionAsked,
            .unread, .settled, .waived, .cancelled, .joined, .occurred, .suspended, .voided:
            []
        }
    }
}

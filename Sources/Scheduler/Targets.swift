internal import Civil
package import Rules

/// What names of units and groups mean for an entry that can happen to obligations that stand so.
///
/// Commands and events files mean the same by the same words.
package struct Targets {
    private let rules: RuleSet
    private let book: Book
    private let fits: (ObligationState.Fulfilment) -> Bool

    package init(
        rules: RuleSet, book: Book, fits: @escaping (ObligationState.Fulfilment) -> Bool
    ) {
        self.rules = rules
        self.book = book
        self.fits = fits
    }

    /// Which occurrence is meant where no period is named.
    package enum Meant: Hashable, Sendable {
        case one(OccurrenceID)
        /// Each of them may be; in the order of opening.
        case several([OccurrenceID])
        /// None has opened.
        case none
    }

    /// What the units owe that `references` name. A unit's own obligation comes before those it
    /// took over. A group means those of its units that the entry can happen to: whoever extends a
    /// group doesn't mean the ones that have reported.
    package func obligations(
        of references: [String], in occurrence: OccurrenceID
    ) -> Set<ObligationID> {
        var found: Set<ObligationID> = []
        for reference in references {
            let isGroup = rules.registry.group(reference) != nil
            if !isGroup, book.isMember(reference, of: occurrence) {
                found.insert(ObligationID(occurrence: occurrence, unit: reference))
                continue
            }
            let members = book.members(of: occurrence)
            if isGroup {
                let units = Set(rules.registry.allMembers(of: [reference]).map(\.id))
                for unit in members {
                    let id = ObligationID(occurrence: occurrence, unit: unit)
                    if units.contains(id.debtor), fits(fulfilment(id)) { found.insert(id) }
                }
            } else {
                for unit in members where unit.hasSuffix(">\(reference)") {
                    found.insert(ObligationID(occurrence: occurrence, unit: unit))
                }
            }
        }
        return found
    }

    /// The one in which the entry can happen to what is named; where it can in none, the last in which
    /// anything named is owed, so that the refusal speaks of that.
    package func occurrence(of duty: Duty, for references: [String]) -> Meant {
        let opened = book.openings(of: duty.id).map(\.occurrence)
        guard let latest = opened.last else { return .none }
        guard duty.expectsReport else { return .one(latest) }
        let fitting = opened.filter { occurrence in
            obligations(of: references, in: occurrence).contains { fits(fulfilment($0)) }
        }
        if fitting.count > 1 { return .several(fitting) }
        return .one(
            fitting.first ?? opened.last { !obligations(of: references, in: $0).isEmpty } ?? latest)
    }

    private func fulfilment(_ id: ObligationID) -> ObligationState.Fulfilment {
        book.state(of: id, due: .min).fulfilment
    }
}

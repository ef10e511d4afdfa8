package import Civil
package import Rules

/// What has been said about mass mail (statement 29).
package enum BlastApproval: Hashable, Sendable {
    /// Nothing is held: for simulations.
    case unguarded
    /// What came due after `through` is held when it is too much; `nil` approves nothing. What came due
    /// by `doubtful` is held however little it is: a ledger was restored then, and nobody knows what
    /// had left since its backup (statement 31).
    case guarded(through: Instant?, doubtful: Instant? = nil)
}

/// Mail that was held because it would go to too many at once, or may have left before.
package struct BlastHold: Hashable, Sendable {
    package let notices: [NoticeKey]
    /// Whether they may have left before (statement 31); else they are too many.
    package let isDoubtful: Bool
    /// Distinct addresses that would have been written to.
    package let recipients: Int
    /// Distinct addresses of all units.
    package let total: Int
    /// The plans that it comes from.
    package let plans: [String]
}

extension BlastGuard {
    /// Whether writing to `recipients` addresses in one go is too much; both bounds are passed then.
    package func holds(recipients: Int, of total: () -> Int) -> Bool {
        guard share < 100, recipients > atLeast else { return false }
        return recipients * 100 > share * total()
    }
}

extension Registry {
    /// Distinct addresses of the units that may be written to.
    package var addressCount: Int {
        var addresses: Set<String> = []
        for unit in units where !unit.outside {
            if let address = unit.head?.email ?? unit.email { addresses.insert(address) }
        }
        return addresses.count
    }
}

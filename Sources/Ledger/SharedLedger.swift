/// A ledger that several daemons share: one of them leads, which is to say decides, until its lease runs out or
/// it gives it up.
///
/// A term is a number that rises with each who takes the lease. What a leader commits names its term
/// (`Expectation.term`) and is refused once that is over, however late it comes: a machine that stood still
/// for an hour and goes on can decide nothing. Leases are measured by the ledger's clock alone.
package protocol SharedLedger: LedgerStore {
    /// Takes the lease if it has run out, or was the same holder's, who must have ended then.
    ///
    /// It waits for the commits that are under way, so that the new leader sees them.
    ///
    /// - Parameters:
    ///   - holder: a machine's name, for ever the same.
    ///   - seconds: how long it lasts unless it is renewed.
    /// - Returns: the new term; `nil` where somebody else has the lease.
    func takeLease(as holder: String, seconds: Int) throws(LedgerError) -> Int64?

    /// Makes the lease last for `seconds` from now on; it waits for no commit.
    ///
    /// - Returns: `false` where the term is over.
    func renewLease(_ term: Int64, seconds: Int) throws(LedgerError) -> Bool

    /// Lets the lease run out at once.
    func endLease(_ term: Int64) throws(LedgerError)

    func lease() throws(LedgerError) -> Lease
}

/// Who leads.
package struct Lease: Hashable, Sendable {
    /// Who took it last; empty before anybody did.
    package let holder: String
    /// 0 before anybody took it.
    package let term: Int64
    /// Whether it hasn't run out.
    package let isHeld: Bool

    package init(holder: String, term: Int64, isHeld: Bool) {
        self.holder = holder
        self.term = term
        self.isHeld = isHeld
    }
}

package import Ledger

/// Whether this machine leads, as far as it may believe so.
///
/// What it believes ends by itself: a lease is trusted for as long as it lasts from the moment at which it was
/// asked for, on a clock that nobody sets, so it has ended here before it ends in the ledger. Whatever is in
/// doubt is no lead. That is for the sake of not working in vain; what is decided in vain the ledger refuses.
package struct Leadership: Sendable {
    /// How long a lease lasts, in seconds: a machine that died is missed for as long.
    package static let lasts = 30
    /// How often it is renewed, in seconds.
    package static let renewedEvery = 8

    /// What came of looking.
    package enum Finding: Hashable, Sendable {
        /// It leads from now on.
        case gained(term: Int64)
        case leads
        /// It leads no longer.
        case lost
        case follows
    }

    private let holder: String
    private var held: (term: Int64, trustedUntil: Duration)?

    /// - Parameter holder: the machine's name, for ever the same.
    package init(holder: String) { self.holder = holder }

    /// The term in which it leads.
    ///
    /// - Parameter now: on a clock that rises with time, whatever the time of day.
    package func term(at now: Duration) -> Int64? {
        guard let held, now < held.trustedUntil else { return nil }
        return held.term
    }

    /// Takes the lease, or renews it.
    ///
    /// - Parameters:
    ///   - mayLead: whether it has what leading needs; else a lease is given up.
    ///   - now: as above, read when the attempt starts.
    package mutating func look(
        at ledger: some SharedLedger, mayLead: Bool = true, now: Duration
    ) throws(LedgerError) -> Finding {
        let led = held
        // In doubt until the ledger has answered.
        if term(at: now) == nil { held = nil }
        if let led, mayLead, try ledger.renewLease(led.term, seconds: Self.lasts) {
            let wasTrusted = held != nil
            held = (led.term, now + .seconds(Self.lasts))
            return wasTrusted ? .leads : .gained(term: led.term)
        }
        held = nil
        if let led, !mayLead { try ledger.endLease(led.term) }
        guard mayLead, let term = try ledger.takeLease(as: holder, seconds: Self.lasts) else {
            return led == nil ? .follows : .lost
        }
        held = (term, now + .seconds(Self.lasts))
        return .gained(term: term)
    }

    /// Lets another lead.
    package mutating func end(in ledger: some SharedLedger) throws(LedgerError) {
        guard let led = held else { return }
        held = nil
        try ledger.endLease(led.term)
    }
}

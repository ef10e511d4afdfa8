package import Civil
internal import Ledger
internal import Rules
internal import Scheduler

extension Driver {
    /// Takes back a mail that never got to the outlet.
    package func giveUp(_ mail: String, now: Instant) throws(DriverError) {
        try note(MailOutcome(at: now, .revoked, detail: nil), of: mail)
    }

    /// Erases an address from the ledger, and from what is held in memory (statement 34).
    ///
    /// - Parameter pseudonym: what stands for a fingerprint from now on.
    /// - Returns: whether anything of it was known.
    package func forget(
        _ address: String, as pseudonym: (String) -> String
    ) throws(DriverError) -> Bool {
        let known: Bool
        do { known = try ledger.erase(address: address, as: pseudonym) } catch {
            throw .ledger(error)
        }
        undeliverable.remove(fingerprint(address))
        // Ids that stand for it are others now.
        if known, let term { try lead(in: term) }
        if known { try rereadBook() }
        return known
    }
}

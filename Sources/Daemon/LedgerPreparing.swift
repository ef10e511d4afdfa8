internal import LedgerPostgreSQL

/// Makes the tables of a shared ledger in a database, or brings them up to this release (`hanchot ledger
/// prepare`).
///
/// - Parameter address: as the database's owner.
package func prepareLedger(_ address: String) throws(ServiceFailure) {
    do {
        try PostgresLedger.prepare(PostgresAddress(address))
    } catch {
        throw ServiceFailure(description: "\(error)")
    }
}

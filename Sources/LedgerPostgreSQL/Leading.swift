package import Ledger

extension PostgresLedger: SharedLedger {
    package func takeLease(as holder: String, seconds: Int) throws(LedgerError) -> Int64? {
        // Undone where nobody else's lease had run out.
        try write("take the lead") { db in
            try db.run(SQL.takeLease, [.text(holder), Parameter(seconds)])
                .first { row in try row.int() }
        }
    }

    package func renewLease(_ term: Int64, seconds: Int) throws(LedgerError) -> Bool {
        let renewed = try write("keep the lead") { db in
            try db.run(SQL.renewLease, [Parameter(term), Parameter(seconds)])
                .first { row in try row.int() }
        }
        return renewed != nil
    }

    package func endLease(_ term: Int64) throws(LedgerError) {
        _ = try write("give up the lead") { db in try db.run(SQL.endLease, [Parameter(term)]) }
    }

    package func lease() throws(LedgerError) -> Lease {
        let found = try read("look who leads") { db in
            try db.run(SQL.lease).first { row in
                Lease(holder: try row.text(), term: try row.int(), isHeld: try row.bool())
            }
        }
        return found ?? Lease(holder: "", term: 0, isHeld: false)
    }
}

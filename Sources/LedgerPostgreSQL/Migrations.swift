package import Ledger

/// The database's tables, as a list of steps that are never changed once released: a new need is a new
/// step at the end.
enum Migrations {
    static let all = [("v1", [Schema.tables, Schema.functions, Schema.triggers])]

    /// Whether these are the steps of this release, no less and no more.
    static func check(_ applied: [String], at location: String) throws(LedgerError) {
        let known = all.map(\.0)
        guard applied.allSatisfy(known.contains) else {
            throw LedgerError(
                kind: .newer, action: "open", path: location,
                reason: "a later release of Hanchot has prepared it")
        }
        guard known.allSatisfy(applied.contains) else {
            throw LedgerError(
                kind: .foreign, action: "open", path: location,
                reason: "the database is prepared for an earlier release",
                remedy: "prepare it with 'hanchot ledger prepare', as the database's owner")
        }
    }
}

extension PostgresLedger {
    /// Makes the tables of this release, or brings those of an earlier one up to it, and gives the service's
    /// role `hanchot` and the reports' role `hanchot_reader` what they may do. It is the owner's work: what
    /// the service can't do, no fault of it can.
    ///
    /// - Throws: `foreign` for a database with tables of somebody else's; `failed` where a role is missing.
    package static func prepare(_ address: PostgresAddress) throws(LedgerError) {
        try translating("prepare", address.description) {
            let db = try PostgresConnection(address)
            defer { db.close() }
            try db.runAll("BEGIN; SET LOCAL lock_timeout = '10s'")
            // One at a time; the lock goes with the transaction.
            try db.run("SELECT pg_advisory_xact_lock(1213096776)")
            let known = try db.run("SELECT to_regclass('migrations') IS NOT NULL")
                .first { row in try row.bool() }
            var applied: [String] = []
            if known == true {
                applied = try db.run(SQL.appliedMigrations).map { row in try row.text() }
            } else {
                let others = try db.run(
                    """
                    SELECT count(*) FROM pg_class WHERE relnamespace = current_schema()::regnamespace
                        AND relkind IN ('r', 'v', 'm', 'p')
                    """
                ).first { row in try row.int() }
                guard others == 0 else {
                    throw LedgerError(
                        kind: .foreign, action: "prepare", path: address.description,
                        reason: "the database belongs to another program",
                        remedy: "make one for Hanchot alone: createdb --owner=… hanchot")
                }
                try db.runAll(Schema.migrations)
            }
            guard applied.allSatisfy(Migrations.all.map(\.0).contains) else {
                return try Migrations.check(applied, at: address.description)
            }
            for (name, steps) in Migrations.all where !applied.contains(name) {
                for step in steps { try db.runAll(step) }
                try db.run("INSERT INTO migrations (name) VALUES ($1)", [.text(name)])
            }
            try db.runAll(Schema.rights)
            try db.run(SQL.commit)
        }
    }
}

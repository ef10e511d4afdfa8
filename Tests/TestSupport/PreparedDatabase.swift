package import LedgerPostgreSQL
import Synchronization

/// An empty ledger's database for one test. It is emptied and lent again afterwards: to make one takes the
/// server longer than most tests last.
package final class PreparedDatabase: Sendable {
    private static let free = Mutex<[String]>([])
    private static let template = Result {
        let server = try DatabaseServer.shared()
        let name = try server.makeDatabase()
        try PostgresLedger.prepare(PostgresAddress(server.address(name, as: "postgres")))
        return name
    }

    package let name: String

    package init() throws {
        if let name = Self.free.withLock({ $0.popLast() }) {
            self.name = name
        } else {
            name = try DatabaseServer.shared().makeDatabase(like: try Self.template.get())
        }
    }

    deinit {
        do {
            try run(Self.emptying)
            Self.free.withLock { $0.append(name) }
        } catch {
            print("could not empty \(name): \(error)")
        }
    }

    package func address(as role: String = "hanchot") throws -> PostgresAddress {
        try PostgresAddress(try DatabaseServer.shared().address(name, as: role))
    }

    /// Runs SQL as somebody else would, by `psql`.
    @discardableResult
    package func run(_ sql: String, as role: String = "postgres") throws -> String {
        try DatabaseServer.shared().run(sql, in: name, as: role)
    }

    /// No trigger and no reference is looked at.
    private static let emptying = """
        SET session_replication_role = replica;
        DELETE FROM settings; DELETE FROM member_sets; DELETE FROM openings; DELETE FROM requests;
        DELETE FROM events; DELETE FROM answers; DELETE FROM addresses; DELETE FROM mails;
        DELETE FROM outcomes; DELETE FROM notices; DELETE FROM shown; DELETE FROM undoings;
        UPDATE lease SET holder = '', term = 0, ends = '-infinity'; UPDATE fence SET term = 0;
        UPDATE head SET last_event = 0, watermark = NULL, trusted = NULL
        """
}

extension PreparedDatabase {
    /// The server itself does something, as its administrator, before each such statement on a table.
    package func beforeEach(
        _ statement: String, of table: String, do call: String, while body: () throws -> Void
    ) throws {
        try run(
            """
            CREATE FUNCTION test_hook() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
                AS $$ BEGIN PERFORM \(call); RETURN NULL; END $$;
            CREATE TRIGGER test_hook BEFORE \(statement) ON \(table) EXECUTE FUNCTION test_hook()
            """)
        let done = Result(catching: body)
        try run("DROP FUNCTION test_hook() CASCADE")
        try done.get()
    }
}

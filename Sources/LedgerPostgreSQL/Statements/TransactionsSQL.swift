/// Every statement that the service runs, as constants: what varies is a parameter.
enum SQL {
    /// Whatever the machine that asked is doing, its transaction holds nobody up for longer than this; and
    /// what is committed is on the disk, whatever the server does for others.
    private static let limits = """
        SET LOCAL statement_timeout = '20s';
        SET LOCAL lock_timeout = '10s';
        SET LOCAL idle_in_transaction_session_timeout = '10s'
        """
    static let beginReading = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; \(limits)"
    static let beginWriting = """
        BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; \(limits);
        SELECT set_config('synchronous_commit', 'on', true)
            WHERE current_setting('synchronous_commit') IN ('off', 'local');
        SELECT pg_current_xact_id(), \(timeline)
        """
    /// It changes when a standby takes over.
    private static let timeline = "left(pg_walfile_name(pg_current_wal_insert_lsn()), 8)"
    /// NULL where it can't be told.
    static let whatCameOf = """
        SELECT CASE WHEN \(timeline) = $2 THEN pg_xact_status($1::xid8) END
        FROM pg_sleep(CASE WHEN pg_xact_status($1::xid8) = 'in progress' THEN 1 ELSE 0 END)
        """
    static let commit = "COMMIT"
    static let rollback = "ROLLBACK"
    static let appliedMigrations = "SELECT name FROM migrations ORDER BY name"
}

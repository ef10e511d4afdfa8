/// Who leads. Renewing touches the lease's row alone and never waits behind a commit; the fence's row is
/// changed by a takeover alone, which waits for those who hold it.
extension SQL {
    static let lockFence = "SELECT term FROM fence FOR SHARE"
    static let takeLease = """
        WITH taken AS (
            UPDATE lease SET holder = $1, term = term + 1,
                ends = clock_timestamp() + make_interval(secs => $2)
            WHERE ends < clock_timestamp() OR holder = $1
            RETURNING term
        )
        UPDATE fence SET term = taken.term FROM taken RETURNING fence.term
        """
    static let renewLease = """
        UPDATE lease SET ends = clock_timestamp() + make_interval(secs => $2)
        WHERE term = $1 RETURNING term
        """
    static let endLease = "UPDATE lease SET ends = '-infinity' WHERE term = $1"
    static let lease = "SELECT holder, term, ends >= clock_timestamp() FROM lease"
}

extension MemoryLedger {
    /// A ledger with the same contents, of which nothing that follows is seen here.
    package func fork() -> MemoryLedger { MemoryLedger(read { pages in copy pages }) }
}

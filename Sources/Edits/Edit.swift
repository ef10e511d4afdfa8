package import Civil
package import LedgerMemory
package import Rounds
package import Rules

/// One rule set that would take another's place, and the records that it would meet.
package struct Edit {
    /// Rules, what identifies the files that they were read from, and how they write.
    package struct Side {
        package let rules: RuleSet
        /// As `rulesDigest` gives it.
        package let digest: String
        package let pen: Pen

        package init(rules: RuleSet, digest: String, pen: Pen) {
            self.rules = rules
            self.digest = digest
            self.pen = pen
        }
    }

    package let old: Side
    package let new: Side
    /// As it stands under the old rules. Nothing is recorded in it.
    package let ledger: MemoryLedger
    /// When the new rules would be taken up: not before what the ledger has decided.
    package let now: Instant
    /// Up to where notices are compared, this day included.
    package let through: CivilDate

    package init(
        old: Side, new: Side, ledger: MemoryLedger, now: Instant, through: CivilDate
    ) {
        self.old = old
        self.new = new
        self.ledger = ledger
        self.now = now
        self.through = through
    }
}

/// What identifies a set of rule files: their contents, wherever they lie.
package func rulesDigest(_ sources: [RuleSource]) -> String {
    fingerprint(
        sources.map { fingerprint(String(decoding: $0.bytes, as: UTF8.self)) }.sorted()
            .joined(separator: " "))
}

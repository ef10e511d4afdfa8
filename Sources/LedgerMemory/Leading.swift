internal import Civil
package import Ledger

extension MemoryLedger: SharedLedger {
    package func takeLease(as holder: String, seconds: Int) throws(LedgerError) -> Int64? {
        let now = clock()
        return write { pages in
            guard pages.leaseEnds < now || pages.lease.holder == holder else { return nil }
            pages.lease = Lease(holder: holder, term: pages.lease.term + 1, isHeld: true)
            pages.leaseEnds = now.adding(seconds: Int64(seconds))
            return pages.lease.term
        }
    }

    package func renewLease(_ term: Int64, seconds: Int) throws(LedgerError) -> Bool {
        let now = clock()
        return write { pages in
            guard pages.lease.term == term else { return false }
            pages.leaseEnds = now.adding(seconds: Int64(seconds))
            return true
        }
    }

    package func endLease(_ term: Int64) throws(LedgerError) {
        write { pages in
            if pages.lease.term == term { pages.leaseEnds = Instant(microseconds: .min) }
        }
    }

    package func lease() throws(LedgerError) -> Lease {
        let now = clock()
        return read { pages in
            Lease(
                holder: pages.lease.holder, term: pages.lease.term, isHeld: pages.leaseEnds >= now)
        }
    }
}

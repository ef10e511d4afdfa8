package import Civil
internal import GRDB
package import Scheduler

/// What a tick decides, and the openings it rests on.
extension LedgerStore {
    /// Records a tick's decisions in one transaction.
    ///
    /// An occurrence that is open, an event equal in every field to one of an earlier tick, and a
    /// notice whose key is known are left as they are. The watermark never falls.
    ///
    /// - Returns: the notices that were new, in the order given.
    package func record(
        openings: [Opening], events: [NewEvent], notices: [Notice], watermark: Instant
    ) throws(LedgerError) -> [Notice] {
        try write("record decisions") { db in
            for opening in openings { try insert(opening, db) }
            for event in events {
                try refuseUnwritable(event, "record decisions")
                _ = try event.insert(db, request: nil, origin: event.origin)
            }
            let new = try insert(notices, decidedAt: watermark, db)
            try db.execute(
                sql: """
                    INSERT INTO tick (one, watermark) VALUES (1, ?)
                    ON CONFLICT (one) DO UPDATE SET watermark = max(watermark, excluded.watermark)
                    """,
                arguments: [watermark.microseconds])
            return new
        }
    }

    private func insert(_ opening: Opening, _ db: Database) throws {
        let id = opening.occurrence
        let isOpen = try db.cachedStatement(
            sql: "SELECT EXISTS (SELECT 1 FROM openings WHERE duty = ? AND period = ?)")
        guard try Bool.fetchOne(isOpen, arguments: [id.duty, id.period]) != true else { return }
        let set = try memberSet(opening.members, db)
        try db.cachedStatement(
            sql: "INSERT INTO openings (duty, period, opened_at, members) VALUES (?, ?, ?, ?)"
        ).execute(arguments: [id.duty, id.period, opening.openedAt.microseconds, set])
    }

    private func memberSet(_ members: [String], _ db: Database) throws -> Int64 {
        if let odd = members.first(where: { $0.isEmpty || $0.utf8.contains(UInt8(ascii: "\n")) }) {
            throw contradiction(
                "record decisions", "a unit's id is empty or has a line break: '\(odd)'")
        }
        let ids = members.joined(separator: "\n")
        let hash = contentHash(ids)
        let known = try db.cachedStatement(
            sql: "SELECT id FROM member_sets WHERE hash = ? AND ids = ?")
        if let id = try Int64.fetchOne(known, arguments: [hash, ids]) { return id }
        try db.execute(
            sql: "INSERT INTO member_sets (hash, ids) VALUES (?, ?)", arguments: [hash, ids])
        return db.lastInsertedRowID
    }

    /// The openings of those of `ids` that have opened.
    package func openings(
        _ ids: Set<OccurrenceID>
    ) throws(LedgerError) -> [OccurrenceID: Opening] {
        try read("read openings") { db in
            var sets = MemberSets()
            var found: [OccurrenceID: Opening] = [:]
            let statement = try db.cachedStatement(
                sql: "SELECT * FROM openings WHERE duty = ? AND period = ?")
            for id in ids {
                guard let row = try Row.fetchOne(statement, arguments: [id.duty, id.period])
                else { continue }
                found[id] = try sets.opening(row, db)
            }
            return found
        }
    }

    /// Every opening; those with the same members share them in memory too.
    package func allOpenings() throws(LedgerError) -> [OccurrenceID: Opening] {
        try read("read openings") { db in
            var sets = MemberSets()
            var found: [OccurrenceID: Opening] = [:]
            for row in try Row.fetchAll(db, sql: "SELECT * FROM openings") {
                let opening = try sets.opening(row, db)
                found[opening.occurrence] = opening
            }
            return found
        }
    }
}

/// The member sets read so far, so that each is split once.
private struct MemberSets {
    private var known: [Int64: [String]] = [:]

    mutating func opening(_ row: Row, _ db: Database) throws -> Opening {
        Opening(
            occurrence: OccurrenceID(duty: row["duty"], period: row["period"]),
            openedAt: Instant(microseconds: row["opened_at"]),
            members: try members(row["members"], db))
    }

    private mutating func members(_ id: Int64, _ db: Database) throws -> [String] {
        if let members = known[id] { return members }
        let statement = try db.cachedStatement(sql: "SELECT ids FROM member_sets WHERE id = ?")
        let ids = try String.fetchOne(statement, arguments: [id]) ?? ""
        let members = ids.split(separator: "\n").map(String.init)
        known[id] = members
        return members
    }
}

/// 64-bit FNV-1a in hexadecimal. It only narrows the search: what is found is compared whole.
private func contentHash(_ text: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return String(hash, radix: 16)
}

internal import Civil
internal import GRDB
package import Scheduler

/// What happened to obligations: reading it, and appending what people asked for.
extension LedgerStore {
    /// Appends events at somebody's request, in one transaction with the notices that follow.
    ///
    /// - Parameter request: the request's own id; one that was done before gives the first
    ///   outcome's event ids and writes nothing. `nil` always appends.
    /// - Parameter deciding: called with the events as recorded; what it returns joins the
    ///   transaction. It is called once, but not for a repeat nor without events, and must not call
    ///   the ledger.
    /// - Parameter answer: a mail that goes back to who asked, in the same transaction; not for a
    ///   repeat.
    /// - Throws: `contradiction` where an event voids one that isn't there, or voids one of another
    ///   obligation.
    package func append(
        events: [NewEvent], request: String?, answer: NewMail? = nil,
        deciding: ([Event]) throws -> [Notice] = { _ in [] }
    ) throws(LedgerError) -> AppendOutcome {
        try write("record the request") { db in
            if let request, let ids = try Self.outcome(db, of: request) {
                return AppendOutcome(eventIDs: ids, isRepeat: true, notices: [])
            }
            if let request {
                try db.execute(sql: "INSERT INTO requests (id) VALUES (?)", arguments: [request])
            }
            if let answer { try freeze(answer, db) }
            var recorded: [Event] = []
            for event in events {
                try check(event, db)
                guard let id = try event.insert(db, request: request, origin: nil) else { continue }
                recorded.append(event.numbered(id))
            }
            guard let at = recorded.map(\.recordedAt).max() else {
                return AppendOutcome(eventIDs: [], isRepeat: false, notices: [])
            }
            let new = try insert(try deciding(recorded), decidedAt: at, db)
            return AppendOutcome(eventIDs: recorded.map(\.id), isRepeat: false, notices: new)
        }
    }

    /// The event ids of a request that was done; `nil` for one that wasn't.
    package func outcome(of request: String) throws(LedgerError) -> [Int64]? {
        try read("look up the request") { db in try Self.outcome(db, of: request) }
    }

    private static func outcome(_ db: Database, of request: String) throws -> [Int64]? {
        guard
            try Bool.fetchOne(
                db, sql: "SELECT EXISTS (SELECT 1 FROM requests WHERE id = ?)",
                arguments: [request]) == true
        else { return nil }
        return try Int64.fetchAll(
            db, sql: "SELECT id FROM events WHERE request = ? ORDER BY id", arguments: [request])
    }

    private func check(_ event: NewEvent, _ db: Database) throws {
        try refuseUnwritable(event, "record the request")
        guard case .voided(let id) = event.body else { return }
        let row = try Row.fetchOne(
            db, sql: "SELECT \(Event.columns) FROM events WHERE id = ?", arguments: [id])
        guard let row, try Event(row: row).obligation == event.obligation else {
            throw contradiction(
                "record the request", "\(event.obligation) has no entry \(id) to void")
        }
    }

    /// A text ends at a NUL for SQLite: what came after it would be lost unseen.
    func refuseUnwritable(_ event: NewEvent, _ action: String) throws {
        guard event.texts.contains(where: { $0.utf8.contains(0) }) else { return }
        throw contradiction(action, "the entry about \(event.obligation) has a NUL character")
    }

    /// The events of every obligation of these occurrences that has any, in order of recording.
    package func events(
        of occurrences: Set<OccurrenceID>
    ) throws(LedgerError) -> [ObligationID: [Event]] {
        try read("read events") { db in
            var found: [ObligationID: [Event]] = [:]
            let statement = try db.cachedStatement(
                sql: """
                    SELECT \(Event.columns) FROM events WHERE duty = ? AND period = ? ORDER BY id
                    """)
            for occurrence in occurrences {
                let rows = try Row.fetchCursor(
                    statement, arguments: [occurrence.duty, occurrence.period])
                while let row = try rows.next() {
                    let event = try Event(row: row)
                    found[event.obligation, default: []].append(event)
                }
            }
            return found
        }
    }

    /// The events of one obligation, in order of recording.
    package func events(of obligation: ObligationID) throws(LedgerError) -> [Event] {
        try read("read events") { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT \(Event.columns) FROM events
                    WHERE duty = ? AND period = ? AND unit = ? ORDER BY id
                    """,
                arguments: [
                    obligation.occurrence.duty, obligation.occurrence.period, obligation.unit,
                ]
            ).map(Event.init(row:))
        }
    }

    /// All events with ids above `id`, ascending; at most `limit`.
    package func events(after id: Int64, limit: Int = .max) throws(LedgerError) -> [Event] {
        try read("read events") { db in
            try Row.fetchAll(
                db, sql: "SELECT \(Event.columns) FROM events WHERE id > ? ORDER BY id LIMIT ?",
                arguments: [id, limit]
            ).map(Event.init(row:))
        }
    }

    /// The events of every obligation that was ever given another due date.
    package func eventsOfExtended() throws(LedgerError) -> [ObligationID: [Event]] {
        try read("read extensions") { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT \(Event.columns) FROM events
                    WHERE (duty, period, unit) IN
                        (SELECT duty, period, unit FROM events WHERE kind = 'extended')
                    ORDER BY id
                    """)
            return Dictionary(grouping: try rows.map(Event.init(row:)), by: \.obligation)
        }
    }
}

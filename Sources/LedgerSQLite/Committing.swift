internal import Civil
internal import GRDB
package import Ledger
internal import LedgerColumns
internal import Rules
package import Scheduler

extension SQLiteLedger {
    package func commit(
        _ change: Change, expecting: Expectation
    ) throws(LedgerError) -> Commit {
        // Nobody leads what isn't shared.
        guard expecting.term == nil else { return .deposed }
        let done = try write("record") { db -> Commit? in
            let lastEvent = try Self.lastEvent(db)
            guard try holds(expecting, lastEvent: lastEvent, db) else { return nil }
            try change.check(after: lastEvent, at: path)
            if let back = change.goingBack { try goBack(back, lastEvent: lastEvent, db) }
            if let request = change.request { try insert(request, db) }
            for opening in change.openings { try insert(opening, db) }
            for event in change.events {
                try checkVoiding(event, db)
                try event.insert(db, request: change.request?.id)
            }
            for answer in change.answers { try insert(answer, db) }
            let new = try insert(change.notices, decidedAt: change.decidedAt, db)
            // What is frozen takes the room of the octets that are dropped: its pages are written once.
            let here = Set(change.mails.map(\.id))
            let before = change.spooled.filter { !here.contains($0) }
            let areKnown = try mark(before, spooledAt: change.spooledAt, db)
            let frozen = try freeze(change.mails, db)
            for end in change.fates { try close(end, db) }
            for deferral in change.deferrals { try putOff(deferral, db) }
            try markSpooled(
                areKnown ? change.spooled.filter(here.contains) : change.spooled,
                at: change.spooledAt, db)
            for outcome in change.outcomes { try record(outcome, db) }
            for stray in change.strays { try takeUp(stray, db) }
            for (name, value) in change.settings { try set(name, to: value, db) }
            if let watermark = change.watermark {
                try db.execute(
                    sql: """
                        INSERT INTO tick (one, watermark) VALUES (1, ?) ON CONFLICT (one)
                        DO UPDATE SET watermark = max(watermark, excluded.watermark)
                        """, arguments: [watermark.microseconds])
            }
            if let trusted = change.trusted {
                try db.execute(
                    sql: """
                        INSERT INTO clock (one, trusted) VALUES (1, ?)
                        ON CONFLICT (one) DO UPDATE SET trusted = excluded.trusted
                        """, arguments: [trusted.microseconds])
            }
            return .done(new: new, frozen: frozen)
        }
        return done ?? .lost
    }

    private func holds(
        _ expectation: Expectation, lastEvent: Int64, _ db: Database
    ) throws -> Bool {
        switch expectation.contents {
        case .anything: true
        case .entry(let expected): lastEvent == expected
        case .decision(let expected, let watermark):
            try lastEvent == expected && Self.watermark(db) == watermark
        }
    }

    static func lastEvent(_ db: Database) throws -> Int64 {
        try Int64.fetchOne(db, sql: "SELECT max(id) FROM events") ?? 0
    }

    static func watermark(_ db: Database) throws -> Instant? {
        try Int64.fetchOne(db, sql: "SELECT watermark FROM tick").map(Instant.init(microseconds:))
    }

    private func insert(_ request: Change.NewRequest, _ db: Database) throws {
        try db.execute(
            sql: "INSERT INTO requests (id, digest) VALUES (?, ?) ON CONFLICT DO NOTHING",
            arguments: [request.id, request.digest])
        guard db.changesCount == 1 else {
            throw contradiction("record", "request \(request.id) is known")
        }
    }

    private func insert(_ answer: Change.NewAnswer, _ db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO answers (event, sender, recipient, words, files) VALUES (?, ?, ?, ?, ?)
                """,
            arguments: [
                answer.event, fingerprint(answer.said.sender), fingerprint(answer.said.recipient),
                answer.said.words.text, answer.said.words.files.joined(separator: "\n"),
            ])
    }

    /// Statement 14: what is voided, or decided on, is an entry about the same obligation.
    private func checkVoiding(_ event: Event, _ db: Database) throws {
        guard let id = event.body.isAbout else { return }
        let statement = try db.cachedStatement(
            sql: """
                SELECT EXISTS (SELECT 1 FROM events
                    WHERE id = ? AND duty = ? AND period = ? AND unit = ?)
                """)
        let about = event.obligation
        guard
            try Bool.fetchOne(
                statement,
                arguments: [id, about.occurrence.duty, about.occurrence.period, about.unit]) == true
        else { throw contradiction("record", "\(about) has no entry \(id) \(event.body.purpose)") }
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
        let ids = members.joined(separator: "\n")
        let hash = contentHash(ids)
        let known = try db.cachedStatement(
            sql: "SELECT id FROM member_sets WHERE hash = ? AND ids = ?")
        if let id = try Int64.fetchOne(known, arguments: [hash, ids]) { return id }
        try db.execute(
            sql: "INSERT INTO member_sets (hash, ids) VALUES (?, ?)", arguments: [hash, ids])
        return db.lastInsertedRowID
    }

    private func set(_ name: String, to value: String?, _ db: Database) throws {
        if let value {
            try db.execute(
                sql: """
                    INSERT INTO settings (name, value) VALUES (?, ?)
                    ON CONFLICT (name) DO UPDATE SET value = excluded.value
                    """, arguments: [name, value])
        } else {
            try db.execute(sql: "DELETE FROM settings WHERE name = ?", arguments: [name])
        }
    }
}

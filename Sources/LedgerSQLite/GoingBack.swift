internal import Civil
internal import GRDB
package import Ledger
package import Scheduler

/// Statement 58: what a wrong clock decided and hasn't left is undone, in the change that records it.
extension SQLiteLedger {
    package func undoings() throws(LedgerError) -> [Undoing] {
        try read("read what was undone") { db in
            try Row.fetchAll(db, sql: "SELECT * FROM undoings ORDER BY number").map { row in
                Undoing(
                    number: row["number"],
                    back: GoingBack(
                        to: Instant(microseconds: row["back_to"]),
                        at: Instant(microseconds: row["at"]), actor: row["actor"]),
                    notices: row["notices"], mails: row["mails"], left: row["told"])
            }
        }
    }

    /// Undoes it, and lets the watermark fall.
    func goBack(_ back: GoingBack, lastEvent: Int64, _ db: Database) throws {
        try back.check(against: try Self.watermark(db), at: path)
        // Its triggers let only this change what was recorded.
        try db.execute(sql: "INSERT INTO undoing VALUES (1)")
        let number = (try Int64.fetchOne(db, sql: "SELECT max(number) FROM undoings") ?? 0) + 1
        let (mails, carrying) = try takeBack(back, db)
        let (undone, waiting) = try undo(back, number: number, mails, db)
        try close(back, keeping: waiting, db)
        try db.execute(
            sql: "UPDATE tick SET watermark = ?", arguments: [back.to.microseconds])
        let beyond = try Int64.fetchAll(
            db,
            sql: "SELECT number FROM mails WHERE slot > ? AND kind <> ?",
            arguments: [back.to.microseconds, MailKind.confirmation.text])
        try db.execute(
            sql: """
                INSERT INTO undoings (number, back_to, at, actor, last_event, notices, mails, told)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                number, back.to.microseconds, back.at.microseconds, back.actor, lastEvent, undone,
                carrying, beyond.count { !mails.contains($0) },
            ])
        try db.execute(sql: "DELETE FROM undoing")
    }

    /// Ends the mails that haven't left, or were taken back because of what was decided beyond; their
    /// numbers, and how many of them carried anything still. What did leave left by now.
    private func takeBack(
        _ back: GoingBack, _ db: Database
    ) throws -> (mails: Set<Int64>, carrying: Int) {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT number, EXISTS (SELECT 1 FROM notices WHERE mail = mails.number) AS carries
                FROM mails WHERE kind <> :confirmation AND (slot > :to AND spooled_at IS NULL
                    OR EXISTS (SELECT 1 FROM outcomes
                        WHERE mail = mails.number AND outcome = 'revoked'
                            AND max(mails.slot, outcomes.at) > :to))
                """,
            arguments: [
                "to": back.to.microseconds, "confirmation": MailKind.confirmation.text,
            ])
        let mails = rows.map { $0["number"] as Int64 }
        let at = back.at.microseconds
        for mail in mails {
            try db.execute(
                sql: """
                    INSERT INTO outcomes (mail, at, outcome)
                    SELECT number, ?, 'revoked' FROM mails WHERE number = ? AND settled_at IS NULL
                    """, arguments: [at, mail])
            try db.execute(
                sql: """
                    UPDATE mails SET settled_at = coalesce(settled_at, ?), dead_at = NULL,
                        bytes = NULL, scheduled_at = NULL WHERE number = ?
                    """, arguments: [at, mail])
            try db.execute(sql: "DELETE FROM shown WHERE mail = ?", arguments: [mail])
        }
        try db.execute(
            sql: """
                UPDATE mails SET spooled_at = min(spooled_at, :at),
                    scheduled_at = min(scheduled_at, :at), dead_at = min(dead_at, :at)
                    WHERE max(coalesce(spooled_at, 0), coalesce(scheduled_at, 0),
                        coalesce(dead_at, 0)) > :at;
                """, arguments: ["at": at])
        try db.execute(sql: "UPDATE shown SET at = :at WHERE at > :at", arguments: ["at": at])
        return (Set(mails), rows.count { $0["carries"] })
    }

    /// How many notices were undone, and what those are about that wait once more.
    private func undo(
        _ back: GoingBack, number: Int64, _ mails: Set<Int64>, _ db: Database
    ) throws -> (undone: Int, waiting: Set<OccurrenceID>) {
        let rows = try Row.fetchAll(
            db,
            sql: """
                \(selectNotices(also: ", notices.id, notices.mail, ended_at, first_release"))
                WHERE decided_at > :to OR ended_at > :to OR first_release IS NOT NULL
                    OR release_at > :to OR notices.mail IN (SELECT number FROM mails WHERE slot > :to)
                    OR notices.mail IN (SELECT mail FROM outcomes WHERE outcome = 'revoked' AND at > :to)
                ORDER BY notices.id
                """, arguments: ["to": back.to.microseconds])
        let records = try rows.map { row in
            let mail: Int64? = row["mail"]
            return GoingBack.Record(
                try StoredNotice(row: row),
                endedAt: (row["ended_at"] as Int64?).map(Instant.init(microseconds:)),
                firstRelease: (row["first_release"] as Int64?).map(Instant.init(microseconds:)),
                carrier: mail.map { mails.contains($0) ? .taken : .left } ?? .none)
        }
        var undone = 0
        var waiting: Set<OccurrenceID> = []
        for ((row, record), outcome) in zip(zip(rows, records), back.outcomes(of: records)) {
            let id: Int64 = row["id"]
            switch outcome {
            case nil: continue
            case .undone?:
                undone += 1
                try db.cachedStatement(
                    sql: """
                        UPDATE notices SET mail = NULL, fate = 'suppressed', reason = ?,
                            key = key || ? WHERE id = ?
                        """
                ).execute(arguments: [Reason.undone.rawValue, "~\(number)", id])
            case .waits(let moments)?:
                if let about = record.stored.notice.key.subject.obligation {
                    waiting.insert(about.occurrence)
                }
                try db.cachedStatement(
                    sql: """
                        UPDATE notices SET mail = NULL, fate = 'pending', reason = NULL,
                            ended_at = NULL, first_release = NULL,
                            stage_at = ?, release_at = ?, decided_at = ? WHERE id = ?
                        """
                ).execute(arguments: [
                    moments.at.microseconds, moments.release.microseconds,
                    moments.decidedAt.microseconds, id,
                ])
            case .told(let moments)?:
                try db.cachedStatement(
                    sql: "UPDATE notices SET release_at = ?, decided_at = ? WHERE id = ?"
                ).execute(arguments: [
                    moments.release.microseconds, moments.decidedAt.microseconds, id,
                ])
            }
        }
        return (undone, waiting)
    }

    /// Takes back the openings from beyond of which nobody knows; the others were made by now.
    private func close(
        _ back: GoingBack, keeping waiting: Set<OccurrenceID>, _ db: Database
    ) throws {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT duty, period, EXISTS (SELECT 1 FROM notices
                        WHERE duty = openings.duty AND period = openings.period AND mail NOT NULL)
                    OR EXISTS (SELECT 1 FROM events
                        WHERE duty = openings.duty AND period = openings.period AND actor <> ?)
                    AS is_known
                FROM openings WHERE opened_at > ?
                """, arguments: [DecidedEvent.actor, back.to.microseconds])
        for row in rows {
            let id = OccurrenceID(duty: row["duty"], period: row["period"])
            let sql =
                row["is_known"] || waiting.contains(id)
                ? "UPDATE openings SET opened_at = min(opened_at, :at)"
                : "DELETE FROM openings"
            var arguments: StatementArguments = ["duty": id.duty, "period": id.period]
            if sql.hasPrefix("UPDATE") { arguments += ["at": back.at.microseconds] }
            try db.execute(
                sql: "\(sql) WHERE duty = :duty AND period = :period", arguments: arguments)
        }
    }
}

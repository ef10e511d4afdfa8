internal import Civil
internal import GRDB
internal import Scheduler

/// What was told to whom and how often (statements 45, 49 and 50).
extension SQLiteLedger {
    func addTold(_ query: Query, _ answer: inout Answer, _ db: Database) throws {
        try addHowOften(query, &answer, db)
        try addUrged(query, &answer, db)
        for lists in query.lists {
            answer.lists[lists] = try notices(lists, db)
        }
    }

    private func addHowOften(_ query: Query, _ answer: inout Answer, _ db: Database) throws {
        let last = try db.cachedStatement(
            sql: "SELECT max(scheduled_at) FROM mails WHERE recipient = ?")
        for print in query.scheduled {
            answer.lastScheduled[print] = try Int64.fetchOne(last, arguments: [print])
                .map(Instant.init(microseconds:))
        }
        let lines = try db.cachedStatement(
            sql: """
                SELECT due, recipient, max(at) AS at FROM shown
                WHERE duty = ? AND period = ? AND unit = ? AND at >= ?
                GROUP BY due, recipient
                """)
        for id in query.shown {
            let rows = try Row.fetchCursor(
                lines,
                arguments: [
                    id.occurrence.duty, id.occurrence.period, id.unit,
                    query.shownSince?.microseconds ?? .min,
                ])
            while let row = try rows.next() {
                let due = try CivilDate(parsing: row["due"] as String)
                let line = ShownLine(obligation: id, due: due, address: row["recipient"])
                answer.shown[line] = Instant(microseconds: row["at"])
            }
        }
    }

    private func addUrged(_ query: Query, _ answer: inout Answer, _ db: Database) throws {
        let statement = try db.cachedStatement(
            sql: """
                SELECT unit, spooled_at FROM notices JOIN mails ON mails.number = notices.mail
                WHERE duty = ? AND period = ? AND notices.kind = 'overdue'
                    AND role = 'head' AND spooled_at IS NOT NULL AND NOT EXISTS
                        (SELECT 1 FROM outcomes WHERE mail = mails.number AND outcome = 'revoked')
                ORDER BY unit, spooled_at
                """)
        for id in query.urged {
            let rows = try Row.fetchCursor(statement, arguments: [id.duty, id.period])
            while let row = try rows.next() {
                let obligation = ObligationID(occurrence: id, unit: row["unit"])
                answer.urged[obligation, default: []].append(
                    Instant(microseconds: row["spooled_at"]))
            }
        }
    }

    private func notices(_ lists: Query.Lists, _ db: Database) throws -> [Notice] {
        let found =
            switch lists {
            case .escalations(let id):
                // The same list was a notice for each unit in it: one of them stands for it.
                try notices(
                    db,
                    """
                    WHERE notices.id IN (
                        SELECT min(id) FROM notices
                        WHERE duty = ? AND period = ? AND kind = 'escalation' AND mail IS NOT NULL
                        GROUP BY due, stage, role, release_at)
                    ORDER BY notices.id
                    """, [id.duty, id.period])
            case .tallies(let duty):
                try notices(
                    db,
                    """
                    WHERE duty = ? AND notices.kind = 'tally' AND notices.mail IS NOT NULL
                    ORDER BY notices.id
                    """, [duty])
            case .rollUps(let plan):
                try notices(
                    db,
                    """
                    WHERE key >= ? AND key < ? AND about_plan = ? AND stage = 'weekly'
                        AND notices.mail IS NOT NULL
                    ORDER BY notices.id
                    """, ["plan:\(plan)@", "plan:\(plan)A", plan])
            }
        return found.map(\.notice)
    }
}

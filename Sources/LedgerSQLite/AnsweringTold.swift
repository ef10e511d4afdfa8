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
        if !query.scheduled.isEmpty {
            let last = try db.cachedStatement(
                sql: """
                    SELECT recipient, max(scheduled_at) FROM json_each(?) AS asked
                        CROSS JOIN mails ON recipient = asked.value
                    WHERE scheduled_at NOT NULL GROUP BY recipient
                    """)
            let rows = try Row.fetchCursor(last, arguments: [jsonList(query.scheduled)])
            while let row = try rows.next() {
                answer.lastScheduled[row[0]] = Instant(microseconds: row[1])
            }
        }
        let lines = try db.cachedStatement(
            sql: """
                SELECT unit, due, recipient, max(at) FROM json_each(?) AS asked
                    CROSS JOIN shown ON duty = ? AND period = ? AND unit = asked.value
                WHERE at >= ? GROUP BY unit, due, recipient
                """)
        for (id, shown) in Dictionary(grouping: query.shown, by: \.occurrence) {
            let rows = try Row.fetchCursor(
                lines,
                arguments: [
                    jsonList(shown.map(\.unit)), id.duty, id.period,
                    query.shownSince?.microseconds ?? .min,
                ])
            while let row = try rows.next() {
                let line = ShownLine(
                    obligation: ObligationID(occurrence: id, unit: row[0]),
                    due: try CivilDate(parsing: row[1] as String), address: row[2])
                answer.shown[line] = Instant(microseconds: row[3])
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

    private func notices(_ lists: Query.Lists, _ db: Database) throws -> [StoredNotice] {
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
    }
}

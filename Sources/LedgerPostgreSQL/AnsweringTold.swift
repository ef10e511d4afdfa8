internal import Civil
internal import Ledger
internal import Scheduler

/// What was told to whom and how often (statements 45, 49 and 50).
extension PostgresLedger {
    func addTold(_ query: Query, _ answer: inout Answer, _ db: PostgresConnection) throws {
        if !query.scheduled.isEmpty {
            let last = try db.run(
                SQL.lastScheduled, [Parameter(query.scheduled.map { $0 as String? })]
            ).map { row in (try row.text(), try row.instant()) }
            for (print, instant) in last { answer.lastScheduled[print] = instant }
        }
        try addShown(query, &answer, db)
        if !query.urged.isEmpty {
            let rows = try db.run(SQL.urged, occurrences(query.urged)).map { row in
                (try row.obligation(), try row.instant())
            }
            for (obligation, at) in rows { answer.urged[obligation, default: []].append(at) }
        }
        for lists in query.lists { answer.lists[lists] = try notices(lists, db) }
    }

    private func addShown(
        _ query: Query, _ answer: inout Answer, _ db: PostgresConnection
    ) throws {
        if query.shown.isEmpty { return }
        let ids = Array(query.shown)
        let rows = try db.run(
            SQL.shownLines,
            occurrences(ids.map(\.occurrence)) + [
                Parameter(ids.map { $0.unit as String? }),
                Parameter(query.shownSince?.microseconds ?? .min),
            ]
        ).map { row in
            let obligation = try row.obligation()
            let line = ShownLine(
                obligation: obligation, due: try row.day(), address: try row.text())
            return (line, try row.instant())
        }
        for (line, at) in rows { answer.shown[line] = at }
    }

    private func notices(_ lists: Query.Lists, _ db: PostgresConnection) throws -> [StoredNotice] {
        switch lists {
        case .escalations(let id):
            try notices(SQL.escalations, [.text(id.duty), .text(id.period)], db)
        case .tallies(let duty):
            try notices(SQL.tallies, [.text(duty)], db)
        case .rollUps(let plan):
            try notices(SQL.rollUps, Self.keys(ofPlan: plan), db)
        }
    }
}

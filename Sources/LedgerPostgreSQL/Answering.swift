internal import Civil
package import Ledger
internal import Rules
package import Scheduler

extension PostgresLedger {
    package func answer(_ query: Query) throws(LedgerError) -> Answer {
        if query.isEmpty { return Answer() }
        return try read("look up what is known") { db in
            var answer = Answer()
            try addDecided(query, &answer, db)
            try addLadder(query, &answer, db)
            if let through = query.waitingThrough {
                answer.waiting = try notices(
                    SQL.noticesWaiting, [Parameter(through.microseconds)], db
                ).map(\.notice)
            }
            try addHistories(query, &answer, db)
            try addThreads(query, &answer, db)
            try addOrdinals(query, &answer, db)
            try addTold(query, &answer, db)
            if let request = query.request { answer.request = try outcome(of: request, db) }
            return answer
        }
    }

    private func addDecided(
        _ query: Query, _ answer: inout Answer, _ db: PostgresConnection
    ) throws {
        let stages = query.stages.flatMap { id, stages in
            stages.map { (id: id, stage: $0.description) }
        }
        if !stages.isEmpty {
            let keys = try db.run(
                SQL.decidedStages,
                [
                    Parameter(stages.map { $0.id.duty as String? }),
                    Parameter(stages.map { $0.id.period as String? }),
                    Parameter(stages.map { $0.stage as String? }),
                    Parameter(NoticeKind.allCases.map { $0.rawValue as String? }),
                ])
            answer.decided.formUnion(try keys.map { row in try row.text() })
        }
        if !query.keys.isEmpty {
            let keys = try db.run(
                SQL.decidedKeys, [Parameter(query.keys.map { $0 as String? })])
            answer.decided.formUnion(try keys.map { row in try row.text() })
        }
    }

    private func addLadder(
        _ query: Query, _ answer: inout Answer, _ db: PostgresConnection
    ) throws {
        if query.climbing.isEmpty { return }
        let rows = try db.run(SQL.ladder, occurrences(query.climbing)).map { row in
            let obligation = try row.obligation()
            let at = try row.instant()
            return (
                obligation, Climb(at: at, release: try row.instant(), hasLeft: try row.bool())
            )
        }
        for (obligation, climb) in rows { answer.add(climb, of: obligation) }
    }

    private func addHistories(
        _ query: Query, _ answer: inout Answer, _ db: PostgresConnection
    ) throws {
        for id in query.histories { answer.histories[id] = [] }
        for stored in try notices(about: Array(Set(query.histories)), db)
        where stored.notice.fate != .suppressed(.undone) {
            guard let id = stored.notice.key.subject.obligation else { continue }
            answer.histories[id, default: []].append(stored)
        }
        if query.told.isEmpty { return }
        for stored in try notices(about: Array(query.told), db) where stored.mail != nil {
            guard let id = stored.notice.key.subject.obligation else { continue }
            answer.told[id, default: []].append(stored)
        }
    }

    private func addThreads(
        _ query: Query, _ answer: inout Answer, _ db: PostgresConnection
    ) throws {
        if query.threads.isEmpty { return }
        let threads = Array(query.threads)
        func texts(_ value: (Query.Thread) -> String) -> Parameter {
            Parameter(threads.map { value($0) as String? })
        }
        let rows = try db.run(
            SQL.threads,
            [
                texts(\.obligation.description), texts(\.obligation.occurrence.duty),
                texts(\.obligation.occurrence.period), texts(\.obligation.unit),
                texts(\.role.text), texts { fingerprint($0.address) },
            ]
        ).map { row in (place: Int(try row.int()), first: row.optionalText()) }
        for row in rows { answer.threads[threads[row.place - 1]] = row.first }
    }

    private func addOrdinals(
        _ query: Query, _ answer: inout Answer, _ db: PostgresConnection
    ) throws {
        if query.slots.isEmpty { return }
        let slots = Array(query.slots)
        let rows = try db.run(
            SQL.ordinals,
            [
                Parameter(slots.map { fingerprint($0.address) as String? }),
                Parameter(slots.map { $0.second * 1_000_000 as Int64? }),
            ]
        ).map { row in (place: Int(try row.int()), highest: try row.optionalInt()) }
        for row in rows { answer.ordinals[slots[row.place - 1]] = row.highest.map { Int($0) } }
    }

    private func outcome(of request: String, _ db: PostgresConnection) throws -> RequestOutcome? {
        let digests = try db.run(SQL.request, [.text(request)]).map { row in row.optionalText() }
        guard let digest = digests.first else { return nil }
        return RequestOutcome(
            digest: digest,
            events: try db.run(SQL.eventsOfRequest, [.text(request)]).map { row in try row.int() })
    }

    /// An array of duties, and one of periods.
    func occurrences(_ ids: some Sequence<OccurrenceID>) -> [Parameter] {
        [
            Parameter(ids.map { $0.duty as String? }), Parameter(ids.map { $0.period as String? }),
        ]
    }
}

extension RowReader {
    /// From duty, period and unit.
    mutating func obligation() throws -> ObligationID {
        let occurrence = OccurrenceID(duty: try text(), period: try text())
        return ObligationID(occurrence: occurrence, unit: try text())
    }
}

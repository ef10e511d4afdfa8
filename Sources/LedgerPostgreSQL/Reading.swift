package import Civil
package import Ledger
internal import LedgerColumns
internal import Rules
package import Scheduler

extension PostgresLedger {
    package func standing() throws(LedgerError) -> LedgerStanding {
        let found = try read("read how the ledger stands") { db in
            try db.run(SQL.standing).first { row in
                let last = try row.int()
                return LedgerStanding(
                    watermark: try row.optionalInstant(), lastEvent: last,
                    trusted: try row.optionalInstant())
            }
        }
        return found ?? LedgerStanding(watermark: nil, lastEvent: 0, trusted: nil)
    }

    package func openings() throws(LedgerError) -> [Opening] {
        try read("read openings") { db in
            let sets = try db.run(SQL.memberSets).map { row in
                (try row.int(), try row.text().split(separator: "\n").map(String.init))
            }
            let members = Dictionary(uniqueKeysWithValues: sets)
            return try db.run(SQL.openings).map { row in
                let occurrence = OccurrenceID(duty: try row.text(), period: try row.text())
                return Opening(
                    occurrence: occurrence, openedAt: try row.instant(),
                    members: members[try row.int()] ?? [])
            }
        }
    }

    package func tail(after id: Int64, limit: Int) throws(LedgerError) -> [Event] {
        try read("read events") { db in
            try db.run(SQL.tail, [Parameter(id), Parameter(limit)]).map { try Event(&$0) }
        }
    }

    package func words(of answers: [Int64]) throws(LedgerError) -> [Int64: AnswerWords] {
        if answers.isEmpty { return [:] }
        return try read("read answers") { db in
            let rows = try db.run(SQL.words, [Parameter(answers.map { $0 as Int64? })]).map { row in
                let event = try row.int()
                let words = try row.text()
                let files = (row.optionalText() ?? "").split(separator: "\n").map(String.init)
                return (event, AnswerWords(words, files: files))
            }
            return Dictionary(uniqueKeysWithValues: rows)
        }
    }

    package func nextRelease() throws(LedgerError) -> Instant? {
        try read("look up the next release") { db in
            try db.run(SQL.nextRelease).first { row in try row.optionalInstant() } ?? nil
        }
    }

    package func putOff(now: Instant) throws(LedgerError) -> [NoticeKey] {
        try read("look at held notices") { db in
            try notices(SQL.noticesPutOff, [Parameter(now.microseconds)], db).map(\.notice.key)
        }
    }

    package func unsettledMails() throws(LedgerError) -> [String] {
        try read("look for mails on their way") { db in
            try db.run(SQL.unsettledMails).map { row in try row.text() }
        }
    }

    package func counts() throws(LedgerError) -> LedgerCounts {
        let found = try read("count") { db in
            try db.run(SQL.counts).first { row in
                func next() throws -> Int { Int(try row.int()) }
                return LedgerCounts(
                    openings: try next(), events: try next(), notices: try next(),
                    waiting: try next(), mails: try next(), unspooled: try next(),
                    undelivered: try next(), undeliveredSince: try row.optionalInstant(),
                    dead: try next(), deadSince: try row.optionalInstant())
            }
        }
        guard let found else { throw contradiction("count", "nothing was counted") }
        return found
    }

    package func notices(about obligation: ObligationID) throws(LedgerError) -> [StoredNotice] {
        try read("read notices") { db in try notices(about: [obligation], db) }
    }

    package func notices(ofPlan plan: String) throws(LedgerError) -> [StoredNotice] {
        try read("read notices") { db in
            try notices(SQL.noticesOfPlan, Self.keys(ofPlan: plan), db)
        }
    }

    package func notices(inMail id: String) throws(LedgerError) -> [StoredNotice] {
        try read("read notices") { db in try notices(SQL.noticesInMail, [.text(id)], db) }
    }

    package func notice(key: String) throws(LedgerError) -> StoredNotice? {
        try read("read notices") { db in try notices(SQL.notice, [.text(key)], db).first }
    }

    package func notices(
        from: Instant, through: Instant
    ) throws(LedgerError) -> [StoredNotice] {
        try read("read notices") { db in
            try notices(
                SQL.noticesBetween,
                [Parameter(from.microseconds), Parameter(through.microseconds)], db)
        }
    }

    package func lastStage() throws(LedgerError) -> Instant? {
        try read("read notices") { db in
            try db.run(SQL.lastStage).first { row in try row.optionalInstant() } ?? nil
        }
    }

    package func mailIDs(to address: String) throws(LedgerError) -> [String] {
        try read("look up an address") { db in
            try db.run(SQL.mailIDs, [.text(fingerprint(address)), .text(address)])
                .map { row in try row.text() }
        }
    }

    package func returnedMails() throws(LedgerError) -> [String] {
        try read("look for mails that came back") { db in
            try db.run(SQL.returnedMails).map { row in try row.text() }
        }
    }

    package func settings(prefix: String) throws(LedgerError) -> [String: String] {
        try read("read settings") { db in
            let rows = try db.run(SQL.settings, [.text(prefix)])
                .map { row in (try row.text(), try row.text()) }
            return Dictionary(uniqueKeysWithValues: rows)
        }
    }

    // MARK: Notices

    func notices(
        about obligations: [ObligationID], _ db: PostgresConnection
    ) throws -> [StoredNotice] {
        if obligations.isEmpty { return [] }
        return try notices(
            SQL.noticesAbout,
            [
                Parameter(obligations.map { $0.description as String? }),
                Parameter(obligations.map { $0.occurrence.duty as String? }),
                Parameter(obligations.map { $0.occurrence.period as String? }),
                Parameter(obligations.map { $0.unit as String? }),
            ], db)
    }

    func notices(
        _ statement: String, _ parameters: [Parameter], _ db: PostgresConnection
    ) throws -> [StoredNotice] {
        try db.run(statement, parameters).map { try StoredNotice(&$0) }
    }

    /// Of the lists about a plan as a whole: between what keys, and whose.
    static func keys(ofPlan plan: String) -> [Parameter] {
        [.text("plan:\(plan)@"), .text("plan:\(plan)A"), .text(plan)]
    }
}

extension StoredNotice {
    /// Reads what every statement for notices begins with.
    init(_ row: inout RowReader) throws {
        let columns = NoticeColumns(
            key: try row.text(), duty: row.optionalText(), period: row.optionalText(),
            unit: row.optionalText(), aboutPlan: row.optionalText(), aboutDay: row.optionalText(),
            plan: try row.text(), due: try row.text(), kind: try row.text(), stage: try row.text(),
            role: try row.text(), at: try row.int(), release: try row.int(),
            decidedAt: try row.int(),
            fate: FateColumns(fate: try row.text(), reason: row.optionalText()))
        self = try columns.stored(
            address: row.optionalText(), mail: row.optionalText(),
            spooledAt: try row.optionalInt())
    }
}

internal import Civil
package import Ledger
internal import LedgerColumns
package import Scheduler

extension PostgresLedger {
    package func unspooledMails(
        after number: Int64, limit: Int
    ) throws(LedgerError) -> [StoredMail] {
        try read("read mails") { db in
            try mails(SQL.unspooledMails, [Parameter(number), Parameter(limit)], db)
        }
    }

    package func mail(id: String) throws(LedgerError) -> StoredMail? {
        try read("read a mail") { db in try storedMail(db, id: id) }
    }

    func storedMail(_ db: PostgresConnection, id: String) throws -> StoredMail? {
        try mails(SQL.mail, [.text(id)], db).first
    }

    private func mails(
        _ statement: String, _ parameters: [Parameter], _ db: PostgresConnection
    ) throws -> [StoredMail] {
        let rows = try db.run(statement, parameters).map { try MailRow(&$0) }
        if rows.isEmpty { return [] }
        let numbers = Parameter(rows.map { $0.number as Int64? })
        var keys: [Int64: [String]] = [:]
        for (mail, key) in try db.run(SQL.keysInMails, [numbers])
            .map({ row in (try row.int(), try row.text()) })
        {
            keys[mail, default: []].append(key)
        }
        var outcomes: [Int64: [MailOutcome]] = [:]
        for (mail, outcome) in try db.run(SQL.outcomesOfMails, [numbers])
            .map({ row in (try row.int(), try MailOutcome(&row)) })
        {
            outcomes[mail, default: []].append(outcome)
        }
        return try rows.map { row in
            try row.stored(keys: keys[row.number] ?? [], outcomes: outcomes[row.number] ?? [])
        }
    }
}

/// A row of what the statements for mails give.
private struct MailRow {
    let number: Int64
    let id: String
    let address: String?
    let slot: Instant
    let ordinal: Int64
    let kind: String
    let subject: String?
    let sender: String?
    let expires: Instant?
    let items: String
    let waiting: String?
    let bytes: [UInt8]?
    let spooledAt: Instant?

    init(_ row: inout RowReader) throws {
        number = try row.int()
        id = try row.text()
        address = row.optionalText()
        slot = try row.instant()
        ordinal = try row.int()
        kind = try row.text()
        subject = row.optionalText()
        sender = row.optionalText()
        expires = try row.optionalInstant()
        items = try row.text()
        waiting = row.optionalText()
        bytes = try row.optionalBytes()
        spooledAt = try row.optionalInstant()
    }

    func stored(keys: [String], outcomes: [MailOutcome]) throws -> StoredMail {
        guard let kind = MailKind(text: kind) else {
            throw UnreadableRow(table: "mails", row: id, what: "kind")
        }
        return StoredMail(
            number: number, id: id, recipient: address, slot: slot, ordinal: Int(ordinal),
            subject: subject, kind: kind, sender: sender, expires: expires,
            items: LedgerColumns.items(inText: items),
            waiting: LedgerColumns.waiting(inText: waiting), bytes: bytes, keys: keys,
            spooledAt: spooledAt, outcomes: outcomes)
    }
}

extension MailOutcome {
    fileprivate init(_ row: inout RowReader) throws {
        let at = try row.instant()
        let word = try row.text()
        guard let what = What(rawValue: word) else {
            throw UnreadableRow(table: "outcomes", row: "\(at.microseconds)", what: word)
        }
        self.init(at: at, what, detail: row.optionalText())
    }
}

extension Event {
    /// Reads a row of `SQL.tail`.
    init(_ row: inout RowReader) throws {
        let id = try row.int()
        let occurrence = OccurrenceID(duty: try row.text(), period: try row.text())
        let unit = try row.text()
        var columns = EventColumns(kind: try row.text())
        columns.number = row.optionalText()
        columns.none = row.optionalBool()
        columns.note = row.optionalText()
        columns.day = try row.optionalDay()
        columns.letter = row.optionalText()
        columns.toUnit = row.optionalText()
        columns.voids = try row.optionalInt()
        columns.answer = try row.optionalInt()
        guard let body = columns.body else {
            throw UnreadableRow(table: "events", row: String(id), what: "kind \(columns.kind)")
        }
        let (actor, day) = (try row.text(), try row.day())
        let late = try row.optionalInt()
        self.init(
            id: id, obligation: ObligationID(occurrence: occurrence, unit: unit), body: body,
            actor: actor, on: day, recordedAt: try row.instant(),
            workingDaysLate: late.map { Int($0) })
    }
}

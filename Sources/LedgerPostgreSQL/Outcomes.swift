internal import Civil
internal import Ledger
internal import LedgerColumns
internal import Rules
internal import Scheduler

extension PostgresLedger {
    /// Their bytes are dropped here. The first instant stays.
    func markSpooled(_ ids: [String], at: Instant?, _ db: PostgresConnection) throws {
        if ids.isEmpty { return }
        let known = Set(
            try db.run(
                SQL.markSpooled,
                [Parameter(at?.microseconds), Parameter(ids.map { $0 as String? })]
            ).map { row in try row.text() })
        for id in ids where !known.contains(id) {
            throw contradiction("settle mails", "mail \(id) isn't known")
        }
    }

    /// What several say of one mail is recorded one after the other.
    func record(_ outcomes: [Change.NewOutcome], _ db: PostgresConnection) throws {
        if outcomes.isEmpty { return }
        let rows = try db.run(
            SQL.mailNumbers, [Parameter(outcomes.map { $0.mail as String? })]
        ).map { row in (id: try row.text(), number: try row.int()) }
        let numbers = Dictionary(uniqueKeysWithValues: rows.map { ($0.id, $0.number) })
        var round: [(mail: Int64, said: MailOutcome)] = []
        var inRound: Set<Int64> = []
        for outcome in outcomes {
            guard let number = numbers[outcome.mail] else {
                throw contradiction("record a delivery", "mail \(outcome.mail) isn't known")
            }
            if !inRound.insert(number).inserted {
                try recordOnce(round, db)
                round = []
                inRound = [number]
            }
            round.append((number, outcome.outcome))
        }
        try recordOnce(round, db)
    }

    private func recordOnce(
        _ outcomes: [(mail: Int64, said: MailOutcome)], _ db: PostgresConnection
    ) throws {
        func mails(_ those: [(mail: Int64, said: MailOutcome)]) -> Parameter {
            Parameter(those.map { $0.mail as Int64? })
        }
        func times(_ those: [(mail: Int64, said: MailOutcome)]) -> Parameter {
            Parameter(those.map { $0.said.at.microseconds as Int64? })
        }
        try db.run(
            SQL.insertOutcomes,
            [
                mails(outcomes), times(outcomes),
                Parameter(outcomes.map { $0.said.what.rawValue as String? }),
                Parameter(outcomes.map(\.said.detail)),
            ])
        let settled = outcomes.filter(\.said.what.isFinal)
        if !settled.isEmpty { try db.run(SQL.settleMails, [mails(settled), times(settled)]) }
        let revoked = settled.filter { $0.said.what == .revoked }
        if !revoked.isEmpty {
            try db.run(SQL.unschedule, [mails(revoked)])
            try db.run(SQL.hide, [mails(revoked)])
        }
        let left = settled.filter { $0.said.what != .revoked }
        if !left.isEmpty { try db.run(SQL.outshine, [mails(left)]) }
        let dead = outcomes.filter { $0.said.what == .dead }
        if !dead.isEmpty { try db.run(SQL.buryMails, [mails(dead), times(dead)]) }
    }

    func takeUp(_ stray: StrayMail, _ db: PostgresConnection) throws {
        let known = try db.run(SQL.mailNumbers, [Parameter([stray.id])])
        guard known.count == 0 else { return }
        let print = fingerprint(stray.recipient)
        let place = try place(of: stray, print, db)
        let number = try db.run(
            SQL.insertStray,
            [
                .text(stray.id), .text(print), .text(stray.recipient),
                Parameter(place.slot.microseconds), Parameter(place.ordinal),
                .text(MailKind.restored.text), Parameter(stray.sender),
                Parameter(stray.spooledAt.microseconds),
            ]
        ).first { row in try row.int() }
        let told = stray.told.map { NoticeColumns($0, at: stray.spooledAt) }
        try db.run(SQL.insertNotices, NoticeColumns.parameters(of: told))
        try db.run(
            SQL.carryStray, [Parameter(told.map { $0.key as String? }), Parameter(number)])
    }

    /// Its own, as its id says; where that isn't to be had, the next one when it was published.
    private func place(
        of stray: StrayMail, _ print: String, _ db: PostgresConnection
    ) throws -> MailPlace {
        if let own = stray.place, try !isTaken(own.ordinal, at: own.slot, print, db) { return own }
        let second = stray.spooledAt.seconds * 1_000_000
        let highest =
            try db.run(
                SQL.lastOrdinal, [.text(print), Parameter(second), Parameter(second + 999_999)]
            ).first { row in try row.optionalInt() } ?? nil
        return MailPlace(slot: stray.spooledAt, ordinal: Int(highest ?? 0) + 1)
    }
}

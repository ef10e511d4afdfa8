internal import Civil
internal import Ledger
internal import LedgerColumns
internal import Rules
internal import Scheduler

extension PostgresLedger {
    /// All at once where nothing of them is known; else one after the other, so that whatever doesn't fit is
    /// found as if each had come alone. Gives those that weren't known.
    func freeze(_ mails: [NewMail], _ db: PostgresConnection) throws -> [StoredMail] {
        if mails.isEmpty { return [] }
        let places = mails.map {
            MailPlaceKey(
                recipient: fingerprint($0.recipient), slot: $0.slot.microseconds,
                ordinal: $0.ordinal)
        }
        let isPlain = Set(mails.map(\.id)).count == mails.count && Set(places).count == mails.count
        let clash = try db.run(
            SQL.mailsClash,
            [
                Parameter(mails.map { $0.id as String? }),
                Parameter(places.map { $0.recipient as String? }),
                Parameter(places.map { $0.slot as Int64? }), Parameter(places.map(\.ordinal)),
            ]
        ).first { row in try row.bool() }
        if isPlain, clash == false { return try insert(mails, db) }
        return try zip(mails, places).flatMap { mail, place in
            try freeze(mail, at: place, db)
        }
    }

    private struct MailPlaceKey: Hashable {
        let recipient: String
        let slot: Int64
        let ordinal: Int
    }

    private func freeze(
        _ mail: NewMail, at place: MailPlaceKey, _ db: PostgresConnection
    ) throws -> [StoredMail] {
        if let known = try storedMail(db, id: mail.id) {
            // The same mail worked out anew. What was erased or dropped can't be compared.
            let recipient = try db.run(SQL.recipientOfMail, [Parameter(known.number)])
                .first { row in try row.text() }
            guard
                recipient == place.recipient, known.slot == mail.slot,
                known.ordinal == mail.ordinal, known.keys == mail.keyTexts,
                known.bytes.map({ $0 == mail.bytes }) ?? true
            else { throw contradiction("freeze a mail", "mail \(mail.id) is frozen otherwise") }
            return []
        }
        guard try !isTaken(place.ordinal, at: mail.slot, place.recipient, db) else {
            throw contradiction(
                "freeze a mail", "another mail has the place of mail \(mail.id) in its slot")
        }
        return try insert([mail], db)
    }

    private func insert(_ mails: [NewMail], _ db: PostgresConnection) throws -> [StoredMail] {
        let last = try db.run(SQL.lastMail).first { row in try row.int() } ?? 0
        let numbers = mails.indices.map { last + 1 + Int64($0) }
        func texts(_ value: (NewMail) -> String?) -> Parameter { Parameter(mails.map(value)) }
        func times(_ value: (NewMail) -> Instant?) -> Parameter {
            Parameter(mails.map { value($0)?.microseconds })
        }
        try db.run(
            SQL.insertMails,
            [
                Parameter(numbers.map { $0 as Int64? }), texts(\.id),
                texts { fingerprint($0.recipient) }, texts(\.recipient), times(\.slot),
                Parameter(mails.map(\.ordinal)), texts(\.kind.text), texts(\.subject),
                texts(\.sender), times(\.expires), texts { itemsText($0.items) },
                texts { waitingText($0.waiting) }, Parameter(octets: mails.map(\.bytes)),
                times(\.scheduledAt),
            ])
        try show(mails, numbers, db)
        let stored = zip(mails, numbers).map { $0.stored(as: $1, keys: $0.keyTexts) }
        try join(stored, db)
        return stored
    }

    private func show(_ mails: [NewMail], _ numbers: [Int64], _ db: PostgresConnection) throws {
        let lines = zip(mails, numbers).flatMap { mail, number in
            mail.shown.map { (line: $0, at: mail.shownAt.microseconds, number: number) }
        }
        if lines.isEmpty { return }
        func texts(_ value: (ShownLine) -> String) -> Parameter {
            Parameter(lines.map { value($0.line) as String? })
        }
        try db.run(
            SQL.insertShown,
            [
                texts(\.obligation.occurrence.duty), texts(\.obligation.occurrence.period),
                texts(\.obligation.unit), texts(\.due.iso), texts(\.address),
                Parameter(lines.map { $0.at as Int64? }),
                Parameter(lines.map { $0.number as Int64? }),
            ])
    }

    private func join(_ mails: [StoredMail], _ db: PostgresConnection) throws {
        let pairs = mails.flatMap { mail in mail.keys.map { (key: $0, number: mail.number) } }
        if pairs.isEmpty { return }
        let joined = try db.run(
            SQL.joinNotices,
            [
                Parameter(pairs.map { $0.key as String? }),
                Parameter(pairs.map { $0.number as Int64? }),
            ]
        ).map { row in try row.text() }
        var waiting = Set(joined)
        for pair in pairs where waiting.remove(pair.key) == nil {
            throw contradiction("freeze a mail", "notice \(pair.key) isn't waiting")
        }
    }

    func isTaken(
        _ ordinal: Int, at slot: Instant, _ recipient: String, _ db: PostgresConnection
    ) throws -> Bool {
        try db.run(
            SQL.placeIsTaken,
            [.text(recipient), Parameter(slot.microseconds), Parameter(ordinal)]
        ).first { row in try row.bool() } == true
    }

    /// Each as if it had come after those before it.
    func close(_ ends: [Change.End], _ db: PostgresConnection) throws {
        if ends.isEmpty { return }
        let rows = try db.run(SQL.fates, [Parameter(ends.map { $0.key.description as String? })])
            .map { row in
                (
                    key: try row.text(),
                    fate: FateColumns(fate: try row.text(), reason: row.optionalText()),
                    hasMail: try row.optionalInt() != nil
                )
            }
        var fates = Dictionary(uniqueKeysWithValues: rows.map { ($0.key, $0.fate) })
        let carried = Set(rows.filter(\.hasMail).map(\.key))
        var closing: [(key: String, fate: FateColumns)] = []
        for end in ends {
            let key = end.key.description
            let fate = FateColumns(end.fate)
            guard let current = fates[key] else {
                throw contradiction("end a notice", "notice \(key) isn't known")
            }
            if current == fate { continue }
            guard current.fate == "pending", !carried.contains(key) else {
                throw contradiction("end a notice", "notice \(key) has ended otherwise")
            }
            fates[key] = fate
            closing.append((key, fate))
        }
        if closing.isEmpty { return }
        try db.run(
            SQL.closeNotices,
            [
                Parameter(closing.map { $0.key as String? }),
                Parameter(closing.map { $0.fate.fate as String? }),
                Parameter(closing.map(\.fate.reason)),
            ])
    }

    func putOff(_ deferrals: [Change.Deferral], _ db: PostgresConnection) throws {
        if deferrals.isEmpty { return }
        var releases: [String: Int64] = [:]
        for deferral in deferrals {
            releases[deferral.key.description] = deferral.release.microseconds
        }
        let rows = Array(releases)
        let waiting = Set(
            try db.run(
                SQL.deferNotices,
                [
                    Parameter(rows.map { $0.key as String? }),
                    Parameter(rows.map { $0.value as Int64? }),
                ]
            ).map { row in try row.text() })
        for deferral in deferrals where !waiting.contains(deferral.key.description) {
            throw contradiction("put a notice off", "notice \(deferral.key) isn't waiting")
        }
    }
}

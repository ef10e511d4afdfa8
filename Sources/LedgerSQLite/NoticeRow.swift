internal import Civil
internal import GRDB
internal import Rules
internal import Scheduler

extension SQLiteLedger {
    /// Adds the notices whose keys are new, and says which those were.
    func insert(
        _ notices: [Notice], decidedAt: Instant?, _ db: Database
    ) throws -> [Notice] {
        guard !notices.isEmpty else { return [] }
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO notices (key, duty, period, unit, about_plan, about_day, plan, due, kind,
                    stage, role, stage_at, release_at, decided_at, fate, reason)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (key) DO NOTHING
                """)
        return try notices.filter { notice in
            let key = notice.key
            var (about, day): (String?, CivilDate?) = (nil, nil)
            if case .plan(let id, let on) = key.subject { (about, day) = (id, on) }
            let obligation = key.subject.obligation
            let fate = FateColumns(notice.fate)
            try statement.execute(arguments: [
                key.description, obligation?.occurrence.duty, obligation?.occurrence.period,
                obligation?.unit, about, day?.iso, notice.plan, key.due.iso, key.kind.rawValue,
                key.stage.description, key.role.text, notice.at.microseconds,
                notice.release.microseconds,
                (decidedAt ?? notice.at).microseconds, fate.fate, fate.reason,
            ])
            guard db.changesCount == 1 else { return false }
            if case .address(let address) = key.role { try remember(address, db) }
            return true
        }
    }

    private func remember(_ address: String, _ db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO addresses (fingerprint, address) VALUES (?, ?)
                ON CONFLICT (fingerprint) DO NOTHING
                """
        ).execute(arguments: [fingerprint(address), address])
    }
}

/// `Notice.Fate` in two columns; the words are the file format.
struct FateColumns: Equatable {
    let fate: String
    let reason: String?

    init(fate: String, reason: String?) {
        self.fate = fate
        self.reason = reason
    }

    init(_ value: Notice.Fate) {
        switch value {
        case .pending: self.init(fate: "pending", reason: nil)
        case .suppressed(let reason): self.init(fate: "suppressed", reason: reason.rawValue)
        case .superseded(let by): self.init(fate: "superseded", reason: by.text)
        }
    }

    var value: Notice.Fate? {
        switch (fate, reason) {
        case ("pending", nil): .pending
        case ("suppressed", let word?): Reason(rawValue: word).map { .suppressed($0) }
        case ("superseded", let by?): .superseded(by: Notice.Successor(text: by))
        default: nil
        }
    }
}

/// What a query must select for `StoredNotice(row:)`.
let selectNotices = """
    SELECT notices.*, addresses.address AS role_address, mails.id AS mail_id,
        mails.spooled_at AS mail_spooled_at
    FROM notices LEFT JOIN mails ON mails.number = notices.mail
        LEFT JOIN addresses ON addresses.fingerprint = substr(notices.role, 9)
    """

extension StoredNotice {
    init(row: Row) throws {
        let key: String = row["key"]
        func unreadable(_ column: String) -> UnreadableRow {
            UnreadableRow(table: "notices", row: key, what: column)
        }
        let subject: Subject
        if let duty: String = row["duty"] {
            let occurrence = OccurrenceID(duty: duty, period: row["period"])
            subject = .obligation(ObligationID(occurrence: occurrence, unit: row["unit"]))
        } else {
            let day = try CivilDate(parsing: row["about_day"] as String)
            subject = .plan(row["about_plan"], day: day)
        }
        guard let kind = NoticeKind(rawValue: row["kind"]) else { throw unreadable("kind") }
        guard let role = Role(keyText: row["role"], address: row["role_address"]) else {
            throw unreadable("role")
        }
        guard let stage = NoticeStage(parsing: row["stage"] as String) else {
            throw unreadable("stage")
        }
        guard let fate = FateColumns(fate: row["fate"], reason: row["reason"]).value else {
            throw unreadable("fate")
        }
        self.init(
            notice: Notice(
                key: NoticeKey(
                    subject: subject, due: try CivilDate(parsing: row["due"] as String),
                    kind: kind, stage: stage, role: role),
                plan: row["plan"], at: Instant(microseconds: row["stage_at"]),
                release: Instant(microseconds: row["release_at"]), fate: fate),
            key: key, decidedAt: Instant(microseconds: row["decided_at"]), mail: row["mail_id"],
            spooledAt: (row["mail_spooled_at"] as Int64?).map(Instant.init(microseconds:)))
    }
}

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

/// What a query must select for `StoredNotice(row:)`, in this order.
private enum NoticeColumn: Int, SelectedColumn {
    case key, duty, period, unit, aboutPlan, aboutDay, plan, due, kind, stage, role,
        roleAddress, at, release, decidedAt, fate, reason, mail, spooledAt

    var sql: String {
        switch self {
        case .key: "notices.key"
        case .duty: "notices.duty"
        case .period: "notices.period"
        case .unit: "notices.unit"
        case .aboutPlan: "about_plan"
        case .aboutDay: "about_day"
        case .plan: "plan"
        case .due: "notices.due"
        case .kind: "notices.kind"
        case .stage: "stage"
        case .role: "role"
        case .roleAddress: "addresses.address"
        case .at: "stage_at"
        case .release: "release_at"
        case .decidedAt: "decided_at"
        case .fate: "fate"
        case .reason: "reason"
        case .mail: "mails.id AS mail_id"
        case .spooledAt: "mails.spooled_at"
        }
    }
}

/// With `also`, columns of the notice behind those that `StoredNotice(row:)` reads.
func selectNotices(also columns: String = "") -> String {
    """
    SELECT \(NoticeColumn.list)\(columns)
    FROM notices LEFT JOIN mails ON mails.number = notices.mail
        LEFT JOIN addresses ON addresses.fingerprint = substr(notices.role, 9)
    """
}

extension StoredNotice {
    init(row: Row) throws {
        let row = SelectedRow<NoticeColumn>(row)
        let key: String = row[.key]
        func unreadable(_ column: String) -> UnreadableRow {
            UnreadableRow(table: "notices", row: key, what: column)
        }
        let subject: Subject
        if let duty: String = row[.duty] {
            let occurrence = OccurrenceID(duty: duty, period: row[.period])
            subject = .obligation(ObligationID(occurrence: occurrence, unit: row[.unit]))
        } else {
            let day = try CivilDate(parsing: row[.aboutDay] as String)
            subject = .plan(row[.aboutPlan], day: day)
        }
        guard let kind = NoticeKind(rawValue: row[.kind]) else { throw unreadable("kind") }
        guard let role = Role(keyText: row[.role], address: row[.roleAddress]) else {
            throw unreadable("role")
        }
        guard let stage = NoticeStage(parsing: row[.stage] as String) else {
            throw unreadable("stage")
        }
        guard let fate = FateColumns(fate: row[.fate], reason: row[.reason]).value else {
            throw unreadable("fate")
        }
        self.init(
            notice: Notice(
                key: NoticeKey(
                    subject: subject, due: try CivilDate(parsing: row[.due] as String),
                    kind: kind, stage: stage, role: role),
                plan: row[.plan], at: Instant(microseconds: row[.at]),
                release: Instant(microseconds: row[.release]), fate: fate),
            key: key, decidedAt: Instant(microseconds: row[.decidedAt]), mail: row[.mail],
            spooledAt: (row[.spooledAt] as Int64?).map(Instant.init(microseconds:)))
    }
}

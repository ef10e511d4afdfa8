internal import Civil
internal import GRDB
internal import LedgerColumns
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
            try statement.execute(
                arguments: NoticeColumns(notice, decidedAt: decidedAt).arguments)
            guard db.changesCount == 1 else { return false }
            if case .address(let address) = notice.key.role { try remember(address, db) }
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

/// With `also`, columns of the notice behind those that `StoredNotice(row:)` reads; `tables` are those that
/// lead to the notices.
func selectNotices(also columns: String = "", from tables: String = "notices") -> String {
    """
    SELECT \(NoticeColumn.list)\(columns)
    FROM \(tables) LEFT JOIN mails ON mails.number = notices.mail
        LEFT JOIN addresses ON addresses.fingerprint = substr(notices.role, 9)
    """
}

extension StoredNotice {
    init(row: Row) throws {
        let row = SelectedRow<NoticeColumn>(row)
        let columns = NoticeColumns(
            key: row[.key], duty: row[.duty], period: row[.period], unit: row[.unit],
            aboutPlan: row[.aboutPlan], aboutDay: row[.aboutDay], plan: row[.plan], due: row[.due],
            kind: row[.kind], stage: row[.stage], role: row[.role], at: row[.at],
            release: row[.release], decidedAt: row[.decidedAt],
            fate: FateColumns(fate: row[.fate], reason: row[.reason]))
        self = try columns.stored(
            address: row[.roleAddress], mail: row[.mail], spooledAt: row[.spooledAt])
    }
}

extension NoticeColumns {
    /// Of a new row of table `notices`, from its key to its reason.
    var arguments: StatementArguments {
        [
            key, duty, period, unit, aboutPlan, aboutDay, plan, due, kind, stage, role, at, release,
            decidedAt, fate.fate, fate.reason,
        ]
    }
}

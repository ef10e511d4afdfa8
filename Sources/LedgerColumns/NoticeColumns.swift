package import Civil
internal import Rules
package import Scheduler

/// A notice spread over the columns of table `notices`, in every store that speaks SQL: instants in
/// microseconds since 1970-01-01T00:00:00Z, days as ISO 8601 texts.
package struct NoticeColumns {
    package var key: String
    /// With `period` and `unit` of a notice about an obligation; else `aboutPlan` and `aboutDay` are set.
    package var duty: String?
    package var period: String?
    package var unit: String?
    package var aboutPlan: String?
    package var aboutDay: String?
    package var plan: String
    package var due: String
    package var kind: String
    package var stage: String
    package var role: String
    package var at: Int64
    package var release: Int64
    package var decidedAt: Int64
    package var fate: FateColumns

    package init(
        key: String, duty: String?, period: String?, unit: String?, aboutPlan: String?,
        aboutDay: String?, plan: String, due: String, kind: String, stage: String, role: String,
        at: Int64, release: Int64, decidedAt: Int64, fate: FateColumns
    ) {
        self.key = key
        self.duty = duty
        self.period = period
        self.unit = unit
        self.aboutPlan = aboutPlan
        self.aboutDay = aboutDay
        self.plan = plan
        self.due = due
        self.kind = kind
        self.stage = stage
        self.role = role
        self.at = at
        self.release = release
        self.decidedAt = decidedAt
        self.fate = fate
    }

    package init(_ notice: Notice, decidedAt: Instant?) {
        self.init(
            notice.key, text: notice.key.description, role: notice.key.role.text,
            plan: notice.plan, at: notice.at, release: notice.release,
            decidedAt: decidedAt ?? notice.at, fate: FateColumns(notice.fate))
    }

    /// What a mail told that the ledger didn't know of (statement 31): it waits for nothing, as that mail
    /// carries it.
    package init(_ told: StrayMail.Told, at: Instant) {
        self.init(
            told.key, text: told.text, role: NoticeKey.roleText(of: told.text) ?? "",
            plan: told.plan, at: at, release: at, decidedAt: at, fate: FateColumns(.pending))
    }

    private init(
        _ key: NoticeKey, text: String, role: String, plan: String, at: Instant, release: Instant,
        decidedAt: Instant, fate: FateColumns
    ) {
        let obligation = key.subject.obligation
        var (about, day): (String?, CivilDate?) = (nil, nil)
        if case .plan(let id, let on) = key.subject { (about, day) = (id, on) }
        self.init(
            key: text, duty: obligation?.occurrence.duty, period: obligation?.occurrence.period,
            unit: obligation?.unit, aboutPlan: about, aboutDay: day?.iso, plan: plan,
            due: key.due.iso, kind: key.kind.rawValue, stage: key.stage.description, role: role,
            at: at.microseconds, release: release.microseconds,
            decidedAt: decidedAt.microseconds, fate: fate)
    }

    /// The notice in the ledger.
    ///
    /// - Parameters:
    ///   - address: of a role that is an address; `nil` once erased.
    ///   - mail: the id of the mail that carries it.
    ///   - spooledAt: since when that is in the spool.
    /// - Throws: `UnreadableRow`, or why a day can't be read.
    package func stored(
        address: String?, mail: String?, spooledAt: Int64?
    ) throws -> StoredNotice {
        func unreadable(_ column: String) -> UnreadableRow {
            UnreadableRow(table: "notices", row: key, what: column)
        }
        let subject: Subject
        if let duty {
            guard let period, let unit else { throw unreadable("period or unit") }
            let occurrence = OccurrenceID(duty: duty, period: period)
            subject = .obligation(ObligationID(occurrence: occurrence, unit: unit))
        } else {
            guard let aboutPlan, let aboutDay else { throw unreadable("plan or day") }
            subject = .plan(aboutPlan, day: try CivilDate(parsing: aboutDay))
        }
        guard let kind = NoticeKind(rawValue: kind) else { throw unreadable("kind") }
        guard let role = Role(keyText: role, address: address) else { throw unreadable("role") }
        guard let stage = NoticeStage(parsing: stage) else { throw unreadable("stage") }
        guard let fate = fate.value else { throw unreadable("fate") }
        return StoredNotice(
            notice: Notice(
                key: NoticeKey(
                    subject: subject, due: try CivilDate(parsing: due), kind: kind, stage: stage,
                    role: role),
                plan: plan, at: Instant(microseconds: at),
                release: Instant(microseconds: release), fate: fate),
            key: key, decidedAt: Instant(microseconds: decidedAt), mail: mail,
            spooledAt: spooledAt.map(Instant.init(microseconds:)))
    }
}

internal import Civil
internal import GRDB
internal import LedgerColumns
internal import Scheduler

extension Event {
    /// Adds its row. (Column `origin` belongs to the first release.)
    func insert(_ db: Database, request: String?) throws {
        let columns = EventColumns(body)
        try db.cachedStatement(
            sql: """
                INSERT INTO events (id, duty, period, unit, kind, number, none, note, day, letter,
                    to_unit, voids, answer, actor, held_on, recorded_at, late, request)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            id, obligation.occurrence.duty, obligation.occurrence.period, obligation.unit,
            columns.kind, columns.number, columns.none, columns.note, columns.day?.iso,
            columns.letter, columns.toUnit, columns.voids, columns.answer, actor, on.iso,
            recordedAt.microseconds, workingDaysLate, request,
        ])
    }
}

extension Event {
    /// Of table `events`. What was recorded under a clock that was wrong was recorded before that was put
    /// right: so much is known of it.
    static let columns = """
        id, duty, period, unit, kind, number, none, note, day, letter, to_unit, voids, answer,
        actor, held_on, late, min(recorded_at, coalesce(
            (SELECT min(at) FROM undoings WHERE last_event >= events.id), recorded_at))
            AS recorded_at
        """

    init(row: Row) throws {
        let id: Int64 = row["id"]
        var columns = EventColumns(kind: row["kind"])
        columns.number = row["number"]
        columns.none = row["none"]
        columns.note = row["note"]
        columns.day = try (row["day"] as String?).map { try CivilDate(parsing: $0) }
        columns.letter = row["letter"]
        columns.toUnit = row["to_unit"]
        columns.voids = row["voids"]
        columns.answer = row["answer"]
        guard let body = columns.body else {
            throw UnreadableRow(table: "events", row: String(id), what: "kind \(columns.kind)")
        }
        self.init(
            id: id,
            obligation: ObligationID(
                occurrence: OccurrenceID(duty: row["duty"], period: row["period"]),
                unit: row["unit"]),
            body: body, actor: row["actor"], on: try CivilDate(parsing: row["held_on"] as String),
            recordedAt: Instant(microseconds: row["recorded_at"]), workingDaysLate: row["late"])
    }
}
